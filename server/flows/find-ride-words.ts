import type { Spot } from '../geo/point.ts'
import { durationIn } from '../i18n/duration.ts'
import type { Estimate, NearbyDriver, RideView } from '../policy/rides.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Choice, Message } from './message.ts'
import { clip } from './place-words.ts'
import { distanceIn, placeOf, shortName, starsOf } from './ride-words.ts'

type C = Ctx<object>

/**
 * One row for each driver: how far, how good, how soon, how much. Few of them are drawn as buttons, which have no room
 * for that: it stands in lines above them.
 */
export function driverRows(
  drivers: NearbyDriver[],
  estimate: Estimate | undefined,
  { say, language }: C,
): { lines: string[]; rows: (Omit<Choice, 'id'> & { driverId: number })[] } {
  const isList = drivers.length + 1 > maxButtons
  const titles = titlesOf(drivers, isList ? maxTitle : maxButtonTitle)
  const rows = drivers.map(({ driverId, distanceM, stars, ratings, minutes }, index) => ({
    driverId,
    title: titles[index] ?? String(driverId),
    description: [
      distanceIn(distanceM, language),
      ratings === 0 ? say('find.noRatings') : starsOf(stars, ratings, language),
      say('find.minutes', { n: minutes }),
      ...(estimate === undefined ? [] : [fareOf(estimate, say)]),
    ].join(' · '),
  }))
  if (isList) return { lines: [], rows }
  const lines = rows.map(({ title, description }) => `*${title}*: ${description}`)
  return { lines: ['', ...lines], rows: rows.map(({ driverId, title }) => ({ driverId, title })) }
}

/** Where to, how far and for how much; that there is no fixed fare, where there is none. */
export function estimateLines(dropoff: Spot | null, estimate: Estimate | undefined, ctx: C): string[] {
  const { say, language } = ctx
  const to = dropoff === null ? [] : [`🏁 ${placeOf(dropoff, ctx)}`]
  if (estimate === undefined) return [...to, say('find.agreeFare')]
  const { distanceM, minutes, verified } = estimate
  const way = [distanceIn(distanceM, language), say('find.minutes', { n: minutes }), fareOf(estimate, say)]
  return [...to, `💰 ${way.join(' · ')}`, ...(verified ? [] : [say('find.agreeFare')])]
}

const fareOf = ({ rwf, verified }: Estimate, say: C['say']): string =>
  say(verified ? 'find.fare' : 'find.aboutFare', { fare: rwf })

/** What was asked for is under way; a word or a button ends it. */
export function asking(view: RideView, { say, scope, language }: C): Message {
  const { offerMs, lookMs } = scope.rides.rules
  const driver = shortName(view.offeredTo?.name)
  const time = durationIn(language, view.state === 'offered' ? offerMs : lookMs)
  const body =
    view.state !== 'offered'
      ? say('find.looking', { time })
      : driver === undefined
        ? say('find.askingNearest', { time })
        : say('find.asking', { name: `*${driver}*`, time })
  return choices(body, [{ id: actionId('ride', 'cancel', view.id), title: say('ride.cancelRequest') }])
}

/** Names repeat; the end of the plate tells them apart, as much of it as is needed. */
function titlesOf(drivers: NearbyDriver[], maxLength: number): string[] {
  for (let digits = 3; ; digits++) {
    const titles = drivers.map(({ name, plate }) => {
      const end = ` · ${plate.replaceAll(' ', '').slice(-digits)}`
      return `${clip(shortName(name) ?? '–', maxLength - end.length)}${end}`
    })
    if (new Set(titles).size === titles.length || digits >= maxPlate) return titles
  }
}

const maxButtons = 3
const maxButtonTitle = 20
const maxTitle = 24
const maxPlate = 12
