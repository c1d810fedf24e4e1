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
import type { Page } from 'playwright-core'
import { languages } from '../server/i18n/languages.ts'
import { decodeQr } from '../server/qr/picture/decode.ts'
import { makeLink } from '../server/sessions/login.ts'
import { Phone } from './phones.ts'
import { freePort } from './running.ts'
import { barriersOn, startWebApp, type Visitor, type VisitorOptions, type WebApp } from './web.ts'

// The whole way in: the page, the phone page of the simulator, the real server, and the page again.
setDefaultTimeout(90_000)

const shots = process.env.PICTURES ?? tmpdir()
let app: WebApp
let visitors: Visitor[] = []

beforeAll(async () => {
  const port = await freePort()
  const settings = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }
  app = await startWebApp(settings)
  await app.running.restart({ ...settings, WHATSAPP_CHAT_URL: `${app.running.simulator.url}/wa.me` })
})
afterAll(() => app[Symbol.asyncDispose]())

beforeEach(() => {
  const { simulator } = app.running
  simulator.reset()
  simulator.person({ name: 'Aline Uwase', phone: '250788123456', language: 'en' })
  simulator.person({ name: 'Eric Mugisha', phone: '250722345678', language: 'en' })
})
afterEach(async () => {
  const complaints = visitors.flatMap((one) => one.complaints.filter((line) => !/40[14] \(/.test(line)))
  for (const { context } of visitors) await context.close()
  visitors = []
  expect(complaints).toEqual([])
})

async function visit(path: string, options: VisitorOptions = {}): Promise<Visitor> {
  const one = await app.visitor(options)
  visitors.push(one)
  await one.goTo(path)
  return one
}

const codeOn = async (page: Page): Promise<string> =>
  (await page.locator('.sign-in-code output').textContent()) ?? ''

/** Taps "Open WhatsApp" and comes to the phone page with the message in Aline's composer. */
async function opensWhatsApp({ context, page }: Visitor): Promise<Phone> {
  const [phones] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Open WhatsApp' }).click(),
  ])
  await phones.setViewportSize({ width: 1440, height: 900 })
  await phones.getByRole('region', { name: 'Whose phone' }).getByRole('button', { name: 'Aline' }).click()
  return new Phone(phones, 'Aline')
}

const written = (phone: Phone) => phone.root.locator('.composer textarea')

const isSignedIn = async ({ page }: Visitor): Promise<boolean> =>
  (await page.request.get(`${app.url}/api/me`)).status() === 200

