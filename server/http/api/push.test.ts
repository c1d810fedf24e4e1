import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { StandInBrowser } from '../../push/testing.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let aline: TestBrowser
beforeEach(async () => {
  running = await startAll()
  aline = await signedInBrowser(running.server.context, '250788123456')
})
afterEach(() => running[Symbol.asyncDispose]())

const kept = () =>
  running.server.context.db.read.all<{ endpoint: string; person_id: number }>(
    'select endpoint, person_id from push_subscription',
  )

describe('notifications', () => {
  test('are switched on and off by whoever is signed in, for their browser', async () => {
    const { endpoint, keys } = new StandInBrowser().subscription
    const before = await aline.send('GET', '/api/push/key')
    expect(before.body).toMatchObject({ subscribed: false })
    expect(Buffer.from(before.body.publicKey, 'base64url')).toHaveLength(65)
    // As browsers write it.
    const on = await aline.send('POST', '/api/push/subscriptions', { endpoint, expirationTime: null, keys })
    expect([on.status, on.body]).toEqual([200, { subscribed: true }])
    expect(kept()).toEqual([{ endpoint, person_id: aline.personId }])
    const after = await aline.send('GET', '/api/push/key')
    expect(after.body).toEqual({ publicKey: before.body.publicKey, subscribed: true })
    expect((await aline.send('DELETE', '/api/push/subscriptions')).body).toEqual({ subscribed: false })
    expect(kept()).toEqual([])
  })

  test('are not to be had by a stranger, nor by another site', async () => {
    const stranger = strangerBrowser(running.server.context)
    const { subscription } = new StandInBrowser()
    for (const [method, path, body] of [
      ['GET', '/api/push/key', undefined],
      ['POST', '/api/push/subscriptions', subscription],
      ['DELETE', '/api/push/subscriptions', undefined],
    ] as const) {
      expect((await stranger.send(method, path, body)).body.code).toBe('session.missing')
    }
    const foreign = await aline.send('POST', '/api/push/subscriptions', subscription, {
      'sec-fetch-site': 'cross-site',
    })
    expect([foreign.status, kept()]).toEqual([403, []])
  })

  test('of one person are not ended by another', async () => {
    const jean = await signedInBrowser(running.server.context, '250788000001')
    await aline.send('POST', '/api/push/subscriptions', new StandInBrowser().subscription)
    await jean.send('DELETE', '/api/push/subscriptions')
    expect(kept()).toHaveLength(1)
  })

  test.each([
    'http://fcm.googleapis.com/fcm/send/x',
    'https://127.0.0.1/x',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost:3000/api/me',
    'https://evil.example/push',
    'https://fcm.googleapis.com@evil.example/',
    'https://fcm.googleapis.com:8080/x',
    `https://fcm.googleapis.com/${'x'.repeat(1010)}`,
  ])('go to no address that is not a push service’s: %s', async (endpoint) => {
    const { keys } = new StandInBrowser().subscription
    const answer = await aline.send('POST', '/api/push/subscriptions', { endpoint, keys })
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
    expect(answer.body.fields[0].field).toBe('endpoint')
    expect(kept()).toEqual([])
  })

  test('need keys that can be encrypted for', async () => {
    const { endpoint, keys } = new StandInBrowser().subscription
    const offTheCurve = Buffer.alloc(65, 7)
    offTheCurve[0] = 4
    for (const wrong of [
      { ...keys, auth: 'short' },
      { ...keys, p256dh: 'short' },
      { ...keys, p256dh: offTheCurve.toString('base64url') },
      { ...keys, p256dh: `${keys.p256dh.slice(0, 80)}$$$$$$$` },
    ]) {
      const answer = await aline.send('POST', '/api/push/subscriptions', { endpoint, keys: wrong })
      expect([answer.status, answer.body.fields[0].field]).toEqual([400, 'keys'])
    }
  })
})

test('a push service of the operator’s own may be allowed', async () => {
  await running.restart({ PUSH_SERVICES: 'push.example.org, *.up.example' })
  const jean = await signedInBrowser(running.server.context, '250788000001')
  const { subscription } = new StandInBrowser('https://a.up.example/UP?token=1')
  expect((await jean.send('POST', '/api/push/subscriptions', subscription)).status).toBe(200)
})
