import type { Reader, Tx } from '../db/open.ts'
import { driverOf } from '../drivers/drivers.ts'
import { readPlate } from '../vehicles/plate.ts'
import { filesOfDocument, isRefused } from '../vehicles/refusals.ts'
import type { Vehicle } from '../vehicles/vehicles.ts'
import type { Facts } from './approve.ts'
import { type Document, documentFields, documentsOf, moveDocument } from './documents.ts'
import { knownValue } from './judge.ts'

/** Whether an operator has a say in it already: by a refusal, a suspension, or papers of that plate that wait. */
export function mustBeSeen(
  tx: Tx | Reader,
  { id, person_id: personId, file_id: fileId }: Document,
  { plate }: Vehicle,
): boolean {
  const isSuspended = driverOf(tx, personId)?.suspended_at != null
  return (
    isSuspended ||
    isRefused(tx, { plates: [plate], personId, files: filesOfDocument(tx, fileId) }) ||
    waitsFor(tx, plate, id)
  )
}

/** What certificates of people who drive others seldom say. */
export function isUnusual({ type, plate }: Vehicle, { from, until }: Facts, now: number): boolean {
  const read = readPlate(plate)
  const isUsualPlate = read.is === 'plate' && read.kind === (type === 'moto' ? 'moto' : 'car')
  const isFarAhead = (from ?? 0) > now + farthestStartMs || (until ?? 0) > now + farthestEndMs
  return !isUsualPlate || isFarAhead
}

/**
 * Papers that wait for the operator take the place of those of the same vehicle and time that their sender sent
 * before: one of them is to be looked at.
 */
export function supersede(tx: Tx, document: Document, now: number): void {
  const time = timeOf(tx, document.id)
  for (const other of documentsOf(tx, document.person_id, ['submitted'])) {
    if (other.id === document.id || other.vehicle_id !== document.vehicle_id) continue
    const before = timeOf(tx, other.id)
    if (before.from > time.to || before.to < time.from) continue
    moveDocument(tx, other.id, ['submitted'], 'discarded', { problem: superseded, settledAt: now })
  }
}

/** Why papers that waited are not to be looked at any more. */
export const superseded = 'paper.superseded'

/** Whoever sent them. */
const waitsFor = (tx: Tx | Reader, plate: string, butId: number): boolean =>
  tx.get(
    `select 1 from vehicle indexed by vehicle_plate
       join document indexed by document_vehicle on document.vehicle_id = vehicle.id
       where vehicle.plate = ? and document.state = 'submitted' and document.id <> ?`,
    plate,
    butId,
  ) !== undefined

/** The days of the cover; where they are not known it may be any. */
function timeOf(tx: Tx, documentId: number): { from: string; to: string } {
  const fields = documentFields(tx, documentId)
  const day = (name: 'valid_from' | 'valid_to') => knownValue(fields.find((field) => field.name === name))
  return { from: day('valid_from') ?? '', to: day('valid_to') ?? '9999' }
}

const dayMs = 86_400_000
const farthestStartMs = 60 * dayMs
/** A year, and the weeks before it in which it is bought. */
const farthestEndMs = 400 * dayMs
