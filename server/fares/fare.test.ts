import { describe, expect, test } from 'bun:test'
import { fareFor, isNight } from './fare.ts'
import type { Tariff } from './tariff.ts'

/** The regulator's, as it ships. */
const moto: Tariff = {
  vehicleType: 'moto',
  firstM: 2000,
  firstRwf: 400,
  perKmRwf: 117,
  longAfterM: 40_000,
  longPerKmRwf: 205,
  waitingFreeMin: 10,
  waitingPerMinRwf: 21,
  nightFromMin: null,
  nightToMin: null,
  nightPercent: 0,
  roadPercent: 130,
  speedKmh: 25,
  verified: true,
  note: '',
}
const nightly: Tariff = { ...moto, nightFromMin: 22 * 60, nightToMin: 5 * 60, nightPercent: 20 }
const timezone = 'Africa/Kigali'
const noon = Date.parse('2026-11-23T12:00:00+02:00')
const kigali = (time: string) => Date.parse(`2026-11-23T${time}+02:00`)

describe('the moto tariff', () => {
  test.each([
    [0, 400],
    [1, 400],
    [1999, 400],
    [2000, 400],
    // 0.117 RWF a metre: half a franc is reached at 5 m.
    [2004, 400],
    [2005, 401],
    [3000, 517],
    [5000, 751],
    [10_000, 1336],
    [39_999, 4846],
    [40_000, 4846],
    [40_001, 4846],
    [40_003, 4847],
    [41_000, 5051],
    [100_000, 17_146],
  ])('%d m cost %d RWF', (distanceM, rwf) => {
    expect(fareFor(moto, { distanceM, at: noon, timezone })).toBe(rwf)
  })

  test.each([
    [0, 517],
    [10, 517],
    [10.9, 517],
    [11, 538],
    [25, 832],
  ])('3 km and %d minutes of waiting cost %d RWF', (waitingMin, rwf) => {
    expect(fareFor(moto, { distanceM: 3000, waitingMin, at: noon, timezone })).toBe(rwf)
  })

  test('a longer way never costs less', () => {
    let before = 0
    for (let distanceM = 0; distanceM < 60_000; distanceM += 7) {
      const rwf = fareFor(moto, { distanceM, at: noon, timezone })
      expect(rwf).toBeGreaterThanOrEqual(before)
      expect(Number.isInteger(rwf)).toBe(true)
      before = rwf
    }
  })
})

describe('a tariff without long ways', () => {
  test('goes on at the price of a kilometre', () => {
    const cab = { ...moto, firstRwf: 1500, perKmRwf: 600, longAfterM: null, longPerKmRwf: null }
    expect(fareFor(cab, { distanceM: 52_000, at: noon, timezone })).toBe(31_500)
  })
})

describe('the night', () => {
  test.each([
    ['21:59:59', 517],
    ['22:00:00', 620],
    ['23:59:59', 620],
    ['00:00:00', 620],
    ['04:59:59', 620],
    ['05:00:00', 517],
    ['12:00:00', 517],
  ])('3 km begun at %s cost %d RWF', (time, rwf) => {
    expect(fareFor(nightly, { distanceM: 3000, at: kigali(time), timezone })).toBe(rwf)
  })

  test('is added to the waiting too, and half a franc is rounded up', () => {
    // (517 + 21) × 1.2 = 645.6
    expect(fareFor(nightly, { distanceM: 3000, waitingMin: 11, at: kigali('23:00:00'), timezone })).toBe(646)
    const half = { ...nightly, firstRwf: 1, firstM: 5000, nightPercent: 50 }
    expect(fareFor(half, { distanceM: 10, at: kigali('23:00:00'), timezone })).toBe(2)
  })

  test('may lie within one day, or last all of it', () => {
    const small = { nightFromMin: 60, nightToMin: 240 }
    expect(isNight(small, kigali('00:59:00'), timezone)).toBe(false)
    expect(isNight(small, kigali('01:00:00'), timezone)).toBe(true)
    expect(isNight(small, kigali('04:00:00'), timezone)).toBe(false)
    expect(isNight({ nightFromMin: 0, nightToMin: 0 }, noon, timezone)).toBe(true)
  })

  test('is that of the operator’s zone, not of the machine', () => {
    expect(isNight(nightly, kigali('22:30:00'), timezone)).toBe(true)
    expect(isNight(nightly, kigali('22:30:00'), 'UTC')).toBe(false)
  })
})
