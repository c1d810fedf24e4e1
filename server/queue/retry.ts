import type { Tx } from '../db/open.ts'
import { markEnded, messageById } from './outbox.ts'

/** What an operator's wish did to a message, or why it did nothing. */
export type Changed = { changed: true } | { changed: false; why: string }

/**
 * Puts a message that was given up back into its person's queue, or hurries one that waits for its next try. One whose
 * outcome nobody knows might reach the person twice: only with `force`.
 */
export function retryMessage(tx: Tx, id: number, { force }: { force: boolean }): Changed | undefined {
  const message = messageById(tx, id)
  if (message === undefined) return undefined
  switch (message.state) {
    case 'accepted':
      return unchanged('Meta has taken it')
    case 'sending':
      return unchanged('it is being sent right now')
    case 'uncertain':
      if (!force) return unchanged('nobody knows yet whether Meta has taken it; --force sends it anyway')
      break
    case 'queued':
      if (message.next_attempt_at === 0) return unchanged('it waits for its turn already')
  }
  tx.run(
    `update outbox set state = 'queued', attempts = 0, next_attempt_at = 0, settled_at = null, status = null,
       wa_message_id = null where id = ?`,
    id,
  )
  return { changed: true }
}

/** Takes a message back that is not on its way yet. */
export function cancelMessage(tx: Tx, id: number, now: number): Changed | undefined {
  const message = messageById(tx, id)
  if (message === undefined) return undefined
  switch (message.state) {
    case 'queued':
    case 'uncertain':
      markEnded(tx, id, 'cancelled', null, 'cancelled by the operator', now)
      return { changed: true }
    case 'sending':
      return unchanged('it is being sent right now')
    case 'accepted':
      return unchanged('Meta has taken it')
    default:
      return unchanged(`it is ${message.state} already`)
  }
}

const unchanged = (why: string): Changed => ({ changed: false, why })
