import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import QRCode from 'qrcode'
import { setFlag } from '../server/flags/flags.ts'
import { barriersOn, startWebApp, type WebApp } from './web.ts'

setDefaultTimeout(90_000)

let app: WebApp
/** The queue as a script of its own, which a page of these tests uses as another tab would. */
let queue = ''
beforeAll(async () => {
  app = await startWebApp()
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, '../web/offline/queue.ts')],
    target: 'browser',
  })
  queue = (await built.outputs[0]?.text()) ?? ''
})
afterAll(() => app[Symbol.asyncDispose]())

describe('before any script has run', () => {
  test('the page has its shape and its language, and nothing moves when the app comes', async () => {
    const { page, context } = await app.visitor({ language: 'rw' })
    let letIn = () => {}
    const scripts = new Promise<void>((resolve) => {
      letIn = resolve
    })
    await page.route('**/*.js', async (route) => {
      await scripts
      await route.continue()
    })
    await page.addInitScript(() => {
      const seen = { shift: 0 }
      Object.assign(globalThis, { seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.shift += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(app.url, { waitUntil: 'commit' })
    await page.locator('.shell-card').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('rw')
    expect(await page.locator('.shell-text').textContent()).toBe('Birafunguka…')
    letIn()
    await page.locator('main h1').waitFor()
    await page.locator('.bone').first().waitFor({ state: 'detached' })
    expect(await page.evaluate('seen.shift')).toBeLessThan(0.05)
    await context.close()
  })

  test('the page says what to do where there is none', async () => {
    const context = await app.browser.newContext({ javaScriptEnabled: false, locale: 'fr' })
    const page = await context.newPage()
    await page.goto(app.url)
    expect(await page.locator('.shell-noscript').textContent()).toContain('JavaScript')
    await context.close()
  })
})

describe('a phone that installs the app', () => {
  test('finds nothing wrong with it', async () => {
    const { page, context, goTo } = await app.visitor()
    await goTo('/')
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const devtools = await context.newCDPSession(page)
    const { errors } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // A window of its own without traces is where no app can be installed; nothing else may stand in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    )
    await context.close()
  })

  test('finds a page that works behind every shortcut and handler', async () => {
    const { context, goTo, page, complaints } = await app.visitor({ waId: '250788000111' })
    const manifest = (await (await fetch(`${app.url}/manifest.webmanifest`)).json()) as {
      shortcuts: { url: string }[]
      protocol_handlers: { url: string }[]
    }
    const addresses = [
      ...manifest.shortcuts.map(({ url }) => url),
      ...manifest.protocol_handlers.map(({ url }) =>
        url.replace('%s', encodeURIComponent('tel:*182*8*1*123456#')),
      ),
      '/share?title=Home&text=geo:-1.95,30.06',
    ]
    expect(addresses.length).toBe(6)
    for (const address of addresses) {
      await goTo(address)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('Nothing here')
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test('is told that an address leads nowhere, by the status and in words', async () => {
    const { page, context } = await app.visitor()
    const answer = await page.goto(`${app.url}/no/such/page`)
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: 'Nothing here', level: 1 }).waitFor()
    await context.close()
  })
})

describe('the browser’s offer to install', () => {
  test('is a card on the first page, and a no is remembered', async () => {
    const { page, context, goTo } = await app.visitor()
    const offer = () =>
      page.evaluate(() =>
        dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt: async () => {} })),
      )
    await goTo('/')
    expect(await page.getByRole('button', { name: 'Install' }).count()).toBe(0)
    await offer()
    await page.getByRole('heading', { name: 'Put Inzira on your home screen' }).waitFor()
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByRole('button', { name: 'Install' }).waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('main h1').waitFor()
    await offer()
    expect(await page.getByRole('button', { name: 'Install' }).count()).toBe(0)
    await context.close()
  })
})

test('a page that is older than the server says so when a script of it is gone', async () => {
  const context = await app.browser.newContext({ locale: 'en', serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(app.url)
  await page.locator('main h1').waitFor()
  await page.route('**/-/page-*.js', (route) => route.fulfill({ status: 404 }))
  await page.route('**/offline', (route) => route.fulfill({ body: '<html>newer</html>' }))
  await page.getByRole('link', { name: 'Schedule' }).last().click()
  await page.getByText('There is a new version of Inzira.').waitFor()
  await context.close()
})

test('a picture that was shared is read when it holds a code', async () => {
  const { page, context, goTo } = await app.visitor()
  await goTo('/')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const picture = await QRCode.toBuffer('tel:*182*8*1*123456*1000#', { width: 300 })
  await page.evaluate(
    (bytes) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'POST', action: '/share', enctype: 'multipart/form-data' })
      const input = document.createElement('input')
      Object.assign(input, { type: 'file', name: 'files' })
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(bytes)], 'code.png', { type: 'image/png' }))
      input.files = transfer.files
      form.append(input)
      document.body.append(form)
      form.submit()
    },
    [...picture],
  )
  await page.getByRole('button', { name: 'Read a QR code in it' }).click()
  await page.waitForURL((url) => url.searchParams.get('read') === 'tel:*182*8*1*123456*1000#')
  await context.close()
})

describe('the pages of this part', () => {
  test('are without barriers, with something in them', async () => {
    for (const language of ['en', 'rw'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const visitor = await app.visitor({ language, colorScheme, waId: '250788000222' })
        for (const path of [
          '/share?text=geo:-1.95,30.06',
          '/share?text=*182*8*1*123456%23',
          '/share?text=Kimironko',
          '/share?lost=1',
          '/offline',
        ]) {
          await visitor.goTo(path)
          expect([path, ...(await barriersOn(visitor.page))]).toEqual([path])
        }
        expect(visitor.complaints).toEqual([])
        await visitor.context.close()
      }
    }
  })
})

