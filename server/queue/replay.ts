import type { Db, Tx } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import { type Handling, handle } from './handle.ts'
import { type InboxEvent, reopen } from './inbox.ts'
import type { OutboxMessage } from './outbox.ts'
import { isWithoutPosition } from './without-position.ts'

/** What a replay does to one event. */
export type Replayed =
  /** It is back at the door and will be handled like a new one. */
  | 'opened'
  /** It was waiting for its next try, which comes now. */
  | 'hurried'
  /** It stands at the door anyway. */
  | 'waiting'
  /** It has been handled and is left alone. */
  | 'already done'
  /** The position it held has been forgotten, so it means nothing any more. */
  | 'forgotten'

/**
 * Puts an event back to the door it came through. One that was handled has changed the world already: only `force`
 * does it a second time.
 */
export function replay(tx: Tx, id: number, { force }: { force: boolean }): Replayed | undefined {
  const event = tx.get<InboxEvent>('select * from inbox where id = ?', id)
  if (event === undefined) return undefined
  if (isWithoutPosition(JSON.parse(event.payload))) return 'forgotten'
  if (event.handled_at !== null && !force) return 'already done'
  if (event.handled_at !== null || event.dead_at !== null) {
    reopen(tx, id)
    return 'opened'
  }
  if (event.attempts === 0) return 'waiting'
  tx.run('update inbox set next_attempt_at = 0 where id = ?', id)
  return 'hurried'
}

/** What handling one event would come to. */
export interface Rehearsed {
  event: InboxEvent
  /** It has been handled before; a replay without force would leave it alone. */
  alreadyDone: boolean
  outcome?: string
  /** What would be said. */
  messages: OutboxMessage[]
  /** Why it would fail. */
  failure?: string
}

/**
 * Handles events as they would be handled now, and takes everything back: nothing is changed, nothing is sent.
 * `prepare` may bring events in first and names those to be handled, in order; later ones find what earlier ones did.
 */
export async function rehearse(
  db: Db,
  prepare: (tx: Tx) => number[],
  handling: Handling,
): Promise<Rehearsed[]> {
  try {
    await db.write(async (tx) => {
      const rehearsed: Rehearsed[] = []
      // What one event leaves behind when it throws must not be there for the next: each such ends the rehearsal.
      for (const id of prepare(tx)) {
        const result = await rehearseOne(tx, id, handling)
        if (result === undefined) continue
        rehearsed.push(result)
        if (result.failure !== undefined) break
      }
      throw new TakenBack(rehearsed)
    })
  } catch (thrown) {
    if (thrown instanceof TakenBack) return thrown.rehearsed
    throw thrown
  }
  throw new Error('a rehearsal was not taken back')
}

async function rehearseOne(tx: Tx, id: number, handling: Handling): Promise<Rehearsed | undefined> {
  const event = tx.get<InboxEvent>('select * from inbox where id = ?', id)
  if (event === undefined) return undefined
  const alreadyDone = event.handled_at !== null
  const before = tx.get<{ id: number | null }>('select max(id) as id from outbox')?.id ?? 0
  try {
    const { outcome } = await handle(tx, event, handling)
    const messages = tx.all<OutboxMessage>('select * from outbox where id > ? order by id', before)
    return { event, alreadyDone, outcome, messages }
  } catch (error) {
    return { event, alreadyDone, messages: [], failure: sentenceOf(error) }
  }
}

/** Thrown to make the writer take the transaction back; carries what was seen in it. */
class TakenBack extends Error {
  constructor(readonly rehearsed: Rehearsed[]) {
    super('taken back on purpose')
  }
}
