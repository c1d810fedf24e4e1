import type { FieldName, ReadDocument, ReadLine } from './document.ts'
import type { DocumentFault } from './fault.ts'
import type { Language } from './languages.ts'
import type { ReadPage, Stage } from './read.ts'

/** What is said between engine.ts and reader-worker.ts. */
export interface ReadOptions {
  /** Of the models that are on board; all of them by default. */
  languages?: readonly Language[]
  /** Whether a second reader may be asked about what the first one doubts. */
  secondReader?: boolean
  /** Whether to cut out the line of each field. */
  crops?: boolean
}

/** What a worker knows from its start. */
export interface WorkerData {
  isBackground: boolean
}

export interface Asked {
  id: number
  bytes: Uint8Array
  options: ReadOptions
}

export type Answer =
  /** Said once, by a worker that has loaded its program. */
  | { kind: 'ready' }
  | { id: number; kind: 'stage'; stage: Stage }
  | { id: number; kind: 'read'; result: ReadOutcome }
  | { id: number; kind: 'failed'; fault: DocumentFault }

export interface ReadOutcome {
  document: ReadDocument
  lines: ReadLine[]
  pages: ReadPage[]
  /** PNG, by field. */
  crops: Partial<Record<FieldName, Uint8Array>>
  spentMs: Partial<Record<Stage, number>>
  /** What was amiss with the reader itself, for whoever runs it; the document was read nonetheless. */
  problem?: string
}