describe('with the real server', () => {
  test('a write whose answer was lost is done once, and the app knows it', async () => {
    const { page, context, personId, goTo } = await app.visitor({ waId: '250788000333' })
    await goTo('/')
    await addQueue(page)
    let lost = 0
    await page.route('**/api/me', async (route) => {
      if (route.request().method() !== 'PATCH' || lost > 0) return route.fallback()
      lost += 1
      // The server does it, and what it says never comes through.
      await route.fetch()
      await route.abort('connectionreset')
    })
    const isQueued = await page.evaluate(async (personId) => {
      const { sendOrQueue, queueFor } = (globalThis as unknown as Added).queue
      await queueFor(personId)
      const sent = await sendOrQueue(personId, {
        method: 'PATCH',
        path: '/api/me',
        body: { json: { name: 'Aline M' } },
        label: { text: 'offline.list', values: {} },
      })
      return sent.queued
    }, personId ?? 0)
    await page.waitForFunction(() => (globalThis as unknown as Added).queue.outbox.value.length === 0)
    expect([isQueued, lost]).toEqual([true, 1])
    const { db } = app.running.server.context
    expect(db.read.all('select status from web_action where person_id = ?', personId)).toEqual([
      { status: 200 },
    ])
    expect(db.read.get('select name from person where id = ?', personId)).toEqual({ name: 'Aline M' })
    await context.close()
  })

  test('what the server said last is shown without a network, and goes with whoever signs out', async () => {
    const { page, context, goTo } = await app.visitor({ waId: '250788000555' })
    await goTo('/')
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const made = await page.evaluate(async () => {
      const answer = await fetch('/api/qr', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ payee: { kind: 'merchant', value: '123456' }, amountRwf: 1000 }),
      })
      return answer.status
    })
    expect(made).toBe(200)
    await goTo('/history')
    await page.getByText('123456').first().waitFor()
    await until(async () => (await keptAnswers(page)).includes('history'))
    await context.setOffline(true)
    await page.reload()
    await page.getByText('123456').first().waitFor()
    await context.setOffline(false)
    await goTo('/profile')
    await page.getByRole('button', { name: 'Sign out here' }).click()
    await until(async () => (await keptAnswers(page)).length === 0)
    await context.close()
  })

  test('what the server said goes where the operator switches it off, and nothing is kept any more', async () => {
    const { page, context, goTo } = await app.visitor({ waId: '250788000556' })
    const switchIt = (isOn: boolean) =>
      app.running.server.context.db.write((tx) => setFlag(tx, 'offline_support', isOn))
    await goTo('/')
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await goTo('/history')
    await until(async () => (await keptAnswers(page)).includes('history'))
    await switchIt(false)
    try {
      await page.reload()
      await until(async () => (await keptAnswers(page)).length === 0)
      await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) === undefined)
      for (const path of ['/history', '/schedule', '/history']) {
        await goTo(path)
        await page.waitForLoadState('networkidle')
      }
      expect(await keptAnswers(page)).toEqual([])
      expect(await page.evaluate(() => caches.keys())).toEqual([])
    } finally {
      await switchIt(true)
    }
    // And it comes back as it went.
    await goTo('/history')
    await until(async () => (await keptAnswers(page)).includes('history'))
    await context.close()
  })

  test('what waits is sent after the page was closed, where the browser can', async () => {
    const { page, context, personId, goTo } = await app.visitor({ waId: '250788000444' })
    await goTo('/')
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await addQueue(page)
    const other = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        if (registrations[0] !== undefined) resolve(registrations[0].registrationId)
      })
    })
    await devtools.send('ServiceWorker.enable')
    const registrationId = await registered
    await context.setOffline(true)
    await page.evaluate(async (personId) => {
      const { sendOrQueue } = (globalThis as unknown as Added).queue
      await sendOrQueue(personId, {
        method: 'PATCH',
        path: '/api/me',
        body: { json: { name: 'Aline N' } },
        label: { text: 'offline.list', values: {} },
      })
    }, personId ?? 0)
    // No page of the app is left to send it.
    await page.goto('about:blank')
    await context.setOffline(false)
    await other.goto(`${app.url}/health`)
    const watcher = await context.newCDPSession(other)
    await watcher.send('ServiceWorker.enable')
    await watcher.send('ServiceWorker.dispatchSyncEvent', {
      origin: app.url,
      registrationId,
      tag: 'outbox',
      lastChance: false,
    })
    const { db } = app.running.server.context
    const name = () => db.read.get<{ name: string }>('select name from person where id = ?', personId)?.name
    await until(async () => name() === 'Aline N')
    await context.close()
  })
})

/** Asks until it is so; the test's own limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await Bun.sleep(20)
}

/** What the server said last, as it is kept in this browser, by name. */
const keptAnswers = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('inzira')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('answers').objectStore('answers').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.map(({ key }: { key: string }) => key))
          }
        }
      }),
  )

interface Added {
  queue: typeof import('../web/offline/queue.ts')
}

/** Puts the queue into the page, by way of a script of our own that the policy lets in. */
async function addQueue(page: Page): Promise<void> {
  await page.route('**/queue-of-the-test.js', (route) =>
    route.fulfill({ body: queue, contentType: 'text/javascript' }),
  )
  await page.evaluate(async (path) => {
    Object.assign(globalThis, { queue: await import(path) })
  }, '/queue-of-the-test.js')
}
