import { afterAll, afterEach, beforeAll, setDefaultTimeout } from 'bun:test'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Context } from '../../server/context.ts'
import { httpApp } from '../../server/http/app.ts'
import { securityHeaders } from '../../server/http/headers.ts'
import { tileOrigins } from '../../server/http/tiles.ts'
import { personOf } from '../../server/people/identity.ts'
import { loadGazetteer } from '../../server/places/gazetteer/load.ts'
import { GoogleStandIn } from '../../server/places/google/testing.ts'
import { savePlace } from '../../server/places/saved.ts'
import { addKigali } from '../../server/places/testing.ts'
import { openSession } from '../../server/sessions/session.ts'
import { openBrowser } from '../phones.ts'
import { type Running, startAll } from '../running.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(60_000)

export interface Wanted {
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

/** The page of these tests, on a phone: one server and one browser for a file, opened anew for each test. */
export function mapPage(): MapPage {
  const on = new MapPage()
  beforeAll(() => on.start())
  afterEach(() => on.close())
  afterAll(() => on.stop())
  return on
}

class MapPage {
  readonly google = new GoogleStandIn()
  page!: Page
  tab: BrowserContext | undefined
  complaints: string[] = []
  #browser!: Browser
  #bundle!: Map<string, Blob>
  #running!: Running
  #site: ReturnType<typeof Bun.serve> | undefined

  async start(): Promise<void> {
    this.#browser = await openBrowser()
    const built = await Bun.build({
      entrypoints: [join(import.meta.dir, 'index.html')],
      target: 'browser',
      splitting: true,
      minify: true,
      publicPath: '/',
      naming: { entry: '[name].[ext]', chunk: '[name]-[hash].[ext]', asset: '[name]-[hash].[ext]' },
    })
    this.#bundle = new Map(built.outputs.map((output) => [output.path.replace(/^\.\//, '/'), output]))
    this.#running = await startAll({
      settings: { API_PER_PERSON_PER_MINUTE: '10000', GOOGLE_MAPS_API_KEY: this.google.key },
      googlePlacesUrl: this.google.url,
    })
    await loadGazetteer(this.#running.server.context.db, { now: 0 })
    await addKigali(this.#running.server.context.db)
  }

  async stop(): Promise<void> {
    await this.#browser.close()
    await this.google.stop()
    await this.#running[Symbol.asyncDispose]()
  }

  async close(): Promise<void> {
    await this.tab?.close()
    await this.#site?.stop(true)
    this.google.forget()
  }

  /** The real server with the page of the test beside it, under the headers that all pages have. */
  async open({
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
    const { context: full } = this.#running.server
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
    const bundle = this.#bundle
    this.#site = Bun.serve({
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
    const url = `http://${host}:${this.#site.port}`
    this.tab = await this.#browser.newContext({
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      colorScheme: night ? 'dark' : 'light',
      reducedMotion: isCalm ? 'reduce' : 'no-preference',
      permissions,
      ...(position !== undefined && { geolocation: position }),
    })
    if (signedIn) await this.tab.addCookies([{ name: 'inzira', value: token, url, sameSite: 'Strict' }])
    this.page = await this.tab.newPage()
    this.complaints = []
    this.page.on('pageerror', (error) => this.complaints.push(error.message))
    this.page.on('console', (message) => {
      const isOurs = !message.text().startsWith('Error with Permissions-Policy header')
      if (isOurs && /error|warning/.test(message.type())) this.complaints.push(message.text())
    })
    await this.page.goto(url + path)
    await this.page.locator('h1').waitFor()
  }

  field = () => this.page.getByRole('combobox', { name: 'Pickup' })
  map = () => this.page.locator('.map')
  note = () => this.page.locator('.place-note')
  useThis = () => this.page.getByRole('button', { name: 'Use this place' })

  async picked(): Promise<{ latitude: number; longitude: number; name?: string } | null> {
    return JSON.parse((await this.page.locator('#picked').textContent()) ?? 'null')
  }

  waitForPick = () =>
    this.page.waitForFunction(() => document.querySelector('#picked')?.textContent !== 'null')

  async openMap(): Promise<void> {
    await this.page.getByRole('button', { name: 'On the map' }).click()
    await this.page.locator('.leaflet-container').waitFor()
  }

  /** A name or a distance to one stands under the map. */
  waitForName = () =>
    this.page.waitForFunction(() =>
      / from |^At /.test(document.querySelector('.map-said .strong')?.textContent ?? ''),
    )

  /** Kept where SCREENSHOTS says, for people to look at. */
  async picture(name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS
    if (folder !== undefined) await this.page.screenshot({ path: join(folder, `map-${name}.png`) })
  }
}
