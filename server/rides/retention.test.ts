import { afterEach, beforeEach, expect, test } from 'bun:test'
import { incomeOf } from '../drivers/income.ts'
import { starsOfDriver, starsOfPassenger } from './rating.ts'
import { forgetOldRides, forgetRidePositions } from './retention.ts'
import { kimironko, northOf, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town()
})
afterEach(() => t.db.close())

const dayMs = 24 * 3_600_000
const later = (days: number): number => t.clock.now() + days * dayMs
const count = (table: string): number =>
  t.db.read.get<{ n: number }>(`select count(*) as n from ${table}`)?.n ?? 0

/** A ride from request to stars. */
async function driven(driver: number, passenger: number): Promise<number> {
  const rideId = await t.asks(passenger, driver)
  await t.accepts(driver)
  await t.does(driver, (rides) => rides.arrive(rideId))
  await t.does(driver, (rides) => rides.start(rideId, t.ride(rideId).pin))
  t.clock.advance(300_000)
  await t.does(driver, (rides) => rides.complete(rideId, 600))
  await t.does(passenger, (rides) => rides.rate(rideId, 5))
  await t.does(driver, (rides) => rides.rate(rideId, 4))
  return rideId
}

test('the PIN is gone as soon as a ride has ended, however it ends', async () => {
  const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
  const completed = await driven(eric, aline)
  const cancelled = await t.asks(aline)
  expect(t.ride(cancelled).pin).toMatch(/^\d{4}$/)
  await t.does(aline, (rides) => rides.cancel(cancelled, 'x'))
  expect([t.ride(completed).pin, t.ride(cancelled).pin]).toEqual(['----', '----'])
})

test('where the driver was is forgotten after a month, what happened stays', async () => {
  const rideId = await driven(await t.driver('Eric'), await t.person('Aline'))
  const story = t.story(rideId)
  expect(t.events(rideId).some(({ latitude }) => latitude !== null)).toBe(true)
  expect(await forgetRidePositions(t.db, later(29))).toBe(0)
  expect(await forgetRidePositions(t.db, later(31))).toBeGreaterThan(3)
  expect(t.events(rideId).filter(({ latitude, longitude }) => latitude ?? longitude)).toEqual([])
  expect(t.story(rideId)).toEqual(story)
})

test('rides are forgotten after 400 days with everything below them, and stars and income go with them', async () => {
  const [eric, aline, other] = [await t.driver('Eric'), await t.person('Aline'), await t.person('Other')]
  const old = await driven(eric, aline)
  t.clock.advance(10 * dayMs)
  await t.db.write((tx) => t.online(tx, eric, kimironko))
  const young = await driven(eric, other)
  expect(starsOfDriver(t.db.read, eric)).toEqual({ stars: 5, ratings: 2 })
  expect(await forgetOldRides(t.db, later(389))).toBe(0)
  expect(await forgetOldRides(t.db, later(391))).toBe(1)
  expect(t.db.read.all('select id from ride')).toEqual([{ id: young }])
  for (const table of ['ride_event', 'ride_offer', 'rating']) {
    expect(count(`${table} where ride_id = ${old}`)).toBe(0)
    expect(count(`${table} where ride_id = ${young}`)).toBeGreaterThan(0)
  }
  expect(starsOfDriver(t.db.read, eric)).toEqual({ stars: 5, ratings: 1 })
  expect(starsOfPassenger(t.db.read, aline)).toEqual({ stars: null, ratings: 0 })
  const when = { now: t.clock.now(), timezone: t.rules.timezone }
  expect(incomeOf(t.db.read, eric, when).ever).toEqual({ rides: 1, rwf: 600 })
})

test('no number is given out twice: the newest ride stays, and so does that of the newest event', async () => {
  const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
  const first = await t.asks(aline, eric)
  await t.accepts(eric)
  const last = await t.asks(await t.person('Other'))
  await t.does(eric, (rides) => rides.cancel(first, 'a puncture'))
  await t.waits(3_600_000)
  const numbers = ['ride', 'ride_event', 'ride_offer'].map((table) => ({
    table,
    last: t.db.read.get<{ id: number }>(`select max(id) as id from ${table}`)?.id ?? 0,
  }))
  await forgetOldRides(t.db, later(1000))
  expect(count(`ride where id = ${last}`)).toBe(1)
  await t.db.write((tx) => t.online(tx, eric, northOf(kimironko, 100)))
  await t.asks(aline, eric)
  for (const { table, last } of numbers) {
    expect(count(`${table} where id > ${last}`)).toBeGreaterThan(0)
    expect(count(`${table} where id = ${last}`)).toBe(1)
  }
})

test('a ride with a call for help stays until the operator has looked after it', async () => {
  const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
  const rideId = await driven(eric, aline)
  await t.db.write((tx) => t.online(tx, eric, kimironko))
  await driven(eric, await t.person('Other'))
  await t.db.write((tx) => tx.run(`update ride set sos_at = 1, sos_by = 'passenger' where id = ?`, rideId))
  expect(await forgetOldRides(t.db, later(500))).toBe(0)
  await t.db.write((tx) => tx.run('update ride set sos_seen_at = 2 where id = ?', rideId))
  expect(await forgetOldRides(t.db, later(500))).toBe(1)
})
