import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let aline: TestBrowser
beforeEach(async () => {
  running = await startAll({ settings: { API_PER_PERSON_PER_MINUTE: '30' } })
  aline = await signedInBrowser(running.server.context, '250788123456')
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context

describe('the API', () => {
  test('tells whoever is signed in who they are, and nobody else', async () => {
    expect((await aline.send('GET', '/api/me')).body).toEqual({
      id: aline.personId,
      name: 'Person 456',
      language: null,
      phone: '250788123456',
      stopped: false,
    })
    expect((await aline.send('GET', '/api/who')).body.me.name).toBe('Person 456')
    expect((await strangerBrowser(context()).send('GET', '/api/who')).body).toEqual({ me: null })
    const { status, body, headers } = await strangerBrowser(context()).send('GET', '/api/me')
    expect([status, body.code, body.status]).toEqual([401, 'session.missing', 401])
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect((await strangerBrowser(context()).send('GET', '/api/config')).status).toBe(200)
  })

  test('answers an unknown address, an unreadable body and a wrong field with what to do', async () => {
    expect((await aline.send('GET', '/api/nothing')).body.code).toBe('not.found')
    const wrong = await aline.send('PATCH', '/api/me', { language: 'xx', name: 7 })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'request.invalid'])
    expect(wrong.body.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
      'language',
      'name',
    ])
    const headers = { 'content-type': 'application/json' }
    const form = await aline.send('PATCH', '/api/me', new FormData(), headers)
    expect([form.status, form.body.code]).toEqual([400, 'request.unreadable'])
  })

  test('keeps a name as the conversation would, and takes no body that is no object', async () => {
    const shown = await aline.send('PATCH', '/api/me', { name: '*Inzira*\n\u202Eoperator\u0000' })
    expect(shown.body.name).toBe('Inzira operator')
    for (const name of ['* *', '\u202E', '\u0000']) {
      const { status, body } = await aline.send('PATCH', '/api/me', { name })
      expect([status, body.code, body.fields[0].field]).toEqual([400, 'request.invalid', 'name'])
    }
    for (const body of [[], [1], 'Aline', 7, null, undefined]) {
      expect((await aline.send('PATCH', '/api/me', body)).status, JSON.stringify(body)).toBe(400)
    }
    expect((await aline.send('GET', '/api/me')).body.name).toBe('Inzira operator')
  })

  test('does a write once, however often it is sent under its key', async () => {
    const key = { 'idempotency-key': 'one-two-three-4' }
    const first = await aline.send('PATCH', '/api/me', { name: 'Aline' }, key)
    await aline.send('PATCH', '/api/me', { name: 'Uwase' })
    const again = await aline.send('PATCH', '/api/me', { name: 'Aline' }, key)
    expect([first.body.name, again.status]).toEqual(['Aline', 200])
    expect((await aline.send('GET', '/api/me')).body.name).toBe('Uwase')
    const other = await aline.send('PATCH', '/api/me', { name: 'Other' }, key)
    expect([other.status, other.body.code]).toEqual([422, 'key.reused'])
    const jean = await signedInBrowser(context(), '250788000001')
    expect((await jean.send('PATCH', '/api/me', { name: 'Jean' }, key)).body.name).toBe('Jean')
  })

  test('takes no write without a key, or from another site', async () => {
    const name = { name: 'Mallory' }
    expect((await aline.send('PATCH', '/api/me', name, { 'idempotency-key': '' })).body.code).toBe(
      'key.missing',
    )
    for (const foreign of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': '' },
    ] as Record<string, string>[]) {
      expect((await aline.send('PATCH', '/api/me', name, foreign)).body.code).toBe('request.foreign')
    }
    expect((await aline.send('GET', '/api/me')).body.name).toBe('Person 456')
  })

  test('sends nothing twice that the browser still has', async () => {
    const first = await aline.send('GET', '/api/me')
    const etag = first.headers.get('etag') ?? ''
    const again = await aline.send('GET', '/api/me', undefined, { 'if-none-match': etag })
    expect([again.status, again.body]).toEqual([304, ''])
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
  })

  test('tells who asks too often for how long to wait, and lets others go on', async () => {
    let last = await aline.send('GET', '/api/me')
    for (let n = 0; n < 31; n += 1) last = await aline.send('GET', '/api/me')
    expect([last.status, last.body.code]).toEqual([429, 'too.many'])
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    const jean = await signedInBrowser(context(), '250788000001')
    expect((await jean.send('GET', '/api/me')).status).toBe(200)
  })
})
