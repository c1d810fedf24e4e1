import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { decodeQr } from '../server/qr/picture/decode.ts'
import { changeTemplate } from '../server/qr/templates.ts'
import { barriersOn, startWebApp, type Visitor, type WebApp } from './web.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(120_000)

let app: WebApp
beforeAll(async () => {
  app = await startWebApp()
})
afterAll(() => app[Symbol.asyncDispose]())

const server = () => app.running.server.context

/** Types who is paid and how much, and makes the code. */
async function make(page: Page, payee: string, amount: string): Promise<void> {
  const others = page.getByLabel('Somebody else')
  if ((await others.count()) > 0) await others.check()
  await page.getByPlaceholder('0788 123 456').fill(payee)
  if (amount === '') await page.getByLabel('No amount').check()
  else if (['1,000', '2,000', '5,000'].includes(amount)) await page.getByLabel(`${amount} RWF`).check()
  else {
    await page.getByLabel('Other amount').check()
    await page.getByLabel('Amount in francs').fill(amount)
  }
  await page.getByRole('button', { name: 'Make a QR code' }).click()
  await drawn(page)
}

/** What the picture on the screen says to somebody who scans it. */
const drawn = (page: Page): Promise<void> => page.locator('canvas[aria-label]:not([aria-label=""])').waitFor()

async function saved(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ])
  return readFile((await download.path()) ?? '')
}

/** Waits until the app can do without a network. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** By what the account knows each code that is kept on the phone; null: by nothing yet. */
const idsOnPhone = (page: Page): Promise<(number | null)[]> =>
  page.evaluate(
    () =>
      new Promise<(number | null)[]>((resolve) => {
        const opening = indexedDB.open('inzira-qr')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('codes').objectStore('codes').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.map(({ id }: { id: number | null }) => id))
          }
        }
      }),
  )

const digitsOn = ({ page }: Visitor) => page.locator('.qr-digits').first().textContent()

