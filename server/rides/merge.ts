import type { Tx } from '../db/open.ts'
import { refreshBusy } from '../drivers/presence.ts'
import { setTimer } from '../timers/timers.ts'
import { change } from './change.ts'
import { cancel } from './end.ts'
import { type Moment, system } from './moment.ts'
import { tellOf } from './news.ts'
import { close, type OpenOffer, openOfferOf } from './offer.ts'
import { countStarsAgain } from './rating.ts'
import { isIn, type Ride, rideById, rideOfDriver, rideOfPassenger } from './ride.ts'
import { usualRules } from './rules.ts'
import { active } from './states.ts'

/**
 * Before two rows become one human: one human has no two rides in one role, no two offers, and no ride with
 * themselves. The younger one gives way, and whoever else was in it is told.
 */
export function endWhatCollides(tx: Tx, from: number, into: number, now: number): void {
  const moment: Moment = { now, correlationId: `merge:${from}`, rules: usualRules, wake: () => {} }
  const ofBoth = <T>(find: (tx: Tx, personId: number) => T | undefined): T[] =>
    [find(tx, from), find(tx, into)].filter((one) => one !== undefined)
  for (const offer of ofBoth(openOfferOf).sort(younger).slice(0, -1)) withdraw(tx, offer, moment)
  // Nobody is asked twice for the same ride; whoever did not want it under one number does not under the other.
  for (const offer of ofBoth(openOfferOf)) {
    const other = offer.driver_id === from ? into : from
    if (wasAsked(tx, offer.ride_id, other)) withdraw(tx, offer, moment)
  }
  const driven = ofBoth(rideOfDriver)
  for (const both of [driven, ofBoth(rideOfPassenger)]) {
    for (const { id } of both.sort(younger).slice(0, -1)) end(tx, id, moment)
  }
  const selves = [from, into]
  for (const { id, passenger_id } of driven) if (selves.includes(passenger_id)) end(tx, id, moment)
  for (const offer of ofBoth(openOfferOf)) {
    const ride = rideById(tx, offer.ride_id)
    if (ride !== undefined && selves.includes(ride.passenger_id)) withdraw(tx, offer, moment)
  }
}

/** After it: what is counted from the rows of both. */
export function countAfterMerge(tx: Tx, into: number): void {
  refreshBusy(tx, into)
  countStarsAgain(tx, into)
}

const wasAsked = (tx: Tx, rideId: number, driverId: number): boolean =>
  tx.get('select 1 from ride_offer where ride_id = ? and driver_id = ?', rideId, driverId) !== undefined

/** The younger first. */
const younger = (a: { id: number }, b: { id: number }): number => b.id - a.id

function end(tx: Tx, rideId: number, moment: Moment): void {
  const ride = rideById(tx, rideId)
  if (ride === undefined || !isIn(ride, ...active)) return
  cancel(tx, ride, 'two numbers, one person', system, moment)
  wakeSoon(tx, ride, moment)
}

/** The ride is looked at again at once, by the rules in force. */
function withdraw(tx: Tx, offer: OpenOffer, moment: Moment): void {
  const ride = rideById(tx, offer.ride_id)
  if (ride?.state !== 'offered') return
  close(tx, offer, 'withdrawn', moment)
  const happened = { ...system, what: 'offer_withdrawn', detail: `p${offer.driver_id}` }
  const { eventId } = change(tx, ride, 'requested', { look_at: moment.now }, happened, moment)
  const ended = { offerId: offer.id, why: 'withdrawn' } as const
  tellOf(tx, eventId, offer.driver_id, 'ride.offerEnded', ended, moment)
  const declined = { rideId: ride.id, why: 'unavailable', next: false } as const
  tellOf(tx, eventId, ride.passenger_id, 'ride.declined', declined, moment)
  wakeSoon(tx, { ...ride, driver_id: offer.driver_id }, moment)
}

/** Rows are merged where nobody can wake others; a timer that is due does, whatever its event means to the flow. */
function wakeSoon(
  tx: Tx,
  ride: Pick<Ride, 'passenger_id' | 'driver_id'>,
  { now, correlationId }: Moment,
): void {
  for (const personId of [ride.passenger_id, ride.driver_id]) {
    if (personId !== null) setTimer(tx, { personId, name: 'ride.wake', dueAt: now, data: {}, correlationId })
  }
}
