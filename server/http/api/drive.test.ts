import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { presenceOf } from '../../drivers/presence.ts'
import { instantOf, localTime } from '../../trips/days.ts'
import { vehicleFor } from '../../trips/testing.ts'
import { addRide } from '../../vehicles/testing.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let jean: TestBrowser
let aline: TestBrowser
beforeEach(async () => {
  running = await startAll()
  jean = await signedInBrowser(context(), '250788000001')
  aline = await signedInBrowser(context(), '250788123456')
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context
const here = { latitude: -1.9397, longitude: 30.0443 }
const vehicle = (given = {}) => context().db.write((tx) => vehicleFor(tx, jean.personId, given))

/** A completed ride of Jean's that ended so many local days ago, at noon. */
const earned = (vehicleId: number, rwf: number, daysAgo: number) =>
  context().db.write((tx) => {
    const { timezone } = context().config
    const at = instantOf(localTime(context().clock.now(), timezone).day - daysAgo, 1, timezone)
    addRide(tx, {
      driverId: jean.personId,
      vehicleId,
      passengerId: aline.personId,
      fareRwf: rwf,
      endedAt: at,
    })
  })

describe('a driver', () => {
  test('goes online where they are, stays online, and goes offline', async () => {
    await vehicle()
    expect((await jean.send('GET', '/api/drive')).body).toMatchObject({ barrier: null, online: null })
    const went = await jean.send('POST', '/api/drive/online', here)
    expect(went.body).toMatchObject({ renewed: false, vehicle: { plate: 'RAD 101 B' } })
    expect(presenceOf(context().db.read, jean.personId)).toMatchObject({ source: 'web', ...here })
    expect((await jean.send('POST', '/api/drive/online', here)).body.renewed).toBe(true)
    const shown = (await jean.send('GET', '/api/drive')).body
    expect(shown.online).toMatchObject({ until: expect.any(Number), vehicle: { chosen: true } })
    expect((await jean.send('POST', '/api/drive/offline')).body).toEqual({ wasOnline: true })
    expect((await jean.send('POST', '/api/drive/offline')).body).toEqual({ wasOnline: false })
    expect(presenceOf(context().db.read, jean.personId)).toBeUndefined()
  })

  test('is told why they cannot go online', async () => {
    expect((await jean.send('GET', '/api/drive')).body.barrier).toBe('no_vehicle')
    const refused = await jean.send('POST', '/api/drive/online', here)
    expect([refused.status, refused.body.code]).toEqual([409, 'drive.no_vehicle'])
    await vehicle({ insuredUntil: 1_000 })
    expect((await jean.send('POST', '/api/drive/online', here)).body.code).toBe('drive.insurance_ended')
    await context().db.write((tx) =>
      tx.run(
        `update driver set suspended_at = 1, suspended_why = 'Complaints' where person_id = ?`,
        jean.personId,
      ),
    )
    expect((await jean.send('GET', '/api/drive')).body).toMatchObject({
      barrier: 'suspended',
      suspendedWhy: 'Complaints',
    })
  })

  test('is not put where there is no place', async () => {
    const { status, body } = await jean.send('POST', '/api/drive/online', { latitude: 91, longitude: 'x' })
    expect([status, body.fields.map(({ field }: { field: string }) => field).sort()]).toEqual([
      400,
      ['latitude', 'longitude'],
    ])
  })

  test('chooses among their own vehicles only', async () => {
    const first = await vehicle()
    const second = await vehicle({ plate: 'RAB222C' })
    await jean.send('POST', '/api/drive/vehicle', { vehicleId: first })
    const chosen = await jean.send('POST', '/api/drive/vehicle', { vehicleId: second })
    expect(chosen.body.vehicles.filter((one: { chosen: boolean }) => one.chosen)).toMatchObject([
      { id: second },
    ])
    const foreign = await aline.send('POST', '/api/drive/vehicle', { vehicleId: first })
    const missing = await aline.send('POST', '/api/drive/vehicle', { vehicleId: 999 })
    expect([foreign.status, foreign.body]).toEqual([404, missing.body])
  })

  test('sees what they earned day by day, and has it as a PDF', async () => {
    const id = await vehicle()
    const none = await jean.send('GET', '/api/drive/statement.pdf?period=month')
    expect([none.status, none.body.code]).toEqual([409, 'drive.nothing_earned'])
    await earned(id, 1_500, 0)
    await earned(id, 500, 0)
    await earned(id, 3_000, 6)
    await earned(id, 9_000, 7)
    const income = (await jean.send('GET', '/api/drive/income')).body
    expect(income.toDay - income.fromDay).toBe(6)
    expect(income.days).toEqual([
      { day: income.fromDay, rwf: 3_000, rides: 1 },
      { day: income.toDay, rwf: 2_000, rides: 2 },
    ])
    expect([income.rwf, income.rides]).toEqual([5_000, 3])
    expect((await jean.send('GET', '/api/drive')).body.income.today).toEqual({ rides: 2, rwf: 2_000 })
    const pdf = await jean.send('GET', '/api/drive/statement.pdf?period=week&language=rw')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.headers.get('content-disposition')).toMatch(
      /attachment; filename="inzira-[\d-]+(to-[\d-]+)?\.pdf"/,
    )
    expect(pdf.body).toStartWith('%PDF')
    expect((await aline.send('GET', '/api/drive/income')).body.rides).toBe(0)
  })

  test('must be signed in for all of it', async () => {
    const stranger = strangerBrowser(context())
    for (const [method, path, body] of [
      ['GET', '/api/drive'],
      ['GET', '/api/drive/income'],
      ['GET', '/api/drive/statement.pdf?period=week'],
      ['POST', '/api/drive/online', here],
      ['POST', '/api/drive/offline'],
      ['POST', '/api/drive/vehicle', { vehicleId: 1 }],
    ] as const)
      expect([path, (await stranger.send(method, path, body)).status]).toEqual([path, 401])
  })
})
