import type { Field, FieldName, ReadDocument, ReadLine } from '../document.ts'
import { byContent, type Candidate, elsewhere, labelled, strength } from './candidates.ts'
import { confidenceOf, pageReading } from './confidence.ts'
import { agreements } from './crosschecks.ts'
import { insurerIn, insurerOfNumber } from './insurers.ts'
import { allowedFor, kindOf } from './kind.ts'
import { type Cover, coverOf } from './period.ts'
import { refine } from './refine.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { squash } from './text.ts'

/** What a document says, out of the lines that were read on it; never throws, whatever they are. */
export function fieldsOf(read: readonly ReadLine[]): ReadDocument {
  const lines = bounded(read)
  const segments = segmentsOf(lines)
  const taken = elsewhere(segments)
  const named = labelled(segments).filter((c) => !taken.has(c.segment) || c.label > 0.9)
  const guessed = byContent(segments.filter((s) => !taken.has(s)))
  const chosen = refine(
    choose([...named, ...guessed]),
    segments.some(({ label }) => label?.topics.has('make') === true),
    segments.filter((s) => !taken.has(s)),
  )
  const cover = coverOf(segments)
  const { kind, evidence } = kindOf(
    lines.map((l) => l.text),
    new Set([
      ...[...chosen.values()].filter(tellsKind).map((c) => c.field),
      ...(cover.term > 0 ? ['valid_to' as const] : []),
    ]),
  )
  const period = kind === 'licence' ? coverOf(segments, true) : cover
  const allowed = new Set(allowedFor(kind))
  const fields: Partial<Record<FieldName, Field>> = {}
  const page = pageReading(lines)
  const checks = agreements(new Map([...chosen].map(([f, c]) => [f, c.value])), cover)
  for (const [field, c] of chosen) {
    if (!allowed.has(field)) continue
    if (kind === 'licence' && c.how === 'content' && field !== 'owner_name') continue
    // The cells of a yellow card's dates are headed "year" too.
    if (kind === 'comesa' && field === 'year' && isYearOf(cover, Number(c.value))) continue
    const others = [...named, ...guessed].filter(
      (o) => o.field === field && o !== c && o.segment.line !== c.segment.line,
    )
    const same = others.filter((o) => squash(String(o.value)) === squash(String(c.value)))
    const not = others.filter(
      (o) => !same.includes(o) && o.how !== 'content' && strength(o) > 0.6 * strength(c),
    )
    fields[field] = {
      value: c.value,
      confidence: confidenceOf(c, {
        agreeing: same.length,
        disagreeing: not.length,
        page,
        checks: checks.get(field) ?? 0,
      }),
      line: c.segment.line,
    }
  }
  if (fields.insurer === undefined && allowed.has('insurer')) {
    const insurer = insurerElsewhere(lines, fields)
    if (insurer !== undefined) fields.insurer = insurer
  }
  for (const [field, date] of datesOf(period)) if (allowed.has(field)) fields[field] = date
  // Of a paper that may be another nothing is believed.
  if (evidence < sureKind)
    for (const field of Object.values(fields)) field.confidence = Math.min(field.confidence, 0.8)
  return { kind, fields }
}

const sureKind = 1.4

/** The surest lines, cut: a paper has neither more nor longer ones, and what a file contains must not cost minutes. */
function bounded(lines: readonly ReadLine[]): ReadLine[] {
  const kept =
    lines.length <= mostLines
      ? lines
      : lines
          .toSorted((a, b) => b.confidence * b.text.length - a.confidence * a.text.length)
          .slice(0, mostLines)
  return kept.map((line) =>
    line.text.length <= longestLine ? line : { ...line, text: line.text.slice(0, longestLine) },
  )
}
const mostLines = 800
const longestLine = 250

/** The insurer as a slanting stamp names it, or as the numbers begin; for lack of a heading, and never believed. */
function insurerElsewhere(
  lines: readonly ReadLine[],
  { policy_number, certificate_number }: ReadDocument['fields'],
): Field | undefined {
  let best: Field | undefined
  for (const line of lines) {
    const read = line.text.length < 60 ? insurerIn(line.text) : undefined
    if (read === undefined || read.fit < 0.9) continue
    const confidence = Math.min(0.75, 0.3 + 0.5 * line.confidence)
    if (best === undefined || confidence > best.confidence)
      best = { value: read.value, confidence: Math.max(0.01, confidence), line }
  }
  if (best !== undefined) return best
  for (const field of [policy_number, certificate_number]) {
    const value = field === undefined ? undefined : insurerOfNumber(String(field.value))
    if (value !== undefined && field !== undefined)
      return { ...field, value, confidence: Math.min(0.6, field.confidence) }
  }
  return undefined
}

/** Whether a field was found so surely that it may tell what the document is. */
function tellsKind({ field, how, fit }: Candidate): boolean {
  return how !== 'content' || (fit >= 0.9 && ['plate', 'chassis', 'make', 'model'].includes(field))
}

/** One candidate a field, the strongest first; a place serves one field only. */
function choose(candidates: readonly Candidate[]): Map<FieldName, Candidate> {
  const chosen = new Map<FieldName, Candidate>()
  const used = new Map<Segment, FieldName>()
  for (const c of [...candidates].sort((a, b) => strength(b) - strength(a))) {
    if (chosen.has(c.field)) continue
    const by = used.get(c.segment)
    if (by !== undefined && !share(by, c.field)) continue
    chosen.set(c.field, c)
    used.set(c.segment, c.field)
  }
  return chosen
}

/** Make, model and plate may stand in one place, an insurer in a heading beside anything. */
function share(a: FieldName, b: FieldName): boolean {
  const pair = new Set<FieldName>([a, b])
  const isOfVehicle = [a, b].every((field) => field === 'make' || field === 'model' || field === 'plate')
  return isOfVehicle || pair.has('insurer')
}

function isYearOf({ from, to }: Cover, year: number): boolean {
  return [from, to].some((date) => date === undefined || date.value.startsWith(String(year)))
}

function datesOf({ from, to, term, contested }: Cover): [FieldName, Field][] {
  const out: [FieldName, Field][] = []
  for (const [field, date] of [
    ['valid_from', from],
    ['valid_to', to],
  ] as const) {
    if (date === undefined) continue
    const reading = 0.5 + 0.5 * date.segment.line.confidence
    let p = date.fit * reading * (0.55 + 0.45 * date.named)
    if (term > 0) p += (0.98 - p) * (term === 2 ? 0.6 : 0.45)
    else p *= from === undefined || to === undefined ? 0.8 : 0.75
    if (contested) p *= 0.85
    out.push([
      field,
      { value: date.value, confidence: Math.max(0.01, Math.min(0.99, p)), line: date.segment.line },
    ])
  }
  return out
}
