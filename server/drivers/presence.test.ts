import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb, type Tx } from '../db/open.ts'
import { mergePeople } from '../people/identity.ts'
import { nearestDrivers } from './nearby.ts'
import {
  expiredPresences,
  expirePresence,
  goOffline,
  goOnline,
  nextExpiryAt,
  presenceOf,
  refreshBusy,
} from './presence.ts'
import { somePeople } from './testing.ts'

const insuredUntil = 10_000_000
let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  await db.write((tx) => somePeople(tx, people, insuredUntil))
})
afterEach(() => db.close())

const people = 6
const kigali = { latitude: -1.9441, longitude: 30.0619 }
const online = (tx: Tx, personId: number, until: number, now: number, at = kigali) =>
  goOnline(tx, { personId, vehicleId: personId, vehicleType: 'moto', at, source: 'live', until }, now)
/** Long enough for every time here. */
const freshMs = insuredUntil
const nextExpiry = () => nextExpiryAt(db.read, { now: 0, freshMs })
const expirePresences = (tx: Tx, now: number, limit: number): string[] =>
  expiredPresences(tx, { now, freshMs, limit }).flatMap((id) => expirePresence(tx, id, { now, freshMs }))
const found = (now: number) =>
  nearestDrivers(db.read, { vehicleType: 'moto', at: kigali, radiusM: 1000, limit: 9, now }).map(
    ({ personId }) => personId,
  )
const news = () =>
  db.read
    .all<{ personId: number; payload: string }>(
      'select person_id as personId, payload from inbox order by id',
    )
    .map(({ personId, payload }) => ({
      personId,
      ...(JSON.parse(payload) as { name: string; data: unknown }),
    }))

describe('a driver', () => {
  test('goes online, renews and goes offline, and then nothing is known of where they were', async () => {
    await db.write((tx) => online(tx, 1, 2000, 1000))
    await db.write((tx) => online(tx, 1, 3000, 1900, { latitude: -1.95, longitude: 30.07 }))
    expect(presenceOf(db.read, 1)).toEqual({
      person_id: 1,
      vehicle_id: 1,
      vehicle_type: 'moto',
      latitude: -1.95,
      longitude: 30.07,
      source: 'live',
      online_since: 1000,
      seen_at: 1900,
      expires_at: 3000,
      busy: 0,
    })
    expect(await db.write((tx) => [goOffline(tx, 1), goOffline(tx, 1)])).toEqual([true, false])
    expect(presenceOf(db.read, 1)).toBeUndefined()
  })

  test('who comes back after the end has been online since then', async () => {
    await db.write((tx) => online(tx, 1, 2000, 1000))
    await db.write((tx) => online(tx, 1, 9000, 2000))
    expect(presenceOf(db.read, 1)?.online_since).toBe(2000)
  })

  test('who goes online in the middle of a ride is not found until it is over', async () => {
    await db.write((tx) => {
      offer(tx, 1)
      online(tx, 1, 2000, 1000)
    })
    expect(found(1000)).toEqual([])
    await db.write((tx) => {
      tx.run(`update ride_offer set state = 'declined', answered_at = 1`)
      refreshBusy(tx, 1)
    })
    expect(found(1000)).toEqual([1])
  })
})

describe('when the time is over', () => {
  test('a driver is offline, and hears why', async () => {
    await db.write((tx) => {
      online(tx, 1, insuredUntil, 1000)
      online(tx, 2, insuredUntil - 1, 1000)
      online(tx, 3, insuredUntil + 1, 1000)
    })
    expect(nextExpiry()).toBe(insuredUntil - 1)
    expect(await db.write((tx) => expirePresences(tx, insuredUntil, 100))).toEqual(['p2', 'p1'])
    expect(news()).toEqual([
      { personId: 2, name: 'drive.expired', data: { why: 'position' } },
      { personId: 1, name: 'drive.expired', data: { why: 'insurance' } },
    ])
    expect(found(insuredUntil)).toEqual([3])
    expect(nextExpiry()).toBe(insuredUntil + 1)
  })

  test('a driver with a passenger loses the old position and hears nothing', async () => {
    await db.write((tx) => {
      offer(tx, 1)
      tx.run(`update ride_offer set state = 'accepted', answered_at = 1`)
      tx.run(`update ride set state = 'accepted', driver_id = 1, vehicle_id = 1, accepted_at = 1`)
      online(tx, 1, 2000, 1000)
    })
    expect(presenceOf(db.read, 1)?.busy).toBe(1)
    expect(await db.write((tx) => expirePresences(tx, 2000, 100))).toEqual([])
    expect(presenceOf(db.read, 1)).toBeUndefined()
    expect(news()).toEqual([])
  })

  test('no more are met at once than asked for, those first who are over longest', async () => {
    await db.write((tx) => {
      for (let id = 1; id <= people; id += 1) online(tx, id, 2000 - id, 1000)
    })
    expect(await db.write((tx) => expirePresences(tx, 5000, 2))).toEqual(['p6', 'p5'])
    expect(nextExpiry()).toBe(1996)
  })

  test('somebody online again is told again', async () => {
    for (const start of [1000, 5000]) {
      await db.write((tx) => online(tx, 1, start + 1000, start))
      await db.write((tx) => expirePresences(tx, start + 1000, 100))
    }
    expect(news()).toHaveLength(2)
  })
})

