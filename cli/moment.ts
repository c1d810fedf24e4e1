import { AppError } from '../server/error.ts'

/** "30m", "2h", "3d" ago, or a date with or without a time, as milliseconds since 1970. */
export function momentOf(typed: string, now = Date.now()): number {
  const ago = /^(\d+(?:\.\d+)?)(s|m|h|d|w)$/.exec(typed.trim())
  if (ago !== null) return now - Number(ago[1]) * (unitsMs[ago[2] ?? ''] ?? 0)
  const at = /^\d{4}-\d{2}/.test(typed) ? Date.parse(typed) : Number.NaN
  if (Number.isFinite(at)) return at
  throw new AppError(
    'usage.invalid',
    `"${typed}" is no time: write 30m, 2h or 3d for so long ago, or 2026-11-22T08:00 for a moment.`,
  )
}

const unitsMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** As people read it where the operator is, to the second. */
export function clockTime(at: number, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
}
