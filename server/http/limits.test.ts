import { afterEach, describe, expect, test } from 'bun:test'
import { connect } from 'node:net'
import { type Running, startAll } from '../../test/running.ts'
import { ManualClock } from '../clock.ts'
import { personOf } from '../people/identity.ts'
import { openSession } from '../sessions/session.ts'

let running: Running
afterEach(() => running[Symbol.asyncDispose]())
const behindProxy = { TRUST_PROXY: '1' }

/** From an address of its own unless one is given; as our page sends it. */
async function send(method: string, path: string, init: BunFetchRequestInit & { from?: string } = {}) {
  const { from = '41.186.1.1', headers, ...rest } = init
  const answer = await fetch(running.server.url + path, {
    method,
    redirect: 'manual',
    headers: { 'x-forwarded-for': from, 'sec-fetch-site': 'same-origin', ...headers },
    ...rest,
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text }
}

const json = { 'content-type': 'application/json' }
const codeOf = ({ text }: { text: string }) => (JSON.parse(text) as { code?: string }).code

async function cookieOf(waId: string): Promise<string> {
  const { db, clock } = running.server.context
  const now = clock.now()
  const { token } = await db.write((tx) =>
    openSession(
      tx,
      { personId: personOf(tx, { waId, name: 'Aline' }, now), loginId: null, device: 'x' },
      now,
    ),
  )
  return `inzira=${token}`
}

/** Sent without a length, piece by piece, for as long as anybody takes it. */
function chunked(pieces: number, piece: string) {
  let sent = 0
  return {
    body: new ReadableStream({
      pull(controller) {
        if (sent === pieces) return controller.close()
        sent += 1
        controller.enqueue(new TextEncoder().encode(piece))
      },
    }),
    sent: () => sent,
  }
}

/** Sends this and no more; what is answered until the connection is closed. */
function half(text: string): Promise<string> {
  const { hostname, port } = new URL(running.server.url)
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

describe('a body that is no upload', () => {
  test('is refused when it is large, whether or not it says so before', async () => {
    running = await startAll()
    const zeros = `{"language":[${'0,'.repeat(40_000)}0]}`
    const said = await send('POST', '/api/sign-in', { body: zeros, headers: json })
    expect([said.status, codeOf(said)]).toEqual([413, 'request.too_large'])
    const unsaid = chunked(1000, '0,'.repeat(5000))
    const answer = await send('POST', '/api/sign-in', { body: unsaid.body, headers: json })
    expect([answer.status, codeOf(answer)]).toEqual([413, 'request.too_large'])
    const nowhere = await send('POST', '/none', { body: zeros, headers: json })
    expect(nowhere.status).toBe(413)
  })

  test('is not looked through when it has more values than any of ours, or is no JSON', async () => {
    running = await startAll()
    const many = await send('POST', '/api/sign-in', {
      body: `{"language":[${'{},'.repeat(15_000)}{}]}`,
      headers: json,
    })
    expect([many.status, codeOf(many)]).toEqual([400, 'request.invalid'])
    expect(many.text.length).toBeLessThan(500)
    const pairs = 'a=1&'.repeat(1000)
    const form = await send('POST', '/api/sign-in', {
      body: pairs,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([form.status, codeOf(form)]).toEqual([400, 'request.unreadable'])
  })

  test('that is held back is given up, and its connection closed', async () => {
    const clock = new ManualClock()
    running = await startAll({ clock })
    const head = (path: string, type: string) =>
      `POST ${path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncontent-type: ${type}\r\ncontent-length: 4000\r\n\r\n{"a":`
    const waiting = half(head('/api/sign-in', 'application/json'))
    const step = setInterval(() => clock.advance(5000), 20)
    const answer = await waiting
    clearInterval(step)
    expect(answer).toStartWith('HTTP/1.1 400 ')
    expect(answer).toContain('"code":"request.unreadable"')
  })
})

describe('how often', () => {
  test('what is refused counts as well: what is not valid, not readable, not there, or from another site', async () => {
    running = await startAll({ settings: { ...behindProxy, API_PER_PERSON_PER_MINUTE: '8' } })
    const kinds: [path: string, init: BunFetchRequestInit][] = [
      ['/api/sign-in', { body: '{"language":7}', headers: json }],
      ['/api/sign-in', { body: '{', headers: json }],
      ['/api/nothing/x', { body: '{}', headers: json }],
      ['/api/me', { body: '{}', headers: { ...json, 'sec-fetch-site': 'cross-site' } }],
    ]
    for (const [number, [path, init]] of kinds.entries()) {
      const from = `41.186.${number}.1`
      const statuses = new Set<number>()
      for (let n = 0; n < 8; n += 1) statuses.add((await send('POST', path, { ...init, from })).status)
      expect([path, statuses.has(429)]).toEqual([path, false])
      expect([path, (await send('POST', path, { ...init, from })).status]).toEqual([path, 429])
    }
  })

  test('the many addresses that one has in IPv6 are one, and neighbouring networks are few', async () => {
    running = await startAll({ settings: { ...behindProxy, API_PER_PERSON_PER_MINUTE: '10' } })
    const ask = async (from: string) => (await send('GET', '/api/config', { from })).status
    for (let n = 1; n <= 10; n += 1) expect(await ask(`2001:db8:0:1:${n}::1`)).toBe(200)
    expect(await ask('2001:db8:0:1:ffff::1')).toBe(429)
    for (let n = 2; n < 12; n += 1) expect(await ask(`2001:db8:0:${n}::1`)).toBe(200)
    expect(await ask('2001:db8:0:ff::1')).toBe(429)
    expect(await ask('2001:db8:1::1')).toBe(200)
  })

  test('strangers use up nothing of what signed-in people have', async () => {
    running = await startAll({ settings: { ...behindProxy, API_REQUESTS_PER_MINUTE: '20' } })
    const cookie = await cookieOf('250788123456')
    let last = 200
    for (let n = 0; n < 12; n += 1) last = (await send('GET', '/api/config', { from: `10.${n}.0.1` })).status
    expect(last).toBe(429)
    expect((await send('GET', '/api/me', { headers: { cookie } })).status).toBe(200)
  })

  test('ten addresses keep nobody from signing in', async () => {
    running = await startAll({
      settings: { ...behindProxy, API_REQUESTS_PER_MINUTE: '10000', API_PER_PERSON_PER_MINUTE: '1000' },
    })
    const ask = async (from: string) =>
      (await send('POST', '/api/sign-in', { body: '{}', headers: json, from })).status
    for (let n = 0; n < 610; n += 1) await ask(`10.${n % 11}.0.1`)
    expect(await ask('41.186.1.1')).toBe(200)
  })

  test('searching is dearer for whoever is not signed in', async () => {
    running = await startAll({ settings: behindProxy })
    const cookie = await cookieOf('250788123456')
    const search = '/api/places/search?q=Kimironko'
    for (let n = 0; n < 60; n += 1) await send('GET', search)
    expect((await send('GET', search)).status).toBe(429)
    expect((await send('GET', search, { headers: { cookie } })).status).toBe(200)
  })
})

describe('sharing without a service worker', () => {
  const words = { body: 'text=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }

  test('is for so many at once, and others are told so on a page', async () => {
    running = await startAll({ settings: behindProxy })
    const leave: (() => void)[] = []
    const hold = (from: string) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      leave.push(resolve)
      const body = new ReadableStream({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode('text='))
          await promise
          controller.close()
        },
      })
      return send('POST', '/share', { ...words, body, from })
    }
    const held = ['41.186.1.1', '41.186.1.1'].map(hold)
    let third = await send('POST', '/share', words)
    // Those two are let in as soon as they have come.
    while (third.status === 303) third = await send('POST', '/share', { ...words })
    expect([third.status, third.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(third.text).toContain('share it again')
    expect((await send('POST', '/share', { ...words, from: '41.186.1.2' })).status).toBe(303)
    for (const go of leave) go()
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([303, 303])
    expect((await send('POST', '/share', words)).status).toBe(303)
  })

  test('is counted, and forms of thousands of parts are not taken apart', async () => {
    running = await startAll({ settings: { ...behindProxy, API_PER_PERSON_PER_MINUTE: '24' } })
    const part = '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nx\r\n'
    const parts = {
      body: `${part.repeat(1000)}--b--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    }
    const many = await send('POST', '/share', parts)
    expect([many.status, many.headers.get('location')]).toEqual([303, '/share?lost=1'])
    expect((await send('POST', '/share', words)).headers.get('location')).toBe('/share?text=x')
    expect((await send('POST', '/share', words)).status).toBe(503)
  })
})

test('a webhook body that nobody signed is not read, whatever stands behind its address', async () => {
  running = await startAll()
  for (const path of ['/webhooks/whatsapp?x=1', '/webhooks/whatsapp/', '/webhooks/whatsapp'])
    expect([path, (await send('POST', path, { body: 'x'.repeat(1000) })).status]).toEqual([path, 401])
})
