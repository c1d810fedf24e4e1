import { durationIn } from '../i18n/duration.ts'
import type { Language } from '../i18n/languages.ts'
import type { RideView } from '../policy/rides.ts'
import type { Push } from './push.ts'
import { type AllNews, hourMs, minuteMs, type PushContext, type PushText } from './text.ts'

type RideName = Extract<keyof AllNews, `ride.${string}`>

/** Rides: all of it is worth a look at the phone, and most of it cannot wait. */
export const ridePushes: { [Name in RideName]: PushText<AllNews[Name]> } = {
  'ride.offer'({ offerId }, { scope, say, language, now }) {
    const offer = scope.rides.offer(offerId)
    if (offer === undefined) return undefined
    const facts = {
      distance: distanceIn(offer.distanceM, language),
      time: durationIn(language, Math.max(minuteMs, offer.expiresAt - now)),
    }
    return {
      title: say('push.offer', { type: say(`find.${offer.vehicleType}`) }),
      body:
        offer.estimateRwf === null
          ? say('push.offer.facts', facts)
          : say('push.offer.factsFare', { ...facts, fare: offer.estimateRwf }),
      url: `/drive?offer=${offerId}`,
      tag: `offer-${offerId}`,
      urgency: 'high',
      until: offer.expiresAt,
      action: say('push.offer.answer'),
    }
  },
  /** Takes the place of the offer, so that nobody answers what is over. */
  'ride.offerEnded': ({ offerId, why }, { say, happenedAt }) => ({
    title: say('push.offerEnded'),
    body: say(`push.offerEnded.${why}`),
    url: '/drive',
    tag: `offer-${offerId}`,
    urgency: 'normal',
    until: happenedAt + 10 * minuteMs,
    quiet: true,
  }),
  'ride.declined': ({ rideId, next }, { say, happenedAt }) =>
    ofRide(rideId, {
      title: say('push.declined'),
      body: say(next ? 'push.declined.next' : 'push.declined.looking'),
      urgency: 'normal',
      until: happenedAt + 10 * minuteMs,
    }),
  'ride.changed'({ rideId, state, by }, ctx) {
    const view = ctx.scope.rides.find(rideId)
    return view === undefined || view.state !== state || view.role === by ? undefined : changed(view, ctx)
  },
  'ride.stillOn': ({ rideId, endsAt }, { say }) =>
    ofRide(rideId, {
      title: say('push.stillOn'),
      body: say('push.stillOn.body'),
      urgency: 'normal',
      until: endsAt,
    }),
  /** Not what was written: it may be anything, and anybody may see the screen. */
  'ride.message'({ rideId }, ctx) {
    const view = ctx.scope.rides.find(rideId)
    return view && { ...wrote(nameOf(view, ctx), ctx), url: `/ride/${rideId}`, tag: `ride-message-${rideId}` }
  },
  'ride.pinLocked': ({ rideId }, { say, happenedAt }) =>
    ofRide(rideId, {
      title: say('push.pinLocked'),
      body: say('push.pinLocked.body'),
      urgency: 'high',
      until: happenedAt + hourMs,
    }),
  'ride.sosFor'({ rideId }, { scope, say, happenedAt }) {
    const sos = scope.rides.sosOf(rideId)
    return (
      sos && {
        title: say('push.sosFor', { name: firstName(sos.name) ?? say('push.someone') }),
        body: say('push.sosFor.body'),
        url: sos.shareUrl === null ? '/' : new URL(sos.shareUrl).pathname,
        tag: `sos-${rideId}`,
        urgency: 'high',
        until: happenedAt + 2 * hourMs,
      }
    )
  },
}

/** A message of the other side, whatever it says. */
export const wrote = (name: string, { say, happenedAt }: PushContext): Omit<Push, 'url' | 'tag'> => ({
  title: say('push.wrote', { name }),
  body: say('push.wrote.body'),
  urgency: 'high',
  until: happenedAt + hourMs,
})

/** As people are called on a screen that others may see. */
export const firstName = (name: string | null | undefined): string | undefined =>
  name?.trim().split(/\s+/)[0] || undefined

function changed(view: RideView, ctx: PushContext): Push | undefined {
  const { say, happenedAt } = ctx
  const name = nameOf(view, ctx)
  const told = (title: string, body: string, lastsMs: number, urgency: Push['urgency'] = 'high') =>
    ofRide(view.id, { title, body, urgency, until: happenedAt + lastsMs })
  // What only the driver does is news to the passenger.
  const isPassenger = view.role === 'passenger'
  switch (view.state) {
    case 'accepted':
      if (!isPassenger) return undefined
      return told(say('push.accepted', { name }), say('push.accepted.body'), hourMs)
    case 'arrived':
      if (!isPassenger) return undefined
      return told(say('push.arrived', { name }), say('push.arrived.body'), hourMs)
    case 'started':
      return told(say('push.started'), say('push.started.body'), hourMs, 'normal')
    case 'completed':
      return told(say('push.completed'), say('push.completed.body'), 3 * hourMs, 'normal')
    case 'cancelled':
      return told(say('push.cancelled'), say('push.cancelled.body'), hourMs)
    case 'expired':
      if (!isPassenger) return undefined
      return told(say('push.nobody'), say('push.nobody.body'), hourMs)
    default:
      return undefined
  }
}

/** One ride has one line on the screen: how it stands now. */
const ofRide = (rideId: number, push: Omit<Push, 'url' | 'tag'>): Push => ({
  ...push,
  url: `/ride/${rideId}`,
  tag: `ride-${rideId}`,
})

const nameOf = ({ other, role }: RideView, { say }: PushContext): string =>
  firstName(other?.name) ?? say(role === 'driver' ? 'push.passenger' : 'push.driver')

/** "350 m", "1.2 km" */
const distanceIn = (metres: number, language: Language): string =>
  metres < 995
    ? `${Math.max(10, Math.round(metres / 10) * 10)} m`
    : `${new Intl.NumberFormat(language === 'fr' ? 'fr' : 'en', { maximumFractionDigits: 1 }).format(metres / 1000)} km`
