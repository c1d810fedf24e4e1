import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Elysia } from 'elysia'
import { type Browser, chromium } from 'playwright-core'
import { barriersOn } from '../../test/web.ts'
import { workerPath } from '../assets.ts'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { languages } from '../i18n/languages.ts'
import { makeQr } from '../qr/code.ts'
import { parsePayee } from '../qr/payee.ts'
import { Pictures } from '../qr/pictures.ts'
import { changeTemplate } from '../qr/templates.ts'
import { pay } from './pay.ts'

const phone = 'Mozilla/5.0 (Linux; Android 13) Mobile'
let db: Db
let pictures: Pictures
let app: ReturnType<typeof openApp>

beforeAll(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  pictures = new Pictures({ workerPath: workerPath('server/qr/picture-worker.ts') })
  app = openApp()
  await keep('merchant1', '123456', 1000)
  await keep('airtel123', '0731234567', null)
})
afterAll(async () => {
  pictures.stop()
  await app.stop()
  await db.close()
})

describe('the page a poster leads to', () => {
  test('shows payee, amount and digits, and dials with the # encoded', async () => {
    const { status, html } = await get('/q/merchant1', { 'user-agent': phone })
    expect(status).toBe(200)
    expect(html).toContain('<h1>123456</h1>')
    expect(html).toContain('1,000 RWF')
    expect(html).toContain('<code>*182*8*1*123456*1000#</code>')
    expect(html).toContain('href="tel:*182*8*1*123456*1000%23"')
  })

  test('speaks the browser’s language, or the one asked for', async () => {
    for (const [accepted, sentence] of [
      ['fr-FR,fr;q=0.9,en;q=0.8', 'Payer à'],
      ['de, rw;q=0.4', 'Ishyura'],
      ['sw', 'Piga sasa'],
      ['zh', 'Pay to'],
    ] as const) {
      expect(
        (await get('/q/merchant1', { 'accept-language': accepted, 'user-agent': phone })).html,
      ).toContain(sentence)
    }
    expect((await get('/q/merchant1?lang=rw', { 'accept-language': 'fr' })).html).toContain('lang="rw"')
  })

  test('runs nothing but its own script and styles, and stays out of search engines', async () => {
    const { headers, html } = await get('/q/merchant1')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(html).not.toMatch(/<style|style=|<script>|onclick/)
    for (const path of ['/q/-/pay.css', '/q/-/copy.js']) expect((await get(path)).status).toBe(200)
  })

  test('shows a computer the code itself', async () => {
    const { html } = await get('/q/merchant1', { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' })
    expect(html).toContain('src="/q/merchant1/code.png?lang=en"')
    expect(html).not.toContain('class="dial"')
    const picture = await app.handle(new Request('http://localhost/q/merchant1/code.png?lang=en'))
    const bytes = new Uint8Array(await picture.arrayBuffer())
    expect(await pictures.read(bytes)).toEqual({ ok: true, value: ['tel:*182*8*1*123456*1000#'] })
  })

  test('offers the other networks that are switched on, unverified ones marked', async () => {
    await keep('airtel456', '0731234567', 2000)
    await db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { enabled: true }))
    const { html } = await get('/q/airtel456', { 'user-agent': phone })
    await db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { enabled: false }))
    expect(html).toContain('If you use MTN')
    expect(html).toContain('If you use Airtel <span class="doubt">(not confirmed)</span>')
    expect(html).toContain('*500*1*1*0731234567*2000#')
  })

  test('says so when there is no such code', async () => {
    for (const path of ['/q/nothere1', '/q/%3Cscript%3E', '/q/nothere1/code.png']) {
      const { status, html } = await get(path, { 'accept-language': 'rw' })
      expect(status).toBe(404)
      expect(html).toContain('Iyi kode ntizwi')
      expect(html).not.toContain('<script>')
    }
  })
})

describe('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    app.listen(0)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  test('works without JavaScript, and does not scroll sideways at 360 px', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      userAgent: phone,
      viewport: { width: 360, height: 700 },
    })
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${app.server?.port}/q/airtel123`)
    expect(await page.getByRole('link', { name: 'Dial now' }).getAttribute('href')).toBe(
      'tel:*182*1*2*0731234567%23',
    )
    expect(await page.getByRole('button').count()).toBe(0)
    await context.close()
  })

  test('adds a copy button when it can', async () => {
    const context = await browser.newContext({
      userAgent: phone,
      permissions: ['clipboard-read', 'clipboard-write'],
      viewport: { width: 360, height: 700 },
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`http://127.0.0.1:${app.server?.port}/q/merchant1`)
    await page.getByRole('button', { name: 'Copy the code' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('*182*8*1*123456*1000#')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each(languages)('nobody stumbles over it, %s', async (language) => {
    await db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { enabled: true }))
    for (const [slug, colorScheme, userAgent] of [
      ['airtel456', 'light', phone],
      ['airtel456', 'dark', phone],
      ['merchant1', 'light', computer],
      ['nothere1', 'light', phone],
    ] as const) {
      const context = await browser.newContext({
        userAgent,
        colorScheme,
        viewport: { width: 360, height: 740 },
      })
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${app.server?.port}/q/${slug}?lang=${language}`)
      expect(await barriersOn(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      await page.screenshot({
        path: join(shots, `pay-${slug}-${language}-${colorScheme}.png`),
        fullPage: true,
      })
      await context.close()
    }
    await db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { enabled: false }))
  })
})

const computer = 'Mozilla/5.0 (X11; Linux x86_64)'
const shots = process.env.PICTURES ?? tmpdir()

function openApp() {
  return new Elysia().use(pay({ read: db.read, pictures }))
}

async function keep(slug: string, written: string, amountRwf: number | null): Promise<void> {
  const payee = parsePayee(written)
  if (!payee.ok) throw new Error(payee.problem)
  await db.write((tx) => makeQr(tx, null, { payee: payee.value, amountRwf, now: 1, slug }))
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.handle(new Request(`http://localhost${path}`, { headers }))
  return { status: response.status, headers: response.headers, html: await response.text() }
}