describe('signing in', () => {
  test('takes the page, one message, and leads back to where one came from', async () => {
    const visitor = await visit('/sign-in?next=%2Fschedule')
    const { page, context } = visitor
    const code = await codeOn(page)
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await page.screenshot({ path: join(shots, 'sign-in.png'), fullPage: true })
    const aline = await opensWhatsApp(visitor)
    await aline.page.screenshot({ path: join(shots, 'sign-in-phone.png') })
    expect(await written(aline).inputValue()).toStartWith(`Sign me in to Inzira: ${code}`)
    expect(new URL(aline.page.url()).search).toBe('')
    await written(aline).press('Enter')
    await aline.hears('You are signed in on Chrome, Linux')
    expect(await written(aline).inputValue()).toBe('')
    await page.waitForURL(`${app.url}/schedule`)
    expect(await isSignedIn(visitor)).toBe(true)
    const cookies = await context.cookies(app.url)
    expect(cookies.filter(({ httpOnly }) => httpOnly).map(({ name, sameSite }) => [name, sameSite])).toEqual([
      ['inzira', 'Strict'],
    ])
    await aline.page.reload()
    expect(await written(aline).inputValue()).toBe('')
  })

  test('in the chat’s button ends what it began; the page says so, and nothing of the person stays', async () => {
    const visitor = await visit('/sign-in')
    const aline = await opensWhatsApp(visitor)
    await written(aline).press('Enter')
    await visitor.page.waitForURL(`${app.url}/`)
    await visitor.goTo('/profile')
    await visitor.page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
    await aline.page.bringToFront()
    await aline.taps('Sign it out')
    await aline.hears('That browser is signed out.')
    expect(await isSignedIn(visitor)).toBe(false)
    await visitor.page.bringToFront()
    await visitor.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    await visitor.page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor()
  })

  test('in one browser signs in no other that shows a code, and the code works nowhere else', async () => {
    const [mine, other] = [await visit('/sign-in'), await visit('/sign-in')]
    const code = await codeOn(mine.page)
    expect(await codeOn(other.page)).not.toBe(code)
    const aline = await opensWhatsApp(mine)
    await written(aline).press('Enter')
    await mine.page.waitForURL(`${app.url}/`)
    expect(await isSignedIn(other)).toBe(false)
    expect(other.page.url()).toBe(`${app.url}/sign-in`)
    await other.page.getByText('Waiting for your message…').waitFor()
    const eric = new Phone(aline.page, 'Eric')
    await eric.says(`Sign me in to Inzira: ${code}`)
    await eric.hears('This code is not valid')
    expect(await isSignedIn(other)).toBe(false)
  })

  test('goes on with the same code after a phone short of memory has thrown the page away', async () => {
    const visitor = await visit('/sign-in')
    const code = await codeOn(visitor.page)
    await visitor.page.reload()
    expect(await codeOn(visitor.page)).toBe(code)
    await visitor.page.goto('about:blank')
    const person = app.running.simulator.people().find(({ name }) => name.startsWith('Aline'))
    await person?.says(code)
    await app.running.quiet()
    await visitor.page.goto(`${app.url}/sign-in?next=/qr`)
    await visitor.page.waitForURL(`${app.url}/qr`)
    expect(await isSignedIn(visitor)).toBe(true)
  })

  test('shows as expired what another tab of the same browser has replaced', async () => {
    const visitor = await visit('/sign-in')
    const code = await codeOn(visitor.page)
    const tab = await visitor.context.newPage()
    await tab.goto(`${app.url}/sign-in`)
    await tab.getByText('Waiting for your message…').waitFor()
    expect(await codeOn(tab)).not.toBe(code)
    await tab.close()
    await visitor.page.getByText('This code has expired.').waitFor({ timeout: 20_000 })
  })

  test('copies the code, and says when it has expired; a new one is a tap away', async () => {
    const visitor = await visit('/sign-in')
    const { page, context } = visitor
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const code = await codeOn(page)
    await page.getByRole('button', { name: 'Copy the code' }).click()
    await page.getByText('Copied').waitFor()
    // Our own pages may write to the clipboard, and not read it.
    const elsewhere = await context.newPage()
    await elsewhere.goto(app.running.simulator.url)
    expect(await elsewhere.evaluate('navigator.clipboard.readText()')).toBe(code)
    await elsewhere.close()
    await page.getByRole('timer').waitFor()
    await app.running.server.context.db.write((tx) =>
      tx.run('update web_login set expires_at = created_at where person_id is null'),
    )
    await page.getByText('This code has expired.').waitFor({ timeout: 20_000 })
    await page.screenshot({ path: join(shots, 'sign-in-expired.png') })
    await page.getByRole('button', { name: 'New code' }).click()
    await page.getByText('Waiting for your message…').waitFor()
    expect(await codeOn(page)).not.toBe(code)
  })

  test('at a computer takes a scan of what the button would open', async () => {
    const context = await app.browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${app.url}/sign-in`)
    const drawn = page.getByRole('img', { name: 'QR code that opens WhatsApp' })
    await drawn.waitFor()
    await page.screenshot({ path: join(shots, 'sign-in-computer.png'), fullPage: true })
    const href = await page.getByRole('link', { name: 'Open WhatsApp' }).getAttribute('href')
    expect(await decodeQr(await drawn.screenshot({ scale: 'css' }), 'photo')).toEqual([href ?? ''])
    await context.close()
  })

  test('by a link from the chat takes a tap, works once, and leaves nothing in the address', async () => {
    const { simulator, server } = app.running
    const person = simulator.people().find(({ name }) => name.startsWith('Aline'))
    await person?.says('hello')
    await person?.says('web')
    await app.running.quiet()
    const sent = simulator.ledger.accepted.map(({ message }) => JSON.stringify(message)).join()
    const [, token = ''] = /\/in#([\w-]{43})/.exec(sent) ?? []
    // As WhatsApp does to draw a preview.
    await fetch(`${server.url}/in#${token}`, { headers: { accept: 'text/html' } })
    const visitor = await visit('/')
    const { page } = visitor
    const told: string[] = []
    page.on('request', (request) => {
      told.push(request.url().split('#')[0] ?? '', request.headers().referer ?? '')
    })
    await visitor.goTo(`/in#${token}`)
    await page.getByText('Sign in as the owner of the WhatsApp account').waitFor()
    await page.screenshot({ path: join(shots, 'sign-in-link.png') })
    expect(page.url()).not.toContain(token)
    expect(await isSignedIn(visitor)).toBe(false)
    await page.reload()
    await page.getByRole('button', { name: 'Yes, sign me in' }).click()
    await page.waitForURL(`${app.url}/`)
    expect(await isSignedIn(visitor)).toBe(true)
    expect(told.filter((each) => each.includes(token))).toEqual([])
    const second = await visit(`/in#${token}`)
    await second.page.getByText('This link has been used').waitFor()
    await second.page.getByRole('link', { name: 'Sign in with a code' }).click()
    await second.page.waitForURL(`${app.url}/sign-in`)
  })

  test('by a link, where somebody is signed in already, says so and leaves their account only by a second tap', async () => {
    const { db, clock } = app.running.server.context
    const linkOf = (waId: string) =>
      db.write((tx) => {
        const now = clock.now()
        tx.run(
          'insert into person (wa_id, name, first_seen_at) values (?, ?, ?) on conflict do nothing',
          waId,
          'Eve',
          now,
        )
        const { id } = tx.get<{ id: number }>('select id from person where wa_id = ?', waId) ?? { id: 0 }
        return makeLink(tx, id, now).token
      })
    const nameIn = async ({ page }: Visitor) =>
      ((await (await page.request.get(`${app.url}/api/me`)).json()) as { name: string }).name
    const visitor = await visit(`/in#${await linkOf('250788000666')}`, {
      waId: '250788000665',
      name: 'Aline',
    })
    const { page } = visitor
    await page.getByText('You are signed in as Aline.').waitFor()
    await page.getByText('this browser leaves your account').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Eve')
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('link', { name: 'Stay as I am' }).click()
    await page.waitForURL(`${app.url}/`)
    expect(await nameIn(visitor)).toBe('Aline')
    // An older link, and then a newer one in the same window.
    await visitor.goTo(`/in/${await linkOf('250788000666')}`)
    await page.getByRole('link', { name: 'Stay as I am' }).waitFor()
    const newer = await linkOf('250788000666')
    await page.evaluate((token) => {
      location.hash = token
    }, newer)
    await page.waitForFunction(() => location.hash === '')
    await page.getByRole('button', { name: 'Sign in with the link' }).click()
    await page.waitForURL(`${app.url}/`)
    expect(await nameIn(visitor)).toBe('Eve')
  })

  test('goes nowhere but to a page of the app', async () => {
    const visitor = await visit(`/sign-in?next=${encodeURIComponent('/.//127.0.0.1:9/phish')}`)
    const { page } = visitor
    const aline = await opensWhatsApp(visitor)
    await written(aline).press('Enter')
    await page.waitForURL(`${app.url}/`)
    expect(await isSignedIn(visitor)).toBe(true)
    await visitor.goTo(`/sign-in?next=${encodeURIComponent('/.//127.0.0.1:9/phish')}`)
    expect(await page.getByRole('link', { name: 'Go on' }).getAttribute('href')).toBe('/')
  })
})

