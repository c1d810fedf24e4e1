import type { Reader, Tx } from '../db/open.ts'
import { type DueRows, dueIds, nextDueAt } from '../events/due.ts'

export interface Timer {
  personId: number
  /** "flow.event": the flow that is told, and what it calls this. */
  name: string
  /** Milliseconds since 1970, UTC. */
  dueAt: number
  data: unknown
  correlationId: string
}

export function setTimer(tx: Tx, timer: Timer): void {
  tx.run(
    'insert into timer (person_id, name, due_at, data, correlation_id) values (?, ?, ?, ?, ?)',
    timer.personId,
    timer.name,
    timer.dueAt,
    JSON.stringify(timer.data),
    timer.correlationId,
  )
}

/** Takes back every timer of that name which has not fired. */
export function cancelTimers(tx: Tx, personId: number, name: string, now: number): void {
  tx.run(
    `update timer set cancelled_at = ? where person_id = ? and name = ?
       and fired_at is null and cancelled_at is null`,
    now,
    personId,
    name,
  )
}

/** How many of that name have not fired. */
export const countTimers = (tx: Tx, personId: number, name: string): number =>
  tx.get<{ count: number }>(
    `select count(*) as count from timer where person_id = ? and name = ?
       and fired_at is null and cancelled_at is null`,
    personId,
    name,
  )?.count ?? 0

/** When the next timer is due, or undefined. */
export const nextTimerAt = (from: Pick<Reader | Tx, 'get'>, now: number): number | undefined =>
  nextDueAt(from, waiting, now)

export const dueTimers = (
  from: Pick<Reader | Tx, 'all'>,
  { now, limit }: { now: number; limit: number },
): number[] => dueIds(from, waiting, { now, limit })

const waiting: DueRows = {
  rows: 'timer where fired_at is null and cancelled_at is null',
  at: 'due_at',
}
