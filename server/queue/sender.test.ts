import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import type { Message } from '../flows/message.ts'
import { silentLog } from '../log.ts'
import { mergePeople } from '../people/identity.ts'
import { messageById, type OutboxMessage, send } from './outbox.ts'
import { type Channel, Sender, type SendResult } from './sender.ts'
import { applyStatus } from './statuses.ts'
import { memory, somebodyToTell } from './testing.ts'

const clock = new ManualClock()
const picture: Message = {
  kind: 'picture',
  picture: { source: 'qr', qrId: 1, as: 'picture', language: 'en' },
}
const refused = (refusal: 'never' | 'number' | 'pause', code = 1): SendResult => ({
  sent: false,
  reached: true,
  refusal,
  code,
  message: `told ${refusal}`,
})

let db: Db
let sender: Sender
let row: OutboxMessage
/** What the channel was asked to send, and what it answers; 'accepted' when nothing is left. */
let asked: string[]
let answers: (SendResult | Promise<SendResult> | Error)[]
let upload: Channel['upload']

beforeEach(async () => {
  db = await memory()
  row = await somebodyToTell(db)
  await db.write((tx) => tx.run('update person set last_inbound_at = ?', clock.now()))
  asked = []
  answers = []
  upload = async () => ({ mediaId: 'm1' })
  sender = new Sender({
    db,
    clock,
    log: silentLog,
    channel: {
      hasTemplate: false,
      async sendMessage(_to, message, { token }) {
        asked.push(message.kind === 'text' ? message.body : message.kind)
        const answer = answers.shift()
        if (answer instanceof Error) throw answer
        return (await answer) ?? { sent: true, waMessageId: `wamid.${token}` }
      },
      sendTemplate: async () => refused('never'),
      upload: (attachment) => upload(attachment),
      markRead: async () => {},
      refusalOf: (code) => (code === 131000 ? 'number' : 'never'),
    },
    messagesPerSecond: 1000,
    concurrency: 4,
    uncertainMs: 30_000,
  })
})
afterEach(async () => {
  await sender.stop()
  await db.close()
})

