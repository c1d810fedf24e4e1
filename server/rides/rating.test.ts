import { afterEach, beforeEach, expect, test } from 'bun:test'
import { countStarsAgain, starsOfDriver, starsOfPassenger } from './rating.ts'
import { kimironko, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town()
  // Some hours into a week as ratings count them.
  t.clock.advance(weekMs - (t.clock.now() % weekMs) + 5 * 3_600_000)
})
afterEach(() => t.db.close())

const weekMs = 7 * 24 * 3_600_000

async function rated(driver: number, passenger: number, stars: { driver: number; passenger: number }) {
  await t.db.write((tx) => t.online(tx, driver, kimironko))
  const rideId = await t.asks(passenger, driver)
  await t.accepts(driver)
  await t.does(driver, (rides) => rides.start(rideId, t.ride(rideId).pin))
  t.clock.advance(600_000)
  await t.does(driver, (rides) => rides.complete(rideId, 600))
  expect(await t.does(passenger, (rides) => rides.rate(rideId, stars.driver))).toEqual({ rated: true })
  expect(await t.does(driver, (rides) => rides.rate(rideId, stars.passenger))).toEqual({ rated: true })
}

test('friends who ride with each other all day long give each other stars once a week', async () => {
  const [eric, friend, aline] = [await t.driver('Eric'), await t.person('Friend'), await t.person('Aline')]
  await rated(eric, aline, { driver: 2, passenger: 4 })
  for (let ride = 0; ride < 5; ride += 1) await rated(eric, friend, { driver: 5, passenger: 5 })
  expect(starsOfDriver(t.db.read, eric)).toEqual({ stars: 3.5, ratings: 2 })
  expect(starsOfPassenger(t.db.read, friend)).toEqual({ stars: 5, ratings: 1 })
  t.clock.advance(weekMs)
  await rated(eric, friend, { driver: 5, passenger: 1 })
  expect(starsOfDriver(t.db.read, eric)).toEqual({ stars: 4, ratings: 3 })
  expect(starsOfPassenger(t.db.read, friend)).toEqual({ stars: 3, ratings: 2 })
})

test('the first of a week is the one that counts, also when they are counted anew', async () => {
  const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
  for (const driver of [1, 5, 5]) await rated(eric, aline, { driver, passenger: 3 })
  expect(starsOfDriver(t.db.read, eric)).toEqual({ stars: 1, ratings: 1 })
  await t.db.write((tx) => countStarsAgain(tx, eric))
  expect(starsOfDriver(t.db.read, eric)).toEqual({ stars: 1, ratings: 1 })
})
