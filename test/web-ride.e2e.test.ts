import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { setFlag } from '../server/flags/flags.ts'
import { putOnline } from '../server/http/live/testing.ts'
import { kimironko, northOf, remera } from '../server/rides/testing.ts'
import { barriersOn, startWebApp, type Visitor, type WebApp } from './web.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(90_000)

let app: WebApp
beforeAll(async () => {
  app = await startWebApp({ PUBLIC_URL: '' })
  await live(true)
})
afterAll(() => app[Symbol.asyncDispose]())

const server = () => app.running.server.context
const live = (isOn: boolean) => server().db.write((tx) => setFlag(tx, 'real_time_updates', isOn))
const fromTo =
  `/nearby?from=${kimironko.latitude},${kimironko.longitude}&fromName=Kimironko%20market` +
  `&to=${remera.latitude},${remera.longitude}&toName=Remera`

let people = 0
/** A passenger and a driver of their own, so that no test meets another one's. */
async function two(): Promise<{ passenger: Visitor; driver: Visitor }> {
  people += 2
  const waId = (n: number) => `25078812${String(people + n).padStart(4, '0')}`
  const passenger = await app.visitor({ waId: waId(0), name: 'Aline Uwase' })
  const driver = await app.visitor({ waId: waId(1), name: `Eric${people} Mugabo` })
  await putOnline(server(), driver.personId ?? 0, northOf(kimironko, 700))
  return { passenger, driver }
}

/** Chooses that driver in the list and asks them. */
async function ask({ page, goTo }: Visitor, name: RegExp): Promise<void> {
  await goTo(fromTo)
  await page.getByRole('button', { name }).click()
  const sheet = page.getByRole('dialog', { name: 'Ask for this ride?' })
  await sheet.getByText('447 RWF').waitFor()
  await sheet.getByRole('button', { name: /^Ask Eric/ }).click()
}

const says = ({ page }: Visitor, words: string | RegExp) => page.getByText(words).first().waitFor()
const taps = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name }).first().click()

