import { afterEach, describe, expect, test } from 'bun:test'
import { createHmac } from 'node:crypto'
import { ManualClock } from '../clock.ts'
import type { SimulatorOptions } from './index.ts'
import { metaJson } from './index.ts'
import { itemsOf, sendTo, stage } from './testing.ts'

let on: Awaited<ReturnType<typeof stage>>
const begin = async (options: SimulatorOptions = {}) => {
  on = await stage(options)
  return on
}
afterEach(() => on.stop())

const hi = { type: 'text', text: { body: 'hi' } }
const instant = { sent: 0, delivered: 0, read: 0 }

describe('a webhook', () => {
  test('is signed over the very bytes, escaped the way Meta does it', async () => {
    const { sim, business, alice } = await begin()
    await alice.says('Café 🇷🇼 1/2 @ noon')
    const [{ body, signature } = { body: '', signature: '' }] = business.received
    expect(body).toContain(String.raw`Caf\u00e9 \ud83c\uddf7\ud83c\uddfc 1\/2 \u0040 noon`)
    expect(body).toMatch(/^[\x20-\x7e]+$/)
    expect(signature).toBe(
      `sha256=${createHmac('sha256', sim.identity.appSecret).update(body).digest('hex')}`,
    )
    expect(itemsOf(business, 'messages')[0]).toMatchObject({
      from: alice.phone,
      type: 'text',
      text: { body: 'Café 🇷🇼 1/2 @ noon' },
    })
  })

  test('escapes nothing that it should not', () => {
    const value = { text: 'line\nbreak "quoted" \\ tab\t' }
    expect(JSON.parse(metaJson(value))).toEqual(value)
    expect(metaJson({ a: '\u007f' })).toBe(String.raw`{"a":"\u007f"}`)
  })

  test('proves its address first', async () => {
    const { sim } = await begin()
    expect(await sim.handshake()).toEqual({ passed: true, status: 200 })
    sim.setWebhook('http://127.0.0.1:1/nobody')
    expect(await sim.handshake()).toMatchObject({ passed: false, problem: expect.any(String) })
  })

  test('is tried again until 200, with the same bytes, and every try is on record', async () => {
    const { sim, business, alice } = await begin()
    business.answers.push(503, 401)
    const delivery = await alice.says('hi')
    expect(delivery.tries.map((one) => one.status)).toEqual([503, 401, 200])
    expect(delivery.state).toBe('delivered')
    expect(new Set(business.received.map(({ body, signature }) => body + signature)).size).toBe(1)
    expect(sim.stats().webhooks).toMatchObject({ deliveries: 1, tries: 3, delivered: 1, givenUp: 0 })
  })

  test('is given up after its last try', async () => {
    const { alice, business } = await begin({ settings: { retryDelaysMs: [1] } })
    business.answers.push(500, 204)
    const delivery = await alice.says('hi')
    expect(delivery).toMatchObject({ state: 'given_up', tries: [{ status: 500 }, { status: 204 }] })
  })

  test('waits between tries by its own clock', async () => {
    const clock = new ManualClock()
    const { alice, business } = await begin({ clock, settings: { retryDelaysMs: [60_000] } })
    business.answers.push(503)
    const delivered = alice.says('hi')
    await Bun.sleep(30)
    expect(business.received).toHaveLength(1)
    clock.advance(60_000)
    expect((await delivered).state).toBe('delivered')
  })

  test('of a business that does not answer in time is tried again', async () => {
    const { sim, alice } = await begin({ settings: { webhookTimeoutMs: 30, retryDelaysMs: [] } })
    const silent = Bun.serve({ port: 0, fetch: () => new Promise<Response>(() => {}) })
    sim.setWebhook(`http://127.0.0.1:${silent.port}/`)
    expect(await alice.says('hi')).toMatchObject({
      state: 'given_up',
      tries: [{ problem: expect.stringContaining('timed out') }],
    })
    silent.stop(true)
  })

  test('may carry a thousand updates, spread over entries and changes, none lost', async () => {
    const { business, alice } = await begin()
    await alice.saysTogether(Array.from({ length: 1_000 }, (_, index) => `message ${index}`))
    expect(business.received).toHaveLength(1)
    const { entry } = JSON.parse(business.received[0]?.body ?? '')
    expect(entry.length).toBeGreaterThan(1)
    expect(entry[0].changes.length).toBeGreaterThan(1)
    const bodies = itemsOf(business, 'messages').map((message) => (message.text as { body: string }).body)
    expect(bodies).toEqual(Array.from({ length: 1_000 }, (_, index) => `message ${index}`))
  })

  test('waits a little for company when batching is on', async () => {
    const { sim, business, alice } = await begin()
    sim.set({ batch: { maxUpdates: 10, lingerMs: 20 } })
    await Promise.all(Array.from({ length: 25 }, (_, index) => alice.says(String(index))))
    expect(business.received.map(({ body }) => body.split('"wamid.').length - 1)).toEqual([10, 10, 5])
  })
})

describe('statuses', () => {
  test('say sent, delivered and read, with price and the opaque data of the send', async () => {
    const { sim, business, alice } = await begin({ settings: { statusDelaysMs: instant } })
    const { json } = await sendTo(sim, alice.phone, { ...hi, biz_opaque_callback_data: 'outbox:7' })
    await Bun.sleep(20)
    await sim.idle()
    const statuses = itemsOf(business, 'statuses')
    expect(statuses.map(({ status }) => String(status)).sort()).toEqual(['delivered', 'read', 'sent'])
    for (const status of statuses) {
      expect(status).toMatchObject({
        id: json.messages?.[0]?.id,
        recipient_id: alice.phone,
        recipient_user_id: alice.userId,
        biz_opaque_callback_data: 'outbox:7',
        pricing: { category: 'service', pricing_model: 'PMP', billable: false },
      })
    }
  })

  test('come after their delays by its own clock', async () => {
    const clock = new ManualClock()
    const statusDelaysMs = { sent: 100, delivered: 200, read: 300 }
    const { sim, business, send } = await begin({ clock, settings: { statusDelaysMs } })
    await send(hi)
    for (const name of ['sent', 'delivered', 'read']) {
      clock.advance(100)
      await sim.idle()
      expect(itemsOf(business, 'statuses').at(-1)?.status).toBe(name)
    }
  })

  test('of a phone that is off stop at sent until it is on', async () => {
    const { sim, business, alice, send } = await begin({ settings: { statusDelaysMs: instant } })
    alice.turnsPhone('off')
    await send(hi)
    await Bun.sleep(20)
    await sim.idle()
    expect(itemsOf(business, 'statuses').map(({ status }) => status)).toEqual(['sent'])
    alice.turnsPhone('on')
    await sim.idle()
    expect(itemsOf(business, 'statuses')).toHaveLength(3)
  })

  test('of people with read receipts off never say read', async () => {
    const { sim, business, alice, send } = await begin({ settings: { statusDelaysMs: instant } })
    alice.state.reads = false
    await send(hi)
    await Bun.sleep(20)
    await sim.idle()
    expect(itemsOf(business, 'statuses')).toHaveLength(2)
  })

  test('share webhooks when batching is on', async () => {
    const { sim, business, send } = await begin({
      settings: { statusDelaysMs: instant, batch: { maxUpdates: 100, lingerMs: 15 } },
    })
    await Promise.all([send(hi), send(hi), send(hi)])
    await Bun.sleep(30)
    await sim.idle()
    expect(itemsOf(business, 'statuses')).toHaveLength(9)
    expect(business.received.length).toBeLessThan(4)
  })
})
