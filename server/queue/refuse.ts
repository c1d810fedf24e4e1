import type { Tx } from '../db/open.ts'
import { setMarketingOptedOut } from '../people/people.ts'
import { markEnded, markQueuedAgain, markTemplate, type OutboxMessage } from './outbox.ts'

/** Kinds of refusal; the channel classifies its own codes into these. */
export type Refusal =
  /** Back off the whole number and try again. */
  | 'number'
  /** Back off this recipient only. */
  | 'recipient'
  /** A few tries: the other side could not fetch or store the media. */
  | 'media'
  /** Nothing will go out until the operator acts: token, payment, permission. */
  | 'pause'
  /** Only a template may be sent. */
  | 'window'
  /** They asked Meta for no more marketing. */
  | 'opted_out'
  /** Trying again cannot help. */
  | 'never'

export interface Resettling {
  refusal: Refusal
  code: number | null
  message: string
  /** Whether a template is configured to fall back to. */
  hasTemplate: boolean
  now: number
}

/** What becomes of a message Meta refused, at once or later by a status: again later, as a template, or never. */
export function refuse(tx: Tx, row: OutboxMessage, why: Resettling): 'queued' | 'ended' {
  const { refusal, code, message, now } = why
  const again = (delayMs: number) => {
    markQueuedAgain(tx, row.id, now + delayMs, code, message)
    return 'queued' as const
  }
  const end = (state: 'failed' | 'undeliverable', sentence: string) => {
    markEnded(tx, row.id, state, code, sentence, now)
    return 'ended' as const
  }
  switch (refusal) {
    // The sender stands still until the operator has acted; giving the message up would lose it for their mistake.
    case 'pause':
      return again(backOffMs(row.attempts))
    case 'number':
      return row.attempts < maxAttempts ? again(backOffMs(row.attempts)) : end('failed', message)
    case 'recipient':
      return row.attempts < maxAttempts
        ? again(4 ** Math.min(row.attempts, 5) * 1000)
        : end('failed', message)
    case 'media':
      return row.attempts < maxMediaAttempts ? again(backOffMs(row.attempts)) : end('failed', message)
    case 'window':
      if (why.hasTemplate && row.category !== 'template') {
        markTemplate(tx, row.id)
        return 'queued'
      }
      return end('undeliverable', 'window closed')
    case 'opted_out':
      setMarketingOptedOut(tx, row.person_id, now)
      return end('undeliverable', 'opted out')
    case 'never':
      return end('failed', message)
  }
}

/** 1 s, 2 s, 4 s, … at most 5 min. */
const backOffMs = (attempts: number): number => Math.min(1000 * 2 ** (attempts - 1), 300_000)

/** No refusal makes a message wait longer: 4^5 s for a recipient. */
export const longestBackOffMs = 4 ** 5 * 1000

/** With the back-off above a message is tried for about a day of an outage before it is given up. */
const maxAttempts = 300
const maxMediaAttempts = 4
