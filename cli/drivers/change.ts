import { randomUUID } from 'node:crypto'
import type { Change, Offline } from '../../server/drivers/standing.ts'
import { AppError } from '../../server/error.ts'
import { dateOf, dayOf, instantOf, localTime } from '../../server/trips/days.ts'

/** A change by the operator; a running server notices it by itself and tells the people. */
export const operatorChange = (now: number): Change => ({ now, correlationId: randomUUID(), wake() {} })

/** What is kept as the name of who verified. */
export const operator = 'operator'

/** What became of their being online, with that vehicle or at all. */
export function offlineSentence(now: Offline, plate: string | null): string {
  switch (now) {
    case 'offline':
      return 'They were online and are offline now.'
    case 'after_ride':
      return 'They drive somebody at this moment, and go offline after that ride.'
    case 'was_offline':
      return plate === null ? 'They were offline.' : 'They were not online with it.'
  }
}

/** The first instant after the day, given as 2027-05-31 or 31/05/2027. Throws `usage.invalid`. */
export function endOfDay(typed: string, { now, timezone }: { now: number; timezone: string }): number {
  const day = dayTyped(typed)
  if (day === undefined) {
    throw new AppError(
      'usage.invalid',
      `"${typed}" is no date: write the last insured day, such as 2027-05-31.`,
    )
  }
  const today = localTime(now, timezone).day
  if (day < today) {
    throw new AppError(
      'usage.invalid',
      `${typed} has passed: with an insurance that has ended nobody drives.`,
    )
  }
  if (day > today + mostDaysAhead) {
    throw new AppError(
      'usage.invalid',
      `${typed} is more than two years ahead. Check the year on the certificate.`,
    )
  }
  return instantOf(day + 1, 0, timezone)
}

function dayTyped(typed: string): number | undefined {
  const [, isoYear, isoMonth, isoDate] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim()) ?? []
  const [, date = isoDate, month = isoMonth, year = isoYear] =
    /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(typed.trim()) ?? []
  if (date === undefined || month === undefined || year === undefined) return undefined
  const day = dayOf(Number(year), Number(month), Number(date))
  const back = dateOf(day)
  return back.month === Number(month) && back.date === Number(date) ? day : undefined
}

/** Insurances last a year; more is a slip of the pen. */
const mostDaysAhead = 2 * 366

/** A reason that fits into one message. Throws `usage.invalid`. */
export function sentenceTyped(typed: string, flag = '--reason'): string {
  const sentence = typed.replace(/\s+/g, ' ').trim()
  if (sentence === '')
    throw new AppError('usage.invalid', `The driver is told the ${flag}: write a sentence.`)
  if ([...sentence].length > maxReasonLength) {
    throw new AppError('usage.invalid', `A ${flag} has at most ${maxReasonLength} characters.`)
  }
  return sentence
}

const maxReasonLength = 300
