import { afterEach, beforeEach, expect, test } from 'bun:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Db } from '../db/open.ts'
import type { Language } from '../i18n/languages.ts'
import { memory } from '../queue/testing.ts'
import { dayOf, instantOf } from '../trips/days.ts'
import { addRide, addVehicle } from '../vehicles/testing.ts'
import { statementOf } from './statement.ts'
import { statementPdf } from './statement-pdf.ts'

const timezone = 'Africa/Kigali'
const monday = dayOf(2026, 11, 16)
let db: Db
let vehicleId: number
beforeEach(async () => {
  db = await memory()
  vehicleId = await db.write((tx) => {
    tx.run(`insert into person (id, wa_id, phone, name, first_seen_at) values
      (1, '250788111222', '250788111222', 'Jean-Bosco 🏍', 1), (2, '250788999888', '250788999888', 'Aline', 1)`)
    return addVehicle(tx, { personId: 1, plate: 'RAD123C', insuredUntil: 9e15 })
  })
})
afterEach(() => db.close())

const drove = (
  day: number,
  minute: number,
  fareRwf: number,
  names: { from?: string | null; to?: string } = {},
) =>
  db.write((tx) => {
    const endedAt = instantOf(day, minute, timezone)
    addRide(tx, {
      driverId: 1,
      vehicleId,
      passengerId: 2,
      fareRwf,
      endedAt,
      from: 'Kimironko market',
      to: 'Remera',
      ...names,
    })
  })

const week = (language: Language = 'en') =>
  statementOf(db.read, { personId: 1, fromDay: monday, toDay: monday + 6, language, timezone })

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const texts = [...document.pages()].map((page) => page.getText().replace(/\s+/g, ' '))
  document.destroy()
  library.destroy()
  return texts
}

test('a statement has every ride of its days, each day’s total, and nothing of a passenger', async () => {
  await drove(monday, 0, 1000)
  await drove(monday, 1439, 1500, {
    from: null,
    to: 'A place with a name that is much too long for its column on paper',
  })
  await drove(monday + 6, 1439, 2500)
  await drove(monday - 1, 1439, 77)
  await drove(monday + 7, 0, 88)
  const [page = '', ...more] = await pagesOf(await statementPdf(week()))
  expect(more).toEqual([])
  for (const text of [
    'Income statement',
    '16/11/2026 – 22/11/2026',
    'Jean-Bosco',
    'RAD 123 C',
    '5,000 RWF',
    '1,667 RWF',
    'Monday 16/11/2026',
    'Total of the day 2,500',
    '00:00 Kimironko market › Remera 1,000',
    '23:59 unnamed place › A place with a name',
    'Sunday 22/11/2026',
    'Page 1 of 1',
  ]) {
    expect(page).toContain(text)
  }
  expect(page).not.toMatch(/Aline|999888|111222|\b77\b|\b88\b/)
})

test('a long one goes on over pages, with each day’s total once', async () => {
  for (let ride = 0; ride < 90; ride++) await drove(monday, ride, 100)
  const pages = await pagesOf(await statementPdf(week()))
  expect(pages).toHaveLength(3)
  expect(pages.join(' ').match(/Kimironko market/g)).toHaveLength(90)
  expect(pages.filter((page) => page.includes('Monday 16/11/2026'))).toHaveLength(3)
  expect(pages.filter((page) => page.includes('Total of the day'))).toHaveLength(1)
  expect(pages[2]).toContain('Page 3 of 3')
})

test.each([
  ['fr', 'Relevé de revenus', 'lundi 16/11/2026', '1 000'],
  ['rw', 'Raporo y’amafaranga yinjiye', 'Ku wa mbere 16/11/2026', '1,000'],
  ['sw', 'Taarifa ya mapato', 'Jumatatu 16/11/2026', '1,000'],
] as const)('in %s it speaks that language', async (language, title, day, amount) => {
  await drove(monday, 0, 1000)
  const [page = ''] = await pagesOf(await statementPdf(week(language)))
  for (const text of [title, day, amount]) expect(page).toContain(text)
})

test('the same rides make the same bytes, so that a file is uploaded once', async () => {
  await drove(monday, 0, 1000)
  expect(Buffer.from(await statementPdf(week())).equals(await statementPdf(week()))).toBe(true)
})

test('nobody has a statement of somebody unknown', () => {
  expect(() =>
    statementOf(db.read, { personId: 99, fromDay: 1, toDay: 2, language: 'en', timezone }),
  ).toThrow('There is no person p99.')
})
