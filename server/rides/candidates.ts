import type { Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import { blurred, nearestBlurred } from '../drivers/blur.ts'
import { driverOf } from '../drivers/drivers.ts'
import { presenceOf } from '../drivers/presence.ts'
import { distanceM } from '../geo/distance.ts'
import { isValid, vehicleById } from '../vehicles/vehicles.ts'
import { pickupOf, type RideIn, rideOf } from './ride.ts'

export interface Candidate {
  personId: number
  /** In a straight line to the pickup, exactly: for the driver only. */
  distanceM: number
}

/** The chosen driver if they are free now, else the nearest one; nobody who was asked before. */
export function freeDriverFor(from: Tx, ride: RideIn<'requested'>, now: number): Candidate | undefined {
  const asked = from
    .all<{ driver_id: number }>('select driver_id from ride_offer where ride_id = ?', ride.id)
    .map(({ driver_id }) => driver_id)
  const exclude = [...asked, ride.passenger_id, ...sparedOf(from, ride.passenger_id, now)]
  return (
    chosen(from, ride, exclude, now) ??
    nearest(from, ride, [...exclude, ...whoPartedFrom(from, ride.passenger_id, now)], now)
  )
}

/**
 * Drivers from whom this passenger has just taken a request or a ride back are left in peace for a while, also when they
 * are chosen: whoever asks and cancels again and again would hold them and wear them out.
 */
export const sparedOf = (from: Tx, passengerId: number, now: number): number[] => [
  ...unsafeWith(from, passengerId, now),
  ...takenBackFrom(from, passengerId, now),
]

const takenBackFrom = (from: Tx, passengerId: number, now: number): number[] =>
  from
    .all<{ driver_id: number }>(
      `select distinct o.driver_id from (select id from (select * from ride indexed by ride_passenger
           where passenger_id = ?1 order by id desc limit 20)
           where cancelled_by = 'passenger' and ended_at between ?2 and ?3) r
         join ride_offer o indexed by ride_offer_once on o.ride_id = r.id`,
      passengerId,
      now - sparedMs,
      now,
    )
    .map(({ driver_id }) => driver_id)

/** Two of whom one has just given up the other are not brought together again, unless the driver is chosen. */
const whoPartedFrom = (from: Tx, passengerId: number, now: number): number[] =>
  from
    .all<{ driver_id: number }>(
      `select driver_id from (select * from ride indexed by ride_passenger where passenger_id = ?
         order by id desc limit 20)
         where driver_id is not null and cancelled_by in ('passenger', 'driver') and ended_at > ?`,
      passengerId,
      now - remembersMs,
    )
    .map(({ driver_id }) => driver_id)

/** Nor those of whom one did not feel safe with the other: for long, and also when the driver is chosen. */
const unsafeWith = (from: Tx, passengerId: number, now: number): number[] =>
  from
    .all<{ driver_id: number }>(
      `select distinct driver_id from ride indexed by ride_passenger
         where passenger_id = ? and driver_id is not null and cancel_reason = 'unsafe' and ended_at > ?`,
      passengerId,
      now - unsafeMs,
    )
    .map(({ driver_id }) => driver_id)

function chosen(from: Tx, ride: RideIn<'requested'>, exclude: number[], now: number): Candidate | undefined {
  const { wanted_driver_id: wanted, vehicle_type, radius_m } = ride
  if (wanted === null || exclude.includes(wanted)) return undefined
  const presence = presenceOf(from, wanted)
  if (presence === undefined || presence.busy === 1 || presence.expires_at <= now) return undefined
  // By where they are told to be: an exact edge would tell whoever asks from many places where they are.
  const isNear =
    presence.vehicle_type === vehicle_type && distanceM(blurred(presence), pickupOf(ride)) <= radius_m
  return isNear && isAble(from, wanted, vehicle_type, now) ? candidate(from, ride, wanted) : undefined
}

/** The nearest by where they are told to be, for the same reason. */
function nearest(from: Tx, ride: RideIn<'requested'>, exclude: number[], now: number): Candidate | undefined {
  const { vehicle_type: vehicleType, radius_m: radiusM } = ride
  const found = nearestBlurred(from, { vehicleType, at: pickupOf(ride), radiusM, limit, now, exclude })
  const next = found.find(({ personId }) => isAble(from, personId, vehicleType, now))
  return next && candidate(from, ride, next.personId)
}

function candidate(from: Tx, ride: RideIn<'requested'>, personId: number): Candidate | undefined {
  const presence = presenceOf(from, personId)
  return presence && { personId, distanceM: distanceM(presence, pickupOf(ride)) }
}

const isAble = (from: Tx, personId: number, vehicleType: VehicleType, now: number): boolean =>
  !('problem' in mayDrive(from, personId, vehicleType, now)) && rideOf(from, personId) === undefined

/**
 * The vehicle in which they may take a ride now: the one they are online with, else the one they chose last. Being
 * online says as much, but a suspension or a withdrawn verification counts at once.
 */
export function mayDrive(
  from: Tx,
  personId: number,
  vehicleType: VehicleType,
  now: number,
): { vehicleId: number } | { problem: 'suspended' | 'uninsured' } {
  const driver = driverOf(from, personId)
  if (driver?.suspended_at != null) return { problem: 'suspended' }
  const vehicleId = presenceOf(from, personId)?.vehicle_id ?? driver?.vehicle_id
  const vehicle = vehicleId == null ? undefined : vehicleById(from, vehicleId)
  return vehicle?.person_id === personId && vehicle.type === vehicleType && isValid(vehicle, now)
    ? { vehicleId: vehicle.id }
    : { problem: 'uninsured' }
}

const limit = 9
/** As long as "Another driver" asks for the same ride once more. */
const remembersMs = 60 * 60_000
const unsafeMs = 30 * 24 * 3_600_000
/** Long enough that it is no sport, short enough for somebody who got the place wrong and has one driver near. */
const sparedMs = 3 * 60_000
