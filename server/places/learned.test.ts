import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { personOf } from '../people/identity.ts'
import { kimironko, northOf, town } from '../rides/testing.ts'
import { learnedPlaces } from './landmarks.ts'
import { forgetHeardNames, isName, learnPickup } from './learned.ts'
import { nearestPlace } from './near.ts'
import { searchPlaces } from './search.ts'

let db: Db
let people: number[]
let drivers: number[]
beforeAll(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  people = await db.write((tx) =>
    Array.from({ length: 9 }, (_, index) => personOf(tx, { waId: `25078811122${index}` }, 0)),
  )
  drivers = await db.write((tx) => ['1', '2'].map((n) => personOf(tx, { waId: `25072211122${n}` }, 0)))
})
afterAll(() => db.close())

/** They were picked up there, each on a day of their own, by two drivers in turn, unless told otherwise. */
const says = (
  who: number,
  name: string,
  latitude: number,
  longitude: number,
  { driver = who % 2, day = who, tookMs = 600_000 }: { driver?: number; day?: number; tookMs?: number } = {},
) => {
  const driven = { passengerId: people[who] ?? 0, driverId: drivers[driver] ?? 0, tookMs }
  return db.write((tx) => learnPickup(tx, driven, { name, latitude, longitude }, day * dayMs))
}
const dayMs = 24 * 3_600_000
/** About 111 m a thousandth. */
const at = { latitude: -1.94, longitude: 30.1 }

describe('a name becomes a place', () => {
  test('when three different people used it within a short walk of each other', async () => {
    expect(await says(0, 'Kwa Mama Zuzu', at.latitude, at.longitude)).toBe(false)
    expect(await says(1, 'kwa mama zuzu', at.latitude + 0.001, at.longitude)).toBe(false)
    expect(searchPlaces(db.read, 'kwa mama zuzu').found).toEqual([])
    expect(await says(2, 'Kwa Mama Zuzu', at.latitude + 0.0005, at.longitude)).toBe(true)
    const [hit] = searchPlaces(db.read, 'mama zuzu').found
    expect(hit?.name).toBe('Kwa Mama Zuzu')
    expect(hit?.latitude).toBeCloseTo(at.latitude + 0.0005, 5)
  })

  test('but one person alone cannot make one, however often', async () => {
    for (let time = 0; time < 5; time += 1) expect(await says(3, 'My Secret Spot', -1.9, 30.2)).toBe(false)
    expect(searchPlaces(db.read, 'my secret spot').found).toEqual([])
  })

  test('nor do people who mean different places', async () => {
    await says(4, 'Ku Cyapa', -1.95, 30.05)
    await says(5, 'Ku Cyapa', -1.97, 30.07)
    expect(await says(6, 'Ku Cyapa', -1.99, 30.09)).toBe(false)
  })

  test('nor three of whom two are too far from each other', async () => {
    await says(4, 'Kuri Arete', -1.95, 30.15)
    await says(5, 'Kuri Arete', -1.954, 30.15)
    expect(await says(6, 'Kuri Arete', -1.952, 30.15)).toBe(false)
  })

  test('nor friends of one driver, nor friends in one afternoon', async () => {
    for (const who of [0, 1, 2]) await says(who, 'Kwa Gatsinzi', -1.91, 30.01, { driver: 0 })
    expect(searchPlaces(db.read, 'kwa gatsinzi').found).toEqual([])
    for (const who of [3, 4, 5]) await says(who, 'Kwa Mugisha', -1.92, 30.02, { day: 3 })
    expect(searchPlaces(db.read, 'kwa mugisha').found).toEqual([])
    expect(await says(6, 'Kwa Mugisha', -1.92, 30.02)).toBe(true)
  })

  test('nor rides that go nowhere', async () => {
    for (const who of [0, 1, 2, 3]) {
      expect(await says(who, 'Kwa Ndoli', -1.93, 30.03, { tookMs: 30_000 })).toBe(false)
    }
  })

  test('is never taken without asking: it may be a trick', async () => {
    for (const who of [0, 1, 2, 3]) await says(who, 'Kwa Habimana', -1.905, 30.005)
    const [hit] = searchPlaces(db.read, 'kwa habimana').found
    expect([hit?.name, hit?.isClear]).toEqual(['Kwa Habimana', undefined])
  })

  test('the operator sees what was learned lately', async () => {
    for (const who of [0, 1, 2]) await says(who, 'Kwa Uwase', -1.911, 30.011, { day: who * 2 })
    expect(learnedPlaces(db.read, { since: 4 * dayMs, limit: 9 })).toContainEqual(
      expect.objectContaining({ name: 'Kwa Uwase', created_at: 4 * dayMs, people: 3 }),
    )
    expect(learnedPlaces(db.read, { since: 9 * dayMs, limit: 9 })).toEqual([])
  })

  test('the same name elsewhere is another place', async () => {
    for (const who of [6, 7, 8]) await says(who, 'Kwa Mama Zuzu', -2.6, 29.74)
    expect(searchPlaces(db.read, 'kwa mama zuzu').found).toHaveLength(2)
  })
})

