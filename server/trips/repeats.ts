import type { TripRow } from '../db/schema-mobility.ts'
import { weekdayOf } from './days.ts'

/** The days from `from` to `to`, both included, on which a trip is made. */
export function daysOf(
  { repeats, first_day }: Pick<TripRow, 'repeats' | 'first_day'>,
  from: number,
  to: number,
): number[] {
  const days: number[] = []
  const last = repeats === 'once' ? Math.min(to, first_day) : to
  for (let day = Math.max(from, first_day); day <= last; day += 1) {
    if (isMade(repeats, first_day, day)) days.push(day)
  }
  return days
}

function isMade(repeats: TripRow['repeats'], firstDay: number, day: number): boolean {
  switch (repeats) {
    case 'once':
      return day === firstDay
    case 'daily':
      return true
    case 'weekdays':
      return weekdayOf(day) < saturday
    case 'weekly':
      return (day - firstDay) % 7 === 0
  }
}

const saturday = 5
