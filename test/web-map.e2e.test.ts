import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Context } from '../server/context.ts'
import { httpApp } from '../server/http/app.ts'
import { securityHeaders } from '../server/http/headers.ts'
import { tileOrigins } from '../server/http/tiles.ts'
import { personOf } from '../server/people/identity.ts'
import { loadGazetteer } from '../server/places/gazetteer/load.ts'
import { GoogleStandIn } from '../server/places/google/testing.ts'
import { savePlace } from '../server/places/saved.ts'
import { addKigali } from '../server/places/testing.ts'
import { openSession } from '../server/sessions/session.ts'
import { openBrowser } from './phones.ts'
import { type Running, startAll } from './running.ts'

setDefaultTimeout(60_000)

const google = new GoogleStandIn()
let browser: Browser
let bundle: Map<string, Blob>
let running: Running
let site: ReturnType<typeof Bun.serve> | undefined
let tab: BrowserContext | undefined
let page: Page
let complaints: string[]

beforeAll(async () => {
  browser = await openBrowser()
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, 'map-page/index.html')],
    target: 'browser',
    splitting: true,
    minify: true,
    publicPath: '/',
    naming: { entry: '[name].[ext]', chunk: '[name]-[hash].[ext]', asset: '[name]-[hash].[ext]' },
  })
  running = await startAll({
    settings: { API_PER_PERSON_PER_MINUTE: '10000', GOOGLE_MAPS_API_KEY: google.key },
    googlePlacesUrl: google.url,
  })
  await loadGazetteer(running.server.context.db, { now: 0 })
  await addKigali(running.server.context.db)
  bundle = new Map(built.outputs.map((output) => [output.path.replace(/^\.\//, '/'), output]))
})
afterAll(async () => {
  await browser.close()
  await google.stop()
  await running[Symbol.asyncDispose]()
})
afterEach(async () => {
  await tab?.close()
  await site?.stop(true)
  google.forget()
})

interface Wanted {
  tiles?: { tilesUrl?: string; tilesPath?: string; tilesAttribution?: string }
  hasGoogle?: boolean
  path?: string
  permissions?: string[]
  position?: { latitude: number; longitude: number }
  night?: boolean
  isCalm?: boolean
  host?: string
  signedIn?: boolean
}

/** The real server with the page of the test beside it, under the headers that all pages have. */
async function open({
  tiles = {},
  hasGoogle = false,
  path = '/',
  permissions = [],
  position,
  night = false,
  isCalm = true,
  host = 'localhost',
  signedIn = true,
}: Wanted = {}): Promise<void> {
  const { context: full } = running.server
  // Configured as this test wants it; what is looked up elsewhere is not looked up.
  const context: Context = {
    ...full,
    config: { ...full.config, ...tiles },
    resolveLink: undefined,
    googlePlaces: hasGoogle ? full.googlePlaces : undefined,
  }
  const token = await context.db.write((tx) => {
    const id = personOf(tx, { waId: '250788123456', name: 'Aline' }, 0)
    savePlace(tx, id, { name: 'Home', latitude: -1.9366, longitude: 30.0832 }, 0)
    return openSession(tx, { personId: id, loginId: null, device: 'Chrome' }, Date.now()).token
  })
  const app = httpApp(context)
  site = Bun.serve({
    port: 0,
    fetch(request) {
      const { pathname } = new URL(request.url)
      if (/^\/(?:api|tiles)\//.test(pathname)) return app.handle(request)
      const file = bundle.get(pathname) ?? bundle.get('/index.html')
      return new Response(file, {
        headers: {
          ...securityHeaders(request, { tileOrigins: tileOrigins(context.config) }),
          'content-type': Bun.file(bundle.has(pathname) ? pathname : 'index.html').type,
        },
      })
    },
  })
  const url = `http://${host}:${site.port}`
  tab = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    colorScheme: night ? 'dark' : 'light',
    reducedMotion: isCalm ? 'reduce' : 'no-preference',
    permissions,
    ...(position !== undefined && { geolocation: position }),
  })
  if (signedIn) await tab.addCookies([{ name: 'inzira', value: token, url, sameSite: 'Strict' }])
  page = await tab.newPage()
  complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const isOurs = !message.text().startsWith('Error with Permissions-Policy header')
    if (isOurs && /error|warning/.test(message.type())) complaints.push(message.text())
  })
  await page.goto(url + path)
  await page.locator('h1').waitFor()
}

const field = () => page.getByRole('combobox', { name: 'Pickup' })
const picked = async (): Promise<{ latitude: number; longitude: number; name?: string } | null> =>
  JSON.parse((await page.locator('#picked').textContent()) ?? 'null')
const waitForPick = () =>
  page.waitForFunction(() => document.querySelector('#picked')?.textContent !== 'null')
