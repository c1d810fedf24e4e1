import type { Tx } from '../db/open.ts'
import { tell } from '../events/events.ts'
import { type FieldName, fieldNames, type ReadDocument } from '../ocr/document.ts'
import { documentById } from './documents.ts'

export interface ReadPaper {
  document: ReadDocument
  /** JPEG, by field. */
  crops: Partial<Record<FieldName, Uint8Array>>
  readMs: number
}

/**
 * What was read of a document is written down, and the person is told, once. What counts of it is not decided here:
 * every field is without a value until it is believed, confirmed or corrected. Returns the lane to wake; undefined
 * when the document had moved on before, and then nothing is written.
 */
export function keepReading(
  tx: Tx,
  id: number,
  { document: read, crops, readMs }: ReadPaper,
  now: number,
): string | undefined {
  const document = documentById(tx, id)
  if (document?.state !== 'waiting') return undefined
  tx.run(
    `update document set state = 'review', kind = ?, read_ms = ?, read_at = ?, problem = null where id = ?`,
    read.kind,
    Math.round(readMs),
    now,
    id,
  )
  for (const name of fieldNames) {
    const field = read.fields[name]
    if (field === undefined) continue
    tx.run(
      'insert into document_field (document_id, name, read_value, confidence, crop) values (?, ?, ?, ?, ?)',
      id,
      name,
      String(field.value),
      Math.min(1, Math.max(0, field.confidence)),
      crops[name] ?? null,
    )
  }
  return tell(
    tx,
    {
      id: `document:${id}:read:${document.attempts}`,
      personId: document.person_id,
      name: 'vehicles.read',
      data: { documentId: id },
      correlationId: document.correlation_id,
    },
    now,
  )
}
