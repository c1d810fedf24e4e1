import type { Tx } from '../db/open.ts'
import type { InboxRow } from '../db/schema.ts'

export type InboxEvent = InboxRow & { id: number; attempts: number; next_attempt_at: number }

export const isKnown = (tx: Tx, externalId: string): boolean =>
  tx.get('select 1 from inbox where external_id = ?', externalId) !== undefined

/** Whether statuses may lie here that came before that time and are not applied yet. */
export const hasUnreadStatuses = (tx: Tx, before: number): boolean =>
  tx.get(unreadStatus, before, before) !== undefined

/** The oldest event of a lane that still wants handling. */
export const oldestOpen = (tx: Tx, lane: string): InboxEvent | undefined => tx.get<InboxEvent>(oldest, lane)

export function markHandled(tx: Tx, id: number, outcome: string, now: number): void {
  tx.run('update inbox set handled_at = ?, outcome = ? where id = ?', now, outcome, id)
}

export function markFailedAttempt(tx: Tx, id: number, error: string, nextAttemptAt: number): void {
  tx.run(
    'update inbox set attempts = attempts + 1, next_attempt_at = ?, outcome = ? where id = ? and handled_at is null',
    nextAttemptAt,
    error,
    id,
  )
}

export function markDead(tx: Tx, id: number, error: string, now: number): void {
  tx.run(
    'update inbox set attempts = attempts + 1, dead_at = ?, outcome = ? where id = ? and handled_at is null',
    now,
    error,
    id,
  )
}

/** Puts an event back to the door. A handled one only on purpose: it changes the world a second time. */
export function reopen(tx: Tx, id: number): boolean {
  const { changes } = tx.run(
    'update inbox set handled_at = null, dead_at = null, attempts = 0, next_attempt_at = 0, outcome = null where id = ?',
    id,
  )
  return changes > 0
}

// The index gives the lane's rows by id. Saying "order by id" as well makes SQLite plan the statement anew at every
// run, because the bound value might decide whether the partial index may be used: ten times the cost.
const unreadStatus = `select 1 from webhook_delivery
    where id > (select unpacked_through from webhook_cursor) and received_at <= ?
  union all select 1 from inbox
    where handled_at is null and dead_at is null and kind = 'status' and received_at <= ? limit 1`

const oldest = `select * from inbox indexed by inbox_open
  where lane = ? and handled_at is null and dead_at is null limit 1`
