import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  setDefaultTimeout,
  test,
} from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import QRCode from 'qrcode'
import { ShiftableClock } from '../server/clock.ts'
import type { Simulator } from '../server/simulator/index.ts'
import { openBrowser, openPhones, type Phone, startPhones } from './phones.ts'
import { startStandInBot } from './stand-in-bot.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(60_000)

let browser: Browser
let sim: Simulator
let page: Page
let complaints: string[]
let phone: (name: string) => Phone
let stop: () => Promise<void>

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  const clock = new ShiftableClock()
  const started = await startPhones(startStandInBot, {
    clock,
    shiftClock: (byMs) => clock.shift(byMs),
    settings: { statusDelaysMs: { sent: 10, delivered: 30, read: 60 }, retryDelaysMs: [50] },
  })
  sim = started.sim
  stop = started.stop
  sim.person({ name: 'Aline Uwase', phone: '250788123456', language: 'en' })
  sim.person({ name: 'Eric Niyonzima', phone: '250788654321', language: 'fr' })
  ;({ page, complaints, phone } = await openPhones(browser, sim))
})
afterEach(async () => {
  await page.close()
  await stop()
})

const picture = (name: string) => page.screenshot({ path: join(tmpdir(), `phone-${name}.png`) })
const png = async () => await QRCode.toBuffer('hello', { width: 200 })

