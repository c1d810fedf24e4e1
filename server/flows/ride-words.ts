import type { Point, Spot } from '../geo/point.ts'
import type { Language } from '../i18n/languages.ts'
import type { RideProblem, RideView } from '../policy/rides.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Choice, Message } from './message.ts'
import { clip, nameWords } from './place-words.ts'

type C = Ctx<object>

/** What somebody finds on the phone of the other side: who, where, how much, and what can be done now. */
export function statusOf(view: RideView, ctx: C): Message {
  const body = lines([statusLine(view, ctx), '', ...factLines(view, ctx)])
  return choices(body, buttonsFor(view, ctx), { button: ctx.say('ride.actions') })
}

/** How it stands, in a sentence; undefined when the ride is over. */
export function statusLine(view: RideView, ctx: C): string | undefined {
  const { say } = ctx
  const name = nameOf(view, ctx)
  switch (view.state) {
    case 'requested':
    case 'offered':
      return say(`ride.is.${view.state}`)
    case 'accepted':
    case 'arrived':
    case 'started':
      return capital(say(`ride.${view.role === 'driver' ? 'drives' : 'is'}.${view.state}`, { name }))
    default:
      return undefined
  }
}

/** Who comes, how to know and to reach them, and the way. */
export function factLines(view: RideView, ctx: C): (string | undefined)[] {
  return [...otherLines(view, ctx), ...wayLines(view, ctx), ...relayLine(view, ctx)]
}

/** What tells the passenger that it is the right driver, and how each can be reached. */
export function otherLines(
  { role, state, other, pin, etaMinutes }: RideView,
  { say, language }: C,
): string[] {
  if (other === null) return []
  const isComing = state === 'accepted'
  return defined([
    role === 'passenger' && other.plate !== null ? say('ride.plate', { plate: other.plate }) : undefined,
    other.phone === null ? undefined : `📞 +${other.phone}`,
    other.ratings > 0 ? starsOf(other.stars, other.ratings, language) : undefined,
    role === 'passenger' && isComing && etaMinutes !== null ? say('ride.eta', { n: etaMinutes }) : undefined,
    role === 'passenger' && pin !== null && state !== 'started' ? say('ride.pin', { pin }) : undefined,
  ])
}

/** From where to where, and what it may cost. */
export function wayLines(
  { role, state, pickup, dropoff, distanceM, estimateRwf }: RideView,
  ctx: C,
): string[] {
  const { say } = ctx
  const way = distanceM === null ? '' : ` (${distanceIn(distanceM, ctx.language)})`
  return defined([
    state === 'started' ? undefined : `📍 ${placeOf(pickup, ctx)}`,
    role === 'driver' && state !== 'started' ? mapLink(pickup) : undefined,
    dropoff === null ? undefined : `🏁 ${placeOf(dropoff, ctx)}${way}`,
    role === 'driver' && state === 'started' && dropoff !== null ? mapLink(dropoff) : undefined,
    estimateRwf === null ? undefined : say('ride.offerFare', { fare: estimateRwf }),
  ])
}

/** How to reach each other where numbers are not told. */
export const relayLine = ({ other }: RideView, { say, scope }: C): string[] =>
  other !== null && scope.rides.rules.contact === 'relay' ? ['', say('ride.relayed')] : []

/** Everything that can be done with the ride as it stands. */
export function buttonsFor(view: RideView, ctx: C): Choice[] {
  const { say } = ctx
  const button = (action: RideAction, title: string): Choice => ({
    id: actionId('ride', action, view.id),
    title,
  })
  if (view.other === null) return [button('cancel', say('ride.cancelRequest'))]
  const step: Partial<Record<RideView['state'], Choice>> = {
    accepted: button('arrived', say('ride.arrived')),
    arrived: button('start', say('ride.start')),
    started: button('complete', say('ride.complete')),
  }
  const next = view.role === 'driver' ? step[view.state] : undefined
  return [
    ...(next === undefined ? [] : [next]),
    button('message', say('ride.message')),
    ...(view.role === 'passenger' ? [button('share', say('ride.share'))] : []),
    button('sos', say('ride.sos')),
    button('cancel', say('ride.cancel')),
  ]
}

/** At most three, under the news of a change. */
export const mainButtons = (view: RideView, ctx: C, ...actions: RideAction[]): Choice[] =>
  buttonsFor(view, ctx).filter(({ id }) => actions.some((action) => id === actionId('ride', action, view.id)))

export type RideAction = 'arrived' | 'start' | 'complete' | 'message' | 'share' | 'sos' | 'cancel'

/** The other person's first name, or what they are. */
export const nameOf = ({ role, other }: Pick<RideView, 'role' | 'other'>, { say }: C): string =>
  shortName(other?.name) ?? say(role === 'passenger' ? 'ride.driver' : 'ride.passenger')

/** Names come from outside: of any length, on any number of lines, with marks that would make text bold. */
export function shortName(name: string | null | undefined): string | undefined {
  const short = clip(nameWords(name ?? ''), maxName)
  return short === '' ? undefined : short
}

/** "Kimironko market", "near Kimironko market", or the coordinates where nothing is known. */
export function placeOf(spot: Spot, { say, scope }: C): string {
  if (spot.name !== undefined) return clip(nameWords(spot.name), maxPlace)
  const near = scope.places.near(spot)
  return near === undefined
    ? degrees(spot)
    : say('find.near', { place: clip(nameWords(near.name), maxPlace) })
}

/** Opens the map application of the phone. */
export const mapLink = (at: Point): string => `https://maps.google.com/?q=${degrees(at)}`

const degrees = ({ latitude, longitude }: Point): string => `${latitude.toFixed(5)},${longitude.toFixed(5)}`

/** "350 m", "1.2 km", "14 km". */
export function distanceIn(metres: number, language: Language): string {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} m`
  const km = metres / 1000
  return `${km < 9.95 ? tenths(km, language) : Math.round(km)} km`
}

/** "★ 4.8 (23)" */
export const starsOf = (stars: number | null, ratings: number, language: Language): string =>
  `★ ${tenths(stars ?? 0, language)} (${ratings})`

/** French, Kinyarwanda and Swahili differ in more than this, but only French writes a decimal comma on phones. */
const tenths = (value: number, language: Language): string =>
  language === 'fr' ? value.toFixed(1).replace('.', ',') : value.toFixed(1)

export type VehicleType = RideView['vehicleType']

export const typeName = (type: VehicleType, { say }: C): string => say(`find.${type}`)

export function problemIn(problem: RideProblem, { say, scope }: C): string {
  // The PIN is only asked of drivers, who are answered with the passenger's name.
  if (problem === 'wrong_pin' || problem === 'pin_locked') return say('ride.too_late')
  if (problem !== 'paused') return say(`ride.${problem}`)
  const until = scope.rides.pausedUntil()
  return until === null ? say('ride.too_late') : say('ride.paused', { time: scope.drive.timeOf(until) })
}

export const text = (body: string): Message & { kind: 'text' } => ({ kind: 'text', body: capital(body) })

/** Whoever has no name is "your driver", which may be the first word. */
export const capital = (sentence: string): string =>
  sentence.replace(/^(\P{L}*)(\p{Ll})/u, (_, before, first) => `${before}${first.toUpperCase()}`)

export const lines = (parts: (string | undefined)[]): string =>
  capital(
    parts
      .filter((part) => part !== undefined)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  )

const defined = (parts: (string | undefined)[]): string[] => parts.filter((part) => part !== undefined)

const maxName = 30
const maxPlace = 60
