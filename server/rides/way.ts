import type { Tx } from '../db/open.ts'
import { fareFor } from '../fares/fare.ts'
import { tariffOf } from '../fares/tariff.ts'
import { learnPickup } from '../places/learned.ts'
import { change, record } from './change.ts'
import type { Doer, Moment } from './moment.ts'
import { tellOf } from './news.ts'
import type { RideProblem } from './problem.ts'
import { pickupOf, type RideIn } from './ride.ts'

/** The driver waits at the pickup. */
export const arrive = (tx: Tx, ride: RideIn<'accepted'>, doer: Doer, moment: Moment): RideIn<'arrived'> =>
  change(tx, ride, 'arrived', {}, doer, moment).ride

/** Both are on the way. Whoever starts it without having said that they arrived has arrived all the same. */
export function start(
  tx: Tx,
  ride: RideIn<'accepted'> | RideIn<'arrived'>,
  doer: Doer,
  moment: Moment,
): RideIn<'started'> {
  const arrived = ride.state === 'arrived' ? ride : arrive(tx, ride, doer, moment)
  const { ride: started } = change(tx, arrived, 'started', {}, doer, moment)
  // They met there: what the passenger calls the place may help the next one to be found.
  learnPickup(tx, started.passenger_id, pickupOf(started), moment.now)
  return started
}

/**
 * The driver tells the PIN that only the passenger knows. After five wrong ones it opens nothing any more, and the
 * passenger, who is told, starts the ride themselves.
 */
export function startByPin(
  tx: Tx,
  ride: RideIn<'accepted'> | RideIn<'arrived'>,
  typed: string,
  doer: Doer,
  moment: Moment,
): RideIn<'started'> | { problem: RideProblem } {
  if (ride.pin_misses >= maxPinMisses) return { problem: 'pin_locked' }
  if (typed.normalize('NFKC').replace(/\s/g, '') === ride.pin) return start(tx, ride, doer, moment)
  tx.run('update ride set pin_misses = pin_misses + 1 where id = ?', ride.id)
  const isLocked = ride.pin_misses + 1 >= maxPinMisses
  const eventId = record(tx, ride, { ...doer, what: isLocked ? 'pin_locked' : 'wrong_pin' }, moment)
  if (!isLocked) return { problem: 'wrong_pin' }
  tellOf(tx, eventId, ride.passenger_id, 'ride.pinLocked', { rideId: ride.id }, moment)
  return { problem: 'pin_locked' }
}

/** The driver asks for this much, in whole francs. */
export function complete(
  tx: Tx,
  ride: RideIn<'started'>,
  fareRwf: number,
  doer: Doer,
  moment: Moment,
): RideIn<'completed'> | { problem: RideProblem } {
  if (!Number.isInteger(fareRwf) || fareRwf < 0 || fareRwf > maxFareOf(tx, ride, moment)) {
    return { problem: 'fare_too_high' }
  }
  return change(tx, ride, 'completed', { fare_rwf: fareRwf }, doer, moment).ride
}

/**
 * By the tariff at the time the passenger was told the estimate, the wait at the pickup included; null where nothing
 * was estimated.
 */
export function usualFareOf(
  tx: Tx,
  ride: RideIn<'started'> | RideIn<'completed'>,
  { rules }: Pick<Moment, 'rules'>,
): number | null {
  const { distance_m: distanceM, estimate_rwf: estimateRwf } = ride
  if (distanceM === null || estimateRwf === null) return null
  const tariff = tariffOf(tx, ride.vehicle_type)
  if (tariff === undefined) return estimateRwf
  const way = { distanceM, at: ride.requested_at, timezone: rules.timezone }
  const waitingMin = Math.max(0, Math.floor((ride.started_at - ride.arrived_at) / 60_000))
  // The operator may have changed the tariff meanwhile; what was estimated was promised.
  return estimateRwf + fareFor(tariff, { ...way, waitingMin }) - fareFor(tariff, way)
}

/** Three times the estimate, and never less than what a long wait costs. */
function maxFareOf(tx: Tx, ride: RideIn<'started'>, moment: Moment): number {
  const usual = usualFareOf(tx, ride, moment)
  if (usual === null || ride.estimate_rwf === null) return maxFareRwf
  return Math.min(maxFareRwf, Math.max(3 * ride.estimate_rwf, usual))
}

export const maxPinMisses = 5
export const maxFareRwf = 1_000_000
