import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { startDemo } from '../cli/demo/start.ts'
import { silentLog } from '../server/log.ts'
import type { RunningServer } from '../server/main.ts'
import { personOf } from '../server/people/identity.ts'
import { openSession } from '../server/sessions/session.ts'
import { projectRoot } from './generated.ts'

/** Which pages a phone shows before it installs the app, and what it writes beneath them. */
const installed = [
  ['nearby', '1-drivers-near-you'],
  ['ride', '2-your-ride-as-it-goes'],
  ['qr', '3-codes-that-dial-mobile-money'],
  ['drive', '4-drive-and-see-what-you-earn'],
] as const

/**
 * Draws the pictures of the web app: docs/pictures/web-day.webp and web-night.webp show every page, web/screenshots/
 * those that a phone shows before it installs the app. `bun run pictures`, after a change of how pages look.
 */
const folder = await mkdtemp(join(tmpdir(), 'inzira-pictures-'))
const demo = await startDemo({
  folder,
  fresh: true,
  serverPort: 0,
  phonePort: 0,
  pace: 3,
  makeLog: async () => silentLog,
})
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  await mkdir(join(projectRoot, 'web/screenshots'), { recursive: true })
  const day = await walk('light', '250788123456', 'Aline Uwase')
  await contactSheet(day, 'web-day')
  await contactSheet(await walk('dark', '250788654321', 'Claudine Mukamana'), 'web-night')
  for (const [name, label] of installed) {
    const picture = day.get(name)
    if (picture !== undefined) await Bun.write(join(projectRoot, 'web/screenshots', `${label}.webp`), picture)
  }
} finally {
  await browser.close()
  await demo.server.stop()
  await demo.simulator.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)

type Pictures = Map<string, Uint8Array<ArrayBuffer>>

/** Every page as somebody sees it who has used the app for a while. */
async function walk(colorScheme: 'light' | 'dark', waId: string, name: string): Promise<Pictures> {
  const { server } = demo
  const pictures: Pictures = new Map()
  const out = await phone(browser, colorScheme)
  const shoot = async (page: Page, title: string) => pictures.set(title, await webp(page))
  const visit = async (page: Page, path: string, title: string) => {
    await page.goto(server.url + path)
    await page.locator('main h1').waitFor()
    await page.locator('.bone').first().waitFor({ state: 'detached' })
    await shoot(page, title)
  }
  const stranger = await out.newPage()
  await visit(stranger, '/sign-in', 'sign-in')
  await out.close()

  const context = await phone(browser, colorScheme, await tokenOf(server, waId, name))
  const page = await context.newPage()
  await visit(page, '/', 'home')
  await page.goto(`${server.url}/qr?payee=0788123456&amount=2000`)
  await page.getByRole('button', { name: 'Make a QR code' }).click()
  await page.locator('canvas, img, svg.qr').first().waitFor()
  await page.waitForTimeout(700)
  await shoot(page, 'qr')
  await visit(
    page,
    '/nearby?from=-1.9441,30.0619&fromName=Kigali%20Heights&to=-1.9706,30.1044&toName=Kabeza',
    'nearby',
  )
  await page.getByRole('button', { name: 'Show the map' }).click()
  await page.waitForTimeout(1500)
  await page.locator('.leaflet-container').scrollIntoViewIfNeeded()
  await shoot(page, 'map')
  await page.getByRole('button', { name: 'Ask the nearest driver' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^Ask/ }).click()
  await page.getByText('Your PIN').waitFor({ timeout: 120_000 })
  await shoot(page, 'ride')
  await visit(page, '/schedule', 'schedule')
  await visit(page, '/vehicles', 'vehicles')
  await visit(page, '/history', 'history')
  await visit(page, '/profile', 'profile')
  await context.close()

  const jean = await phone(browser, colorScheme, await tokenOf(server, '250789012345', 'Jean Habimana'))
  const drive = await jean.newPage()
  await visit(drive, '/drive', 'drive')
  const online = drive.getByRole('switch')
  if ((await online.getAttribute('aria-checked')) === 'false') await online.click()
  await drive.getByText('You are online').waitFor()
  await shoot(drive, 'drive')
  await jean.close()
  return pictures
}

async function tokenOf({ context }: RunningServer, waId: string, name: string): Promise<string> {
  const now = context.clock.now()
  return context.db.write((tx) => {
    const personId = personOf(tx, { waId, name }, now)
    return openSession(tx, { personId, loginId: null, device: 'Chrome, Android' }, now).token
  })
}

async function phone(
  { newContext }: Pick<Browser, 'newContext'>,
  colorScheme: 'light' | 'dark',
  token?: string,
): Promise<BrowserContext> {
  const context = await newContext.call(browser, {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    colorScheme,
    locale: 'en',
    hasTouch: true,
    timezoneId: 'Africa/Kigali',
    geolocation: { latitude: -1.9441, longitude: 30.0619 },
    permissions: ['geolocation'],
  })
  if (token !== undefined)
    await context.addCookies([{ name: 'inzira', value: token, url: demo.server.url, sameSite: 'Strict' }])
  return context
}

/** Playwright itself writes PNG and JPEG only. */
async function webp(page: Page): Promise<Uint8Array<ArrayBuffer>> {
  const cdp = await page.context().newCDPSession(page)
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
  return Uint8Array.from(Buffer.from(data, 'base64'))
}

/** All pages side by side, each half its size. */
async function contactSheet(pictures: Pictures, name: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1340, height: 1100 }, deviceScaleFactor: 1 })
  const page = await context.newPage()
  const images = [...pictures.values()].map(
    (bytes) => `<img src="data:image/webp;base64,${Buffer.from(bytes).toString('base64')}">`,
  )
  const ground = name.endsWith('night') ? '#1d2522' : '#dfe7e3'
  await page.setContent(
    `<style>body{margin:0;padding:20px;display:grid;grid-template-columns:repeat(6,200px);align-content:start;gap:20px;background:${ground}}
     img{width:200px;border-radius:14px;box-shadow:0 4px 18px #0004}</style>${images.join('')}`,
  )
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: 1340, height })
  await Bun.write(join(projectRoot, 'docs/pictures', `${name}.webp`), await webp(page))
  await context.close()
}
