import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Elysia } from 'elysia'
import { type Browser, chromium } from 'playwright-core'
import { barriersOn } from '../../test/web.ts'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { languages } from '../i18n/languages.ts'
import { memory } from '../queue/testing.ts'
import { trip } from './trip.ts'

const minuteMs = 60_000
let db: Db
let clock: ManualClock
let app: ReturnType<typeof openApp>

beforeAll(async () => {
  db = await memory()
  clock = new ManualClock(Date.parse('2026-11-23T14:00:00+02:00'))
  app = openApp()
  await db.write((tx) => {
    const person = 'insert into person (id, wa_id, phone, name, first_seen_at) values (?, ?, ?, ?, 1)'
    tx.run(person, 1, '250788111222', '250788111222', 'Aline Uwase')
    tx.run(person, 2, '250788333444', '250788333444', 'Jean <b>Bosco</b> Habimana')
    tx.run(
      `insert into vehicle (id, person_id, type, plate, state, insured_until, created_at)
       values (1, 2, 'moto', 'RE123A', 'active', ?, 1)`,
      clock.now() + 1e9,
    )
  })
})
afterAll(async () => {
  await app.stop()
  await db.close()
})

beforeEach(() =>
  db.write((tx) => {
    tx.run('delete from ride')
    tx.run('delete from driver_presence')
    tx.run(
      `insert into ride (id, passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, pickup_name,
         dropoff_latitude, dropoff_longitude, dropoff_name, radius_m, pin, share_token, requested_at, look_until)
       values (1, 1, 'moto', 'requested', -1.9499, 30.1266, 'Kimironko market', -1.9441, 30.0619, 'Kigali city centre',
         10000, '4711', 'tok-3n', ?, ?)`,
      clock.now(),
      clock.now() + 10 * minuteMs,
    )
    tx.run(
      `insert into driver_presence (person_id, vehicle_id, vehicle_type, latitude, longitude, source, online_since, seen_at, expires_at)
       values (2, 1, 'moto', -1.95123456, 30.11, 'live', 1, ?, ?)`,
      clock.now() - 3 * minuteMs,
      clock.now() + 1e9,
    )
  }),
)

describe('the page behind a shared trip', () => {
  test('shows who drives with which plate, from where to where, and where they were last seen', async () => {
    await becomes('started')
    const { status, html } = await get('/trip/tok-3n')
    expect(status).toBe(200)
    for (const shown of [
      'On the way',
      'since 14:00',
      'Jean',
      'RE 123 A',
      'Moto',
      'Kimironko market',
      'Kigali city centre',
      '3 min ago',
      'href="geo:-1.95123,30.11?q=-1.95123,30.11"',
      'https:&#47;&#47;www.openstreetmap.org',
      'tel:112',
    ]) {
      expect(html).toContain(shown.replaceAll('&#47;', '/'))
    }
    expect(html).toContain('<meta http-equiv="refresh" content="20">')
  })

  test('tells nobody’s number, PIN, last name or anything of the passenger', async () => {
    await becomes('started')
    const { html } = await get('/trip/tok-3n')
    for (const secret of ['788', '4711', 'Habimana', 'Aline', '<b>']) expect(html).not.toContain(secret)
  })

  test.each([
    ['requested', 'Looking for a driver'],
    ['offered', 'Looking for a driver'],
    ['accepted', 'The driver is coming'],
    ['arrived', 'The driver waits at the pickup'],
    ['started', 'On the way'],
    ['completed', 'Arrived'],
    ['cancelled', 'The ride was cancelled'],
    ['expired', 'No driver was found'],
  ] as const)('says of a ride that is %s: %s', async (state, words) => {
    await becomes(state)
    const { html } = await get('/trip/tok-3n')
    expect(html).toContain(`>${words}</h1>`)
    const isUnderWay = ['accepted', 'arrived', 'started'].includes(state)
    expect(html.includes('geo:')).toBe(isUnderWay)
  })

  test('speaks four languages', async () => {
    await becomes('started')
    const titles = ['On the way', 'En route', 'Bari mu nzira', 'Wako njiani']
    for (const [index, language] of languages.entries()) {
      expect((await get('/trip/tok-3n', { 'accept-language': language })).html).toContain(
        titles[index] ?? '?',
      )
      expect((await get(`/trip/tok-3n?lang=${language}`)).html).toContain(`lang="${language}"`)
    }
  })

  test('says that help was asked for, and that the position is not known', async () => {
    await becomes('started')
    await db.write((tx) => {
      tx.run(`update ride set sos_at = ?, sos_by = 'passenger'`, clock.now())
      tx.run('delete from driver_presence')
    })
    const { html } = await get('/trip/tok-3n')
    expect(html).toContain('Help was asked for at 14:00.')
    expect(html).toContain('not known at the moment')
  })

  test('goes away two hours after the end, as if it had never been', async () => {
    await becomes('completed')
    clock.advance(119 * minuteMs)
    expect((await get('/trip/tok-3n')).status).toBe(200)
    clock.advance(minuteMs)
    const ended = await get('/trip/tok-3n')
    const never = await get('/trip/nothing-here')
    expect(ended.status).toBe(404)
    expect(ended.html).toContain('There is no ride here')
    expect([ended.status, ended.html]).toEqual([never.status, never.html])
    expect((await get('/trip/%3Cscript%3E')).html).not.toContain('<script')
  })

  test('runs nothing but its own styles and script, is kept by nobody and found by no search engine', async () => {
    const { headers, html } = await get('/trip/tok-3n')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(html).not.toMatch(/<style|style=|<script>|onclick/)
    expect(html.match(/<script src="([^"]*)"/g)).toEqual(['<script src="/trip/-/follow.js"'])
    expect((await get('/trip/-/trip.css')).status).toBe(200)
  })
})

