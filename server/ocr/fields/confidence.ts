import type { FieldName, ReadLine } from '../document.ts'
import type { Candidate } from './candidates.ts'
import { isNearOftenName } from './given-names.ts'

/** What else is known about a chosen value. */
export interface Circumstances {
  /** Other places of the document that say the same. */
  agreeing: number
  /** Places with as much right that say something else. */
  disagreeing: number
  /** How well the page as a whole was read, 0 to 1. */
  page: number
  /** Cross-checks that came out: +1 each, −1 for each that did not. */
  checks: number
}

/** Without a label no value is believed, however well it looks, unless something else confirms it. */
const unlabelledAtMost = 0.7
/** A plate looks like nothing else; of two digits almost anything could be the number. */
const unlabelledOf: Partial<Record<FieldName, number>> = { plate: 0.8, seats: 0.5, certificate_number: 0.5 }

/** How far a value may be trusted, 0 to 1; from 0.85 on it is believed without asking. */
export function confidenceOf(c: Candidate, { agreeing, disagreeing, checks, page }: Circumstances): number {
  const heading = c.field === 'insurer' && c.fit >= 0.9
  const label = heading ? 1 : c.how === 'content' ? 0.75 : Math.min(1, c.label)
  let p = c.fit * (0.45 + 0.55 * label) * reading(c)
  if (isAmbiguous(c)) p *= 0.83
  if (c.how === 'content' && !heading) p = Math.min(p, unlabelledOf[c.field] ?? unlabelledAtMost)
  // What was put right by what it belongs to is not confirmed by it.
  const confirming = agreeing + (c.fit < 0.9 ? 0 : Math.max(0, checks))
  for (let i = 0; i < Math.min(2, confirming); i++) p += (0.98 - Math.min(p, 0.98)) * 0.5 * c.fit
  for (let i = 0; i < disagreeing + Math.max(0, -checks); i++) p *= 0.85
  const isSeenByTwo = (c.segment.line.by?.length ?? 0) > 1
  if (c.field === 'owner_name' && !isSeenByTwo && isNearOftenName(String(c.value))) p *= 0.85
  // On a poor page a line read surely is more often wrong than on a good one, and nothing about such a value tells.
  if (!isSeenByTwo && unchecked.has(c.field))
    p *= 1 - uncheckedMalus * Math.min(1.5, Math.max(0, (goodPage - page) / (goodPage - poorPage)))
  else if (page < poorPage && !isSeenByTwo && !fromList.has(c.field)) p *= 0.97
  return Math.max(0.01, Math.min(0.99, p))
}

/**
 * "AS309" may be "A5309": where letters end and digits begin without a mark, some letters could be either; and between
 * two groups of letters "I" may be a stroke.
 */
function isAmbiguous({ field, value }: Candidate): boolean {
  return (
    (field === 'policy_number' || field === 'certificate_number') &&
    /[A-Z][OISZB]\d|\d[OISZB]\d|Q|\b[A-Z]{3}I[A-Z]{3}\b/.test(String(value))
  )
}

/** How well pages are read on which a reader errs hardly ever, and on which it does so in every other line. */
const goodPage = 0.95
const poorPage = 0.86
const uncheckedMalus = 0.1

/** Any letters and digits could be such a value: no shape and no other field gives a slip away. */
const unchecked: ReadonlySet<FieldName> = new Set([
  'policy_number',
  'certificate_number',
  'chassis',
  'engine_number',
  'owner_name',
])

/** Values chosen from a list survive a poor reading better than numbers do. */
const fromList: ReadonlySet<FieldName> = new Set(['insurer', 'make', 'usage', 'model'])

/** How well a page was read: the confidence of its longer lines, by their letters. */
export function pageReading(lines: readonly ReadLine[]): number {
  const long = lines.filter(({ text }) => text.length > 4)
  const letters = long.reduce((sum, { text }) => sum + text.length, 0)
  return letters === 0
    ? 0
    : long.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters
}

function reading({ field, reading }: Candidate): number {
  const r = Math.max(0, Math.min(1, reading))
  return fromList.has(field) ? 0.75 + 0.25 * r : 0.3 + 0.7 * r
}