describe('somebody who is not signed in', () => {
  test('makes codes without a network, and what is saved scans to the server’s own digits', async () => {
    const visitor = await app.visitor()
    const { page, context } = visitor
    await visitor.goTo('/qr')
    await installed(page)
    await context.setOffline(true)
    await page.reload()
    for (const [payee, amount, ussd] of [
      ['0788 123 456', '2,000', '*182*1*1*0788123456*2000#'],
      ['123456', '1500', '*182*8*1*123456*1500#'],
      ['+250 73 123 4567', '5,000', '*182*1*2*0731234567*5000#'],
      ['code 2507881', '', '*182*8*1*2507881#'],
    ] as const) {
      await make(page, payee, amount)
      expect(await digitsOn(visitor)).toBe(ussd)
      expect(await decodeQr(await saved(page), 'clean')).toEqual([`tel:${ussd}`])
      expect(await page.getByRole('link', { name: 'Dial' }).getAttribute('href')).toBe(
        `tel:${ussd.replace('#', '%23')}`,
      )
      await page.getByRole('link', { name: 'Back' }).click()
      await page.getByRole('heading', { name: 'QR codes' }).waitFor()
    }
    // All of them are found again, also after the phone closed the page.
    await page.reload()
    await page.locator('.rows .row-item').nth(3).waitFor()
    await page.locator('.rows .row-item').last().click()
    await drawn(page)
    expect(await digitsOn(visitor)).toBe('*182*1*1*0788123456*2000#')
    await context.close()
  })

  test('prints stickers and a poster without a network', async () => {
    const visitor = await app.visitor()
    const { page, context } = visitor
    await visitor.goTo('/qr')
    await installed(page)
    await context.setOffline(true)
    await make(page, '123456', '2,000')
    // The browser's own dialogue is all that is left out: what it would print is looked at.
    await page.evaluate(() => {
      window.print = () => undefined
    })
    await page.getByRole('button', { name: 'Print', exact: true }).click()
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: 'A4 poster' }).click()
    await page.locator('.print-sheet.poster img').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    expect(await decodeQr(await page.screenshot(), 'photo')).toEqual(['tel:*182*8*1*123456*2000#'])
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.print-sheet').count()).toBe(0)
    await page.getByRole('button', { name: 'Print', exact: true }).click()
    await page.getByRole('button', { name: 'Sheet of 9 stickers' }).click()
    await page.locator('.print-sheet.sticker img').nth(8).waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    expect(await decodeQr(await page.screenshot(), 'photo')).toContain('tel:*182*8*1*123456*2000#')
    await context.close()
  })

  test('hears what is wrong with a number or an amount, where it was typed', async () => {
    const visitor = await app.visitor()
    const { page } = visitor
    await visitor.goTo('/qr')
    await page.getByPlaceholder('0788 123 456').fill('07881234')
    await page.getByLabel('Other amount').check()
    await page.getByLabel('Amount in francs').fill('1,00')
    await page.getByRole('button', { name: 'Make a QR code' }).click()
    await page.getByText('Some digits are missing.').waitFor()
    await page.getByText('I am not sure which amount you mean.').waitFor()
    expect(await barriersOn(page)).toEqual([])
    await visitor.context.close()
  })

  test('makes no code with an amount that nobody chose, and is offered the last one of whoever is paid', async () => {
    const visitor = await app.visitor()
    const { page } = visitor
    await visitor.goTo('/qr')
    await page.getByPlaceholder('0788 123 456').fill('0788123456')
    await page.getByRole('button', { name: 'Make a QR code' }).click()
    await page.getByText('Choose an amount').waitFor()
    await make(page, '0788123456', '1500')
    const [words, digits] = await Promise.all(
      [page.getByText('or dial:').first(), page.locator('.qr-digits').first()].map((one) =>
        one.boundingBox(),
      ),
    )
    expect(words?.y ?? 0).toBeLessThan(digits?.y ?? 0)
    await visitor.goTo('/qr')
    expect(await page.getByLabel('Amount in francs').inputValue()).toBe('1500')
    await page.getByLabel('Somebody else').check()
    expect(await page.getByRole('group', { name: 'How much?' }).locator('input:checked').count()).toBe(0)
    await visitor.context.close()
  })

  test('is told what a code does before it is dialled, and warned of those that harm', async () => {
    const visitor = await app.visitor()
    const { page } = visitor
    await visitor.goTo(`/qr?dial=${encodeURIComponent('tel:*182*8*1*123456*5000%23')}`)
    await page.getByText('Pay merchant code 123456 (MTN)').waitFor()
    expect(await page.getByRole('link', { name: 'Dial' }).getAttribute('href')).toBe(
      'tel:*182*8*1*123456*5000%23',
    )
    await visitor.goTo(`/qr?read=${encodeURIComponent('**21*0788000000#')}`)
    await page.getByText('This sends your calls to somebody else').waitFor()
    expect(await page.getByRole('link', { name: 'Dial' }).count()).toBe(0)
    expect(await barriersOn(page)).toEqual([])
    await visitor.context.close()
  })

  test('has a photographed code read, and learns that a phone needs a network for it', async () => {
    const visitor = await app.visitor()
    const { page, context } = visitor
    await visitor.goTo('/qr')
    await installed(page)
    await make(page, '0722345678', '1,000')
    const picture = { name: 'code.png', mimeType: 'image/png', buffer: Buffer.from(await saved(page)) }
    await visitor.goTo('/qr?read=')
    await page
      .getByLabel('Choose a picture', { exact: true })
      .and(page.locator('input'))
      .setInputFiles(picture)
    await page.getByText('Pay 0722 345 678 (Airtel)').waitFor()
    await context.setOffline(true)
    await page
      .getByLabel('Choose a picture', { exact: true })
      .and(page.locator('input'))
      .setInputFiles(picture)
    await page.getByText('Without a network this phone cannot read pictures.').waitFor()
    await context.close()
  })

  test('finds what a link filled in', async () => {
    const visitor = await app.visitor()
    await visitor.goTo('/qr?payee=123456&amount=2000')
    expect(await visitor.page.getByPlaceholder('0788 123 456').inputValue()).toBe('123456')
    expect(await visitor.page.getByLabel('2,000 RWF').isChecked()).toBe(true)
    await visitor.context.close()
  })
})

