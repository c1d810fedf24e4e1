import { afterAll, describe, expect, test } from 'bun:test'
import { workerPath } from '../../../server/assets.ts'
import { OcrEngine } from '../../../server/ocr/engine.ts'
import { samplePapers } from './papers.ts'

/** The sample certificates are drawn for the day on which they are sent, and the reader of the product reads them. */
const engine = new OcrEngine({ workerPath: workerPath('server/ocr/reader-worker.ts') })
afterAll(() => engine.stop())

async function read(filename: string, day: string) {
  const now = () => Date.parse(`${day}T10:00:00Z`)
  const sample = samplePapers({ now, timezone: 'Africa/Kigali' }).find((each) => each.filename === filename)
  if (sample === undefined) throw new Error(`there is no ${filename}`)
  const outcome = await engine.read(await sample.bytes(), { secondReader: false })
  if (!outcome.ok) throw new Error(outcome.fault.code)
  const { kind, fields } = outcome.value.document
  return {
    kind,
    values: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
    fields,
  }
}

/** What must be known of a certificate before anybody drives with it. */
const essential = ['plate', 'insurer', 'policy_number', 'valid_from', 'valid_to'] as const

describe('a sample certificate', () => {
  test.each([
    ['certificate-moto.jpg', 'RJ 482 D', '2029-02-19', '2030-02-18'],
    ['certificate-car.jpg', 'RAJ 731 M', '2029-03-19', '2030-03-18'],
    ['certificate-truck.pdf', 'RAJ 208 T', '2028-12-21', '2029-12-20'],
  ])(
    '%s is good on the day it is sent, and read without a doubt',
    async (filename, plate, from, to) => {
      const { kind, values, fields } = await read(filename, '2029-03-31')
      expect(kind).toBe('insurance')
      expect(values).toMatchObject({ plate, insurer: 'RADIANT', valid_from: from, valid_to: to })
      for (const name of essential) expect(fields[name]?.confidence).toBeGreaterThan(0.85)
    },
    60_000,
  )

  test('that has expired has done so whenever it is sent', async () => {
    expect((await read('certificate-expired.jpg', '2031-01-15')).values).toMatchObject({
      plate: 'RJ 117 B',
      valid_to: '2030-12-10',
    })
  }, 60_000)

  test('is not made of a price list', async () => {
    expect((await read('price-list.jpg', '2029-03-31')).kind).toBe('other')
  }, 60_000)
})
