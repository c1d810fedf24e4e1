import { dateOf, localTime } from '../../server/trips/days.ts'

/** The day of an instant where the operator is, such as 2027-05-31. */
export function firstDay(at: number, timezone: string): string {
  const { year, month, date } = dateOf(localTime(at, timezone).day)
  return [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
}
