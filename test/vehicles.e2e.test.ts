import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { samplePapers } from '../cli/demo/papers/papers.ts'
import { type Demo, startDemo } from '../cli/demo/start.ts'
import { silentLog } from '../server/log.ts'
import { type ChosenFile, openBrowser, openPhones, type Phone } from './phones.ts'

// Real files, really read, in a browser on a busy machine.
setDefaultTimeout(120_000)

let browser: Browser
let folder: string
let demo: Demo
beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'inzira-vehicles-'))
  demo = await startDemo({
    folder,
    fresh: true,
    serverPort: 0,
    phonePort: 0,
    drivers: 0,
    makeLog: async () => silentLog,
  })
})
afterAll(async () => {
  await browser.close()
  await demo.server.stop()
  await demo.simulator.stop()
  await rm(folder, { recursive: true })
})

const shot = (page: Page, name: string) =>
  page.screenshot({
    path: join(process.env.PICTURES ?? tmpdir(), `vehicles-${name}.png`),
    animations: 'disabled',
  })

async function asksForPaper(somebody: Phone, type: string): Promise<void> {
  await somebody.says('my vehicles')
  await somebody.hears('What do you drive?')
  await somebody.says(type)
  await somebody.hears('Send a photo or the PDF of the insurance certificate')
}

test('a newcomer sends a certificate, sees it being read, and goes online', async () => {
  const { page, complaints, phone } = await openPhones(browser, demo.simulator)
  const aline = phone('Aline')
  await aline.says('hi')
  await aline.hears('What would you like to do?')
  await asksForPaper(aline, 'moto')
  await shot(page, 'asked')

  await aline.taps('Attach')
  await aline.taps('Sample papers')
  await shot(page, 'samples')
  await aline.taps(/Certificate of a moto/)
  await aline.root.getByRole('dialog', { name: 'certificate-moto.jpg' }).waitFor()
  await shot(page, 'preview')
  await aline.taps('Send')
  await aline.hears('Received, reading it…')
  await aline.root.locator('.wait').first().waitFor()
  await aline.root.locator('.bubble.typing').waitFor()
  await shot(page, 'reading')
  await aline.hears(/RJ 482 D is insured until/, 60_000)
  expect(await aline.root.locator('.bubble.typing').count()).toBe(0)
  await shot(page, 'saved')

  await aline.taps('Go online')
  await aline.taps(/location/i)
  await aline.picksPlace('Kimironko')
  await aline.hears('You are online')
  await shot(page, 'online')
  expect(complaints).toEqual([])
  await page.close()
})

test('what is doubtful on a photo is asked with a picture of its line, corrected, and saved', async () => {
  const { page, complaints, phone } = await openPhones(browser, demo.simulator)
  const chantal = phone('Chantal')
  await chantal.says('hello')
  await chantal.hears('What would you like to do?')
  await asksForPaper(chantal, 'cab')
  await chantal.attaches('photo', await forwarded('certificate-car.jpg'))

  const doubtful = await chantal.hears('Is this right?', 60_000)
  const crop = doubtful.locator('img')
  await crop.evaluate((img: HTMLImageElement) => img.decode())
  const [picture, question] = [await crop.boundingBox(), await doubtful.locator('.text').boundingBox()]
  expect(picture?.height).toBeGreaterThan(24)
  expect((picture?.y ?? 0) + (picture?.height ?? 0)).toBeLessThanOrEqual(question?.y ?? 0)
  await chantal.root.locator('.wait').waitFor({ state: 'detached' })
  await shot(page, 'doubtful')
  await doubtful.getByRole('button', { name: /^Ouvrir: / }).click()
  await page.locator('.viewer img').evaluate((img: HTMLImageElement) => img.decode())
  await shot(page, 'zoomed')
  await page.keyboard.press('Escape')

  const saved = chantal.root.locator('.theirs .bubble').filter({ hasText: /RAJ 731 M is insured until/ })
  const corrected: string[] = []
  while ((await saved.count()) === 0) {
    const asked = (await chantal.root.locator('.theirs .bubble').last().textContent()) ?? ''
    const [, field = ''] = /Is this right\?\s*([^:]+):/.exec(asked) ?? []
    const count = await chantal.root.locator('.theirs .bubble').count()
    const value = corrected.length === 0 ? printed[field] : undefined
    if (value === undefined) await chantal.taps('Right')
    else {
      await chantal.taps('Correct it')
      await chantal.hears(`Type it as it stands on the certificate: ${field}`)
      await shot(page, 'correcting')
      await chantal.says(value)
      corrected.push(field)
    }
    await chantal.root
      .locator('.theirs .bubble')
      .nth(count + (value === undefined ? 0 : 1))
      .waitFor()
  }
  expect(corrected).toHaveLength(1)
  await shot(page, 'corrected')
  expect(complaints).toEqual([])
  await page.close()
})

/** As it stands on the sample, where a correction by the driver is enough, by the name under which it is asked about. */
const printed: Record<string, string> = {
  'Certificate number': 'C12745526',
  Make: 'TOYOTA',
  Model: 'COROLLA',
  Year: '2014',
  Chassis: 'JTDBR32E530056781',
  'Engine number': '1ZZ-4418263',
  Owner: 'HABINEZA Patrick',
  Seats: '5',
}

/** A sample as it looks after a few hands: with so few pixels nothing on it can be certain. */
async function forwarded(name: string): Promise<ChosenFile> {
  const papers = samplePapers({ now: Date.now, timezone: 'Africa/Kigali' })
  const paper = papers.find(({ filename }) => filename === name)
  if (paper === undefined) throw new Error(`there is no ${name} among the samples`)
  const small = await new Bun.Image(await paper.bytes()).resize(500).jpeg({ quality: 60 }).bytes()
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(small) }
}

test('what cannot be a vehicle’s insurance is told plainly, and nothing of it is kept', async () => {
  const { page, complaints, phone } = await openPhones(browser, demo.simulator)
  const eric = phone('Eric')
  await eric.says('hello')
  await eric.hears('What would you like to do?')
  await asksForPaper(eric, 'moto')
  // A photo as a phone takes it, of a certificate that ended in October 2025.
  await eric.attaches('photo', join(import.meta.dir, '../fixtures/ocr/small/000102-phone-electronic.jpg'))
  await eric.hears('This certificate ended on 13/10/2025', 60_000)
  await eric.hears('Send a photo or the PDF')
  await eric.attaches('photo', join(import.meta.dir, '../fixtures/ocr/small/000026-phone-receipt.jpg'))
  await eric.hears('I do not see an insurance certificate in this picture', 60_000)
  const cutOff = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }
  await eric.attaches('document', cutOff)
  await eric.hears('has not arrived whole, or is damaged', 60_000)
  await eric.root.locator('.wait.failed').waitFor({ state: 'detached' })
  await shot(page, 'refused')
  const { db } = demo.server.context
  expect(
    db.read.all(`select 1 from vehicle join person on person.id = person_id where wa_id = '250722345678'`),
  ).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})
