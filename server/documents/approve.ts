import type { Reader, Tx } from '../db/open.ts'
import { byDocument, type Change, reject, verify } from '../drivers/standing.ts'
import { AppError } from '../error.ts'
import { tell } from '../events/events.ts'
import { dayOf, instantOf } from '../trips/days.ts'
import { shownPlate } from '../vehicles/plate.ts'
import { filesOfDocument, lift, refuse } from '../vehicles/refusals.ts'
import {
  claimVehicle,
  maxVehicles,
  type OwnedVehicle,
  type Vehicle,
  vehicleById,
  vehiclesOf,
} from '../vehicles/vehicles.ts'
import { type Document, documentFields, moveDocument } from './documents.ts'
import { superseded } from './doubts.ts'
import { knownValue } from './judge.ts'
import { setReminders } from './reminders.ts'

/** What papers say, as far as it is known. */
export interface Facts {
  /** As it is kept: "RAD123C". */
  plate: string | null
  /** The first instant of the cover. */
  from: number | null
  /** The first instant after it. */
  until: number | null
  makeModel: string | null
  seats: number | null
}

export interface Approved {
  vehicleId: number
  /** As it is shown: "RAD 123 C". */
  plate: string
  /** Null: the cover has run since the vehicle was verified. */
  insuredFrom: number | null
  insuredUntil: number
}

/** What a document says, by what was read, confirmed and corrected. */
export function factsOf(from: Tx | Reader, documentId: number, timezone: string): Facts {
  const fields = documentFields(from, documentId)
  const value = (name: (typeof fields)[number]['name']) =>
    knownValue(fields.find((field) => field.name === name))
  const midnight = (date: string | null, daysLater = 0) => {
    if (date === null) return null
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
    return instantOf(dayOf(year, month, day) + daysLater, 0, timezone)
  }
  const makeModel = [value('make'), value('model')].filter((part) => part !== null).join(' ')
  const seats = Number(value('seats') ?? 0)
  return {
    plate: value('plate'),
    from: midnight(value('valid_from')),
    until: midnight(value('valid_to'), 1),
    makeModel: makeModel === '' ? null : makeModel,
    seats: Number.isInteger(seats) && seats >= 1 && seats <= 100 ? seats : null,
  }
}

/**
 * The operator has looked at papers and takes them over: the vehicle may drive, and its driver is told by
 * "vehicles.decided". What counts are the fields as they stand: correct them before. Throws `conflict.already_done`
 * when they were decided already, the vehicle was removed, or another person drives with that plate;
 * `usage.invalid` when plate or end are not known, or the cover cannot be taken over yet or any more.
 */
export function approveDocument(
  tx: Tx,
  document: Document,
  by: { operator: string; timezone: string },
  change: Change,
): Approved {
  if (!undecided.includes(document.state)) throw decided(document)
  const facts = factsOf(tx, document.id, by.timezone)
  const { plate, until } = facts
  if (plate === null || until === null) {
    const missing = plate === null ? 'the plate' : 'the last insured day'
    throw new AppError('usage.invalid', `Document ${document.id} does not tell ${missing}: give it first.`)
  }
  if (until <= change.now) {
    throw new AppError('usage.invalid', `The cover of document ${document.id} has ended: reject it.`)
  }
  const vehicle = vehicleFor(tx, document, plate, change.now)
  if ('problem' in vehicle) throw noRoom(document, plate)
  if (vehicle.state === 'suspended') {
    throw new AppError(
      'conflict.already_done',
      `${shownPlate(plate)} is suspended: ${vehicle.why ?? '-'} "inzira drivers restore ${plate}" lifts that.`,
    )
  }
  if (leavesGap(vehicle, facts, change.now)) {
    throw new AppError(
      'usage.invalid',
      `${shownPlate(plate)} is insured now, and the new cover begins only days after that: approve it when the old one has ended.`,
    )
  }
  const approved = takeOver(tx, document, { vehicle, facts, by: by.operator }, change)
  tellDecided(tx, document, change)
  return approved
}

/**
 * The operator refuses papers, and their sender is told why by "vehicles.decided". A vehicle that only waited for them
 * is rejected with them; the running cover of an active one is left alone. Throws `conflict.already_done` when they
 * were decided already.
 */
export function rejectDocument(
  tx: Tx,
  document: Document,
  by: { operator: string; why: string },
  change: Change,
): void {
  if (!moveDocument(tx, document.id, undecided, 'rejected')) throw decided(document)
  tx.run('update document set decided_by = ?, why = ? where id = ?', by.operator, by.why, document.id)
  const vehicle = document.vehicle_id === null ? undefined : vehicleById(tx, document.vehicle_id)
  const plates = [plateOn(tx, document.id), vehicle?.plate].filter((plate) => plate != null)
  const files = filesOfDocument(tx, document.file_id)
  refuse(tx, { plates, personId: document.person_id, files }, change.now)
  if (vehicle?.state === 'pending' && !hasSubmitted(tx, vehicle.id)) {
    reject(tx, vehicle, by.why, change, { tells: false })
  }
  tellDecided(tx, document, change)
}

