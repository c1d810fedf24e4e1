import { expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { laneOf, receive } from '../events/events.ts'
import type { AnyFlow } from '../flows/flow.ts'
import { flows } from '../flows/index.ts'
import { personOf } from '../people/identity.ts'
import { usualRules } from '../rides/rules.ts'
import type { Handling } from './handle.ts'
import { markDead, markFailedAttempt, markHandled } from './inbox.ts'
import { type Replayed, rehearse, replay } from './replay.ts'

const now = Date.UTC(2026, 10, 22, 8)

async function open(): Promise<Db> {
  const db = openDb(':memory:')
  await migrateOpen(db)
  return db
}

/** Somebody says this; the number of the event. */
const said = (db: Db, waId: string, body: string): Promise<number> =>
  db.write((tx) => {
    const personId = personOf(tx, { waId }, now)
    const externalId = `wamid.${waId}.${body}`
    const event = { externalId, kind: 'message', lane: laneOf(personId), personId, correlationId: 'd1' }
    receive(tx, { ...event, payload: { kind: 'text', body }, occurredAt: now }, now)
    return tx.get<{ id: number }>('select max(id) as id from inbox')?.id ?? 0
  })

const handling: Handling = {
  flows,
  reading: {
    message: (payload) => payload as { kind: 'text'; body: string },
    status: () => undefined,
    identity: () => undefined,
    marketingOptOut: () => undefined,
  },
  botPauseMs: 1000,
  lapseMs: 1000,
  hasTemplate: false,
  rules: usualRules,
  publicUrl: null,
  now,
}

const tables = (db: Db) => ({
  inbox: db.read.all('select * from inbox'),
  outbox: db.read.all('select * from outbox'),
  conversation: db.read.all('select * from conversation'),
  person: db.read.all('select * from person'),
})

test('a dead event goes back to the door as if it were new', async () => {
  const db = await open()
  const id = await said(db, '250788000001', 'hi')
  await db.write((tx) => markDead(tx, id, 'it broke', now))
  expect(await db.write((tx) => replay(tx, id, { force: false }))).toBe('opened')
  expect(db.read.get('select dead_at, attempts, handled_at from inbox')).toEqual({
    dead_at: null,
    attempts: 0,
    handled_at: null,
  })
})

test('what was handled is left alone, and with force only goes through the door again', async () => {
  const db = await open()
  const id = await said(db, '250788000001', 'hi')
  await db.write((tx) => markHandled(tx, id, 'answered', now))
  const before = tables(db)
  expect(await db.write((tx) => replay(tx, id, { force: false }))).toBe('already done')
  expect(tables(db)).toEqual(before)
  expect(await db.write((tx) => replay(tx, id, { force: true }))).toBe('opened')
  expect(db.read.get('select handled_at from inbox')).toEqual({ handled_at: null })
})

test('what waits for its next try is tried at once; what stands at the door already is left there', async () => {
  const db = await open()
  const failing = await said(db, '250788000001', 'hi')
  await db.write((tx) => markFailedAttempt(tx, failing, 'it broke', now + 60_000))
  const fresh = await said(db, '250788000002', 'hi')
  const results: (Replayed | undefined)[] = await db.write((tx) =>
    [failing, fresh, 999].map((id) => replay(tx, id, { force: false })),
  )
  expect(results).toEqual(['hurried', 'waiting', undefined])
  expect(db.read.get('select next_attempt_at from inbox where id = ?', failing)).toEqual({
    next_attempt_at: 0,
  })
})

test('a rehearsal shows what would be said, one event after the other, and changes nothing', async () => {
  const db = await open()
  const ids = [await said(db, '250788000001', 'bonjour'), await said(db, '250788000001', 'aide')]
  const before = tables(db)
  const rehearsed = await rehearse(db, () => ids, handling)
  expect(rehearsed.map(({ messages, alreadyDone }) => [messages.length, alreadyDone])).toEqual([
    [1, false],
    [1, false],
  ])
  // The second is answered in the language that the first one chose.
  expect(rehearsed[1]?.messages[0]?.message).toContain('Codes QR')
  expect(tables(db)).toEqual(before)
})

test('a rehearsal says why an event would fail, and leaves nothing of it behind', async () => {
  const db = await open()
  const id = await said(db, '250788000001', 'hi')
  const before = tables(db)
  const broken = new Map<string, AnyFlow>([...flows].filter(([name]) => name !== 'menu'))
  const [rehearsed] = await rehearse(db, () => [id], { ...handling, flows: broken })
  expect(rehearsed?.failure).toBeDefined()
  expect(tables(db)).toEqual(before)
})
