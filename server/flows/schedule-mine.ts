import { clockIn, dayIn, weekdayIn } from '../i18n/calendar.ts'
import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { BookingView, TripView } from '../policy/trips.ts'
import { actionId, answerId, choices, chosen } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import { clip } from './place-words.ts'
import { lines, placeOf, text } from './ride-words.ts'
import { type C, type To, withTrip } from './schedule-context.ts'
import { capital, otherOf, repeatsOf, tripLines, wayLine, whenOf } from './schedule-words.ts'

/** All that is planned, the next trip first. */
export function ownTrips(ctx: C): Message {
  const { say, scope } = ctx
  const trips = scope.trips.list().slice(0, mostTrips)
  if (trips.length === 0) {
    return choices(say('trips.none'), [{ id: actionId('schedule', 'plan'), title: say('trips.title') }])
  }
  const body = [
    say('trips.yours'),
    ...trips.flatMap((trip, index) => [
      '',
      `${index + 1}. ${wayLine(trip, ctx)}`,
      trip.repeats === 'once' ? whenOf(trip, ctx) : `${whenOf(trip, ctx)} 🔁`,
    ]),
  ]
  const isList = trips.length > maxButtons
  const rows = trips.map((trip, index) => ({
    id: actionId('schedule', 'trip', trip.id),
    title: clip(`${index + 1}. ${placeOf(trip.to, ctx)}`, isList ? maxRowTitle : maxButtonTitle),
    ...(isList && { description: clip(whenOf(trip, ctx), maxDescription) }),
  }))
  return choices(lines(body), rows, { button: say('trips.manage') })
}

/** One trip with whom it was agreed, and what can be done with it. */
export function tripDetail(trip: TripView, ctx: C): Message {
  const { say, scope, language } = ctx
  const bookings = scope.trips.bookings(trip.id).slice(0, mostBookings)
  const upcoming = trip.days.slice(0, 3).map(({ day }) => `${weekdayIn(language, day)} ${dateNumber(day)}`)
  const body = lines([
    ...tripLines(trip, ctx),
    trip.repeats === 'once' ? undefined : say('trips.next', { days: upcoming.join(' · ') }),
    '',
    ...bookings.map((view) => bookingLine(view, ctx)),
  ])
  const find = say(trip.role === 'driver' ? 'trips.findPassengers' : 'trips.findDrivers')
  const rows: Choice[] = [
    ...bookings.map((view, index) => ({
      id: actionId('schedule', 'booking', view.id),
      title: clip(`${index + 1}. ${clockIn(view.pickup.minute)} ${otherOf(view, ctx)}`, maxButtonTitle),
    })),
    { id: actionId('schedule', 'find', trip.id), title: find },
    ...(trip.repeats === 'once'
      ? []
      : [{ id: actionId('schedule', 'days', trip.id), title: say('trips.cancelDay') }]),
    { id: actionId('schedule', 'dropTrip', trip.id), title: say('trips.cancelTrip') },
  ]
  return choices(body, rows, { button: say('trips.manage') })
}

/** The coming days of a repeated trip, to give up one. */
export const whichDay = (trip: TripView, { say, language }: C): Message =>
  choices(
    `${say('trips.askWhichDay')}`,
    trip.days.slice(0, mostDays).map(({ id, day }) => ({
      id: actionId('schedule', 'dropDay', id),
      title: clip(
        `${dateNumber(day)} ${weekdayIn(language, day)}`,
        trip.days.length > maxButtons ? maxRowTitle : maxButtonTitle,
      ),
      ...(trip.days.length > maxButtons && { description: capital(dayIn(language, day)) }),
    })),
    { button: say('trips.dayButton') },
  )

/** Giving up what others count on is asked twice. */
export function askSure(ctx: C): Message {
  const { data, say, scope, language } = ctx
  const { what, id } = data.giveUp ?? { what: 'trip', id: 0 }
  const trip = what === 'trip' ? scope.trips.find(id) : tripOfDay(id, ctx)
  const day = trip?.days.find((one) => one.id === id)?.day ?? 0
  const isAgreed = scope.trips
    .bookings(trip?.id ?? 0)
    .some((view) => view.state === 'agreed' && (what === 'trip' || view.dayId === id))
  const body = lines([
    trip && wayLine(trip, ctx),
    trip && what === 'trip' && trip.repeats !== 'once' ? `🔁 ${repeatsOf(trip, ctx)}` : undefined,
    '',
    what === 'day' ? say('trips.sureDay', { day: dayIn(language, day) }) : say('trips.sureTrip'),
    isAgreed ? say('trips.othersTold') : undefined,
  ])
  return choices(body, [
    { id: answerId('schedule', 'sure', 'yes'), title: say('trips.yesCancel') },
    { id: answerId('schedule', 'sure', 'no'), title: say('trips.keep') },
  ])
}

export function sureAnswered(incoming: Incoming, ctx: C): To {
  const { data, say, scope, language } = ctx
  const tapped = chosen(incoming, 'schedule', 'sure')
  if (tapped === 'no') return { done: true, say: [text(say('trips.kept'))] }
  if (tapped !== 'yes') return { problem: say('flow.tapOne') }
  const { what, id } = data.giveUp ?? { what: 'trip', id: 0 }
  const day = tripOfDay(id, ctx)?.days.find((one) => one.id === id)?.day
  const isDone = what === 'day' ? scope.trips.cancelDay(id) : scope.trips.cancelTrip(id)
  if (!isDone) return { done: true, say: [text(say('trips.too_late'))] }
  const told =
    what === 'day' && day !== undefined
      ? capital(say('trips.dayCancelled', { day: dayIn(language, day) }))
      : say('trips.tripCancelled')
  return { done: true, say: [text(told)] }
}

/** Which day, or straight to being sure where there is only one. */
export const toDropDay = (dayId: number, ctx: C): To => {
  const trip = tripOfDay(dayId, ctx)
  if (trip === undefined) return { stay: [text(ctx.say('trips.gone'))] }
  return { goTo: 'sure', data: { giveUp: { what: 'day', id: dayId } } }
}

export const toDropTrip = (tripId: number, ctx: C): To =>
  withTrip(tripId, ctx, ({ id }) => ({ goTo: 'sure', data: { giveUp: { what: 'trip', id } } }))

/** "my trips", in whichever language. */
export const isAboutOwnTrips = (incoming: Incoming): boolean =>
  incoming.kind === 'text' &&
  languages.some((language) =>
    sayIn(language)('trips.mine.keywords')
      .split(',')
      .some((word) => plain(word) === plain(incoming.body)),
  )

export const tripOfDay = (dayId: number, { scope }: C): TripView | undefined =>
  scope.trips.list().find(({ days }) => days.some(({ id }) => id === dayId))

function bookingLine(view: BookingView, ctx: C): string {
  const { say, language } = ctx
  return say(view.state === 'agreed' ? 'trips.agreedWith' : 'trips.askedWith', {
    name: otherOf(view, ctx),
    day: dayIn(language, view.pickup.day),
    time: clockIn(view.pickup.minute),
  })
}

const dateNumber = (day: number): number => new Date(day * 86_400_000).getUTCDate()

const mostTrips = 6
const mostBookings = 5
const mostDays = 10
const maxButtons = 3
const maxButtonTitle = 20
const maxRowTitle = 24
const maxDescription = 72
