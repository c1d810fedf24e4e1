import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb, type Tx } from '../db/open.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import type { Moment } from '../rides/moment.ts'
import { usualRules } from '../rides/rules.ts'
import { columnsOfDay, type Day, joins } from './day.ts'
import { costOf, isFit } from './fit.ts'
import { fitOf, matchesOf } from './match.ts'
import { planTrip, type TripWish } from './plan.ts'
import { beside, huye, kimironko, musanze, nyabugogo, vehicleFor } from './testing.ts'

const now = Date.UTC(2026, 10, 22, 8)
const tomorrow = Math.round(Date.UTC(2026, 10, 23) / 86_400_000)
const moment: Moment = { now, correlationId: 'test', rules: usualRules, wake: () => {} }

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
})
afterEach(() => db.close())

let people = 0
function person(tx: Tx, name = 'Somebody'): number {
  people += 1
  return Number(
    tx.run('insert into person (wa_id, name, first_seen_at) values (?, ?, 0)', `2507${people}`, name)
      .lastInsertRowid,
  )
}

const usual = {
  from: kimironko,
  to: nyabugogo,
  firstDay: tomorrow,
  windowFromMin: 420,
  windowToMin: 540,
  seats: 1,
  repeats: 'once',
} as const

function driver(
  tx: Tx,
  wish: Partial<TripWish> = {},
  vehicle: Parameters<typeof vehicleFor>[2] = {},
): number {
  const personId = person(tx)
  const vehicleId = vehicleFor(tx, personId, { plate: `P${personId}`, ...vehicle })
  return planned(tx, personId, { ...usual, role: 'driver', seats: 3, vehicleId, ...wish })
}

const passenger = (tx: Tx, wish: Partial<TripWish> = {}): number =>
  planned(tx, person(tx), { ...usual, role: 'passenger', ...wish })

/** The id of the first day of the new trip. */
function planned(tx: Tx, personId: number, wish: TripWish): number {
  const made = planTrip(tx, personId, wish, moment)
  if ('problem' in made) throw new Error(made.problem)
  return tx.get<{ id: number }>('select min(id) as id from trip_day where trip_id = ?', made.tripId)?.id ?? 0
}

const suits = (tx: Tx, dayId: number): number[] =>
  matchesOf(tx, dayId, { now, limit: 5 }).map(({ day }) => day.id)

/** Expects both sides to find each other, or neither. */
async function expectMatch(
  is: boolean,
  given: {
    drives?: Partial<TripWish>
    rides?: Partial<TripWish>
    vehicle?: Parameters<typeof vehicleFor>[2]
  },
): Promise<void> {
  await db.write((tx) => {
    const driverDay = driver(tx, given.drives, given.vehicle)
    const passengerDay = passenger(tx, given.rides)
    expect(suits(tx, passengerDay).includes(driverDay)).toBe(is)
    expect(suits(tx, driverDay).includes(passengerDay)).toBe(is)
  })
}

describe('a passenger and a driver suit each other', () => {
  test('on the same way', () => expectMatch(true, {}))
  test('somewhere along a longer way', () =>
    expectMatch(true, {
      drives: { from: huye, to: musanze, windowFromMin: 240, windowToMin: 300 },
      rides: { from: { latitude: -2.2, longitude: 29.72 }, to: { latitude: -1.8, longitude: 29.68 } },
    }))
  test('not in the other direction', () => expectMatch(false, { rides: { from: nyabugogo, to: kimironko } }))
  // Where nothing is known, all is measured from the middles of squares of half a kilometre.
  test('not 2.9 km beside a short way', () =>
    expectMatch(false, { rides: { from: beside(kimironko, 2900, 0) } }))
  test('1.1 km beside it', () => expectMatch(true, { rides: { from: beside(kimironko, 1100, 0) } }))
  test('4 km beside a long one', () =>
    expectMatch(true, {
      drives: { from: huye, to: musanze, windowFromMin: 300, windowToMin: 420 },
      rides: { from: beside(huye, 0, 4000), to: musanze },
    }))
  test('not when the driver passes after the passenger’s last moment', () =>
    expectMatch(false, { rides: { windowFromMin: 300, windowToMin: 419 } }))
  test('when the windows only touch', () =>
    expectMatch(true, { rides: { windowFromMin: 300, windowToMin: 420 } }))
  test('not on another day', () => expectMatch(false, { rides: { firstDay: tomorrow + 1 } }))
  test('not when the seats are too few', () => expectMatch(false, { rides: { seats: 4 } }))
  test('not when another type of vehicle is wanted', () =>
    expectMatch(false, { rides: { vehicleType: 'moto' } }))
  test('when this type is wanted', () => expectMatch(true, { rides: { vehicleType: 'cab' } }))
  test('not when they would be carried for less than half of what they want', () =>
    expectMatch(false, {
      drives: { to: beside(kimironko, 0, -4000) },
      rides: { to: beside(nyabugogo, 0, 3000) },
    }))
  test('across midnight at the end of the year', async () => {
    const newYear = Math.round(Date.UTC(2026, 11, 31) / 86_400_000)
    await expectMatch(true, {
      drives: { firstDay: newYear, windowFromMin: 1380, windowToMin: 1500 },
      rides: { firstDay: newYear + 1, windowFromMin: 0, windowToMin: 90 },
    })
  })
})

