import type { Tx } from '../db/open.ts'
import type { OutboxMessage } from './outbox.ts'
import type { Refusal } from './refuse.ts'

export interface Status {
  waMessageId: string
  status: string
  /** The outbox token that travelled with the message. */
  token?: string
  /** Meta's error code and title, when failed. */
  errorCode?: number
  errorMessage?: string
  /** What the code asks for, when failed. */
  refusal?: Refusal
  occurredAt: number
}

/** The message a status settled, so that its person's queue may go on; or undefined. */
export interface Settled {
  personId: number
  outboxId: number
  /** Set when Meta says, afterwards, that an accepted message failed. */
  failedWith?: { refusal: Refusal; code: number | null; message: string }
}

/**
 * Keeps the full history and lets the shown status only rise: queued < sent < delivered < read < played; failed ends
 * it unless delivery is already known. A status of a message not known here is parked until the message is.
 */
export function applyStatus(tx: Tx, status: Status, now: number): Settled | undefined {
  const message = find(tx, status)
  const { changes } = tx.run(
    `insert into message_status (outbox_id, wa_message_id, status, token, detail, occurred_at, received_at)
       values (?, ?, ?, ?, ?, ?, ?) on conflict (wa_message_id, status) do nothing`,
    message?.id ?? null,
    status.waMessageId,
    status.status,
    status.token ?? null,
    status.errorCode === undefined ? null : `${status.errorCode} ${status.errorMessage ?? ''}`.trim(),
    status.occurredAt || now,
    now,
  )
  if (message === undefined || changes === 0) return undefined
  return rise(tx, message, status, now)
}

/**
 * Statuses that arrived before the answer to the send did: they are the message's now. Returns what it failed with,
 * when that is what they say.
 */
export function adoptOrphans(
  tx: Tx,
  outboxId: number,
  waMessageId: string,
): { code: number | null; message: string } | undefined {
  const { changes } = tx.run(
    'update message_status set outbox_id = ? where wa_message_id = ? and outbox_id is null',
    outboxId,
    waMessageId,
  )
  if (changes === 0) return undefined
  const best = tx
    .all<{ status: string; detail: string | null }>(
      'select status, detail from message_status where wa_message_id = ?',
      waMessageId,
    )
    .filter(({ status }) => status === 'failed' || rankOf(status) > 0)
    .sort((a, b) => heightOf(b.status) - heightOf(a.status))[0]
  if (best === undefined) return undefined
  tx.run('update outbox set status = ? where id = ?', best.status, outboxId)
  if (best.status !== 'failed') return undefined
  const [, code, message] = /^(\d+)\s*(.*)$/s.exec(best.detail ?? '') ?? []
  return { code: code === undefined ? null : Number(code), message: message || 'failed' }
}

function find(tx: Tx, status: Status): OutboxMessage | undefined {
  const byId = tx.get<OutboxMessage>('select * from outbox where wa_message_id = ?', status.waMessageId)
  if (byId !== undefined || status.token === undefined) return byId
  return tx.get<OutboxMessage>('select * from outbox where token = ?', status.token)
}

function rise(tx: Tx, message: OutboxMessage, status: Status, now: number): Settled | undefined {
  const settled: Settled = { personId: message.person_id, outboxId: message.id }
  // A status of an earlier try of a message that was sent again says nothing of the try under way.
  if (message.wa_message_id !== null && message.wa_message_id !== status.waMessageId) return undefined
  // What an earlier try was refused for is decided already; now the message waits to be sent again.
  if (message.state === 'queued' && status.status === 'failed') return undefined
  if (message.state === 'queued' || message.state === 'sending' || message.state === 'uncertain') {
    if (!isProof(tx, status)) return undefined
    // The status is the proof that Meta took it, whatever became of the answer.
    tx.run(
      `update outbox set state = 'accepted', wa_message_id = ?, settled_at = ?, error_message = null where id = ?`,
      status.waMessageId,
      now,
      message.id,
    )
  }
  if (status.status === 'failed') {
    if (message.status !== null && rankOf(message.status) >= rankOf('delivered')) return settled
    tx.run(`update outbox set status = 'failed' where id = ?`, message.id)
    return {
      ...settled,
      failedWith: {
        refusal: status.refusal ?? 'never',
        code: status.errorCode ?? null,
        message: status.errorMessage ?? 'failed',
      },
    }
  }
  if (rankOf(status.status) <= rankOf(message.status)) return settled
  if (message.status === 'failed' && rankOf(status.status) < rankOf('delivered')) return settled
  tx.run('update outbox set status = ? where id = ?', status.status, message.id)
  if (message.status === 'failed') {
    const deliveredAfterAll = `state = 'accepted', error_code = null, error_message = null`
    tx.run(`update outbox set ${deliveredAfterAll} where id = ?`, message.id)
  }
  return settled
}

/** "sent" of a try that failed proves nothing of the next one; "delivered" does. */
function isProof(tx: Tx, status: Status): boolean {
  if (status.status === 'failed' || rankOf(status.status) >= rankOf('delivered')) return true
  const failed = `select 1 from message_status where wa_message_id = ? and status = 'failed'`
  return tx.get(failed, status.waMessageId) === undefined
}

const rank = new Map([
  ['sent', 1],
  ['delivered', 2],
  ['read', 3],
  ['played', 4],
])
const rankOf = (status: string | null): number => rank.get(status ?? '') ?? 0
/** Failed is above sent and below delivered. */
const heightOf = (status: string): number => (status === 'failed' ? 1.5 : rankOf(status))