const note = () => page.locator('.place-note')
const picture = (name: string) =>
  process.env.SCREENSHOTS === undefined
    ? undefined
    : page.screenshot({ path: join(process.env.SCREENSHOTS, `map-${name}.png`) })

async function openMap(): Promise<void> {
  await page.getByRole('button', { name: 'On the map' }).click()
  await page.locator('.leaflet-container').waitFor()
}
const useThis = () => page.getByRole('button', { name: 'Use this place' })
const map = () => page.locator('.map')

describe('a place is chosen', () => {
  test('by typing a part of its name, with keys alone', async () => {
    await open()
    await field().focus()
    await page.keyboard.type('kimirongo mar')
    await page.getByRole('option', { name: /Kimironko Market/ }).waitFor()
    await picture('search')
    await page.keyboard.press('ArrowDown')
    const active = await field().getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('Kimironko Market')
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await waitForPick()
    expect(await picked()).toEqual({ latitude: -1.9496, longitude: 30.1263, name: 'Kimironko Market' })
    expect(await field().inputValue()).toBe('Kimironko Market')
    expect(await field().getAttribute('aria-expanded')).toBe('false')
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await picked()).toBe(null)
    expect(complaints).toEqual([])
  })

  test('from those saved before, which come first', async () => {
    await open()
    await field().click()
    await page.getByRole('option', { name: /Home/ }).click()
    await waitForPick()
    expect(await picked()).toEqual({ latitude: -1.9366, longitude: 30.0832, name: 'Home' })
  })

  test.each([
    ['a link', 'https://www.google.com/maps/place/x/@-1.9553,30.1145,17z'],
    ['coordinates', '-1.9553, 30.1145'],
    ['a plus code', '24V7+VQ Kigali'],
  ])('by pasting %s', async (_, text) => {
    await open()
    await field().fill(text)
    await page.getByRole('option', { selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await waitForPick()
    expect((await picked())?.latitude).toBeCloseTo(-1.955, 2)
    expect((await picked())?.longitude).toBeCloseTo(30.1145, 2)
  })

  test('and what cannot be read says what to do instead', async () => {
    await open()
    await field().fill('https://maps.app.goo.gl/abcdefgh')
    await page.getByText('That short link cannot be opened now.').waitFor()
    await field().fill('https://www.google.com/maps/place/Kigali')
    await page.getByText('That holds no position.').waitFor()
    await field().fill('zzzzqqqq')
    await page.getByText('Nothing found.').waitFor()
    expect(await picked()).toBe(null)
  })

  test('from Google, whose name stands beneath and is not kept', async () => {
    await open({ hasGoogle: true })
    await field().focus()
    await page.keyboard.type('Mocha')
    await page.getByRole('option', { name: /Mocha Corner/ }).waitFor()
    expect(await page.locator('.place-credit').textContent()).toBe('Google Maps')
    await picture('google')
    await page.getByRole('option', { name: /Mocha Corner/ }).click()
    await waitForPick()
    expect(await picked()).toEqual({ latitude: -1.9371, longitude: 30.0889 })
    expect(await field().inputValue()).toBe('Mocha Corner')
    const sessions = google.asked.map(({ body }) => body?.sessionToken).filter(Boolean)
    expect(new Set(sessions).size).toBe(1)
    expect(await page.content()).not.toContain(google.key)
    await openMap()
    await page.getByText('Tap the map where you mean.').waitFor()
    expect(await page.locator('.map-pin').count()).toBe(0)
  })
})

describe('where the phone is', () => {
  const here = { latitude: -1.9549, longitude: 30.1146 }

  test('is asked for by a tap only, and named after what is near', async () => {
    await open({ permissions: ['geolocation'], position: here })
    expect(await picked()).toBe(null)
    await page.getByRole('button', { name: 'My location' }).click()
    await waitForPick()
    expect(await picked()).toEqual({ ...here, name: 'Amahoro Stadium' })
    expect(await note().textContent()).toContain('At Amahoro Stadium')
    await picture('my-location')
    expect(complaints).toEqual([])
  })

  test('and may be refused, which says where to allow it', async () => {
    await open()
    await page.getByRole('button', { name: 'My location' }).click()
    await page.getByText('This site may not see your location.').waitFor()
    await picture('denied')
    expect(await picked()).toBe(null)
    await field().fill('Gisimenti')
    await page.getByRole('option', { name: /Gisimenti/ }).click()
    await waitForPick()
  })

  test('cannot be had on a page that did not come by https', async () => {
    await open({ host: await ownAddress() })
    await page.getByRole('button', { name: 'My location' }).click()
    await page.getByText('The browser gives your location to secure pages only.').waitFor()
  })

  test.each<[string, 2 | 3, string]>([
    ['unknown', 2, 'Your phone does not know where it is.'],
    ['too slow', 3, 'Finding your location took too long.'],
  ])('may be %s', async (_, code, said) => {
    await open()
    await page.evaluate((code) => {
      navigator.geolocation.getCurrentPosition = (_, fail) => fail?.({ code } as GeolocationPositionError)
    }, code)
    await page.getByRole('button', { name: 'My location' }).click()
    await page.getByText(said).waitFor()
  })
})

describe('on the map', () => {
  test('a tap sets the marker, dragging moves it, and the place has the name of what is near', async () => {
    await open()
    await openMap()
    await page.locator('.map-name span').first().waitFor()
    await picture('plain')
    expect(await useThis().getAttribute('aria-disabled')).toBe('true')
    await map().tap({ position: { x: 180, y: 250 } })
    await page.locator('.map-pin').waitFor()
    await page.waitForFunction(() =>
      / from |^At /.test(document.querySelector('.map-said .strong')?.textContent ?? ''),
    )
    await picture('plain-picked')
    const box = await page.locator('.map-pin').boundingBox()
    if (box === null) throw new Error('no marker')
    const before = await page.locator('.map-said .strong').textContent()
    await page.mouse.move(box.x + 24, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, box.y + 120, { steps: 6 })
    await page.mouse.up()
    await page.waitForFunction((before) => {
      const now = document.querySelector('.map-said .strong')?.textContent ?? ''
      return now !== before && / from |^At /.test(now)
    }, before)
    await useThis().click()
    await waitForPick()
    expect((await picked())?.latitude).toBeWithin(-2, -1.9)
    expect(await page.locator('dialog').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('On the map')
    expect(complaints).toEqual([])
  })

  test('arrow keys move the marker, plus and minus the map, Enter takes the place, Escape none', async () => {
    await open()
    await openMap()
    await page.keyboard.press('ArrowRight')
    await page.locator('.map-pin').waitFor()
    await page.keyboard.press('+')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Enter')
    await waitForPick()
    const first = await picked()
    await openMap()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.locator('dialog').waitFor({ state: 'detached' })
    const second = await picked()
    expect(second?.longitude).toBeCloseTo(first?.longitude ?? 0, 5)
    expect(second?.latitude).toBeGreaterThan(first?.latitude ?? 0)
    await openMap()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await picked()).toEqual(second)
    expect(complaints).toEqual([])
  })

  test('has buttons a thumb can hit', async () => {
    await open({ permissions: ['geolocation'], position: { latitude: -1.95, longitude: 30.12 } })
    await openMap()
    for (const button of await page.locator('.map-dialog button').all()) {
      const box = await button.boundingBox()
      expect(box?.width).toBeGreaterThanOrEqual(48)
      expect(box?.height).toBeGreaterThanOrEqual(48)
    }
    await page.locator('.map-dialog').getByRole('button', { name: 'My location' }).click()
    await page.locator('.map-pin').waitFor()
    await useThis().click()
    await waitForPick()
    expect((await picked())?.latitude).toBeCloseTo(-1.95, 5)
  })
})

describe('the map is drawn', () => {
  const tilePath = (kind: string) => join(import.meta.dir, `../fixtures/tiles/kigali-${kind}.pmtiles`)

  test.each([false, true])('from pictures in a local file (night: %p)', async (night) => {
    await open({ tiles: { tilesPath: tilePath('raster') }, night })
    await openMap()
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.map-pictures img')].some(
        (image) => image.naturalWidth === 256,
      ),
    )
    await page.getByRole('link', { name: 'Sketch of Kigali' }).waitFor()
    await map().tap({ position: { x: 180, y: 250 } })
    await page.waitForFunction(() =>
      / from |^At /.test(document.querySelector('.map-said .strong')?.textContent ?? ''),
    )
    await picture(night ? 'raster-dark' : 'raster')
    expect(complaints).toEqual([])
  })

  test.each([false, true])('from vectors in a local file (night: %p)', async (night) => {
    await open({ tiles: { tilesPath: tilePath('vector') }, night })
    await openMap()
    await page.getByRole('link', { name: 'Sketch of Kigali' }).waitFor()
    await page.locator('canvas.leaflet-tile-loaded').first().waitFor()
    await map().tap({ position: { x: 180, y: 250 } })
    await page.waitForFunction(() =>
      / from |^At /.test(document.querySelector('.map-said .strong')?.textContent ?? ''),
    )
    await picture(night ? 'vector-dark' : 'vector')
    expect(complaints).toEqual([])
  })

  test('from pictures at an address of the operator’s choice', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    )
    const asked: string[] = []
    const elsewhere = Bun.serve({
      port: 0,
      fetch(request) {
        asked.push(new URL(request.url).pathname)
        const headers = { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' }
        return new Response(pixel, { headers })
      },
    })
    const tiles = {
      tilesUrl: `http://localhost:${elsewhere.port}/t/{z}/{x}/{y}.png`,
      tilesAttribution: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
    }
    await open({ tiles })
    await openMap()
    await page.getByRole('link', { name: 'OpenStreetMap' }).waitFor()
    expect(asked[0]).toMatch(/^\/t\/14\/\d+\/\d+\.png$/)
    expect(complaints).toEqual([])
    await elsewhere.stop(true)
  })

  test.each([
    ['an address that does not answer', { tilesUrl: 'http://localhost:9/{z}/{x}/{y}.png' }],
    ['a file that is missing', { tilesPath: '/nowhere/map.pmtiles' }],
  ])('from names on a plain ground, given %s', async (_, tiles) => {
    await open({ tiles })
    await openMap()
    await page.locator('.map-name span').first().waitFor()
    if ('tilesUrl' in tiles) await page.getByText('The map pictures do not load now').waitFor()
    await map().tap({ position: { x: 180, y: 250 } })
    await useThis().click()
    await waitForPick()
    expect(complaints.filter((text) => !/ERR_|tiles of the map/.test(text))).toEqual([])
  })

  test('at night on a dark ground', async () => {
    await open({ night: true })
    await openMap()
    await page.locator('.map-name span').first().waitFor()
    await map().tap({ position: { x: 180, y: 250 } })
    await page.waitForFunction(() =>
      / from |^At /.test(document.querySelector('.map-said .strong')?.textContent ?? ''),
    )
    await picture('plain-dark')
  })

  test('not at all without a network, which says what to do; afterwards it is', async () => {
    await open()
    await tab?.setOffline(true)
    await page.getByRole('button', { name: 'On the map' }).click()
    await page.getByText('The map could not be loaded.').waitFor()
    await picture('offline')
    await tab?.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.leaflet-container').waitFor()
  })
})

