import { months, weekdays } from '../i18n/calendar.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'

/**
 * The day somebody means, in whichever language: "tomorrow", "vendredi", "25", "25/12", "25 December 2026",
 * "2026-12-25", "kuwa mbere". Days are numbers since 1970-01-01. Without a year it is the next such day from `today`
 * on; a weekday is never today. Undefined for what is no day.
 */
export function dayTyped(typed: string, today: number): number | undefined {
  const words = bare(typed)
  const near = relative.get(words)
  if (near !== undefined) return today + near
  const weekday = weekdayIndex.get(words)
  if (weekday !== undefined) return today + ((weekday - weekdayOf(today) + 7) % 7 || 7)
  return dateTyped(withoutWeekday(words), today)
}

/** "Friday 27 November": the date says more than the weekday. */
function withoutWeekday(words: string): string {
  const each = words.split(' ')
  const length = [2, 1].find((count) => weekdayIndex.has(each.slice(0, count).join(' ')))
  return length === undefined ? words : each.slice(length).join(' ')
}

function dateTyped(words: string, today: number): number | undefined {
  const iso = /^(\d{4}) (\d{1,2}) (\d{1,2})$/.exec(words)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2}) (\d{1,2})(?: (\d{4}|\d{2}))?$/.exec(words)
  if (numbers !== null) return ofMonth(Number(numbers[1]), Number(numbers[2]), numbers[3], today)
  const named =
    /^(\d{1,2})(?:st|nd|rd|th|er)? (\p{L}+)(?: (\d{4}|\d{2}))?$/u.exec(words) ??
    swapped(/^(\p{L}+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?$/u.exec(words))
  const month = monthIndex.get(named?.[2] ?? '')
  if (month !== undefined) return ofMonth(Number(named?.[1]), month, named?.[3], today)
  const alone = /^(\d{1,2})(?:st|nd|rd|th|er)?$/.exec(words)
  return alone === null ? undefined : nextOfMonth(Number(alone[1]), today)
}

/** Day and month, in this order unless only the other one can be. */
function ofMonth(date: number, month: number, year: string | undefined, today: number): number | undefined {
  if (month > 12 && date <= 12) return ofMonth(month, date, year, today)
  if (year !== undefined) return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, date)
  const thisYear = new Date(today * dayMs).getUTCFullYear()
  // 29 February may be years away.
  for (let ahead = 0; ahead < 8; ahead += 1) {
    const day = dayOf(thisYear + ahead, month, date)
    if (day !== undefined && day >= today) return day
  }
  return undefined
}

/** The next day with that number; months without it are passed over. */
function nextOfMonth(date: number, today: number): number | undefined {
  const now = new Date(today * dayMs)
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const month = now.getUTCMonth() + ahead
    const day = dayOf(now.getUTCFullYear() + Math.floor(month / 12), (month % 12) + 1, date)
    if (day !== undefined && day >= today) return day
  }
  return undefined
}

/** Undefined for a day there is not, such as 31 November. */
function dayOf(year: number, month: number, date: number): number | undefined {
  const utc = new Date(Date.UTC(year, month - 1, date))
  const exists = utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date
  return exists ? Math.round(utc.getTime() / dayMs) : undefined
}

const weekdayOf = (day: number): number => (day + 3) % 7

/** Without the little words between: "le 25 décembre", "ku itariki ya 25", "next Friday". */
const bare = (typed: string): string =>
  plain(typed)
    .replace(/\bku wa\b/g, 'kuwa')
    .replace(fillers, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\bku (?=\d)/, '')
    .trim()

const fillers =
  /\b(?:le|the|on|of|de|next|prochain|prochaine|ijayo|gitaha|utaha|tarehe|itariki|tariki|taliki|mwezi wa|ukwezi kwa|siku ya)\b(?: ya\b)?/g

const relative = new Map<string, number>([
  ...['today', 'aujourd hui', 'uyu munsi', 'none', 'leo'].map((word) => [word, 0] as const),
  ...['tomorrow', 'demain', 'ejo', 'ejo hazaza', 'kesho'].map((word) => [word, 1] as const),
  ...['day after tomorrow', 'after tomorrow', 'apres demain', 'ejobundi', 'ejo bundi'].map(
    (word) => [word, 2] as const,
  ),
  ...['kesho kutwa', 'keshokutwa'].map((word) => [word, 2] as const),
])

/** Whole names, and the short forms that calendars use. */
const weekdayIndex = new Map<string, number>(
  languages.flatMap((language) =>
    weekdays[language].flatMap((name, index) => {
      const whole = plain(name)
      const short = language === 'en' || language === 'fr' ? [whole.slice(0, 3)] : []
      return [whole, whole.replace(/^ku(?:wa)? /, ''), ...short].map((form) => [form, index] as const)
    }),
  ),
)

const monthIndex = new Map<string, number>(
  languages.flatMap((language) =>
    months[language].flatMap((name, index) => {
      const whole = plain(name)
      const short = language === 'rw' ? [] : [whole.slice(0, 3), whole.slice(0, 4)]
      return [whole, ...short].map((form) => [form, index + 1] as const)
    }),
  ),
)
// Nzeli is written as often as Nzeri, and three letters of juin are three of juillet.
monthIndex.set('nzeli', 9)
monthIndex.delete('jui')

const swapped = (found: RegExpExecArray | null): (string | undefined)[] | null =>
  found === null ? null : [found[0], found[2], found[1], found[3]]

const dayMs = 86_400_000
