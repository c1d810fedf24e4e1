import type { Reader, Tx } from '../db/open.ts'

/** Rows that become due at a time in one of their columns; an index holds just these, by that time. */
export interface DueRows {
  /** What stands after "from", such as "ride_offer indexed by ride_offer_expires where state = 'open'". */
  rows: string
  /** The column with the time, in milliseconds since 1970. */
  at: string
  /** The column that names a row; "id" unless told. */
  id?: string
}

/**
 * When the next of them is due. `mostMs`: how far ahead such a time can lie at most. One that lies further was set by
 * a clock that has been put right since, and is due now, or whoever waits for it would wait for days.
 */
export function nextDueAt(
  from: Pick<Reader | Tx, 'get'>,
  { rows, at }: DueRows,
  now: number,
  mostMs?: number,
): number | undefined {
  const one = (direction: '' | 'desc') =>
    from.get<{ at: number }>(`select ${at} as at from ${rows} order by ${at} ${direction} limit 1`)?.at
  const first = one('')
  if (first === undefined || first <= now || mostMs === undefined) return first
  const last = one('desc')
  return last !== undefined && isDue(last, now, mostMs) ? now : first
}

/** Those that are due, the longest overdue first. */
export function dueIds(
  from: Pick<Reader | Tx, 'all'>,
  { rows, at, id = 'id' }: DueRows,
  { now, limit }: { now: number; limit: number },
  mostMs?: number,
): number[] {
  const due = from.all<{ id: number }>(
    `select ${id} as id from ${rows} and ${at} <= ? order by ${at} limit ?`,
    now,
    limit,
  )
  if (mostMs !== undefined && due.length < limit) {
    const astray = from.all<{ id: number }>(
      `select ${id} as id from ${rows} and ${at} > ? order by ${at} limit ?`,
      now + mostMs + slackMs,
      limit - due.length,
    )
    due.push(...astray)
  }
  return due.map((row) => row.id)
}

/** For who met with a row again, which may have moved on meanwhile. */
export const isDue = (at: number, now: number, mostMs?: number): boolean =>
  at <= now || (mostMs !== undefined && at > now + mostMs + slackMs)

/** Clocks are set back by fractions of a second all the time; what that delays is not worth a word. */
const slackMs = 60_000
