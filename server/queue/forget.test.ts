import { expect, test } from 'bun:test'
import { flows } from '../flows/index.ts'
import { setTimer } from '../timers/timers.ts'
import { conversationOf, saveConversation } from './conversations.ts'
import { forgetOpenQuestions, forgetSaidPositions, forgetTimers } from './forget.ts'
import * as outbox from './outbox.ts'
import { memory } from './testing.ts'

test('forgets timers that are over after a month, the newest and those to come apart', async () => {
  const fresh = await memory()
  const monthsMs = 70 * 24 * 3_600_000
  await fresh.write((tx) => {
    tx.run(`insert into person (id, wa_id, first_seen_at) values (1, '1', 1)`)
    for (const dueAt of [1, 2, 3 * monthsMs, 4, 5]) {
      setTimer(tx, { personId: 1, name: 'a.b', dueAt, data: {}, correlationId: 'c' })
    }
    tx.run('update timer set fired_at = due_at where id in (1, 5)')
    tx.run('update timer set cancelled_at = ? where id = 2', monthsMs)
    tx.run('update timer set cancelled_at = 1 where id = 4')
  })
  expect(await forgetTimers(fresh, monthsMs)).toBe(2)
  expect(fresh.read.all('select id from timer')).toEqual([{ id: 2 }, { id: 3 }, { id: 5 }])
  await fresh.close()
})

test('forgets what somebody had said when they left a question open for a month', async () => {
  const fresh = await memory()
  const at = { version: 1, trail: [], offered: [], misses: 0 }
  await fresh.write((tx) => {
    tx.run(`insert into person (id, wa_id, first_seen_at) values (1, '1', 1), (2, '2', 1), (3, '3', 1)`)
    const data = { pickup: { latitude: -1.95, longitude: 30.06 } }
    saveConversation(tx, 1, { ...at, flow: 'find-ride', step: 'to', data }, 1)
    saveConversation(tx, 2, { ...at, flow: 'find-ride', step: 'to', data }, 2 * 24 * 3_600_000)
    saveConversation(tx, 3, { ...at, flow: 'menu', step: 'idle', data: { toldStopped: true } }, 1)
  })
  expect(await forgetOpenQuestions(fresh, 31 * 24 * 3_600_000)).toBe(1)
  const now = await fresh.write((tx) => [1, 2, 3].map((id) => conversationOf(tx, id)))
  expect(now[0]).toEqual({
    ...at,
    flow: 'menu',
    step: flows.get('menu')?.first ?? '',
    data: {},
    updatedAt: 1,
  })
  expect(now[0]?.version).toBe(flows.get('menu')?.version)
  expect(now[1]?.step).toBe('to')
  expect(now[2]?.data).toEqual({ toldStopped: true })
  await fresh.close()
})

test('forgets where people were in what was said, a day after it was sent', async () => {
  const fresh = await memory()
  const dayMs = 24 * 3_600_000
  const bodies = [
    'Pickup: https://maps.google.com/?q=-1.94930,30.12610 at the market, 500 m',
    '📍 -1.94930,30.12610 and -1.95830,30.11210',
    'The fare is 1,500.25 RWF',
    'failed: -1.94930,30.12610',
  ]
  await fresh.write((tx) => {
    tx.run(`insert into person (id, wa_id, first_seen_at) values (1, '1', 1)`)
    const messages = bodies.map((body) => ({ kind: 'text', body }) as const)
    outbox.send(tx, { personId: 1, correlationId: 'c' }, messages, 1)
    for (const id of [1, 2, 3, 4]) outbox.markSending(tx, id, 1)
    for (const id of [1, 2, 3]) outbox.markAccepted(tx, id, `w${id}`, 1)
    outbox.markEnded(tx, 4, 'failed', 1, 'x', 1)
  })
  expect(await forgetSaidPositions(fresh, dayMs)).toBe(0)
  expect(await forgetSaidPositions(fresh, 2 * dayMs)).toBe(2)
  const said = () =>
    fresh.read
      .all<{ message: string }>('select message from outbox order by id')
      .map(({ message }) => (JSON.parse(message) as { body: string }).body)
  expect(said()).toEqual([
    'Pickup: https://maps.google.com/?q=… at the market, 500 m',
    '📍 … and …',
    'The fare is 1,500.25 RWF',
    'failed: -1.94930,30.12610',
  ])
  expect(await forgetSaidPositions(fresh, 9 * dayMs)).toBe(1)
  expect(said()[3]).toBe('failed: …')
  await fresh.close()
})
