import { clockIn, dayIn } from '../i18n/calendar.ts'
import { durationIn } from '../i18n/duration.ts'
import type { BookingView } from '../policy/trips.ts'
import type { Push } from './push.ts'
import { firstName, wrote } from './ride-news.ts'
import { type AllNews, hourMs, minuteMs, notPushed, type PushContext, type PushText } from './text.ts'

type TripName = Extract<keyof AllNews, `schedule.${string}`>

/** Trips planned ahead: hours may pass, so most of it waits for a phone that is off. */
export const tripPushes: { [Name in TripName]: PushText<AllNews[Name]> | typeof notPushed } = {
  'schedule.asked': ({ bookingId }, ctx) =>
    about(bookingId, ctx, (view, name) =>
      view.state === 'asked'
        ? { title: ctx.say(`push.asked.${view.role}`, { name }), body: whenOf(view, ctx) }
        : undefined,
    ),
  'schedule.agreed': ({ bookingId }, ctx) =>
    about(bookingId, ctx, (view, name) =>
      view.state === 'agreed'
        ? { title: ctx.say('push.agreed', { name }), body: whenOf(view, ctx) }
        : undefined,
    ),
  'schedule.declined': ({ bookingId }, ctx) =>
    about(bookingId, ctx, (view, name) => ({
      title: ctx.say('push.tripDeclined', { name }),
      body: ctx.say('push.tripStands', { day: dayOf(view, ctx) }),
    })),
  'schedule.expired': ({ bookingId }, ctx) =>
    about(bookingId, ctx, (view) => ({
      title: ctx.say('push.tripExpired'),
      body: ctx.say('push.tripStands', { day: dayOf(view, ctx) }),
    })),
  'schedule.cancelled': ({ bookingId }, ctx) =>
    about(bookingId, ctx, (view) => ({
      title: ctx.say('push.tripCancelled'),
      body: whenOf(view, ctx),
      urgency: 'high',
    })),
  'schedule.tripCancelled': ({ tripId }, { say, happenedAt }) => ({
    title: say('push.tripCancelled.operator'),
    body: say('push.open.why'),
    url: '/schedule',
    tag: `trip-${tripId}`,
    urgency: 'high',
    until: happenedAt + 12 * hourMs,
  }),
  // They are getting out of the vehicle, and can pay from the conversation or the page that is open.
  'schedule.done': notPushed,
  'schedule.matched'({ dayId, otherDayId }, { scope, say, language, happenedAt }) {
    const match = scope.trips.match(dayId, otherDayId)
    if (match === undefined) return undefined
    const { day, minute, at } = match.pickup
    return {
      title: say(match.role === 'driver' ? 'push.matched.driver' : 'push.matched.passenger'),
      body: say('push.matched.body', { day: dayIn(language, day), time: clockIn(minute) }),
      url: '/schedule',
      tag: `day-${dayId}`,
      urgency: 'normal',
      until: Math.min(at, happenedAt + 12 * hourMs),
    }
  },
  'schedule.message': ({ bookingId }, ctx) =>
    about(bookingId, ctx, (_view, name) => ({
      ...wrote(name, ctx),
      tag: `booking-message-${bookingId}`,
    })),
  'schedule.remind': ({ bookingId, minutes }, ctx) =>
    about(bookingId, ctx, (view, name) => {
      if (view.state !== 'agreed') return undefined
      const time = durationIn(ctx.language, minutes * minuteMs)
      return {
        title: minutes === 0 ? ctx.say('push.pickUpNow', { name }) : ctx.say('push.remind', { time }),
        body: whenOf(view, ctx),
        urgency: 'high',
        // One that comes late tells a wrong time.
        until: ctx.happenedAt + (minutes > 15 ? 15 : 5) * minuteMs,
      }
    }),
}

type Said = Pick<Push, 'title' | 'body'> & Partial<Push>

function about(
  bookingId: number,
  ctx: PushContext,
  text: (view: BookingView, name: string) => Said | undefined,
): Push | undefined {
  const view = ctx.scope.trips.booking(bookingId)
  if (view === undefined) return undefined
  const name =
    firstName(view.other.name) ?? ctx.say(view.role === 'driver' ? 'push.passenger' : 'push.driver')
  const said = text(view, name)
  return (
    said && {
      url: '/schedule',
      tag: `booking-${bookingId}`,
      urgency: 'normal',
      until: ctx.happenedAt + 6 * hourMs,
      ...said,
    }
  )
}

const dayOf = ({ pickup }: BookingView, { language }: PushContext): string => dayIn(language, pickup.day)

const whenOf = (view: BookingView, ctx: PushContext): string =>
  ctx.say('push.when', { day: dayOf(view, ctx), time: clockIn(view.pickup.minute) })
