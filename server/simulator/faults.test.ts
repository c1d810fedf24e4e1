import { afterEach, describe, expect, test } from 'bun:test'
import type { Fault, SimulatorOptions } from './index.ts'
import { signatureOf } from './index.ts'
import { itemsOf, sendTo, stage } from './testing.ts'

let on: Awaited<ReturnType<typeof stage>>
const begin = async (options: SimulatorOptions = {}) => {
  on = await stage(options)
  return on
}
afterEach(() => on.stop())

const hi = { type: 'text', text: { body: 'hi' } }
const instant = { sent: 0, delivered: 0, read: 0 }
const calm = async () => {
  await Bun.sleep(20)
  await on.sim.idle()
}
const namesOf = () => itemsOf(on.business, 'statuses').map(({ status }) => status)

describe('faults of sending', () => {
  const codes: [number, number][] = [
    [130429, 429],
    [80007, 429],
    [4, 429],
    [131056, 400],
    [131026, 400],
    [1, 400],
    [2, 503],
    [131000, 500],
    [131016, 500],
    [131057, 500],
    [133004, 503],
    [190, 401],
    [368, 403],
    [131042, 400],
    [131049, 400],
    [132015, 400],
  ]
  test.each(codes)('code %d answers %d and keeps the message back', async (code, status) => {
    const { sim, alice, send } = await begin()
    sim.faults.add({ kind: 'send.error', code, times: 1 })
    expect(await send(hi)).toMatchObject({ status, json: { error: { code } } })
    expect(alice.received).toHaveLength(0)
    expect((await send(hi)).status).toBe(200)
  })

  test('a code by status accepts first and fails later', async () => {
    const { sim, send } = await begin()
    sim.faults.add({ kind: 'send.error', code: 131026, via: 'status' })
    expect((await send(hi)).status).toBe(200)
    await calm()
    expect(itemsOf(on.business, 'statuses')).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }])
  })

  test('a bare 502 has no Graph JSON in it', async () => {
    const { sim, send } = await begin()
    sim.faults.add({ kind: 'send.http', status: 502, times: 1 })
    expect(send(hi)).rejects.toThrow('JSON')
    await calm()
    expect(sim.ledger.accepted).toHaveLength(0)
  })

  test.each([true, false])('a dropped connection, accepted: %p', async (accepted) => {
    const { sim, alice, send } = await begin()
    sim.faults.add({ kind: 'send.drop', accepted, times: 1 })
    await expect(send(hi)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(alice.received).toHaveLength(accepted ? 1 : 0)
  })

  test.each([true, false])('no answer at all, accepted: %p', async (accepted) => {
    const { sim, alice } = await begin()
    sim.faults.add({ kind: 'send.hang', accepted })
    const answer = await Promise.race([
      sendTo(sim, alice.phone, hi).catch(() => 'closed'),
      Bun.sleep(60).then(() => 'nothing'),
    ])
    expect(answer).toBe('nothing')
    expect(alice.received).toHaveLength(accepted ? 1 : 0)
  })

  test('a late answer', async () => {
    const { sim, send } = await begin()
    sim.faults.add({ kind: 'send.delay', delayMs: 60 })
    const startedAt = performance.now()
    await send(hi)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55)
  })

  test('statuses before the answer', async () => {
    const { sim, send } = await begin({
      settings: { statusDelaysMs: { sent: 5_000, delivered: 5_000, read: 5_000 } },
    })
    sim.faults.add({ kind: 'send.status_first' })
    const { json } = await send(hi)
    expect(namesOf().toSorted()).toEqual(['delivered', 'read', 'sent'])
    expect(itemsOf(on.business, 'statuses')[0]?.id).toBe(json.messages?.[0]?.id)
  })

  test('strike one person, so many times, or a share of all', async () => {
    const { sim, alice, send } = await begin()
    const bob = sim.person({ phone: '250788999999', windowOpen: true })
    const fault = sim.faults.add({ kind: 'send.error', code: 131000, person: bob.phone, times: 2 })
    expect((await send(hi)).status).toBe(200)
    const toBob = async () => (await sendTo(sim, bob.phone, hi)).status
    expect([await toBob(), await toBob(), await toBob()]).toEqual([500, 500, 200])
    expect(fault.hits()).toBe(2)
    expect(sim.faults.list()).toEqual([])
    sim.faults.add({ kind: 'send.error', code: 2, share: 0.5, person: alice.key })
    let failed = 0
    for (let count = 0; count < 200; count++) if ((await send(hi)).status !== 200) failed++
    expect(failed).toBeGreaterThan(70)
    expect(failed).toBeLessThan(130)
  })
})

