import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Db, Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { memory } from '../queue/testing.ts'
import { leastHaversine, quarters, type Square, smallest, world } from './cells.ts'
import { type Nearby, nearestDrivers } from './nearby.ts'
import { goOnline } from './presence.ts'
import { somePeople } from './testing.ts'

const people = 400
const now = 1_000_000
let db: Db
beforeAll(async () => {
  db = await memory()
  await db.write((tx) => somePeople(tx, people))
})
afterAll(() => db.close())

interface Driver {
  at: Point
  vehicleType: VehicleType
  expiresAt: number
  busy: boolean
}

/** Only these are online; the first has the number 1. */
const online = (drivers: Driver[]) =>
  db.write((tx) => {
    tx.run('delete from driver_presence')
    drivers.forEach((driver, index) => {
      put(tx, index + 1, driver)
    })
  })

function put(tx: Tx, personId: number, { at, vehicleType, expiresAt, busy }: Driver): void {
  goOnline(tx, { personId, vehicleId: personId, vehicleType, at, source: 'pin', until: expiresAt }, 1)
  if (busy) tx.run('update driver_presence set busy = 1 where person_id = ?', personId)
}

const free = (at: Point): Driver => ({ at, vehicleType: 'moto', expiresAt: now + 1, busy: false })
const search = (at: Point, more: Partial<Parameters<typeof nearestDrivers>[1]> = {}) =>
  nearestDrivers(db.read, { vehicleType: 'moto', at, radiusM: 10_000, limit: 9, now, ...more })
const ids = (found: Nearby[]) => found.map(({ personId }) => personId)

describe('the nearest drivers', () => {
  const kigali = { latitude: -1.9441, longitude: 30.0619 }
  const north = (km: number): Point => ({ ...kigali, latitude: kigali.latitude + km / 111.195 })

  test('come in the order of their distance, with it', async () => {
    await online([free(north(3)), free(north(-1)), free(north(2))])
    const found = search(kigali)
    expect(ids(found)).toEqual([2, 3, 1])
    expect(found.map((one) => Math.round(one.distanceM / 10) * 10)).toEqual([1000, 2000, 3000])
    expect(found[0]).toMatchObject(north(-1))
  })

  test('are free, of the type, not expired, within the radius, and not among those excluded', async () => {
    await online([
      { ...free(north(1)), busy: true },
      { ...free(north(1)), vehicleType: 'cab' },
      { ...free(north(1)), expiresAt: now },
      free(north(10.1)),
      free(north(1)),
      free(north(2)),
    ])
    expect(ids(search(kigali, { exclude: [5] }))).toEqual([6])
  })

  test('are looked for no farther than 25 km, whatever is asked', async () => {
    await online([free(north(24.9)), free(north(25.1))])
    expect(ids(search(kigali, { radiusM: 1_000_000 }))).toEqual([1])
  })

  test('at one and the same place are as many as are wanted, the same each time', async () => {
    await online(Array.from({ length: people }, () => free(north(1))))
    expect(ids(search(kigali))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(ids(search(kigali, { exclude: [1, 2, 3] }))).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(search(kigali, { limit: 0 })).toEqual([])
  })

  test('are found beyond a crowd that is only a little too far', async () => {
    const crowd = Array.from({ length: people - 1 }, () => free(north(10.001)))
    await online([...crowd, free(north(-9.9))])
    expect(ids(search(kigali))).toEqual([people])
  })

  test('are found over the antimeridian and the poles', async () => {
    const at = (latitude: number, longitude: number) => free({ latitude, longitude })
    await online([
      at(-17, 179.99),
      at(-17, -179.99),
      at(-17, 180),
      at(-17, -180),
      at(89.97, 10),
      at(89.97, -170),
    ])
    expect(ids(search({ latitude: -17, longitude: -179.98 }))).toEqual([2, 3, 4, 1])
    expect(ids(search({ latitude: 89.99, longitude: 10 }))).toEqual([5, 6])
    expect(ids(search({ latitude: 90, longitude: 77 }))).toEqual([5, 6])
  })

  test('are the same as by looking at every one, wherever people are', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ drivers, at, radiusM, limit, exclude }) => {
        await online(drivers)
        const expected = drivers
          .map((driver, index) => ({ ...driver, personId: index + 1, awayM: independentM(at, driver.at) }))
          .filter((one) => one.vehicleType === 'moto' && one.expiresAt > now && !one.busy)
          .filter((one) => !exclude.includes(one.personId) && one.awayM <= radiusM)
          .sort((a, b) => a.awayM - b.awayM)
          .slice(0, limit)
        const found = search(at, { radiusM, limit, exclude })
        const eligible = new Map(drivers.map((driver, index) => [index + 1, driver]))
        expect(found).toHaveLength(expected.length)
        expect(new Set(ids(found)).size).toBe(found.length)
        found.forEach((one, rank) => {
          const driver = eligible.get(one.personId)
          expect(driver).toMatchObject({ vehicleType: 'moto', busy: false })
          expect(Math.abs(one.distanceM - independentM(at, driver?.at ?? at))).toBeLessThan(1e-4)
          expect(Math.abs(one.distanceM - (expected[rank]?.awayM ?? Number.NaN))).toBeLessThan(1e-4)
        })
      }),
      { numRuns: 150 },
    )
  })
})

