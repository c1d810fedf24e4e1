import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createSimulator, type Simulator } from '../server/simulator/index.ts'
import { settingsFor } from './running.ts'
import { type Served, startServed } from './served.ts'

/** The app out of the program itself in a real browser, with Meta's stand-in. Source or binary, as INZIRA_BIN says. */
setDefaultTimeout(90_000)
let simulator: Simulator
let served: Served
let browser: Browser
beforeAll(async () => {
  simulator = await createSimulator()
  const { DATABASE_PATH: _, DATA_DIR: __, BACKUP_DIR: ___, ...settings } = settingsFor(simulator, '', '')
  served = await startServed({ ...settings, WHATSAPP_CHAT_URL: `${simulator.url}/wa.me` })
  simulator.setWebhook(`${served.url}/webhooks/whatsapp`)
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser.close()
  await served[Symbol.asyncDispose]()
  await simulator.stop()
})

/** A page, and all that its browser had to complain of or asked of others. */
async function visitor(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en' })
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(error.error().message))
  context.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(line.text())
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(?:https?|wss?):$/.test(url.protocol) && url.host !== new URL(served.url).host)
      complaints.push(`asks ${url.host}`)
  })
  return { page: await context.newPage(), complaints }
}

async function opens(page: Page, path: string): Promise<void> {
  await page.goto(served.url + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test('every page opens without a complaint and without asking anybody else, and again without a network', async () => {
  const { page, complaints } = await visitor()
  for (const path of [
    '/',
    '/qr',
    '/nearby',
    '/ride',
    '/schedule',
    '/vehicles',
    '/drive',
    '/history',
    '/profile',
  ])
    await opens(page, path)
  for (const path of ['/share?text=*182%23', '/sign-in', '/offline', '/ride/1']) await opens(page, path)
  await page.goto(`${served.url}/api/docs`)
  await page.getByText('POST').first().waitFor()
  expect(complaints).toEqual([])

  await opens(page, '/qr')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.context().setOffline(true)
  for (const path of ['/qr', '/', '/nearby']) await opens(page, path)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const others = complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))
  expect(others).toEqual([])
  await page.context().close()
})

test('whoever sends the code by WhatsApp is signed in, and stays so', async () => {
  const { page, complaints } = await visitor()
  await opens(page, '/sign-in?next=%2Fprofile')
  const code = (await page.locator('.sign-in-code output').textContent()) ?? ''
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  const aline = simulator.person({ name: 'Aline Uwase', phone: '250788123456' })
  await aline.says(`Sign me in to Inzira: ${code}`)
  await page.waitForURL(`${served.url}/profile`)
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  expect((await page.request.get(`${served.url}/api/me`)).status()).toBe(200)
  expect(complaints).toEqual([])
  expect(served.errors()).toEqual([])
  await page.context().close()
})
