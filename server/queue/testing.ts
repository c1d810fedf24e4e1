import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import type { OutboxMessage } from './outbox.ts'
import { send } from './outbox.ts'

/** A database in memory with the schema of today; for tests. */
export async function memory(): Promise<Db> {
  const db = openDb(':memory:')
  await migrateOpen(db)
  return db
}

/** Somebody, and one message for them that waits in the outbox. */
export async function somebodyToTell(db: Db, waId = '250788000001') {
  return db.write((tx) => {
    const { lastInsertRowid } = tx.run(
      'insert into person (wa_id, first_seen_at, last_inbound_at) values (?, 1, 1)',
      waId,
    )
    const personId = Number(lastInsertRowid)
    send(tx, { personId, correlationId: 'c1' }, [{ kind: 'text', body: 'hello' }], 1)
    const row = tx.get<OutboxMessage>('select * from outbox where person_id = ?', personId)
    if (row === undefined) throw new Error('nothing in the outbox')
    return row
  })
}
