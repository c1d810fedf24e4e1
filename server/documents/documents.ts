import type { Reader, Tx } from '../db/open.ts'
import type { DocumentFieldRow, DocumentRow, DocumentState } from '../db/schema-documents.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import type { FieldName } from '../ocr/document.ts'

export type Document = Omit<DocumentRow, 'id' | 'attempts'> & { id: number; attempts: number }
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