describe('nobody is offered', () => {
  test('a driver whose insurance ends on that day before the ride does', async () => {
    const insuredUntil = Date.parse('2026-11-23T09:05:00+02:00')
    await db.write((tx) => {
      const day = driver(tx, {}, { insuredUntil })
      tx.run('update vehicle set insured_until = ?', insuredUntil - 3_600_000)
      expect(suits(tx, passenger(tx))).not.toContain(day)
    })
  })
  test('a driver whose insurance begins only after they leave', async () => {
    const begins = (hour: string) => Date.parse(`2026-11-23T${hour}:00+02:00`)
    await db.write((tx) => {
      const [before, after] = [driver(tx), driver(tx)]
      const insuredFrom = (day: number, from: number) =>
        tx.run(
          'update vehicle set insured_from = ? where id = (select vehicle_id from trip join trip_day d on d.trip_id = trip.id where d.id = ?)',
          from,
          day,
        )
      insuredFrom(before, begins('07:00'))
      insuredFrom(after, begins('07:01'))
      const found = suits(tx, passenger(tx))
      expect(found).toContain(before)
      expect(found).not.toContain(after)
    })
  })
  test('a driver or a vehicle that was suspended, or a person who said stop, or themselves', async () => {
    await db.write((tx) => {
      const [suspended, rejected, stopped] = [driver(tx), driver(tx), driver(tx)]
      const owner = (day: number) =>
        tx.get<{ id: number }>(
          'select person_id as id from trip join trip_day d on d.trip_id = trip.id where d.id = ?',
          day,
        )?.id ?? 0
      tx.run('update driver set suspended_at = 1 where person_id = ?', owner(suspended))
      tx.run(`update vehicle set state = 'suspended' where person_id = ?`, owner(rejected))
      tx.run('update person set opted_out_at = 1 where id = ?', owner(stopped))
      const own = driver(tx)
      expect(suits(tx, passenger(tx))).toEqual([own])
      expect(suits(tx, planned(tx, owner(own), { ...usual, role: 'passenger' }))).toEqual([])
    })
  })
})

test('the best come first: less to walk, less of a detour, more time in common, more stars', async () => {
  await db.write((tx) => {
    const day = passenger(tx)
    const far = driver(tx, { from: beside(kimironko, 1500, 0) })
    const near = driver(tx)
    const brief = driver(tx, { windowFromMin: 530, windowToMin: 700 })
    const starred = driver(tx)
    tx.run(
      'update driver set stars_sum = 10, stars_count = 2 where person_id = (select max(person_id) from driver)',
    )
    expect(suits(tx, day)).toEqual([starred, near, brief, far])
  })
})

