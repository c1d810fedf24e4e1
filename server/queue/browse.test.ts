import { beforeEach, describe, expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb, type Reader } from '../db/open.ts'
import { laneOf, receive } from '../events/events.ts'
import { personOf } from '../people/identity.ts'
import { eventsMatching, lookUp, messagesMatching, unreadableDeliveries } from './browse.ts'
import { markDead, markFailedAttempt, markHandled } from './inbox.ts'
import * as outbox from './outbox.ts'

const hour = 3_600_000
let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  // One message an hour: handled, dead, being tried again, new.
  await db.write((tx) => {
    for (const [index, waId] of ['250788000001', '250788000002', '250788000001', '250788000002'].entries()) {
      const at = (index + 1) * hour
      tx.run('insert into webhook_delivery (received_at, body) values (?, ?)', at, new Uint8Array(1))
      const personId = personOf(tx, { waId, name: `N${waId.slice(-1)}` }, at)
      const about = {
        kind: 'message',
        lane: laneOf(personId),
        personId,
        deliveryId: index + 1,
        correlationId: `d${index + 1}`,
      }
      receive(tx, { ...about, externalId: `wamid.${index + 1}`, payload: { index }, occurredAt: at }, at)
      outbox.send(tx, { ...about, inboxId: index + 1 }, [{ kind: 'text', body: `reply ${index}` }], at)
    }
    markHandled(tx, 1, 'answered with 1', hour)
    markDead(tx, 2, 'it broke', 2 * hour)
    markFailedAttempt(tx, 3, 'it broke once', 9 * hour)
    outbox.markEnded(tx, 1, 'failed', 131026, 'no WhatsApp', hour)
    tx.run("update outbox set wa_message_id = 'wamid.answer' where id = 2")
    tx.run("update webhook_delivery set problem = 'unparsable' where id = 4")
  })
})

const ids = (filter: Parameters<typeof eventsMatching>[1]) =>
  eventsMatching(db.read, filter).map(({ id }) => id)

test('lists the newest events, oldest of them first, with who they are of and how they stand', () => {
  expect(eventsMatching(db.read, { limit: 3 })).toMatchObject([
    { id: 2, state: 'dead', name: 'N2', phone: '250788000002', payload: { index: 1 } },
    { id: 3, state: 'retrying', name: 'N1' },
    { id: 4, state: 'waiting' },
  ])
})

test('chooses events by time, person, kind, failure and delivery', () => {
  expect(ids({ limit: 9, since: 2 * hour, until: 3 * hour })).toEqual([2, 3])
  expect(ids({ limit: 9, people: [1] })).toEqual([1, 3])
  expect(ids({ limit: 9, kind: 'status' })).toEqual([])
  expect(ids({ limit: 9, failed: true })).toEqual([2, 3])
  expect(ids({ limit: 9, dead: true })).toEqual([2])
  expect(ids({ limit: 9, deliveryId: 3 })).toEqual([3])
  expect(ids({ limit: 9, ids: [4, 1] })).toEqual([1, 4])
})

test('chooses messages by state, person and cause', () => {
  const messages = (filter: Partial<Parameters<typeof messagesMatching>[1]>) =>
    messagesMatching(db.read, { limit: 9, ...filter }).map(({ id }) => id)
  expect(messages({ states: ['failed', 'undeliverable'] })).toEqual([1])
  expect(messages({ states: ['queued', 'sending', 'uncertain'], people: [2] })).toEqual([2, 4])
  expect(messages({ causedBy: { eventId: 3, at: 3 * hour } })).toEqual([3])
  expect(messages({ causedBy: { correlationId: 'd4', at: 0 } })).toEqual([4])
})

test('knows an event by its number, its wamid, the wamid of an answer, and its delivery', () => {
  expect(lookUp(db.read, '2')).toEqual({ eventId: 2 })
  expect(lookUp(db.read, 'wamid.3')).toEqual({ eventId: 3 })
  expect(lookUp(db.read, 'wamid.answer')).toEqual({ eventId: 2 })
  expect(lookUp(db.read, 'd4')).toEqual({ deliveryId: 4 })
  for (const unknown of ['99', 'wamid.x', 'd99', '']) expect(lookUp(db.read, unknown)).toBeUndefined()
})

describe('what failed or is open is found without looking through what is long done', () => {
  const looks: Record<string, (read: Reader) => unknown> = {
    'failed events': (read) => eventsMatching(read, { failed: true, limit: 9 }),
    'dead events': (read) => eventsMatching(read, { dead: true, limit: 9 }),
    'unreadable deliveries': (read) => unreadableDeliveries(read, { limit: 9 }),
    'open messages': (read) =>
      messagesMatching(read, { states: ['queued', 'sending', 'uncertain'], limit: 9 }),
    'failed messages': (read) => messagesMatching(read, { states: ['failed', 'undeliverable'], limit: 9 }),
  }
  test.each(Object.keys(looks))('%s', (name) => {
    const plans: string[] = []
    looks[name]?.({
      ...db.read,
      all: (sql, ...params) => {
        const steps = db.read.all<{ detail: string }>(`explain query plan ${sql}`, ...params)
        plans.push(...steps.map(({ detail }) => detail))
        return []
      },
    })
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.filter((step) => step.startsWith('SCAN') && !step.includes('INDEX'))).toEqual([])
  })
})
