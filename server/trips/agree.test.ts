import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { ManualClock } from '../clock.ts'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb, type Tx } from '../db/open.ts'
import type { Moment } from '../rides/moment.ts'
import { usualRules } from '../rides/rules.ts'
import { accept, ask, decline } from './agree.ts'
import { cancelBooking, cancelDay } from './cancel.ts'
import { meetTripDeadlines } from './deadlines.ts'
import { prepareTripDays } from './nightly.ts'
import { planTrip } from './plan.ts'
import { kimironko, nyabugogo, remera, vehicleFor } from './testing.ts'

const start = Date.UTC(2026, 10, 22, 8)
const tomorrow = Math.round(Date.UTC(2026, 10, 23) / 86_400_000)
const at = (now: number): Moment => ({ now, correlationId: 'test', rules: usualRules, wake: () => {} })
const moment = at(start)

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
})
afterEach(() => db.close())

interface Planned {
  personId: number
  dayId: number
}

function somebody(tx: Tx, role: 'passenger' | 'driver', seats = 1, from = kimironko): Planned {
  const n = tx.get<{ n: number }>('select count(*) as n from person')?.n ?? 0
  tx.run(
    'insert into person (id, wa_id, name, first_seen_at) values (?, ?, ?, 0)',
    n + 1,
    `2507${n}`,
    `P${n}`,
  )
  const personId = n + 1
  const wish = {
    from,
    to: nyabugogo,
    firstDay: tomorrow,
    windowFromMin: 420,
    windowToMin: 540,
    seats,
  } as const
  const made = planTrip(
    tx,
    personId,
    role === 'driver'
      ? { ...wish, role, repeats: 'once', vehicleId: vehicleFor(tx, personId, { plate: `P${n}` }) }
      : { ...wish, role, repeats: 'once' },
    moment,
  )
  if ('problem' in made) throw new Error(made.problem)
  const dayId = tx.get<{ id: number }>('select id from trip_day where trip_id = ?', made.tripId)?.id ?? 0
  return { personId, dayId }
}

const asked = (tx: Tx, by: Planned, of: Planned): number => {
  const changed = ask(tx, by.personId, by.dayId, of.dayId, moment)
  if ('problem' in changed) throw new Error(changed.problem)
  return changed.bookingId
}

const timers = (from: Db) =>
  from.read.all<{ person_id: number; due_at: number }>(
    'select person_id, due_at from timer where fired_at is null and cancelled_at is null order by due_at, person_id',
  )

describe('two passengers for the last seat', () => {
  test('accepted at the same time: exactly one agreement, and the other is told', async () => {
    const { driver, bookings } = await db.write((tx) => {
      const driver = somebody(tx, 'driver', 1)
      const bookings = [1, 2].map(() => asked(tx, somebody(tx, 'passenger'), driver))
      return { driver, bookings }
    })
    const answers = await Promise.all(
      bookings.map((id) => db.write((tx) => accept(tx, driver.personId, id, moment))),
    )
    expect(answers.filter((answer) => 'bookingId' in answer)).toHaveLength(1)
    expect(db.read.all('select state from booking order by state')).toEqual([
      { state: 'agreed' },
      { state: 'expired' },
    ])
    const told = db.read.all<{ name: string }>(
      `select json_extract(payload, '$.name') as name from inbox where payload like '%"why":"full"%'`,
    )
    expect(told).toEqual([{ name: 'schedule.expired' }])
  })

  test('who were asked by the driver accept at the same time: exactly one agreement', async () => {
    const { passengers, bookings } = await db.write((tx) => {
      const driver = somebody(tx, 'driver', 1)
      const passengers = [1, 2, 3].map(() => somebody(tx, 'passenger'))
      return { passengers, bookings: passengers.map((passenger) => asked(tx, driver, passenger)) }
    })
    const answers = await Promise.all(
      passengers.map(({ personId }, index) =>
        db.write((tx) => accept(tx, personId, bookings[index] ?? 0, moment)),
      ),
    )
    expect(answers.filter((answer) => 'bookingId' in answer)).toHaveLength(1)
  })

  test('cannot both be agreed even by writing past the rules: the database refuses', async () => {
    await db.write((tx) => {
      const driver = somebody(tx, 'driver', 1)
      const [one, two] = [1, 2].map(() => asked(tx, somebody(tx, 'passenger'), driver))
      const agree = (id: number | undefined) =>
        tx.run(`update booking set state = 'agreed', agreed_at = 1 where id = ?`, id ?? 0)
      agree(one)
      expect(() => agree(two)).toThrow('seats_left >= 0')
      expect(() => tx.run(`update booking set state = 'asked' where id = ?`, one ?? 0)).toThrow(
        'cannot change this way',
      )
    })
  })
})