describe('drivers on a map', () => {
  const at = (name: string) => page.locator('.map-marker', { hasText: name })

  test('glide to where they are now, and the list is what others are told', async () => {
    await open({ path: '/drivers', isCalm: false })
    await at('Jean').waitFor()
    await picture('drivers')
    const before = await at('Jean').boundingBox()
    await page.evaluate(() => {
      const moved = { id: 1, latitude: -1.9546, longitude: 30.1083, vehicleType: 'moto', name: 'Jean' }
      dispatchEvent(new CustomEvent('drivers', { detail: [moved] }))
    })
    await at('Eric').waitFor({ state: 'detached' })
    await page.waitForFunction(
      ([top, name]) => {
        const marker = [...document.querySelectorAll('.map-marker')].find((one) => one.textContent === name)
        return (marker?.getBoundingClientRect().top ?? 0) > Number(top) + 10
      },
      [before?.y ?? 0, 'Jean'],
    )
    expect(await page.locator('.map').getAttribute('aria-hidden')).toBe('true')
    expect(await page.locator('.map [tabindex]').count()).toBe(0)
    await at('Jean').click()
    expect(await page.locator('#picked').textContent()).toBe('1')
    expect(complaints).toEqual([])
  })

  test('are seen at night too', async () => {
    await open({ path: '/drivers', night: true })
    await at('Eric').waitFor()
    await picture('drivers-dark')
    expect(complaints).toEqual([])
  })
})