test('what could be private or harmful is never learned', () => {
  const refused = [
    '',
    'A1',
    '0788123456',
    'call 0788 123 456',
    '+250 788 123 456 Jean',
    'https://evil.example/x',
    'www.evil.com',
    'evil.rw now',
    'me@example.com',
    '*182*8*1*123456#',
    'x'.repeat(41),
    'one two three four five six seven',
    'home',
    'Mu rugo',
    'Chez moi',
    'Nyumbani',
    '!!!',
    '<b>bold</b>',
    // Chosen by the centre of something larger, which is not where it lies.
    'Kaguhu (Kinigi)',
  ]
  for (const name of refused) expect([name, isName(name)]).toEqual([name, false])
  for (const name of ['Kwa Mama Zuzu', 'KG 11 Ave', 'Simba 2', 'Hôtel Umubano', 'L’Espace']) {
    expect([name, isName(name)]).toEqual([name, true])
  }
})

test('the nearest place describes a point, and nothing does in the middle of nowhere', () => {
  expect(nearestPlace(db.read, { latitude: at.latitude + 0.0095, longitude: at.longitude })).toEqual({
    name: 'Kwa Mama Zuzu',
    distanceM: expect.closeTo(1001, -1),
  })
  expect(nearestPlace(db.read, { latitude: at.latitude + 0.02, longitude: at.longitude })).toBeUndefined()
  expect(nearestPlace(db.read, { latitude: 89, longitude: 180 })).toBeUndefined()
})

test('who was where is forgotten after half a year; the place stays', async () => {
  expect(await forgetHeardNames(db, 180 * dayMs)).toBe(0)
  expect(await forgetHeardNames(db, 190 * dayMs)).toBeGreaterThan(5)
  expect(db.read.all('select id from place_heard')).toEqual([])
  expect(searchPlaces(db.read, 'mama zuzu').found).not.toEqual([])
})

test('rides that begin at a named pin teach its name, once three passengers of two drivers called it so', async () => {
  const city = await town()
  const [eric, jean] = [await city.driver('Eric'), await city.driver('Jean')]
  const pickup = { ...northOf(kimironko, 100), name: 'Kwa Rubangura' }
  for (const [name, driver] of [
    ['Aline', eric],
    ['Bosco', jean],
    ['Chantal', eric],
  ] as const) {
    city.clock.advance(dayMs)
    await city.db.write((tx) => city.online(tx, driver, kimironko))
    expect(searchPlaces(city.db.read, 'rubangura').found).toEqual([])
    const passenger = await city.person(name)
    await city.does(passenger, (rides) => rides.request({ vehicleType: 'moto', pickup, driverId: driver }))
    const rideId = await city.accepts(driver)
    const { pin } = city.ride(rideId)
    await city.does(driver, (rides) => rides.start(rideId, pin))
    city.clock.advance(600_000)
    await city.does(driver, (rides) => rides.complete(rideId, 1000))
  }
  expect(searchPlaces(city.db.read, 'rubangura').found[0]?.name).toBe('Kwa Rubangura')
  await city.db.close()
})
