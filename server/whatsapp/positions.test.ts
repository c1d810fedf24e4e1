import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { receive } from '../events/events.ts'
import { flows } from '../flows/index.ts'
import { silentLog } from '../log.ts'
import { handle } from '../queue/handle.ts'
import { markDead, markHandled } from '../queue/inbox.ts'
import { rehearse, replay } from '../queue/replay.ts'
import { usualRules } from '../rides/rules.ts'
import { forgetPositions } from './positions.ts'
import { whatsappReading } from './reading.ts'
import { unpack } from './unpack.ts'

const now = Date.UTC(2026, 10, 22, 3)
const hourMs = 3_600_000
const ours = '106540352242922'

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
})
afterEach(() => db.close())

const pin = { latitude: -1.9705794, longitude: 30.1044291, name: 'Kwa Aline', address: 'KK 15 Rd 3' }

/** A webhook with these messages of one person, taken in at that time. Returns the events. */
const comesIn = (at: number, messages: object[], phoneNumberId = ours): Promise<number[]> =>
  db.write((tx) => {
    const sent = messages.map((message, index) => ({
      from: '250788600022',
      id: `wamid.${at}.${index}`,
      timestamp: String(Math.floor(at / 1000)),
      ...message,
    }))
    const value = { metadata: { phone_number_id: phoneNumberId }, messages: sent }
    const body = new TextEncoder().encode(
      JSON.stringify({ entry: [{ changes: [{ field: 'messages', value }] }] }),
    )
    const { lastInsertRowid } = tx.run(
      'insert into webhook_delivery (received_at, body) values (?, ?)',
      at,
      body,
    )
    const id = Number(lastInsertRowid)
    unpack(tx, { id, received_at: at, body }, ours, new Set(), silentLog)
    tx.run('update webhook_cursor set unpacked_through = ?', id)
    return tx
      .all<{ id: number }>('select id from inbox where delivery_id = ? order by id', id)
      .map((row) => row.id)
  })

const handled = (ids: number[], at: number) =>
  db.write((tx) => {
    for (const id of ids) markHandled(tx, id, 'answered with 1', at)
  })

/** Everything that came in, as it is kept. */
const kept = (): string =>
  [
    ...db.read.all<{ text: string }>('select payload as text from inbox'),
    ...db.read.all<{ text: string }>('select cast(body as text) as text from webhook_delivery'),
  ]
    .map(({ text }) => text)
    .join('\n')

const handling = {
  flows,
  reading: whatsappReading,
  botPauseMs: 1000,
  lapseMs: 1000,
  hasTemplate: false,
  rules: usualRules,
  publicUrl: null,
  now,
}

describe('where somebody was', () => {
  test('is forgotten a day after it was dealt with, name and address too, and what came with it stays', async () => {
    const said = { type: 'text', text: { body: 'I wait at the gate, "latitude" what' } }
    const ids = await comesIn(now - 25 * hourMs, [{ type: 'location', location: pin }, said])
    await handled(ids, now - 25 * hourMs)
    expect(kept()).toContain('30.1044291')
    expect(await forgetPositions(db, now)).toBe(2)
    for (const word of ['1.97057', '30.1044', 'Kwa Aline', 'KK 15']) expect(kept()).not.toContain(word)
    expect(kept().match(/I wait at the gate/g)).toHaveLength(2)
    expect(await forgetPositions(db, now)).toBe(0)
  })

  test('is kept while it is fresh, and while nobody has dealt with it', async () => {
    await handled(await comesIn(now - 23 * hourMs, [{ type: 'location', location: pin }]), now - 23 * hourMs)
    await comesIn(now - 7 * 24 * hourMs, [{ type: 'location', location: pin }])
    await db.write((tx) => tx.run('delete from webhook_delivery where id = 2'))
    expect(await forgetPositions(db, now)).toBe(0)
  })

  test('stays in a dead event as long as other events, so that it can be mended and replayed', async () => {
    const young = await comesIn(now - 7 * 24 * hourMs, [{ type: 'location', location: pin }])
    const old = await comesIn(now - 9 * 24 * hourMs, [{ type: 'location', location: pin }])
    await db.write((tx) => {
      for (const id of [...young, ...old]) markDead(tx, id, 'it broke', now)
    })
    await forgetPositions(db, now)
    const dead = db.read.all<{ payload: string }>('select payload from inbox order by id')
    expect(dead.map(({ payload }) => payload.includes('30.1044'))).toEqual([true, false])
  })

  test('is forgotten also where a link told it, and where it came for another number of the account', async () => {
    await comesIn(now - 25 * hourMs, [{ type: 'location', location: pin }], '999')
    await db.write((tx) => {
      const payload = {
        answers: { flow: 'find-ride', step: 'pickup' },
        incoming: { kind: 'location', ...pin },
      }
      const event = { externalId: 'link:1', kind: 'result', lane: 'p1', correlationId: 'c', occurredAt: 1 }
      receive(tx, { ...event, payload }, now - 25 * hourMs)
      tx.run('update inbox set handled_at = received_at')
    })
    expect(await forgetPositions(db, now)).toBe(3)
    expect(kept()).not.toContain('30.1044')
  })

  test('in thousands of events is forgotten in small pieces: whoever writes meanwhile does not wait', async () => {
    for (let n = 0; n < 20; n += 1) {
      const pins = Array.from({ length: 100 }, () => ({ type: 'location', location: pin }))
      await handled(await comesIn(now - 30 * hourMs + n, pins), now - 30 * hourMs)
    }
    let worstMs = 0
    let isOver = false
    const others = (async () => {
      while (!isOver) {
        const since = performance.now()
        await db.write((tx) => tx.run('update webhook_cursor set unpacked_through = unpacked_through'))
        worstMs = Math.max(worstMs, performance.now() - since)
        await Bun.sleep(1)
      }
    })()
    expect(await forgetPositions(db, now)).toBe(2020)
    isOver = true
    await others
    expect(worstMs).toBeLessThan(250)
  })
})

describe('an event whose position is forgotten', () => {
  const forgotten = async (): Promise<number> => {
    const [id = 0] = await comesIn(now - 25 * hourMs, [{ type: 'location', location: pin }])
    await handled([id], now - 25 * hourMs)
    await forgetPositions(db, now)
    return id
  }

  test('is not replayed, not even by force', async () => {
    const id = await forgotten()
    for (const force of [false, true]) {
      expect(await db.write((tx) => replay(tx, id, { force }))).toBe('forgotten')
    }
    expect(db.read.get('select handled_at from inbox')).toEqual({ handled_at: now - 25 * hourMs })
  })

  test('comes to nothing where it is handled all the same', async () => {
    const id = await forgotten()
    const [rehearsed] = await rehearse(db, () => [id], handling)
    expect(rehearsed).toMatchObject({
      outcome: 'nothing was done: the position in it has been forgotten',
      messages: [],
    })
    expect(rehearsed?.failure).toBeUndefined()
  })

  test('cannot be made by anybody outside', async () => {
    const [id = 0] = await comesIn(now, [{ type: 'text', text: { body: 'hi' }, forgotten: 'position' }])
    const { outcome } = await db.write(async (tx) => {
      const event = tx.get<Parameters<typeof handle>[1]>('select * from inbox where id = ?', id)
      if (event === undefined) throw new Error('it is not there')
      return handle(tx, event, handling)
    })
    expect(outcome).toStartWith('answered with')
  })
})
