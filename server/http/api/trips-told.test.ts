import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { blurred } from '../../drivers/blur.ts'
import { distanceM } from '../../geo/distance.ts'
import { addKigali } from '../../places/testing.ts'
import { beside, nyabugogo, vehicleFor } from '../../trips/testing.ts'
import { signedInBrowser, type TestBrowser } from './testing.ts'

let running: Running
beforeEach(async () => {
  running = await startAll({ settings: { API_PER_PERSON_PER_MINUTE: '1000' } })
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context
let numbers = 0
const somebody = () => {
  numbers += 1
  return signedInBrowser(context(), `2507880${String(numbers).padStart(5, '0')}`)
}
const vehicle = (browser: TestBrowser) => context().db.write((tx) => vehicleFor(tx, browser.personId))
const wish = { date: 'tomorrow', hour: 8, seats: 1, repeats: 'once' }
const door = { latitude: -1.954321, longitude: 30.123457 }
const work = { latitude: -1.9437, longitude: 30.0594 }

describe('before they agree, a stranger is told', () => {
  test('no name and no coordinates of somebody’s own place', async () => {
    const [victim, stranger] = [await somebody(), await somebody()]
    await vehicle(stranger)
    await victim.send('POST', '/api/places/saved', { name: 'Home', ...door })
    const from = { ...door, name: 'Home' }
    const planned = await victim.send('POST', '/api/trips', { role: 'passenger', from, to: work, ...wish })
    expect(planned.body.trip.from).toMatchObject({ name: 'Home', ...door })
    const trip = { role: 'driver', from: beside(door, 500, 0), to: work, ...wish }
    const { matches, trip: own } = (await stranger.send('POST', '/api/trips', trip)).body
    expect(matches).toHaveLength(1)
    expect(matches[0].from).toMatchObject({ name: null, ...blurred(door) })
    expect(distanceM(matches[0].from, door)).toBeGreaterThan(50)
    const { dayId, otherDayId } = matches[0]
    const asked = await stranger.send('POST', `/api/trips/${own.id}/ask`, { dayId, otherDayId })
    expect(asked.body.booking.from).toMatchObject({ name: null, ...blurred(door) })
    const said = JSON.stringify([matches, asked.body])
    for (const secret of ['Home', '1.9543', '30.1234']) expect(said).not.toContain(secret)
    const { id } = asked.body.booking
    const agreed = await victim.send('POST', `/api/bookings/${id}/accept`)
    expect(agreed.status).toBe(200)
    const after = (await stranger.send('GET', `/api/bookings/${id}`)).body.booking
    expect(after.from).toMatchObject({ name: 'Home', ...door })
  })

  test('a place that everybody knows exactly, by its own name', async () => {
    await addKigali(context().db)
    const landmark = context().db.read.get<{ name: string; latitude: number; longitude: number }>(
      `select name, latitude, longitude from place where kind = 'landmark' order by longitude desc limit 1`,
    )
    if (landmark === undefined) throw new Error('there are landmarks')
    const { name, ...at } = landmark
    const [victim, stranger] = [await somebody(), await somebody()]
    await vehicle(victim)
    const trip = { from: { ...at, name: 'My girlfriend' }, to: nyabugogo, ...wish }
    await victim.send('POST', '/api/trips', { role: 'driver', ...trip })
    const { body } = await stranger.send('POST', '/api/trips', { role: 'passenger', ...trip })
    expect(body.matches[0].from).toMatchObject({ name, ...at })
  })

  test('the same of everybody in a square of half a kilometre, from wherever they plan trips', async () => {
    const middle = blurred(door)
    const seen: unknown[] = []
    for (const home of [beside(middle, 250, 250), beside(middle, -250, -250)]) {
      const [driver, stranger] = [await somebody(), await somebody()]
      await vehicle(driver)
      await driver.send('POST', '/api/trips', { role: 'driver', from: home, to: work, ...wish })
      const told: unknown[] = []
      // All around, and across the edge of what is near enough.
      for (const [north, east] of [0, 700, 1500, 1700, 1900, 2000, 2100, 2300, 2500].flatMap((m) => [
        [m, 0],
        [-m, -300],
      ]) as [number, number][]) {
        const trip = { role: 'passenger', from: beside(middle, north, east), to: work, ...wish }
        const { body } = await stranger.send('POST', '/api/trips', trip)
        told.push(
          body.matches.map(({ from, to, startOffM, endOffM, detourM, overlapMin, pickup }: never) => ({
            ...{ from, to, startOffM, endOffM, detourM, overlapMin, pickup },
          })),
        )
        await stranger.send('DELETE', `/api/trips/${body.trip.id}`, {})
      }
      seen.push(told)
      const mine = (await driver.send('GET', '/api/trips')).body.trips[0]
      await driver.send('DELETE', `/api/trips/${mine.id}`, {})
    }
    expect(new Set((seen[0] as unknown[][]).map((found) => found.length))).toEqual(new Set([0, 1]))
    expect(seen[1]).toEqual(seen[0])
  })
})

test('nobody plans more than twenty trips within a day, those given up again included', async () => {
  const person = await somebody()
  const plan = (nth: number) =>
    person.send('POST', '/api/trips', {
      role: 'passenger',
      from: beside(door, nth * 10, 0),
      to: work,
      ...wish,
    })
  for (let nth = 0; nth < 20; nth += 1) {
    const { status, body } = await plan(nth)
    expect(status).toBe(200)
    await person.send('DELETE', `/api/trips/${body.trip.id}`, {})
  }
  expect((await plan(20)).body).toMatchObject({ status: 409, code: 'trip.too_many_today' })
})
