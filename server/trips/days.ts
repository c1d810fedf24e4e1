/**
 * Days and hours as the operator's clocks show them. A day is a number, the days since 1970-01-01; a minute counts
 * from its midnight and may lie beyond the day's end: 1500 is one o'clock of the next day.
 */
export interface LocalTime {
  day: number
  minute: number
}

/** What the clocks of that zone show at an instant. */
export function localTime(at: number, timezone: string): LocalTime {
  const { year, month, day, hour, minute } =
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone)
  return { day: dayOf(year, month, day), minute: hour * 60 + minute }
}

/**
 * The instant at which the clocks of that zone show this, milliseconds since 1970. Where clocks are put forward over
 * it, the instant after the gap; where they are put back, the first of the two.
 */
export function instantOf(day: number, minute: number, timezone: string): number {
  const { year, month, date } = dateOf(day + Math.floor(minute / minutesOfDay))
  const ofDay = ((minute % minutesOfDay) + minutesOfDay) % minutesOfDay
  const shown = { timeZone: timezone, year, month, day: date }
  return Temporal.ZonedDateTime.from({ ...shown, hour: Math.floor(ofDay / 60), minute: ofDay % 60 })
    .epochMilliseconds
}

/** The number of a day of the calendar; months count from 1. */
export const dayOf = (year: number, month: number, date: number): number =>
  Math.round(Date.UTC(year, month - 1, date) / dayMs)

/** The day of the calendar behind the number. */
export function dateOf(day: number): { year: number; month: number; date: number } {
  const utc = new Date(day * dayMs)
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() }
}

/** 0 is Monday, 6 Sunday; 1970 began on a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

export const minutesOfDay = 1440
const dayMs = 86_400_000
