import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { mergePeople, personOf } from '../people/identity.ts'
import { usualRules } from '../rides/rules.ts'
import { accept, ask } from './agree.ts'
import { localTime } from './days.ts'
import { planTrip } from './plan.ts'
import { kimironko, nyabugogo, vehicleFor } from './testing.ts'

const now = Date.UTC(2026, 10, 22, 8)
const moment = { now, correlationId: 'test', rules: usualRules, wake: () => {} }

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
})
afterEach(() => db.close())

/** A driver and a passenger who want to go together tomorrow; the passenger asks. */
const together = ({ agreed }: { agreed: boolean }) =>
  db.write((tx) => {
    const [driver, passenger] = [
      personOf(tx, { waId: '250788000001' }, 0),
      personOf(tx, { waId: '250788000002' }, 0),
    ]
    const firstDay = localTime(now, usualRules.timezone).day + 1
    const way = { from: kimironko, to: nyabugogo, firstDay, repeats: 'once' } as const
    const wish = { ...way, windowFromMin: 420, windowToMin: 480, seats: 1 }
    planTrip(tx, driver, { ...wish, role: 'driver', vehicleId: vehicleFor(tx, driver) }, moment)
    planTrip(tx, passenger, { ...wish, role: 'passenger' }, moment)
    const dayOf = (personId: number) =>
      tx.get<{ id: number }>(
        'select d.id from trip_day d join trip t on t.id = d.trip_id where person_id = ?',
        personId,
      )?.id ?? 0
    const asked = ask(tx, passenger, dayOf(passenger), dayOf(driver), moment)
    if ('problem' in asked) throw new Error(asked.problem)
    if (agreed) accept(tx, driver, asked.bookingId, moment)
    return { driver, passenger }
  })

describe.each([false, true])('the two of a booking turn out to be one human, agreed: %p', (agreed) => {
  test('what they asked of themselves ends, and both trips stand with all their seats', async () => {
    const { driver, passenger } = await together({ agreed })
    await db.write((tx) => mergePeople(tx, driver, passenger, now))
    expect(db.read.all('select state, cancelled_by from booking')).toEqual([
      { state: 'cancelled', cancelled_by: 'system' },
    ])
    expect(db.read.all('select person_id, state from trip order by id')).toEqual([
      { person_id: passenger, state: 'active' },
      { person_id: passenger, state: 'active' },
    ])
    expect(db.read.all('select seats_left, departs_at, state from trip_day')).toEqual([
      { seats_left: 1, departs_at: null, state: 'open' },
      { seats_left: 1, departs_at: null, state: 'open' },
    ])
    expect(db.read.all('select id from timer where fired_at is null and cancelled_at is null')).toEqual([])
  })
})
