import { describe, expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { ShiftableClock } from '../server/clock.ts'
import { type Running, startAll } from './running.ts'
import { hurried, outbox, rows, settled, tells, until } from './town.ts'

/** The pain points of such systems, each by its number; this file has 1 to 8, faults-limits has the rest. */
describe('1. batch tails', () => {
  test('are not dropped: forty messages in one delivery get forty answers', async () => {
    await using town = await startAll()
    const aline = town.simulator.person()
    await aline.saysTogether(['hi', ...Array(39).fill('help')])
    await town.quiet()
    expect(aline.received).toHaveLength(40)
  })
})

describe('2. duplicates', () => {
  test('are handled once, at the same moment, later, and after a restart', async () => {
    await using town = await startAll()
    town.simulator.faults.add({ kind: 'webhook.duplicate', copies: 5 })
    const aline = town.simulator.person()
    const { body } = await aline.says('hi')
    await town.quiet()
    await town.restart()
    expect(await town.simulator.postRaw(body)).toBe(200)
    await town.quiet()
    expect(aline.received).toHaveLength(1)
  })
})

describe('3. albums', () => {
  test('of ten pictures do not split a conversation: each is answered in its turn, and the question stays open', async () => {
    await using town = await startAll()
    const aline = town.simulator.person()
    await aline.says('hi')
    await aline.next()
    await aline.says('QR codes')
    await aline.next()
    const picture = (n: number) => new Uint8Array([0xff, 0xd8, 0xff, n])
    await Promise.all(Array.from({ length: 10 }, (_, n) => aline.sendsImage(picture(n))))
    await town.quiet()
    await aline.says('0788123456')
    await town.quiet()
    const events = rows<{ id: number; handled_at: number }>(
      town,
      `select id, handled_at from inbox where kind = 'message' order by id`,
    )
    expect(events).toHaveLength(13)
    const inOrder = events.map((event) => event.handled_at)
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
    const [conversation] = rows(town, 'select flow, step from conversation')
    expect(conversation).toMatchObject({ flow: 'make-qr', step: 'amount' })
  })
})

describe('4. media', () => {
  test('that could not be uploaded is tried again until it can, and arrives once', async () => {
    await using town = await startAll({ clock: hurried(10) })
    const aline = await settled(town)
    town.simulator.faults.add({ kind: 'media.http', on: 'upload', status: 503, times: 2 })
    await makesQr(town, aline)
    const pictures = aline.received.filter((one) => one.media !== undefined)
    expect(pictures).toHaveLength(1)
    expect(pictures[0]?.media?.mime).toBe('image/png')
    expect(outbox(town, 'max(attempts) as most')).toEqual([{ most: 3 }])
  })

  test('that cannot be made does not bar the way for what comes after it', async () => {
    await using town = await startAll({ clock: hurried(20) })
    const aline = await settled(town)
    const gone = { source: 'qr', qrId: 999, as: 'picture', language: 'en' } as const
    await tells(town, { kind: 'picture', picture: gone }, { kind: 'text', body: 'after it' })
    expect((await aline.next(10_000)).text).toBe('after it')
    await town.quiet()
    expect(outbox(town, 'state, attempts').slice(-2)).toEqual([
      { state: 'failed', attempts: 4 },
      { state: 'accepted', attempts: 1 },
    ])
  })

  test('is uploaded once for the same bytes, and again when Meta has lost it', async () => {
    await using town = await startAll({ clock: hurried(10) })
    const aline = await settled(town)
    await makesQr(town, aline)
    await makesQr(town, aline)
    expect(rows(town, 'select 1 from media_upload')).toHaveLength(1)
    const [first] = rows<{ media_id: string }>(town, 'select media_id from media_upload')
    await fetch(`${town.simulator.url}/v26.0/${first?.media_id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${town.simulator.identity.accessToken}` },
    })
    await makesQr(town, aline)
    const pictures = aline.received.flatMap((one) => (one.media === undefined ? [] : [one.media]))
    expect(pictures).toHaveLength(3)
    expect(new Set(pictures.map((one) => createHash('sha256').update(one.bytes).digest('hex'))).size).toBe(1)
  })
})