describe('people who cannot see it', () => {
  test.each([false, true])('meet nothing that axe finds fault with (night: %p)', async (night) => {
    for (const language of ['en', 'rw']) {
      await open({ night, path: `/#${language}` })
      expect(await faults()).toEqual([])
      await page.getByRole('combobox').fill('kimironko')
      await page.getByRole('option').first().waitFor()
      expect(await faults()).toEqual([])
      await page.keyboard.press('Escape')
      await page.locator('.place-ways button').last().click()
      await page.locator('.map-name span').first().waitFor()
      await map().tap({ position: { x: 180, y: 250 } })
      await page.locator('.map-pin').waitFor()
      expect(await faults()).toEqual([])
      await picture(`axe-${language}${night ? '-dark' : ''}`)
      await tab?.close()
      await site?.stop(true)
    }
    await open({ night, path: '/drivers' })
    await page.locator('.map-marker').first().waitFor()
    expect(await faults()).toEqual([])
  })
})

/** What axe has to say of the page as it is now: the rule and where. */
async function faults(): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))
}

/** An address of this machine that browsers do not take for secure, or loopback under another name. */
async function ownAddress(): Promise<string> {
  const { networkInterfaces } = await import('node:os')
  const own = Object.values(networkInterfaces()).flat()
  return own.find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1.nip.io'
}
