import type { Tx } from '../db/open.ts'
import type { Change } from '../drivers/standing.ts'
import { AppError } from '../error.ts'
import type { FieldName } from '../ocr/document.ts'
import { removeVehicle, vehicleById } from '../vehicles/vehicles.ts'
import { type Approved, approveDocument, factsOf } from './approve.ts'
import { papersOfVehicle } from './browse.ts'
import type { Document } from './documents.ts'

export interface Decision {
  operator: string
  timezone: string
  /** What counts instead of what was read or said; as it is kept, see valueTyped(). */
  corrections: ReadonlyMap<FieldName, string>
  /** For whoever looks at it later; not told to the driver. */
  note?: string | undefined
}

/**
 * The operator approves a paper, with what they read on it themselves. Throws like approveDocument(), and
 * `usage.invalid` where the cover would end before it begins; nothing is kept then.
 */
export function approveByOperator(tx: Tx, document: Document, decision: Decision, change: Change): Approved {
  const { corrections, operator, timezone, note } = decision
  for (const [name, value] of corrections) correct(tx, document.id, name, value, change.now)
  const { from, until } = factsOf(tx, document.id, timezone)
  if (from !== null && until !== null && from >= until) {
    throw new AppError('usage.invalid', `The cover of #${document.id} would end before it begins.`)
  }
  const approved = approveDocument(tx, document, { operator, timezone }, change)
  if (note !== undefined) tx.run('update document set why = ? where id = ?', note, document.id)
  leaveClaim(tx, document, approved.vehicleId)
  return approved
}

/** What was read and whether the driver was asked stay as they are: how well the reader does is counted by them. */
function correct(tx: Tx, documentId: number, name: FieldName, value: string, now: number): void {
  tx.run(
    `insert into document_field (document_id, name, value, source, settled_at) values (?, ?, ?, 'operator', ?)
       on conflict (document_id, name) do update set value = excluded.value, source = 'operator',
         settled_at = excluded.settled_at`,
    documentId,
    name,
    value,
    now,
  )
}

/** With another plate it is another vehicle: the one that only waited for this paper would wait for ever. */
function leaveClaim(tx: Tx, { id, vehicle_id }: Document, approvedId: number): void {
  if (vehicle_id === null || vehicle_id === approvedId) return
  const isAwaited = papersOfVehicle(tx, vehicle_id).some((other) => other.id !== id)
  if (!isAwaited && vehicleById(tx, vehicle_id)?.state === 'pending') removeVehicle(tx, vehicle_id)
}
