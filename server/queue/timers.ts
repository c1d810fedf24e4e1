import type { Tx } from '../db/open.ts'
import { laneOf, receive } from '../events/events.ts'

interface DueTimer {
  id: number
  person_id: number
  name: string
  due_at: number
  data: string
  correlation_id: string
}

/**
 * Turns timers that are due into inbox events, at most `limit` at a time, oldest first; returns the lanes to wake.
 * A timer fires once: its mark and its event are one transaction, and the event's id is the timer's.
 */
export function fireDueTimers(tx: Tx, now: number, limit: number): string[] {
  const due = tx.all<DueTimer>(
    `select id, person_id, name, due_at, data, correlation_id from timer
       where fired_at is null and cancelled_at is null and due_at <= ? order by due_at limit ?`,
    now,
    limit,
  )
  return due.map((timer) => {
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
    return lane
  })
}
