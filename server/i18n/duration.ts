import { sayIn } from './catalogue.ts'
import type { Language } from './languages.ts'

/** "an hour", "3 hours", "90 min", "1 min": whole hours where they are whole. */
export function durationIn(language: Language, ms: number): string {
  const say = sayIn(language)
  const minutes = Math.ceil(ms / 60_000)
  if (minutes === 1) return say('time.minute')
  if (minutes === 60) return say('time.hour')
  return minutes > 0 && minutes % 60 === 0
    ? say('time.hours', { n: minutes / 60 })
    : say('time.minutes', { n: minutes })
}
