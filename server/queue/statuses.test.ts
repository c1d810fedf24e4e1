import { beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Db } from '../db/open.ts'
import type { OutboxMessage } from './outbox.ts'
import {
  markAccepted,
  markQueuedAgain,
  markSending,
  markTemplate,
  markUncertain,
  messageById,
} from './outbox.ts'
import { refuse } from './refuse.ts'
import { adoptOrphans, applyStatus, type Settled, type Status } from './statuses.ts'
import { memory, somebodyToTell } from './testing.ts'

let db: Db
let row: OutboxMessage
beforeEach(async () => {
  db = await memory()
  row = await somebodyToTell(db)
})

const tell = (status: string, more: Partial<Status> = {}): Promise<Settled | undefined> =>
  db.write((tx) => applyStatus(tx, { waMessageId: 'wamid.1', status, occurredAt: 5, ...more }, 10))
const withToken = (more: Partial<Status> = {}) => ({ token: row.token, ...more })
const sending = () => db.write((tx) => markSending(tx, row.id, 2))
const accepted = (waMessageId = 'wamid.1') =>
  db.write((tx) => {
    markAccepted(tx, row.id, waMessageId, 3)
    return adoptOrphans(tx, row.id, waMessageId)
  })
const now = () => messageById(db.read, row.id)
const shown = () => ({ state: now()?.state, status: now()?.status, wa: now()?.wa_message_id })
const history = () =>
  db.read.all<{ status: string }>('select status from message_status order by id').map((kept) => kept.status)