describe('matching finds exactly what a look at all pairs finds', () => {
  /** Trips of any length, some along one corridor, some near the antimeridian and the poles. */
  const centre = fc.constantFrom<Point>(
    { latitude: -1.95, longitude: 30.06 },
    { latitude: 0.01, longitude: 179.95 },
    { latitude: 79.9, longitude: -20 },
  )
  const off = fc.double({ min: -0.3, max: 0.3, noNaN: true })
  const ends = fc.record({ a: off, b: off, c: off, d: off, along: fc.boolean() })
  const trip = fc.record({
    isDriver: fc.boolean(),
    ends,
    from: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 15, max: 600 }),
    seats: fc.integer({ min: 1, max: 4 }),
    repeats: fc.constantFrom('once', 'daily', 'weekdays', 'weekly'),
    firstDay: fc.integer({ min: 0, max: 3 }),
  })

  test('in both directions, whatever the trips', async () => {
    await fc.assert(
      fc.asyncProperty(centre, fc.array(trip, { minLength: 20, maxLength: 60 }), async (at, trips) => {
        const own = openDb(':memory:')
        await migrateOpen(own)
        await own.write((tx) => {
          for (const { isDriver, ends: e, from, length, seats, repeats, firstDay } of trips) {
            // Half of them lead along one corridor, from anywhere on its first half, so that many suit.
            const on = (share: number, north: number, east: number) => ({
              latitude: at.latitude + 0.4 * share + north / 10,
              longitude: wrapped(at.longitude + 0.4 * share + east / 10),
            })
            const start = e.along
              ? on(0.25 + e.a * 0.8, e.b, e.c)
              : { latitude: at.latitude + e.a / 4, longitude: wrapped(at.longitude + e.b / 4) }
            const end = e.along
              ? on(0.75 + e.c * 0.8, e.d, e.a)
              : { latitude: at.latitude + e.c, longitude: wrapped(at.longitude + e.d) }
            const personId = person(tx)
            const wish = {
              from: start,
              to: end,
              firstDay: tomorrow + firstDay,
              windowFromMin: from,
              windowToMin: from + length,
              seats,
              repeats,
            } as const
            if (isDriver) {
              const vehicleId = vehicleFor(tx, personId, { plate: `P${personId}` })
              planTrip(tx, personId, { ...wish, role: 'driver', vehicleId }, moment)
            } else planTrip(tx, personId, { ...wish, role: 'passenger' }, moment)
          }
          const all = tx.all<Day>(`select ${columnsOfDay} from trip_day d ${joins} order by d.id`)
          for (const day of all) {
            const found = matchesOf(tx, day.id, { now, limit: 1000 })
            const scanned = all
              .filter((other) => other.role !== day.role)
              .flatMap((other) => {
                const fits = fitOf(day, other, now)
                return isFit(fits) ? [{ id: other.id, cost: costOf(fits, null) }] : []
              })
              .sort((one, other) => one.cost - other.cost || one.id - other.id)
            expect(found.map((match) => match.day.id)).toEqual(scanned.map(({ id }) => id))
          }
          matched += all.filter(({ id }) => matchesOf(tx, id, { now, limit: 1 }).length > 0).length
        })
        await own.close()
      }),
      { numRuns: 25 },
    )
    // A test of nothing would pass as well.
    expect(matched).toBeGreaterThan(50)
  }, 60_000)
  let matched = 0

  test('and its idea of a way agrees with one made of many points', () => {
    const point = fc.record({
      latitude: fc.double({ min: -2.8, max: -1.1, noNaN: true }),
      longitude: fc.double({ min: 28.9, max: 30.9, noNaN: true }),
    })
    fc.assert(
      fc.property(point, point, point, point, (from, to, pickup, dropoff) => {
        const lengthM = distanceM(from, to)
        fc.pre(lengthM > 1000)
        const way = Array.from({ length: 2001 }, (_, step) => between(from, to, step / 2000))
        const nearest = (target: Point) => {
          const each = way.map((one) => distanceM(one, target))
          const least = Math.min(...each)
          return { offM: least, share: each.indexOf(least) / 2000 }
        }
        const mayBeOffM = Math.min(5000, Math.max(2000, lengthM / 10))
        const [start, end] = [nearest(pickup), nearest(dropoff)]
        const rideM = (end.share - start.share) * lengthM
        const wantedM = distanceM(pickup, dropoff)
        const margins = [mayBeOffM - start.offM, mayBeOffM - end.offM, rideM, rideM - wantedM / 2]
        // Points stand up to 125 m apart; what is closer to an edge may fall on either side.
        fc.pre(margins.every((margin) => Math.abs(margin) > 150))
        const fits = fitOf(
          plainDay('driver', from, to, lengthM),
          plainDay('passenger', pickup, dropoff, wantedM),
          now,
        )
        expect(isFit(fits)).toBe(margins.every((margin) => margin > 0))
      }),
      { numRuns: 300 },
    )
  })
})

/** A day on which only the way matters. */
const plainDay = (role: 'driver' | 'passenger', from: Point, to: Point, lengthM: number): Day => ({
  id: role === 'driver' ? 1 : 2,
  trip_id: 0,
  person_id: role === 'driver' ? 1 : 2,
  role,
  state: 'open',
  day: 0,
  starts_at: now,
  ends_at: now + 40 * 86_400_000,
  over_at: now + 50 * 86_400_000,
  departs_at: null,
  seats_left: 1,
  seats: 1,
  from_latitude: from.latitude,
  from_longitude: from.longitude,
  from_name: null,
  to_latitude: to.latitude,
  to_longitude: to.longitude,
  to_name: null,
  from_known: 1,
  to_known: 1,
  distance_m: lengthM,
  travel_min: 60,
  repeats: 'once',
  vehicle_type: role === 'driver' ? 'cab' : null,
  vehicle_id: null,
  insured_until: Number.MAX_SAFE_INTEGER,
  stars: null,
})

/** On a country's scale the straight line between coordinates is the shortest way within some metres. */
const between = (a: Point, b: Point, share: number): Point => ({
  latitude: a.latitude + (b.latitude - a.latitude) * share,
  longitude: a.longitude + (b.longitude - a.longitude) * share,
})

const wrapped = (longitude: number): number => ((longitude + 540) % 360) - 180
