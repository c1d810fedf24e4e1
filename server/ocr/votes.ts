import { type Field, fieldNames, type ReadDocument, type Reader, type ReadLine } from './document.ts'
import { type Reading, readersOf } from './reading.ts'

/**
 * What a document says when its lines were looked at several times. It is understood once for each set of
 * readings, and every field goes to the value that most speaks for: a slip of the reader in the rest of a line
 * costs nothing, and a surer reading that makes no sense loses to one that does.
 */
export function fieldsByVote(
  lines: readonly ReadLine[],
  fieldsOf: (lines: ReadLine[]) => ReadDocument,
): ReadDocument {
  const documents = readingsOf(lines).map(fieldsOf)
  const first = documents[0] as ReadDocument
  if (documents.length === 1) return first
  const alike = documents.filter(({ kind }) => kind === first.kind)
  const fields: ReadDocument['fields'] = {}
  for (const name of fieldNames) {
    const field = elected(alike.flatMap((document) => document.fields[name] ?? []))
    if (field !== undefined) fields[name] = field
  }
  return { kind: first.kind, fields }
}

/**
 * The lines by their surest readings, then by their second ones where there are such, and so on; and, where two readers
 * looked, as each of them alone has it.
 */
function readingsOf(lines: readonly ReadLine[]): ReadLine[][] {
  const most = Math.max(0, ...lines.map(({ alternatives }) => alternatives?.length ?? 0))
  const ranks = Array.from({ length: Math.min(most, mostAlternatives) + 1 }, (_, rank) =>
    lines.map((line) => withReading(line, rank > 0 ? line.alternatives?.[rank - 1] : undefined)),
  )
  if (most === 0 || !lines.some((line) => allOf(line).some((one) => isBy(one, 'second')))) return ranks
  const alone = (['first', 'second'] as const).map((reader) =>
    lines.map((line) =>
      withReading(
        line,
        allOf(line).find((one) => isBy(one, reader)),
      ),
    ),
  )
  return [...ranks, ...alone]
}
const mostAlternatives = 3

const isBy = (reading: Reading, reader: Reader): boolean => readersOf(reading).includes(reader)
const allOf = (line: ReadLine): Reading[] => [line, ...(line.alternatives ?? [])]

function withReading({ alternatives: _, by, ...line }: ReadLine, other: Reading | undefined): ReadLine {
  const { text, confidence, by: whose } = other ?? { ...line, by }
  return { ...line, text, confidence, ...(whose === undefined ? {} : { by: whose }) }
}

interface Vote {
  field: Field
  /** By what was read where. */
  readings: Map<string, { confidence: number; by: readonly Reader[] }>
}

function elected(fields: readonly Field[]): Field | undefined {
  const votes = new Map<string, Vote>()
  for (const field of fields) {
    const key = String(field.value)
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
    const vote = votes.get(key) ?? { field, readings: new Map() }
    votes.set(key, vote)
    if (field.confidence > vote.field.confidence) vote.field = field
    const place = placeOf(field)
    const confidence = Math.max(vote.readings.get(place)?.confidence ?? 0, field.confidence)
    vote.readings.set(place, { confidence, by: readersOf(field.line ?? {}) })
  }
  const counted = [...votes.values()]
    .map((vote) => ({ field: vote.field, support: supportOf([...vote.readings.values()]) }))
    .sort((a, b) => b.support - a.support)
  const [winner, ...losers] = counted
  if (winner === undefined) return undefined
  const against = losers.reduce((product, { support }) => product * (1 - doubtShare * support), 1)
  return { ...winner.field, confidence: Math.max(0.01, Math.min(0.99, winner.support * against)) }
}

/** Looks of one reader at the same ink err alike, so that the second one counts for less; two readers do not. */
function supportOf(readings: { confidence: number; by: readonly Reader[] }[]): number {
  const heard = new Set<Reader>()
  let support = 0
  for (const { confidence, by } of readings.toSorted((a, b) => b.confidence - a.confidence)) {
    const isNew = heard.size > 0 && by.some((reader) => !heard.has(reader))
    const share = heard.size === 0 ? 1 : isNew ? otherReaderShare : sameReaderShare
    support += (1 - support) * confidence * share
    for (const reader of by) heard.add(reader)
  }
  return support
}
const sameReaderShare = 0.2
const otherReaderShare = 0.6
const doubtShare = 0.3

function placeOf({ line }: Field): string {
  return line === undefined
    ? ''
    : `${line.page} ${line.box.x.toFixed(3)} ${line.box.y.toFixed(3)} ${line.text}`
}
