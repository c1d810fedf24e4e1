import type { Reader, Tx } from '../db/open.ts'
import type { DocumentFieldRow, DocumentRow, DocumentState } from '../db/schema-documents.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import type { FieldName } from '../ocr/document.ts'

export type Document = Omit<DocumentRow, 'id' | 'attempts' | 'interruptions'> & {
  id: number
  attempts: number
  interruptions: number
}
export type DocumentField = Omit<DocumentFieldRow, 'asked'> & { asked: number }

export interface NewDocument {
  personId: number
  vehicleType: VehicleType
  /** The vehicle whose papers these are said to be, if it is known already. */
  vehicleId: number | null
  source: Document['source']
  correlationId: string
}

/** A file that somebody sent as the papers of a vehicle; its bytes are on their way. */
export function addDocument(tx: Tx, document: NewDocument, now: number): number {
  const { lastInsertRowid } = tx.run(
    `insert into document (person_id, vehicle_type, vehicle_id, source, state, next_attempt_at, correlation_id,
       created_at) values (?, ?, ?, ?, 'fetching', ?, ?, ?)`,
    document.personId,
    document.vehicleType,
    document.vehicleId,
    document.source,
    now,
    document.correlationId,
    now,
  )
  return Number(lastInsertRowid)
}

export const documentById = (from: Tx | Reader, id: number): Document | undefined =>
  from.get<Document>('select * from document where id = ?', id)

/** Theirs in these states, the oldest first. */
export const documentsOf = (
  from: Tx | Reader,
  personId: number,
  states: readonly DocumentState[],
): Document[] =>
  from.all<Document>(
    `select * from document where person_id = ? and state in (select value from json_each(?)) order by id`,
    personId,
    JSON.stringify(states),
  )

/** In the order in which they are printed; without the pictures of the lines. */
export const documentFields = (from: Tx | Reader, documentId: number): Omit<DocumentField, 'crop'>[] =>
  from.all(
    `select document_id, name, read_value, confidence, value, source, asked, settled_at
       from document_field where document_id = ? order by rowid`,
    documentId,
  )

/** The picture of the line that a field was read from, a JPEG; undefined where there is none (any more). */
export const cropOfField = (from: Tx | Reader, documentId: number, name: FieldName): Uint8Array | undefined =>
  from.get<{ crop: Uint8Array | null }>(
    'select crop from document_field where document_id = ? and name = ?',
    documentId,
    name,
  )?.crop ?? undefined

/** What somebody says of a field; null: they do not know it either. */
export function settleField(
  tx: Tx,
  documentId: number,
  name: FieldName,
  {
    value,
    source,
  }: { value: string; source: NonNullable<DocumentField['source']> } | { value: null; source: null },
  now: number,
): void {
  tx.run(
    `insert into document_field (document_id, name, value, source, asked, settled_at) values (?, ?, ?, ?, 1, ?)
       on conflict (document_id, name) do update set value = excluded.value, source = excluded.source, asked = 1,
         settled_at = excluded.settled_at`,
    documentId,
    name,
    value,
    source,
    now,
  )
}

/** From then on it counts among those that were asked back. */
export function markAsked(tx: Tx, documentId: number, name: FieldName): void {
  tx.run(
    `insert into document_field (document_id, name, asked) values (?, ?, 1)
       on conflict (document_id, name) do update set asked = 1`,
    documentId,
    name,
  )
}

/** What was read so surely that it counts without asking is written as such. */
export function believeRead(tx: Tx, documentId: number, leastConfidence: number, now: number): void {
  tx.run(
    `update document_field set value = read_value, source = 'read', settled_at = ?
       where document_id = ? and source is null and settled_at is null and read_value is not null and confidence >= ?`,
    now,
    documentId,
    leastConfidence,
  )
}

/**
 * The person wants it forgotten: what was read of it goes at once, its picture in the next night. That fields were read
 * and asked about stays for the figures.
 */
export function giveUpDocument(tx: Tx, id: number, from: readonly DocumentState[], now: number): void {
  if (!moveDocument(tx, id, from, 'discarded', { settledAt: now })) return
  tx.run(
    'update document_field set crop = null, read_value = null, value = null, source = null where document_id = ?',
    id,
  )
  tx.run(
    'update media_file set forget_at = ? where id = (select file_id from document where id = ?)',
    now,
    id,
  )
}

/** The papers of a vehicle that is theirs no more: nobody looks at them in vain. */
export function discardDocumentsOf(tx: Tx, vehicleId: number, now: number): void {
  tx.run(
    `update document indexed by document_vehicle set state = 'discarded', settled_at = ?
       where vehicle_id = ? and state in ('fetching', 'waiting', 'review', 'submitted')`,
    now,
    vehicleId,
  )
}

/** Moves a document on; false when it was not in one of those states any more, and then nothing has changed. */
export function moveDocument(
  tx: Tx,
  id: number,
  from: readonly DocumentState[],
  to: DocumentState,
  change: { problem?: string | null; settledAt?: number } = {},
): boolean {
  const { changes } = tx.run(
    `update document set state = ?, problem = coalesce(?, problem), settled_at = coalesce(?, settled_at)
       where id = ? and state in (select value from json_each(?))`,
    to,
    change.problem ?? null,
    change.settledAt ?? null,
    id,
    JSON.stringify(from),
  )
  return changes > 0
}
