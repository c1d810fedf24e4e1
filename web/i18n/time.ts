import { clockIn, dateIn, dayIn } from '../../server/i18n/calendar.ts'
import { config } from '../session.ts'
import { language, say } from './say.ts'

/** The day (since 1970-01-01) and minute that clocks of the operator's place show at that instant. */
export function localTime(at: number): { day: number; minute: number } {
  const timeZone = config.value?.timezone ?? 'Africa/Kigali'
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const day = Math.floor(Date.UTC(part('year'), part('month') - 1, part('day')) / dayMs)
  return { day, minute: part('hour') * 60 + part('minute') }
}

/** "14:30" */
export const time = (at: number): string => clockIn(localTime(at).minute)

/** "today", "tomorrow", or "Monday 23 November". */
export function dayName(day: number, now = Date.now()): string {
  const today = localTime(now).day
  if (day === today) return say('common.today')
  if (day === today + 1) return say('common.tomorrow')
  return dayIn(language.value, day)
}

/** "today 14:30", "23 November, 14:30" */
export function moment(at: number, now = Date.now()): string {
  const { day, minute } = localTime(at)
  const today = localTime(now).day
  const name = day === today || day === today + 1 ? dayName(day, now) : dateIn(language.value, day)
  return `${name} ${clockIn(minute)}`
}

/** "now", "3 min ago", "2 h ago", and from a day on the moment itself. */
export function ago(at: number, now = Date.now()): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return say('common.now')
  if (minutes < 60) return say('common.minutesAgo', { n: minutes })
  if (minutes < 24 * 60) return say('common.hoursAgo', { n: Math.floor(minutes / 60) })
  return moment(at, now)
}

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}

const dayMs = 86_400_000
