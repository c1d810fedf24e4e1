import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import type { CDPSession, Worker } from 'playwright-core'
import { tell } from '../server/events/events.ts'
import { pushDelivery } from '../server/push/deliver.ts'
import { StandInBrowser, StandInPushService } from '../server/push/testing.ts'
import { vapidKeys } from '../server/push/vapid.ts'
import { barriersOn, startWebApp, type Visitor, type WebApp } from './web.ts'

setDefaultTimeout(90_000)

let app: WebApp
let service: StandInPushService
/** The switch and the question, as a script. */
let script = ''

beforeAll(async () => {
  service = new StandInPushService()
  app = await startWebApp(
    {},
    {
      deliverPush: async (to, parcel) => {
        const { db, clock } = app.running.server.context
        const deliver = pushDelivery({
          keys: () => vapidKeys(db, clock.now()),
          subject: 'mailto:help@example.rw',
          services: [],
          lookup: async () => ['142.250.1.1'],
          fetch: service.fetch,
        })
        return deliver(to, parcel)
      },
    },
  )
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, '../web/push/testing.tsx')],
    target: 'browser',
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  script = (await built.outputs[0]?.text()) ?? ''
})
afterAll(() => app[Symbol.asyncDispose]())

/**
 * A visitor whose browser has a push service: Debian's Chromium has Google's, which tests leave alone. Everything else
 * is the browser's own.
 */
async function visitorWith(phone: StandInBrowser, waId: string, permission = true): Promise<Visitor> {
  const visitor = await app.visitor({ waId })
  if (permission) await visitor.context.grantPermissions(['notifications'], { origin: app.url })
  await visitor.context.addInitScript((subscription) => {
    let current: object | null = null
    const made = (key: string) => ({
      endpoint: subscription.endpoint,
      options: {
        applicationServerKey: Uint8Array.from(atob(key.replace(/-/g, '+').replace(/_/g, '/')), (c) =>
          c.charCodeAt(0),
        ).buffer,
      },
      toJSON: () => subscription,
      async unsubscribe() {
        current = null
        return true
      },
    })
    PushManager.prototype.getSubscription = async () => current as PushSubscription | null
    PushManager.prototype.subscribe = async (options) => {
      current = made(String(options?.applicationServerKey))
      return current as PushSubscription
    }
  }, phone.subscription)
  return visitor
}

async function shows({ page, goTo }: Visitor): Promise<void> {
  await goTo('/offline')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.evaluate(`(async () => { ${script} })()`)
  await page.getByRole('switch').waitFor()
}

/** The service worker, and a way to hand it what a push service would. */
async function workerOf(visitor: Visitor): Promise<{ worker: Worker; push(data: object): Promise<void> }> {
  const [worker] = visitor.context.serviceWorkers()
  if (worker === undefined) throw new Error('there is no service worker')
  const cdp: CDPSession = await visitor.context.newCDPSession(visitor.page)
  const registered = Promise.withResolvers<string>()
  cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const [first] = registrations
    if (first !== undefined) registered.resolve(first.registrationId)
  })
  await cdp.send('ServiceWorker.enable')
  const registrationId = await registered.promise
  return {
    worker,
    push: async (data) => {
      const message = { origin: app.url, registrationId, data: JSON.stringify(data) }
      await cdp.send('ServiceWorker.deliverPushMessage', message)
    },
  }
}

const shownBy = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const shown = await registration.getNotifications()
    return shown.map(({ title, body, tag, lang, icon, silent, data }) => ({
      title,
      body,
      tag,
      lang,
      icon: new URL(icon).pathname,
      silent,
      data: data as unknown,
    }))
  })

async function until(isDone: () => Promise<boolean> | boolean): Promise<void> {
  for (let left = 400; left > 0 && !(await isDone()); left -= 1) await Bun.sleep(25)
  expect(await isDone()).toBe(true)
}

/** Somebody signs in as that person, elsewhere. */
async function happens(personId: number, id: string): Promise<void> {
  const { db, clock, dispatcher } = app.running.server.context
  const data = { loginId: 1, device: 'Firefox, Linux' }
  const news = { id, personId, name: 'sign-in.usedLink', data, correlationId: id }
  const lane = await db.write((tx) => tell(tx, news, clock.now()))
  dispatcher.wake([lane])
}

