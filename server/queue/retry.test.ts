import { expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { personOf } from '../people/identity.ts'
import * as outbox from './outbox.ts'
import { cancelMessage, retryMessage } from './retry.ts'

const now = Date.UTC(2026, 10, 22, 8)

/** A database with one message, brought into a state. */
async function withMessage(settle: (tx: Parameters<typeof outbox.markSending>[0]) => void): Promise<Db> {
  const db = openDb(':memory:')
  await migrateOpen(db)
  await db.write((tx) => {
    const personId = personOf(tx, { waId: '250788000001' }, now)
    outbox.send(tx, { personId, correlationId: 'd1' }, [{ kind: 'text', body: 'hello' }], now)
    settle(tx)
  })
  return db
}

const stateIn = (db: Db) => db.read.get('select state, attempts, next_attempt_at, settled_at from outbox')
const queued = { state: 'queued', attempts: 0, next_attempt_at: 0, settled_at: null }

test('a message that was given up is sent again', async () => {
  for (const state of ['failed', 'undeliverable', 'cancelled'] as const) {
    const db = await withMessage((tx) => outbox.markEnded(tx, 1, state, 131026, 'no WhatsApp', now))
    expect(await db.write((tx) => retryMessage(tx, 1, { force: false }))).toEqual({ changed: true })
    expect(stateIn(db)).toEqual(queued)
  }
})

test('a message that Meta took is never sent again, force or not', async () => {
  const db = await withMessage((tx) => {
    outbox.markSending(tx, 1, now)
    outbox.markAccepted(tx, 1, 'wamid.x', now)
  })
  for (const force of [false, true]) {
    expect(await db.write((tx) => retryMessage(tx, 1, { force }))).toMatchObject({ changed: false })
  }
  expect(await db.write((tx) => cancelMessage(tx, 1, now))).toMatchObject({ changed: false })
})

test('an uncertain message is sent again only with force, and may be cancelled', async () => {
  const uncertain = (tx: Parameters<typeof outbox.markSending>[0]) => {
    outbox.markSending(tx, 1, now)
    outbox.markUncertain(tx, 1, now + 30_000, 'no answer')
  }
  const db = await withMessage(uncertain)
  expect(await db.write((tx) => retryMessage(tx, 1, { force: false }))).toMatchObject({ changed: false })
  expect(await db.write((tx) => retryMessage(tx, 1, { force: true }))).toEqual({ changed: true })
  expect(stateIn(db)).toEqual(queued)
  const other = await withMessage(uncertain)
  expect(await other.write((tx) => cancelMessage(tx, 1, now))).toEqual({ changed: true })
  expect(stateIn(other)).toMatchObject({ state: 'cancelled', settled_at: now })
})

test('a message under way is left alone, and one there is not is told apart', async () => {
  const db = await withMessage((tx) => outbox.markSending(tx, 1, now))
  expect(await db.write((tx) => retryMessage(tx, 1, { force: true }))).toMatchObject({ changed: false })
  expect(await db.write((tx) => cancelMessage(tx, 1, now))).toMatchObject({ changed: false })
  expect(await db.write((tx) => retryMessage(tx, 2, { force: true }))).toBeUndefined()
})
