import { randomInt } from 'node:crypto'
import type { Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import { maxRadiusM } from '../drivers/nearby.ts'
import { estimateRide } from '../fares/estimate.ts'
import type { Spot } from '../geo/point.ts'
import { personById } from '../people/people.ts'
import { record } from './change.ts'
import type { Moment } from './moment.ts'
import { tellOf } from './news.ts'
import { look, openOfferFor, openOfferOf, passOn } from './offer.ts'
import { notePause, pauseOf } from './pause.ts'
import type { RideProblem } from './problem.ts'
import { type RideIn, rideById, rideOf } from './ride.ts'

export interface Wish {
  vehicleType: VehicleType
  pickup: Spot
  dropoff?: Spot
  /** The driver they chose among those nearby. */
  driverId?: number
  radiusM?: number
}

/** Asks for a ride, and at once the first driver; without a free one it is looked for a while. */
export function request(
  tx: Tx,
  passengerId: number,
  wish: Wish,
  moment: Moment,
): RideIn<'offered'> | RideIn<'requested'> | { problem: RideProblem } {
  if (rideOf(tx, passengerId) !== undefined) return { problem: 'already_riding' }
  const paused = pauseOf(tx, passengerId, moment.now)
  if (paused !== undefined) {
    notePause(tx, passengerId, paused, moment)
    return { problem: 'paused' }
  }
  // Whoever wants to be driven does not drive meanwhile: what they were just asked goes on to the next.
  const asked = openOfferOf(tx, passengerId)
  if (asked !== undefined) passOn(tx, asked, 'withdrawn', { by: 'driver', personId: passengerId }, moment)
  const ride = add(tx, passengerId, wish, moment)
  const eventId = record(
    tx,
    ride,
    { what: 'requested', by: 'passenger', personId: passengerId, detail: null },
    moment,
  )
  const looked = look(tx, ride, moment)
  const offeredTo = looked.state === 'offered' ? openOfferFor(tx, ride.id)?.driver_id : undefined
  if (wish.driverId !== undefined && offeredTo !== wish.driverId) {
    const data = { rideId: ride.id, why: 'unavailable', next: offeredTo !== undefined } as const
    tellOf(tx, eventId, passengerId, 'ride.declined', data, moment)
  }
  return looked
}

function add(tx: Tx, passengerId: number, wish: Wish, { now, rules }: Moment): RideIn<'requested'> {
  const { vehicleType, pickup, dropoff, driverId } = wish
  const estimate =
    dropoff && estimateRide(tx, { vehicleType, from: pickup, to: dropoff, at: now, timezone: rules.timezone })
  const { lastInsertRowid } = tx.run(
    `insert into ride (passenger_id, wanted_driver_id, vehicle_type, state, pickup_latitude, pickup_longitude,
       pickup_name, dropoff_latitude, dropoff_longitude, dropoff_name, radius_m, distance_m, estimate_rwf, pin,
       requested_at, look_until, look_at) values (?, ?, ?, 'requested', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    passengerId,
    driverId !== undefined && personById(tx, driverId) !== undefined ? driverId : null,
    vehicleType,
    pickup.latitude,
    pickup.longitude,
    pickup.name?.slice(0, maxNameLength) ?? null,
    dropoff?.latitude ?? null,
    dropoff?.longitude ?? null,
    dropoff?.name?.slice(0, maxNameLength) ?? null,
    Math.round(Math.min(Math.max(wish.radiusM ?? rules.radiusM, 1), maxRadiusM)),
    estimate?.distanceM ?? null,
    estimate?.rwf ?? null,
    newPin(),
    now,
    now + rules.lookMs,
    now,
  )
  const ride = rideById(tx, Number(lastInsertRowid))
  if (ride?.state !== 'requested') throw new Error('a ride begins as requested')
  return ride
}

const maxNameLength = 200

/** Four digits that prove at the pickup that the right two have met. */
const newPin = (): string => String(randomInt(10_000)).padStart(4, '0')
