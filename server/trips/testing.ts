import type { Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import type { Point, Spot } from '../geo/point.ts'

/** A verified vehicle of theirs, insured for a year unless told otherwise. */
export function vehicleFor(
  tx: Tx,
  personId: number,
  given: { type?: VehicleType; plate?: string; seats?: number; insuredUntil?: number } = {},
): number {
  const { type = 'cab', plate = `RAD${100 + personId}B`, seats = 4, insuredUntil = far } = given
  tx.run('insert into driver (person_id, created_at) values (?, 0) on conflict do nothing', personId)
  const { lastInsertRowid } = tx.run(
    `insert into vehicle (person_id, type, plate, seats, state, insured_until, created_at)
       values (?, ?, ?, ?, 'active', ?, 0)`,
    personId,
    type,
    plate,
    seats,
    insuredUntil,
  )
  return Number(lastInsertRowid)
}

/** Some places of Kigali and around, far enough apart for trips. */
export const kimironko: Spot = { latitude: -1.9497, longitude: 30.126, name: 'Kimironko' }
export const nyabugogo: Spot = { latitude: -1.9397, longitude: 30.0443, name: 'Nyabugogo' }
export const remera: Spot = { latitude: -1.958, longitude: 30.1127, name: 'Remera' }
export const musanze: Spot = { latitude: -1.4998, longitude: 29.635, name: 'Musanze' }
export const huye: Spot = { latitude: -2.5967, longitude: 29.7394, name: 'Huye' }

/** So far from a point: metres to the north and to the east, near the equator. */
export const beside = ({ latitude, longitude }: Point, northM: number, eastM: number): Point => ({
  latitude: latitude + northM / 111_195,
  longitude: longitude + eastM / 111_195,
})

const far = Date.UTC(2028, 0, 1)
