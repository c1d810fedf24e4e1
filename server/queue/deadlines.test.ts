import { afterEach, beforeEach, expect, test } from 'bun:test'
import type { DestinationStream } from 'pino'
import { AppError } from '../error.ts'
import { checkHealth } from '../health/health.ts'
import { createLog, silentLog } from '../log.ts'
import { kimironko, northOf, type Town, town } from '../rides/testing.ts'
import { setTimer } from '../timers/timers.ts'
import { Deadlines } from './deadlines.ts'
import type { Sweep } from './sweeps.ts'

const minuteMs = 60_000
let t: Town
let lines: { level: string; deadline?: string; msg: string }[]
let deadlines: Deadlines
beforeEach(async () => {
  t = await town()
  lines = []
  const stream: DestinationStream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const log = await createLog({ level: 'info', secrets: [], stream })
  const wake = (lanes: string[]) => void t.woken.push(...lanes)
  deadlines = new Deadlines({ db: t.db, clock: t.clock, log, rules: t.rules, wake })
})
afterEach(() => t.db.close())

const health = () => checkHealth({ db: t.db, clock: t.clock }).checks.find(({ name }) => name === 'deadlines')
/** Every change of this row fails, as a bug or a hand on the database would make it. */
const poison = (table: string, condition: string) =>
  t.db.write((tx) =>
    tx.run(
      `create trigger poison_${table} before update on ${table} when ${condition}
         begin select raise(abort, 'poisoned'); end`,
    ),
  )
const cure = (table: string) => t.db.write((tx) => tx.run(`drop trigger poison_${table}`))
const offers = () =>
  t.db.read.all<{ state: string }>('select state from ride_offer order by id').map((o) => o.state)

async function twoOffers() {
  await t.driver('Eric')
  await t.driver('Jean', northOf(kimironko, 500))
  await t.asks(await t.person('Aline'))
  await t.asks(await t.person('Grace'))
}

test('a row whose deadline cannot be met holds up no other, is named once and tried again each minute', async () => {
  await twoOffers()
  await poison('ride_offer', 'old.id = 1')
  t.clock.advance(t.rules.offerMs)
  for (let tick = 0; tick < 12; tick += 1) await deadlines.meet()
  expect(offers()[0]).toBe('open')
  expect(offers()[1]).toBe('expired')
  const complaints = () => lines.filter(({ level }) => level === 'error')
  expect(complaints()).toMatchObject([
    { deadline: 'offer 1', msg: expect.stringContaining('could not be met') },
  ])

  await cure('ride_offer')
  await deadlines.meet()
  expect(offers()[0]).toBe('open')
  t.clock.advance(minuteMs)
  await deadlines.meet()
  expect(offers()[0]).toBe('expired')
  expect(complaints()).toHaveLength(1)
  expect(lines.at(-1)).toMatchObject({ level: 'info', deadline: 'offer 1' })
})

test('nor do more of them than are met at once', async () => {
  const personId = await t.person('Aline')
  await t.db.write((tx) => {
    for (let n = 1; n <= 260; n += 1) {
      const timer = { personId, name: 'ride.wake', dueAt: n, data: {}, correlationId: 'c' }
      setTimer(tx, timer)
    }
  })
  await poison('timer', 'old.id <= 250')
  for (let go = 0; go < 5; go += 1) await deadlines.meet()
  expect(t.db.read.get<object>('select count(*) as n from timer where fired_at is not null')).toEqual({
    n: 10,
  })
})

test.each([
  ['driver_presence', 'old.person_id = 1', 'select count(*) as left from driver_presence'],
  ['timer', 'old.id = 1', 'select count(*) as left from timer where fired_at is null'],
  ['trip_day', 'old.id = 1', `select count(*) as left from trip_day where state = 'open'`],
])('the same goes for every kind: %s', async (table, condition, left) => {
  const [eric] = [await t.driver('Eric'), await t.driver('Jean')]
  const event = table === 'driver_presence' ? 'delete' : 'update'
  await t.db.write((tx) => {
    for (const personId of [eric, eric]) {
      setTimer(tx, { personId, name: 'ride.wake', dueAt: t.clock.now(), data: {}, correlationId: 'c' })
    }
    tx.run(
      `insert into trip (person_id, role, from_latitude, from_longitude, to_latitude, to_longitude, min_latitude,
         max_latitude, min_longitude, max_longitude, distance_m, travel_min, repeats, first_day, window_from_min,
         window_to_min, seats, state, created_at)
         values (?, 'passenger', -1.9, 30, -1.9, 30.1, -1.9, -1.9, 30, 30.1, 11000, 30, 'daily', 1, 0, 60, 1, 'active', 1)`,
      eric,
    )
    for (const day of [1, 2]) {
      tx.run(
        `insert into trip_day (trip_id, day, starts_at, ends_at, over_at, seats_left, state)
           values (1, ?, 1, 2, 3, 1, 'open')`,
        day,
      )
    }
    tx.run(
      `create trigger poison before ${event} on ${table} when ${condition} begin select raise(abort, 'poisoned'); end`,
    )
  })
  t.clock.advance(t.rules.freshMs)
  await deadlines.meet()
  expect(t.db.read.get<object>(left)).toEqual({ left: 1 })
})

test('health says so: degraded after half a minute, unhealthy after five', async () => {
  await twoOffers()
  expect(health()).toEqual({ name: 'deadlines', status: 'ok', finding: 'none is overdue' })
  await poison('ride_offer', 'old.id = 1')
  t.clock.advance(t.rules.offerMs + 20_000)
  await deadlines.meet()
  expect(health()?.status).toBe('ok')
  t.clock.advance(15_000)
  expect(health()).toMatchObject({ status: 'degraded', finding: 'of rides, overdue for up to 35 s' })
  expect(health()?.cure).toContain('a deadline could not be met')
  t.clock.advance(5 * minuteMs)
  expect(health()?.status).toBe('unhealthy')
})

test('a fault of the disk is no row’s: each is tried again at once', async () => {
  let tries = 0
  const kind: Sweep<unknown> = {
    dueAt: () => 0,
    due: () => ['x'],
    meet() {
      tries += 1
      throw new AppError('database.full', 'The disk is full.')
    },
    nameOf: String,
  }
  const failing = new Deadlines(
    { db: t.db, clock: t.clock, log: silentLog, rules: t.rules, wake: () => {} },
    [kind],
  )
  for (let go = 0; go < 2; go += 1) await expect(failing.meet()).rejects.toThrow('The disk is full.')
  expect(tries).toBe(2)
})

test('a thousand that are due at once are met within a moment, and nobody who writes waits for all of them', async () => {
  const personId = await t.person('Aline')
  await t.db.write((tx) => {
    for (let n = 0; n < 1000; n += 1) {
      setTimer(tx, { personId, name: 'ride.wake', dueAt: 1, data: {}, correlationId: 'c' })
    }
  })
  let goes = 1
  while (await deadlines.meet()) goes += 1
  expect(goes).toBe(11)
  expect(t.db.read.get<object>('select count(*) as n from timer where fired_at is null')).toEqual({ n: 0 })
})

test('drivers whose position was sent before the clock was set back are online for as long as others', async () => {
  await t.driver('Eric')
  t.clock.advance(-24 * 60 * minuteMs)
  await deadlines.meet()
  expect(t.db.read.get<object>('select expires_at as at from driver_presence')).toEqual({
    at: t.clock.now() + t.rules.freshMs,
  })
  t.clock.advance(t.rules.freshMs)
  await deadlines.meet()
  expect(t.db.read.all('select 1 from driver_presence')).toEqual([])
})
