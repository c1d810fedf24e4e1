import type { Tx } from '../db/open.ts'

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

/** When the next timer is due, or undefined. */
export const nextTimerAt = (tx: Pick<Tx, 'get'>): number | undefined =>
  tx.get<{ due_at: number }>(
    'select due_at from timer where fired_at is null and cancelled_at is null order by due_at limit 1',
  )?.due_at