describe('somebody who is signed in', () => {
  test('has a code made without a network in the account once there is one, once', async () => {
    const visitor = await app.visitor({ waId: '250788123456' })
    const { page, context, personId } = visitor
    await visitor.goTo('/qr')
    await installed(page)
    await context.setOffline(true)
    await make(page, '654321', '2,000')
    await page.getByText('Is sent to your account').waitFor()
    await page.reload()
    await drawn(page)
    await context.setOffline(false)
    await page.getByText('Is sent to your account').waitFor({ state: 'detached' })
    const kept = server().db.read.all<{ ussd: string }>(
      'select ussd from qr_code where person_id = ?',
      personId ?? 0,
    )
    expect(kept).toEqual([{ ussd: '*182*8*1*654321*2000#' }])
    await context.close()
  })

  test('finds a code once that was sent while no page was open', async () => {
    const visitor = await app.visitor({ waId: '250788000021' })
    const { page, context, personId } = visitor
    await visitor.goTo('/qr')
    await installed(page)
    const other = await context.newPage()
    await other.goto(`${app.url}/health`)
    const devtools = await context.newCDPSession(other)
    const registration = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first !== undefined) resolve(first.registrationId)
      })
    })
    await devtools.send('ServiceWorker.enable')
    const registrationId = await registration
    await context.setOffline(true)
    await page.bringToFront()
    await make(page, '654322', '2,000')
    await page.getByText('Is sent to your account').waitFor()
    await page.goto('about:blank')
    await context.setOffline(false)
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: app.url,
      registrationId,
      tag: 'outbox',
      lastChance: false,
    })
    const made = () =>
      server().db.read.all<{ id: number }>('select id from qr_code where person_id = ?', personId ?? 0)
    while (made().length === 0) await Bun.sleep(20)
    await visitor.goTo('/qr')
    while ((await idsOnPhone(page)).includes(null)) await Bun.sleep(20)
    expect(await idsOnPhone(page)).toEqual(made().map(({ id }) => id))
    expect(await page.locator('a[href^="/qr?code="]').count()).toBe(1)
    await context.close()
  })

  test('keeps somebody else’s number as the usual one neither on the phone nor in the account', async () => {
    const visitor = await app.visitor({ waId: '250788000022' })
    const { page, context } = visitor
    await visitor.goTo('/qr')
    await make(page, '0788 123 456', '2,000')
    await visitor.goTo('/profile')
    await page.getByRole('button', { name: 'MoMo default Not set' }).waitFor()
    await visitor.goTo('/qr')
    expect(await page.getByText('0788 123 456').count()).toBe(1)
    await page.getByLabel('My own number').check()
    await page.getByLabel('1,000 RWF').check()
    await page.getByRole('button', { name: 'Make a QR code' }).click()
    await drawn(page)
    await visitor.goTo('/profile')
    await page.getByRole('button', { name: 'MoMo default 0788 000 022' }).waitFor()
    await context.close()
  })

  test('sees on one phone what was made on another, and nobody else does', async () => {
    const here = await app.visitor({ waId: '250788000011' })
    await here.goTo('/qr')
    await make(here.page, '777888', '1,000')
    const there = await app.visitor({ waId: '250788000011' })
    await there.goTo('/qr')
    await there.page.getByText('777888').first().waitFor()
    const other = await app.visitor({ waId: '250788000012' })
    await other.goTo('/qr')
    await other.page.getByText('Codes you make are kept here.').waitFor()
    for (const { context } of [here, there, other]) await context.close()
  })

  test('is told when the network’s code has changed while the phone had not heard of it', async () => {
    const visitor = await app.visitor({ waId: '250788000013' })
    const { page, context } = visitor
    await visitor.goTo('/qr')
    await installed(page)
    await context.setOffline(true)
    await make(page, '0788999888', '1,000')
    const form = '*182*1*9*{phone}*{amount}#'
    await server().db.write((tx) => changeTemplate(tx, 'rw.mtn.phone', { template: form }))
    await context.setOffline(false)
    await page.getByText('The network has changed its code.').waitFor()
    expect(await digitsOn(visitor)).toBe('*182*1*9*0788999888*1000#')
    await drawn(page)
    expect(await decodeQr(await saved(page), 'clean')).toEqual(['tel:*182*1*9*0788999888*1000#'])
    const before = '*182*1*1*{phone}*{amount}#'
    await server().db.write((tx) => changeTemplate(tx, 'rw.mtn.phone', { template: before }))
    await context.close()
  })

  test('takes a code off the list; what was printed goes on working', async () => {
    const visitor = await app.visitor({ waId: '250788000014' })
    const { page } = visitor
    await visitor.goTo('/qr')
    await make(page, '321321', '5,000')
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Take it off the list' }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Codes you make are kept here.').waitFor()
    const slug = server().db.read.get<{ slug: string }>(
      'select slug from qr_code where payee = ?',
      '321321',
    )?.slug
    expect((await fetch(`${app.url}/q/${slug}`)).status).toBe(200)
    await visitor.context.close()
  })
})

