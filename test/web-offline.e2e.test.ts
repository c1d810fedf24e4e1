import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { onePixel, problem, StandInApi, share, write } from './stand-in-api.ts'

setDefaultTimeout(60_000)

let api: StandInApi
beforeAll(async () => {
  api = await StandInApi.start()
})
afterAll(() => api.stop())
beforeEach(() => api.reset())

describe('without a network', () => {
  test('the app opens at every address, also after a reload, in the language it was in', async () => {
    const { context, page, close } = await api.open('/?lang=fr')
    await page.goto(`${api.url}/qr`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await context.setOffline(true)
    for (const path of ['/qr', '/', '/ride/12', '/offline']) {
      await page.goto(api.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    }
    await page.reload()
    await page.getByText('Tout a été envoyé.').waitFor()
    // What only the server has is not there, and says so.
    await page.goto(`${api.url}/q/abcd1234`)
    await page.waitForURL(/\/offline$/)
    await page.getByRole('heading', { name: 'Pas de réseau', level: 1 }).waitFor()
    await close()
  })

  test('a write is kept, survives a reload, is sent once when the network is back, and told', async () => {
    const { context, page, close } = await api.open('/')
    await context.setOffline(true)
    await write(page, { n: 1 })
    await page.getByText('1 thing waits to be sent').waitFor()
    await write(page, { n: 2 })
    await page.reload()
    await page.getByText('2 things wait to be sent').waitFor()
    await page.getByRole('button', { name: 'Show' }).click()
    expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(2)
    expect(api.asked).toEqual([])
    await context.setOffline(false)
    await page.getByText('Everything has been sent.').waitFor()
    await page.getByText('Sent: Shared with Inzira').first().waitFor()
    expect(api.asked.map(({ body }) => body)).toEqual([{ n: 1 }, { n: 2 }])
    expect(new Set(api.asked.map(({ key }) => key)).size).toBe(2)
    await close()
  })

  test('two tabs that come back together send each write once', async () => {
    const { context, page, close } = await api.open('/')
    const other = await context.newPage()
    await other.goto(api.url)
    await other.getByRole('heading', { level: 1 }).waitFor()
    await other.evaluate((queue) => import(queue), '/queue.js')
    await context.setOffline(true)
    for (let n = 0; n < 5; n++) await write(n % 2 === 0 ? page : other, { n })
    await page.getByText('5 things wait to be sent').waitFor()
    await other.getByText('5 things wait to be sent').waitFor()
    await context.setOffline(false)
    await Promise.all(
      [page, other].map((each) => each.getByText('wait to be sent').waitFor({ state: 'hidden' })),
    )
    expect(api.asked.map(({ body }) => body)).toEqual([0, 1, 2, 3, 4].map((n) => ({ n })))
    await close()
  })
})

describe('what the server answers to a write that waited', () => {
  test('no: it is kept with the reason, and can be thrown away', async () => {
    api.answers = [() => problem(409, 'ride.too_late')]
    const { context, page, close } = await api.open('/')
    await context.setOffline(true)
    await write(page, { n: 1 })
    await write(page, { n: 2 })
    await context.setOffline(false)
    await page.getByText('1 thing could not be done').waitFor()
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByText('Too late: the ride has moved on').waitFor()
    // What came after it was done all the same.
    expect(api.asked.map(({ body }) => body)).toEqual([{ n: 1 }, { n: 2 }])
    await page.getByRole('button', { name: 'Throw away' }).click()
    await page.getByText('Everything has been sent.').waitFor()
    await close()
  })

  test('not now: it is tried again with the same key, after as long as the server says', async () => {
    api.answers = [() => new Response(null, { status: 429, headers: { 'retry-after': '1' } })]
    const { context, page, close } = await api.open('/')
    await context.setOffline(true)
    await write(page, { n: 1 })
    await context.setOffline(false)
    await page.getByText('waits to be sent').waitFor({ state: 'hidden' })
    expect(api.asked).toHaveLength(2)
    expect(api.asked[0]).toEqual(api.asked[1] ?? expect.unreachable())
    await close()
  })

  test('nothing, because it became too old to be sent unasked: the person decides', async () => {
    const { context, page, close } = await api.open('/')
    await context.setOffline(true)
    await write(page, { n: 1 }, { validForMs: 0 })
    await page.getByText('1 thing waits').waitFor()
    await page.waitForFunction((then) => Date.now() > then, Date.now())
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByText('This waited too long').waitFor()
    expect(api.asked).toEqual([])
    await page.getByRole('button', { name: 'Send now' }).click()
    await page.getByText('Everything has been sent.').waitFor()
    expect(api.asked.map(({ body }) => body)).toEqual([{ n: 1 }])
    await close()
  })

  test('somebody else is signed in: nothing is sent for them, and all of it once its owner is back', async () => {
    const { context, page, close } = await api.open('/')
    await context.setOffline(true)
    await write(page, { n: 1 })
    await page.getByText('1 thing waits').waitFor()
    api.person = 8
    const asked = page.waitForResponse(/\/api\/who$/)
    await context.setOffline(false)
    await asked
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('waits to be sent').waitFor({ state: 'hidden' })
    api.person = null
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(api.asked).toEqual([])
    api.person = 7
    const sent = page.waitForResponse(/\/api\/things$/)
    await page.reload()
    await sent
    expect(api.asked.map(({ body, person }) => [body, person])).toEqual([[{ n: 1 }, 7]])
    await close()
  })
})

describe('what a phone shares', () => {
  test('is taken by the worker, with its file, also without a network', async () => {
    const { context, page, close } = await api.open('/')
    await context.setOffline(true)
    await share(page, { text: 'my papers' }, { name: 'card.png', type: 'image/png', bytes: onePixel })
    await page.waitForURL(/\/share\?shared=\d+$/)
    const picture = page.getByRole('img', { name: 'The picture you shared' })
    await picture.waitFor()
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('img.share-picture')?.naturalWidth === 1,
    )
    expect(await page.getByRole('link', { name: 'vehicle document' }).getAttribute('href')).toMatch(
      /^\/vehicles\?shared=\d+$/,
    )
    await close()
  })

  test('is a place, a payment or words, each with the way on', async () => {
    const { page, close } = await api.open('/')
    for (const [text, link, href] of [
      ['https://maps.google.com/?q=-1.9536,30.0605', 'Take me there', '/nearby?to=-1.9536%2C30.0605'],
      ['geo:-1.9536,30.0605', 'Pick me up here', '/nearby?from=-1.9536%2C30.0605'],
      [
        '*182*8*1*123456*1000#',
        'Open in QR codes',
        `/qr?read=${encodeURIComponent('*182*8*1*123456*1000#')}`,
      ],
      ['Kimironko market', 'Look for this place', '/nearby?to=Kimironko%20market'],
    ] as const) {
      await share(page, { text })
      const found = page.getByRole('link', { name: link })
      await found.waitFor()
      expect(await found.getAttribute('href')).toBe(href)
    }
    await close()
  })

  test('is not lost where there is no worker', async () => {
    api.isOn = false
    const { page, close } = await api.open('/', { waitsForWorker: false })
    await share(page, {}, { name: 'card.png', type: 'image/png', bytes: onePixel })
    await page.getByRole('img', { name: 'The picture you shared' }).waitFor()
    await page.waitForURL(/\/share\?shared=\d+$/)
    await page.reload()
    await page.getByRole('img', { name: 'The picture you shared' }).waitFor()
    await close()
  })
})

describe('what was shared or typed', () => {
  const gone = 'What you shared is no longer kept here'
  const picture = { name: 'card.png', type: 'image/png', bytes: onePixel }
  const isShown = (page: Page) => page.getByRole('img', { name: 'The picture you shared' }).waitFor()
  const arrives = async (page: Page) => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  test('is its person’s: whoever uses the browser next finds nothing of it', async () => {
    const { page, close } = await api.open('/')
    await share(page, {}, picture)
    await isShown(page)
    const address = page.url()
    await page.evaluate(() => {
      const draft = JSON.stringify({ value: { from: 'home' }, savedAt: Date.now() })
      localStorage.setItem('draft:7:schedule.plan', draft)
    })
    await arrives(page)
    await isShown(page)
    api.person = 8
    await page.goto(address)
    await page.getByText(gone).waitFor()
    await page.goto(address.replace('/share', '/vehicles'))
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText('card.png').count()).toBe(0)
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft'))),
    ).toEqual([])
    // Nor does it come back for its owner, who is to find the phone as they left it.
    await until(async () => (await kept(page, 'shared')).length === 0)
    await close()
  })

  test('goes with whoever signs out', async () => {
    const { page, close } = await api.open('/')
    await share(page, {}, picture)
    await isShown(page)
    api.person = null
    await arrives(page)
    await page.getByText(gone).waitFor()
    await until(async () => (await kept(page, 'shared')).length === 0)
    await close()
  })

  test('while nobody was signed in is of whoever signs in within the hour', async () => {
    api.person = null
    const { page, close } = await api.open('/')
    await share(page, {}, picture)
    await isShown(page)
    await page.evaluate(() => {
      const typed = (savedAt: number) => JSON.stringify({ value: 1, savedAt })
      localStorage.setItem('draft:0:now', typed(Date.now()))
      localStorage.setItem('draft:0:before', typed(Date.now() - 7_200_000))
    })
    api.person = 9
    await arrives(page)
    await isShown(page)
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft'))),
    ).toEqual(['draft:9:now'])
    api.person = 8
    await arrives(page)
    await page.getByText(gone).waitFor()
    await close()
  })

  test('by another site is not taken', async () => {
    const { page, close } = await api.open('/')
    const form = `<form method="post" enctype="multipart/form-data" action="${api.url}/share">
      <input name="text" value="*182*8*1*999999*9000#"></form>`
    await using other = Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: () => new Response(form, { headers: { 'content-type': 'text/html' } }),
    })
    await page.goto(other.url.href)
    await page.evaluate(() => document.forms[0]?.submit())
    await page.waitForURL(`${api.url}/share`)
    await page.getByText('Nothing has been shared yet.').waitFor()
    expect(await kept(page, 'shared')).toEqual([])
    await close()
  })

  test('is no more than a phone can hold', async () => {
    const { page, close } = await api.open('/')
    for (let n = 0; n < 12; n++) {
      await share(page, { text: `place number ${n}` })
      await page.getByText(`place number ${n}`).waitFor()
    }
    expect((await kept(page, 'shared')).length).toBe(10)
    await page.evaluate(() => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'POST', action: '/share', enctype: 'multipart/form-data' })
      const input = document.createElement('input')
      Object.assign(input, { type: 'file', name: 'files' })
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(16 * 1024 * 1024 + 1)], 'big.png', { type: 'image/png' }))
      input.files = transfer.files
      form.append(input)
      document.body.append(form)
      form.submit()
    })
    await page.waitForURL(/lost=1/)
    await page.getByText('What you shared did not arrive whole').waitFor()
    await close()
  })
})

