import { answerId, choices, chosen, defineFlow } from './flow.ts'
import type { Choice } from './message.ts'
import { placeStep } from './place-step.ts'
import { text } from './ride-words.ts'
import {
  accepted,
  answerTyped,
  asked,
  askWhy,
  bookingShown,
  declined,
  matchShown,
  others,
  toDrop,
  whyAnswered,
  written,
} from './schedule-booking.ts'
import {
  type C,
  idIn,
  type Schedule,
  type StepName,
  type To,
  withBooking,
  withTrip,
} from './schedule-context.ts'
import {
  askSure,
  isAboutOwnTrips,
  ownTrips,
  sureAnswered,
  toDropDay,
  toDropTrip,
  tripDetail,
  whichDay,
} from './schedule-mine.ts'
import { scheduleNews } from './schedule-news.ts'
import {
  askDay,
  askHour,
  askRepeats,
  askSeats,
  askVehicle,
  dayAnswered,
  hourAnswered,
  repeatsAnswered,
  seatsAnswered,
  vehicleAnswered,
} from './schedule-plan.ts'
import { matchesMessages, otherOf } from './schedule-words.ts'

/** A trip for later, of a passenger or of a driver with free seats; whom it suits, and what the two agree on. */
export const schedule = defineFlow<Schedule, StepName>()({
  name: 'schedule',
  version: 1,
  title: 'trips.title',
  keywords: 'trips.keywords',
  urgent: true,
  first: 'what',
  blank: {},
  /** Who can only travel and has planned nothing is not asked what they want. */
  opens: (ctx) => (whatChoices(ctx).length === 1 ? { goTo: 'from', data: { role: 'passenger' } } : undefined),
  steps: {
    what: {
      ask: (ctx) => choices(ctx.say('trips.askWhat'), whatChoices(ctx)),
      answer(incoming, ctx) {
        const { say, scope } = ctx
        const tapped = chosen(incoming, 'schedule', 'what')
        if (tapped === 'travel') return { goTo: 'from', data: { role: 'passenger' } }
        if (tapped === 'mine') return { done: true, say: [ownTrips(ctx)] }
        if (tapped !== 'drive') return { problem: say('flow.tapOne') }
        const isValid = scope.trips.vehicles().some(({ valid }) => valid)
        return isValid
          ? { goTo: 'from', data: { role: 'driver' } }
          : { done: true, say: [text(say('trips.noValidVehicle'))] }
      },
    },
    from: placeStep<Schedule, StepName>({
      flow: 'schedule',
      step: 'from',
      question: ({ data, say }) => say(data.role === 'driver' ? 'trips.askDriveFrom' : 'trips.askFrom'),
      next: (from) => ({ goTo: 'to', data: { from } }),
    }),
    to: placeStep<Schedule, StepName>({
      flow: 'schedule',
      step: 'to',
      question: ({ data, say }) => say(data.role === 'driver' ? 'trips.askDriveTo' : 'trips.askTo'),
      near: ({ data }) => data.from,
      isElsewhere: true,
      next: (to, { data, say, scope }) =>
        data.from !== undefined && scope.trips.isTooClose(data.from, to)
          ? { problem: say('trips.too_close') }
          : { goTo: 'day', data: { to } },
    }),
    day: { ask: askDay, answer: dayAnswered },
    // "6" is an hour here, not the sixth choice.
    hour: { free: true, ask: askHour, answer: hourAnswered },
    vehicle: { ask: askVehicle, answer: vehicleAnswered },
    seats: { ask: askSeats, answer: seatsAnswered },
    repeats: { ask: askRepeats, answer: repeatsAnswered },
    sure: { ask: askSure, answer: sureAnswered },
    why: { ask: askWhy, answer: whyAnswered },
    write: {
      free: true,
      ask: (ctx) => text(ctx.say('ride.askMessage', { name: otherName(ctx) })),
      answer: written,
    },
  },
  /** A question about an agreement that has ended meanwhile. */
  isPast: ({ data, scope }) =>
    data.bookingId !== undefined && scope.trips.booking(data.bookingId)?.state !== 'agreed',

  actions: {
    plan: () => ({ goTo: 'from', data: { role: 'passenger' } }),
    /** "own day:their day", as all that speaks of two. */
    match: matchShown,
    ask: asked,
    others: (value, ctx) => others(idIn(value), ctx),
    accept: accepted,
    decline: declined,
    booking: (value, ctx) => withBooking(idIn(value), ctx, (view) => ({ stay: [bookingShown(view, ctx)] })),
    drop: (value, ctx) => withBooking(idIn(value), ctx, (view) => toDrop(view, ctx)),
    write: (value, ctx) =>
      withBooking(idIn(value), ctx, (view) =>
        view.state === 'agreed'
          ? { goTo: 'write', data: { bookingId: view.id } }
          : { stay: [text(ctx.say('trips.too_late'))] },
      ),
    mine: (_value, ctx) => ({ stay: [ownTrips(ctx)] }),
    trip: (value, ctx) => withTrip(idIn(value), ctx, (trip) => ({ stay: [tripDetail(trip, ctx)] })),
    find: (value, ctx) =>
      withTrip(idIn(value), ctx, ({ id }) => ({
        stay: matchesMessages([], ctx.scope.trips.matches(id), 'trips.nobody', id, ctx),
      })),
    days: (value, ctx) =>
      withTrip(idIn(value), ctx, (trip) =>
        trip.days.length === 0 ? toDropTrip(trip.id, ctx) : { stay: [whichDay(trip, ctx)] },
      ),
    dropDay: (value, ctx) => toDropDay(idIn(value), ctx),
    dropTrip: (value, ctx) => toDropTrip(idIn(value), ctx),
  },

  stops: ({ say, scope }) => (scope.trips.leave() > 0 ? say('trips.left') : undefined),

  shortcut: (incoming, ctx): To | undefined =>
    isAboutOwnTrips(incoming) ? { stay: [ownTrips(ctx)] } : undefined,
  otherwise: answerTyped,

  events: scheduleNews,
})

/** Seats are offered by those who have a vehicle, and trips looked at by those who have some. */
function whatChoices({ say, scope }: C): Choice[] {
  const choice = (value: string, title: string): Choice => ({
    id: answerId('schedule', 'what', value),
    title,
  })
  const options = [choice('travel', say('trips.travel'))]
  if (scope.trips.vehicles().length > 0) options.push(choice('drive', say('trips.drive')))
  if (scope.trips.list().length > 0) options.push(choice('mine', say('trips.mine')))
  return options
}

const otherName = (ctx: C): string => {
  const view = ctx.scope.trips.booking(ctx.data.bookingId ?? 0)
  return view === undefined ? '' : otherOf(view, ctx)
}
