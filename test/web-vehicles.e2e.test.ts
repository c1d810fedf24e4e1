import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { samplePapers } from '../cli/demo/papers/papers.ts'
import { setFlag } from '../server/flags/flags.ts'
import { sniff } from '../server/ocr/sniff.ts'
import { barriersOn, startWebApp, type Visitor, type WebApp } from './web.ts'

// Real files, really read, in a browser on a busy machine.
setDefaultTimeout(180_000)

let app: WebApp
beforeAll(async () => {
  app = await startWebApp({ VEHICLE_APPROVAL: 'document' })
  await app.running.server.context.db.write((tx) => setFlag(tx, 'real_time_updates', true))
})
afterAll(() => app[Symbol.asyncDispose]())

const papers = samplePapers({ now: Date.now, timezone: 'Africa/Kigali' })
async function sample(name: string, widthPx?: number) {
  const paper = papers.find(({ filename }) => filename === name)
  if (paper === undefined) throw new Error(`there is no ${name} among the samples`)
  const bytes = await paper.bytes()
  // After a few hands: with so few pixels nothing on it can be certain.
  const small =
    widthPx === undefined ? bytes : await new Bun.Image(bytes).resize(widthPx).jpeg({ quality: 60 }).bytes()
  const mimeType = name.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg'
  return { name, mimeType, buffer: Buffer.from(small) }
}

/** By day and by night. */
async function shots(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const path = join(process.env.PICTURES ?? tmpdir(), `vehicles-${name}-${colorScheme}.png`)
    await page.screenshot({ path, animations: 'disabled', fullPage: true })
  }
}

/** The browser itself tells of each answer that is a refusal. */
const isFault = (complaint: string): boolean => !complaint.includes('status of 4')

const noBarriers = async ({ page }: Visitor) => expect(await barriersOn(page)).toEqual([])

const kind = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Says "right" to all that is asked, until nothing is. */
async function allRight(page: Page): Promise<void> {
  const done = button(page, 'All right, save it')
  const asked = button(page, 'Right')
  for (;;) {
    await done.or(asked).first().waitFor({ timeout: 60_000 })
    if (await done.isVisible()) return
    const question = await page.locator('.question').elementHandle()
    await asked.click()
    await question?.waitForElementState('hidden')
  }
}

test('a newcomer photographs a certificate, sees it being read, and may drive', async () => {
  const aline = await app.visitor({ waId: '250788100001' })
  const { page } = aline
  await aline.goTo('/vehicles')
  await page.getByText('No vehicle yet').waitFor()
  await noBarriers(aline)
  await shots(page, 'none')

  await page.getByRole('link', { name: 'Add a vehicle' }).click()
  await kind(page, 'Moto')
  await page.getByText('Take a photo').waitFor()
  await noBarriers(aline)
  await shots(page, 'add')
  await page.locator('input[capture]').setInputFiles(await sample('certificate-moto.jpg'))
  await page
    .locator('.steps .now')
    .filter({ hasText: /Reading/ })
    .waitFor()
  await shots(page, 'reading')

  await page.getByRole('heading', { name: 'What was read' }).waitFor({ timeout: 60_000 })
  await allRight(page)
  await noBarriers(aline)
  await shots(page, 'read')
  await button(page, 'All right, save it').click()
  await page.getByText(/^Insured until .* You can go online with it\.$/).waitFor()
  await noBarriers(aline)
  await shots(page, 'approved')

  await page.getByRole('link', { name: 'To my vehicles' }).click()
  await page.getByText('you drive with it').waitFor()
  await page.getByText(/\d+ days left/).waitFor()
  await noBarriers(aline)
  await shots(page, 'list')
  // Nobody asked in the chat as well.
  expect(app.running.server.context.db.read.all('select 1 from outbox')).toEqual([])

  await button(page, 'Remove').click()
  await shots(page, 'remove')
  await button(page, 'Yes, remove it').click()
  await page.getByText('No vehicle yet').waitFor()
  expect(aline.complaints).toEqual([])
  await aline.context.close()
})

