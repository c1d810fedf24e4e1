import { type Field, fieldNames, type ReadDocument, type ReadLine } from './document.ts'

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

/** The lines by their surest readings, then by their second ones where there are such, and so on. */
function readingsOf(lines: readonly ReadLine[]): ReadLine[][] {
  const most = Math.max(0, ...lines.map(({ alternatives }) => alternatives?.length ?? 0))
  return Array.from({ length: Math.min(most, mostAlternatives) + 1 }, (_, rank) =>
    lines.map(({ alternatives, ...line }) => ({ ...line, ...(rank > 0 ? alternatives?.[rank - 1] : {}) })),
  )
}
const mostAlternatives = 3

function elected(fields: readonly Field[]): Field | undefined {
  const votes = new Map<string, { field: Field; readings: Map<string, number> }>()
  for (const field of fields) {
    const key = String(field.value)
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
    const vote = votes.get(key) ?? { field, readings: new Map<string, number>() }
    votes.set(key, vote)
    if (field.confidence > vote.field.confidence) vote.field = field
    const reading = placeOf(field)
    vote.readings.set(reading, Math.max(vote.readings.get(reading) ?? 0, field.confidence))
  }
  const counted = [...votes.values()]
    .map(({ field, readings }) => ({ field, support: supportOf([...readings.values()]) }))
    .sort((a, b) => b.support - a.support)
  const [winner, ...losers] = counted
  if (winner === undefined) return undefined
  const against = losers.reduce((product, { support }) => product * (1 - doubtShare * support), 1)
  return { ...winner.field, confidence: Math.max(0.01, Math.min(0.99, winner.support * against)) }
}

/** Looks at the same ink err alike, so that the second one counts for less. */
function supportOf(confidences: number[]): number {
  const [first = 0, ...more] = confidences.toSorted((a, b) => b - a)
  return more.reduce((sum, confidence) => sum + (1 - sum) * confidence * agreementShare, first)
}
const agreementShare = 0.2
const doubtShare = 0.3

function placeOf({ line }: Field): string {
  return line === undefined
    ? ''
    : `${line.page} ${line.box.x.toFixed(3)} ${line.box.y.toFixed(3)} ${line.text}`
}