describe('a ride from two browsers', () => {
  test('is asked for, taken, begun with the PIN, paid and rated, and nobody reloads', async () => {
    const { passenger, driver } = await two()
    await driver.goTo('/ride')
    await says(driver, 'You have no ride at the moment.')
    await ask(passenger, /^Eric/)
    await says(passenger, /^Asking Eric/)
    await says(driver, 'Somebody needs a ride')
    expect(await barriersOn(driver.page)).toEqual([])
    await taps(driver, 'Accept')
    await says(passenger, /^Eric\d+ is coming$/)
    expect(
      await passenger.page
        .getByRole('status')
        .getByText(/is coming/)
        .count(),
    ).toBe(1)
    const pin = (await passenger.page.locator('.ride-pin .digits').textContent())?.trim() ?? ''
    expect(pin).toMatch(/^\d{4}$/)
    expect(await passenger.page.getByRole('link', { name: 'Call' }).getAttribute('href')).toMatch(
      /^tel:\+25078812/,
    )
    expect(await driver.page.getByText(pin, { exact: true }).count()).toBe(0)
    await taps(driver, 'I have arrived')
    await says(passenger, /is waiting for you/)
    await driver.page.getByLabel('PIN of Aline').fill(pin === '0000' ? '0001' : '0000')
    await taps(driver, 'Start ride')
    await says(driver, /That is not the PIN/)
    await driver.page.getByLabel('PIN of Aline').fill(pin)
    await taps(driver, 'Start ride')
    await says(passenger, /^On the way with Eric/)
    await taps(driver, 'End ride')
    await driver.page.getByLabel('Fare in francs').fill('10')
    await taps(driver, 'End ride for 10 RWF')
    await says(driver, 'That is far from the tariff. Is it right?')
    await driver.page.getByLabel('Fare in francs').fill('500')
    await taps(driver, 'End ride for 500 RWF')
    await says(driver, 'Well driven')
    expect(await driver.page.getByRole('link', { name: 'Back to Drive' }).getAttribute('href')).toBe('/drive')
    const pay = passenger.page.getByRole('link', { name: 'Pay with MoMo', exact: true })
    expect(await pay.getAttribute('href')).toMatch(/^tel:\*182\*.*\*500%23$/)
    await passenger.page.getByRole('img', { name: /QR code that pays Eric.* 500 RWF/ }).waitFor()
    // As much as the chat tells: whom, what it costs, and the digits of each network.
    await says(passenger, /^Pay 07\d\d \d{3} \d{3} \(MTN\)$/)
    await says(passenger, /^Fee for the payer: (about )?\d+\sRWF$/)
    await says(passenger, 'Or scan it with another phone on MTN')
    // All of it is there without a network too.
    await passenger.page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    await passenger.goTo('/ride')
    await passenger.page.getByRole('img', { name: /QR code that pays Eric.* 500 RWF/ }).waitFor()
    await passenger.context.setOffline(true)
    await passenger.page.reload()
    await says(passenger, /^As of/)
    await says(passenger, '500 RWF')
    await passenger.page.getByRole('img', { name: /QR code that pays Eric.* 500 RWF/ }).waitFor()
    await passenger.page.goto(`${app.url}/drive`)
    await says(passenger, 'There is no network, and this has not been opened on this phone yet')
    await passenger.context.setOffline(false)
    await passenger.goTo('/ride')
    await passenger.page.getByRole('radio', { name: /4 of 5 stars/ }).check()
    expect(await barriersOn(passenger.page)).toEqual([])
    await taps(passenger, 'Give stars')
    await says(passenger, 'Thank you for the stars.')
    expect(
      server().db.read.get<{ stars: number }>('select stars from rating where rated_id = ?', driver.personId)
        ?.stars,
    ).toBe(4)
    // What the browser says of a lost network is no fault of the page.
    expect(passenger.complaints.filter((line) => !/ERR_INTERNET|Failed to fetch/.test(line))).toEqual([])
  })

  test('goes on by itself after the line was cut, and while there is only polling', async () => {
    const { passenger, driver } = await two()
    await ask(passenger, new RegExp(`^Eric${people}`))
    await says(passenger, /^Asking Eric/)
    await passenger.context.setOffline(true)
    await says(passenger, 'No connection: this is how it stood a moment ago.')
    await driver.goTo('/ride')
    await taps(driver, 'Accept')
    await says(driver, /^Pick up Aline/)
    await passenger.context.setOffline(false)
    await says(passenger, /is coming$/)
    await live(false)
    await taps(driver, 'I have arrived')
    await says(driver, /^Waiting for Aline/)
    await says(passenger, /is waiting for you/)
    await live(true)
    await passenger.page.getByRole('button', { name: 'Cancel ride' }).click()
    await taps(passenger, 'My plans have changed')
    await says(passenger, 'You have cancelled it.')
    await says(driver, 'Reason: My plans have changed')
    const steps = passenger.page.getByRole('list', { name: 'How the ride stands' }).getByRole('listitem')
    expect(await steps.last().textContent()).toMatch(/^Cancelled/)
    expect(await steps.last().getAttribute('aria-current')).toBe('step')
    await passenger.goTo('/ride/999999')
    await says(passenger, 'There is no such ride among yours.')
    const past = passenger.page.getByRole('main').getByRole('link', { name: 'Past rides' })
    expect(await past.getAttribute('href')).toBe('/history')
  })

  test('is the same after the server was started anew', async () => {
    const { passenger, driver } = await two()
    await ask(passenger, new RegExp(`^Eric${people}`))
    const { port } = new URL(app.url)
    await app.running.restart({ PORT: port })
    await driver.goTo('/ride')
    await taps(driver, 'Accept')
    await says(passenger, /is coming$/)
    await taps(driver, 'I have arrived')
    await says(passenger, /is waiting for you/)
  })

  test('calls for help with one more tap, and says exactly what was done', async () => {
    const { passenger, driver } = await two()
    await ask(passenger, new RegExp(`^Eric${people}`))
    await driver.goTo('/ride')
    await taps(driver, 'Accept')
    await taps(passenger, 'SOS')
    const sheet = passenger.page.getByRole('dialog', { name: 'Do you need help?' })
    expect(await sheet.getByRole('link', { name: 'Call 112' }).getAttribute('href')).toBe('tel:112')
    await sheet.getByRole('button', { name: /Alert the operator/ }).click()
    await sheet.getByText('The operator has been alerted.').waitFor()
    const { sos } = server().db.read.get<{ sos: number }>('select max(sos_at) sos from ride') ?? { sos: 0 }
    expect(sos).toBeGreaterThan(0)
  })
})

describe('a ride between a browser and WhatsApp', () => {
  test('shows the page what the driver does in the chat', async () => {
    const { passenger, driver } = await two()
    const chat = app.running.simulator.person({
      name: `Eric${people} Mugabo`,
      phone: `25078812${String(people + 1).padStart(4, '0')}`,
      language: 'en',
    })
    await chat.says('hi')
    await chat.next()
    await ask(passenger, new RegExp(`^Eric${people}`))
    expect((await chat.next()).text).toContain('Somebody needs a ride')
    await chat.taps('Accept')
    await says(passenger, /is coming$/)
    expect((await chat.next()).text).toContain('The ride is yours')
    await chat.taps('I have arrived')
    await says(passenger, /is waiting for you/)
    expect((await chat.next()).text).toContain('ask for their PIN')
    await chat.says((await passenger.page.locator('.ride-pin .digits').textContent())?.trim() ?? '')
    await says(passenger, /^On the way with Eric/)
    expect(driver.complaints).toEqual([])
  })
})

describe('drivers nearby', () => {
  test('are found again as they come, and not asked without a network', async () => {
    const { passenger } = await two()
    await passenger.goTo(fromTo)
    await says(passenger, /^Free now: \d/)
    const before = await passenger.page.locator('.nearby-driver').count()
    await two()
    await passenger.page.locator('.nearby-driver').nth(before).waitFor()
    expect(await barriersOn(passenger.page)).toEqual([])
    await passenger.context.setOffline(true)
    await says(passenger, /A request is never kept for later/)
    expect(await passenger.page.getByRole('button', { name: /^Eric/ }).first().isDisabled()).toBe(true)
    await passenger.context.setOffline(false)
  })

  test('are explained to whoever is not signed in', async () => {
    const stranger = await app.visitor()
    await stranger.goTo('/nearby')
    await says(stranger, /See who is free around you/)
    await stranger.page.getByRole('link', { name: 'Sign in' }).waitFor()
  })
})