describe('a cell', () => {
  test('is numbered by the database as it is by the search, at any place', async () => {
    await fc.assert(
      fc.asyncProperty(anywhere, async (at) => {
        await online([free(at)])
        const [row] = db.read.all<{ cell: number }>('select cell from driver_presence')
        let square: Square | undefined = world
        while (square !== undefined && square.level < smallest) {
          square = quarters(square).find(({ first, last }) => row && row.cell >= first && row.cell <= last)
          expect(square === undefined ? 1 : leastHaversine(square, at)).toBe(0)
        }
        expect(square?.first).toBe(row?.cell as number)
      }),
      { numRuns: 300 },
    )
  })

  test('is never nearer than said', () => {
    fc.assert(
      fc.property(
        anywhere,
        anywhere,
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
        (at, inside, down) => {
          let square = world
          for (const quarter of down) square = quarters(square)[quarter] ?? square
          // A point of the square, as far along each side as `inside` is in the world.
          const height = 180 / 2 ** square.level
          const point = {
            latitude: square.y * height - 90 + ((inside.latitude + 90) / 180) * height,
            longitude: square.x * 2 * height - 180 + ((inside.longitude + 180) / 360) * 2 * height,
          }
          const least = Math.asin(Math.min(1, Math.sqrt(leastHaversine(square, at)))) * 2 * 6_371_008.8
          expect(least).toBeLessThanOrEqual(distanceM(at, point) + 1e-3)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('is not asked for by looking through the table', () => {
    const plans: string[] = []
    const spying = {
      ...db.read,
      get: (sql: string, ...params: never[]) => explained(sql, params),
      all: (sql: string, ...params: never[]) => [explained(sql, params)].slice(1),
    }
    const explained = (sql: string, params: never[]) => {
      plans.push(
        ...db.read.all<{ detail: string }>(`explain query plan ${sql}`, ...params).map((step) => step.detail),
      )
      return undefined
    }
    nearestDrivers(spying as never, {
      vehicleType: 'moto',
      at: { latitude: 0, longitude: 0 },
      radiusM: 1,
      limit: 1,
      now,
    })
    expect([...new Set(plans)]).toEqual([
      'SEARCH driver_presence USING INDEX driver_presence_near (vehicle_type=? AND cell>? AND cell<?)',
    ])
  })
})

/** By vectors from the middle of the earth, which share nothing with the haversine. */
function independentM(a: Point, b: Point): number {
  const [p, q] = [unit(a), unit(b)]
  const across = Math.hypot(p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0])
  return 6_371_008.8 * Math.atan2(across, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
}

function unit({ latitude, longitude }: Point): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const area = (south: number, north: number, west: number, east: number) =>
  fc.record({ latitude: within(south, north), longitude: within(west, east) })

const anywhere = fc.oneof(
  area(-90, 90, -180, 180),
  area(-2.8, -1.1, 28.9, 30.9),
  fc.constantFrom(
    { latitude: 90, longitude: 180 },
    { latitude: -90, longitude: -180 },
    { latitude: 0, longitude: 0 },
    { latitude: 90, longitude: 0 },
    { latitude: 0, longitude: 180 },
  ),
)

/** Where drivers gather, and passengers with them. */
const places = {
  country: area(-2.8, -1.1, 28.9, 30.9),
  city: area(-1.99, -1.91, 30.02, 30.12),
  street: area(-1.9442, -1.944, 30.0619, 30.0621),
  stand: fc.constantFrom({ latitude: -1.9441, longitude: 30.0619 }, { latitude: -1.9441, longitude: 30.062 }),
  antimeridian: fc.oneof(area(-17.1, -16.9, 179.9, 180), area(-17.1, -16.9, -180, -179.9)),
  northPole: area(89.9, 90, -180, 180),
  southPole: area(-90, -89.9, -180, 180),
}

const driver = (where: fc.Arbitrary<Point>): fc.Arbitrary<Driver> =>
  fc.record({
    at: where,
    vehicleType: fc.constantFrom<VehicleType>('moto', 'moto', 'moto', 'cab'),
    expiresAt: fc.constantFrom(now + 1, now + 900_000, now + 1_000_000, now, now - 1),
    busy: fc.constantFrom(false, false, false, true),
  })

const scene = fc.constantFrom(...Object.values(places)).chain((where) =>
  fc.record({
    drivers: fc
      .tuple(
        fc.array(driver(where), { maxLength: 300, size: 'max' }),
        fc.array(driver(fc.oneof(...Object.values(places))), { maxLength: 100, size: 'max' }),
      )
      .map(([here, elsewhere]) => [...here, ...elsewhere]),
    at: fc.oneof(where, where, fc.oneof(...Object.values(places))),
    radiusM: fc.integer({ min: 1, max: 25_000 }),
    limit: fc.integer({ min: 1, max: 9 }),
    exclude: fc.array(fc.integer({ min: 1, max: people }), { maxLength: 40 }),
  }),
)
