import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { blurred } from '../drivers/blur.ts'
import { setSuspended } from '../drivers/drivers.ts'
import { goOffline } from '../drivers/presence.ts'
import { kimironko, northOf, remera, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town()
})
afterEach(() => t.db.close())

const minuteMs = 60_000
const offered = (personId: number) => t.does(personId, (rides) => rides.openOffer())
const decline = async (driverId: number) => {
  const offer = await offered(driverId)
  return t.does(driverId, (rides) => rides.decline(offer?.id ?? 0))
}

describe('who is asked', () => {
  test('the nearest free driver of that type, and never the passenger', async () => {
    const [far, near] = [
      await t.driver('Far', northOf(kimironko, 900)),
      await t.driver('Near', northOf(kimironko, 300)),
    ]
    await t.driver('Cab', kimironko, 'cab')
    const aline = await t.driver('Aline')
    await t.asks(aline)
    expect(await offered(near)).toMatchObject({ distanceM: 300 })
    const grace = await t.person('Grace')
    await t.asks(grace)
    expect(await offered(far)).toMatchObject({ passengerName: 'Grace' })
  })

  test('the chosen one first, though others are nearer', async () => {
    const [near, chosen] = [await t.driver('Near'), await t.driver('Chosen', northOf(kimironko, 2000))]
    const aline = await t.person('Aline')
    await t.asks(aline, chosen)
    expect(await offered(chosen)).toBeDefined()
    await decline(chosen)
    expect(await offered(near)).toBeDefined()
    expect(t.news(aline)).toEqual([
      { name: 'ride.declined', data: { rideId: 1, why: 'declined', next: true } },
    ])
  })

  test('no more exactly than where drivers are told to be, so nobody finds one by the edge of the search', async () => {
    // Both are told to be in the middle of the same square, 300 m to the north of one and to the south of the other.
    const middle = blurred(kimironko)
    const homes = [northOf(middle, -270), northOf(middle, 270)]
    const tried: unknown[] = []
    for (const home of homes) {
      const of = await town()
      const driver = await of.driver('Eric', home)
      const found: boolean[] = []
      for (const away of [9500, 9720, 9900, 9990, 10_010, 10_100, 10_290, 10_500]) {
        for (const driverId of [driver, undefined]) {
          const aline = await of.person(`Aline ${away}`)
          const wish = { vehicleType: 'moto', pickup: northOf(middle, away), radiusM: 10_000 } as const
          const asked = await of.does(aline, (rides) =>
            rides.request({ ...wish, ...(driverId !== undefined && { driverId }) }),
          )
          if ('problem' in asked) throw new Error(asked.problem)
          found.push(asked.ride.offeredTo !== null)
          await of.does(aline, (rides) => rides.cancel(asked.ride.id, 'plans'))
        }
      }
      tried.push(found)
      await of.db.close()
    }
    expect(tried[0]).toEqual([...Array(8).fill(true), ...Array(8).fill(false)])
    expect(tried[1]).toEqual(tried[0])
  })

  test.each([
    ['has gone offline', (id: number) => t.db.write((tx) => goOffline(tx, id))],
    ['was suspended', (id: number) => t.db.write((tx) => setSuspended(tx, id, 'complaints', 1))],
    ['was asked by somebody else', async (id: number) => t.asks(await t.person('Grace'), id)],
    ['went too far away', (id: number) => t.db.write((tx) => t.online(tx, id, northOf(kimironko, 10_100)))],
  ])('the next nearest when the chosen one %s, and the passenger is told', async (_, happens) => {
    const [chosen, other] = [await t.driver('Chosen'), await t.driver('Other', northOf(kimironko, 500))]
    await happens(chosen)
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline, chosen)
    expect(await offered(other)).toMatchObject({ rideId })
    expect(t.news(aline)).toEqual([
      { name: 'ride.declined', data: { rideId, why: 'unavailable', next: true } },
    ])
  })

  test('not the driver who has just let them down, unless they are chosen', async () => {
    const aline = await t.person('Aline')
    const eric = await t.driver('Eric')
    const rideId = await t.asks(aline)
    await t.accepts(eric)
    await t.does(eric, (rides) => rides.cancel(rideId, 'a puncture'))
    await t.asks(aline)
    expect(await offered(eric)).toBeUndefined()
    await t.does(aline, (rides) => rides.cancel(rides.current()?.id ?? 0, 'x'))
    await t.asks(aline, eric)
    expect(await offered(eric)).toBeDefined()
  })

  test('nobody at all when the chosen one does not exist', async () => {
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline, 4711)
    expect(t.lastNews(aline)).toEqual({
      name: 'ride.declined',
      data: { rideId, why: 'unavailable', next: false },
    })
  })

  test('nobody who is a passenger at that moment', async () => {
    const [eric, far] = [await t.driver('Eric'), await t.driver('Far', northOf(kimironko, 900))]
    await t.does(eric, (rides) => rides.request({ vehicleType: 'cab', pickup: remera }))
    await t.asks(await t.person('Aline'))
    expect(await offered(eric)).toBeUndefined()
    expect(await offered(far)).toBeDefined()
    const near = await t.does(await t.person('Grace'), (rides) =>
      rides.nearby({ vehicleType: 'moto', at: kimironko }),
    )
    expect(near).toEqual([])
  })
})

