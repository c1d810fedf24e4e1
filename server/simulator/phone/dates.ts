import type { Words } from './words.ts'

/** The phones are in Kigali, wherever this browser is. */
const timeZone = 'Africa/Kigali'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
const seconds = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone })

export const timeOf = (at: number): string => clock.format(at)
export const secondsOf = (at: number): string => seconds.format(at)
export const dayOf = (at: number): string => dayKey.format(at)

/** "Today", "Yesterday", or the date in the language of the phone. */
export function dayName(at: number, now: number, language: string, words: Words): string {
  if (dayOf(at) === dayOf(now)) return words.today
  if (dayOf(at) === dayOf(now - dayMs)) return words.yesterday
  return new Intl.DateTimeFormat([language, 'en'], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at)
}

export const weekdayOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(at)

const dayMs = 86_400_000