test('an agreement settles when the driver leaves: later ones are picked up as the vehicle passes', async () => {
  await db.write((tx) => {
    const driver = somebody(tx, 'driver', 3)
    const [first, second] = [somebody(tx, 'passenger'), somebody(tx, 'passenger', 1, remera)]
    const bookings = [first, second].map((passenger) => asked(tx, passenger, driver))
    for (const id of bookings) accept(tx, driver.personId, id, moment)
    const [one, two] = tx.all<{ pickup_at: number; state: string }>('select * from booking order by id')
    expect(one).toMatchObject({ state: 'agreed', pickup_at: Date.parse('2026-11-23T08:00+02:00') })
    expect(two?.state).toBe('agreed')
    // Remera is a kilometre and a half along the way: some minutes later, and not at a full five.
    const later = (two?.pickup_at ?? 0) - (one?.pickup_at ?? 0)
    expect(later).toBeGreaterThan(60_000)
    expect(later).toBeLessThan(20 * 60_000)
    expect(tx.get('select seats_left, departs_at from trip_day where id = ?', driver.dayId)).toEqual({
      seats_left: 1,
      departs_at: one?.pickup_at ?? 0,
    })
    for (const id of bookings) cancelBooking(tx, driver.personId, id, 'x', moment)
    expect(tx.get('select seats_left, departs_at from trip_day where id = ?', driver.dayId)).toEqual({
      seats_left: 3,
      departs_at: null,
    })
  })
})

test('reminders stand at 60 and 15 minutes and at the pickup, and are taken back when it is given up', async () => {
  const pickupAt = Date.parse('2026-11-23T08:00+02:00')
  const booking = await db.write((tx) => {
    const [passenger, driver] = [somebody(tx, 'passenger'), somebody(tx, 'driver')]
    const id = asked(tx, passenger, driver)
    accept(tx, driver.personId, id, moment)
    return id
  })
  const minutesBefore = timers(db).map(({ person_id, due_at }) => [person_id, (pickupAt - due_at) / 60_000])
  expect(minutesBefore).toEqual([
    [1, 60],
    [2, 60],
    [1, 15],
    [2, 15],
    [2, 0],
  ])
  await db.write((tx) => cancelBooking(tx, 1, booking, 'x', moment))
  expect(timers(db)).toEqual([])
})

test('a driver who accepts without a valid vehicle is answered at once, and only the passenger is told', async () => {
  await db.write((tx) => {
    const [passenger, driver] = [somebody(tx, 'passenger'), somebody(tx, 'driver')]
    const id = asked(tx, passenger, driver)
    tx.run(`update vehicle set state = 'suspended'`)
    expect(accept(tx, driver.personId, id, moment)).toEqual({ problem: 'unsuitable' })
    expect(
      tx.all(`select person_id from inbox where json_extract(payload, '$.name') = 'schedule.expired'`),
    ).toEqual([{ person_id: passenger.personId }])
  })
})

test('each morning, what was agreed with a vehicle that may not drive any more ends, and nothing else', async () => {
  await db.write((tx) => {
    for (let n = 0; n < 2; n += 1) {
      const [passenger, driver] = [somebody(tx, 'passenger'), somebody(tx, 'driver')]
      accept(tx, driver.personId, asked(tx, passenger, driver), moment)
    }
    tx.run(`update vehicle set state = 'suspended' where id = 1`)
  })
  const clock = new ManualClock(start)
  const woken: string[] = []
  await prepareTripDays({ db, clock, wake: (lane) => void woken.push(lane) }, usualRules)
  expect(db.read.all('select state, cancelled_by from booking order by id')).toEqual([
    { state: 'cancelled', cancelled_by: 'system' },
    { state: 'agreed', cancelled_by: null },
  ])
  expect(woken.sort()).toEqual(['p1', 'p2'])
})

test('nobody asks for others, answers for others, or answers themselves', async () => {
  await db.write((tx) => {
    const [passenger, driver, stranger] = [
      somebody(tx, 'passenger'),
      somebody(tx, 'driver'),
      somebody(tx, 'passenger'),
    ]
    expect(ask(tx, stranger.personId, passenger.dayId, driver.dayId, moment)).toEqual({ problem: 'gone' })
    expect(ask(tx, passenger.personId, passenger.dayId, stranger.dayId, moment)).toEqual({ problem: 'gone' })
    const id = asked(tx, passenger, driver)
    expect(accept(tx, stranger.personId, id, moment)).toEqual({ problem: 'gone' })
    expect(accept(tx, passenger.personId, id, moment)).toEqual({ problem: 'too_late' })
    expect(ask(tx, passenger.personId, passenger.dayId, driver.dayId, moment)).toEqual({
      problem: 'asked_before',
    })
  })
})

