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

/**
 * Both are on the way. A driver who knows the PIN has met the passenger, and so has arrived without having said so. A
 * passenger proves nothing, so they start no ride to which nobody has come yet, unless the PIN opens nothing any more.
 */
export function start(
  tx: Tx,
  ride: RideIn<'accepted'> | RideIn<'arrived'>,
  doer: Doer,
  moment: Moment,
): RideIn<'started'> | { problem: RideProblem } {
  const isMet = doer.by !== 'passenger' || ride.state === 'arrived' || ride.pin_misses >= maxPinMisses
  if (!isMet) return { problem: 'not_arrived' }
  const arrived = ride.state === 'arrived' ? ride : arrive(tx, ride, doer, moment)
  const { ride: started } = change(tx, arrived, 'started', {}, doer, moment)
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
  const { ride: completed } = change(tx, ride, 'completed', { fare_rwf: fareRwf }, doer, moment)
  // They met there: what the passenger calls the place may help the next one to be found.
  const { passenger_id: passengerId, driver_id: driverId } = completed
  const driven = { passengerId, driverId, tookMs: completed.ended_at - completed.started_at }
  learnPickup(tx, driven, pickupOf(completed), moment.now)
  return completed
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

/** Ten times the estimate, for a destination that was changed on the way, and never less than what a long wait costs. */
export function maxFareOf(tx: Tx, ride: RideIn<'started'>, moment: Moment): number {
  const usual = usualFareOf(tx, ride, moment)
  if (usual === null || ride.estimate_rwf === null) return maxFareRwf
  return Math.min(maxFareRwf, Math.max(10 * ride.estimate_rwf, usual))
}

export const maxPinMisses = 5
export const maxFareRwf = 1_000_000
