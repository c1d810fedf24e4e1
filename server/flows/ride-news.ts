import { durationIn } from '../i18n/duration.ts'
import type { OfferView, RideNews, RideView } from '../policy/rides.ts'
import type { NewsData } from '../rides/news.ts'
import { actionId, choices, type Flow } from './flow.ts'
import type { Choice, Message } from './message.ts'
import { clip } from './place-words.ts'
import { wasCancelled } from './ride-cancel.ts'
import type { C, Ride, StepName } from './ride-context.ts'
import { over } from './ride-fare.ts'
import { sosForContact } from './ride-sos.ts'
import {
  distanceIn,
  lines,
  mainButtons,
  mapLink,
  nameOf,
  otherLines,
  placeOf,
  relayLine,
  shortName,
  statusLine,
  statusOf,
  text,
  typeName,
  wayLines,
} from './ride-words.ts'

/** What rides tell each side, in the words of who is told. What has moved on meanwhile is told by later news. */
const told: { [Name in RideNews]: (data: NewsData[Name], ctx: C) => Message[] } = {
  'ride.offer'({ offerId }, ctx) {
    const offer = ctx.scope.rides.showOffer(offerId)
    return offer === undefined ? [] : [offerOf(offer, ctx)]
  },
  'ride.offerEnded'({ offerId, why }, { say, scope }) {
    // It was over before they could be told of it.
    if (!scope.rides.wasShown(offerId)) return []
    return [text(say(why === 'expired' ? 'ride.offerExpired' : 'ride.offerWithdrawn'))]
  },
  'ride.declined'({ rideId, why, next }, ctx) {
    const { say, scope } = ctx
    const view = scope.rides.find(rideId)
    if (view?.state !== 'requested' && view?.state !== 'offered') return []
    const body = `${say(`ride.why.${why}`)} ${say(next ? 'ride.nextAsked' : 'ride.nobodyElse')}`
    return [choices(body, mainButtons(view, ctx, 'cancel'))]
  },
  'ride.changed'({ rideId, state, by }, ctx) {
    const view = ctx.scope.rides.find(rideId)
    // Whoever did it was answered at once.
    if (view === undefined || view.state !== state || view.role === by) return []
    return changed(view, ctx)
  },
  'ride.stillOn'({ rideId, state, endsAt }, ctx) {
    const view = ctx.scope.rides.find(rideId)
    return view?.state === state ? [stillOn(view, endsAt, ctx)] : []
  },
  'ride.message'({ rideId, text: words }, ctx) {
    const { say, scope } = ctx
    const view = scope.rides.find(rideId)
    if (view === undefined) return []
    const body = lines([say('ride.messageFrom', { name: nameOf(view, ctx), text: clip(words, maxRelayed) })])
    return [choices(body, [{ id: actionId('ride', 'message', rideId), title: say('ride.reply') }])]
  },
  'ride.pinLocked'({ rideId }, ctx) {
    const { say, scope } = ctx
    const view = scope.rides.find(rideId)
    if (view?.state !== 'accepted' && view?.state !== 'arrived') return []
    const start: Choice = { id: actionId('ride', 'start', rideId), title: say('ride.start') }
    const body = lines([say('ride.pinLocked'), ...plateOf(view, ctx)])
    return [choices(body, [start, ...mainButtons(view, ctx, 'sos', 'cancel')])]
  },
  'ride.sosFor': ({ rideId }, ctx) => sosForContact(rideId, ctx),
}

/** By the flow's own names of its events. */
export const rideNews = Object.fromEntries(
  Object.entries(told).map(([name, tell]) => [name.slice('ride.'.length), tell]),
) as NonNullable<Flow<Ride, StepName>['events']>

