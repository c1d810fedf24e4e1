import type { Tx } from '../db/open.ts'
import { mayDrive } from './candidates.ts'
import { change } from './change.ts'
import { type Moment, system } from './moment.ts'
import { close, type Offer, passOn } from './offer.ts'
import type { RideProblem } from './problem.ts'
import { type RideIn, rideById, rideOf } from './ride.ts'

/** The driver takes the ride they were asked for, if they still hold the offer and may still drive. */
export function accept(tx: Tx, offer: Offer, moment: Moment): RideIn<'accepted'> | { problem: RideProblem } {
  const ride = rideById(tx, offer.ride_id)
  if (!isOpen(offer, moment.now) || ride?.state !== 'offered') return { problem: 'too_late' }
  const able = mayDrive(tx, offer.driver_id, ride.vehicle_type, moment.now)
  const problem = 'problem' in able ? able.problem : 'already_riding'
  if ('problem' in able || rideOf(tx, offer.driver_id) !== undefined) {
    // The passenger does not wait for an answer that cannot come any more.
    passOn(tx, offer, 'withdrawn', system, moment)
    return { problem }
  }
  close(tx, offer, 'accepted', moment)
  const needs = { driver_id: offer.driver_id, vehicle_id: able.vehicleId }
  const doer = { by: 'driver', personId: offer.driver_id } as const
  return change(tx, ride, 'accepted', needs, doer, moment).ride
}

/** The driver does not want it; saying so twice changes nothing. */
export function decline(tx: Tx, offer: Offer, moment: Moment): { declined: true } | { problem: RideProblem } {
  if (offer.state === 'declined') return { declined: true }
  if (!isOpen(offer, moment.now)) return { problem: 'too_late' }
  passOn(tx, offer, 'declined', { by: 'driver', personId: offer.driver_id }, moment)
  return { declined: true }
}

/** Its time may have run out a moment ago without anybody having noticed yet. */
const isOpen = (offer: Offer, now: number): offer is Offer & { state: 'open' } =>
  offer.state === 'open' && offer.expires_at > now
