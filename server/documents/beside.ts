import type { Reader, Tx } from '../db/open.ts'
import type { DocumentState } from '../db/schema-documents.ts'
import { type Document, documentsOf } from './documents.ts'

/** What came before and together with a document: what is said of one of several must tell which one it is. */
export interface Beside {
  /** Among the files that were sent one after another while it was open; null when it was alone. */
  place: { nth: number; count: number } | null
  /** The one before it could not be had or read either, and neither was its sender's fault. */
  failedAgain: boolean
}

export function besideOf(from: Tx | Reader, document: Document, now: number): Beside {
  const all = documentsOf(from, document.person_id, states)
  const endsAt = ({ settled_at }: Document): number => settled_at ?? now
  const together = all.filter(
    (one) =>
      Math.abs(one.created_at - document.created_at) < togetherMs &&
      one.created_at <= endsAt(document) &&
      endsAt(one) >= document.created_at,
  )
  const at = together.findIndex(({ id }) => id === document.id)
  const before = all.filter(({ id }) => id < document.id).at(-1)
  return {
    place: together.length > 1 ? { nth: at + 1, count: together.length } : null,
    failedAgain: isOurFault(document) && before !== undefined && isOurFault(before),
  }
}

const isOurFault = ({ state, problem }: Document): boolean =>
  state === 'failed' && ours.some((code) => problem === code)

const ours = ['media.unavailable', 'media.hash', 'document.timeout', 'reader.failed']
const states: DocumentState[] = [
  'fetching',
  'waiting',
  'review',
  'submitted',
  'approved',
  'rejected',
  'discarded',
  'failed',
]
const togetherMs = 600_000