test('where somebody is signed in is listed in their profile, and each can be signed out there', async () => {
  const here = await visit('/profile', { waId: '250788000777' })
  const there = await visit('/', { waId: '250788000777' })
  const { page } = here
  await page.reload()
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  await page.getByRole('button', { name: 'Sign out Chrome, Android' }).click()
  await page.getByText('Signed out.').waitFor()
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false])
  await page.getByRole('button', { name: 'Sign out here' }).click()
  await page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor()
  expect(await isSignedIn(here)).toBe(false)
})

describe('the pages', () => {
  test.each(languages)('in %s, by day and by night, are open to everybody and fit', async (language) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const visitor = await visit('/sign-in', { language, colorScheme })
      const { page } = visitor
      expect(await barriersOn(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      await page.screenshot({ path: join(shots, `sign-in-${language}-${colorScheme}.png`), fullPage: true })
      const { db, clock } = app.running.server.context
      const token = await db.write((tx) => {
        const now = clock.now()
        tx.run(`insert into person (wa_id, first_seen_at) values ('1', ?) on conflict do nothing`, now)
        const { id } = tx.get<{ id: number }>(`select id from person where wa_id = '1'`) ?? { id: 0 }
        return makeLink(tx, id, now).token
      })
      for (const path of [`/in#${token}`, '/in/no-such-link-at-all-anywhere']) {
        await visitor.goTo(path)
        expect(await barriersOn(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      }
    }
  })
})
