import { beforeEach, describe, expect, test } from 'bun:test'
import type { Db } from '../db/open.ts'
import { laneOf } from '../events/events.ts'
import { cancelTimers, nextTimerAt, setTimer } from '../timers/timers.ts'
import { memory, somebodyToTell } from './testing.ts'
import { fireDueTimers } from './timers.ts'

let db: Db
let personId: number
beforeEach(async () => {
  db = await memory()
  personId = (await somebodyToTell(db)).person_id
})

const set = (dueAt: number, name = 'menu.released') =>
  db.write((tx) => setTimer(tx, { personId, name, dueAt, data: { at: dueAt }, correlationId: 'c' }))
const fire = (now: number, limit = 100) => db.write((tx) => fireDueTimers(tx, now, limit))
const fired = () => db.read.all<{ external_id: string }>(`select external_id from inbox where kind = 'timer'`)

describe('a timer', () => {
  test('fires once, when it is due, into the lane of its person', async () => {
    await set(100)
    expect(await fire(99)).toEqual([])
    expect(await fire(100)).toEqual([laneOf(personId)])
    expect(await fire(100)).toEqual([])
    expect(fired()).toEqual([{ external_id: 'timer:1' }])
    expect(db.read.get<{ payload: string }>('select payload from inbox')?.payload).toBe(
      '{"name":"menu.released","data":{"at":100}}',
    )
  })

  test('that was taken back does not fire; those of another name do', async () => {
    await set(100)
    await set(100, 'ride.offered')
    await db.write((tx) => cancelTimers(tx, personId, 'menu.released', 50))
    await fire(200)
    expect(fired()).toHaveLength(1)
  })

  test('of a crowd comes in its turn: the oldest first, so many at a time', async () => {
    for (const dueAt of [30, 10, 20]) await set(dueAt)
    await fire(100, 2)
    const order = () =>
      db.read
        .all<{ occurred_at: number }>('select occurred_at from inbox order by id')
        .map((one) => one.occurred_at)
    expect(order()).toEqual([10, 20])
    await fire(100, 2)
    expect(order()).toEqual([10, 20, 30])
  })

  test('tells when the next one is due', async () => {
    expect(nextTimerAt(db.read, 0)).toBeUndefined()
    await set(300)
    await set(200)
    expect(nextTimerAt(db.read, 0)).toBe(200)
    await fire(250)
    expect(nextTimerAt(db.read, 0)).toBe(300)
  })

  test('leaves no mark when the transaction that fired it failed', async () => {
    await set(100)
    const failed = db.write((tx) => {
      fireDueTimers(tx, 100, 10)
      throw new Error('the power failed')
    })
    await failed.catch(() => {})
    expect(fired()).toHaveLength(0)
    expect(await fire(100)).toHaveLength(1)
  })
})