test('what is doubtful is asked with its line, corrected, and goes to the operator', async () => {
  const jean = await app.visitor({ waId: '250788100002' })
  const { page } = jean
  await jean.goTo('/vehicles?add')
  await kind(page, 'Cab')
  await page
    .locator('input:not([capture])[type=file]')
    .setInputFiles(await sample('certificate-car.jpg', 500))
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor({ timeout: 60_000 })
  await page.locator('.crop img').evaluate((img: HTMLImageElement) => img.decode())
  await noBarriers(jean)
  await shots(page, 'question')

  // Whoever reloads the page finds the same question.
  await page.reload()
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
  await button(page, 'Correct it').click()
  await noBarriers(jean)
  await shots(page, 'correct')
  await allOrBack(page)
  await page
    .getByRole('button', { name: /^Change: Insurer|Insurer/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Insurer' }).fill('7')
  await button(page, 'Save').click()
  await page.getByText('That is no name that can be taken.').waitFor()
  await noBarriers(jean)
  await shots(page, 'mistake')
  await page.getByRole('textbox', { name: 'Insurer' }).fill('Sanlam')
  await button(page, 'Save').click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await allRight(page)
  await button(page, 'All right, save it').click()
  await page.getByText('Because not everything could be read for certain').waitFor()
  await shots(page, 'submitted')
  await page.getByRole('link', { name: 'To my vehicles' }).click()
  await page.getByText('The operator is looking at its certificate.').waitFor()
  await shots(page, 'waits')
  expect(jean.complaints.filter(isFault)).toEqual([])
  await jean.context.close()
})

/** Leaves the field as it was read. */
async function allOrBack(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
}

test('what cannot be used is told with the way on, and a vehicle is registered by its plate', async () => {
  const eric = await app.visitor({ waId: '250788100003' })
  const { page } = eric
  await eric.goTo('/vehicles?add')
  await kind(page, 'Moto')
  const file = page.locator('input:not([capture])[type=file]')
  await file.setInputFiles({ name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hello') })
  await page.getByText('I can read only plain photos and PDFs.').waitFor()
  await noBarriers(eric)
  await shots(page, 'refused')
  await button(page, 'Another photo').click()
  await kind(page, 'Moto')
  await file.setInputFiles(join(import.meta.dir, '../fixtures/ocr/small/000102-phone-electronic.jpg'))
  await page.getByText('This certificate ended on 13 October 2025').waitFor({ timeout: 60_000 })
  await noBarriers(eric)
  await shots(page, 'expired')

  await page.getByRole('link', { name: 'Another photo' }).click()
  await kind(page, 'Moto')
  await button(page, 'No paper at hand').click()
  await page.getByLabel('Plate').fill('hello')
  await button(page, 'Register').click()
  await page.getByText('That is no plate of Rwanda that is known here.').waitFor()
  await noBarriers(eric)
  await shots(page, 'plate')
  await page.getByLabel('Plate').fill('re 123 a')
  await button(page, 'Register').click()
  await page.getByText('certificate missing').waitFor()
  await shots(page, 'missing')
  expect(eric.complaints.filter(isFault)).toEqual([])
  await eric.context.close()
})

test('a photo of a phone is made smaller and upright before it goes out', async () => {
  const rose = await app.visitor({ waId: '250788100004' })
  const { page } = rose
  await rose.goTo('/vehicles?add')
  await kind(page, 'Moto')
  await app.running.server.context.db.write((tx) => setFlag(tx, 'ocr_processing', false))
  const bytes = await (
    papers.find(({ filename }) => filename === 'certificate-moto.jpg') ?? papers[0]
  )?.bytes()
  const large = await new Bun.Image(bytes ?? new Uint8Array()).resize(4000).jpeg({ quality: 97 }).bytes()
  const turned = Buffer.concat([large.subarray(0, 2), quarterTurn, large.subarray(2)])
  await page
    .locator('input[capture]')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: turned })
  await page.getByText('Received and kept. Certificates are not being read at the moment').waitFor()
  await noBarriers(rose)
  await shots(page, 'off')
  const { db } = app.running.server.context
  const kept = db.read.get<{ sha256: string }>(
    'select sha256 from media_file where person_id = ?',
    rose.personId ?? 0,
  )
  const sent = await app.running.server.context.mediaStore.get(kept?.sha256 ?? '')
  expect(sent?.length).toBeLessThan(large.length * 0.7)
  // It lay on its side, and stands now.
  expect(sniff(sent ?? new Uint8Array())).toMatchObject({ kind: 'jpeg', height: 2400 })
  await button(page, 'Forget it').click()
  await page.getByText('No vehicle yet').waitFor()
  await db.write((tx) => setFlag(tx, 'ocr_processing', true))
  expect(rose.complaints).toEqual([])
  await rose.context.close()
})

/** Exif, as a phone that was held upright writes it: turn by 90° to look at it. */
const quarterTurn = Buffer.from(
  'ffe1002245786966 00004d4d002a0000 0008000101120003 0000000100060000 00000000'.replaceAll(' ', ''),
  'hex',
)

test('a network that is lost on the way loses no picture', async () => {
  const paul = await app.visitor({ waId: '250788100005' })
  const { page, context } = paul
  await paul.goTo('/vehicles?add')
  await kind(page, 'Moto')
  // Something stands in the way although the phone believes itself online.
  await page.route('**/api/papers', (route) => route.abort())
  await page.locator('input[capture]').setInputFiles(await sample('certificate-moto.jpg'))
  await page.getByText('The network was lost on the way. Your picture is still here.').waitFor()
  await noBarriers(paul)
  await shots(page, 'interrupted')
  await page.unroute('**/api/papers')

  await context.setOffline(true)
  await button(page, 'Send it later by itself').click()
  await page.getByText('Kept on this phone.').waitFor()
  await shots(page, 'kept')
  await context.setOffline(false)
  await page.getByRole('link', { name: 'To my vehicles' }).click()
  await page.getByText(/A certificate (is being read|waits for your answers)/).waitFor({ timeout: 60_000 })
  await shots(page, 'open')
  const { db } = app.running.server.context
  expect(db.read.all('select id from document where person_id = ?', paul.personId ?? 0)).toHaveLength(1)
  await context.close()
})

test('a file that was shared with the app is sent from here, in the language that is spoken', async () => {
  // Nobody tells how far it is, so the page asks now and then.
  await app.running.server.context.db.write((tx) => setFlag(tx, 'real_time_updates', false))
  const keza = await app.visitor({ waId: '250788100006', language: 'rw' })
  const { page } = keza
  await keza.goTo('/vehicles')
  const paper = await sample('certificate-car.jpg', 500)
  // As the service worker keeps what another app has shared.
  const kept = { bytes: paper.buffer.toString('base64'), personId: keza.personId }
  const shared = await page.evaluate(async ({ bytes, personId }) => {
    const file = new File([Uint8Array.fromBase64(bytes)], 'shared.jpg', { type: 'image/jpeg' })
    const opened = indexedDB.open('inzira')
    const db = await new Promise<IDBDatabase>((done) => {
      opened.onsuccess = () => done(opened.result)
    })
    const added = db
      .transaction('shared', 'readwrite')
      .objectStore('shared')
      .add({ title: '', text: '', url: '', files: [file], personId, sharedAt: Date.now() })
    return new Promise<number>((done) => {
      added.onsuccess = () => done(Number(added.result))
    })
  }, kept)
  await keza.goTo(`/vehicles?shared=${shared}`)
  await page.locator('input[value=cab]').check()
  await page.locator('img.preview').waitFor()
  await noBarriers(keza)
  await shots(page, 'shared')
  await button(page, 'Ohereza icyemezo').click()
  await page.getByRole('heading', { name: 'Ibi ni byo?' }).waitFor({ timeout: 60_000 })
  await page.locator('.crop img').evaluate((img: HTMLImageElement) => img.decode())
  await noBarriers(keza)
  await shots(page, 'kinyarwanda')
  await page.getByRole('link', { name: 'Back' }).or(page.locator('.page-head a')).first().click()
  await page.getByText('Hari icyemezo gitegereje ibisubizo byanyu').waitFor()
  await shots(page, 'asks')
  expect(keza.complaints).toEqual([])
  await keza.context.close()
})
