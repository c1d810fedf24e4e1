import type { Generated } from 'kysely'
import type { DocumentKind, FieldName } from '../ocr/document.ts'
import type { VehicleType } from './schema-mobility.ts'

/** Files people sent that are kept, and the vehicle documents read from them. Times are milliseconds since 1970 in UTC. */
export interface DocumentSchema {
  media_file: MediaFileRow
  document: DocumentRow
  document_field: DocumentFieldRow
  refusal: RefusalRow
}

/** Whose a file in the media folder is. Several rows may name the same bytes. */
export interface MediaFileRow {
  id: Generated<number>
  person_id: number
  /** Of the bytes, in hex; also where they lie. */
  sha256: string
  /** As the bytes say, not as the sender said. */
  mime: string
  bytes: number
  created_at: number
  /** When it goes; null while what it belongs to needs it. */
  forget_at: number | null
}

/**
 * fetching: the file is on its way · waiting: it is to be read · review: it was read, and the person is asked ·
 * submitted: the operator is to look at it · approved, rejected: decided · discarded: given up by the person ·
 * failed: it could not be had or read.
 */
export type DocumentState =
  | 'fetching'
  | 'waiting'
  | 'review'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'discarded'
  | 'failed'

export interface DocumentRow {
  id: Generated<number>
  person_id: number
  /** What the person says that the vehicle is. */
  vehicle_type: VehicleType
  /** The vehicle whose papers these are, once that is known. */
  vehicle_id: number | null
  source: 'whatsapp' | 'web' | 'operator'
  file_id: number | null
  state: DocumentState
  attempts: Generated<number>
  next_attempt_at: number
  /** When the last reading of it began. */
  began_at: number | null
  /** How often the process ended while it was read. */
  interruptions: Generated<number>
  /** When that was found out first. */
  interrupted_at: number | null
  /** Code of the last fault: of ocr/fault.ts, "media.…" or "reader.…". */
  problem: string | null
  kind: DocumentKind | null
  /** How long the reading that succeeded took. */
  read_ms: number | null
  read_at: number | null
  /** When it was submitted, discarded or failed: what is left to decide is the operator's. */
  settled_at: number | null
  /** Who approved or rejected it: an operator, or "document" where the paper itself was enough. */
  decided_by: string | null
  /** In the operator's words: why it was rejected, or a note beside its approval. */
  why: string | null
  correlation_id: string
  created_at: number
}

export interface DocumentFieldRow {
  document_id: number
  name: FieldName
  /** As it was read and normalised; null where nothing was. */
  read_value: string | null
  confidence: number | null
  /** What counts; null while it is not known. */
  value: string | null
  /** read: believed as it was read · confirmed: the person said it is right · corrected: they said what is right. */
  source: 'read' | 'confirmed' | 'corrected' | 'operator' | null
  /** Whether the person is, or was, asked about it. */
  asked: Generated<number>
  /** Picture of the line it was read from. */
  crop: Uint8Array | null
  settled_at: number | null
}

/** What an operator refused or suspended, until an operator lets it pass; each row names one of the three. */
export interface RefusalRow {
  id: Generated<number>
  plate: string | null
  person_id: number | null
  sha256: string | null
  created_at: number
}
