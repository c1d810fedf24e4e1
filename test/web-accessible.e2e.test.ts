import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { putOnline } from '../server/http/live/testing.ts'
import { type Language, languages } from '../server/i18n/languages.ts'
import { kimironko, northOf, remera } from '../server/rides/testing.ts'
import { vehicleFor } from '../server/trips/testing.ts'
import { appRoutes } from '../web/routes.ts'
import { barriersOn, startWebApp, type VisitorOptions, type WebApp } from './web.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(180_000)

/** PAGES=all looks at every page in every language by day and by night; usually the nights are looked at in one. */
const isLong = process.env.PAGES === 'all'
const nights: Language[] = isLong ? [...languages] : ['rw']

let app: WebApp
beforeAll(async () => {
  app = await startWebApp()
})
afterAll(() => app[Symbol.asyncDispose]())

const pages = Object.keys(appRoutes)
  .map((route) => route.replace(':token', 'x'.repeat(43)).replace(':id', '1'))
  .concat('/nothing-here')

/** Every page, one after the other: what axe finds on them, and what sticks out at the side. */
async function walk(options: VisitorOptions): Promise<string[]> {
  const visitor = await app.visitor(options)
  const found: string[] = []
  for (const path of pages) {
    await visitor.goTo(path)
    for (const barrier of await barriersOn(visitor.page)) found.push(`${path} ${barrier}`)
    const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 360) found.push(`${path} is ${width} px wide on a screen of 360`)
    const lang = await visitor.page.evaluate(() => document.documentElement.lang)
    if (lang !== options.language) found.push(`${path} speaks ${lang}`)
  }
  await visitor.context.close()
  return found
}

/** Every page with letters twice as large: what sticks out at the side, of the page or of what it stands in. */
async function walkInLargeLetters(options: VisitorOptions): Promise<string[]> {
  const visitor = await app.visitor(options)
  const found: string[] = []
  for (const path of pages) {
    await visitor.goTo(path)
    const out = await visitor.page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
      const width = document.documentElement.scrollWidth
      const isOut = (element: Element) => {
        const { left, right, width } = element.getBoundingClientRect()
        const within = element.parentElement?.getBoundingClientRect()
        if (width <= 1 || within === undefined || within.width <= 1) return false
        return left < within.left - 1 || right > within.right + 1
      }
      return [
        ...(width > innerWidth ? [`is ${width} px wide`] : []),
        ...[...document.querySelectorAll('main *, nav a > *')]
          .filter((element) => element.closest('svg, .leaflet-container') === null && isOut(element))
          .map(({ tagName, className, textContent }) => `${tagName}.${className} sticks out: ${textContent}`),
      ]
    })
    found.push(...out.map((what) => `${path} ${what}`))
  }
  await visitor.context.close()
  return found
}

/** Somebody with a ride, a trip, a vehicle, a code, and whom it pays. */
async function withMuchToShow(waId: string): Promise<void> {
  const { page, personId, context, goTo } = await app.visitor({ waId })
  const server = app.running.server.context
  const driver = await app.visitor({ waId: '250788000009', name: 'Jean-Baptiste Habimana' })
  await putOnline(server, driver.personId ?? 0, northOf(kimironko, 400))
  await server.db.write((tx) => vehicleFor(tx, personId ?? 0))
  await goTo('/')
  await page.evaluate(
    async ([from, to]) => {
      const send = async (method: string, path: string, body: unknown) => {
        const response = await fetch(path, {
          method,
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(body),
        })
        if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
        return response.json()
      }
      const date = new Date(Date.now() + 172_800_000).toISOString().slice(0, 10)
      const window = { fromMin: 420, toMin: 540 }
      await send('POST', '/api/trips', {
        role: 'passenger',
        from,
        to,
        date,
        window,
        seats: 2,
        repeats: 'weekly',
      })
      const payee = { kind: 'phone', value: '0788123456' }
      await send('PUT', '/api/qr/default', { payee })
      await send('POST', '/api/qr', { payee, amountRwf: 125_000 })
      await send('POST', '/api/rides', { type: 'moto', pickup: from, dropoff: to })
    },
    [kimironko, remera] as const,
  )
  await context.close()
  await driver.goTo('/ride')
  await driver.page.getByRole('button', { name: 'Accept' }).click()
  await driver.page.getByRole('button', { name: 'I have arrived' }).waitFor()
  await driver.context.close()
}

describe('nobody stumbles over any page', () => {
  for (const language of languages) {
    test(`signed out, in ${language}, by day`, async () => {
      expect(await walk({ language })).toEqual([])
    })
    test(`signed in, in ${language}, by day`, async () => {
      expect(await walk({ language, waId: '250788123456' })).toEqual([])
    })
  }
  for (const language of nights) {
    test(`signed out and in, in ${language}, by night`, async () => {
      const night = { language, colorScheme: 'dark' } as const
      expect([...(await walk(night)), ...(await walk({ ...night, waId: '250788123456' }))]).toEqual([])
    })
  }
  test('letters twice as large fit on every page, also where there is much to show', async () => {
    const much = '250788123457'
    await withMuchToShow(much)
    const found: string[] = []
    for (const language of ['rw', 'fr'] as const) {
      for (const waId of [undefined, much, '250788000009'])
        found.push(...(await walkInLargeLetters({ language, ...(waId !== undefined && { waId }) })))
    }
    expect(found).toEqual([])
  })
})
