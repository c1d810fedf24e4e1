import { afterEach, beforeEach, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { memory, somebodyToTell } from '../queue/testing.ts'
import { checkHealth } from './health.ts'

const clock = new ManualClock()
let db: Db
beforeEach(async () => {
  db = await memory()
})
afterEach(() => db.close())

const outbox = () => checkHealth({ db, clock }).checks.find(({ name }) => name === 'outbox')
const minutesAgo = (minutes: number) => clock.now() - minutes * 60_000

test('nothing going on is healthy', () => {
  expect(checkHealth({ db, clock }).status).toBe('ok')
})

test('one person whose messages wait for their limit does not make the server unready', async () => {
  const waiting = await somebodyToTell(db)
  const other = await somebodyToTell(db, '250788000002')
  await db.write((tx) => {
    tx.run('update outbox set created_at = ? where id = ?', minutesAgo(30), waiting.id)
    tx.run(`update outbox set state = 'accepted', settled_at = ? where id = ?`, minutesAgo(1), other.id)
  })
  expect(outbox()?.status).toBe('degraded')
})

test('messages that wait while none is accepted do', async () => {
  const waiting = await somebodyToTell(db)
  await db.write((tx) => tx.run('update outbox set created_at = ? where id = ?', minutesAgo(30), waiting.id))
  expect(outbox()).toMatchObject({ status: 'unhealthy' })
  expect(outbox()?.cure).toContain('inzira outbox list')
})