describe('whatever people do, in whatever order', () => {
  const act = fc.record({
    does: fc.constantFrom('ask', 'ask', 'ask', 'accept', 'accept', 'decline', 'cancel', 'cancelDay', 'time'),
    who: fc.nat(7),
    whom: fc.nat(7),
    which: fc.nat(20),
  })

  test('seats are counted right, nobody is agreed with twice, and every change is written down and told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 40, maxLength: 80 }), async (acts) => {
        const own = openDb(':memory:')
        await migrateOpen(own)
        await own.write((tx) => {
          const people = Array.from({ length: 8 }, (_, n) =>
            somebody(tx, n < 3 ? 'driver' : 'passenger', n < 3 ? n + 1 : 1 + (n % 2)),
          )
          let now = start
          for (const { does, who, whom, which } of acts) {
            const then = at(now)
            const [me, them] = [people[who], people[whom]]
            // Answers are to something that is open, from one of the two, as a rule; now and again from anybody.
            const open = tx.all<{ id: number; passenger_id: number; driver_id: number }>(
              `select id, passenger_id, driver_id from booking where state in ('asked', 'agreed') order by id`,
            )
            const booking = open[which % Math.max(1, open.length)]
            const answerer =
              which === 13
                ? (me?.personId ?? 0)
                : ((who % 2 === 0 ? booking?.passenger_id : booking?.driver_id) ?? 0)
            if (me === undefined || them === undefined) continue
            if (does === 'ask') ask(tx, me.personId, me.dayId, them.dayId, then)
            if (does === 'accept') accept(tx, answerer, booking?.id ?? 0, then)
            if (does === 'decline') decline(tx, answerer, booking?.id ?? 0, then)
            if (does === 'cancel') cancelBooking(tx, answerer, booking?.id ?? 0, 'x', then)
            if (does === 'cancelDay' && which === 0) {
              cancelDay(
                tx,
                me.dayId,
                { by: who < 3 ? 'driver' : 'passenger', personId: me.personId },
                '',
                then,
              )
            }
            if (does === 'time') {
              now += which * 60_000
              meetTripDeadlines(tx, { now, rules: usualRules, limit: 100 })
            }
            expectSound(tx)
          }
          meetTripDeadlines(tx, { now: start + 3 * 86_400_000, rules: usualRules, limit: 100 })
          expectSound(tx)
          expect(tx.all(`select id from booking where state in ('asked', 'agreed')`)).toEqual([])
          expect(tx.all(`select id from trip_day where state = 'open'`)).toEqual([])
          expect(tx.all('select id from trip_path')).toEqual([])
        })
        await own.close()
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  function expectSound(tx: Tx): void {
    const days = tx.all<{
      id: number
      seats: number
      seats_left: number
      taken: number
      role: string
      agreed: number
    }>(
      `select d.id, t.seats, d.seats_left, t.role,
         coalesce(sum(b.seats), 0) as taken, count(b.id) as agreed
         from trip_day d join trip t on t.id = d.trip_id
           left join booking b on d.id in (b.driver_day_id, b.passenger_day_id) and b.state in ('agreed', 'done')
         group by d.id`,
    )
    for (const { seats, seats_left, taken, role, agreed } of days) {
      expect(seats_left).toBe(seats - taken)
      if (role === 'passenger') expect(agreed).toBeLessThanOrEqual(1)
    }
    // The index holds exactly the open days with seats.
    expect(tx.all('select id from trip_path order by id')).toEqual(
      tx.all(`select id from trip_day where state = 'open' and seats_left > 0 order by id`),
    )
    expect(
      tx.all(
        `select b.id from booking b
           where b.state <> (select state from booking_event e where e.booking_id = b.id order by e.id desc limit 1)`,
      ),
    ).toEqual([])
    // Nobody is reminded of what does not stand, and of what stands somebody is.
    expect(
      tx.all(
        `select t.id from timer t join booking b on t.name = 'schedule.remind.' || b.id
           where t.cancelled_at is null and b.state <> 'agreed' and b.state <> 'done'`,
      ),
    ).toEqual([])
    // Of each change, somebody else hears.
    expect(
      tx.all(
        `select e.id from booking_event e where not exists (
           select 1 from inbox i where i.external_id like 'trip:booking:' || e.id || ':%')`,
      ),
    ).toEqual([])
  }
})
