import type { Tx } from '../db/open.ts'
import { laneOf, receive } from '../events/events.ts'
import { dueTimers } from '../timers/timers.ts'

interface WaitingTimer {
  id: number
  person_id: number
  name: string
  due_at: number
  data: string
  correlation_id: string
}

/** All that are due, at most `limit`, the oldest first, in the transaction that is open. */
export const fireDueTimers = (tx: Tx, now: number, limit: number): string[] =>
  dueTimers(tx, { now, limit }).flatMap((id) => fireTimer(tx, id, now))

/**
 * Turns a timer that is due into an inbox event; returns the lane to wake. A timer fires once: its mark and its event
 * are one transaction, and the event's id is the timer's.
 */
export function fireTimer(tx: Tx, id: number, now: number): string[] {
  const timer = tx.get<WaitingTimer>(
    `select id, person_id, name, due_at, data, correlation_id from timer
       where id = ? and fired_at is null and cancelled_at is null and due_at <= ?`,
    id,
    now,
  )
  if (timer === undefined) return []
  const lane = laneOf(timer.person_id)
  tx.run('update timer set fired_at = ? where id = ?', now, timer.id)
  const payload = { name: timer.name, data: JSON.parse(timer.data) as unknown }
  receive(
    tx,
    {
      externalId: `timer:${timer.id}`,
      kind: 'timer',
      lane,
      personId: timer.person_id,
      correlationId: timer.correlation_id,
      payload,
      occurredAt: timer.due_at,
    },
    now,
  )
  return [lane]
}
