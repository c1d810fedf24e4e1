import { answerIn, saysNoOrWhat } from '../i18n/answers.ts'
import { months } from '../i18n/calendar.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { FieldName } from '../ocr/document.ts'
import { insurerIn } from '../ocr/fields/insurers.ts'
import { readPlate, shownPlate } from '../vehicles/plate.ts'

/** What was wrong with a value somebody typed. */
export type ValueProblem =
  | 'not_a_plate'
  /** An O where a series has letters, which none has. */
  | 'letter_o'
  /** An O where a figure must be; what they mean is told with it. */
  | 'letter_for_zero'
  | 'not_a_date'
  | 'not_a_year'
  | 'not_seats'
  | 'not_a_number'
  | 'not_a_name'
  | 'too_long'
  /** The cover would end before it begins. */
  | 'not_in_order'

export type TypedValue = { value: string } | { problem: ValueProblem; meant?: string }

/** A value as it is kept in a field of a document, from what somebody typed. */
export function valueTyped(name: FieldName, typed: string, year: number): TypedValue {
  const text = typed.normalize('NFKC').replace(/\s+/g, ' ').trim()
  switch (name) {
    case 'plate':
      return plateTyped(text)
    case 'valid_from':
    case 'valid_to':
      return dateTyped(text)
    case 'year':
      return count(text, { least: firstYear, most: year + 1 }, 'not_a_year')
    case 'seats':
      return count(text, { least: 1, most: maxSeats }, 'not_seats')
    case 'policy_number':
    case 'certificate_number':
    case 'chassis':
    case 'engine_number':
      return numberTyped(text)
    case 'insurer': {
      const known = insurerTyped(text)
      if (known !== undefined) return { value: known }
      const letters = text.match(/\p{L}/gu)?.length ?? 0
      return letters >= minLength && !saysNoOrWhat(text.replace(/ .*/, ''))
        ? nameTyped(text)
        : { problem: 'not_a_name' }
    }
    default:
      return nameTyped(text)
  }
}

/**
 * Whether what was typed where only a button was asked for can hardly be anything but a value of the field: any words
 * may be a name, and of numbers every group has a digit.
 */
export function isSurelyValue(name: FieldName, typed: string): boolean {
  const text = typed.normalize('NFKC').replace(/\s+/g, ' ').trim()
  switch (name) {
    case 'insurer':
      return insurerTyped(text) !== undefined
    case 'make':
    case 'model':
    case 'owner_name':
    case 'usage':
      return false
    case 'policy_number':
    case 'certificate_number':
    case 'chassis':
    case 'engine_number':
      return bareNumber(text)
        .split(' ')
        .every((group) => /\d/.test(group))
    default:
      return true
  }
}

/** As a person reads it: "RAD 123 C", "31/05/2027", "Sanlam". */
export function shownValue(name: FieldName, value: string): string {
  switch (name) {
    case 'plate':
      return shownPlate(value)
    case 'valid_from':
    case 'valid_to':
      return value.split('-').reverse().join('/')
    case 'insurer':
      // What people typed may be called as what every object has: "constructor".
      return Object.hasOwn(insurerNames, value) ? (insurerNames[value] ?? value) : value
    case 'usage':
      return value.replaceAll('_', ' ')
    default:
      return value
  }
}

function plateTyped(text: string): TypedValue {
  const read = readPlate(text)
  if (read.is === 'plate') return { value: read.plate }
  return read.is === 'letter_for_zero'
    ? { problem: read.is, meant: read.meant }
    : { problem: read.is === 'letter_o' ? 'letter_o' : 'not_a_plate' }
}

/** "31/05/2027", "31.5.27", "2027-05-31", "31 mai 2027", "May 31, 2027"; YYYY-MM-DD. */
function dateTyped(text: string): TypedValue {
  // What is written in words may stand between "le", "tariki ya" and the like.
  const parts = plain(text).match(/\d+|\p{L}+/gu) ?? []
  const numbers = parts.filter((part) => /^\d/.test(part)).map(Number)
  const month = parts.map((part) => monthOf.get(part)).find((found) => found !== undefined)
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = numbers
  const ymd =
    month !== undefined && numbers.length === 2
      ? first > 31
        ? [first, month, second]
        : [second, month, first]
      : numbers.length === 3 && month === undefined
        ? first > 31
          ? [first, second, third]
          : [third, second, first]
        : undefined
  const [year = Number.NaN, monthNumber = Number.NaN, date = Number.NaN] = ymd ?? []
  const full = year < 100 ? 2000 + year : year
  const at = new Date(Date.UTC(full, monthNumber - 1, date))
  const exists =
    at.getUTCFullYear() === full && at.getUTCMonth() === monthNumber - 1 && at.getUTCDate() === date
  if (!exists || full < firstYear || full > lastYear) return { problem: 'not_a_date' }
  return { value: at.toISOString().slice(0, 10) }
}

function count(
  text: string,
  { least, most }: { least: number; most: number },
  problem: ValueProblem,
): TypedValue {
  const [, digits] = /^(\d{1,4})(?: ?\p{L}+)?$/u.exec(text) ?? []
  const number = Number(digits ?? Number.NaN)
  return number >= least && number <= most ? { value: String(number) } : { problem }
}

/** One of those that are known; "not Sanlam" and "what is BK?" name none. */
function insurerTyped(text: string): string | undefined {
  if (text.includes('?') || saysNoOrWhat(text)) return undefined
  const known = insurerIn(text, true)
  return known !== undefined && known.fit >= 0.8 ? known.value : undefined
}

const bareNumber = (text: string): string => text.toUpperCase().replace(/^N(?:O|°|º)?[.:]? /, '')

function numberTyped(text: string): TypedValue {
  const bare = bareNumber(text)
  if (bare.length > maxLength) return { problem: 'too_long' }
  return /^[A-Z0-9][A-Z0-9 ./-]*$/.test(bare) && /\d/.test(bare) && bare.length >= minLength
    ? { value: bare }
    : { problem: 'not_a_number' }
}

function nameTyped(text: string): TypedValue {
  if ([...text].length > maxLength) return { problem: 'too_long' }
  if (answerIn(text) !== undefined) return { problem: 'not_a_name' }
  const letters = text.match(/[\p{L}\d]/gu)?.length ?? 0
  return letters >= minLength && /\p{L}/u.test(text) ? { value: text } : { problem: 'not_a_name' }
}

/** Whole names in every language, and what they are shortened to where only one begins so. */
const monthOf: ReadonlyMap<string, number> = new Map(
  languages.flatMap((language) =>
    months[language].flatMap((name, index) => {
      const whole = plain(name)
      const shorter = [3, 4].map((length) => whole.slice(0, length))
      const own = shorter.filter(
        (short) => months[language].filter((other) => plain(other).startsWith(short)).length === 1,
      )
      return [whole, ...own].map((form) => [form, index + 1] as const)
    }),
  ),
)

const insurerNames: Readonly<Record<string, string>> = {
  SANLAM: 'Sanlam',
  RADIANT: 'Radiant',
  SONARWA: 'Sonarwa',
  PRIME: 'Prime Insurance',
  BK: 'BK General Insurance',
  MAYFAIR: 'Mayfair',
  BRITAM: 'Britam',
  OLDMUTUAL: 'Old Mutual',
  MUA: 'MUA Insurance',
}

const minLength = 3
const maxLength = 40
const firstYear = 1950
const lastYear = 2060
const maxSeats = 100