describe('a new version', () => {
  test('waits for a tap, says that what is typed is kept, and keeps it', async () => {
    const { context, page, close } = await api.open('/qr')
    const other = await context.newPage()
    await other.goto(api.url)
    await page.getByRole('textbox').first().fill('0788123456')
    api.newer = '// newer'
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    await page.getByText('There is a new version of Inzira. What you have typed is kept.').waitFor()
    await other.getByText('There is a new version of Inzira.').waitFor()
    const otherOrigin = await other.evaluate(() => performance.timeOrigin)
    const before = await page.evaluate(() => performance.timeOrigin)
    await page.getByRole('button', { name: 'Reload' }).click()
    await page.waitForFunction((origin) => performance.timeOrigin !== origin, before)
    await page.getByRole('textbox').first().waitFor()
    expect(await page.getByRole('textbox').first().inputValue()).toBe('0788123456')
    expect(await page.getByText('There is a new version of Inzira.').count()).toBe(0)
    // Nobody tapped in the other tab.
    expect(await other.evaluate(() => performance.timeOrigin)).toBe(otherOrigin)
    await other.getByRole('button', { name: 'Reload' }).click()
    await other.waitForFunction((origin) => performance.timeOrigin !== origin, otherOrigin)
    await close()
  })
})

test('where the operator switches it off, the worker goes, and nothing stays of what it kept', async () => {
  const { context, page, close } = await api.open('/')
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1)
  const other = await context.newPage()
  await other.goto(api.url)
  await other.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('inzira')
        opening.onsuccess = () => {
          const writing = opening.result.transaction('answers', 'readwrite')
          writing
            .objectStore('answers')
            .put({ personId: 7, key: 'history', value: [1], storedAt: Date.now() })
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
  api.isOn = false
  await page.reload()
  await page.waitForFunction(
    async () =>
      (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistration()) === undefined,
  )
  await until(async () => (await kept(page, 'answers')).length === 0)
  // Pages that are still open go on, by the same worker, which keeps nothing of what they load.
  for (const each of [page, other]) {
    await each.bringToFront()
    await each.getByRole('link', { name: 'Schedule' }).last().click()
    await each.waitForURL(`${api.url}/schedule`)
    await each.getByRole('heading', { level: 1 }).waitFor()
    await each.getByRole('link', { name: 'QR', exact: true }).last().click()
    await each.getByRole('textbox').first().waitFor()
  }
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  await close()
})

/** Asks until it is so; the test's own limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await Bun.sleep(20)
}

/** All that the browser keeps in one of its stores. */
const kept = (page: Page, store: string): Promise<unknown[]> =>
  page.evaluate(
    (store) =>
      new Promise<unknown[]>((resolve) => {
        const opening = indexedDB.open('inzira')
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(
              reading.result.map((each: { key?: string; text?: string }) => each.key ?? each.text ?? ''),
            )
          }
        }
      }),
    store,
  )
