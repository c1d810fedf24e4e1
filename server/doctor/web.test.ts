import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { migrateUp } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { personOf } from '../people/identity.ts'
import { GoogleStandIn } from '../places/google/testing.ts'
import { subscribe } from '../push/subscription.ts'
import { StandInBrowser } from '../push/testing.ts'
import { vapidKeys } from '../push/vapid.ts'
import { openSession } from '../sessions/session.ts'
import type { Check } from './check.ts'
import { checkGoogle } from './google.ts'
import { checkWebDoor, type WebDoorOptions } from './web-door.ts'
import { checkPushKey, webAdvices } from './web-settings.ts'

const fixtures = join(import.meta.dir, '../../fixtures/tls')
const ca = await Bun.file(join(fixtures, 'stand-in-certificate.pem')).text()
const key = await Bun.file(join(fixtures, 'stand-in-key.pem')).text()

/** A server as it looks from outside when everything gets through, but for what a test spoils. */
const good: Record<string, (request: Request) => Response> = {
  '/': () =>
    new Response('<link rel="manifest" href="/manifest.webmanifest?lang=en">', {
      headers: { 'content-type': 'text/html;charset=utf-8', 'strict-transport-security': 'max-age=1' },
    }),
  '/sw.js': () =>
    new Response(Bun.gzipSync('"worker"'), {
      headers: { 'content-type': 'text/javascript;charset=utf-8', 'content-encoding': 'gzip' },
    }),
  '/manifest.webmanifest': () =>
    new Response('{}', { headers: { 'content-type': 'application/manifest+json' } }),
  '/api/live': ({ headers }) =>
    new Response('', { status: headers.get('upgrade') === 'websocket' ? 401 : 404 }),
}

async function door(
  spoilt: Partial<typeof good> = {},
  options: Partial<WebDoorOptions> & { plain?: (request: Request) => Response } = {},
): Promise<Record<string, Check>> {
  const routes = { ...good, ...spoilt }
  const fetch = (request: Request) =>
    routes[new URL(request.url).pathname]?.(request) ?? new Response('', { status: 404 })
  const { plain = () => Response.redirect('https://localhost/', 308), ...more } = options
  const proxy = Bun.serve({ port: 0, hostname: '127.0.0.1', tls: { cert: ca, key }, fetch })
  const plainProxy = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: plain })
  try {
    const checks = await checkWebDoor({
      publicUrl: `https://localhost:${proxy.port}`,
      trustProxy: 1,
      ca,
      plainUrl: `http://127.0.0.1:${plainProxy.port}`,
      ...more,
    })
    return Object.fromEntries(checks.map((check) => [check.name, check]))
  } finally {
    await Promise.all([proxy.stop(true), plainProxy.stop(true)])
  }
}

const statuses = (checks: Record<string, Check>) =>
  Object.fromEntries(Object.entries(checks).map(([name, { status }]) => [name, status]))

describe('the web app from outside', () => {
  test('is well when everything gets through', async () => {
    const checks = await door()
    expect(statuses(checks)).toEqual({
      certificate: 'ok',
      'web app': 'ok',
      live: 'ok',
      compression: 'ok',
      HSTS: 'ok',
      http: 'ok',
    })
    expect(checks.compression?.finding).toContain('gzip')
  })

  test.each([
    ['another site', { '/': () => new Response('Welcome to nginx!') }, 'is not the app', 'every path'],
    ['a proxy without it', { '/': () => new Response('', { status: 502 }) }, '502', 'HOST and PORT'],
    [
      'a move to another name',
      { '/': () => Response.redirect('https://www.example.rw/', 301) },
      'leads on to https://www.example.rw/',
      'Set PUBLIC_URL',
    ],
    ['no worker', { '/sw.js': () => new Response('', { status: 404 }) }, '/sw.js answers 404', 'as it is'],
    [
      'the page for every path',
      { '/sw.js': () => new Response('', { headers: { 'content-type': 'text/html' } }) },
      '/sw.js is text/html instead of text/javascript',
      'as it is',
    ],
    [
      'a manifest without its type',
      { '/manifest.webmanifest': () => new Response('{}') },
      '/manifest.webmanifest is',
      'as it is',
    ],
  ])('%s in its place does not work, and the cure is told', async (_, spoilt, finding, cure) => {
    const app = (await door(spoilt))['web app']
    expect(app).toMatchObject({ status: 'fail', finding: expect.stringContaining(finding) })
    expect(app?.cure).toContain(cure)
  })

  test('without WebSockets, compression, HSTS or a way from http it works, and that is told', async () => {
    const plainFile = () => new Response('"worker"', { headers: { 'content-type': 'text/javascript' } })
    const page = '<link rel="manifest" href="/manifest.webmanifest">'
    const checks = await door(
      {
        '/': () => new Response(page, { headers: { 'content-type': 'text/html' } }),
        '/sw.js': plainFile,
        '/api/live': () => new Response('', { status: 404 }),
      },
      { plain: () => new Response('the app, readable by everybody on the way') },
    )
    const { 'web app': app, certificate, ...others } = checks
    expect([app?.status, certificate?.status]).toEqual(['ok', 'ok'])
    expect(statuses(others)).toEqual({ live: 'warn', compression: 'warn', HSTS: 'warn', http: 'warn' })
    for (const { cure } of Object.values(others)) expect(cure).toStartWith('Let the proxy ')
  })

  test('tells how long its certificate is good, and goes no further with one that browsers refuse', async () => {
    const validTo = Date.parse(new X509Certificate(ca).validTo)
    const at = (daysBefore: number) => door({}, { now: validTo - daysBefore * 86_400_000 })
    expect((await at(200)).certificate).toMatchObject({ status: 'ok' })
    expect((await at(10)).certificate).toMatchObject({
      status: 'warn',
      finding: 'runs out in 10 days',
    })
    const late = await at(-2)
    expect(Object.keys(late)).toEqual(['certificate'])
    expect(late.certificate).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^ran out on 2126-\d\d-\d\d$/),
    })
    const stranger = await door({}, { ca: await strangersCa() })
    expect(stranger.certificate).toMatchObject({
      status: 'fail',
      finding: expect.stringContaining('do not believe it'),
    })
  })

  test('that cannot be reached from here, or never answers, is no more than a warning', async () => {
    const nowhere = await checkWebDoor({ publicUrl: 'https://127.0.0.1:1', trustProxy: 1, timeoutMs: 500 })
    expect(nowhere.map(({ status }) => status)).toEqual(['warn', 'warn'])
    for (const { cure } of nowhere) expect(cure).toContain('on a phone with mobile data')
    const unknown = await checkWebDoor({ publicUrl: 'http://nobody.invalid', trustProxy: 0, timeoutMs: 500 })
    expect(unknown.map(({ status }) => status)).toEqual(['warn'])

    const silent = Bun.listen({ port: 0, hostname: '127.0.0.1', socket: { data() {} } })
    for (const scheme of ['http', 'https']) {
      const publicUrl = `${scheme}://127.0.0.1:${silent.port}`
      const checks = await checkWebDoor({ publicUrl, trustProxy: 1, timeoutMs: 200 })
      expect(checks.every(({ status }) => status === 'warn')).toBe(true)
    }
    silent.stop(true)
  })
})

