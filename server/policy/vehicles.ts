import type { DocumentState } from '../db/schema-documents.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import type { DocumentKind, FieldName } from '../ocr/document.ts'

/** A field of a document as the person sees it. */
export interface PaperField {
  name: FieldName
  /** As it was read; null where nothing was. */
  readValue: string | null
  confidence: number | null
  /** What counts so far; null while it is not known. */
  value: string | null
  source: 'read' | 'confirmed' | 'corrected' | 'operator' | null
  /** Whether there is a picture of its line to show. */
  hasCrop: boolean
}

/** A document of theirs. */
export interface Paper {
  id: number
  state: DocumentState
  kind: DocumentKind | null
  vehicleType: VehicleType
  vehicleId: number | null
  /** Code of what was wrong, when it failed. */
  problem: string | null
  fields: PaperField[]
}

/** Why a file is not taken at all. */
export type NotTaken =
  /** Neither a picture nor a PDF, by what its sender calls it. */
  | 'wrong_type'
  /** The very same file is being read, or was read and is being asked about. */
  | 'same_file'
  /** So many of theirs are under way that the rest must wait. */
  | 'too_many'
  /** More in a day than anybody's vehicles need. */
  | 'too_many_today'
  /** That vehicle is not theirs (any more). */
  | 'gone'

/** What was wrong with a value they typed. */
export type ValueProblem =
  | 'not_a_plate'
  | 'letter_o'
  | 'letter_for_zero'
  | 'not_a_date'
  | 'not_a_year'
  | 'not_a_number'
  | 'too_long'
  | 'too_short'
  | 'unknown_insurer'

/** What a document comes to, once nothing is left to ask. */
export type Verdict =
  /** Taken over: they may drive with it (`from` in the future: from then on). */
  | { is: 'approved'; vehicleId: number; from: number; until: number }
  /** Kept, and the operator looks at it: why. */
  | { is: 'submitted'; vehicleId: number; why: 'operator_checks' | 'corrected' | 'plate_taken' | 'comesa' }
  /** Nothing is kept of it but the file for a while: what it is, or when it ended, is said. */
  | { is: 'refused'; why: 'expired'; until: number }
  | { is: 'refused'; why: 'wrong_kind'; kind: DocumentKind }
  /** It is for another vehicle than the one they were asked about. */
  | { is: 'refused'; why: 'other_plate'; plate: string }
  | { is: 'refused'; why: 'too_many_vehicles' }

/** The papers of one person's vehicles, in the conversation about them. Nobody reaches another one's. */
export interface VehicleScope {
  /** Whether reading is switched on; when not, files are kept and read later. */
  readonly isReading: boolean
  /** Takes a file that was sent; it is fetched and read, and comes back as "vehicles.read" or "vehicles.failed". */
  take(
    file: { mediaId: string; mime: string; sha256?: string },
    about: { type: VehicleType; vehicleId?: number },
  ): { documentId: number; ahead: number } | { problem: NotTaken }
  /** Theirs; undefined for anything else. */
  paper(id: number): Paper | undefined
  /** What still wants something of them or of the reader: fetching, waiting, review; the oldest first. */
  openPapers(): Paper[]
  /** What is to be asked next about a document in review; undefined when nothing is left. */
  nextQuestion(id: number): PaperField | undefined
  /** They say that what was read is right. */
  confirm(id: number, name: FieldName): void
  /** They say what is right; the value as it will be kept, or what is wrong with it. */
  correct(
    id: number,
    name: FieldName,
    typed: string,
  ): { value: string } | { problem: ValueProblem; meant?: string }
  /** They cannot tell either: it stays unknown. Only where the vehicle can be driven without it. */
  leaveOut(id: number, name: FieldName): void
  /** Once nothing is left to ask; writes what it comes to. */
  settle(id: number): Verdict
  /** They want it forgotten, or send another one instead. */
  discard(id: number): void
  /** "31/05/2027", where the operator is. */
  dateOf(at: number): string
}
