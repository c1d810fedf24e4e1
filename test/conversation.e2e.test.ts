import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { readPicture } from '../server/qr/picture/read.ts'
import { openBrowser, openPhones } from './phones.ts'
import { startAll } from './running.ts'

// The whole way: a browser, the simulator, the real server, and back onto the drawn phone.
setDefaultTimeout(60_000)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const shots = process.env.PICTURES ?? tmpdir()

test('a newcomer makes a QR code on the phone, and the picture on the screen scans', async () => {
  await using town = await startAll({ simulator: { statusDelaysMs: { sent: 10, delivered: 30, read: 60 } } })
  town.simulator.person({ name: 'Aline Uwase', phone: '250788123456', language: 'en' })
  town.simulator.person({ name: 'Eric Mugisha', phone: '250722345678', language: 'rw' })
  const { page, complaints, phone } = await openPhones(browser, town.simulator)
  const aline = phone('Aline')

  await aline.says('hi')
  await aline.hears('What would you like to do?')
  await aline.says('qr codes')
  await aline.hears('Who is to be paid?')
  await aline.taps('My own number')
  await aline.hears('How much for 0788 123 456?')
  await aline.says('2,000')
  const bubble = await aline.hears('2,000 RWF')
  await bubble.locator('img').first().waitFor()
  await page.waitForTimeout(500)

  const seen = await readPicture(new Uint8Array(await bubble.locator('img').first().screenshot()))
  expect(seen).toEqual({ ok: true, value: ['tel:*182*1*1*0788123456*2000#'] })
  expect(await bubble.textContent()).toContain('tel:*182*1*1*0788123456*2000%23')

  await aline.taps('Sticker or poster')
  await aline.hears('What shall I make')
  await aline.taps('A4 poster')
  await aline.hears('.pdf')

  const eric = phone('Eric')
  await eric.says('muraho')
  await eric.hears(/./)
  await page.screenshot({ path: join(shots, 'conversation.png') })
  expect(complaints).toEqual([])
  await page.close()
})

test('a photographed code is read, and says what it would do', async () => {
  await using town = await startAll()
  const person = town.simulator.person({ name: 'Aline Uwase', phone: '250788123456', language: 'en' })
  const { page, phone } = await openPhones(browser, town.simulator)
  const aline = phone('Aline')
  await aline.says('hi')
  await aline.hears('What would you like to do?')
  const photo = Buffer.from(await Bun.file('fixtures/qr/sticker-on-a-counter.jpg').arrayBuffer())
  await aline.attaches('photo', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
  await aline.hears('I am reading it')
  await aline.hears('This is a payment code')
  expect(person.received.length).toBeGreaterThanOrEqual(3)
  await page.close()
})
