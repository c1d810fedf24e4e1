import type { Spot } from '../geo/point.ts'
import { clockIn, dayIn, weekdayIn } from '../i18n/calendar.ts'
import type { BookingView, MatchView, TripVehicle, TripView } from '../policy/trips.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Choice, Message } from './message.ts'
import { clip } from './place-words.ts'
import { distanceIn, lines, mapLink, placeOf, shortName, starsOf, text, typeName } from './ride-words.ts'

type C = Ctx<object>
type VehicleType = TripVehicle['type']

/** What was planned: the way, when, how often, the seats. */
export function tripLines(trip: TripView, ctx: C): (string | undefined)[] {
  const { say } = ctx
  const seats = trip.role === 'driver' ? 'trips.seatsOffered' : 'trips.seatsWanted'
  return [
    wayLine(trip, ctx),
    `📅 ${whenOf(trip, ctx)}`,
    trip.repeats === 'once' ? undefined : `🔁 ${repeatsOf(trip, ctx)}`,
    say(seats, { n: trip.seats }),
    trip.plate === null || trip.vehicleType === null
      ? undefined
      : `${signOf(trip.vehicleType)} ${typeName(trip.vehicleType, ctx)}, ${trip.plate}`,
  ]
}

export const wayLine = ({ from, to }: { from: Spot; to: Spot }, ctx: C): string =>
  ctx.say('trips.way', { from: clip(placeOf(from, ctx), maxPlace), to: clip(placeOf(to, ctx), maxPlace) })

/** "Monday 23 November, 06:30 to 08:30", of the next day on which it is made. */
export function whenOf({ days, windowFromMin, windowToMin }: TripView, { say, language }: C): string {
  const [next] = days
  const day = next === undefined ? '–' : dayIn(language, next.day)
  return capital(
    windowFromMin === 0 && windowToMin >= wholeDay
      ? say('trips.allDay', { day })
      : say('trips.between', { day, from: clockIn(windowFromMin), until: clockIn(windowToMin) }),
  )
}

export function repeatsOf({ repeats, days }: TripView, { say, language }: C): string {
  const [next] = days
  const every = say(`trips.${repeats}`)
  return repeats === 'weekly' && next !== undefined ? `${every}: ${weekdayIn(language, next.day)}` : every
}

/** Those who suit, explained, as buttons or as a list; what comes before is in `head`. */
export function matchesMessages(
  head: (string | undefined)[],
  found: MatchView[],
  otherwise: 'trips.nobodyYet' | 'trips.nobody',
  tripId: number | undefined,
  ctx: C,
): Message[] {
  const { say, language } = ctx
  const [first] = found
  if (first === undefined) {
    const mine = { id: actionId('schedule', 'mine'), title: say('trips.mine') }
    const drop = { id: actionId('schedule', 'dropTrip', tripId ?? 0), title: say('trips.cancelTrip') }
    return [choices(lines([...head, '', say(otherwise)]), tripId === undefined ? [mine] : [mine, drop])]
  }
  const title = say(first.role === 'driver' ? 'trips.driversFound' : 'trips.passengersFound')
  const above = lines(head)
  const below = lines([
    `${title} (${dayIn(language, first.pickup.day)})`,
    ...found.map((match, index) => `${index + 1}. ${matchLine(match, ctx)}`),
    '',
    say('trips.whom'),
  ])
  const isList = found.length > maxButtons
  const titles = titlesOf(found, isList ? maxRowTitle : maxButtonTitle, ctx)
  const rows = found.map((match, index) => ({
    id: actionId('schedule', 'match', `${match.dayId}:${match.otherDayId}`),
    title: titles[index] ?? '',
    ...(isList && { description: clip(wayOf(match, ctx), maxDescription) }),
  }))
  const whole = lines([above, '', below])
  const button = { button: say('menu.button') }
  return [...whole].length <= maxBody
    ? [choices(whole, rows, button)]
    : [text(above), choices(below, rows, button)]
}

/** "Aline (★ 4.8 (23)): 2 km from your start, leaves 07:10" */
export function matchLine(match: MatchView, ctx: C): string {
  const { say, language } = ctx
  const { role, pickup, startOffM } = match
  const about = [
    match.vehicleType === null ? undefined : typeName(match.vehicleType, ctx),
    match.ratings > 0 ? starsOf(match.stars, match.ratings, language) : undefined,
  ].filter((part) => part !== undefined)
  const name = about.length === 0 ? nameOf(match, ctx) : `${nameOf(match, ctx)}, ${about.join(', ')}`
  return say(role === 'driver' ? 'trips.driverLine' : 'trips.passengerLine', {
    name: `*${name}*`,
    distance: distanceIn(startOffM, language),
    time: clockIn(pickup.minute),
  })
}

