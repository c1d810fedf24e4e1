import { beforeEach, describe, expect, test } from 'bun:test'
import type { Db } from '../db/open.ts'
import { personById } from '../people/people.ts'
import { markSending, messageById, type OutboxMessage } from './outbox.ts'
import { type Refusal, refuse } from './refuse.ts'
import { memory, somebodyToTell } from './testing.ts'

let db: Db
let row: OutboxMessage
beforeEach(async () => {
  db = await memory()
  row = await somebodyToTell(db)
})

/** Sends and is refused so often; returns the waits before each next try. */
async function refusedTimes(times: number, refusal: Refusal, hasTemplate = false): Promise<number[]> {
  const waits: number[] = []
  for (let n = 0; n < times; n += 1) {
    await db.write((tx) => {
      markSending(tx, row.id, 0)
      const current = messageById(tx, row.id)
      if (current !== undefined) refuse(tx, current, { refusal, code: 1, message: 'no', hasTemplate, now: 0 })
    })
    waits.push(now()?.next_attempt_at ?? -1)
  }
  return waits
}
const now = () => messageById(db.read, row.id)

describe('a refused message', () => {
  test('waits longer each time the number is backed off, and is given up after about a day', async () => {
    expect(await refusedTimes(10, 'number')).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000,
    ])
    expect(now()?.state).toBe('queued')
    await refusedTimes(290, 'number')
    expect(now()).toMatchObject({ state: 'failed', error_message: 'no' })
  })

  test('waits 4^n seconds when only the recipient is backed off', async () => {
    expect(await refusedTimes(6, 'recipient')).toEqual([4000, 16_000, 64_000, 256_000, 1_024_000, 1_024_000])
  })

  test('is given up after four tries with its file', async () => {
    await refusedTimes(3, 'media')
    expect(now()?.state).toBe('queued')
    await refusedTimes(1, 'media')
    expect(now()?.state).toBe('failed')
  })

  test('is kept however long the operator takes', async () => {
    await refusedTimes(400, 'pause')
    expect(now()).toMatchObject({ state: 'queued', error_message: 'no' })
  })

  test('becomes the template once the window has closed, and undeliverable when that is refused too', async () => {
    await refusedTimes(1, 'window', true)
    expect(now()).toMatchObject({ state: 'queued', category: 'template' })
    await refusedTimes(1, 'window', true)
    expect(now()).toMatchObject({ state: 'undeliverable', error_message: 'window closed' })
  })

  test('is undeliverable without a template', async () => {
    await refusedTimes(1, 'window')
    expect(now()).toMatchObject({ state: 'undeliverable', error_message: 'window closed' })
  })

  test('because they opted out with Meta is remembered', async () => {
    await refusedTimes(1, 'opted_out')
    expect(now()).toMatchObject({ state: 'undeliverable', error_message: 'opted out' })
    expect(personById(db.read, row.person_id)?.marketing_opted_out_at).toBe(0)
  })

  test('is not tried again when trying cannot help', async () => {
    await refusedTimes(1, 'never')
    expect(now()).toMatchObject({ state: 'failed', error_code: 1 })
  })
})
