import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import type { RideState } from '../db/schema-mobility.ts'
import { change } from './change.ts'
import { type Moment, system } from './moment.ts'
import type { RideIn } from './ride.ts'
import { usualRules } from './rules.ts'
import { type Next, transitions } from './states.ts'
import { addVehicle, kimironko, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town()
})
afterEach(() => t.db.close())

const states = Object.keys(transitions) as RideState[]
const pairs = states.flatMap((from) => states.map((to) => [from, to] as const))
const isLegal = (from: RideState, to: RideState) => (transitions[from] as readonly RideState[]).includes(to)

test('the code and the database agree on what may follow what', () => {
  const held = t.db.read
    .all<{ a: string; b: string }>('select from_state as a, to_state as b from ride_transition order by 1, 2')
    .map(({ a, b }) => `${a} → ${b}`)
  const known = pairs.filter(([from, to]) => isLegal(from, to)).map(([from, to]) => `${from} → ${to}`)
  expect(held).toEqual(known.sort())
})

describe('the database refuses every change that cannot be, whatever the code does', () => {
  test.each(pairs.filter(([from, to]) => from !== to && !isLegal(from, to)))('%s → %s', async (from, to) => {
    const rideId = await rideIn(from)
    await expect(t.db.write((tx) => put(tx, rideId, to))).rejects.toThrow('a ride cannot change this way')
    expect(t.ride(rideId).state).toBe(from)
  })

  test.each(pairs.filter(([from, to]) => isLegal(from, to)))('but not %s → %s', async (from, to) => {
    const rideId = await rideIn(from)
    await t.db.write((tx) => put(tx, rideId, to))
    expect(t.ride(rideId).state).toBe(to)
  })

  test('a ride that begins in the middle', async () => {
    await expect(rideBegun('accepted')).rejects.toThrow('a ride begins as requested')
  })

  test('another fare for a completed ride', async () => {
    const rideId = await rideIn('completed')
    const write = t.db.write((tx) => tx.run('update ride set fare_rwf = 1 where id = ?', rideId))
    await expect(write).rejects.toThrow('the fare of a completed ride does not change')
  })

  test('a driver of two rides, and a passenger in two', async () => {
    const [first, second] = [await rideIn('accepted'), await rideIn('offered')]
    const held = t.ride(first)
    if (held.state !== 'accepted') throw new Error('not held')
    const twice = t.db.write((tx) =>
      tx.run(
        `update ride set state = 'accepted', driver_id = ?, vehicle_id = ? where id = ?`,
        held.driver_id,
        held.vehicle_id,
        second,
      ),
    )
    await expect(twice).rejects.toThrow('UNIQUE constraint failed: ride.driver_id')
    const again = t.db.write((tx) => insert(tx, t.ride(first).passenger_id, 'requested'))
    await expect(again).rejects.toThrow('UNIQUE constraint failed: ride.passenger_id')
  })
})

test('what cannot follow does not compile', () => {
  const moment: Moment = { now: 0, correlationId: '', rules: usualRules, wake: () => {} }
  // Never run: the compiler is what is tested.
  const never = (
    tx: Parameters<typeof change>[0],
    started: RideIn<'started'>,
    any: RideIn<'accepted' | 'started'>,
  ) => {
    // @ts-expect-error a ride under way is not accepted again
    change(tx, started, 'accepted', { driver_id: 1, vehicle_id: 1 }, system, moment)
    // @ts-expect-error what is known only to be one of two may only become what both may
    change(tx, any, 'completed', { fare_rwf: 1 }, system, moment)
    // @ts-expect-error without a fare nothing is completed
    change(tx, started, 'completed', {}, system, moment)
    change(tx, any, 'cancelled', { cancelled_by: 'system', cancel_reason: '' }, system, moment)
  }
  expect(never).toBeFunction()
  // @ts-expect-error nothing follows an end
  const after: Next<'expired'> = 'requested'
  expect<RideState>(after).toBe('requested')
})

type Tx = Parameters<typeof addVehicle>[0]

/** A ride brought into the state by plain statements. */
async function rideIn(state: RideState): Promise<number> {
  const rideId = await rideBegun('requested')
  await t.db.write((tx) => {
    for (const step of wayTo[state]) put(tx, rideId, step)
  })
  return rideId
}

const wayTo: Record<RideState, RideState[]> = {
  requested: [],
  offered: ['offered'],
  accepted: ['offered', 'accepted'],
  arrived: ['offered', 'accepted', 'arrived'],
  started: ['offered', 'accepted', 'arrived', 'started'],
  completed: ['offered', 'accepted', 'arrived', 'started', 'completed'],
  cancelled: ['cancelled'],
  expired: ['expired'],
}

async function rideBegun(state: RideState): Promise<number> {
  const [passenger, driver] = [await t.person('Aline'), await t.person('Eric')]
  return t.db.write((tx) => {
    addVehicle(tx, driver)
    return insert(tx, passenger, state)
  })
}

const insert = (tx: Tx, passengerId: number, state: RideState): number =>
  Number(
    tx.run(
      `insert into ride (passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, radius_m, pin,
         requested_at, look_until) values (?, 'moto', ?, ?, ?, 1000, '0000', 1, 2)`,
      passengerId,
      state,
      kimironko.latitude,
      kimironko.longitude,
    ).lastInsertRowid,
  )

/** Everything else the table demands of the state is given, so that only the change itself can be refused. */
function put(tx: Tx, rideId: number, to: RideState): void {
  const isHeld = ['accepted', 'arrived', 'started', 'completed'].includes(to)
  const isOver = ['completed', 'cancelled', 'expired'].includes(to)
  // The driver of a ride is the person made right after its passenger.
  tx.run(
    `update ride set state = ?1, driver_id = iif(?2, passenger_id + 1, null),
       vehicle_id = iif(?2, (select id from vehicle where person_id = passenger_id + 1), null),
       ended_at = iif(?3, 9, null), cancelled_by = iif(?1 = 'cancelled', 'system', null),
       fare_rwf = iif(?1 = 'completed', 500, fare_rwf) where id = ?4`,
    to,
    isHeld ? 1 : 0,
    isOver ? 1 : 0,
    rideId,
  )
}
