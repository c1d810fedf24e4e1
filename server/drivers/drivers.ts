import type { Reader, Tx } from '../db/open.ts'
import type { DriverRow } from '../db/schema-mobility.ts'
import { isAhead, isValid, type OwnedVehicle, type Vehicle, vehiclesOf } from '../vehicles/vehicles.ts'

/** Why somebody cannot go online. */
export type Barrier =
  | 'no_vehicle'
  | 'vehicle_pending'
  | 'vehicle_rejected'
  | 'vehicle_suspended'
  | 'insurance_ended'
  | 'insurance_ahead'
  /** They themselves, whatever they drive. */
  | 'suspended'

export const driverOf = (from: Tx | Reader, personId: number): DriverRow | undefined =>
  from.get<DriverRow>('select * from driver where person_id = ?', personId)

/** The vehicle they would go online with, or else why they cannot. */
export function readiness(
  from: Tx | Reader,
  personId: number,
  now: number,
): { vehicle: OwnedVehicle } | { barrier: Barrier; vehicle?: OwnedVehicle } {
  const driver = driverOf(from, personId)
  const vehicles = vehiclesOf(from, personId)
  if (driver != null && driver.suspended_at !== null) return { barrier: 'suspended' }
  const chosen = vehicles.find(({ id }) => id === driver?.vehicle_id)
  if (chosen !== undefined && isValid(chosen, now)) return { vehicle: chosen }
  // Without the chosen one another will do: what they drive is said to them whenever they go online.
  const valid = vehicles.find((vehicle) => isValid(vehicle, now))
  if (valid !== undefined) return { vehicle: valid }
  const vehicle = chosen ?? vehicles[0]
  return vehicle === undefined ? { barrier: 'no_vehicle' } : { barrier: barrierOf(vehicle, now), vehicle }
}

export function chooseVehicle(tx: Tx, personId: number, vehicleId: number, now: number): void {
  tx.run(
    `insert into driver (person_id, vehicle_id, created_at) values (?, ?, ?)
       on conflict (person_id) do update set vehicle_id = excluded.vehicle_id`,
    personId,
    vehicleId,
    now,
  )
}

/** Null lifts it. */
export function setSuspended(tx: Tx, personId: number, why: string | null, now: number): void {
  tx.run(
    `insert into driver (person_id, suspended_at, suspended_why, created_at) values (?1, ?2, ?3, ?4)
       on conflict (person_id) do update set suspended_at = ?2, suspended_why = ?3`,
    personId,
    why === null ? null : now,
    why,
    now,
  )
}

/** Average of 1 to 5, or null without any. */
export function starsOf(from: Tx | Reader, personId: number): { stars: number | null; ratings: number } {
  const { stars_sum = 0, stars_count = 0 } = (driverOf(from, personId) ?? {}) as {
    stars_sum?: number
    stars_count?: number
  }
  return { stars: stars_count === 0 ? null : stars_sum / stars_count, ratings: stars_count }
}

/** A passenger's stars for them, 1 to 5. */
export function addStars(tx: Tx, personId: number, stars: number, now: number): void {
  tx.run(
    `insert into driver (person_id, stars_sum, stars_count, created_at) values (?1, ?2, 1, ?3)
       on conflict (person_id) do update set stars_sum = stars_sum + ?2, stars_count = stars_count + 1`,
    personId,
    stars,
    now,
  )
}

/** Whether they drive somebody at this moment. */
export const isRiding = (from: Tx | Reader, personId: number): boolean =>
  from.get(
    `select 1 from ride indexed by ride_of_driver
       where driver_id = ? and state in ('accepted', 'arrived', 'started')`,
    personId,
  ) !== undefined

/** What waits for them or is under way. */
export function requestsOf(from: Tx | Reader, personId: number, now: number): 'ride' | 'offer' | undefined {
  if (isRiding(from, personId)) return 'ride'
  const offer = from.get<{ expires_at: number }>(
    `select expires_at from ride_offer indexed by ride_offer_open_driver where driver_id = ? and state = 'open'`,
    personId,
  )
  return offer !== undefined && offer.expires_at > now ? 'offer' : undefined
}

/**
 * Whether a renewed position is worth a word: those of a live location come every few seconds. True at most once in
 * ten minutes, and then remembered; `always` for somebody who has just come online.
 */
export function tellsRenewal(
  tx: Tx,
  personId: number,
  now: number,
  { always }: { always: boolean },
): boolean {
  const { changes } = tx.run(
    'update driver set renewal_told_at = ?1 where person_id = ?2 and coalesce(renewal_told_at, 0) <= ?1 - ?3',
    now,
    personId,
    always ? 0 : quietMs,
  )
  return changes > 0
}

export function barrierOf(vehicle: Vehicle, now: number): Barrier {
  switch (vehicle.state) {
    case 'pending':
      return 'vehicle_pending'
    case 'rejected':
      return 'vehicle_rejected'
    case 'suspended':
      return 'vehicle_suspended'
    default:
      return isAhead(vehicle, now) ? 'insurance_ahead' : 'insurance_ended'
  }
}

const quietMs = 10 * 60_000