describe('faults of statuses', () => {
  const cases: [string, Fault, (names: unknown[]) => void][] = [
    ['missing', { kind: 'status.lose' }, (names) => expect(names).toEqual(['sent', 'read'])],
    [
      'out of order',
      { kind: 'status.shuffle' },
      (names) => expect(names).toEqual(['read', 'delivered', 'sent']),
    ],
    ['duplicated', { kind: 'status.duplicate' }, (names) => expect(names).toHaveLength(6)],
  ]
  test.each(cases)('%s', async (_, fault, check) => {
    const { sim, send } = await begin({
      settings: { statusDelaysMs: instant, batch: { maxUpdates: 50, lingerMs: 5 } },
    })
    sim.faults.add(fault)
    await send(hi)
    await calm()
    check(namesOf())
  })
})

describe('faults of webhooks', () => {
  test('a duplicate has the same bytes and signature', async () => {
    const { sim, business, alice } = await begin()
    sim.faults.add({ kind: 'webhook.duplicate', copies: 2, times: 1 })
    await alice.says('hi')
    await calm()
    expect(business.received).toHaveLength(3)
    expect(new Set(business.received.map(({ body }) => body)).size).toBe(1)
  })

  test('a reordered one comes after the next', async () => {
    const { sim, business, alice } = await begin()
    sim.faults.add({ kind: 'webhook.reorder', times: 1 })
    await Promise.all([alice.says('first'), alice.says('second')])
    expect(itemsOf(business, 'messages').map(({ text }) => (text as { body: string }).body)).toEqual([
      'second',
      'first',
    ])
  })

  test('a delayed one comes late', async () => {
    const { sim, alice } = await begin()
    sim.faults.add({ kind: 'webhook.delay', delayMs: 50 })
    const startedAt = performance.now()
    await alice.says('hi')
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(45)
  })

  test('a bad signature is right again on the next try', async () => {
    const { sim, business, alice } = await begin()
    sim.faults.add({ kind: 'webhook.bad_signature', times: 1 })
    business.answers.push(401)
    const { body } = await alice.says('hi')
    const right = signatureOf(body, sim.identity.appSecret)
    expect(business.received.map(({ signature }) => signature === right)).toEqual([false, true])
  })
})

