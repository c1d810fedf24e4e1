import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { presenceOf } from '../server/drivers/presence.ts'
import { putOnline } from '../server/http/live/testing.ts'
import { addKigali } from '../server/places/testing.ts'
import { makeQr } from '../server/qr/code.ts'
import { instantOf, localTime } from '../server/trips/days.ts'
import { kimironko, nyabugogo, vehicleFor } from '../server/trips/testing.ts'
import { addRide } from '../server/vehicles/testing.ts'
import { barriersOn, startWebApp, type Visitor, type VisitorOptions, type WebApp } from './web.ts'
import { picture } from './web-hands.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(120_000)

let app: WebApp
let visitors: Visitor[] = []
beforeAll(async () => {
  app = await startWebApp()
  await addKigali(db())
})
afterAll(() => app[Symbol.asyncDispose]())
afterEach(async () => {
  const complaints = visitors.flatMap((one) => one.complaints)
  for (const { context } of visitors) await context.close()
  visitors = []
  expect(complaints).toEqual([])
})

const db = () => app.running.server.context.db

async function visitor(options: VisitorOptions): Promise<Visitor> {
  const one = await app.visitor(options)
  visitors.push(one)
  return one
}

const vehicle = ({ personId }: Visitor, given = {}) =>
  db().write((tx) => vehicleFor(tx, personId ?? 0, given))

/** A ride with that fare, so many local days ago. */
async function drove(driver: Visitor, vehicleId: number, fareRwf: number, daysAgo: number): Promise<void> {
  const { clock, config } = app.running.server.context
  const passenger = await visitor({ waId: '250788777777', name: 'Chantal Ingabire' })
  await db().write((tx) => {
    const endedAt = instantOf(localTime(clock.now(), config.timezone).day - daysAgo, 1, config.timezone)
    const id = addRide(tx, {
      driverId: driver.personId ?? 0,
      vehicleId,
      passengerId: passenger.personId ?? 0,
      fareRwf,
      endedAt,
      from: 'Kimironko Market',
      to: 'Remera',
    })
    tx.run('update ride set requested_at = ? where id = ?', endedAt - 900_000, id)
  })
}

/** As the page of that person would send it; the status of the answer. */
const send = ({ page }: Visitor, path: string, body: object): Promise<number> =>
  page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      return (await fetch(to, { method: 'POST', headers, body: text })).status
    },
    [path, JSON.stringify(body)] as const,
  )

/** Somebody who is online is found where they have moved to. */
async function moveTo({ page, context, personId }: Visitor, latitude: number, afterS: number): Promise<void> {
  await page.clock.setFixedTime(Date.now() + afterS * 1000)
  await Promise.all([
    page.waitForResponse(
      (response) =>
        response.url().endsWith('/api/drive/online') &&
        JSON.parse(response.request().postData() ?? '{}').latitude === latitude,
    ),
    context.setGeolocation({ latitude, longitude: 30.126 }),
  ])
  expect(presenceOf(db().read, personId ?? 0)?.latitude).toBe(latitude)
}

const power = ({ page }: Visitor) => page.getByRole('switch')

