import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import fc from 'fast-check'
import { anyHeaders, anyMethod, anyPath, anyQuery } from './any-request.ts'
import { type Answer, rawHttp } from './raw-http.ts'
import { type Running, startAll } from './running.ts'

// What no browser would send, to every door that stands open to all. More of it: WEB_RUNS=2000.
setDefaultTimeout(240_000)

let running: Running
const { raw, send } = rawHttp(() => running.server.url)
beforeAll(async () => {
  running = await startAll({
    settings: { API_REQUESTS_PER_MINUTE: '10000000', API_PER_PERSON_PER_MINUTE: '1000000' },
  })
  // The page is built at the first request, which takes its time.
  expect((await send('GET', '/')).status).toBe(200)
})
afterAll(() => running[Symbol.asyncDispose]())

/** Each test leaves a server that answers as before. */
async function isWell(): Promise<void> {
  const page = await send('GET', '/', { accept: 'text/html' })
  expect([page.status, page.body.includes('<div id="app">')]).toEqual([200, true])
  expect((await send('GET', '/api/config')).status).toBe(200)
}

describe('any request', () => {
  test('is answered, with no fault of ours and nothing from outside', async () => {
    await fc.assert(
      fc.asyncProperty(anyMethod, anyPath, anyQuery, anyHeaders, async (verb, where, asked, given) => {
        judge(await send(verb, where + asked, given), verb, where)
      }),
      { numRuns: runs },
    )
    await isWell()
  })

  test('without anything of HTTP in it ends, and nobody else notices', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        'GET',
        'GET /',
        'GET / HTTP/9.9\r\n\r\n',
        '\r\n\r\n',
        'GET  HTTP/1.1\r\n\r\n',
        '\u0016\u0003\u0001',
      ),
      fc.constantFrom(
        'POST /share HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabc',
        'POST /share HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\n0\r\n\r\n',
        'GET / HTTP/1.1\r\n\r\n',
        'get / HTTP/1.1\r\nhost: a\r\n\r\n',
        'BREW / HTTP/1.1\r\nhost: a\r\n\r\n',
        'GET http://elsewhere.example/api/me HTTP/1.1\r\nhost: a\r\n\r\n',
        'GET / HTTP/1.1\r\nhost: \u0000\r\n\r\n',
        'GET /q/x HTTP/1.1\r\nhost: [\r\n\r\n',
        'GET /api/me HTTP/1.1\r\nhost: a b:99999999\r\norigin: x\r\n\r\n',
      ),
    )
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const answer = await raw(Buffer.from(text, 'latin1'), { endsAtOnce: true })
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
        expect({ text, isOurFault: status >= 500 && status !== 505 }).toEqual({ text, isOurFault: false })
      }),
      { numRuns: Math.ceil(runs / 4) },
    )
    await isWell()
  })
})

test('whoever says no host, or none that can be, is refused, but a supervisor may ask how it goes', async () => {
  for (const host of ['', 'a b:99999999', '[', '\u0000']) {
    for (const where of ['/', '/api/me', '/api/live', '/share', '/-/x', '/webhooks/whatsapp', '/q/x']) {
      const answer = await raw(
        Buffer.from(`GET ${where} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`),
      )
      expect([where, host, answer.split('\r\n')[0]]).toEqual([where, host, expect.stringMatching(/ 400 /)])
    }
  }
  for (const where of ['/health', '/ready'])
    expect(await raw(Buffer.from(`GET ${where} HTTP/1.0\r\n\r\n`), { endsAtOnce: true })).toMatch(
      /^HTTP\/1\.1 200 /,
    )
})

