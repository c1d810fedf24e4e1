import type { Reader, Tx } from '../db/open.ts'
import type { VehicleRow, VehicleType } from '../db/schema-mobility.ts'
import { AppError } from '../error.ts'
import { shownPlate } from './plate.ts'

export type Vehicle = Omit<VehicleRow, 'id'> & { id: number }
/** One that is still somebody's. */
export type OwnedVehicle = Vehicle & { state: Exclude<VehicleRow['state'], 'removed'> }

export const vehicleTypes = [
  'moto',
  'cab',
  'liffan',
  'truck',
  'rental',
  'other',
] as const satisfies VehicleType[]

export type ClaimProblem = 'yours_already' | 'too_many'

/** More are a fleet, whose vehicles are driven by others. */
export const maxVehicles = 8

export const vehicleById = (from: Tx | Reader, id: number): Vehicle | undefined =>
  from.get<Vehicle>(`select * from vehicle where id = ?`, id)

/** Theirs, the newest first. */
export const vehiclesOf = (from: Tx | Reader, personId: number): OwnedVehicle[] =>
  from.all<OwnedVehicle>(
    `select * from vehicle where person_id = ? and state <> 'removed' order by id desc`,
    personId,
  )

/** Everybody's claims to a plate, who may drive with it first. */
export const vehiclesByPlate = (from: Tx | Reader, plate: string): OwnedVehicle[] =>
  from.all<OwnedVehicle>(
    `select * from vehicle where plate = ? and state <> 'removed' order by state <> 'active', id`,
    plate,
  )

/** Verified, and insured at that time. */
export const isValid = (vehicle: Vehicle, now: number): boolean =>
  vehicle.state === 'active' && !isEnded(vehicle, now) && !isAhead(vehicle, now)

/** Its insurance begins only later. */
export const isAhead = ({ insured_from }: Pick<Vehicle, 'insured_from'>, now: number): boolean =>
  (insured_from ?? 0) > now

const isEnded = ({ insured_until }: Vehicle, now: number): boolean => (insured_until ?? 0) <= now

/** The last instant with a date that can be written: what lies beyond was no date of any certificate. */
const lastInsuredAt = Date.UTC(9999, 11, 31)

/** When the insurance ends, as a date that can be shown whatever the row holds. */
export const shownInsuredUntil = ({ insured_until }: Pick<Vehicle, 'insured_until'>): number | null =>
  insured_until === null ? null : Math.min(Math.max(insured_until, 0), lastInsuredAt)

/**
 * Somebody says that a vehicle is theirs to drive; nobody drives with it before the operator has verified it. A
 * rejected one may be claimed anew. The plate as plate.ts reads it.
 */
export function claimVehicle(
  tx: Tx,
  claim: { personId: number; type: VehicleType; plate: string },
  now: number,
): { id: number } | { problem: ClaimProblem } {
  const own = vehiclesOf(tx, claim.personId)
  const same = own.find(({ plate }) => plate === claim.plate)
  if (same?.state === 'rejected') {
    tx.run(`update vehicle set state = 'pending', type = ?, why = null where id = ?`, claim.type, same.id)
    return { id: same.id }
  }
  if (same !== undefined) return { problem: 'yours_already' }
  if (own.length >= maxVehicles) return { problem: 'too_many' }
  const { lastInsertRowid } = tx.run(
    `insert into vehicle (person_id, type, plate, state, created_at) values (?, ?, ?, 'pending', ?)`,
    claim.personId,
    claim.type,
    claim.plate,
    now,
  )
  return { id: Number(lastInsertRowid) }
}

/** What papers say of the insurance, and who has seen them. */
export interface SeenPapers {
  /** Null or left out: since it was verified. */
  insuredFrom?: number | null
  /** The first instant at which the insurance is no longer valid. */
  insuredUntil: number
  by: string
}

/** Somebody has seen the papers. Throws `conflict.already_done` while another person drives with this plate. */
export function verifyVehicle(
  tx: Tx,
  vehicle: Vehicle,
  { insuredFrom = null, insuredUntil, by }: SeenPapers,
  now: number,
): void {
  const [active] = vehiclesByPlate(tx, vehicle.plate)
  if (active?.state === 'active' && active.id !== vehicle.id) throw takenBy(active)
  tx.run(
    `update vehicle set state = 'active', why = null, insured_from = ?, insured_until = ?, verified_at = ?,
       verified_by = ? where id = ?`,
    insuredFrom,
    insuredUntil,
    now,
    by,
    vehicle.id,
  )
}

export function rejectVehicle(tx: Tx, id: number, why: string): void {
  tx.run(`update vehicle set state = 'rejected', why = ? where id = ?`, why, id)
}

export function suspendVehicle(tx: Tx, id: number, why: string): void {
  tx.run(`update vehicle set state = 'suspended', why = ? where id = ?`, why, id)
}

/** As it was before it was suspended; throws like verifyVehicle(). */
export function restoreVehicle(tx: Tx, vehicle: Vehicle): void {
  const isVerified = vehicle.verified_at !== null && vehicle.insured_until !== null
  const [active] = vehiclesByPlate(tx, vehicle.plate)
  if (isVerified && active?.state === 'active' && active.id !== vehicle.id) throw takenBy(active)
  tx.run(
    `update vehicle set state = ?, why = null where id = ?`,
    isVerified ? 'active' : 'pending',
    vehicle.id,
  )
}

/** It is no longer theirs to drive; past rides go on naming it. */
export function removeVehicle(tx: Tx, id: number): void {
  tx.run(`update vehicle set state = 'removed' where id = ?`, id)
}

const takenBy = ({ plate, person_id }: Vehicle) =>
  new AppError(
    'conflict.already_done',
    `p${person_id} drives with ${shownPlate(plate)}. Only one person can at a time: "inzira drivers suspend ${plate} --reason …" stops theirs first.`,
  )
