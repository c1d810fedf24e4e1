import type { Reader } from '../db/open.ts'
import { type OwnedVehicle, vehiclesOf } from '../vehicles/vehicles.ts'
import { driverOf, starsOf } from './drivers.ts'
import { type Presence, presenceOf } from './presence.ts'

/** A driver as the operator sees one: everybody with a vehicle, verified or not. */
export interface SeenDriver {
  id: number
  name: string | null
  phone: string | null
  suspendedAt: number | null
  suspendedWhy: string | null
  stars: number | null
  ratings: number
  /** Completed. */
  rides: number
  vehicleId: number | null
  vehicles: OwnedVehicle[]
  presence: Presence | undefined
}

export interface DriverFilter {
  /** Only these people. */
  people?: number[] | undefined
  /** Online; with a vehicle that waits to be checked; suspended, or with a vehicle that is. */
  only?: 'online' | 'pending' | 'suspended' | undefined
  limit: number
}

/** Those who fit, the newest last. */
export function driversMatching(read: Reader, { people, only, limit }: DriverFilter): SeenDriver[] {
  const rows = read.all<Pick<SeenDriver, 'id' | 'name' | 'phone'>>(
    `select id, name, phone from person where merged_into is null and ${conditions[only ?? 'all']}
       and (?1 is null or id in (select value from json_each(?1))) order by id desc limit ?2`,
    people === undefined ? null : JSON.stringify(people),
    limit,
  )
  return rows.reverse().map((row) => {
    const driver = driverOf(read, row.id)
    const rides = read.get<{ n: number }>(
      `select count(*) as n from ride indexed by ride_driver where driver_id = ? and state = 'completed'`,
      row.id,
    )
    return {
      ...row,
      suspendedAt: driver?.suspended_at ?? null,
      suspendedWhy: driver?.suspended_why ?? null,
      ...starsOf(read, row.id),
      rides: rides?.n ?? 0,
      vehicleId: driver?.vehicle_id ?? null,
      vehicles: vehiclesOf(read, row.id),
      presence: presenceOf(read, row.id),
    }
  })
}

/** What a name or plate that fits nothing may have meant. */
export const namesAndPlates = (read: Reader): string[] =>
  read
    .all<{ word: string | null }>(
      `select plate as word from vehicle where state <> 'removed'
         union select name from person where id in (select person_id from vehicle) limit 10000`,
    )
    .flatMap(({ word }) => word ?? [])

const conditions = {
  all: `id in (select person_id from vehicle where state <> 'removed' union select person_id from driver)`,
  online: 'id in (select person_id from driver_presence)',
  pending: `id in (select person_id from vehicle where state = 'pending')`,
  suspended: `id in (select person_id from driver where suspended_at is not null
    union select person_id from vehicle where state = 'suspended')`,
} as const
