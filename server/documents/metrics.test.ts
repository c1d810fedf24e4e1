import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { setFlag } from '../flags/flags.ts'
import { checkHealth } from '../health/health.ts'
import { personOf } from '../people/identity.ts'
import { memory } from '../queue/testing.ts'
import { claimVehicle } from '../vehicles/vehicles.ts'
import { vehiclesMatching, waitingForOperator } from './browse.ts'
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
  test('is well when nothing is sent, and while a few fail among others', async () => {
    expect(health()).toMatchObject({
      status: 'ok',
      finding: 'none waits to be read; none dealt with in a day',
    })
    await failed('reader.failed', now - 4 * hourMs)
    await failed('document.timeout', now - 3 * hourMs)
    for (let n = 0; n < 3; n += 1) await failed('document.no_text')
    expect(health()).toMatchObject({ status: 'ok' })
  })

  test('is degraded as soon as three of the last five took too long, those to be tried again included', async () => {
    for (let n = 0; n < 40; n += 1) await read('insurance', 500, now - 5 * hourMs)
    await failed('document.timeout')
    await failed('document.timeout')
    await read('insurance', 500)
    expect(health()).toMatchObject({ status: 'ok' })
    await document({ state: 'waiting', problem: 'document.timeout', attempts: 1, began_at: now - 60_000 })
    expect(health()).toMatchObject({
      status: 'degraded',
      finding: expect.stringContaining('2 failed by a fault of ours'),
      cure: expect.stringContaining('OCR_TIME_LIMIT_MS'),
    })
    for (let n = 0; n < 3; n += 1) await read('insurance', 500, now - 1000)
    expect(health()).toMatchObject({ status: 'ok' })
  })

  test('is degraded when most of a few failed by us, and says where to look when the reader breaks', async () => {
    for (let n = 0; n < 3; n += 1) await failed('reader.failed', now - 6 * hourMs)
    await read('insurance', 500)
    await read('insurance', 500)
    await read('insurance', 500, now - 10 * hourMs)
    expect(health()).toMatchObject({ status: 'degraded', cure: expect.stringContaining('memory') })
    for (let n = 0; n < 3; n += 1) await read('insurance', 500)
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
    expect(health()).toMatchObject({ status, finding: expect.stringContaining('1 waits to be read') })
  })

  test('says so when reading is switched off, and how to switch it on as soon as somebody waits', async () => {
    await db.write((tx) => setFlag(tx, 'ocr_processing', false))
    expect(health()).toMatchObject({ status: 'ok', finding: expect.stringContaining('switched off') })
    await document({ state: 'waiting', created_at: now - 1000 })
    expect(health()).toMatchObject({
      status: 'degraded',
      cure: expect.stringContaining('"inzira flags set ocr_processing on"'),
    })
  })
})

describe('what waits for the operator', () => {
  const approvals = () => checkHealth({ db, clock }).checks.find(({ name }) => name === 'approvals')
  const claimed = (plate: string, at: number) =>
    db.write((tx) => {
      const claim = claimVehicle(tx, { personId, type: 'moto', plate }, at)
      return 'id' in claim ? claim.id : 0
    })

  test('is counted as the list counts it, and is wrong after a day', async () => {
    expect(approvals()).toEqual({ name: 'approvals', status: 'ok', finding: 'no vehicle waits for you' })
    const first = await claimed('RAD123C', now - 30 * hourMs)
    const paper = { state: 'submitted', settled_at: now - 3 * hourMs }
    await document({ ...paper, vehicle_id: first })
    await document({ ...paper, vehicle_id: first, settled_at: now - hourMs })
    expect(approvals()).toMatchObject({
      status: 'ok',
      finding: '1 vehicle waits for you, the oldest for 3 hours: "inzira vehicles list --waiting"',
    })
    await claimed('RAE777B', now - 25 * hourMs)
    expect(approvals()).toMatchObject({
      status: 'degraded',
      finding: expect.stringContaining('2 vehicles wait for you, the oldest for 25 hours'),
      cure: expect.stringContaining('vehicles verify'),
    })
    const listed = vehiclesMatching(db.read, { isWaiting: true, now, limit: 10 })
    expect(waitingForOperator(db.read)).toEqual({
      count: listed.length,
      since: listed[0]?.waitingSince ?? null,
    })
  })
})
