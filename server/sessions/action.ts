import type { Db, Reader, Tx } from '../db/open.ts'

/** What a write came to, so that the same write asked for again gives the same answer and does nothing. */
export interface Action {
  requestHash: string
  status: number
  answer: unknown
}

/** What was done under this key of this person. */
export function actionOf(from: Tx | Reader, personId: number, key: string): Action | undefined {
  const row = from.get<{ request_hash: string; status: number; answer: string }>(
    'select request_hash, status, answer from web_action where person_id = ? and key = ?',
    personId,
    key,
  )
  return row && { requestHash: row.request_hash, status: row.status, answer: JSON.parse(row.answer) }
}

/** To be written in the transaction of what was done. */
export function rememberAction(
  tx: Tx,
  { personId, key }: { personId: number; key: string },
  { requestHash, status, answer }: Action,
  now: number,
): void {
  tx.run(
    'insert into web_action (person_id, key, request_hash, status, answer, created_at) values (?, ?, ?, ?, ?, ?)',
    personId,
    key,
    requestHash,
    status,
    JSON.stringify(answer ?? null),
    now,
  )
}

/** Forgets what was done so long ago that no browser sends it again by itself. Returns how many. */
export async function forgetActions(db: Db, now: number): Promise<number> {
  for (let forgotten = 0; ; ) {
    const { changes } = await db.write((tx) => tx.run(forgetSome, now - actionKeptMs))
    if (changes === 0) return forgotten
    forgotten += changes
  }
}

const forgetSome = `delete from web_action where (person_id, key) in
  (select person_id, key from web_action indexed by web_action_created where created_at < ? limit 200)`

/** A browser that was without a network for longer than half of it asks the person before it sends what it kept. */
export const actionKeptMs = 7 * 86_400_000
