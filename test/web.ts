import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Language } from '../server/i18n/languages.ts'
import { personOf } from '../server/people/identity.ts'
import { openSession } from '../server/sessions/session.ts'
import { type Running, startAll } from './running.ts'

/** The web app of a real server in a real browser, as wide as a cheap phone. */
export interface WebApp extends AsyncDisposable {
  running: Running
  url: string
  browser: Browser
  /** A browser of its own in which the person with this number is signed in; nobody when none is given. */
  visitor(options?: VisitorOptions): Promise<Visitor>
}

export interface VisitorOptions {
  waId?: string
  name?: string
  language?: Language
  colorScheme?: 'light' | 'dark'
}

export interface Visitor {
  context: BrowserContext
  page: Page
  /** Null for somebody who is not signed in. */
  personId: number | null
  /** What the browser complained of: faults of scripts, refused by the policy, failed requests. */
  complaints: string[]
  goTo(path: string): Promise<void>
}

export async function startWebApp(
  settings: Record<string, string> = {},
  more: Pick<NonNullable<Parameters<typeof startAll>[0]>, 'deliverPush'> = {},
): Promise<WebApp> {
  const running = await startAll({
    ...more,
    settings: { API_PER_PERSON_PER_MINUTE: '100000', API_REQUESTS_PER_MINUTE: '1000000', ...settings },
  })
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const { url } = running.server
  return {
    running,
    url,
    browser,
    visitor: (options = {}) => visitor(running, browser, options),
    async [Symbol.asyncDispose]() {
      await browser.close()
      await running[Symbol.asyncDispose]()
    },
  }
}

async function visitor(running: Running, browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const { url, context: server } = running.server
  const { waId, name = 'Aline Uwase', language = 'en', colorScheme = 'light' } = options
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    colorScheme,
    locale: language,
    hasTouch: true,
    // What fades in has not got its colours yet.
    reducedMotion: 'reduce',
    timezoneId: 'Africa/Kigali',
  })
  let personId: number | null = null
  if (waId !== undefined) {
    const now = server.clock.now()
    const opened = await server.db.write((tx) => {
      const id = personOf(tx, { waId, name }, now)
      return {
        id,
        token: openSession(tx, { personId: id, loginId: null, device: 'Chrome, Android' }, now).token,
      }
    })
    personId = opened.id
    await context.addCookies([
      { name: 'inzira', value: opened.token, url, httpOnly: true, sameSite: 'Strict' },
    ])
  }
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text())
  })
  return {
    context,
    page,
    personId,
    complaints,
    async goTo(path) {
      await page.goto(url + path)
      await page.locator('main h1').waitFor()
      // What is on its way has come, or has been given up.
      await page.locator('.bone').first().waitFor({ state: 'detached' })
    },
  }
}

/** What a screen reader, a keyboard or weak eyes would stumble over on the page as it is now, one line each. */
export async function barriersOn(page: Page): Promise<string[]> {
  // What is still fading in has not got its colours yet.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  )
  await page.evaluate(axe)
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as { violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[] }
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
