import { believed, type DocumentKind, type FieldName, type ReadDocument, type ReadLine } from '../document.ts'
import { allowedFor } from './kind.ts'
import { below, rightOf, type Segment, segmentsOf } from './segments.ts'
import type { Topic } from './wording.ts'

/** Somewhere on a page. */
export type Place = Pick<ReadLine, 'page' | 'box'>

export interface Doubts {
  /** Where another look may settle something: what doubtful values were read from, what stands where a value is missing. */
  places: Place[]
  /** Fields that matter were found nowhere, not even their names: they may be in any line. */
  isLost: boolean
}

/**
 * What is still open about a document, if anything is: values less sure than `from`, and missing ones. `unread` are
 * lines in which no look found letters.
 */
export function doubtsAbout(
  { kind, fields }: ReadDocument,
  lines: readonly ReadLine[],
  unread: readonly Place[],
  from = believed,
): Doubts | undefined {
  const open = (kind === 'other' ? keyFields.other : allowedFor(kind)).filter(
    (name) => (fields[name]?.confidence ?? 0) < from,
  )
  if (open.length === 0) return undefined
  const segments = segmentsOf([
    ...lines,
    ...unread.map((place) => ({ ...place, text: 'X', confidence: 0.01 })),
  ])
  const places: Place[] = []
  let isLost = false
  for (const name of open) {
    const line = fields[name]?.line
    const beside = segments.filter(({ label }) => topicsOf(name).some((topic) => label?.topics.has(topic)))
    if (line !== undefined) places.push(line)
    else {
      places.push(...beside.flatMap((label) => valuePlaces(label, segments)))
      if (beside.length === 0 && keyFields[kind].includes(name)) isLost = true
    }
  }
  return { places, isLost }
}

/** The label's own line too: its end may be the value. */
function valuePlaces(label: Segment, segments: readonly Segment[]): Place[] {
  if (label.value !== undefined) return [label.line]
  const right = rightOf(label, segments).slice(0, 2)
  const under = below(label, segments).slice(0, 1)
  return [label, ...right, ...under].map(({ line }) => line)
}

function topicsOf(name: FieldName): Topic[] {
  if (name === 'valid_from' || name === 'valid_to') return [name, 'period']
  return name === 'make' || name === 'model' ? [name, 'make_model'] : [name]
}

/** Without these a document is of no use to anybody, so they are worth the time. */
export const keyFields: Record<DocumentKind, FieldName[]> = {
  insurance: ['plate', 'valid_from', 'valid_to', 'insurer', 'policy_number'],
  comesa: ['plate', 'valid_from', 'valid_to', 'insurer'],
  registration: ['plate', 'chassis', 'owner_name'],
  licence: ['owner_name'],
  other: ['plate'],
}
