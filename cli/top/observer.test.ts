import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../../server/clock.ts'
import type { Db, Tx } from '../../server/db/open.ts'
import { memory } from '../../server/queue/testing.ts'
import * as census from './census.ts'
import { deadEventIds, outboxIds, sql } from './figures.ts'
import { textOf } from './lines.ts'
import { type Figures, Observer } from './observer.ts'
import { overview } from './overview.ts'
import * as traffic from './traffic.ts'

let db: Db
const clock = new ManualClock()
const now = () => clock.now()
beforeEach(async () => {
  db = await memory()
  await db.write((tx) => {
    for (let id = 1; id <= 3; id += 1) somebody(tx, id, null)
  })
})
afterEach(() => db.close())

const observe = () => new Observer({ db, clock, url: nobody, conversationLapseMs: 86_400_000 })
const nobody = 'http://127.0.0.1:9'

describe('traffic', () => {
  test('counts what came in and what Meta took, by the second and the minute, history included', async () => {
    await db.write((tx) => {
      event(tx, { receivedAt: now() - 30 * 60_000 })
      for (let n = 0; n < 12; n += 1) event(tx, { receivedAt: now() - 2500 })
      event(tx, { receivedAt: now() - 2500, kind: 'status' })
      message(tx, { state: 'accepted', settledAt: now() - 2500 })
    })
    const figures = observe().look().traffic
    expect(figures.in).toMatchObject({ perSecond: 12 / 5, lastMinute: 12 })
    expect(figures.in.seconds.slice(-4)).toEqual([0, 12, 0, 0])
    expect(figures.in.minutes.filter((n) => n === 1)).toHaveLength(1)
    expect(figures.out).toMatchObject({ perSecond: 1 / 5, lastMinute: 1 })
  })

  test('follows what is new, and counts a message when Meta takes it, however long it waited', async () => {
    await db.write((tx) => {
      event(tx, { receivedAt: now() })
      message(tx, { state: 'queued', inboxId: 1 })
    })
    const observer = observe()
    expect(observer.look().traffic.out.lastMinute).toBe(0)
    clock.advance(90_000)
    await db.write((tx) => {
      settle(tx, 1)
      event(tx, { receivedAt: now() - 100 })
      message(tx, { state: 'accepted', inboxId: 2, settledAt: now() })
    })
    clock.advance(1000)
    const { in: inwards, out, reply } = observer.look().traffic
    expect([inwards.lastMinute, out.lastMinute]).toEqual([1, 2])
    expect(reply).toEqual({ p50Ms: 90_000, p99Ms: 90_000, count: 2 })
    clock.advance(61_000)
    expect(observer.look().traffic).toMatchObject({ out: { lastMinute: 0 }, reply: null })
  })

  test('reads a long history in pieces, and says what it does not know yet', async () => {
    await db.write((tx) => {
      for (let n = 20_000; n > 0; n -= 1) event(tx, { receivedAt: now() - n * 100 })
    })
    const observer = observe()
    const first = observer.look(0).traffic.in
    expect(first.minutes.at(-10)).toBeNull()
    for (let looks = 0; looks < 8; looks += 1) observer.look(1)
    const all = observer.look().traffic.in
    expect(all.minutes).not.toContain(null)
    expect(all.minutes.at(-10)).toBe(600)
    expect(all.lastMinute).toBe(600)
  })

  test('begins anew when another database has been put in place', async () => {
    await db.write((tx) => event(tx, { receivedAt: now() - 5000 }))
    const observer = observe()
    await db.write((tx) => {
      tx.run('delete from inbox')
    })
    expect(observer.look().traffic.in.lastMinute).toBe(0)
  })
})

describe('queues', () => {
  test('tell what waits and for how long, what failed before, and what is dead', async () => {
    await db.write((tx) => {
      event(tx, { receivedAt: now() - 1000, handledAt: null, attempts: 2 })
      event(tx, { receivedAt: now() - 9000, handledAt: null })
      event(tx, { receivedAt: 1, deadAt: now() - 50, handledAt: null, outcome: 'older' })
      event(tx, {
        receivedAt: 1,
        deadAt: now() - 20,
        handledAt: null,
        outcome: 'no such place: +250788123456',
      })
      tx.run('insert into webhook_delivery (received_at, body) values (?, ?)', now() - 700, new Uint8Array())
    })
    const { queues } = observe().look()
    expect(queues.inbox).toEqual({ waiting: 2, retrying: 1, oldestMs: 9000, deliveriesUnread: 1 })
    expect(queues.dead).toEqual({
      count: 2,
      newest: { eventId: 4, at: now() - 20, reason: 'no such place: ***456' },
    })
    expect(queues.lastDeliveryAt).toBe(now() - 700)
    expect(deadEventIds(db.read, 10)).toEqual([4, 3])
  })

  test('tell messages by state, and failures of the last hour by code', async () => {
    await db.write((tx) => {
      message(tx, { state: 'queued', createdAt: now() - 5000 })
      message(tx, { state: 'queued', code: 131000, createdAt: now() - 400 })
      message(tx, { state: 'uncertain', createdAt: now() - 60_000 })
      for (let n = 0; n < 3; n += 1) message(tx, { state: 'failed', code: 131026, settledAt: now() - 10 - n })
      message(tx, { state: 'undeliverable', code: 131047, settledAt: now() - 5 })
      message(tx, { state: 'failed', code: 130429, settledAt: now() - 2 * 3_600_000 })
    })
    const { outbox, failures } = observe().look().queues
    expect(outbox).toEqual({
      queued: { count: 2, oldestMs: 5000 },
      sending: { count: 0, oldestMs: null },
      uncertain: { count: 1, oldestMs: 60_000 },
      retrying: 1,
    })
    expect(failures.map(({ code, count }) => [code, count])).toEqual([
      [131026, 3],
      [131047, 1],
    ])
    expect(outboxIds(db.read, now(), 5)).toEqual([1, 2, 3, 7, 4])
  })
})