describe('notifications', () => {
  test('from the switch to the screen: what happens is shown once, and a tap opens its page', async () => {
    const phone = new StandInBrowser()
    const jean = await visitorWith(phone, '250788000001')
    await shows(jean)
    const { page } = jean
    await page.getByRole('switch', { name: 'Notifications' }).click()
    await page.getByText('Your phone tells you when there is news.').waitFor()
    expect(await page.getByRole('switch').getAttribute('aria-checked')).toBe('true')

    await happens(jean.personId ?? 0, 'test:1')
    await until(() => service.arrived.some(({ endpoint }) => endpoint === phone.endpoint))
    const arrived = service.arrived.filter(({ endpoint }) => endpoint === phone.endpoint)
    expect(arrived).toHaveLength(1)
    const payload = phone.open(arrived[0]?.body ?? new Uint8Array())

    const { worker, push } = await workerOf(jean)
    // Whoever looks at the app needs no sound.
    await page.goto('about:blank')
    await push(payload)
    await until(async () => (await shownBy(worker)).length === 1)
    const [shown] = await shownBy(worker)
    expect(shown).toMatchObject({
      title: 'You are signed in on: Firefox, Linux',
      body: 'Was it not you? Open it and sign that device out.',
      tag: 'sign-in',
      lang: 'en',
      silent: false,
      data: { id: 'test:1', url: '/profile' },
    })
    const icon = await page.request.get(`${app.url}${shown?.icon}`)
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/png'])
    // A crash at the wrong moment sends it twice: it stays one on the screen, and the second makes no sound.
    await push(payload)
    await until(async () => (await shownBy(worker)).every(({ silent }) => silent === true))
    expect(await shownBy(worker)).toHaveLength(1)

    const opened = await tapped(worker)
    expect(opened).toEqual([`${app.url}/profile`])
    expect(await shownBy(worker)).toEqual([])
    await jean.goTo('/profile')
    expect(jean.complaints).toEqual([])
    await jean.context.close()
  })

  test('open pages of this server only, and what cannot be read is shown all the same', async () => {
    const jean = await visitorWith(new StandInBrowser(), '250788000002')
    await shows(jean)
    const { worker, push } = await workerOf(jean)
    for (const url of ['https://evil.example/', '//evil.example', 'javascript:alert(1)']) {
      await push({ id: url, title: 'x', body: '', tag: 'evil', url })
      await until(async () => (await shownBy(worker)).some(({ data }) => (data as { id: string }).id === url))
      expect(await tapped(worker)).toEqual([app.url])
    }
    const before = (await shownBy(worker)).length
    await push([] as object)
    await until(async () => (await shownBy(worker)).length > before)
    expect((await shownBy(worker))[0]).toMatchObject({ title: 'Inzira', data: { url: '/' } })
    await jean.context.close()
  })

  test('are asked for where somebody waits for news, and not again once it was refused', async () => {
    const phone = new StandInBrowser()
    const aline = await visitorWith(phone, '250788000003')
    await shows(aline)
    const { page } = aline
    await page.getByText('When a driver has accepted, and when they wait for you.').waitFor()
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByRole('heading', { name: 'Shall your phone tell you?' }).waitFor({ state: 'detached' })
    await shows(aline)
    expect(await page.getByRole('button', { name: 'Not now' }).count()).toBe(0)
    await page.evaluate(() => localStorage.clear())
    await shows(aline)
    await page.getByRole('button', { name: 'Yes, tell me' }).click()
    await until(async () => (await page.getByRole('switch').getAttribute('aria-checked')) === 'true')
    await page.getByRole('switch').click()
    await until(async () => (await page.getByRole('switch').getAttribute('aria-checked')) === 'false')
    const left = app.running.server.context.db.read.all(
      'select 1 from push_subscription where person_id = ?',
      aline.personId ?? 0,
    )
    expect(left).toEqual([])
    expect(aline.complaints).toEqual([])
    await aline.context.close()
  })

  test('that the browser forbids, or cannot show, say what to do', async () => {
    const blocked = await app.visitor({ waId: '250788000004' })
    await blocked.context.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'denied' })
    })
    await shows(blocked)
    await blocked.page.getByText('Your browser does not let us.').waitFor()
    expect(await blocked.page.getByRole('switch').isDisabled()).toBe(true)
    await blocked.context.close()

    const old = await app.visitor({ waId: '250788000005' })
    await old.context.addInitScript(() => {
      Reflect.deleteProperty(window, 'PushManager')
    })
    await shows(old)
    await old.page.getByText('You hear of everything on WhatsApp.').waitFor()
    await old.context.close()
  })

  test('go on when the browser gets a new address from its push service', async () => {
    const phone = new StandInBrowser()
    const jean = await visitorWith(phone, '250788000006')
    await shows(jean)
    await jean.page.getByRole('switch').click()
    await until(async () => (await jean.page.getByRole('switch').getAttribute('aria-checked')) === 'true')
    const next = new StandInBrowser()
    const { worker } = await workerOf(jean)
    await worker.evaluate(async (subscription) => {
      PushManager.prototype.subscribe = async () =>
        ({ toJSON: () => subscription }) as unknown as PushSubscription
      const event = Object.assign(new Event('pushsubscriptionchange'), {
        waitUntil: (work: Promise<unknown>) => Object.assign(event, { work }),
      }) as Event & { work?: Promise<unknown> }
      globalThis.dispatchEvent(event)
      await event.work
    }, next.subscription)
    const kept = app.running.server.context.db.read.all<{ endpoint: string }>(
      'select endpoint from push_subscription where person_id = ?',
      jean.personId ?? 0,
    )
    expect(kept).toEqual([{ endpoint: next.endpoint }])
    await jean.context.close()
  })
})

/** Taps the notification that is shown, and returns what the worker opens. Browsers open windows for real taps only. */
const tapped = (worker: Worker): Promise<string[]> =>
  worker.evaluate(async () => {
    const { registration, clients } = globalThis as unknown as {
      registration: ServiceWorkerRegistration
      clients: { openWindow(url: string): Promise<unknown> }
    }
    const [notification] = await registration.getNotifications()
    const opened: string[] = []
    clients.openWindow = async (url) => {
      opened.push(url)
      return null
    }
    const event = Object.assign(new Event('notificationclick'), {
      notification,
      waitUntil: (work: Promise<unknown>) => Object.assign(event, { work }),
    }) as Event & { work?: Promise<unknown> }
    globalThis.dispatchEvent(event)
    await event.work
    return opened.map((url) => url.replace(/\/$/, ''))
  })
