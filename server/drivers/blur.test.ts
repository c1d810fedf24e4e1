import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { kimironko, northOf, type Town, town } from '../rides/testing.ts'
import { blurred, nearestBlurred } from './blur.ts'

describe('a blurred position', () => {
  test('is off by 400 m at most, wherever on earth', () => {
    for (let latitude = -89; latitude < 89; latitude += 3.7) {
      for (let longitude = -179.9; longitude < 179.9; longitude += 7.31) {
        const at = { latitude, longitude }
        expect(distanceM(at, blurred(at))).toBeLessThan(400)
      }
    }
  })

  test('is the same from everywhere in a square, and in that of the blurred one itself', () => {
    const at = blurred(kimironko)
    expect(blurred(at)).toEqual(at)
    for (const metres of [-200, -90, 90, 200]) expect(blurred(northOf(at, metres))).toEqual(at)
  })
})

describe('somebody who asks from everywhere', () => {
  let home: Town
  let neighbour: Town
  const houses: [Point, Point] = [northOf(blurred(kimironko), 10), northOf(blurred(kimironko), 230)]
  beforeAll(async () => {
    ;[home, neighbour] = [await town(), await town()]
    await home.driver('Eric', houses[0])
    await neighbour.driver('Eric', houses[1])
  })
  afterAll(() => Promise.all([home.db.close(), neighbour.db.close()]))

  test('learns nothing by which two homes in one square differ', () => {
    for (const radiusM of [500, 1000, 1500, 2000]) {
      for (let metres = -2500; metres <= 2500; metres += 50) {
        const at = northOf(kimironko, metres)
        const asked = (t: Town) =>
          nearestBlurred(t.db.read, { vehicleType: 'moto', at, radiusM, limit: 9, now: t.clock.now() })
        expect(asked(home)).toEqual(asked(neighbour))
      }
    }
  })
})

test('finds the nearest squares first, also when one is crowded', async () => {
  const t = await town()
  const stage = blurred(kimironko)
  for (let n = 0; n < 45; n += 1) await t.driver(`D${n}`, northOf(stage, n - 20))
  const near = await t.driver('Near', northOf(stage, 560))
  const search = { vehicleType: 'moto', radiusM: 10_000, limit: 9, now: t.clock.now() } as const
  const from = (at: Point) => nearestBlurred(t.db.read, { ...search, at })
  expect(from(stage)).toHaveLength(9)
  expect(from(stage).every(({ distanceM }) => distanceM < 1)).toBe(true)
  expect(from(northOf(stage, 400))[0]?.personId).toBe(near)
  expect(nearestBlurred(t.db.read, { ...search, at: stage, limit: 46 }).at(-1)?.personId).toBe(near)
  await t.db.close()
})