test('who is found is who is online and free, whatever happens and in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 40, size: 'max' }), async (happenings) => {
      await db.write(forget)
      let now = 1000
      const model = new Map<number, { expiresAt: number; offered: boolean; latitude: number }>()
      const offered = new Set<number>()
      const gone = new Set<number>()
      for (const { what, who, other, ms, place } of happenings) {
        if (gone.has(who) || gone.has(other)) continue
        now += ms
        await db.write((tx) => {
          if (what === 'online') {
            const latitude = kigali.latitude + place * 0.0001
            online(tx, who, now + 500, now, { ...kigali, latitude })
            model.set(who, { expiresAt: now + 500, offered: offered.has(who), latitude })
          } else if (what === 'offline') {
            expect(goOffline(tx, who)).toBe(model.delete(who))
          } else if (what === 'offer' && !offered.has(who)) {
            offer(tx, who)
            refreshBusy(tx, who)
            offered.add(who)
          } else if (what === 'answer') {
            tx.run(
              `update ride_offer set state = 'declined', answered_at = 1 where driver_id = ? and state = 'open'`,
              who,
            )
            refreshBusy(tx, who)
            offered.delete(who)
          } else if (what === 'expire') {
            expirePresences(tx, now, 100)
            for (const [id, { expiresAt }] of model) if (expiresAt <= now) model.delete(id)
          } else if (what === 'merge' && who !== other) {
            mergePeople(tx, who, other, now)
            const moved = model.get(who)
            if (moved !== undefined && !model.has(other)) model.set(other, moved)
            model.delete(who)
            if (offered.delete(who)) offered.add(other)
            gone.add(who)
          }
        })
        const expected = [...model]
          .filter(([id, { expiresAt }]) => expiresAt > now && !offered.has(id))
          .sort(([a, one], [b, two]) => distance(one) - distance(two) || a - b)
        expect(found(now)).toEqual(expected.map(([id]) => id))
        expect(db.read.all('select person_id as id from driver_presence order by id')).toEqual(
          [...model.keys()].sort((a, b) => a - b).map((id) => ({ id })),
        )
      }
      expect(db.read.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
      expect(db.read.all('pragma foreign_key_check')).toEqual([])
    }),
    { numRuns: 150 },
  )
}, 60_000)

const distance = ({ latitude }: { latitude: number }) =>
  Math.abs(Math.round((latitude - kigali.latitude) * 10_000))

const person = fc.integer({ min: 1, max: people })
const happening = fc.record({
  what: fc.constantFrom('online', 'online', 'online', 'offline', 'offer', 'answer', 'expire', 'merge'),
  who: person,
  other: person,
  ms: fc.constantFrom(0, 1, 100, 499, 500),
  place: fc.integer({ min: 0, max: 20 }),
})

/** A ride of a passenger of its own, offered to this driver. */
function offer(tx: Tx, driverId: number): void {
  const { lastInsertRowid: passengerId } = tx.run('insert into person (first_seen_at) values (1)')
  const { lastInsertRowid: rideId } = tx.run(
    `insert into ride (passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, radius_m, pin,
       requested_at, look_until) values (?, 'moto', 'requested', 0, 0, 1, '1234', 1, 2)`,
    passengerId,
  )
  tx.run(
    `insert into ride_offer (ride_id, driver_id, state, distance_m, offered_at, expires_at)
       values (?, ?, 'open', 1, 1, 2)`,
    rideId,
    driverId,
  )
  tx.run(`update ride set state = 'offered' where id = ?`, rideId)
}

/** As it was before anything happened. */
function forget(tx: Tx): void {
  for (const table of [
    'driver_presence',
    'inbox',
    'timer',
    'ride_event',
    'ride_offer',
    'ride',
    'vehicle',
    'person',
  ]) {
    tx.run(`delete from ${table}`)
  }
  somePeople(tx, people, insuredUntil)
}
