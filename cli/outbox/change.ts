import type { Db, Reader, Tx } from '../../server/db/open.ts'
import type { OutboxState } from '../../server/db/schema.ts'
import { AppError } from '../../server/error.ts'
import { messagesMatching } from '../../server/queue/browse.ts'
import type { Changed } from '../../server/queue/retry.ts'

/** Exactly the conditions of the indexes, so that what is open or failed is found at once among millions. */
export const openStates = ['queued', 'sending', 'uncertain'] as const satisfies OutboxState[]
export const failedStates = ['failed', 'undeliverable'] as const satisfies OutboxState[]

/** Ids as typed; throws 'usage.invalid' for what is none and 'not.found' for what there is not. */
export function messageIds(read: Reader, typed: string[]): number[] {
  const ids = typed.map((word) => {
    if (/^\d{1,15}$/.test(word)) return Number(word)
    throw new AppError(
      'usage.invalid',
      `"${word}" is no number of a message. "inzira outbox list" shows them.`,
    )
  })
  const known = new Set(messagesMatching(read, { ids, limit: ids.length }).map(({ id }) => id))
  const missing = ids.find((id) => !known.has(id))
  if (missing === undefined) return ids
  throw new AppError('not.found', `There is no message ${missing}. "inzira outbox list" shows the newest.`)
}

export type Result = { id: number; changed: boolean; why: string | null }

/** Does the same to all of them in one transaction. */
export async function changeAll(
  db: Db,
  ids: number[],
  change: (tx: Tx, id: number) => Changed | undefined,
): Promise<Result[]> {
  return db.write((tx) =>
    ids.flatMap((id) => {
      const result = change(tx, id)
      if (result === undefined) return []
      return [{ id, changed: result.changed, why: result.changed ? null : result.why }]
    }),
  )
}