const now = (id = row.id) => messageById(db.read, id)
/** Long enough for what is under way; the clock itself stands still. */
const settle = async () => {
  for (let n = 0; n < 20; n += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}
/** In steps, so that what wakes on the way sees the time at which it woke. */
const passes = async (ms: number) => {
  for (let left = ms; left > 0; left -= 500) {
    clock.advance(Math.min(left, 500))
    await settle()
  }
}
const also = (...messages: Message[]) =>
  db.write((tx) => send(tx, { personId: row.person_id, correlationId: 'c' }, messages, clock.now()))

describe('the sender', () => {
  test('sends what waits when it starts, one after the other', async () => {
    await also({ kind: 'text', body: 'second' })
    let answer: ((result: SendResult) => void) | undefined
    answers.push(new Promise((resolve) => (answer = resolve)))
    await sender.start()
    await settle()
    expect(asked).toEqual(['hello'])
    answer?.({ sent: true, waMessageId: 'wamid.1' })
    await settle()
    expect(asked).toEqual(['hello', 'second'])
  })

  test('takes what was under way at a crash for uncertain, and what was uncertain for so anew', async () => {
    await also({ kind: 'text', body: 'second' })
    await db.write((tx) => tx.run(`update outbox set state = 'sending', attempts = 1 where id = ?`, row.id))
    await sender.start()
    await passes(29_000)
    expect(asked).toEqual([])
    // It crashes again before the time is over: the wait begins again.
    await sender.start()
    await passes(29_000)
    expect(asked).toEqual([])
    await passes(1000)
    expect(asked).toEqual(['hello', 'second'])
  })

  test('does not give up waiting while statuses lie here that have not been looked at', async () => {
    answers.push({ sent: 'uncertain', message: 'no answer' })
    await sender.start()
    await settle()
    await db.write((tx) =>
      tx.run('insert into webhook_delivery (received_at, body) values (1, ?)', new Uint8Array()),
    )
    await passes(31_000)
    expect(now()?.state).toBe('uncertain')
    await db.write((tx) => {
      applyStatus(tx, { waMessageId: 'wamid.1', status: 'sent', token: row.token, occurredAt: 1 }, 1)
      tx.run('update webhook_cursor set unpacked_through = 1')
    })
    await passes(1000)
    expect(now()).toMatchObject({ state: 'accepted', attempts: 1 })
    expect(asked).toEqual(['hello'])
  })

  test.each([
    [131000, 'is tried again', 'accepted', 2],
    [131026, 'is over', 'failed', 1],
  ])('a message whose failure (%d) is told before the answer %s', async (code, _so, state, attempts) => {
    let answer: ((result: SendResult) => void) | undefined
    answers.push(new Promise((resolve) => (answer = resolve)))
    await sender.start()
    await settle()
    const failed = { waMessageId: 'wamid.first', status: 'failed', errorCode: code, occurredAt: 1 }
    await db.write((tx) => applyStatus(tx, failed, 1))
    answer?.({ sent: true, waMessageId: 'wamid.first' })
    await passes(3000)
    expect(now()).toMatchObject({ state, attempts })
  })

  test('a wait set by a clock that has been put right since does not bar anybody', async () => {
    await db.write((tx) => tx.run('update outbox set next_attempt_at = ?', clock.now() + 72 * 3_600_000))
    await sender.start()
    await settle()
    expect(asked).toEqual(['hello'])
  })

  test('gives a file up after four tries and goes on', async () => {
    await also(picture, { kind: 'text', body: 'after it' })
    let uploads = 0
    upload = async () => {
      uploads += 1
      throw new Error('the picture cannot be drawn')
    }
    await sender.start()
    for (let n = 0; n < 10; n += 1) await passes(10_000)
    expect(uploads).toBe(4)
    expect(asked).toEqual(['hello', 'after it'])
    expect(now(row.id + 1)).toMatchObject({ state: 'failed', error_message: 'the picture cannot be drawn' })
  })

  test('looks at a message anew after something broke that nobody foresaw, and so sends it again only after the wait', async () => {
    answers.push(new Error('a bug'))
    await sender.start()
    await settle()
    await passes(1000)
    expect(now()?.state).toBe('uncertain')
    await passes(30_000)
    expect(asked).toEqual(['hello', 'hello'])
    expect(now()?.state).toBe('accepted')
  })

  test('waits for a message under way when its person turns out to be another one', async () => {
    const other = await somebodyToTell(db, '250788000002')
    await db.write((tx) => tx.run('update person set last_inbound_at = ?', clock.now()))
    let answer: ((result: SendResult) => void) | undefined
    answers.push(new Promise((resolve) => (answer = resolve)))
    await sender.start()
    await settle()
    await db.write((tx) => mergePeople(tx, row.person_id, other.person_id, 1))
    await also()
    sender.wake([other.person_id])
    await passes(1000)
    expect(now()?.state).toBe('sending')
    answer?.({ sent: true, waMessageId: 'wamid.1' })
    await passes(1000)
    expect(now()?.state).toBe('accepted')
    expect(asked).toHaveLength(2)
  })
})

describe('while the breaker is open', () => {
  const paused = async () => {
    answers.push(refused('pause', 190))
    await sender.start()
    await settle()
    expect(sender.breaker.state).toBe('open')
  }

  test('nothing is asked of Meta, and one message tries after the pause', async () => {
    await paused()
    await passes(59_000)
    expect(asked).toHaveLength(1)
    await passes(2000)
    expect(asked).toHaveLength(2)
    expect([sender.breaker.state, now()?.state]).toEqual(['closed', 'accepted'])
  })

  test('a hundred people wait together, one at a time tries, and all go on when that went well', async () => {
    for (let n = 1; n < 100; n += 1) await somebodyToTell(db, `2507800000${n}`)
    await db.write((tx) => tx.run('update person set last_inbound_at = ?', clock.now()))
    answers.push(refused('pause', 190), refused('pause', 190))
    sender.pause('token expired')
    await sender.start()
    await passes(59_000)
    expect(asked).toHaveLength(0)
    await passes(30_000)
    expect(asked).toHaveLength(1)
    await passes(60_000)
    expect(asked).toHaveLength(2)
    await passes(70_000)
    // A hundred sends share commits that are a real millisecond apart.
    for (let n = 0; n < 200 && asked.length < 102; n += 1) {
      await Bun.sleep(5)
      await passes(500)
    }
    expect(asked).toHaveLength(102)
  })

  test('a message that ends without a call to Meta neither closes it nor uses up the try', async () => {
    await paused()
    const late = await somebodyToTell(db, '250788000003')
    await db.write((tx) => tx.run('update person set last_inbound_at = 1 where id = ?', late.person_id))
    await passes(59_900)
    sender.wake([late.person_id])
    await passes(2000)
    expect(now(late.id)?.state).toBe('undeliverable')
    expect(now()?.state).toBe('accepted')
  })
})
