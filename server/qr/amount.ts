import type { Language } from '../i18n/languages.ts'
import { formatNumber } from '../i18n/number.ts'
import { found, type Parsed, problem } from './parsed.ts'

/** The most a mobile-money transfer carries; the last fee band ends here. */
export const maxAmountRwf = 10_000_000

export type AmountProblem =
  | 'amount_empty'
  | 'amount_not_a_number'
  /** Digits are there, but the separators could mean two things: "1,00", "1.0000". */
  | 'amount_unclear'
  /** The Rwandan franc has no cents. */
  | 'amount_not_whole'
  | 'amount_not_positive'
  | 'amount_too_large'

/** Whole francs as people write them ("1,000", "1.000", "1 000", "2.5k", "RWF 500", "500 frw"); null for "none". */
export function parseAmount(text: string): Parsed<number | null, AmountProblem> {
  if (text.length > maxWrittenLength) return problem('amount_not_a_number')
  const words = text
    .normalize('NFKC')
    .replace(invisible, '')
    .trim()
    .toLowerCase()
    .replace(/[.!?]+$/, '')
  if (words === '') return problem('amount_empty')
  if (noAmount.has(words)) return found(null)
  const bare = words
    .replace(/^(?:rwf|frw|rf|fr|f|amafaranga|francs?|amount|montant|kiasi)[\s.:]*(?=[\d.,-])/, '')
    .replace(/(?<=[\dkm\s.-])\s*(?:rwf|frw|rf|fr|f|amafaranga|francs?|faranga)$/, '')
    .replace(/\/?[-=]+$/, '')
    .trim()
  const [, sign, digits, unit] = /^([-−+]?)\s*(\d[\d\s.,'’_]*?)\s*(k|m)?$/.exec(bare) ?? []
  if (digits === undefined) return problem('amount_not_a_number')
  if (sign === '-' || sign === '−') return problem('amount_not_positive')
  return unit === undefined
    ? inRange(wholeOf(digits))
    : inRange(scaled(digits, unit === 'k' ? 1_000 : 1_000_000))
}

/** Nobody writes an amount longer than this; what is longer is not looked at, because looking takes time. */
const maxWrittenLength = 60

/** "1,000 RWF", as each language groups thousands. */
export function formatAmount(amountRwf: number, language: Language): string {
  return `${formatNumber(amountRwf, language)} RWF`
}

type Unchecked = number | 'amount_unclear' | 'amount_not_whole'

function inRange(value: Unchecked): Parsed<number, AmountProblem> {
  if (typeof value === 'string') return problem(value)
  if (value <= 0) return problem('amount_not_positive')
  return value > maxAmountRwf ? problem('amount_too_large') : found(value)
}

/** Groups of three are thousands; a last group of one or two digits can only be cents. */
function wholeOf(digits: string): Unchecked {
  const [head = '', ...groups] = digits.split(separators)
  const last = groups.at(-1)
  if (last === undefined) return Number(head)
  if (head.length > 3 && groups.length > 1) return 'amount_unclear'
  const cents = last.length < 3 && groups.length > 0 ? groups.pop() : undefined
  if (groups.some((group) => group.length !== 3)) return 'amount_unclear'
  if (groups.length > 0 && head.length > 3) return 'amount_unclear'
  const whole = Number(head + groups.join(''))
  if (cents === undefined) return whole
  if (/[1-9]/.test(cents)) return 'amount_not_whole'
  // "1,00" may be one franc or a slip for 100 or 1,000: ask again rather than print the wrong amount.
  return whole >= 100 ? whole : 'amount_unclear'
}

/** "2.5k", "1,5m": here a separator is a decimal point. */
function scaled(digits: string, factor: number): Unchecked {
  const [head = '', decimals = '', ...more] = digits.split(separators)
  if (more.length > 0 || decimals.length > 6) return 'amount_unclear'
  const value = Math.round(Number(`${head}.${decimals || '0'}`) * factor * 1_000) / 1_000
  return Number.isInteger(value) ? value : 'amount_not_whole'
}

const separators = /[\s.,'’_]+/
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

const noAmount = new Set([
  '-',
  'none',
  'no',
  'no amount',
  'any',
  'any amount',
  'without',
  'without amount',
  'skip',
  'open',
  'aucun',
  'aucune',
  'sans',
  'sans montant',
  'non',
  'libre',
  'montant libre',
  'nta',
  'ntayo',
  'oya',
  'nta mafaranga',
  'ayo ari yo yose',
  'bila',
  'bila kiasi',
  'hakuna',
  'hapana',
  'chochote',
  'kiasi chochote',
])