describe('5. status downgrades', () => {
  test('do not happen when statuses come in reverse, and twice', async () => {
    await using town = await startAll({ simulator: { statusDelaysMs: { sent: 0, delivered: 0, read: 0 } } })
    town.simulator.faults.add({ kind: 'status.shuffle' })
    town.simulator.faults.add({ kind: 'status.duplicate', copies: 2 })
    await town.simulator.person().says('hi')
    await statusesCome(town, 3)
    expect(outbox(town, 'state, status')).toEqual([{ state: 'accepted', status: 'read' }])
  })
})

describe('6. a status before its message is known', () => {
  test('finds it by the token, also before the answer to the send', async () => {
    await using town = await startAll({ simulator: { statusDelaysMs: { sent: 0, delivered: 0, read: 0 } } })
    town.simulator.faults.add({ kind: 'send.status_first' })
    const aline = town.simulator.person()
    await aline.says('hi')
    await statusesCome(town, 3)
    expect(outbox(town, 'state, status')).toEqual([{ state: 'accepted', status: 'read' }])
    expect(aline.received).toHaveLength(1)
  })

  test('of a message that nobody here sent is kept and answered with 200', async () => {
    await using town = await startAll()
    await tell(town, { id: 'wamid.of-an-older-system', status: 'read' })
    expect(rows(town, 'select status, outbox_id from message_status')).toEqual([
      { status: 'read', outbox_id: null },
    ])
  })
})

describe('7. delivered and failed for the same message', () => {
  test.each([
    ['failed', 'delivered'],
    ['delivered', 'failed'],
  ])('%s and then %s: it counts as delivered, and is not sent again', async (...statuses) => {
    await using town = await startAll({
      simulator: { statusDelaysMs: { sent: 0, delivered: null, read: null } },
    })
    const aline = town.simulator.person()
    await aline.says('hi')
    const { id } = await aline.next()
    for (const status of statuses)
      await tell(town, { id, status, errors: [{ code: 131026, title: 'Undeliverable' }] })
    expect(outbox(town, 'state, status')).toEqual([{ state: 'accepted', status: 'delivered' }])
    expect(aline.received).toHaveLength(1)
  })
})

describe('8. a closed window', () => {
  /** The bot speaks up a day and an hour after the last word of the person. */
  const speaksLate = async (settings: Record<string, string>) => {
    const clock = new ShiftableClock()
    const town = await startAll({ clock, settings })
    const aline = await settled(town)
    clock.shift(25 * 3_600_000)
    await tells(town, { kind: 'text', body: 'Your insurance\nexpires   tomorrow.' })
    await town.quiet()
    return { late: town, aline }
  }

  test('makes the message visibly undeliverable', async () => {
    const { late, aline } = await speaksLate({})
    await using town = late
    expect(outbox(town, 'state, error_message').at(-1)).toEqual({
      state: 'undeliverable',
      error_message: 'window closed',
    })
    expect(aline.received).toHaveLength(1)
  })

  test('is opened by the configured template', async () => {
    const { late, aline } = await speaksLate({ META_FALLBACK_TEMPLATE: 'message_waiting' })
    await using town = late
    expect(outbox(town, 'state, category').at(-1)).toEqual({ state: 'accepted', category: 'template' })
    expect(aline.received.at(-1)?.text).toContain('Your insurance expires tomorrow.')
  })

  test.each(['response', 'status'] as const)(
    'that only Meta knows of is told in the %s and answered by the template',
    async (via) => {
      await using town = await startAll({ settings: { META_FALLBACK_TEMPLATE: 'message_waiting' } })
      const aline = await settled(town)
      town.simulator.faults.add({ kind: 'send.error', code: 131047, via, times: 1 })
      await aline.says('help')
      await until(() => aline.received.at(-1)?.type === 'template')
      await town.quiet()
      expect(outbox(town, 'state, category').at(-1)).toEqual({ state: 'accepted', category: 'template' })
    },
  )
})

async function makesQr(town: Running, person: Awaited<ReturnType<typeof settled>>): Promise<void> {
  const before = person.received.length
  await person.says('0788123456 2000')
  await until(() => person.received.slice(before).some((one) => one.media !== undefined))
  await town.quiet()
}

async function tell(town: Running, status: Record<string, unknown>): Promise<void> {
  const timestamp = `${Math.floor(Date.now() / 1000)}`
  await town.simulator.post([{ field: 'messages', lists: { statuses: [{ timestamp, ...status }] } }])
  await town.quiet()
}

async function statusesCome(town: Running, count: number): Promise<void> {
  await until(() => rows(town, 'select 1 from message_status').length >= count)
  await town.quiet()
}
