import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '../server/db/open.ts'
import type { Point } from '../server/geo/point.ts'
import { usualRules } from '../server/rides/rules.ts'
import { accept, ask } from '../server/trips/agree.ts'
import { localTime } from '../server/trips/days.ts'
import { planTrip } from '../server/trips/plan.ts'
import { beside, kimironko, nyabugogo, vehicleFor } from '../server/trips/testing.ts'
import { inzira } from './inzira.ts'

/** Trips of tomorrow: one of a driver, and passengers of whom some suit. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-trips-'))
  await inzira(['migrate', 'up'], { cwd: folder })
  const db = openDb(join(folder, 'data/inzira.db'))
  const now = Date.now()
  const moment = { now, correlationId: 'test', rules: usualRules, wake: () => {} }
  const firstDay = localTime(now, usualRules.timezone).day + 1
  await db.write((tx) => {
    const plan = (personId: number, from: Point, to: Point, given: object = {}, driving = false) => {
      tx.run(
        `insert into person (id, wa_id, phone, name, language, first_seen_at) values (?1, ?2, ?2, ?3, 'en', 0)`,
        personId,
        `25078812340${personId}`,
        `Person ${personId}`,
      )
      const wish = { from, to, firstDay, windowFromMin: 420, windowToMin: 540, seats: 1, ...given } as const
      planTrip(
        tx,
        personId,
        driving
          ? { ...wish, role: 'driver', seats: 2, repeats: 'daily', vehicleId: vehicleFor(tx, personId) }
          : { ...wish, role: 'passenger', repeats: 'once' },
        moment,
      )
    }
    plan(1, kimironko, nyabugogo, {}, true)
    plan(2, kimironko, nyabugogo)
    plan(3, beside(kimironko, 1000, 0), nyabugogo)
    plan(4, nyabugogo, kimironko)
    plan(5, beside(kimironko, 5000, 0), nyabugogo)
    plan(6, kimironko, nyabugogo, { windowFromMin: 700, windowToMin: 760 })
    const day = (tripId: number) =>
      tx.get<{ id: number }>('select min(id) as id from trip_day where trip_id = ?', tripId)?.id ?? 0
    const asked = ask(tx, 2, day(2), day(1), moment)
    if ('bookingId' in asked) accept(tx, 1, asked.bookingId, moment)
  })
  await db.close()
})
afterAll(() => rm(folder, { recursive: true }))

const run = (...words: string[]) => inzira(['trips', ...words], { cwd: folder })
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout)

describe('trips list', () => {
  test('shows who travels from where to where and when, without whole numbers', async () => {
    const { stdout, exitCode } = await run('list', '--day', 'tomorrow')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Kimironko')
    expect(stdout).toContain('07:00–09:00')
    expect(stdout).not.toContain('250788123401')
  })
  test('by role, person and day', async () => {
    expect(await json('list', '--role', 'driver')).toMatchObject([
      {
        id: 1,
        role: 'driver',
        repeats: 'daily',
        agreed: 1,
        plate: 'RAD 101 B',
        person: { name: 'Person 1' },
      },
    ])
    expect(await json('list', '--person', '250788123403')).toMatchObject([{ id: 3 }])
    expect(await json('list', '--day', 'today')).toEqual([])
  })
  test('says what is no day', async () => {
    const { stderr, exitCode } = await run('list', '--day', 'someday')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('"someday" is no day')
  })
})

test('trips match explains whom it suits, and why the others do not', async () => {
  const { stdout } = await run('match', '1', '--day', 'tomorrow')
  const lines = stdout.split('\n').map((line) => line.trim().replace(/ +/g, ' '))
  const rows = lines.filter((line) => /^([✓?-]|\d+\.) /.test(line))
  expect(rows).toEqual([
    '✓ 2 p2 agreed',
    expect.stringMatching(/^1\. 3 p3 \d+ m from start/),
    expect.stringMatching(/^- 6 p6 the hours do not meet: \d+ min apart$/),
    expect.stringMatching(/^- 4 p4 the other direction/),
  ])
  expect(lines).toContain('Too far from the way: 1')
  expect(stdout.match(/^\d{4}-\d\d-\d\d$/gm)).toHaveLength(1)
  const { tripId, days } = await json('match', '1', '--day', 'tomorrow')
  expect(tripId).toBe(1)
  expect(days).toHaveLength(1)
  expect(days[0].tooFar).toBe(1)
  expect(days[0].found.map((one: { tripId: number; why: string }) => [one.tripId, one.why])).toEqual([
    [2, 'agreed'],
    [3, null],
    [6, 'time'],
    [4, 'other_direction'],
  ])
})

test('trips match leaves out the days on which there is nobody', async () => {
  // The driver goes every day, the others tomorrow only.
  const { stdout } = await run('match', '1')
  expect(stdout.match(/^\d{4}-\d\d-\d\d$/gm)).toHaveLength(1)
  expect((await run('match', '5')).stdout).toContain(
    'Nobody of the other side goes this way on any of its days.',
  )
})

test('trips show tells the days, the agreement and how it came about; trips cancel ends it', async () => {
  const shown = await run('show', '1')
  expect(shown.stdout).toContain('agreed  p2 Person 2 with p1 Person 1')
  expect(shown.stdout).toContain('asked by passenger')
  const { stdout } = await run('cancel', '1', '--day', 'tomorrow', '--reason', 'the road is closed')
  expect(stdout).toContain('cancelled; its owner and those who agreed to it are told')
  expect((await run('cancel', '1', '--day', 'tomorrow', '--reason', 'again')).exitCode).toBe(5)
  expect((await run('cancel', '1', '--reason', 'all of it')).exitCode).toBe(0)
  expect((await run('cancel', '1', '--reason', 'again')).exitCode).toBe(5)
  const story = await json('show', '1')
  expect(story).toMatchObject({
    state: 'cancelled',
    cancelReason: 'all of it',
    openDays: 0,
    bookings: [{ state: 'cancelled', cancelReason: 'the road is closed' }],
  })
})

test('trips cancel keeps why, also when nobody had agreed, and tells the owner', async () => {
  await run('cancel', '4', '--reason', 'umuganda')
  expect((await run('show', '4')).stdout).toContain('trip 4  cancelled  passenger, reason: umuganda')
  const db = openDb(join(folder, 'data/inzira.db'))
  const told = db.read.all<{ id: string }>(
    `select p.id from inbox i join person p on p.id = i.person_id where i.kind = 'result' and i.payload like '%tripCancelled%' and p.id = 4`,
  )
  await db.close()
  expect(told).toHaveLength(1)
})

test('what there is not is not found', async () => {
  for (const words of [
    ['show', '99'],
    ['match', '99'],
    ['cancel', '99', '--reason', 'x'],
  ]) {
    expect((await run(...words)).exitCode).toBe(4)
  }
  expect((await run('show', 'x')).exitCode).toBe(2)
})
