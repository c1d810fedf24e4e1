import { afterEach, beforeEach, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { usualRules } from '../rides/rules.ts'
import { cancelDay } from './cancel.ts'
import { meetTripDeadlines } from './deadlines.ts'
import { prepareTripDays } from './nightly.ts'
import { makeDays, planTrip } from './plan.ts'
import { kimironko, nyabugogo, vehicleFor } from './testing.ts'

const dayMs = 86_400_000
const day = (iso: string) => Math.round(Date.parse(`${iso}T00:00Z`) / dayMs)

let db: Db
let clock: ManualClock
let woken: string[]
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  clock = new ManualClock(Date.parse('2027-02-20T07:10+02:00'))
  woken = []
})
afterEach(() => db.close())

const plan = (
  personId: number,
  role: 'passenger' | 'driver',
  repeats: 'once' | 'daily' | 'weekdays' | 'weekly',
) =>
  db.write((tx) => {
    tx.run('insert into person (id, wa_id, first_seen_at) values (?, ?, 0)', personId, `250${personId}`)
    const made = planTrip(
      tx,
      personId,
      {
        role,
        from: kimironko,
        to: nyabugogo,
        firstDay: day('2027-02-20'),
        windowFromMin: 1380,
        windowToMin: 1500,
        seats: 1,
        repeats,
        ...(role === 'driver' && { vehicleId: vehicleFor(tx, personId) }),
      },
      moment(),
    )
    return 'tripId' in made ? made.tripId : 0
  })

const moment = () => ({ now: clock.now(), rules: usualRules, correlationId: 'test', wake: () => {} })
const prepare = () => prepareTripDays({ db, clock, wake: (lane) => void woken.push(lane) }, usualRules)
const daysOf = (tripId: number) =>
  db.read
    .all<{ day: number; state: string }>(
      'select day, state from trip_day where trip_id = ? order by day',
      tripId,
    )
    .map((row) => `${new Date(row.day * dayMs).toISOString().slice(5, 10)} ${row.state}`)

test('each morning the day two weeks ahead is written, across the end of February, once', async () => {
  const trip = await plan(1, 'passenger', 'weekdays')
  // 20 February 2027 is a Saturday, so the first day is the 22nd.
  expect(daysOf(trip)).toEqual([
    ...['02-22', '02-23', '02-24', '02-25', '02-26', '03-01', '03-02', '03-03', '03-04', '03-05'].map(
      (each) => `${each} open`,
    ),
  ])
  expect(await prepare()).toBe(0)
  clock.advance(3 * dayMs)
  expect(await prepare()).toBe(1)
  expect(daysOf(trip).at(-1)).toBe('03-08 open')
  expect(await prepare()).toBe(0)
})

test('a cancelled day is not written again, nor are the days of a cancelled trip', async () => {
  const trip = await plan(1, 'passenger', 'daily')
  const system = { by: 'system', personId: null } as const
  await db.write((tx) => cancelDay(tx, 2, system, '', moment()))
  await prepare()
  expect(daysOf(trip).slice(0, 3)).toEqual(['02-20 open', '02-21 cancelled', '02-22 open'])
  await db.write((tx) => tx.run(`update trip set state = 'cancelled', ended_at = 1`))
  clock.advance(5 * dayMs)
  expect(await prepare()).toBe(0)
})

test('a window that began yesterday evening and has not ended is still a day of today', async () => {
  clock.advance(Date.parse('2027-02-21T00:20+02:00') - clock.now())
  const trip = await plan(1, 'passenger', 'daily')
  expect(daysOf(trip)[0]).toBe('02-20 open')
  expect(await db.write((tx) => makeDays(tx, trip, moment()))).toEqual([])
})

test('a new day that suits somebody who was not told before is told to them', async () => {
  // Of the driver's days only the one that the job writes is left.
  await plan(1, 'passenger', 'weekly')
  await plan(2, 'driver', 'weekly')
  await db.write((tx) => {
    tx.run('delete from inbox')
    tx.run('delete from trip_told')
    tx.run(`update trip_day set state = 'cancelled' where trip_id = 2`)
  })
  clock.advance(dayMs)
  expect(await prepare()).toBe(2)
  expect(woken).not.toEqual([])
  const told = db.read.all<{ person_id: number }>('select person_id from inbox order by person_id')
  expect(told.length).toBeGreaterThan(0)
  clock.advance(7 * dayMs)
  expect(await prepare()).toBe(2)
  expect(db.read.all('select id from inbox')).toHaveLength(told.length)
})

test('days that are over are forgotten a month later, those somebody agreed on are not', async () => {
  await plan(1, 'passenger', 'daily')
  await plan(2, 'driver', 'daily')
  await db.write((tx) =>
    tx.run(
      `insert into booking (driver_day_id, passenger_day_id, passenger_id, driver_id, asked_by, state, seats, pickup_at,
         due_at, asked_at) select d.id, p.id, 1, 2, 'driver', 'asked', 1, 1, 1, 1 from trip_day d, trip_day p
         where d.trip_id = 2 and p.trip_id = 1 and d.day = p.day order by d.day limit 1`,
    ),
  )
  clock.advance(50 * dayMs)
  await db.write((tx) => void meetTripDeadlines(tx, { now: clock.now(), rules: usualRules, limit: 100 }))
  await prepare()
  expect(daysOf(1).filter((each) => each.endsWith('past'))).toEqual(['02-20 past'])
  expect(daysOf(2).filter((each) => each.endsWith('past'))).toEqual(['02-20 past'])
})
