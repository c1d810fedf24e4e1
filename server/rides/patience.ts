import type { Tx } from '../db/open.ts'
import type { RideState } from '../db/schema-mobility.ts'
import { minutesFor } from '../fares/estimate.ts'
import { distanceM } from '../geo/distance.ts'
import { dropoffOf, pickupOf, type Ride, type RideIn } from './ride.ts'
import type { Driving } from './states.ts'

/** How long after it has entered this state both are asked whether a ride is still on. */
export function asksAfterMs(tx: Tx, ride: Ride, state: RideState): number {
  const dropoff = dropoffOf(ride)
  if (state !== 'started' || dropoff === null) return usuallyMs
  const minutes = minutesFor(tx, ride.vehicle_type, distanceM(pickupOf(ride), dropoff))
  return Math.min(Math.max(3 * minutes * 60_000, shortestMs), longestMs)
}

/** Since when it has been as it is. */
export function sinceWhen(ride: RideIn<Driving>): number {
  switch (ride.state) {
    case 'started':
      return ride.started_at
    case 'arrived':
      return ride.arrived_at
    default:
      return ride.accepted_at
  }
}

/** No step of a ride takes so long: from here it ends by itself. */
export const endsAfterMs = 12 * 3_600_000

const usuallyMs = 2 * 3_600_000
/** A jam makes a way of five minutes one of twenty. */
const shortestMs = 30 * 60_000
/** From one end of the country to the other and a long stop. */
const longestMs = 6 * 3_600_000
