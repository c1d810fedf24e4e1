import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { checkHealth } from '../health/health.ts'
import { personOf } from '../people/identity.ts'
import { memory } from '../queue/testing.ts'
import { addDocument } from './documents.ts'
import { readingFigures } from './metrics.ts'

const clock = new ManualClock()
const now = clock.now()
let db: Db
let personId: number
beforeEach(async () => {
  db = await memory()
  personId = await db.write((tx) => personOf(tx, { waId: '250788000001' }, now))
})
afterEach(() => db.close())

const hourMs = 3_600_000
const document = (columns: Record<string, string | number | null>) =>
  db.write((tx) => {
    const about = {
      personId,
      vehicleType: 'moto',
      vehicleId: null,
      source: 'whatsapp',
      correlationId: 'c',
    } as const
    const id = addDocument(tx, about, now)
    for (const [name, value] of Object.entries(columns))
      tx.run(`update document set ${name} = ? where id = ?`, value, id)
    return id
  })
const read = (kind: string, readMs: number, at = now - hourMs) =>
  document({ state: 'review', kind, read_ms: readMs, read_at: at, began_at: at })
const failed = (problem: string, at = now - hourMs) =>
  document({ state: 'failed', problem, settled_at: at, began_at: at })
const health = () => checkHealth({ db, clock }).checks.find(({ name }) => name === 'documents')

describe('the figures of reading', () => {
  test('tell by day and kind how many, how long, and how much was asked and corrected', async () => {
    for (let n = 1; n <= 20; n += 1) {
      const id = await read('insurance', n * 100)
      await db.write((tx) => {
        for (const name of ['plate', 'insurer'])
          tx.run(
            'insert into document_field (document_id, name, asked) values (?, ?, ?)',
            id,
            name,
            n <= 5 ? 1 : 0,
          )
        if (n <= 2)
          tx.run(
            `update document_field set value = 'x', source = 'corrected' where document_id = ? and name = 'plate'`,
            id,
          )
      })
    }
    await read('comesa', 700)
    await read('insurance', 900, now - 24 * hourMs)
    await failed('document.no_text')
    await failed('document.no_text')
    await failed('media.gone')
    await read('insurance', 1, now - 100 * 24 * hourMs)
    const timezone = 'Africa/Kigali'
    const figures = readingFigures(db.read, { since: now - 48 * hourMs, until: now, timezone })
    expect(figures).toEqual([
      {
        day: '2026-11-22',
        kind: 'insurance',
        read: 20,
        failed: {},
        p50Ms: 1000,
        p95Ms: 1900,
        askedShare: 0.25,
        correctedShare: 0.05,
      },
      { ...nothing, day: '2026-11-22', kind: 'comesa', read: 1, p50Ms: 700, p95Ms: 700 },
      {
        ...nothing,
        day: '2026-11-22',
        kind: null,
        read: 0,
        failed: { 'document.no_text': 2, 'media.gone': 1 },
      },
      { ...nothing, day: '2026-11-21', kind: 'insurance', read: 1, p50Ms: 900, p95Ms: 900 },
    ])
  })
  const nothing = { failed: {}, p50Ms: null, p95Ms: null, askedShare: null, correctedShare: null }
})

describe('the health of reading', () => {
  test('is well when nothing is sent, and when nine of nine failed: that says nothing yet', async () => {
    expect(health()).toMatchObject({ status: 'ok' })
    for (let n = 0; n < 9; n += 1) await failed('reader.failed')
    expect(health()).toMatchObject({ status: 'ok' })
  })

  test.each([
    ['ok', 20, 1],
    ['degraded', 18, 1],
    ['degraded', 8, 2],
    ['unhealthy', 7, 2],
  ])('is %s when %i were dealt with well and %i with a fault of ours', async (status, well, ours) => {
    for (let n = 0; n < well - 1; n += 1) await read('insurance', 500)
    await failed('document.no_text')
    for (let n = 0; n < ours; n += 1) await failed(n === 0 ? 'document.timeout' : 'reader.failed')
    await failed('reader.failed', now - 25 * hourMs)
    // Seven and two are nine; the tenth was a picture of nothing.
    if (well + ours < 10) await failed('reader.failed')
    expect(health()).toMatchObject({ status })
    expect(health()?.cure === undefined).toBe(status === 'ok')
  })

  test.each([
    ['ok', 4],
    ['degraded', 6],
    ['unhealthy', 61],
  ])('is %s when somebody has waited for %i minutes', async (status, minutes) => {
    await document({ state: 'waiting', created_at: now - minutes * 60_000 })
    expect(health()).toMatchObject({ status, finding: expect.stringContaining('1 wait to be read') })
  })

  test('says so when reading is switched off and people wait', async () => {
    await db.write((tx) => tx.run(`update feature_flag set enabled = 0 where name = 'ocr_processing'`))
    await document({ state: 'waiting', created_at: now - 30 * 60_000 })
    expect(health()).toMatchObject({ status: 'ok', finding: expect.stringContaining('switched off') })
    await document({ state: 'waiting', created_at: now - 90 * 60_000 })
    expect(health()).toMatchObject({ status: 'degraded' })
  })
})
