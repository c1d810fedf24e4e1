import type { RideState } from '../db/schema-mobility.ts'
import type { Point, Spot } from '../geo/point.ts'
import { sayIn } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/languages.ts'
import { sharedPath } from '../rides/share.ts'
import type { SharedRide } from '../rides/shared.ts'
import { shownPlate } from '../vehicles/plate.ts'
import { escapeHtml, htmlPage, pageStyles } from './page.ts'
import { type TripWords, tripWords } from './trip-words.ts'

export interface TripPage {
  ride: SharedRide
  language: Language
  now: number
  /** The clock times on it are of this zone. */
  timezone: string
  emergencyNumber: string
}

/** For whoever waits for somebody on the road: who drives, with which plate, and where they are. */
export function tripPage({ ride, language, now, timezone, emergencyNumber }: TripPage): string {
  const words = tripWords[language]
  const clock = (at: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' }).format(at)
  const isOver = ride.endedAt !== null
  const body = [
    '<header>',
    `<p class="quiet">${escapeHtml(words.title)}</p>`,
    `<h1 class="sentence state">${escapeHtml(stateIn(words, ride.state))}</h1>`,
    ...sinceIn(words, ride, clock),
    '</header>',
    ...(ride.sosAt !== null && !isOver
      ? [`<p class="alert">${escapeHtml(words.helpAsked(clock(ride.sosAt)))}</p>`]
      : []),
    ...driverPart(ride, language),
    '<ol class="way">',
    spotPart(words.pickup, ride.pickup, words),
    ride.dropoff === null
      ? `<li><span class="quiet">${escapeHtml(words.dropoff)}</span> ${escapeHtml(words.noDropoff)}</li>`
      : spotPart(words.dropoff, ride.dropoff, words),
    '</ol>',
    ...(isOver || ride.driver === null ? [] : positionPart(ride.position, words, now)),
    '<footer>',
    `<p>${escapeHtml(isOver ? words.endsLater : words.refreshes(refreshSeconds))}</p>`,
    ...(isOver
      ? []
      : [`<p>${escapeHtml(words.emergency)} <a href="tel:${emergencyNumber}">${emergencyNumber}</a>.</p>`]),
    '</footer>',
  ]
  // A page that loads itself anew takes a reader's place away; with scripts only what has changed is put in.
  const refresh = isOver
    ? []
    : [
        `<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>`,
        `<script src="${scriptPath}" data-every-ms="${refreshSeconds * 1000}" defer></script>`,
      ]
  const title = `${words.title}: ${stateIn(words, ride.state)}`
  return htmlPage(language, { title, head: [...refresh, ...head], body })
}

/** The same for a link that never was and for one that has ended: it tells a stranger nothing. */
export function noTripPage(language: Language): string {
  const words = tripWords[language]
  const body = [
    '<header>',
    `<h1 class="sentence">${escapeHtml(words.goneTitle)}</h1>`,
    '</header>',
    `<p>${escapeHtml(words.gone)}</p>`,
  ]
  return htmlPage(language, { title: words.goneTitle, head, body })
}

const stateIn = (words: TripWords, state: RideState): string =>
  ({
    requested: words.looking,
    offered: words.looking,
    accepted: words.coming,
    arrived: words.waiting,
    started: words.riding,
    completed: words.arrived,
    cancelled: words.cancelled,
    expired: words.expired,
  })[state]

function sinceIn(words: TripWords, ride: SharedRide, clock: (at: number) => string): string[] {
  if (ride.endedAt !== null) return [`<p class="quiet">${escapeHtml(words.at(clock(ride.endedAt)))}</p>`]
  const at = ride.startedAt ?? ride.arrivedAt ?? ride.acceptedAt
  return at === null ? [] : [`<p class="quiet">${escapeHtml(words.since(clock(at)))}</p>`]
}

function driverPart({ driver, vehicleType }: SharedRide, language: Language): string[] {
  if (driver === null) return []
  const words = tripWords[language]
  return [
    '<section class="driver">',
    `<p><span class="quiet">${escapeHtml(words.driver)}</span><br><strong>${escapeHtml(driver.firstName ?? words.unnamed)}</strong> · ${escapeHtml(sayIn(language)(`find.${vehicleType}`))}</p>`,
    `<p class="plate">${escapeHtml(shownPlate(driver.plate))}</p>`,
    '</section>',
  ]
}

const spotPart = (label: string, spot: Spot, words: TripWords): string =>
  `<li><span class="quiet">${escapeHtml(label)}</span> <a href="${escapeHtml(osmLink(spot))}" rel="noreferrer">${escapeHtml(spot.name ?? words.place)}</a></li>`

function positionPart(position: SharedRide['position'], words: TripWords, now: number): string[] {
  if (position === null) return [`<p class="quiet">${escapeHtml(words.noPosition)}</p>`]
  const minutes = Math.floor(Math.max(0, now - position.seenAt) / 60_000)
  const ago = minutes < 1 ? words.justNow : minutes > 60 ? words.hoursAgo : words.minutesAgo(minutes)
  const { latitude, longitude } = rounded(position)
  return [
    `<p>${escapeHtml(words.lastSeen)}: <strong>${escapeHtml(ago)}</strong></p>`,
    `<a class="map" href="geo:${latitude},${longitude}?q=${latitude},${longitude}">${escapeHtml(words.openMap)}</a>`,
    `<p class="center"><a href="${escapeHtml(osmLink(position))}" rel="noreferrer">OpenStreetMap</a></p>`,
  ]
}

function osmLink(point: Point): string {
  const { latitude, longitude } = rounded(point)
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
}

/** To about a metre. */
const rounded = ({ latitude, longitude }: Point): Point => ({
  latitude: Number(latitude.toFixed(5)),
  longitude: Number(longitude.toFixed(5)),
})

const refreshSeconds = 20
export const scriptPath = `${sharedPath}/-/follow.js`
export const followScript = `const everyMs = Number(document.currentScript.dataset.everyMs)
const said = document.createElement('p')
said.className = 'visually-hidden'
said.setAttribute('role', 'status')
document.body.append(said)
async function follow() {
  let isOver = false
  if (document.visibilityState === 'visible') {
    try {
      const response = await fetch(location.href)
      const next = new DOMParser().parseFromString(await response.text(), 'text/html')
      const [shown, fresh] = [document.querySelector('main'), next.querySelector('main')]
      if (fresh !== null && response.status < 500) {
        const state = fresh.querySelector('h1').textContent
        if (state !== shown.querySelector('h1').textContent) said.textContent = state
        if (shown.innerHTML !== fresh.innerHTML) {
          const at = [...shown.querySelectorAll('a')].indexOf(document.activeElement)
          shown.innerHTML = fresh.innerHTML
          if (at >= 0) shown.querySelectorAll('a')[at]?.focus()
        }
        document.title = next.title
        isOver = next.querySelector('script[data-every-ms]') === null
      }
    } catch {
      // Without a network it is tried again.
    }
  }
  if (!isOver) setTimeout(follow, everyMs)
}
setTimeout(follow, everyMs)
`

export const stylesPath = `${sharedPath}/-/trip.css`
const head = [`<link rel="stylesheet" href="${stylesPath}">`]

export const styles = `${pageStyles}
:root { --plate: #ffd84d; --on-plate: #16211c; }
h1.state { margin-top: .25rem; font-size: 1.7rem; color: var(--brand); }
.alert { padding: .8rem 1rem; border-radius: .65rem; background: var(--bad); color: var(--on-bad); font-weight: 700; text-align: center; }
.driver {
  display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between;
  margin: 1.25rem 0; padding: .9rem 1rem; border-radius: .65rem; background: var(--tint);
}
.driver p { margin: 0; overflow-wrap: anywhere; }
.driver strong { font-size: 1.3rem; }
.plate {
  padding: .2rem .7rem; border: 1.5px solid #1d2b25; border-radius: .35rem; background: var(--plate); color: var(--on-plate);
  font: 800 1.35rem/1.4 ui-monospace, 'Roboto Mono', 'DejaVu Sans Mono', monospace; letter-spacing: .04em; white-space: nowrap;
}
.way { margin: 1.25rem 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
.way li { position: relative; padding: 0 0 .9rem 1.9rem; }
.way li .quiet { display: block; font-size: .9375rem; }
.way li::before {
  content: ''; position: absolute; left: .2rem; top: .4rem; width: .8rem; height: .8rem; border-radius: 50%;
  border: .2rem solid var(--brand); background: var(--paper); z-index: 1;
}
.way li:last-child::before { background: var(--brand); }
.way li:first-child::after { content: ''; position: absolute; left: .52rem; top: .8rem; bottom: -.6rem; border-left: .16rem dotted var(--brand); }
.way li a { display: inline-block; min-height: 1.5rem; padding: .15rem 0; }
.map {
  display: flex; align-items: center; justify-content: center; min-height: 3.5rem; margin: .75rem 0; padding: .5rem 1rem; border-radius: 1rem;
  background: var(--brand); color: var(--on-brand); font-size: 1.125rem; font-weight: 700; text-decoration: none;
}
.map:focus-visible { outline-color: var(--ink); }
.center { text-align: center; }
.center a { display: inline-flex; align-items: center; min-height: 3rem; }
footer { margin: 1.25rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; }
footer a { display: inline-block; padding: .2rem 0; font-weight: 650; }
`
