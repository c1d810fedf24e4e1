import { AppError } from '../../server/error.ts'

/** The number of a trip as typed; throws 'usage.invalid'. */
export function tripIdIn(typed: string): number {
  if (/^\d{1,15}$/.test(typed)) return Number(typed)
  throw new AppError('usage.invalid', `"${typed}" is no number of a trip. "inzira trips list" shows them.`)
}

export const noTrip = (id: number): AppError =>
  new AppError('not.found', `There is no trip ${id}. "inzira trips list" shows the newest.`)

/** "2026-11-23", today or tomorrow; throws 'usage.invalid'. */
export function dayMeant(day: number | undefined, typed: string): number {
  if (day !== undefined) return day
  throw new AppError(
    'usage.invalid',
    `"${typed}" is no day: write today, tomorrow, or a date such as 2026-11-23.`,
  )
}