describe('when the driver who was asked does not come', () => {
  test('the next one who was not asked before is asked, until nobody is left', async () => {
    const drivers = [await t.driver('A'), await t.driver('B', northOf(kimironko, 100))]
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    for (const driver of drivers) {
      expect(await decline(driver)).toEqual({ declined: true })
      expect(t.isBusy(driver)).toBe(false)
      expect(await decline(driver)).toEqual({ problem: 'gone' })
    }
    expect(t.ride(rideId).state).toBe('requested')
    expect(t.news(aline)).toEqual([
      { name: 'ride.declined', data: { rideId, why: 'declined', next: true } },
      { name: 'ride.declined', data: { rideId, why: 'declined', next: false } },
    ])
    expect(t.db.read.all('select driver_id from ride_offer')).toHaveLength(2)
  })

  test('an offer runs out after two minutes, and both are told', async () => {
    const [eric, later] = [await t.driver('Eric'), await t.driver('Later', northOf(kimironko, 100))]
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    const { id: offerId = 0 } = (await offered(eric)) ?? {}
    await t.waits(2 * minuteMs - 1)
    expect(await offered(eric)).toBeDefined()
    await t.waits(1)
    expect(t.lastNews(eric)).toEqual({ name: 'ride.offerEnded', data: { offerId, why: 'expired' } })
    expect(t.lastNews(aline)).toEqual({ name: 'ride.declined', data: { rideId, why: 'expired', next: true } })
    expect(await offered(later)).toBeDefined()
    expect(await t.does(eric, (rides) => [rides.accept(offerId), rides.decline(offerId)])).toEqual([
      { problem: 'too_late' },
      { problem: 'too_late' },
    ])
  })

  test('an answer that comes after the time, but before anybody has looked, is too late', async () => {
    const eric = await t.driver('Eric')
    await t.asks(await t.person('Aline'))
    const { id = 0 } = (await offered(eric)) ?? {}
    t.clock.advance(2 * minuteMs)
    expect(await t.does(eric, (rides) => rides.accept(id))).toEqual({ problem: 'too_late' })
  })

  test('and was suspended meanwhile, the next is asked at once', async () => {
    const [eric, other] = [await t.driver('Eric'), await t.driver('Other', northOf(kimironko, 100))]
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    await t.db.write((tx) => setSuspended(tx, eric, 'complaints', 1))
    await expect(t.accepts(eric)).rejects.toThrow('suspended')
    expect(await offered(other)).toMatchObject({ rideId })
    expect(t.lastNews(aline)).toMatchObject({ data: { why: 'unavailable', next: true } })
  })

  test('because the insurance has ended, they hear that', async () => {
    const eric = await t.driver('Eric')
    await t.asks(await t.person('Aline'))
    await t.db.write((tx) => tx.run('update vehicle set insured_until = ?', t.clock.now()))
    await expect(t.accepts(eric)).rejects.toThrow('uninsured')
  })

  test('because they ask for a ride themselves, it goes on to the next', async () => {
    const [eric, other] = [await t.driver('Eric'), await t.driver('Other', northOf(kimironko, 100))]
    const rideId = await t.asks(await t.person('Aline'))
    await t.does(eric, (rides) => rides.request({ vehicleType: 'cab', pickup: kimironko }))
    expect(await offered(other)).toMatchObject({ rideId })
    expect(t.news(eric).at(-1)).toMatchObject({ name: 'ride.offerEnded', data: { why: 'withdrawn' } })
  })
})

describe('without a free driver', () => {
  test('it is looked again every 15 seconds, so who comes online is asked', async () => {
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    expect(t.ride(rideId).state).toBe('requested')
    await t.waits(20_000)
    const eric = await t.driver('Eric')
    await t.waits(9_999)
    expect(await offered(eric)).toBeUndefined()
    await t.waits(1)
    expect(await offered(eric)).toMatchObject({ rideId })
  })

  test('the request expires after ten minutes, and the passenger is told and may ask again', async () => {
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    await t.waits(10 * minuteMs - 1)
    expect(t.ride(rideId).state).toBe('requested')
    await t.waits(1)
    expect(t.ride(rideId)).toMatchObject({ state: 'expired', ended_at: t.clock.now() })
    expect(t.news(aline)).toEqual([
      { name: 'ride.changed', data: { rideId, state: 'expired', by: 'system' } },
    ])
    expect(t.story(rideId)).toEqual(['requested by passenger', 'expired by system'])
    expect(await t.asks(aline)).toBeGreaterThan(rideId)
  })

  test('an offer that is open at the end of the search may still be answered', async () => {
    const rideId = await t.asks(await t.person('Aline'))
    await t.waits(9 * minuteMs)
    const eric = await t.driver('Eric')
    await t.waits(minuteMs)
    expect(t.ride(rideId).state).toBe('offered')
    expect(await t.accepts(eric)).toBe(rideId)
  })

  test('an offer that runs out after the end of the search ends it', async () => {
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    await t.waits(9 * minuteMs)
    const eric = await t.driver('Eric')
    await t.driver('Other', northOf(kimironko, 100))
    await t.waits(3 * minuteMs)
    expect(t.ride(rideId).state).toBe('expired')
    expect(t.story(rideId).slice(-2)).toEqual(['offer_expired by system', 'expired by system'])
    expect(t.lastNews(aline)).toMatchObject({ data: { state: 'expired' } })
    expect(t.isBusy(eric)).toBe(false)
  })

  test('deadlines that passed while the server was down are met when it is back', async () => {
    const [first, second] = [await t.asks(await t.person('A')), await t.asks(await t.person('B'))]
    t.clock.advance(24 * 60 * minuteMs)
    await t.meetsDeadlines()
    expect([t.ride(first).state, t.ride(second).state]).toEqual(['expired', 'expired'])
  })
})