describe('what is shared', () => {
  const boundary = fc.constantFrom('x', 'a b', '"', '', '-'.repeat(80))
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '\r\n',
      '--x',
      '--x--',
      '\r\n--x\r\n',
      'content-disposition: form-data; name="files"; filename="',
    ),
    fc.constantFrom(
      '--x\r\ncontent-disposition: form-data; name="files"; filename="</script>.png"\r\n\r\n\u0000\r\n--x--\r\n',
      '--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n\r\n--x--',
      '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
      `--x\r\ncontent-disposition: form-data; name="url"\r\n\r\n${'y'.repeat(9000)}\r\n--x--\r\n`,
      '--x\r\ncontent-disposition: form-data; name="title"\r\n\r\n\ud800 \r\n\r\nset-cookie: a=b\r\n--x--\r\n',
    ),
  )

  test('may be any garbage: there is a page, or the way to one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          boundary.map((one) => `multipart/form-data; boundary=${one}`),
          fc.constantFrom(
            'application/x-www-form-urlencoded',
            'multipart/form-data',
            'application/json',
            'x',
          ),
        ),
        fc.array(part, { maxLength: 5 }).map((parts) => parts.join('')),
        async (type, body) => {
          const answer = await send('POST', '/share', { 'content-type': type }, body)
          judge(answer, 'POST', '/share')
          expect([200, 303, 400]).toContain(answer.status)
          expect(answer.headers['set-cookie']).toBeUndefined()
          expect(answer.body).not.toContain('</script>.png')
        },
      ),
      { numRuns: Math.ceil(runs / 3) },
    )
    await isWell()
  })

  test('may say that more comes than does', async () => {
    const head =
      'POST /share HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=x\r\n'
    for (const rest of [
      'content-length: 500\r\n\r\n--x\r\ncontent-disposition: form-data; name="text"\r\n\r\nhalf',
      'transfer-encoding: chunked\r\n\r\n5\r\n--x\r\n\r\nzz\r\n',
      'content-length: 999999999999\r\n\r\nx',
      'content-length: -1\r\n\r\nx',
    ])
      expect(await raw(Buffer.from(head + rest, 'latin1'), { endsAtOnce: true })).not.toMatch(/^HTTP\/1\.1 5/)
    await isWell()
  })
})

test('every answer binds to TLS whoever came by it, and nobody else', async () => {
  await running.restart({ PUBLIC_URL: 'https://inzira.example.rw', TRUST_PROXY: '1' })
  const { url } = running.server
  const hsts = async (path: string, init: RequestInit) => {
    const { headers } = await fetch(url + path, { ...init, redirect: 'manual' })
    return headers.has('strict-transport-security')
  }
  for (const path of [
    '/',
    '/api/me',
    '/api/none',
    '/none',
    '/share',
    '/q/none',
    '/trip/none',
    '/health',
    '/tiles/about',
  ])
    for (const method of ['GET', 'POST']) {
      const by = (proto: string) => hsts(path, { method, headers: { 'x-forwarded-proto': proto } })
      expect([method, path, await by('https'), await by('http')]).toEqual([method, path, true, false])
    }
  const bare = await raw(Buffer.from('GET /health HTTP/1.0\r\n\r\n'), { endsAtOnce: true })
  expect(bare).toMatch(/^HTTP\/1\.1 200 /)
})

/** What holds for every answer to anybody. */
function judge({ status, headers: said, body }: Answer, verb: string, where: string): void {
  const about = `${verb} ${where}`
  expect([about, status, status >= 200 && status < 500]).toEqual([about, status, true])
  // A file of this machine, of the project or of the build.
  expect([about, /root:x:0|"devDependencies"|SQLite format 3|"routes":\{/.test(body)]).toEqual([about, false])
  // The parser of the runtime refuses what is no HTTP before anybody of ours hears of it.
  if (status === 400 && body === '') return
  if (status === 431 || status === 413) return
  expect([about, said['x-content-type-options']]).toEqual([about, 'nosniff'])
  expect([about, said['content-security-policy']]).toEqual([
    about,
    expect.stringContaining("default-src 'none'"),
  ])
  expect([about, said['content-security-policy']]).toEqual([
    about,
    expect.stringContaining("frame-ancestors 'none'"),
  ])
  expect([about, said['referrer-policy']]).toEqual([about, expect.any(String)])
  expect([about, said['access-control-allow-origin']]).toEqual([about, undefined])
  const to = said.location
  if (to !== undefined) expect([about, to]).toEqual([about, expect.stringMatching(/^\/(?!\/)/)])
}

const runs = Number(process.env.WEB_RUNS ?? 300)
