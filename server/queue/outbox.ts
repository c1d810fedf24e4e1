import { randomBytes } from 'node:crypto'
import type { Reader, Tx } from '../db/open.ts'
import type { OutboxRow, OutboxState } from '../db/schema.ts'
import type { Message } from '../flows/message.ts'

export type OutboxMessage = Omit<OutboxRow, 'id' | 'attempts' | 'next_attempt_at'> & {
  id: number
  attempts: number
  next_attempt_at: number
}

/** Puts messages at the end of a person's queue, in their order. */
export function send(
  tx: Tx,
  to: { personId: number; inboxId?: number; correlationId: string },
  messages: Message[],
  now: number,
): void {
  for (const message of messages) {
    tx.run(
      `insert into outbox (token, person_id, inbox_id, correlation_id, message, category, state, created_at)
         values (?, ?, ?, ?, ?, 'service', 'queued', ?)`,
      newToken(),
      to.personId,
      to.inboxId ?? null,
      to.correlationId,
      JSON.stringify(message),
      now,
    )
  }
}

/** The message of a person that is next to be sent, or that bars the way until it is settled. */
export const headOf = (from: Tx | Reader, personId: number): OutboxMessage | undefined =>
  from.get<OutboxMessage>(head, personId)

export const messageById = (from: Tx | Reader, id: number): OutboxMessage | undefined =>
  from.get<OutboxMessage>('select * from outbox where id = ?', id)

export function markSending(tx: Tx, id: number, now: number): void {
  tx.run(`update outbox set state = 'sending', attempts = attempts + 1, sending_at = ? where id = ?`, now, id)
}

/**
 * Meta took it. A status may have come first and settled more: the state only moves forward. Had it come first and
 * said that this try failed, the message may be queued again already, and then this answer changes nothing.
 */
export function markAccepted(tx: Tx, id: number, waMessageId: string, now: number): void {
  tx.run(
    `update outbox set state = 'accepted', wa_message_id = ?, settled_at = ?, error_code = null, error_message = null
       where id = ? and state in ('queued', 'sending', 'uncertain') and not exists
         (select 1 from message_status where wa_message_id = ? and status = 'failed' and outbox_id = ?)`,
    waMessageId,
    now,
    id,
    waMessageId,
    id,
  )
}

/** It will be tried again, not before that time. */
export function markQueuedAgain(
  tx: Tx,
  id: number,
  nextAttemptAt: number,
  code: number | null,
  why: string,
): void {
  tx.run(
    `update outbox set state = 'queued', next_attempt_at = ?, error_code = ?, error_message = ?,
       wa_message_id = null, status = null
       where id = ? and state in ('queued', 'sending', 'uncertain', 'accepted')`,
    nextAttemptAt,
    code,
    why,
    id,
  )
}

/** No status came in time. One that came at the last moment has settled it: then nothing changes, and this is false. */
export function markWaitedInVain(tx: Tx, id: number, now: number): boolean {
  const { changes } = tx.run(
    `update outbox set state = 'queued', next_attempt_at = ?, error_message = 'no status came; sent again'
       where id = ? and state = 'uncertain'`,
    now,
    id,
  )
  return changes > 0
}

/** A try that ended before the send itself, such as an upload that failed. */
export function countAttempt(tx: Tx, id: number): void {
  tx.run('update outbox set attempts = attempts + 1 where id = ?', id)
}

/** Nobody knows whether Meta took it: it waits for a status until that time. */
export function markUncertain(tx: Tx, id: number, until: number, why: string): void {
  tx.run(
    `update outbox set state = 'uncertain', next_attempt_at = ?, error_message = ? where id = ? and state = 'sending'`,
    until,
    why,
    id,
  )
}

export function markEnded(
  tx: Tx,
  id: number,
  state: Extract<OutboxState, 'failed' | 'undeliverable' | 'cancelled'>,
  code: number | null,
  why: string,
  now: number,
): void {
  tx.run(
    'update outbox set state = ?, error_code = ?, error_message = ?, settled_at = ? where id = ?',
    state,
    code,
    why,
    now,
    id,
  )
}

/** The free-form message becomes the configured template: the only thing allowed once the window has closed. */
export function markTemplate(tx: Tx, id: number): void {
  tx.run(
    `update outbox set category = 'template', state = 'queued', next_attempt_at = 0, wa_message_id = null,
       status = null where id = ?`,
    id,
  )
}

/**
 * Sends that were under way when the process ended: only a status can tell what became of them. Those that were
 * uncertain already wait anew, because no status could come while nobody listened.
 */
export function sendingAtCrash(tx: Tx, until: number): number {
  // The list is the index's own condition, so that years of sent messages are not looked through.
  return tx.run(
    `update outbox set state = 'uncertain', next_attempt_at = ?, error_message = 'the server stopped while sending'
       where state in ('queued', 'sending', 'uncertain') and state <> 'queued'`,
    until,
  ).changes
}

export const peopleWithOpenMessages = (from: Tx | Reader): number[] =>
  from
    .all<{ person_id: number }>(
      `select distinct person_id from outbox where state in ('queued', 'sending', 'uncertain') order by person_id`,
    )
    .map((row) => row.person_id)

/** Cannot be guessed and is never reused, also not by a database put back from a backup. */
const newToken = (): string => randomBytes(12).toString('base64url')

// By id without saying so: see inbox.ts.
const head = `select * from outbox indexed by outbox_open
  where person_id = ? and state in ('queued', 'sending', 'uncertain') limit 1`