describe('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    app.listen(0)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  test.each(['light', 'dark'] as const)('fits 360 px, %s', async (colorScheme) => {
    await becomes('started')
    const context = await browser.newContext({
      javaScriptEnabled: false,
      colorScheme,
      viewport: { width: 360, height: 740 },
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`http://127.0.0.1:${app.server?.port}/trip/tok-3n?lang=fr`)
    const map = page.getByRole('link', { name: 'Ouvrir dans mon appli de cartes' })
    expect((await map.boundingBox())?.height).toBeGreaterThan(44)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('keeps up with the ride by itself, and keeps a reader’s place', async () => {
    await becomes('accepted')
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`http://127.0.0.1:${app.server?.port}/trip/tok-3n?lang=en`)
    await page.getByRole('heading', { name: 'The driver is coming' }).waitFor()
    await page.getByRole('link', { name: 'Kimironko market' }).focus()
    await db.write((tx) => {
      tx.run(`update ride set state = 'arrived', arrived_at = ?`, clock.now())
      tx.run(`update ride set state = 'started', started_at = ?`, clock.now())
    })
    await page.clock.runFor(20_000)
    await page.getByRole('heading', { name: 'On the way' }).waitFor()
    await page.getByRole('status').getByText('On the way').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Kimironko market')
    await db.write((tx) =>
      tx.run(`update ride set state = 'completed', fare_rwf = 900, ended_at = ?`, clock.now()),
    )
    await page.clock.runFor(20_000)
    await page.getByText('This page goes away two hours after the end.').waitFor()
    await context.close()
  })

  test.each(languages)('nobody stumbles over it, %s', async (language) => {
    await becomes('started')
    for (const [token, colorScheme] of [
      ['tok-3n', 'light'],
      ['tok-3n', 'dark'],
      ['none', 'light'],
    ] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${app.server?.port}/trip/${token}?lang=${language}`)
      expect(await barriersOn(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      await page.screenshot({ path: join(shots, `trip-${token}-${language}-${colorScheme}.png`) })
      await context.close()
    }
  })
})

const shots = process.env.PICTURES ?? tmpdir()

/** What a change of state writes beside it, as the database demands. */
const changes = {
  requested: '',
  offered: '',
  accepted: ', driver_id = 2, vehicle_id = 1, accepted_at = ?2',
  arrived: ', arrived_at = ?2',
  started: ', started_at = ?2',
  completed: ', fare_rwf = 900, ended_at = ?2',
  cancelled: `, cancelled_by = 'passenger', ended_at = ?2`,
  expired: ', ended_at = ?2',
}
const usual = ['offered', 'accepted', 'arrived', 'started', 'completed'] as const

/** Through every state on the way there. */
async function becomes(state: keyof typeof changes): Promise<void> {
  const before = (usual as readonly string[]).indexOf(state)
  const way = state === 'requested' ? [] : before === -1 ? [state] : usual.slice(0, before + 1)
  await db.write((tx) => {
    for (const next of way)
      tx.run(`update ride set state = ?1${changes[next]} where ?2 is not null`, next, clock.now())
  })
}

function openApp() {
  return new Elysia().use(trip({ read: db.read, clock, timezone: 'Africa/Kigali', emergencyNumber: '112' }))
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.handle(new Request(`http://localhost${path}`, { headers }))
  return { status: response.status, headers: response.headers, html: await response.text() }
}
