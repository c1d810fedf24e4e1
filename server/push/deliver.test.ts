import { beforeEach, describe, expect, test } from 'bun:test'
import webPush from 'web-push'
import { pushDelivery } from './deliver.ts'
import type { Push } from './push.ts'
import { payloadOf } from './push.ts'
import { StandInBrowser, StandInPushService } from './testing.ts'
import { vapidSubject } from './vapid.ts'

const keys = webPush.generateVAPIDKeys()
let service: StandInPushService
let addresses: string[]
beforeEach(() => {
  service = new StandInPushService()
  addresses = ['142.250.1.1']
})

const deliver = (to: StandInBrowser, services: string[] = []) =>
  pushDelivery({
    keys: async () => keys,
    subject: 'mailto:help@example.rw',
    services,
    timeoutMs: 500,
    lookup: async () => addresses,
    fetch: service.fetch,
  })(to.subscription, parcel)

const push: Push = {
  title: 'Jean is coming',
  body: 'Ça va ’ — 🛵',
  url: '/ride/7',
  tag: 'ride-7',
  urgency: 'high',
  until: 5000,
}
const payload = payloadOf(push, { id: 'ride:7:1', lang: 'en', at: 1000 })
const parcel = { payload, urgency: 'high', ttlMs: 119_500, topic: 'abc_-1' } as const

describe('a push message', () => {
  test('is encrypted for one browser and signed for its push service', async () => {
    const browser = new StandInBrowser()
    expect(await deliver(browser)).toEqual({ is: 'taken' })
    const [message] = service.arrived
    if (message === undefined) throw new Error('nothing arrived')
    expect(message.endpoint).toBe(browser.endpoint)
    expect(message.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      ttl: '119',
      urgency: 'high',
      topic: 'abc_-1',
    })
    expect(message.claims).toMatchObject({ aud: 'https://fcm.googleapis.com', sub: 'mailto:help@example.rw' })
    const lastsS = message.claims.exp - Date.now() / 1000
    expect(lastsS).toBeGreaterThan(60)
    expect(lastsS).toBeLessThanOrEqual(86_400)
    expect(message.publicKey).toBe(keys.publicKey)
    expect(browser.open(message.body)).toMatchObject({ title: 'Jean is coming', body: 'Ça va ’ — 🛵' })
    expect(Buffer.from(message.body).includes('Jean')).toBe(false)
    expect(() => new StandInBrowser().open(message.body)).toThrow()
  })

  test('is at most a few hundred bytes, whatever the names in it', () => {
    const long = { ...push, title: '🛵'.repeat(500), body: 'x'.repeat(5000) }
    const bytes = Buffer.byteLength(payloadOf(long, { id: 'ride:7:1', lang: 'en', at: 1 }))
    expect(bytes).toBeLessThan(1500)
  })

  test('goes to no address inside the own network, whatever its name says', async () => {
    for (const inside of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1']) {
      addresses = ['142.250.1.1', inside]
      expect(await deliver(new StandInBrowser())).toMatchObject({ is: 'refused' })
    }
    expect(service.arrived).toEqual([])
  })

  test('goes to the services that the operator allows, and to no other', async () => {
    const own = new StandInBrowser('https://push.example.org/x')
    expect(await deliver(own)).toEqual({ is: 'refused', why: 'unknown_service' })
    expect(await deliver(own, ['push.example.org'])).toEqual({ is: 'taken' })
  })

  test.each([
    [200, { is: 'taken' }],
    [202, { is: 'taken' }],
    [404, { is: 'gone' }],
    [410, { is: 'gone' }],
    [400, { is: 'refused', why: 'answered 400' }],
    [413, { is: 'refused', why: 'answered 413' }],
    [302, { is: 'refused', why: 'answered 302' }],
    [403, { is: 'keys_refused', why: 'answered 403' }],
    [503, { is: 'later', busy: false, why: 'answered 503' }],
  ])('that is answered with %d', async (status, meaning) => {
    service.answers.push(
      new Response('x'.repeat(10_000), { status, headers: { location: 'https://a.example/' } }),
    )
    expect(await deliver(new StandInBrowser())).toMatchObject(meaning)
    expect(service.arrived).toHaveLength(1)
  })

  test('waits for as long as a busy service says, in seconds or as a date', async () => {
    service.answers.push(new Response(null, { status: 429, headers: { 'retry-after': '120' } }))
    expect(await deliver(new StandInBrowser())).toMatchObject({ is: 'later', busy: true, afterMs: 120_000 })
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
    service.answers.push(new Response(null, { status: 429, headers: { 'retry-after': inAnHour } }))
    const { afterMs } = (await deliver(new StandInBrowser())) as { afterMs: number }
    expect(Math.round(afterMs / 60_000)).toBe(60)
    service.answers.push(new Response(null, { status: 429, headers: { 'retry-after': 'soon' } }))
    expect(await deliver(new StandInBrowser())).toMatchObject({ afterMs: undefined })
  })

  test('is not waited for for ever, and its address is in no error', async () => {
    service.onArrived = () => new Promise(() => undefined)
    const browser = new StandInBrowser()
    // The stand-in hears nothing of an ended request, as a dead connection would.
    const slow = pushDelivery({
      keys: async () => keys,
      subject: 'https://a.example',
      services: [],
      timeoutMs: 20,
      lookup: () => new Promise(() => undefined),
      fetch: service.fetch,
    })
    expect(await slow(browser.subscription, parcel)).toMatchObject({ is: 'later', why: 'it took too long' })
    service.onArrived = () => {
      throw Object.assign(new Error(`cannot connect to ${browser.endpoint}`), { code: 'ECONNREFUSED' })
    }
    expect(await deliver(browser)).toMatchObject({ is: 'later', why: 'ECONNREFUSED' })
  })
})

test('push services are told an address that exists, where there is one', () => {
  expect(vapidSubject({ contactEmail: 'a@b.rw', publicUrl: 'https://x.rw' })).toBe('mailto:a@b.rw')
  expect(vapidSubject({ publicUrl: 'https://x.rw' })).toBe('https://x.rw')
  expect(vapidSubject({ publicUrl: 'http://localhost:3000' })).toBe('https://inzira.invalid')
})
