import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { suspend } from '../drivers/standing.ts'
import { mergePeople } from '../people/identity.ts'
import { scopeTo } from '../policy/scope.ts'
import { fireDueTimers } from '../queue/timers.ts'
import { kimironko, northOf, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town()
})
afterEach(() => t.db.close())

const stop = (personId: number) =>
  t.db.write((tx) =>
    scopeTo(personId, tx, {
      now: t.clock.now(),
      correlationId: 'test',
      botPauseMs: 1,
      publicUrl: null,
      rules: t.rules,
      wake: (lane) => t.woken.push(lane),
    }).people.optOut(),
  )

/** A ride of Aline's with Eric, at one of its steps. */
async function rideAt(step: 'offered' | 'accepted' | 'arrived' | 'started') {
  const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
  const rideId = await t.asks(aline)
  if (step !== 'offered') await t.accepts(eric)
  if (step === 'arrived') await t.does(eric, (rides) => rides.arrive(rideId))
  if (step === 'started') await t.does(eric, (rides) => rides.start(rideId, t.ride(rideId).pin))
  return { eric, aline, rideId }
}

describe('a ride is given up', () => {
  test.each(['accepted', 'arrived', 'started'] as const)('when %s, by either side', async (step) => {
    for (const by of ['passenger', 'driver'] as const) {
      const { eric, aline, rideId } = await rideAt(step)
      const who = by === 'driver' ? eric : aline
      expect(await t.does(who, (rides) => rides.cancel(rideId, '  a puncture '))).toMatchObject({
        ride: { state: 'cancelled', cancelledBy: by, cancelReason: 'a puncture' },
      })
      for (const side of [eric, aline]) {
        expect(t.lastNews(side)).toEqual({ name: 'ride.changed', data: { rideId, state: 'cancelled', by } })
        expect(await t.does(side, (rides) => rides.current())).toBeUndefined()
      }
      expect(t.isBusy(eric)).toBe(false)
      expect(t.events(rideId).at(-1)).toMatchObject({ by, person_id: who, detail: 'a puncture' })
      // Asking again is possible at once.
      await t.asks(aline)
      await t.does(aline, (rides) => rides.cancel(rides.current()?.id ?? 0, 'x'))
      await t.db.write((tx) => tx.run('delete from driver_presence'))
    }
  })

  test('while somebody is asked: they hear that it is not wanted any more', async () => {
    const { eric, aline, rideId } = await rideAt('offered')
    const { id: offerId = 0 } = (await t.does(eric, (rides) => rides.openOffer())) ?? {}
    await t.does(aline, (rides) => rides.cancel(rideId, 'found another way'))
    expect(t.lastNews(eric)).toEqual({ name: 'ride.offerEnded', data: { offerId, why: 'withdrawn' } })
    expect(t.isBusy(eric)).toBe(false)
    expect(await t.does(eric, (rides) => rides.accept(offerId))).toEqual({ problem: 'too_late' })
  })

  test('a reason may be of any length', async () => {
    const { aline, rideId } = await rideAt('accepted')
    await t.does(aline, (rides) => rides.cancel(rideId, 'x'.repeat(5000)))
    expect(t.ride(rideId).cancel_reason).toHaveLength(200)
  })
})

describe('somebody says stop', () => {
  test('as a driver who was asked: the next one is asked', async () => {
    const { eric, aline, rideId } = await rideAt('offered')
    const other = await t.driver('Other', northOf(kimironko, 100))
    await stop(eric)
    expect(t.lastNews(aline)).toMatchObject({ name: 'ride.declined', data: { next: true } })
    expect(await t.does(other, (rides) => rides.openOffer())).toMatchObject({ rideId })
  })

  test.each(['offered', 'accepted', 'arrived'] as const)(
    'as a passenger of a ride that is %s: it ends',
    async (step) => {
      const { eric, aline, rideId } = await rideAt(step)
      await stop(aline)
      expect(t.ride(rideId)).toMatchObject({
        state: 'cancelled',
        cancelled_by: 'passenger',
        cancel_reason: 'left',
      })
      expect(t.lastNews(eric)?.name).toBe(step === 'offered' ? 'ride.offerEnded' : 'ride.changed')
    },
  )

  test('as a driver of an accepted ride: it ends and the passenger is told', async () => {
    const { eric, aline, rideId } = await rideAt('accepted')
    await stop(eric)
    expect(t.lastNews(aline)).toEqual({
      name: 'ride.changed',
      data: { rideId, state: 'cancelled', by: 'driver' },
    })
  })

  test('on the way: they arrive all the same', async () => {
    const { eric, rideId } = await rideAt('started')
    await stop(eric)
    expect(t.ride(rideId).state).toBe('started')
  })
})

test('a driver who is suspended on the way drives to the end, and is offline then', async () => {
  const { eric, rideId } = await rideAt('started')
  await t.db.write((tx) =>
    suspend(tx, eric, 'complaints', { now: t.clock.now(), correlationId: 'op', wake: () => {} }),
  )
  expect(await t.does(eric, (rides) => rides.complete(rideId, 400))).toMatchObject({
    ride: { state: 'completed' },
  })
  expect(t.isBusy(eric)).toBeUndefined()
})

