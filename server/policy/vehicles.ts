import type { DocumentState } from '../db/schema-documents.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import type { AtPage } from '../documents/at-page.ts'
import type { Beside } from '../documents/beside.ts'
import type { Verdict } from '../documents/settle.ts'
import type { ValueProblem } from '../documents/values.ts'
import type { Wanted } from '../documents/wanted.ts'
import type { DocumentKind, FieldName } from '../ocr/document.ts'

export type { Verdict } from '../documents/settle.ts'
export type { ValueProblem } from '../documents/values.ts'

/** A field of a document as the person sees it. */
export interface PaperField {
  name: FieldName
  /** What counts so far, as people write it: "RAD 123 C", "31/05/2027"; null while it is not known. */
  shown: string | null
}

/** A field that is asked about. */
export interface Question {
  name: FieldName
  /** What was read, as a proposal; null where nothing was, and then it must be typed. */
  proposed: string | null
  /** Whether there is a picture of its line to show. */
  hasCrop: boolean
  /** Without it the vehicle cannot be driven: it cannot be left out. */
  isNeeded: boolean
  /** The plate of the vehicle they sent it for, where the paper seems to have another one. */
  expected: string | null
}

/** A document of theirs. */
export interface Paper extends Beside, AtPage {
  id: number
  sentAt: number
  state: DocumentState
  kind: DocumentKind | null
  vehicleType: VehicleType
  vehicleId: number | null
  /** Code of what was wrong, when it failed. */
  problem: string | null
  /** The operator's words, when it was rejected. */
  why: string | null
  /** The first instant after its cover, if that is known. */
  until: number | null
  /** Only those that are known. */
  fields: PaperField[]
}

/** A file as it was announced. */
export interface SentFile {
  mediaId: string
  mime: string
  sha256?: string
}

/** A file whose bytes were uploaded and are kept; `mime` as they say. */
export interface KeptFile {
  sha256: string
  mime: string
  bytes: number
}

/** Why a file is not taken at all. */
export type NotTaken =
  /** Neither a picture nor a PDF, by what its sender calls it. */
  | 'wrong_type'
  /** The very same file is being read, is being asked about, or is with the operator. */
  | 'same_file'
  /** So many of theirs are under way that the rest must wait. */
  | 'too_many'
  /** More in a day than anybody's vehicles need. */
  | 'too_many_today'
  /** That vehicle is not theirs (any more). */
  | 'gone'

/** Why an upload is not taken: `too_much_today`: larger, with all others of the day, than anybody's papers are. */
export type NotReceived = NotTaken | 'too_much_today'

/** The papers of one person's vehicles, in the conversation about them. Nobody reaches another one's. */
export interface VehicleScope {
  /** Whether reading is switched on; when not, files are kept and read later. */
  readonly isReading: boolean
  /**
   * Takes a file that was sent; it is fetched and read, and comes back as "vehicles.read" or "vehicles.failed".
   * `ahead`: how many are read before it.
   */
  take(
    file: SentFile,
    about: { type: VehicleType; vehicleId?: number | undefined },
  ): { documentId: number; ahead: number } | { problem: NotTaken }
  /**
   * Takes a file that was uploaded, while the store holds its bytes; wake the reader after the commit. The very same
   * one, while it is under way, is the same document.
   */
  receive(
    file: KeptFile,
    about: { type: VehicleType; vehicleId?: number | undefined },
  ): { documentId: number } | { problem: NotReceived }
  /** Why receive() would not take it now; to be asked before the bytes are kept at all. */
  mayNotReceive(
    file: Pick<KeptFile, 'sha256' | 'bytes'>,
    about: { vehicleId?: number | undefined },
  ): NotReceived | undefined
  /** A picture that they sent to have its QR codes read, by its media job; undefined when it cannot be had any more. */
  sentPicture(jobId: number): SentFile | undefined
  /**
   * Papers that they were asked for and have not sent, so that a picture out of the blue is most likely those; several
   * when it cannot be told of which vehicle.
   */
  wanted(): Wanted[]
  /** Theirs; undefined for anything else. */
  paper(id: number): Paper | undefined
  /** What still wants something of them or of the reader: fetching, waiting, review; the oldest first. */
  openPapers(): Paper[]
  /** What is kept of a vehicle's papers: with the operator, or accepted; the newest first. */
  papersOf(vehicleId: number): Paper[]
  /** What is to be asked next about a document in review; undefined when nothing is left. */
  nextQuestion(id: number): Question | undefined
  /** The same, only looked at: nothing is written down of it. */
  openQuestion(id: number): Question | undefined
  /** Whose turn it is to be read: how many are before a document that waits; undefined when it does not. */
  turnOf(id: number): { ahead: number; isInWork: boolean } | undefined
  /** The line of a picture that a field was read from, a JPEG. */
  crop(id: number, name: FieldName): Uint8Array | undefined
  /** What settled papers came to, as far as it is still known. */
  outcome(id: number): Verdict | undefined
  /** A field of a document in review as a question, also when it was answered before; undefined when it is not open. */
  question(id: number, name: FieldName): Question | undefined
  /** They say that what was read is right. */
  confirm(id: number, name: FieldName): void
  /** They say what is right; what is wrong with it, if anything. */
  correct(id: number, name: FieldName, typed: string): { problem: ValueProblem; meant?: string } | undefined
  /** Whether what they typed instead of tapping can hardly be anything but a value of the field. */
  isSurelyValue(name: FieldName, typed: string): boolean
  /** They cannot tell either: it stays unknown. Only where the vehicle can be driven without it. */
  leaveOut(id: number, name: FieldName): void
  /** Once nothing is left to ask; does what it comes to. Undefined when it was settled already. */
  settle(id: number): Verdict | undefined
  /** They want it forgotten, or send another one instead. */
  discard(id: number): void
}