/** Somebody needs a ride: where, how far, for how much, and how long there is to answer. */
export function offerOf(offer: OfferView, ctx: C): Message {
  const { say, language, now } = ctx
  const { pickup, dropoff, distanceM, estimateRwf, passengerName, passengerStars } = offer
  const stars = passengerStars === null ? '' : ` ★ ${passengerStars}`
  const left = Math.max(60_000, offer.expiresAt - now)
  const body = lines([
    say('ride.offer', { type: typeName(offer.vehicleType, ctx) }),
    `👤 ${shortName(passengerName) ?? say('ride.someone')}${stars}`,
    say('ride.offerFrom', { place: placeOf(pickup, ctx), distance: distanceIn(distanceM, language) }),
    mapLink(pickup),
    dropoff === null ? say('ride.offerNowhere') : `🏁 ${placeOf(dropoff, ctx)}`,
    estimateRwf === null ? say('ride.offerNoFare') : say('ride.offerFare', { fare: estimateRwf }),
    '',
    say('ride.offerTime', { time: durationIn(language, left) }),
  ])
  return choices(body, [
    { id: actionId('ride', 'accept', offer.id), title: say('ride.accept') },
    { id: actionId('ride', 'decline', offer.id), title: say('ride.decline') },
  ])
}

/** To the driver who has just accepted. */
export function youTook(view: RideView, ctx: C): Message {
  const head = ctx.say('ride.youTook', { name: nameOf(view, ctx) })
  const body = lines([head, ...otherLines(view, ctx), ...wayLines(view, ctx), ...relayLine(view, ctx)])
  return choices(body, mainButtons(view, ctx, 'arrived', 'message', 'cancel'))
}

/** To the driver or the passenger of a ride that has begun. */
export function underWay(view: RideView, ctx: C): Message {
  const isDriver = view.role === 'driver'
  const { dropoff } = view
  const body = lines([
    ctx.say(isDriver ? 'ride.youStarted' : 'ride.started'),
    isDriver && dropoff !== null ? `🏁 ${placeOf(dropoff, ctx)}\n${mapLink(dropoff)}` : undefined,
  ])
  return choices(body, mainButtons(view, ctx, isDriver ? 'complete' : 'share', 'message', 'sos'))
}

/** A ride that nothing has happened in for long, and what each can do about it. */
function stillOn(view: RideView, endsAt: number, ctx: C): Message {
  const { say, language, now } = ctx
  const ask =
    view.state === 'started'
      ? say(`ride.stillOn.${view.role}`, { name: nameOf(view, ctx) })
      : say('ride.stillOn.waiting')
  const hours = Math.max(1, Math.round((endsAt - now) / hourMs))
  const end = say('ride.stillOnUntil', { time: durationIn(language, hours * hourMs) })
  const body = lines([statusLine(view, ctx), '', ask, end])
  return choices(body, mainButtons(view, ctx, 'arrived', 'complete', 'message', 'cancel').slice(0, 3))
}

function changed(view: RideView, ctx: C): Message[] {
  switch (view.state) {
    case 'accepted': {
      if (view.role === 'driver') return [youTook(view, ctx)]
      const body = lines([statusLine(view, ctx), ...otherLines(view, ctx), ...relayLine(view, ctx)])
      return [choices(body, mainButtons(view, ctx, 'message', 'share', 'cancel'))]
    }
    case 'arrived': {
      if (view.role === 'driver') return [statusOf(view, ctx)]
      const head = ctx.say('ride.driverArrived', { name: nameOf(view, ctx) })
      const body = lines([head, ...otherLines(view, ctx)])
      return [choices(body, mainButtons(view, ctx, 'message', 'share', 'cancel'))]
    }
    case 'started':
      return [underWay(view, ctx)]
    case 'completed':
      return [over(view, ctx)]
    case 'cancelled':
      return wasCancelled(view, ctx)
    case 'expired':
      return view.role === 'passenger' ? [nobodyCame(view, ctx)] : []
    default:
      return []
  }
}

const nobodyCame = (view: RideView, { say }: C): Message =>
  choices(say('ride.expired'), [{ id: actionId('ride', 'again', view.id), title: say('ride.again') }])

const plateOf = ({ other }: RideView, { say }: C): string[] =>
  other?.plate == null ? [] : [say('ride.plate', { plate: other.plate })]

/** With the sender's name it must fit beneath a bubble with a button. */
const maxRelayed = 900
const hourMs = 3_600_000
