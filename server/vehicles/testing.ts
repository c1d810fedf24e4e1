import type { Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'

/** Makes whole rides and verified vehicles of the past, without anybody having to drive them. */
export function addVehicle(
  tx: Tx,
  {
    personId,
    plate,
    type = 'cab',
    insuredUntil,
  }: { personId: number; plate: string; type?: VehicleType; insuredUntil: number },
): number {
  const { lastInsertRowid } = tx.run(
    `insert into vehicle (person_id, type, plate, state, insured_until, verified_at, verified_by, created_at)
       values (?, ?, ?, 'active', ?, 1, 'a test', 1)`,
    personId,
    type,
    plate,
    insuredUntil,
  )
  return Number(lastInsertRowid)
}

export interface PastRide {
  driverId: number
  vehicleId: number
  passengerId: number
  fareRwf: number
  endedAt: number
  from?: string | null
  to?: string | null
}

/** A ride that was completed; the database lets it come about in no other way than step by step. */
export function addRide(tx: Tx, ride: PastRide): number {
  const id = beginRide(tx, ride)
  for (const state of ['arrived', 'started']) tx.run('update ride set state = ? where id = ?', state, id)
  tx.run(
    `update ride set state = 'completed', fare_rwf = ?, ended_at = ? where id = ?`,
    ride.fareRwf,
    ride.endedAt,
    id,
  )
  return id
}

/** One that is under way. */
export function beginRide(tx: Tx, ride: Omit<PastRide, 'fareRwf' | 'endedAt'>): number {
  const { lastInsertRowid } = tx.run(
    `insert into ride (passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, pickup_name,
       dropoff_name, radius_m, pin, requested_at, look_until)
       values (?, 'cab', 'requested', -1.95, 30.06, ?, ?, 10000, '1234', 1, 2)`,
    ride.passengerId,
    ride.from ?? null,
    ride.to ?? null,
  )
  const id = Number(lastInsertRowid)
  tx.run(`update ride set state = 'offered' where id = ?`, id)
  tx.run(
    `update ride set state = 'accepted', driver_id = ?, vehicle_id = ? where id = ?`,
    ride.driverId,
    ride.vehicleId,
    id,
  )
  return id
}