test('a driver who is suspended while they are asked is not waited for: the next is asked at once', async () => {
  const { eric, rideId } = await rideAt('offered')
  const jean = await t.driver('Jean', northOf(kimironko, 200))
  await t.db.write((tx) =>
    suspend(tx, eric, 'complaints', { now: t.clock.now(), correlationId: 'op', wake: () => {} }),
  )
  await t.waits(0)
  expect(t.ride(rideId).state).toBe('offered')
  await t.accepts(jean)
  expect(t.ride(rideId)).toMatchObject({ state: 'accepted', driver_id: jean })
})

test('a driver who shares their location again while they drive stays busy', async () => {
  const { eric } = await rideAt('accepted')
  await t.db.write((tx) => tx.run('delete from driver_presence'))
  await t.db.write((tx) => t.online(tx, eric, kimironko))
  expect(t.isBusy(eric)).toBe(true)
})

describe('two rows turn out to be one human', () => {
  const merge = (from: number, into: number) => t.db.write((tx) => mergePeople(tx, from, into, t.clock.now()))

  test('with a ride each as passengers: the younger ends and its driver is told', async () => {
    const [eric, jean] = [await t.driver('Eric'), await t.driver('Jean', northOf(kimironko, 200))]
    const [aline, other] = [await t.person('Aline'), await t.person('Aline too')]
    const [first, second] = [await t.asks(aline), await t.asks(other)]
    await t.accepts(eric)
    await t.accepts(jean)
    await merge(aline, other)
    expect([t.ride(first).state, t.ride(second).state]).toEqual(['accepted', 'cancelled'])
    expect(t.ride(first).passenger_id).toBe(other)
    expect(t.news(jean).map(({ name }) => name)).toContain('ride.changed')
    expect(t.ride(second)).toMatchObject({ cancelled_by: 'system' })
    // Nobody who merges rows can wake others; a timer does.
    expect(await t.db.write((tx) => fireDueTimers(tx, t.clock.now(), 10))).toContain(`p${jean}`)
    expect(t.isBusy(jean)).toBe(false)
  })

  test('with a ride each as drivers: the younger ends', async () => {
    const [eric, jean] = [await t.driver('Eric'), await t.driver('Jean', northOf(kimironko, 200))]
    const [first, second] = [await t.asks(await t.person('A')), await t.asks(await t.person('B'))]
    await t.accepts(eric)
    await t.accepts(jean)
    await merge(jean, eric)
    expect([t.ride(first).state, t.ride(second).state]).toEqual(['accepted', 'cancelled'])
    expect(t.isBusy(eric)).toBe(true)
  })

  test('in a ride with each other: it ends', async () => {
    const { eric, aline, rideId } = await rideAt('accepted')
    await merge(aline, eric)
    expect(t.ride(rideId).state).toBe('cancelled')
    expect(t.isBusy(eric)).toBe(false)
  })

  test('one asked to drive the other: somebody else is asked', async () => {
    const { eric, aline, rideId } = await rideAt('offered')
    const other = await t.driver('Other', northOf(kimironko, 300))
    await merge(eric, aline)
    expect(t.ride(rideId).state).toBe('requested')
    await t.meetsDeadlines()
    expect(await t.does(other, (rides) => rides.openOffer())).toMatchObject({ rideId })
  })

  test('both asked to drive: the younger offer goes on', async () => {
    const [eric, jean] = [await t.driver('Eric'), await t.driver('Jean', northOf(kimironko, 200))]
    const [first, second] = [await t.asks(await t.person('A')), await t.asks(await t.person('B'))]
    await merge(jean, eric)
    expect([t.ride(first).state, t.ride(second).state]).toEqual(['offered', 'requested'])
    expect(t.isBusy(eric)).toBe(true)
  })

  test('asked for a ride which they had declined under the other number: somebody else is asked', async () => {
    const [eric, jean] = [await t.driver('Eric'), await t.driver('Jean', northOf(kimironko, 200))]
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    await t.does(eric, (rides) => rides.decline(rides.openOffer()?.id ?? 0))
    const other = await t.driver('Other', northOf(kimironko, 300))
    await merge(jean, eric)
    expect(t.lastNews(aline)).toMatchObject({ name: 'ride.declined', data: { next: false } })
    expect(t.db.read.all(`select 1 from ride_offer where state = 'open'`)).toEqual([])
    await t.meetsDeadlines()
    expect(await t.does(other, (rides) => rides.openOffer())).toMatchObject({ rideId })
    expect(t.isBusy(eric)).toBe(false)
  })

  test('both rated as drivers: the stars of both count', async () => {
    const drivers = []
    for (const name of ['Eric', 'Jean']) {
      const [driver, aline] = [await t.driver(name), await t.person('Aline')]
      const rideId = await t.asks(aline, driver)
      await t.accepts(driver)
      await t.does(driver, (rides) => rides.start(rideId, t.ride(rideId).pin))
      await t.does(driver, (rides) => rides.complete(rideId, 400))
      await t.does(aline, (rides) => rides.rate(rideId, name === 'Eric' ? 5 : 2))
      drivers.push(driver)
    }
    const [eric = 0, jean = 0] = drivers
    await merge(jean, eric)
    expect(t.db.read.all('select stars_sum, stars_count from driver')).toEqual([
      { stars_sum: 7, stars_count: 2 },
    ])
  })
})