describe('a person on the phone', () => {
  test('types, opens the list, chooses a row, taps a button and gets a picture to look at in full', async () => {
    const aline = phone('Aline')
    await aline.says('hi')
    await aline.hears('What would you like to do?')
    await aline.hasTicks('read')
    await aline.taps('Open the menu')
    const sheet = aline.root.getByRole('dialog', { name: 'Open the menu' })
    expect(await sheet.getByRole('button', { name: /QR codes.*Get paid/ }).isVisible()).toBe(true)
    expect(await sheet.getByRole('group', { name: 'Money' }).count()).toBe(1)
    await picture('list')
    await aline.taps(/QR codes/)
    await aline.hears('Who shall be paid?')
    await aline.taps('My number')
    const qr = await aline.hears('2,000 RWF')
    expect(await aline.own.textContent()).toContain('My number')
    await qr.getByRole('button', { name: /^Open: / }).click()
    const viewer = page.getByRole('dialog', { name: /2,000 RWF/ })
    expect(await viewer.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480)
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
    expect(await qr.locator('strong').textContent()).toBe('2,000 RWF')
    await picture('qr')
    expect(complaints).toEqual([])
  })

  test('sees bold, italic, mono and links, and dials a code', async () => {
    const aline = phone('Aline')
    await aline.says('format')
    const bubble = await aline.hears('Bold')
    expect(await bubble.locator('strong, em, s, code').allTextContents()).toEqual([
      'Bold',
      'italic',
      'gone',
      'mono',
    ])
    expect(await bubble.locator('a').getAttribute('href')).toBe('https://example.org/a_b_c')
    await aline.says('dial')
    const dial = await aline.hears('Dial')
    expect(await dial.locator('strong').count()).toBe(0)
    expect(
      await dial.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['tel:*182*8*1*123456*2000%23', 'tel:*182*8*1*123456%23', 'tel:+250788000111'])
    await dial.locator('a').first().click()
    expect(await aline.root.locator('.dialler output').textContent()).toBe('*182*8*1*123456*2000#')
    await picture('dialler')
    await aline.taps('Call')
    await page.getByText('Dialled: *182*8*1*123456*2000#').waitFor()
  })

  test('answers a location request with a known place, in the language of the phone', async () => {
    const eric = phone('Eric')
    await eric.says('ride')
    await eric.hears('Where shall the driver meet you?')
    await eric.taps('Envoyer la position')
    await picture('location')
    await eric.picksPlace('Nyabugogo bus park')
    await eric.hears('You are at Nyabugogo bus park (-1.9396, 30.0445)')
    expect(await eric.own.getByRole('link', { name: 'Ouvrir: Nyabugogo bus park' }).count()).toBe(1)
    expect(await eric.own.locator('.quote').textContent()).toContain('Where shall the driver')
  })

  test('sends a picture with a caption, and a document, after looking at them', async () => {
    const aline = phone('Aline')
    await aline.attaches('photo', { name: 'card.png', mimeType: 'image/png', buffer: await png() }, 'My card')
    await aline.hears('A fine picture')
    const own = aline.root.locator('.mine .bubble').filter({ hasText: 'My card' })
    expect(await own.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(200)
    await aline.attaches('document', {
      name: 'insurance.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    })
    await aline.hears('I have insurance.pdf.')
    await picture('files')
  })

  test('answers, reacts to, changes and deletes messages', async () => {
    const aline = phone('Aline')
    await aline.says('one')
    const heard = await aline.hears('You said: one')
    await heard.getByRole('button', { name: 'More' }).focus()
    await page.keyboard.press('Enter')
    await aline.taps('React with 👍')
    await aline.root.locator('.reaction', { hasText: '👍' }).waitFor()
    await aline.own.hover()
    await aline.own.getByRole('button', { name: 'More' }).click()
    await aline.taps('Edit')
    await aline.says('two')
    await aline.own.getByText('edited').waitFor()
    expect(await aline.own.locator('.text').textContent()).toBe('two')
    await aline.own.getByRole('button', { name: 'More' }).focus()
    await page.keyboard.press('Enter')
    await aline.taps('Delete')
    await aline.own.getByText('This message was deleted').waitFor()
    expect(
      sim.deliveries.flatMap(({ updates }) => updates[0]?.lists.messages ?? []).map(({ type }) => type),
    ).toEqual(['text', 'reaction', 'edit', 'revoke'])
  })

  test('keeps the chat over a reload, and two people never mix', async () => {
    const [aline, eric] = [phone('Aline'), phone('Eric')]
    await aline.says('from Aline')
    await eric.says('de la part d’Eric')
    await aline.hears('You said: from Aline')
    await eric.hears('You said: de la part d’Eric')
    await page.reload()
    await aline.hears('You said: from Aline')
    expect(await aline.root.locator('.bubble').count()).toBe(2)
    expect(await eric.root.textContent()).not.toContain('from Aline')
    await picture('two')
  })
})

describe('what goes wrong', () => {
  const strike = async (name: RegExp) => {
    await page.getByRole('tab', { name: /Faults/ }).click()
    await page.locator('.fault').filter({ hasText: name }).first().click()
    await page.locator('.active li').first().waitFor()
  }

  test('a send dropped after it was accepted shows on the phone, and in the log as a problem', async () => {
    await strike(/Drop after accept/)
    await picture('faults')
    const aline = phone('Aline')
    await aline.says('hello')
    await aline.hears('You said: hello')
    await page.getByText('Everything works').waitFor()
    await page.getByRole('tab', { name: /Wire/ }).click()
    await page.getByRole('button', { name: 'Problems' }).click()
    await page.locator('.entry').filter({ hasText: 'connection dropped' }).click()
    await page.locator('pre').filter({ hasText: '"You said: hello"' }).waitFor()
    await picture('wire')
  })

  test('a failed status marks the bubble and says why', async () => {
    sim.faults.add({ kind: 'send.error', code: 131026, via: 'status', times: 1 })
    const aline = phone('Aline')
    await aline.says('hello')
    const heard = await aline.hears('You said: hello')
    await heard.locator('.ticks.failed').waitFor()
    expect(await heard.locator('.why').textContent()).toContain('131026')
  })

  test('a webhook the bot refuses to the end fails on the phone', async () => {
    sim.setWebhook('http://127.0.0.1:1/gone')
    const aline = phone('Aline')
    await aline.says('hello')
    await aline.hasTicks('failed')
    expect(await aline.own.locator('.why').textContent()).toContain('never acknowledged')
  })

  test('the person may hide or change the number, and a human may answer', async () => {
    const aline = phone('Aline')
    await page.getByRole('button', { name: 'More about Aline Uwase' }).click()
    await page.getByRole('switch', { name: /Hides the number/ }).click()
    await aline.root.getByText('number hidden').waitFor()
    await picture('menu')
    await aline.root.getByRole('button', { name: /A human answers/ }).click()
    const human = await aline.hears('a person from the office')
    expect(await human.getAttribute('class')).toContain('human')
    await aline.says('hello')
    await aline.hears('You said: hello')
    expect(sim.deliveries.at(-1)?.body).not.toContain('250788123456')
  })

  test('25 hours later there is a new day and the window is closed', async () => {
    const aline = phone('Aline')
    await aline.says('hello')
    await aline.hears('You said: hello')
    await page.getByRole('banner').getByRole('button', { name: '+25 h' }).click()
    await aline.root.locator('.day', { hasText: 'Yesterday' }).waitFor()
    await aline.says('again')
    await aline.root.locator('.day', { hasText: 'Today' }).waitFor()
  })
})

describe('the page', () => {
  test('adds somebody in another language and lets them go again', async () => {
    await page.getByRole('button', { name: 'Add person' }).click()
    const form = page.getByRole('form', { name: 'New person' })
    await form.getByLabel('Name').fill('Grace')
    await form.getByLabel('Phone language').selectOption('sw')
    await picture('newcomer')
    await form.getByRole('button', { name: 'Add' }).click()
    const grace = phone('Grace')
    await grace.taps('Habari')
    await grace.hears('What would you like to do?')
    await page.getByRole('button', { name: 'More about Grace' }).click()
    await grace.taps('Remove this person')
    await grace.root.waitFor({ state: 'detached' })
    expect(sim.people().map(({ name }) => name)).toEqual(['Aline Uwase', 'Eric Niyonzima'])
  })

  test('shows one phone at a time where there is room for one', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await phone('Aline').root.isVisible()).toBe(true)
    expect(await phone('Eric').root.isVisible()).toBe(false)
    await page.getByRole('navigation', { name: 'People' }).getByRole('button', { name: 'Eric' }).click()
    expect(await phone('Eric').root.isVisible()).toBe(true)
    const eric = phone('Eric')
    await eric.says('hi')
    await eric.hears('What would you like to do?')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await picture('narrow')
  })

  test('has a name on every control, and asks nothing of the network', async () => {
    const aline = phone('Aline')
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.reload()
    await aline.says('hi')
    await aline.hears('What would you like')
    await page.getByRole('tab', { name: /Faults/ }).click()
    await aline.root.locator('.composer .round').click()
    const nameless = await page.locator('button, a[href], input, select, textarea').evaluateAll((controls) =>
      controls
        .filter(
          (control) => control.getAttribute('aria-hidden') !== 'true' && control.closest('[inert]') === null,
        )
        .filter((control) => {
          const labels = (control as HTMLInputElement).labels
          const label = labels?.length ? labels[0]?.textContent : ''
          return (
            !(control.getAttribute('aria-label') ?? '').trim() &&
            !label?.trim() &&
            !control.textContent?.trim()
          )
        })
        .map((control) => control.outerHTML.slice(0, 120)),
    )
    expect(nameless).toEqual([])
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      return ids.filter((id, index) => ids.indexOf(id) !== index)
    })
    expect(twice).toEqual([])
    expect(requests.filter((url) => !url.startsWith(sim.url) && !url.startsWith('data:'))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('can be used with the keyboard alone', async () => {
    const aline = phone('Aline')
    await aline.root.getByRole('button', { name: 'Hi', exact: true }).focus()
    await page.keyboard.press('Enter')
    await aline.hears('What would you like to do?')
    await aline.root.getByRole('button', { name: 'Open the menu' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Find a ride'))
    await page.keyboard.press('Escape')
    await aline.root.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Open the menu')
  })
})
