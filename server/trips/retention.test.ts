import { afterEach, beforeEach, expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { personOf } from '../people/identity.ts'
import { usualRules } from '../rides/rules.ts'
import { accept, ask } from './agree.ts'
import { cancelTrip } from './cancel.ts'
import { localTime } from './days.ts'
import { planTrip } from './plan.ts'
import { forgetOldTrips } from './retention.ts'
import { kimironko, nyabugogo, vehicleFor } from './testing.ts'

const start = Date.UTC(2026, 10, 22, 8)
const dayMs = 24 * 3_600_000

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
})
afterEach(() => db.close())

/** A driver and a passenger agree on tomorrow, and then both give it up. */
const agreedAndGivenUp = (now: number, who: number) =>
  db.write((tx) => {
    const moment = { now, correlationId: 'test', rules: usualRules, wake: () => {} }
    const [driver, passenger] = [`25078800000${who}`, `25078800001${who}`].map((waId) =>
      personOf(tx, { waId }, 0),
    ) as [number, number]
    const firstDay = localTime(now, usualRules.timezone).day + 1
    const way = { from: kimironko, to: nyabugogo, firstDay, repeats: 'once' } as const
    const wish = { ...way, windowFromMin: 420, windowToMin: 480, seats: 1 }
    const vehicleId = vehicleFor(tx, driver, { insuredUntil: now + 9 * dayMs })
    planTrip(tx, driver, { ...wish, role: 'driver', vehicleId }, moment)
    planTrip(tx, passenger, { ...wish, role: 'passenger' }, moment)
    const dayOf = (personId: number) =>
      tx.get<{ id: number }>(
        'select d.id from trip_day d join trip t on t.id = d.trip_id where person_id = ?',
        personId,
      )?.id ?? 0
    const asked = ask(tx, passenger, dayOf(passenger), dayOf(driver), moment)
    if ('problem' in asked) throw new Error(asked.problem)
    accept(tx, driver, asked.bookingId, moment)
    for (const { id, person_id } of tx.all<{ id: number; person_id: number }>(
      `select id, person_id from trip where state = 'active'`,
    )) {
      cancelTrip(
        tx,
        id,
        { by: person_id === driver ? 'driver' : 'passenger', personId: person_id },
        'x',
        moment,
      )
    }
  })

const ids = (table: string) =>
  db.read.all<{ id: number }>(`select id from ${table} order by id`).map(({ id }) => id)

test('what was planned and agreed is forgotten 400 days after its end, the newest apart', async () => {
  await agreedAndGivenUp(start, 1)
  await agreedAndGivenUp(start + 10 * dayMs, 2)
  expect(await forgetOldTrips(db, start + 399 * dayMs)).toBe(0)
  // A booking and the two trips it was about.
  expect(await forgetOldTrips(db, start + 402 * dayMs)).toBe(3)
  expect([ids('booking'), ids('trip'), ids('trip_day')]).toEqual([[2], [3, 4], [3, 4]])
  expect(db.read.all('select distinct booking_id from booking_event')).toEqual([{ booking_id: 2 }])
  expect(await forgetOldTrips(db, start + 2000 * dayMs)).toBe(0)
  expect(ids('booking')).toEqual([2])
})

test('a trip of every day goes on, however long ago it began', async () => {
  await db.write((tx) => {
    const passenger = personOf(tx, { waId: '250788000001' }, 0)
    const moment = { now: start, correlationId: 'test', rules: usualRules, wake: () => {} }
    const firstDay = localTime(start, usualRules.timezone).day + 1
    const way = { from: kimironko, to: nyabugogo, firstDay, repeats: 'daily' } as const
    planTrip(
      tx,
      passenger,
      { ...way, windowFromMin: 420, windowToMin: 480, seats: 1, role: 'passenger' },
      moment,
    )
  })
  expect(await forgetOldTrips(db, start + 1000 * dayMs)).toBe(0)
})