describe('a driver', () => {
  test('goes online where the phone is, is kept there as it moves, and goes offline', async () => {
    const jean = await visitor({ waId: '250788000001', name: 'Jean Bosco' })
    await vehicle(jean)
    await jean.context.grantPermissions(['geolocation'])
    await jean.context.setGeolocation({ latitude: -1.95, longitude: 30.126 })
    await jean.goTo('/drive')
    await picture(jean.page, 'drive-offline')
    expect(await barriersOn(jean.page)).toEqual([])
    await power(jean).click()
    await jean.page.getByText('You are online').waitFor()
    expect(await power(jean).getAttribute('aria-checked')).toBe('true')
    expect(presenceOf(db().read, jean.personId ?? 0)).toMatchObject({ source: 'web', latitude: -1.95 })
    await picture(jean.page, 'drive-online')
    expect(await barriersOn(jean.page)).toEqual([])
    // Somebody who moves a little is left alone, and further on is found where they are.
    await moveTo(jean, -1.96, 15)
    await power(jean).click()
    await jean.page.getByText('You are offline').waitFor()
    expect(presenceOf(db().read, jean.personId ?? 0)).toBeUndefined()
  })

  test('sees a request as it comes, takes it, and is seen moving on every page', async () => {
    const jean = await visitor({ waId: '250788000011', name: 'Jean Bosco' })
    await vehicle(jean)
    await jean.context.grantPermissions(['geolocation'])
    await jean.context.setGeolocation({ latitude: -1.95, longitude: 30.126 })
    await jean.goTo('/drive')
    await power(jean).click()
    await jean.page.getByText('You are online').waitFor()
    const aline = await visitor({ waId: '250788000012', name: 'Aline Uwase' })
    await aline.goTo('/history')
    const status = await send(aline, '/api/rides', { type: 'cab', pickup: kimironko, dropoff: nyabugogo })
    expect(status).toBe(200)
    await jean.page.getByRole('button', { name: 'Accept' }).waitFor()
    await picture(jean.page, 'drive-offer')
    expect(await barriersOn(jean.page)).toEqual([])
    await jean.page.getByRole('button', { name: 'Accept' }).click()
    await jean.page.getByText('Pick up Aline').waitFor()
    expect(new URL(jean.page.url()).pathname).toBe('/ride')
    await moveTo(jean, -1.96, 15)
    // Opened anew on a page that has nothing to do with driving.
    await jean.goTo('/profile')
    await moveTo(jean, -1.97, 30)
    await jean.goTo('/drive')
    await jean.page.getByText('You have a ride under way').waitFor()
    await picture(jean.page, 'drive-riding')
    expect(await jean.page.getByRole('link', { name: 'See the ride' }).getAttribute('href')).toBe('/ride')
  })

  test('is not asked for the location on other pages, and whoever went offline is left alone', async () => {
    const jean = await visitor({ waId: '250788000021', name: 'Jean Bosco' })
    await putOnline(app.running.server.context, jean.personId ?? 0, { latitude: -1.95, longitude: 30.126 })
    // Whether a phone would ask: a browser without a head answers by itself.
    await jean.context.addInitScript(() => {
      const asked = new Proxy(navigator.geolocation.watchPosition, {
        apply: () => document.documentElement.setAttribute('data-asked', ''),
      })
      navigator.permissions.query = async () => ({ state: 'prompt' }) as PermissionStatus
      Object.defineProperty(navigator.geolocation, 'watchPosition', { value: asked })
    })
    await jean.goTo('/ride')
    await jean.page.waitForFunction(() => localStorage.getItem('inzira.driving') !== null)
    await jean.page.getByRole('link', { name: 'Profile' }).click()
    await jean.page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor()
    expect(await jean.page.locator('[data-asked]').count()).toBe(0)
    await jean.goTo('/drive')
    await jean.page.locator('[data-asked]').waitFor()
    await power(jean).click()
    await jean.page.getByText('You are offline').waitFor()
    await jean.page.waitForFunction(() => localStorage.getItem('inzira.driving') === null)
  })

  test('is told what to do where the location is refused', async () => {
    const jean = await visitor({ waId: '250788000002', name: 'Jean Bosco', colorScheme: 'dark' })
    await vehicle(jean)
    await jean.context.clearPermissions()
    await jean.goTo('/drive')
    await power(jean).click()
    await jean.page.getByText('Passengers cannot find you without your location').waitFor()
    expect(await power(jean).getAttribute('aria-checked')).toBe('false')
    await picture(jean.page, 'drive-denied-dark')
    expect(await barriersOn(jean.page)).toEqual([])
  })

  test('learns why they cannot drive, and the way to the cure', async () => {
    const eric = await visitor({ waId: '250788000003', name: 'Eric' })
    await eric.goTo('/drive')
    await eric.page.getByText('register your vehicle with a photo').waitFor()
    await picture(eric.page, 'drive-new')
    await vehicle(eric, { insuredUntil: Date.UTC(2026, 0, 2) })
    await eric.goTo('/drive')
    await eric.page.getByText('The insurance of your vehicle has ended').waitFor()
    await picture(eric.page, 'drive-barrier')
    expect(await barriersOn(eric.page)).toEqual([])
    expect(
      await eric.page.getByRole('main').getByRole('link', { name: 'My vehicles' }).getAttribute('href'),
    ).toBe('/vehicles')
  })

  test('sees what they earned, as bars and as a table, and takes the statement along', async () => {
    const jean = await visitor({ waId: '250788000006', name: 'Jean Bosco', colorScheme: 'dark' })
    const id = await vehicle(jean)
    await vehicle(jean, { plate: 'RAB456C', type: 'moto' })
    for (const [fare, daysAgo] of [
      [4500, 0],
      [1200, 0],
      [12800, 1],
      [7300, 3],
      [900, 5],
    ] as const)
      await drove(jean, id, fare, daysAgo)
    await jean.context.grantPermissions(['geolocation'])
    await jean.context.setGeolocation({ latitude: -1.95, longitude: 30.126 })
    await jean.goTo('/drive')
    await jean.page.getByRole('table', { name: 'The last 7 days, in RWF' }).waitFor()
    expect(await jean.page.getByRole('row').count()).toBe(7)
    expect(await jean.page.getByRole('row').last().textContent()).toContain('5,700\u00a0RWF')
    const widthPx = await jean.page.evaluate(() => document.documentElement.scrollWidth)
    expect(widthPx).toBeLessThanOrEqual(360)
    await power(jean).click()
    await jean.page.getByText('You are online').waitFor()
    await picture(jean.page, 'drive-income-dark')
    expect(await barriersOn(jean.page)).toEqual([])
    const [download] = await Promise.all([
      jean.page.waitForEvent('download'),
      jean.page.getByRole('button', { name: 'This month' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^inzira-.*\.pdf$/)
    await jean.page.getByRole('radio', { name: 'RAB 456 C' }).click()
    await jean.page.locator('.card .plate', { hasText: 'RAB 456 C' }).waitFor()
  })
})

describe('history', () => {
  test('shows what was done, leads back to it, and stays to be read without a network', async () => {
    const jean = await visitor({ waId: '250788000001', name: 'Jean Bosco' })
    const aline = await visitor({ waId: '250788777777', name: 'Chantal Ingabire' })
    const vehicleId = await vehicle(jean, { plate: 'RAC001D' })
    await drove(jean, vehicleId, 2500, 1)
    await drove(jean, vehicleId, 1800, 0)
    await db().write((tx) => {
      const payee = { country: 'RW', network: 'MTN', kind: 'phone', value: '0788123456' } as const
      makeQr(tx, aline.personId, { payee, amountRwf: 2000, now: app.running.server.context.clock.now() })
    })
    await aline.goTo('/history')
    const planned = await send(aline, '/api/trips', {
      role: 'passenger',
      from: kimironko,
      to: nyabugogo,
      date: 'tomorrow',
      hour: 8,
      seats: 1,
      repeats: 'weekly',
    })
    expect(planned).toBe(200)
    await aline.goTo('/history')
    await aline.page.getByText('QR for 0788 123 456').waitFor()
    await picture(aline.page, 'history')
    expect(await barriersOn(aline.page)).toEqual([])
    await aline.page.getByRole('radio', { name: 'Rides' }).click()
    expect(await aline.page.getByText('QR for').count()).toBe(0)
    const again = aline.page.getByRole('link', { name: 'Again' }).first()
    expect(await again.getAttribute('href')).toStartWith('/nearby?from=-1.95')
    await aline.page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    await aline.page.reload()
    await aline.page.getByText('QR for 0788 123 456').waitFor()
    await aline.context.setOffline(true)
    await aline.page.reload()
    await aline.page.getByText('As of').waitFor()
    await aline.page.getByText('QR for 0788 123 456').waitFor()
    await picture(aline.page, 'history-offline')
    await aline.context.setOffline(false)
    const { complaints } = aline
    // What the browser says of a lost network is no fault of the page.
    complaints.splice(
      0,
      complaints.length,
      ...complaints.filter((line) => !/ERR_INTERNET|Failed to fetch/.test(line)),
    )
  })

  test('says kindly that there is nothing yet', async () => {
    const eric = await visitor({ waId: '250788000009', name: 'Eric', colorScheme: 'dark', language: 'rw' })
    await eric.goTo('/history')
    await picture(eric.page, 'history-empty-dark-rw')
    expect(await barriersOn(eric.page)).toEqual([])
  })
})
