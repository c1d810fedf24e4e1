import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Db } from '../db/open.ts'
import { memory } from '../queue/testing.ts'
import { estimateRide, minutesFor } from './estimate.ts'
import { allTariffs, changeTariff, tariffOf } from './tariff.ts'

let db: Db
beforeAll(async () => {
  db = await memory()
})
afterAll(() => db.close())

const market = { latitude: -1.9499, longitude: 30.1266 }
const centre = { latitude: -1.9441, longitude: 30.0619 }
const at = Date.parse('2026-11-23T12:00:00+02:00')
const timezone = 'Africa/Kigali'

describe('tariffs', () => {
  test('ship with the regulator’s for motos and guesses for others, in the order of the types', () => {
    expect(allTariffs(db.read).map(({ vehicleType, verified }) => [vehicleType, verified])).toEqual([
      ['moto', true],
      ['cab', false],
      ['liffan', false],
      ['truck', false],
    ])
    expect(tariffOf(db.read, 'moto')).toMatchObject({ firstM: 2000, firstRwf: 400, perKmRwf: 117 })
    expect(tariffOf(db.read, 'rental')).toBeUndefined()
  })

  test('are changed where the operator says so, and stay as they are elsewhere', async () => {
    await db.write((tx) => changeTariff(tx, 'cab', { perKmRwf: 700, verified: true, note: 'Our meeting' }))
    expect(tariffOf(db.read, 'cab')).toMatchObject({
      firstRwf: 1500,
      perKmRwf: 700,
      verified: true,
      note: 'Our meeting',
    })
  })

  test('begin with a price', async () => {
    const half = db.write((tx) => changeTariff(tx, 'rental', { firstRwf: 30_000 }))
    await expect(half).rejects.toThrow('give at least the first distance, the price of a kilometre')
    const whole = { firstM: 50_000, firstRwf: 30_000, perKmRwf: 300 }
    await db.write((tx) => changeTariff(tx, 'rental', whole))
    expect(tariffOf(db.read, 'rental')).toMatchObject({ ...whole, verified: false, waitingPerMinRwf: 0 })
  })

  test.each([
    [{ perKmRwf: 1.5 }, 'whole francs'],
    [{ firstRwf: -1 }, 'whole francs'],
    [{ firstRwf: 10_000_000 }, 'whole francs'],
    [{ longAfterM: null }, 'give both'],
    [{ longAfterM: 1000 }, 'after the first distance'],
    [{ nightFromMin: 60 }, 'a beginning and an end'],
    [{ nightFromMin: 60, nightToMin: 1440 }, '23:59'],
    [{ nightPercent: 301 }, '300 percent'],
    [{ roadPercent: 99 }, '100 to 300'],
    [{ speedKmh: 0 }, '200 km/h'],
    [{ waitingFreeMin: 0.5 }, 'whole minutes'],
  ])('are refused in a sentence when they make no sense: %j', async (change, sentence) => {
    await expect(db.write((tx) => changeTariff(tx, 'moto', change))).rejects.toThrow(sentence)
  })
})

describe('an estimate', () => {
  test('is made for the way by road', () => {
    const ride = { vehicleType: 'moto', from: market, to: centre, at, timezone } as const
    // 7,219 m straight, 9,385 m by road.
    const estimate = estimateRide(db.read, ride)
    expect(estimate).toEqual({ rwf: 1264, distanceM: 9385, minutes: 23, verified: true })
  })

  test('is none without a tariff', () => {
    expect(
      estimateRide(db.read, { vehicleType: 'other', from: market, to: centre, at, timezone }),
    ).toBeUndefined()
  })

  test.each([
    [0, 1],
    [320, 1],
    [321, 2],
    [3000, 10],
  ])('a moto that is %d m away takes %d min', (straightM, minutes) => {
    expect(minutesFor(db.read, 'moto', straightM)).toBe(minutes)
    expect(minutesFor(db.read, 'other', straightM)).toBeGreaterThanOrEqual(minutes)
  })
})
