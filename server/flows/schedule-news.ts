import { clockIn, dayIn } from '../i18n/calendar.ts'
import { durationIn } from '../i18n/duration.ts'
import type { BookingView, CancelledView, TripNewsData } from '../policy/trips.ts'
import { actionId, choices, type Flow } from './flow.ts'
import type { Message } from './message.ts'
import { lines, text } from './ride-words.ts'
import { afterwards, agreed, bookingShown, reasonIn } from './schedule-booking.ts'
import type { C, Schedule, StepName } from './schedule-context.ts'
import { bookingButtons, bookingLines, dayOf, matchDetail, otherOf, wayLine } from './schedule-words.ts'

type Events = NonNullable<Flow<Schedule, StepName>['events']>

/** What others did, and what the clock says. Everything is looked up now: it may have moved on. */
export const scheduleNews: Events = {
  asked: (data, ctx) => about(data, ctx, (view) => (view.state === 'asked' ? [bookingShown(view, ctx)] : [])),
  agreed: (data, ctx) => about(data, ctx, (view) => (view.state === 'agreed' ? [agreed(view, ctx)] : [])),
  declined: (data, ctx) =>
    about(data, ctx, (view) => [lost(ctx.say('trips.declined', factsOf(view, ctx)), view, ctx)]),
  expired: (data, ctx) =>
    about(data, ctx, (view) => [expired(view, data as TripNewsData['schedule.expired'], ctx)]),
  cancelled: (data, ctx) => about(data, ctx, (view) => [cancelled(view, ctx)]),
  tripCancelled(data, ctx) {
    const cancelled = ctx.scope.trips.cancelled(data as TripNewsData['schedule.tripCancelled'])
    return cancelled === undefined ? [] : [tripCancelled(cancelled, ctx)]
  },
  done: (data, ctx) => about(data, ctx, (view) => [over(view, ctx)]),
  matched(data, ctx) {
    const { dayId, otherDayId } = data as TripNewsData['schedule.matched']
    const match = ctx.scope.trips.match(dayId, otherDayId)
    if (match === undefined) return []
    const head = ctx.say(match.role === 'driver' ? 'trips.matchedDriver' : 'trips.matchedPassenger')
    return [matchDetail(head, match, ctx)]
  },
  message: (data, ctx) =>
    about(data, ctx, (view) => {
      const { text: words } = data as TripNewsData['schedule.message']
      const body = ctx.say('ride.messageFrom', {
        name: otherOf(view, ctx),
        text: [...words].slice(0, maxWords).join(''),
      })
      return [choices(body, [{ id: actionId('schedule', 'write', view.id), title: ctx.say('ride.reply') }])]
    }),
  remind: (data, ctx) =>
    about(data, ctx, (view) => {
      // Both are told of that by news of its own.
      if (view.state !== 'agreed' || ctx.scope.trips.cancelIfUninsured(view.id)) return []
      const { minutes } = data as { minutes: number }
      return [reminder(view, minutes, ctx)]
    }),
}

function reminder(view: BookingView, minutes: number, ctx: C): Message {
  const { say, language } = ctx
  const name = otherOf(view, ctx)
  const time = durationIn(language, minutes * 60_000)
  const sentence =
    minutes === 0
      ? say('trips.pickUpNow', { name })
      : say(view.role === 'driver' ? 'trips.remindDrive' : 'trips.remind', { name, time })
  return choices(lines([sentence, '', ...bookingLines(view, ctx)]), bookingButtons(view, ctx))
}

function expired(view: BookingView, { why }: TripNewsData['schedule.expired'], ctx: C): Message {
  const facts = factsOf(view, ctx)
  if (why !== 'unanswered') return lost(ctx.say(`trips.expired.${why}`, facts), view, ctx)
  return view.askedByMe
    ? lost(ctx.say('trips.unanswered', facts), view, ctx)
    : text(ctx.say('trips.youUnanswered', facts))
}

/** Who and for which day: of a repeated trip, each day is agreed on by itself. */
const factsOf = (view: BookingView, ctx: C) => ({ name: otherOf(view, ctx), day: dayOf(view, ctx) })

function cancelled(view: BookingView, ctx: C): Message {
  const { say, language } = ctx
  const { pickup, cancelledBy, cancelReason } = view
  const facts = { name: otherOf(view, ctx), day: dayIn(language, pickup.day), time: clockIn(pickup.minute) }
  const sentence =
    cancelledBy === 'operator' || cancelledBy === 'system'
      ? say(`trips.cancelledBy.${cancelledBy}`, facts)
      : say('trips.cancelled', facts)
  const isOwnOpen = ctx.scope.trips.find(view.tripId)?.days.some(({ id }) => id === view.dayId) === true
  const body = [sentence, reasonIn(cancelReason, ctx)]
  return isOwnOpen ? lost(lines([...body, '', say('trips.stands')]), view, ctx) : text(lines(body))
}

/** The operator has cancelled what they planned; the whole of it, or one day. */
function tripCancelled(cancelled: CancelledView, ctx: C): Message {
  const { say, language } = ctx
  const { day, reason } = cancelled
  const sentence =
    day === null
      ? say('trips.operatorCancelled')
      : say('trips.operatorCancelledDay', { day: dayIn(language, day) })
  const buttons = [
    { id: actionId('schedule', 'mine'), title: say('trips.mine') },
    { id: actionId('schedule', 'plan'), title: say('trips.title') },
  ]
  return choices(lines([sentence, wayLine(cancelled, ctx), reasonIn(reason, ctx)]), buttons)
}

/** It was a good one, let us hope; whoever wants to pay by phone can. */
function over(view: BookingView, ctx: C): Message {
  const { say, scope } = ctx
  const paid = scope.trips.payee(view.id)
  const body = lines([
    say('trips.over', { name: otherOf(view, ctx) }),
    view.estimateRwf === null ? undefined : say('trips.fare', { fare: view.estimateRwf }),
  ])
  if (paid === null || !scope.flags.isOn('qr_generation')) return text(body)
  return choices(body, [{ id: actionId('make-qr', 'payTo', `${paid.payee}:`), title: say('trips.payQr') }])
}

const lost = (body: string, view: BookingView, ctx: C): Message => choices(body, afterwards(view, ctx))

function about(data: unknown, { scope }: C, say: (view: BookingView) => Message[]): Message[] {
  const { bookingId } = data as { bookingId: number }
  const view = scope.trips.booking(bookingId)
  return view === undefined ? [] : say(view)
}

/** The name and the frame fit beside them. */
const maxWords = 900