/**
 * Takes papers over, whoever decided it: fills the vehicle from them, and it may drive in their time. Says nothing.
 * Throws like verify().
 */
export function takeOver(
  tx: Tx,
  document: Document,
  { vehicle, facts, by }: { vehicle: Vehicle; facts: Facts; by: string },
  change: Change,
): Approved {
  const { from, until, makeModel, seats } = facts
  if (until === null) throw new Error(`document ${document.id} tells no end`)
  // New cover that begins when the old one ends goes on from it without a gap.
  const insuredFrom = isRunning(vehicle, change.now) ? vehicle.insured_from : from
  verify(tx, vehicle, { insuredFrom, insuredUntil: until, by }, change, { tells: false })
  tx.run(
    `update vehicle set make_model = coalesce(?, make_model), seats = coalesce(?, seats), document_id = ?,
       insured_from = ? where id = ?`,
    makeModel,
    seats,
    document.id,
    insuredFrom,
    vehicle.id,
  )
  if (by !== byDocument) lift(tx, { files: filesOfDocument(tx, document.file_id) })
  setReminders(tx, vehicle.person_id, change)
  const settled = document.settled_at === null ? { settledAt: change.now } : {}
  moveDocument(tx, document.id, undecided, 'approved', settled)
  tx.run('update document set decided_by = ?, vehicle_id = ? where id = ?', by, vehicle.id, document.id)
  return { vehicleId: vehicle.id, plate: shownPlate(vehicle.plate), insuredFrom, insuredUntil: until }
}

/** The vehicle of their sender that papers with this plate are for; a new one waits for its papers. */
export function vehicleFor(
  tx: Tx,
  { person_id: personId, vehicle_type: type }: Document,
  plate: string,
  now: number,
): Vehicle | { problem: 'too_many' } {
  const own = ownWith(tx, personId, plate)
  if (own !== undefined && own.state !== 'rejected') return own
  const claimed = claimVehicle(tx, { personId, type, plate }, now)
  if ('problem' in claimed) return { problem: 'too_many' }
  const vehicle = vehicleById(tx, claimed.id)
  if (vehicle === undefined) throw new Error(`vehicle ${claimed.id} is gone`)
  return vehicle
}

/** Which plate it is of, as surely as anybody knows. */
function plateOn(tx: Tx, documentId: number): string | null {
  const field = documentFields(tx, documentId).find(({ name }) => name === 'plate')
  return knownValue(field) ?? field?.read_value?.replaceAll(' ', '') ?? null
}

export const ownWith = (from: Tx | Reader, personId: number, plate: string): OwnedVehicle | undefined =>
  vehiclesOf(from, personId).find((vehicle) => vehicle.plate === plate)

/** A vehicle has one stretch of cover: what begins after a gap must wait for the end of what runs. */
export const leavesGap = (vehicle: Vehicle, { from }: Facts, now: number): boolean =>
  isRunning(vehicle, now) && from !== null && from > (vehicle.insured_until ?? 0)

const isRunning = ({ state, insured_until }: Vehicle, now: number): boolean =>
  state === 'active' && (insured_until ?? 0) > now

const hasSubmitted = (tx: Tx, vehicleId: number): boolean =>
  tx.get(
    `select 1 from document indexed by document_vehicle where vehicle_id = ? and state = 'submitted'`,
    vehicleId,
  ) !== undefined

/** Papers are decided once, so their number is enough to tell it once. */
function tellDecided(
  tx: Tx,
  { id, person_id: personId }: Document,
  { now, correlationId, wake }: Change,
): void {
  const data = { documentId: id }
  wake(
    tell(tx, { id: `document:${id}:decided`, personId, name: 'vehicles.decided', data, correlationId }, now),
  )
}

const decided = ({ id, state, problem }: Document) =>
  new AppError(
    'conflict.already_done',
    problem === superseded
      ? `Its sender has sent a newer paper in the place of document ${id}: decide about that one.`
      : `Document ${id} is ${state}: there is nothing left to decide.`,
  )

const noRoom = ({ person_id }: Document, plate: string) =>
  new AppError(
    'usage.invalid',
    `p${person_id} has ${maxVehicles} vehicles, and ${shownPlate(plate)} is none of them: they must remove one first.`,
  )

/** What an operator may still decide about, also while its sender has not answered, or when it could not be read. */
const undecided: Document['state'][] = ['submitted', 'review', 'failed']
