import type { Tx } from '../db/open.ts'
import { change } from './change.ts'
import type { Doer, Moment } from './moment.ts'
import { openOfferOf, passOn, takeBack } from './offer.ts'
import { isIn, type Ride, type RideIn, rideOfDriver, rideOfPassenger } from './ride.ts'
import { type Active, active } from './states.ts'

/** Ends it at whatever step it is; somebody who is still being asked is told that it is not wanted any more. */
export function cancel(
  tx: Tx,
  ride: RideIn<Active>,
  reason: string,
  doer: Doer,
  moment: Moment,
): RideIn<'cancelled'> {
  if (isIn(ride, 'offered')) takeBack(tx, ride, doer, moment)
  const cancel_reason = reason.trim().slice(0, maxReasonLength)
  const needs = { cancelled_by: doer.by, cancel_reason }
  return change(tx, ride, 'cancelled', needs, { ...doer, detail: cancel_reason }, moment).ride
}

/** Nobody came forward in time. */
export const expire = (tx: Tx, ride: RideIn<'requested'>, doer: Doer, moment: Moment): RideIn<'expired'> =>
  change(tx, ride, 'expired', {}, doer, moment).ride

/**
 * Somebody who said stop hears nothing any more, so what they were in the middle of ends, and the other side is told.
 * Those already on the way arrive all the same.
 */
export function leaveRides(tx: Tx, personId: number, moment: Moment): void {
  const offer = openOfferOf(tx, personId)
  if (offer !== undefined) passOn(tx, offer, 'declined', { by: 'driver', personId }, moment)
  leave(tx, rideOfDriver(tx, personId), { by: 'driver', personId }, moment)
  leave(tx, rideOfPassenger(tx, personId), { by: 'passenger', personId }, moment)
}

function leave(tx: Tx, ride: Ride | undefined, doer: Doer, moment: Moment): void {
  if (ride === undefined || ride.state === 'started' || !isIn(ride, ...active)) return
  cancel(tx, ride, 'left', doer, moment)
}

const maxReasonLength = 200