describe('the shown status', () => {
  const heights = ['sent', 'delivered', 'read', 'played']

  test('only rises, in whatever order statuses come, and the history keeps them all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...heights, 'failed'], { minLength: 1 }),
        fc.nat(5),
        async (order, answerAt) => {
          const fresh = await memory()
          const message = await somebodyToTell(fresh)
          const seen: (string | null)[] = []
          const answer = () =>
            fresh.write((tx) => {
              markAccepted(tx, message.id, 'wamid.1', 3)
              adoptOrphans(tx, message.id, 'wamid.1')
            })
          await fresh.write((tx) => markSending(tx, message.id, 2))
          for (const [index, status] of order.entries()) {
            if (index === answerAt) await answer()
            const update = { waMessageId: 'wamid.1', status, occurredAt: 5, token: message.token }
            await fresh.write((tx) => applyStatus(tx, update, 10))
            seen.push(messageById(fresh.read, message.id)?.status ?? null)
          }
          await answer()
          const last = messageById(fresh.read, message.id)?.status ?? null
          const delivered = order.filter((status) => heights.indexOf(status) >= 1)
          const best = delivered.toSorted((a, b) => heights.indexOf(b) - heights.indexOf(a))[0]
          expect(last).toBe((best ?? (order.includes('failed') ? 'failed' : 'sent')) as typeof last)
          const rising = seen
            .filter((status) => status !== 'failed')
            .map((status) => heights.indexOf(status ?? ''))
          expect(rising).toEqual(rising.toSorted((a, b) => a - b))
          expect(fresh.read.all('select 1 from message_status')).toHaveLength(order.length)
          await fresh.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('does not fall from read back to sent', async () => {
    await sending()
    await accepted()
    for (const status of ['read', 'sent', 'delivered']) await tell(status)
    expect(shown()).toEqual({ state: 'accepted', status: 'read', wa: 'wamid.1' })
    expect(history()).toEqual(['read', 'sent', 'delivered'])
  })

  test('of a delivered message is not changed by a failure told afterwards', async () => {
    await sending()
    await accepted()
    await tell('delivered')
    expect((await tell('failed', { errorCode: 131026, refusal: 'never' }))?.failedWith).toBeUndefined()
    expect(shown()).toMatchObject({ state: 'accepted', status: 'delivered' })
  })

  test('of a failed message becomes delivered when it was delivered after all', async () => {
    await sending()
    await accepted()
    const settled = await tell('failed', {
      errorCode: 131026,
      refusal: 'never',
      errorMessage: 'not on WhatsApp',
    })
    expect(settled?.failedWith).toEqual({ refusal: 'never', code: 131026, message: 'not on WhatsApp' })
    await tell('sent')
    expect(shown().status).toBe('failed')
    await tell('delivered')
    expect(shown()).toMatchObject({ state: 'accepted', status: 'delivered' })
    expect(now()?.error_message).toBeNull()
  })

  test('takes no notice of a name it does not know, were it even a word of the language itself', async () => {
    await sending()
    await accepted()
    for (const name of ['warning', 'toString', '__proto__', 'constructor']) await tell(name)
    expect(shown()).toEqual({ state: 'accepted', status: null, wa: 'wamid.1' })
    expect(history()).toHaveLength(4)
  })

  test('counts a status told twice once', async () => {
    await sending()
    await accepted()
    expect(await tell('sent')).toBeDefined()
    expect(await tell('sent')).toBeUndefined()
    expect(history()).toEqual(['sent'])
  })
})

describe('a status before the answer to the send', () => {
  test('settles the message by its token', async () => {
    await sending()
    await tell('sent', withToken())
    expect(shown()).toEqual({ state: 'accepted', status: 'sent', wa: 'wamid.1' })
    await accepted()
    expect(shown()).toEqual({ state: 'accepted', status: 'sent', wa: 'wamid.1' })
  })

  test('is parked without a token, and is the message’s once the answer names it', async () => {
    await sending()
    expect(await tell('read')).toBeUndefined()
    expect(shown()).toMatchObject({ state: 'sending', status: null })
    await accepted()
    expect(shown()).toEqual({ state: 'accepted', status: 'read', wa: 'wamid.1' })
  })

  test('that tells of a failure is not forgotten either', async () => {
    await sending()
    await tell('failed', { errorCode: 131026, errorMessage: 'undeliverable' })
    expect(await accepted()).toEqual({ code: 131026, message: 'undeliverable' })
    expect(shown()).toMatchObject({ status: 'failed' })
  })

  test('of a message nobody here ever sent stays parked', async () => {
    expect(
      await tell('delivered', { waMessageId: 'wamid.of-another-system', token: 'unknown' }),
    ).toBeUndefined()
    expect(history()).toEqual(['delivered'])
  })
})

describe('an uncertain send', () => {
  test('is settled by the first status that brings its token back', async () => {
    await sending()
    await db.write((tx) => markUncertain(tx, row.id, 30_000, 'no answer'))
    expect(await tell('delivered', withToken())).toMatchObject({ personId: row.person_id, outboxId: row.id })
    expect(shown()).toEqual({ state: 'accepted', status: 'delivered', wa: 'wamid.1' })
  })

  test('that was given up and waits to be sent again is settled by a late status, and so not doubled', async () => {
    await sending()
    await db.write((tx) => markQueuedAgain(tx, row.id, 0, null, 'no status came; sent again'))
    await tell('sent', withToken())
    expect(shown()).toEqual({ state: 'accepted', status: 'sent', wa: 'wamid.1' })
  })
})

describe('a message that failed and is tried again', () => {
  const failedOnce = async () => {
    await sending()
    await accepted('wamid.1')
    await tell('failed', { errorCode: 131000, refusal: 'number' })
    await db.write((tx) =>
      refuse(tx, now() ?? row, {
        refusal: 'number',
        code: 131000,
        message: 'x',
        hasTemplate: false,
        now: 10,
      }),
    )
  }

  test('is not taken for sent by a late "sent" of the try that failed', async () => {
    await failedOnce()
    await tell('sent', withToken())
    expect(shown()).toEqual({ state: 'queued', status: null, wa: null })
  })

  test('is not sent again when the try that failed was delivered after all', async () => {
    await failedOnce()
    await tell('delivered', withToken())
    expect(shown()).toEqual({ state: 'accepted', status: 'delivered', wa: 'wamid.1' })
  })

  test('follows the statuses of its second try, whose first said failed', async () => {
    await failedOnce()
    await sending()
    await tell('sent', withToken({ waMessageId: 'wamid.2' }))
    await accepted('wamid.2')
    expect(shown()).toEqual({ state: 'accepted', status: 'sent', wa: 'wamid.2' })
    await tell('read', withToken())
    expect(shown().status).toBe('sent')
  })

  test('as a template is not killed by the failed status that tells the same refusal once more', async () => {
    await sending()
    await db.write((tx) => markTemplate(tx, row.id))
    expect(await tell('failed', withToken({ errorCode: 131047, refusal: 'window' }))).toBeUndefined()
    expect(shown()).toEqual({ state: 'queued', status: null, wa: null })
  })
})
