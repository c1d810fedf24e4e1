import { distance } from 'fastest-levenshtein'
import { asDigits, plain } from './text.ts'

/** A date as it stands in a text. */
export interface DateIn {
  /** YYYY-MM-DD */
  value: string
  /** How much had to be guessed: 1 nothing. */
  fit: number
  start: number
  end: number
}

const months: readonly (readonly string[])[] = [
  ['JAN', 'JANUARY', 'JANVIER', 'JANV', 'MUTARAMA', 'MUT'],
  ['FEB', 'FEBRUARY', 'FEVRIER', 'FEVR', 'FEV', 'GASHYANTARE', 'GAS'],
  ['MAR', 'MARCH', 'MARS', 'WERURWE', 'WER'],
  ['APR', 'APRIL', 'AVRIL', 'AVR', 'MATA'],
  ['MAY', 'MAI', 'GICURASI', 'GIC'],
  ['JUN', 'JUNE', 'JUIN', 'KAMENA', 'KAM'],
  ['JUL', 'JULY', 'JUILLET', 'JUIL', 'NYAKANGA', 'NYA'],
  ['AUG', 'AUGUST', 'AOUT', 'AOU', 'KANAMA', 'KAN'],
  ['SEP', 'SEPT', 'SEPTEMBER', 'SEPTEMBRE', 'NZERI', 'NZE'],
  ['OCT', 'OCTOBER', 'OCTOBRE', 'UKWAKIRA', 'UKW'],
  ['NOV', 'NOVEMBER', 'NOVEMBRE', 'UGUSHYINGO', 'UGU'],
  ['DEC', 'DECEMBER', 'DECEMBRE', 'UKUBOZA', 'UKU'],
]

const D = '[0-9OQDILSBZ|]'
const monthWord = `(?:${[...new Set(months.flat())].sort((a, b) => b.length - a.length).join('|')})`
const patterns: { shape: RegExp; order: 'dmy' | 'ymd'; fit: number }[] = [
  {
    shape: new RegExp(
      `(?<![A-Z0-9/.-])(${D}{1,2})\\s?[/.-]\\s?(${D}{1,2})\\s?[/.-]\\s?(${D}{4})(?![0-9])`,
      'g',
    ),
    order: 'dmy',
    fit: 1,
  },
  {
    shape: new RegExp(
      `(?<![A-Z0-9/])([12I]${D}{3})\\s?[/.-]\\s?(${D}{2})\\s?[/.-]\\s?(${D}{2})(?![0-9])`,
      'g',
    ),
    order: 'ymd',
    fit: 1,
  },
  {
    shape:
      /(?<![A-Z0-9/.-])([0-9OQDIL|]{1,2})(?:ST|ND|RD|TH|ER)?[\s./,-]{0,3}([A-Z0-9]{3,11})[\s./,-]{0,3}([12I][0-9OQILSBZ|]{3})(?![0-9])/g,
    order: 'dmy',
    fit: 1,
  },
  {
    shape:
      /(?<![A-Z0-9])([A-Z]{3,11})[\s.-]{1,2}([0-9]{1,2})(?:ST|ND|RD|TH)?[\s,.-]{1,3}([12][0-9]{3})(?![0-9])/g,
    order: 'dmy',
    fit: 0.9,
  },
  {
    shape: new RegExp(`(?<![A-Z0-9/.-])(${D}{2})\\s(${D}{2})\\s(${D}{4})(?![0-9])`, 'g'),
    order: 'dmy',
    fit: 0.9,
  },
  // A separator that was lost, or read as a digit or another mark.
  {
    shape:
      /(?<![A-Z0-9/.-])([0-3OIL][0-9OIL])[\s/.,;:'*~_-]*([01OIL][0-9OIL])[\s/.,;:'*~_-]*(20[0-9OIL]{2})(?![0-9])/g,
    order: 'dmy',
    fit: 0.75,
  },
  {
    shape: /(?<![A-Z0-9/.-])([0-3OI][0-9OIL])[1I7L|/]([01OI][0-9OIL])[1I7L|/](20[0-9OIL]{2})(?![0-9])/g,
    order: 'dmy',
    fit: 0.65,
  },
  {
    shape: new RegExp(`(?<![A-Z0-9/.-])(${D}{2})[/.-](${D}{2})[/.-](${D}{2})(?![0-9/.-])`, 'g'),
    order: 'dmy',
    fit: 0.7,
  },
  // In words of ceremony, in cells, run into the word before, and with the century left out.
  {
    shape: new RegExp(
      `(?<![A-Z0-9])([0-9]{1,2})(?:ST|ND|RD|TH)? (?:DAY )?OF (${monthWord}),? (20[0-9]{2})(?![0-9])`,
      'g',
    ),
    order: 'dmy',
    fit: 1,
  },
  {
    shape: /(?<![A-Z0-9/.-])([0-3]?[0-9])\s?[|·]\s?([01]?[0-9])\s?[|·]\s?(20[0-9]{2})(?![0-9])/g,
    order: 'dmy',
    fit: 0.9,
  },
  {
    shape: /(?<=[A-Z]{2})([0-3][0-9])[/.-]([01][0-9])[/.-](20[0-9]{2})(?![0-9])/g,
    order: 'dmy',
    fit: 0.85,
  },
  {
    shape: new RegExp(
      `(?<![A-Z0-9/.-])([0-9]{1,2})[\\s./-]{1,2}(${monthWord})[\\s./'-]{1,2}([2-4][0-9])(?![0-9/.-])`,
      'g',
    ),
    order: 'dmy',
    fit: 0.8,
  },
  {
    shape: /(?<![A-Z0-9/.-])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([2-4][0-9])(?![0-9/.-])/g,
    order: 'dmy',
    fit: 0.65,
  },
]

