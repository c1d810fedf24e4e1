import { afterEach, describe, expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { ManualClock } from '../clock.ts'
import type { SimulatorOptions } from './index.ts'
import type { Json } from './json.ts'
import { graph, itemsOf, sendTo, stage } from './testing.ts'

let on: Awaited<ReturnType<typeof stage>>
const begin = async (options: SimulatorOptions = {}) => {
  on = await stage(options)
  return on
}
afterEach(() => on.stop())

const hi = { type: 'text', text: { body: 'hi' } }
const hourMs = 3_600_000

describe('access', () => {
  test('needs the token, whatever the version', async () => {
    const { sim } = await begin()
    const ask = (version: string, headers: Record<string, string>) =>
      fetch(`${sim.url}/${version}/${sim.identity.phoneNumberId}`, { headers })
    expect((await ask('v26.0', {})).status).toBe(401)
    const wrong = await ask('v23.0', { authorization: 'Bearer wrong' })
    expect(((await wrong.json()) as { error: { code: number } }).error.code).toBe(190)
    const right = await ask('v21.0', { authorization: `Bearer ${sim.identity.accessToken}` })
    expect(await right.json()).toMatchObject({
      display_phone_number: '+250 788 000 100',
      quality_rating: 'GREEN',
    })
  })

  test('refuses ids it does not know as Graph does', async () => {
    const { sim } = await begin()
    const { status, json } = await graph(sim, 'POST', '99/messages', hi)
    expect({ status, code: json.error?.code, subcode: json.error?.error_subcode }).toEqual({
      status: 400,
      code: 100,
      subcode: 33,
    })
    expect(
      (await graph(sim, 'POST', `${sim.identity.phoneNumberId}/messages`, 'not json')).json.error?.code,
    ).toBe(100)
  })

  test('shows subscriptions and templates', async () => {
    const { sim } = await begin()
    const apps = `${sim.identity.wabaId}/subscribed_apps`
    expect((await graph(sim, 'GET', apps)).json).toEqual({ data: [] })
    expect((await graph(sim, 'POST', apps)).json).toEqual({ success: true })
    expect((await graph(sim, 'GET', apps)).json.data).toHaveLength(1)
    const { json } = await graph(sim, 'GET', `${sim.identity.wabaId}/message_templates?name=message_waiting`)
    expect(json.data).toHaveLength(4)
  })
})

describe('the 24-hour window', () => {
  test('closes a day after the last message and opens with the next', async () => {
    const clock = new ManualClock()
    const { sim, alice, send } = await begin({ clock })
    expect((await send(hi)).status).toBe(200)
    clock.advance(24 * hourMs)
    expect((await send(hi)).json.error).toMatchObject({
      code: 131047,
      message: '(#131047) Re-engagement message',
    })
    const template = {
      name: 'message_waiting',
      language: { code: 'rw' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Alice' }] }],
    }
    expect((await send({ type: 'template', template })).status).toBe(200)
    expect((await alice.next()).text).toBe('hi')
    expect(await alice.next()).toMatchObject({
      text: 'Muraho Alice, hari ubutumwa bugutegereje. Kanda OK ubusome.',
    })
    await alice.taps('OK')
    expect((await send(hi)).status).toBe(200)
    expect(sim.ledger.counts().refused).toEqual({ 131047: 1 })
  })

  test('can be refused by a failed status instead of the answer', async () => {
    const { sim, business, alice } = await begin({ settings: { refusals: 'status' } })
    alice.state.lastInboundAt = 0
    const { status, json } = await sendTo(sim, alice.phone, { ...hi, biz_opaque_callback_data: 'outbox:1' })
    expect(status).toBe(200)
    await Bun.sleep(20)
    await sim.idle()
    expect(itemsOf(business, 'statuses')).toMatchObject([
      {
        id: json.messages?.[0]?.id,
        status: 'failed',
        biz_opaque_callback_data: 'outbox:1',
        errors: [{ code: 131047 }],
      },
    ])
    expect(itemsOf(business, 'contacts')).toEqual([])
  })
})

describe('recipients', () => {
  test('are reached by phone or by business-scoped user id', async () => {
    const { sim, alice } = await begin()
    const byPhone = await sendTo(sim, `+${alice.phone}`, hi)
    expect(byPhone.json.contacts).toEqual([{ input: `+${alice.phone}`, wa_id: alice.phone }])
    const byId = await graph(sim, 'POST', `${sim.identity.phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      recipient: alice.userId,
      ...hi,
    })
    expect(byId.json.contacts).toEqual([{ input: alice.userId, user_id: alice.userId }])
    expect(alice.received).toHaveLength(2)
  })

  test('who blocked the business are undeliverable; who stopped marketing get no marketing', async () => {
    const { alice, send } = await begin()
    await alice.stopsMarketing()
    const offer = {
      name: 'new_offers',
      language: { code: 'en' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'A' }] }],
    }
    expect((await send({ type: 'template', template: offer })).json.error?.code).toBe(131050)
    expect((await send(hi)).status).toBe(200)
    alice.state.blocked = true
    expect((await send(hi)).json.error?.code).toBe(131026)
  })
})

describe('limits of speed', () => {
  test('one message per person each 6 s, with a burst of 45', async () => {
    const clock = new ManualClock()
    const { send } = await begin({ clock, settings: { pairLimit: true } })
    const codes = []
    for (let count = 0; count < 46; count++) codes.push((await send(hi)).json.error?.code)
    expect(codes.filter((code) => code === undefined)).toHaveLength(45)
    expect(codes[45]).toBe(131056)
    clock.advance(6_000)
    expect((await send(hi)).status).toBe(200)
    expect((await send(hi)).json.error?.code).toBe(131056)
  })

  test('so many a second for the number', async () => {
    const clock = new ManualClock()
    const { send } = await begin({ clock, settings: { throughputPerSecond: 3 } })
    for (let count = 0; count < 3; count++) expect((await send(hi)).status).toBe(200)
    expect(await send(hi)).toMatchObject({
      status: 429,
      json: { error: { code: 130429, is_transient: true } },
    })
    clock.advance(1_000)
    expect((await send(hi)).status).toBe(200)
  })
})

describe('reading and typing', () => {
  test('a read receipt may show typing until the answer, or for 25 s', async () => {
    const clock = new ManualClock()
    const { sim, alice, send } = await begin({ clock })
    await alice.says('hello')
    const said = sim.deliveries[0]?.updates[0]?.lists.messages?.[0]?.id
    const read = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: said,
      typing_indicator: { type: 'text' },
    }
    const path = `${sim.identity.phoneNumberId}/messages`
    expect((await graph(sim, 'POST', path, read)).json).toEqual({ success: true })
    expect(alice.isTypedTo).toBe(true)
    await send(hi)
    expect(alice.isTypedTo).toBe(false)
    await graph(sim, 'POST', path, read)
    clock.advance(25_000)
    expect(alice.isTypedTo).toBe(false)
    expect((await graph(sim, 'POST', path, { ...read, message_id: 'wamid.unknown' })).json.error?.code).toBe(
      131009,
    )
  })

  test('anything but typing of text is refused', async () => {
    const { sim, alice } = await begin()
    await alice.says('hello')
    const message_id = sim.deliveries[0]?.updates[0]?.lists.messages?.[0]?.id
    const read = { messaging_product: 'whatsapp', status: 'read', message_id }
    for (const typing_indicator of [{ type: 'audio' }, true, {}]) {
      const path = `${sim.identity.phoneNumberId}/messages`
      const { status, json } = await graph(sim, 'POST', path, { ...read, typing_indicator })
      expect([status, json.error?.code]).toEqual([400, 100])
    }
    expect(alice.isTypedTo).toBe(false)
  })
})

describe('media', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
  const upload = async (bytes: Uint8Array, type: string, product = 'whatsapp') => {
    const form = new FormData()
    form.set('messaging_product', product)
    form.set('type', type)
    form.set('file', new File([new Uint8Array(bytes)], 'qr.png', { type }))
    const answer = await fetch(`${on.sim.url}/v26.0/${on.sim.identity.phoneNumberId}/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${on.sim.identity.accessToken}` },
      body: form,
    })
    return { status: answer.status, json: (await answer.json()) as { id?: string; error?: { code: number } } }
  }
  const download = (url: unknown, token = on.sim.identity.accessToken) =>
    fetch(String(url), { headers: { authorization: `Bearer ${token}` } })

  test('is uploaded, sent, described, downloaded and deleted', async () => {
    const clock = new ManualClock()
    const { sim, alice, send } = await begin({ clock })
    const { json } = await upload(png, 'image/png')
    expect((await send({ type: 'image', image: { id: json.id, caption: 'scan me' } })).status).toBe(200)
    const seen = await alice.next()
    expect(seen.text).toBe('scan me')
    expect(seen.media?.bytes).toEqual(png)
    const info = (await graph(sim, 'GET', String(json.id))).json
    expect(info).toMatchObject({
      mime_type: 'image/png',
      file_size: 7,
      sha256: createHash('sha256').update(png).digest('hex'),
    })
    expect((await download(info.url, 'wrong')).status).toBe(401)
    expect(new Uint8Array(await (await download(info.url)).arrayBuffer())).toEqual(png)
    clock.advance(5 * 60_000 + 1)
    expect((await download(info.url)).status).toBe(404)
    const again = (await graph(sim, 'GET', String(json.id))).json
    expect((await download(again.url)).status).toBe(200)
    expect((await download(String(again.url).replace('hash=', 'hash=0'))).status).toBe(404)
    expect((await graph(sim, 'DELETE', String(json.id))).json).toEqual({ success: true })
    expect((await graph(sim, 'GET', String(json.id))).json.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    })
  })

  test('is refused when its kind or size is not allowed', async () => {
    const { send } = await begin()
    expect((await upload(png, 'image/gif')).json.error?.code).toBe(100)
    expect((await upload(png, 'image/png', 'sms')).json.error?.code).toBe(100)
    expect((await upload(new Uint8Array(5 * 1024 * 1024 + 1), 'image/png')).json.error?.code).toBe(131053)
    const pdf = (await upload(png, 'application/pdf')).json.id
    expect((await send({ type: 'image', image: { id: pdf } })).json.error?.code).toBe(131053)
    expect((await send({ type: 'document', document: { id: pdf, filename: 'a.pdf' } })).status).toBe(200)
  })

  test('of a person is kept 7 days, of the business 30', async () => {
    const clock = new ManualClock()
    const { sim, alice, business } = await begin({ clock })
    const ours = (await upload(png, 'image/png')).json.id
    await alice.sendsImage(png, { mime: 'image/png', caption: 'my card' })
    const image = itemsOf(business, 'messages')[0]?.image as { id: string; sha256: string }
    expect(image).toMatchObject({
      caption: 'my card',
      sha256: createHash('sha256').update(png).digest('base64'),
    })
    expect((await graph(sim, 'GET', image.id)).status).toBe(200)
    clock.advance(7 * 24 * hourMs)
    expect((await graph(sim, 'GET', image.id)).status).toBe(400)
    expect((await graph(sim, 'GET', String(ours))).status).toBe(200)
  })

  test('fails on purpose: not found, broken, or with an address already expired', async () => {
    const { sim, alice, business } = await begin()
    await alice.sendsDocument(png)
    const id = String((itemsOf(business, 'messages')[0]?.document as Json | undefined)?.id)
    sim.faults.add({ kind: 'media.http', on: 'info', status: 404, times: 1 })
    expect((await graph(sim, 'GET', id)).status).toBe(404)
    sim.faults.add({ kind: 'media.expired', times: 1 })
    const stale = (await graph(sim, 'GET', id)).json.url
    expect((await download(stale)).status).toBe(404)
    const fresh = (await graph(sim, 'GET', id)).json.url
    sim.faults.add({ kind: 'media.http', on: 'download', status: 503, times: 1 })
    expect((await download(fresh)).status).toBe(503)
    expect((await download(fresh)).status).toBe(200)
  })
})