/** One of them closer, with a button to ask. */
export function matchDetail(head: string | undefined, match: MatchView, ctx: C): Message {
  const { say, language } = ctx
  const isDriver = match.role === 'driver'
  const seats = say(isDriver ? 'trips.seatsOffered' : 'trips.seatsWanted', { n: match.seats })
  const body = lines([
    head,
    head === undefined ? undefined : '',
    matchLine(match, ctx),
    '',
    wayLine(match, ctx),
    say('trips.leaves', { day: dayIn(language, match.pickup.day), time: clockIn(match.pickup.minute) }),
    suitsLine(match, isDriver, ctx),
    seats,
  ])
  const id = `${match.dayId}:${match.otherDayId}`
  return choices(body, [
    { id: actionId('schedule', 'ask', id), title: say(isDriver ? 'trips.ask' : 'trips.offer') },
    { id: actionId('schedule', 'others', match.dayId), title: say('trips.others') },
  ])
}

/** What it costs each: the passenger walks, the driver makes a detour. */
const suitsLine = (
  { startOffM, endOffM, detourM }: Pick<MatchView, 'startOffM' | 'endOffM' | 'detourM'>,
  toPassenger: boolean,
  { say, language }: C,
): string =>
  toPassenger
    ? say('trips.walks', { start: distanceIn(startOffM, language), end: distanceIn(endOffM, language) })
    : say('trips.detour', { distance: distanceIn(detourM, language) })

/** Everything about what was asked or agreed: when, where, and how to know and reach each other. */
export function bookingLines(view: BookingView, ctx: C): (string | undefined)[] {
  const { say, language, scope } = ctx
  const { other, pickup, role, state } = view
  const isAgreed = state === 'agreed'
  return [
    say(isAgreed ? 'trips.at' : 'trips.leaves', {
      day: dayIn(language, pickup.day),
      time: clockIn(pickup.minute),
    }),
    wayLine(view, ctx),
    role === 'driver' && isAgreed ? mapLink(view.from) : undefined,
    view.suits === null ? undefined : suitsLine(view.suits, role === 'passenger', ctx),
    role === 'driver' ? say('trips.seatsWanted', { n: view.seats }) : undefined,
    other.vehicleType === null
      ? undefined
      : `${signOf(other.vehicleType)} ${typeName(other.vehicleType, ctx)}`,
    other.plate === null ? undefined : say('ride.plate', { plate: other.plate }),
    other.phone === null ? undefined : `📞 +${other.phone}`,
    other.ratings > 0 ? starsOf(other.stars, other.ratings, language) : undefined,
    view.estimateRwf === null ? undefined : say('trips.fare', { fare: view.estimateRwf }),
    isAgreed && scope.rides.rules.contact === 'relay' ? say('ride.relayed') : undefined,
  ]
}

/** An agreement is for one day; whoever makes the trip on others as well must not take it for all of them. */
export const hasOtherDays = ({ tripId, dayId }: BookingView, { scope }: C): boolean =>
  scope.trips.find(tripId)?.days.some(({ id }) => id !== dayId) === true

export const dayOf = ({ pickup }: BookingView, { language }: C): string => dayIn(language, pickup.day)

/** What can be done with it now. */
export function bookingButtons(view: BookingView, ctx: C): Choice[] {
  const { say } = ctx
  const button = (action: string, title: string): Choice => ({
    id: actionId('schedule', action, view.id),
    title,
  })
  const cancel = button('drop', say('trips.cancelBooking'))
  if (view.state === 'agreed') return [button('write', say('ride.message')), cancel]
  if (view.state !== 'asked') return []
  return view.askedByMe
    ? [cancel]
    : [button('accept', say('ride.accept')), button('decline', say('ride.decline'))]
}

const signOf = (type: VehicleType): string => (type === 'moto' ? '🛵' : '🚘')

/** First name of the other, or what they are. */
export const nameOf = (
  { name, role }: { name: string | null; role: 'driver' | 'passenger' },
  { say }: C,
): string => shortName(name) ?? say(role === 'driver' ? 'ride.aDriver' : 'ride.someone')

/** The other side of a booking. */
export const otherOf = (view: BookingView, ctx: C): string =>
  nameOf({ name: view.other.name, role: view.role === 'driver' ? 'passenger' : 'driver' }, ctx)

const wayOf = ({ from, to }: MatchView, ctx: C): string =>
  `${clip(placeOf(from, ctx), maxInRow)} → ${clip(placeOf(to, ctx), maxInRow)}`

/** "07:10 Aline"; Meta refuses two choices of the same title. */
function titlesOf(found: MatchView[], most: number, ctx: C): string[] {
  const seen = new Set<string>()
  return found.map((match, index) => {
    const title = clip(`${clockIn(match.pickup.minute)} ${nameOf(match, ctx)}`, most)
    const unlike = seen.has(title) ? clip(`${index + 1}. ${title}`, most) : title
    seen.add(unlike)
    return unlike
  })
}

/** Names of days are small within a sentence, in most languages. */
export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const wholeDay = 1440
const maxPlace = 40
const maxInRow = 34
const maxButtons = 3
const maxButtonTitle = 20
const maxRowTitle = 24
const maxDescription = 72
const maxBody = 1024