describe('people as they are', () => {
  test('with a username have no number in any webhook', async () => {
    const { sim, business } = await begin({ settings: { statusDelaysMs: instant } })
    const eve = sim.person({ name: 'Eve', username: 'eve.rw', bsuidOnly: true })
    await eve.says('hi')
    await sendTo(sim, eve.phone, hi)
    await calm()
    expect(business.received.map(({ body }) => body).join()).not.toContain(`"${eve.phone}"`)
    expect(itemsOf(business, 'messages')[0]).toMatchObject({ from_user_id: eve.userId })
    expect(itemsOf(business, 'contacts')[0]).toMatchObject({
      user_id: eve.userId,
      profile: { username: 'eve.rw' },
    })
  })

  test('change their number and get a new user id', async () => {
    const { sim, business, alice } = await begin()
    const before = { phone: alice.phone, userId: alice.userId }
    await alice.changesNumber('250722000001')
    expect(itemsOf(business, 'messages')[0]).toMatchObject({
      from: before.phone,
      type: 'system',
      system: { type: 'user_changed_number', wa_id: '250722000001', user_id: alice.userId },
    })
    expect(itemsOf(business, 'contacts')).toEqual([])
    expect(itemsOf(business, 'user_id_update')[0]).toMatchObject({
      user_id: { previous: before.userId, current: alice.userId },
    })
    expect((await sendTo(sim, before.phone, hi)).json.error?.code).toBe(131026)
    expect((await sendTo(sim, '250722000001', hi)).status).toBe(200)
  })

  test('hear from a human, and say everything WhatsApp can', async () => {
    const { business, alice, send } = await begin()
    await alice.hearsFromHuman('I will call you')
    expect(itemsOf(business, 'message_echoes')[0]).toMatchObject({
      to: alice.phone,
      text: { body: 'I will call you' },
    })
    await alice.stopsMarketing()
    expect(itemsOf(business, 'user_preferences')[0]).toMatchObject({
      value: 'stop',
      category: 'marketing_messages',
    })
    const { json } = await send(hi)
    const id = json.messages?.[0]?.id ?? ''
    await alice.reacts(id, '👍')
    await alice.reacts(id, '')
    await alice.edits('wamid.own', 'hello')
    await alice.revokes('wamid.own')
    await alice.sendsLocation(-1.9497, 30.126, { name: 'Kimironko market' })
    await alice.sendsContact('Eric', '250788000111')
    await alice.sendsUnsupported()
    await alice.orders([{ product_retailer_id: 'a', quantity: 1, item_price: 1, currency: 'RWF' }])
    await alice.sends('hologram', { shimmer: true })
    await alice.sendsFile('audio', new Uint8Array([1]), { mime: 'audio/ogg' })
    await alice.sendsFile('sticker', new Uint8Array([1]), { mime: 'image/webp' })
    expect(itemsOf(business, 'messages').map(({ type }) => type)).toEqual([
      'reaction',
      'reaction',
      'edit',
      'revoke',
      'location',
      'contacts',
      'unsupported',
      'order',
      'hologram',
      'audio',
      'sticker',
    ])
    expect(itemsOf(business, 'messages')[1]?.reaction).toEqual({ message_id: id })
    expect(itemsOf(business, 'messages')[6]?.errors).toMatchObject([{ code: 131051 }])
  })
})

describe('people in a test', () => {
  test('tap what they see, by title or id, and say what they see when they cannot', async () => {
    const { business, alice, send } = await begin()
    await send({
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'Menu' },
        action: {
          button: 'Open',
          sections: [{ rows: [{ id: 'qr', title: 'QR codes', description: 'Get paid' }] }],
        },
      },
    })
    await alice.taps('QR codes')
    expect(itemsOf(business, 'messages')[0]).toMatchObject({
      type: 'interactive',
      interactive: {
        type: 'list_reply',
        list_reply: { id: 'qr', title: 'QR codes', description: 'Get paid' },
      },
      context: { id: alice.received[0]?.id },
    })
    expect(alice.taps('Ride')).rejects.toThrow('Alice sees no "Ride". On the screen: "Menu" [QR codes]')
    alice.catchesUp()
    expect(alice.next(20)).rejects.toThrow('heard nothing within 20 ms')
    expect(await alice.hearsNothing(10)).toBe(true)
  })

  test('have a ledger that shows what was doubled', async () => {
    const { sim, send } = await begin()
    for (const token of ['a', 'b', 'a']) await send({ ...hi, biz_opaque_callback_data: token })
    expect(sim.ledger.times('a')).toBe(2)
    expect(sim.ledger.doubled()).toEqual([{ callback: 'a', times: 2 }])
    expect(sim.stats()).toMatchObject({ accepted: 3, callbacks: 2, doubled: 1 })
    sim.reset()
    expect(sim.stats()).toMatchObject({ accepted: 0 })
    expect(sim.people()).toEqual([])
  })
})