describe('the settings of the web app', () => {
  const advice = (more: Record<string, string>) =>
    [...webAdvices(readConfig({ APP_ENV: 'test', ...more }, 'tool').config)].map(({ finding }) => finding)

  test('say what is missing for people to come by it', () => {
    expect(advice({}).join()).toContain('PUBLIC_URL is not set')
    expect(advice({ PUBLIC_URL: 'https://bot.example.rw' }).join()).toContain('TRUST_PROXY is 0')
    expect(advice({ PUBLIC_URL: 'https://bot.example.rw', TRUST_PROXY: '1' })).toEqual([])
    expect(advice({ PUBLIC_URL: 'http://127.0.0.1:3000' })).toEqual([])
  })
})

describe('the key for notifications', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inzira-doctor-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is made when it is needed, is there, or is lost', async () => {
    const path = join(folder, 'inzira.db')
    await migrateUp(path, { backupDir: folder })
    const db = openDb(path)
    const found = () => checkPushKey(db.read)
    expect(found()).toMatchObject({ status: 'ok', finding: expect.stringContaining('is made when') })
    await vapidKeys(db, 1)
    expect(found()).toMatchObject({ status: 'ok', finding: 'is there; nobody has asked for notifications' })
    await db.write((tx) => {
      const personId = personOf(tx, { waId: '250788123456', name: 'Aline' }, 1)
      const { session } = openSession(tx, { personId, loginId: null, device: 'Chrome, Android' }, 1)
      subscribe(tx, { personId, sessionId: session.id }, new StandInBrowser().subscription, 1)
    })
    expect(found().finding).toBe('is there; 1 browser has asked for notifications')
    await db.write((tx) => tx.run('delete from server_key'))
    expect(found()).toMatchObject({ status: 'warn', cure: expect.stringContaining('backup') })
    await db.close()
  })
})

describe('Google’s key', () => {
  test('is taken, refused, or cannot be asked about, by one question that costs nothing', async () => {
    const google = new GoogleStandIn()
    try {
      const { url } = google
      expect(await checkGoogle(google.key, { url })).toMatchObject({ status: 'ok' })
      expect(google.asked).toHaveLength(1)
      expect(google.asked[0]?.headers['x-goog-fieldmask']).toBe('id')
      const wrong = `AIza${'y'.repeat(35)}`
      const refused = await checkGoogle(wrong, { url })
      expect(refused).toMatchObject({ status: 'warn', cure: expect.stringContaining('GOOGLE_MAPS_API_KEY') })
      expect(JSON.stringify(refused)).not.toContain(wrong)
      google.trouble = () => new Response('<html>', { status: 502 })
      expect((await checkGoogle(google.key, { url })).status).toBe('warn')
      google.trouble = () => new Promise(() => undefined)
      expect((await checkGoogle(google.key, { url, timeoutMs: 100 })).status).toBe('warn')
    } finally {
      await google.stop()
    }
  })
})

/** A certificate that has nothing to do with ours. */
const strangersCa = (): Promise<string> =>
  Bun.file(join(import.meta.dir, '../../fixtures/links/stand-in-certificate.pem')).text()