/** Every date in a text, in its order; the surer reading where two overlap. */
export function datesIn(text: string): DateIn[] {
  const from = plain(text)
  const exact = from.length === text.length
  const found: DateIn[] = []
  for (const { shape, order, fit } of patterns) {
    for (const match of from.matchAll(shape)) {
      const start = exact ? match.index : 0
      const end = exact ? match.index + match[0].length : text.length
      if (exact && found.some((d) => start < d.end && d.start < end)) continue
      const parts = match.slice(1, 4) as [string, string, string]
      const read = dateFrom(parts, order)
      if (read !== undefined) found.push({ value: read.value, fit: fit * read.fit, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/**
 * Whether a cover from one day to another is one that is sold: some months or 30, 90 … 365 days less one day (2),
 * the same to the day (1), or neither (0).
 */
export function termOf(from: string, to: string): 0 | 1 | 2 {
  const days = daysBetween(from, to)
  if (days <= 0 || days > 370) return 0
  const months = [1, 2, 3, 4, 6, 9, 12].map((count) => monthsLater(from, count))
  if (usualDays.includes(days + 1) || months.includes(days + 1)) return 2
  return usualDays.includes(days) || months.includes(days) ? 1 : 0
}
const usualDays: readonly number[] = [7, 14, 15, 30, 60, 90, 120, 180, 270, 365, 366]

function monthsLater(from: string, count: number): number {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate()
  const end = Date.UTC(year, month - 1 + count, Math.min(day, last))
  return Math.round((end - Date.parse(from)) / 86_400_000)
}

function dateFrom(
  parts: [string, string, string],
  order: 'dmy' | 'ymd',
): { value: string; fit: number } | undefined {
  let [dayText, monthText, yearText] = order === 'dmy' ? parts : [parts[2], parts[1], parts[0]]
  let fit = 1
  if (/^[A-Z]{3,}$/.test(dayText)) [dayText, monthText] = [monthText, dayText]
  let month: number | undefined
  if (/[A-Z]{2}/.test(monthText) || monthText.length > 2) {
    const named = monthNamed(monthText)
    if (named === undefined) return undefined
    month = named.month
    fit *= named.fit
  } else {
    const read = upTo(12, number(monthText))
    month = read.value
    fit *= read.fit
  }
  const day = upTo(31, number(dayText))
  const year = number(yearText)
  fit *= day.fit * year.fit
  if (yearText.length === 2) year.value += 2000
  if (!(day.value >= 1 && month >= 1 && month <= 12 && year.value >= 1950 && year.value <= 2060))
    return undefined
  if (day.value > new Date(Date.UTC(year.value, month, 0)).getUTCDate()) return undefined
  const two = (n: number): string => String(n).padStart(2, '0')
  return { value: `${year.value}-${two(month)}-${two(day.value)}`, fit }
}

function number(text: string): { value: number; fit: number } {
  const wrong = text.replace(/\d/g, '').length
  return { value: Number(asDigits(text.replaceAll('|', '1'))), fit: 0.9 ** wrong }
}

/** A first digit too great was a zero: "68" for "08". */
function upTo(most: number, read: { value: number; fit: number }): { value: number; fit: number } {
  const { value } = read
  return value > most && [6, 8, 9].includes(Math.floor(value / 10))
    ? { value: value % 10, fit: read.fit * 0.7 }
    : read
}

function monthNamed(text: string): { month: number; fit: number } | undefined {
  const word = text
    .replace(/0/g, 'O')
    .replace(/[1|]/g, 'I')
    .replace(/5/g, 'S')
    .replace(/4/g, 'A')
    .replace(/8/g, 'B')
  for (const [i, names] of months.entries())
    if (names.includes(word)) return { month: i + 1, fit: word === text ? 1 : 0.95 }
  let best: { month: number; fit: number } | undefined
  let edits = Infinity
  let ties = false
  for (const [i, names] of months.entries()) {
    for (const name of names) {
      if (Math.abs(name.length - word.length) > 1) continue
      const d = distance(name, word)
      if (d > (name.length >= 7 ? 2 : 1)) continue
      if (d < edits) {
        edits = d
        ties = false
        best = { month: i + 1, fit: name.length > 4 ? 0.9 : 0.7 }
      } else if (d === edits && best?.month !== i + 1) ties = true
    }
  }
  return ties ? undefined : best
}