test('people and conversations are counted, but not merged people or lapsed conversations', async () => {
  await db.write((tx) => {
    somebody(tx, 10, now() - 1000)
    somebody(tx, 11, now() - 2 * 3_600_000)
    somebody(tx, 12, now() - 30 * 3_600_000)
    somebody(tx, 13, now() - 1000, 10)
    for (const [person, flow, at] of [
      [10, 'make-qr', now()],
      [11, 'menu', now()],
      [12, 'make-qr', 1],
    ] as const)
      tx.run(`insert into conversation values (?, ?, 1, 's', '{}', '[]', '[]', ?, 0)`, person, flow, at)
  })
  const { people, conversations } = observe().look()
  expect(people).toEqual({ hour: 1, day: 2 })
  expect(conversations).toEqual([
    { flow: 'make-qr', count: 1 },
    { flow: 'menu', count: 1 },
  ])
})

test('a server that does not answer is the first thing health tells', async () => {
  const observer = observe()
  const unasked = observer.look()
  expect(unasked.health.status).toBe('ok')
  expect(shownOf(unasked)).toContain('asking the server…')
  expect(shownOf(unasked)).not.toContain('All is well')
  await observer.ask()
  const { server, health } = observer.look()
  expect(server).toMatchObject({ version: null })
  expect(health.status).toBe('unhealthy')
  expect(health.checks[0]).toMatchObject({ name: 'server', cure: expect.stringContaining('inzira serve') })
})

const shownOf = (figures: Figures): string =>
  overview(figures, { columns: 100, rows: 40 }).map(textOf).join('\n')

test('no query looks through a whole table', () => {
  const all = { ...sql, ...traffic.sql, ...census.sql }
  const steps = Object.entries(all).flatMap(([name, query]) => {
    const params = Array(Math.max(query.split('?').length - 1, 0)).fill(1)
    const plan = db.read.all<{ detail: string }>(
      `explain query plan ${query}`,
      ...params.slice(0, paramsOf(query)),
    )
    return plan.map(({ detail }) => `${name}: ${detail}`)
  })
  expect(steps.filter((step) => / SCAN /.test(step) && !fine.test(step))).toEqual([])
})

/** What is open or of one row, parts of the query itself, and the newest row by its id. */
const fine =
  /INDEX (inbox_open|outbox_open)|webhook_cursor|\(subquery|json_each|lastDelivery: SCAN webhook_delivery$/
const paramsOf = (query: string): number =>
  /\?\d/.test(query)
    ? Math.max(...[...query.matchAll(/\?(\d)/g)].map(([, n]) => Number(n)))
    : query.split('?').length - 1

let last = 0
function somebody(tx: Tx, id: number, at: number | null, mergedInto: number | null = null): void {
  tx.run(
    'insert into person (id, wa_id, first_seen_at, last_inbound_at, merged_into) values (?, ?, 1, ?, ?)',
    id,
    `25078800${id}`,
    at,
    mergedInto,
  )
}

function event(
  tx: Tx,
  given: {
    receivedAt: number
    kind?: string
    handledAt?: number | null
    deadAt?: number
    attempts?: number
    outcome?: string
  },
): void {
  const {
    receivedAt,
    kind = 'message',
    handledAt = receivedAt,
    deadAt = null,
    attempts = 0,
    outcome = null,
  } = given
  last += 1
  tx.run(
    `insert into inbox (external_id, kind, lane, person_id, correlation_id, payload, occurred_at, received_at, attempts,
       handled_at, dead_at, outcome) values (?, ?, 'p1', 1, 'c', '{}', ?, ?, ?, ?, ?, ?)`,
    `wamid.${last}`,
    kind,
    receivedAt,
    receivedAt,
    attempts,
    handledAt,
    deadAt,
    outcome,
  )
}

function message(
  tx: Tx,
  given: { state: string; settledAt?: number; createdAt?: number; inboxId?: number; code?: number },
): void {
  last += 1
  tx.run(
    `insert into outbox (token, person_id, inbox_id, correlation_id, message, category, state, error_code,
       created_at, settled_at) values (?, 1, ?, 'c', '{"kind":"text","body":"hello"}', 'service', ?, ?, ?, ?)`,
    `t${last}`,
    given.inboxId ?? null,
    given.state,
    given.code ?? null,
    given.createdAt ?? now(),
    given.settledAt ?? null,
  )
}

function settle(tx: Tx, id: number): void {
  tx.run(`update outbox set state = 'accepted', settled_at = ? where id = ?`, now(), id)
}
