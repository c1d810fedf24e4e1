import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { makeLink } from '../../sessions/login.ts'
import type { Person } from '../../simulator/index.ts'
import { httpApp } from '../app.ts'

let running: Running
let aline: Person
beforeEach(async () => {
  running = await startAll({ settings: { PUBLIC_URL: 'http://localhost:3001' } })
  aline = running.simulator.person({ name: 'Aline', phone: '250788123456', language: 'en' })
})
afterEach(() => running[Symbol.asyncDispose]())

/** A browser with its cookies. */
class Browser {
  readonly cookies = new Map<string, string>()
  set: string[] = []
  readonly #app = httpApp(running.server.context)

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await this.#app.handle(
      new Request(`http://localhost${path}`, {
        method,
        headers: {
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/128.0.0.0 Mobile',
          ...(method !== 'GET' && { 'sec-fetch-site': 'same-origin' }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    this.set = response.headers.getSetCookie()
    for (const cookie of this.set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
    return { status: response.status, headers: response.headers, body: (await response.json()) as any }
  }

  /** Shows a code, sees it sent, and is signed in. */
  async signsIn(as: Person = aline): Promise<void> {
    const { body } = await this.send('POST', '/api/sign-in', {})
    await as.says(body.message)
    await running.quiet()
    expect((await this.send('GET', '/api/sign-in')).body).toEqual({ state: 'signed_in' })
  }
}

const me = async (browser: Browser) => (await browser.send('GET', '/api/me')).status

describe('signing in by a code', () => {
  test('takes a page, a message, and the page again', async () => {
    const browser = new Browser()
    const { body } = await browser.send('POST', '/api/sign-in', { language: 'fr' })
    expect(body.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(body.message).toStartWith(`Connectez-moi à Inzira : ${body.code}`)
    expect(body.chatUrl).toBe(`https://wa.me/250788000100?text=${encodeURIComponent(body.message)}`)
    expect(browser.set).toEqual([
      expect.stringMatching(/^inzira-login=[\w-]{43}; Path=\/; Max-Age=1800; HttpOnly; SameSite=Strict$/),
    ])
    expect((await browser.send('GET', '/api/sign-in')).body).toMatchObject({ state: 'waiting' })
    await aline.says(body.message)
    await running.quiet()
    expect((await browser.send('GET', '/api/sign-in')).body).toEqual({ state: 'signed_in' })
    expect(browser.set).toEqual([
      expect.stringMatching(/^inzira=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Strict$/),
      'inzira-login=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ])
    expect((await browser.send('GET', '/api/me')).body).toMatchObject({ phone: '250788123456' })
    expect((await browser.send('GET', '/api/sign-in')).body).toEqual({ state: 'expired' })
  })

  test('a page that waits is answered as soon as the message has come', async () => {
    const browser = new Browser()
    const { body } = await browser.send('POST', '/api/sign-in', {})
    const answer = browser.send('GET', '/api/sign-in?wait=1')
    await aline.says(body.message)
    expect((await answer).body).toEqual({ state: 'signed_in' })
  })

  test('signs in no browser but the one that asked, whoever knows the code', async () => {
    const [browser, thief, stranger] = [new Browser(), new Browser(), new Browser()]
    const { body } = await browser.send('POST', '/api/sign-in', {})
    await thief.send('POST', '/api/sign-in', {})
    await aline.says(body.message)
    await running.quiet()
    expect((await thief.send('GET', '/api/sign-in')).body.state).toBe('waiting')
    expect((await stranger.send('GET', '/api/sign-in')).body.state).toBe('expired')
    thief.cookies.set('inzira-login', body.code)
    expect((await thief.send('GET', '/api/sign-in')).body.state).toBe('expired')
    expect(await me(thief)).toBe(401)
    expect((await browser.send('GET', '/api/sign-in')).body.state).toBe('signed_in')
  })

  test('a stolen cookie of the page is worth nothing while its person has sent nothing', async () => {
    const [browser, thief] = [new Browser(), new Browser()]
    await browser.send('POST', '/api/sign-in', {})
    thief.cookies.set('inzira-login', browser.cookies.get('inzira-login') ?? '')
    expect((await thief.send('GET', '/api/sign-in')).body.state).toBe('waiting')
    await browser.signsIn()
    // The page asked anew meanwhile, so what was stolen has died.
    expect((await thief.send('GET', '/api/sign-in')).body.state).toBe('expired')
  })

  test('an answer that got lost is had again, and two tabs that ask at once are one session', async () => {
    const browser = new Browser()
    const { body } = await browser.send('POST', '/api/sign-in', {})
    await aline.says(body.message)
    await running.quiet()
    const login = browser.cookies.get('inzira-login') ?? ''
    const twin = new Browser()
    twin.cookies.set('inzira-login', login)
    await Promise.all([browser.send('GET', '/api/sign-in'), twin.send('GET', '/api/sign-in')])
    expect(browser.cookies).toEqual(twin.cookies)
    expect((await browser.send('GET', '/api/sessions')).body).toHaveLength(1)
  })

  test('a session that somebody put into the browser before is not the one it is signed in with', async () => {
    const [browser, attacker] = [new Browser(), new Browser()]
    await attacker.signsIn(running.simulator.person({ phone: '250788000666' }))
    const planted = attacker.cookies.get('inzira') ?? ''
    browser.cookies.set('inzira', planted)
    await browser.signsIn()
    expect(browser.cookies.get('inzira')).not.toBe(planted)
    expect((await browser.send('GET', '/api/me')).body.phone).toBe('250788123456')
    expect(await me(attacker)).toBe(401)
  })

  test('answers the same whether anybody is known here or not', async () => {
    const shape = async () => {
      const { status, body } = await new Browser().send('POST', '/api/sign-in', {})
      return [status, ...Object.keys(body)]
    }
    const before = await shape()
    await new Browser().signsIn()
    expect(await shape()).toEqual(before)
  })

  test('is limited, with the time to wait', async () => {
    const browser = new Browser()
    for (let asked = 0; asked < 60; asked++) await browser.send('POST', '/api/sign-in', {})
    const { status, body, headers } = await browser.send('POST', '/api/sign-in', {})
    expect([status, body.code]).toEqual([429, 'too.many'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('cannot be begun, or ended, by another site', async () => {
    const browser = new Browser()
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await browser.send('POST', '/api/sign-in', {}, foreign)).status).toBe(403)
    await browser.signsIn()
    expect((await browser.send('POST', '/api/sign-out', undefined, foreign)).status).toBe(403)
    expect((await browser.send('DELETE', '/api/sessions?which=all', undefined, foreign)).status).toBe(403)
    expect(await me(browser)).toBe(200)
  })

  test('over https only this host can set the cookies, and they go nowhere unencrypted', async () => {
    await running.restart({ PUBLIC_URL: 'https://inzira.example.rw' })
    const browser = new Browser()
    await browser.signsIn()
    expect(browser.set).toEqual([
      expect.stringMatching(/^__Host-inzira=.*; HttpOnly; SameSite=Strict; Secure$/),
      expect.stringMatching(/^__Host-inzira-login=;.*; Secure$/),
    ])
  })

  test('tells where to send the code by the number that is set, and by none while Meta does not tell', async () => {
    await running.restart({ WHATSAPP_NUMBER: '+250 788 999 000' })
    const { body } = await new Browser().send('POST', '/api/sign-in', {})
    expect(body.chatUrl).toStartWith('https://wa.me/250788999000?text=')
    await running.restart({ META_PHONE_NUMBER_ID: '999', WHATSAPP_NUMBER: '' })
    expect((await new Browser().send('POST', '/api/sign-in', {})).body.chatUrl).toBeNull()
  })
})

describe('signing in by a link', () => {
  const link = async () => {
    await aline.says('hi')
    await running.quiet()
    const { db, clock } = running.server.context
    const { id } = db.read.get<{ id: number }>("select id from person where wa_id = '250788123456'") ?? {
      id: 0,
    }
    return db.write((tx) => makeLink(tx, id, clock.now()).token)
  }

  test('works once, and its owner is told in the chat', async () => {
    const token = await link()
    const [browser, second] = [new Browser(), new Browser()]
    expect((await browser.send('POST', '/api/sign-in/link/look', { token })).body).toEqual({ isOpen: true })
    expect((await browser.send('POST', '/api/sign-in/link', { token })).body).toEqual({ state: 'signed_in' })
    expect(await me(browser)).toBe(200)
    expect((await second.send('POST', '/api/sign-in/link', { token })).body).toEqual({ state: 'expired' })
    expect((await second.send('POST', '/api/sign-in/link/look', { token })).body).toEqual({ isOpen: false })
    expect([await me(second), second.cookies.size]).toEqual([401, 0])
    await running.quiet()
    const told = running.simulator.ledger.accepted.map(({ message }) => JSON.stringify(message)).join()
    expect(told).toContain('you are signed in on Chrome, Android')
  })

  test.each(['x'.repeat(43), 'short', '../../etc/passwd', ''])(
    'the token "%s" opens nothing',
    async (token) => {
      const { status, body } = await new Browser().send('POST', '/api/sign-in/link', { token })
      expect(body.state ?? body.code).toBe(status === 200 ? 'expired' : 'request.invalid')
    },
  )
})

describe('sessions', () => {
  test('are listed, each with its browser, and ended one by one, the others, or all', async () => {
    const [one, two, three] = [new Browser(), new Browser(), new Browser()]
    for (const browser of [one, two, three]) await browser.signsIn()
    const { body: list } = await one.send('GET', '/api/sessions')
    expect(list).toHaveLength(3)
    expect(list.filter(({ isThis }: { isThis: boolean }) => isThis)).toEqual([
      expect.objectContaining({ device: 'Chrome, Android' }),
    ])
    const third = (await three.send('GET', '/api/sessions')).body.find(
      ({ isThis }: { isThis: boolean }) => isThis,
    )
    expect((await one.send('DELETE', `/api/sessions/${third.id}`)).body).toEqual({ ended: 1 })
    expect([await me(one), await me(two), await me(three)]).toEqual([200, 200, 401])
    expect((await two.send('DELETE', '/api/sessions?which=others')).body).toEqual({ ended: 1 })
    expect([await me(one), await me(two)]).toEqual([401, 200])
    await two.send('DELETE', '/api/sessions?which=all')
    expect(two.cookies.has('inzira')).toBe(false)
    expect(await me(two)).toBe(401)
  })

  test.each(['all', 'others'])(
    'ended with "%s", nothing that was on its way in signs in any more',
    async (which) => {
      const [own, thief, reader] = [new Browser(), new Browser(), new Browser()]
      await own.signsIn()
      const { body } = await thief.send('POST', '/api/sign-in', {})
      await aline.says(body.message)
      await running.quiet()
      const { db, clock } = running.server.context
      const { token } = await db.write((tx) => {
        const { id } = tx.get<{ id: number }>('select person_id id from web_session') ?? { id: 0 }
        return makeLink(tx, id, clock.now())
      })
      expect((await own.send('DELETE', `/api/sessions?which=${which}`)).status).toBe(200)
      expect((await thief.send('GET', '/api/sign-in')).body).toEqual({ state: 'expired' })
      expect((await reader.send('POST', '/api/sign-in/link', { token })).body).toEqual({ state: 'expired' })
      expect([await me(thief), await me(reader), await me(own)]).toEqual([
        401,
        401,
        which === 'all' ? 401 : 200,
      ])
      // A new one works as ever.
      await thief.signsIn()
      expect(await me(thief)).toBe(200)
    },
  )

  test('that were to come of a code end with the button in the chat, before the page has asked', async () => {
    const browser = new Browser()
    const { body } = await browser.send('POST', '/api/sign-in', {})
    await aline.says(body.message)
    await running.quiet()
    await aline.taps('Sign it out')
    await running.quiet()
    expect((await browser.send('GET', '/api/sign-in')).body).toEqual({ state: 'expired' })
    expect(await me(browser)).toBe(401)
  })

  test('of others are as good as not there', async () => {
    const [browser, stranger] = [new Browser(), new Browser()]
    await browser.signsIn()
    await stranger.signsIn(running.simulator.person({ phone: '250788000002' }))
    const [own] = (await browser.send('GET', '/api/sessions')).body
    for (const id of [own.id, 999_999]) {
      const { status, body } = await stranger.send('DELETE', `/api/sessions/${id}`)
      expect([status, body.code]).toEqual([404, 'not.found'])
    }
    expect(await me(browser)).toBe(200)
    expect((await new Browser().send('GET', '/api/sessions')).status).toBe(401)
  })

  test('end with "Sign out", and the cookie with them', async () => {
    const browser = new Browser()
    await browser.signsIn()
    const token = browser.cookies.get('inzira') ?? ''
    const { headers } = await browser.send('POST', '/api/sign-out')
    expect(headers.get('clear-site-data')).toBe('"cache"')
    expect(browser.cookies.has('inzira')).toBe(false)
    browser.cookies.set('inzira', token)
    expect(await me(browser)).toBe(401)
  })

  test('end with the button in the chat', async () => {
    const browser = new Browser()
    await browser.signsIn()
    await aline.taps('Sign it out')
    await running.quiet()
    expect(await me(browser)).toBe(401)
  })
})