describe('the first page', () => {
  test('leads to codes at once, and to the rest by way of signing in, and back', async () => {
    const visitor = await app.visitor()
    const { page } = visitor
    await visitor.goTo('/')
    expect(await barriersOn(page)).toEqual([])
    await page
      .getByRole('navigation', { name: 'What you can do' })
      .getByRole('link', { name: 'QR codes' })
      .click()
    await page.getByRole('button', { name: 'Make a QR code' }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'My vehicles' }).click()
    const signIn = page.locator('main').getByRole('link', { name: 'Sign in' })
    expect(await signIn.getAttribute('href')).toBe('/sign-in?next=%2Fvehicles')
    await visitor.context.close()
  })
})

describe('the profile', () => {
  test('changes name, language and whom codes pay; signing out takes the codes along', async () => {
    const visitor = await app.visitor({ waId: '250788000015' })
    const { page, context } = visitor
    await visitor.goTo('/profile')
    await page.getByLabel('Name', { exact: true }).fill('Aline U.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByRole('button', { name: /MoMo default/ }).click()
    await page.getByPlaceholder('0788 123 456').fill('123456')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('merchant code 123456').waitFor()
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'PATCH'),
      page.getByLabel('Français').check(),
    ])
    await page.getByRole('heading', { name: 'Profil' }).waitFor()
    const person = server().db.read.get(
      'select name, language from person where id = ?',
      visitor.personId ?? 0,
    )
    expect(person).toEqual({ name: 'Aline U.', language: 'fr' })
    await visitor.goTo('/qr')
    await page.getByRole('radio', { name: /^1.000/ }).check()
    await page.getByRole('button', { name: 'Faire un code QR' }).click()
    await drawn(page)
    expect(await digitsOn(visitor)).toBe('*182*8*1*123456*1000#')
    await visitor.goTo('/profile')
    await page.getByRole('button', { name: 'Me déconnecter ici' }).click()
    await page.getByRole('link', { name: 'Se connecter' }).waitFor()
    await visitor.goTo('/qr')
    await page.getByText('Vos codes sont gardés ici.').waitFor()
    await context.close()
  })

  test('keeps and forgets a trusted contact, and gives the data away as a file', async () => {
    const visitor = await app.visitor({ waId: '250788000016' })
    const { page } = visitor
    await visitor.goTo('/profile')
    await page.getByRole('button', { name: /Trusted contact/ }).click()
    await page.getByLabel('Their phone number').fill('123')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByLabel('Their phone number').fill('0788 000 016')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This number cannot be used.').waitFor()
    expect(await barriersOn(page)).toEqual([])
    await page.getByLabel('Their phone number').fill('0788 000 099')
    await page.getByLabel('Their name').fill('Jeanne')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Jeanne').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download my data' }).click(),
    ])
    const data = JSON.parse(await readFile((await download.path()) ?? '', 'utf8'))
    expect(data.trustedContact).toEqual({ phone: '250788000099', name: 'Jeanne' })
    await visitor.context.close()
  })
})
