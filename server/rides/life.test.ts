import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { kimironko, northOf, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town({ publicUrl: 'https://inzira.rw/' })
})
afterEach(() => t.db.close())

describe('a whole ride', () => {
  test('is asked for, accepted, begun with the PIN, paid and rated, and both hear of every change', async () => {
    const eric = await t.driver('Eric Mugisha', northOf(kimironko, 500))
    const aline = await t.person('Aline Uwase')
    const rideId = await t.asks(aline)
    expect(await t.does(aline, (rides) => rides.current())).toMatchObject({
      state: 'offered',
      role: 'passenger',
      other: null,
      pin: null,
      offeredTo: { driverId: eric, name: 'Eric' },
      estimateRwf: 447,
    })
    expect(await t.does(eric, (rides) => rides.openOffer())).toMatchObject({
      rideId,
      distanceM: 500,
      passengerName: 'Aline',
      passengerStars: null,
    })
    expect(t.isBusy(eric)).toBe(true)

    await t.accepts(eric)
    const seen = await t.does(aline, (rides) => rides.current())
    expect(seen).toMatchObject({
      state: 'accepted',
      other: { name: 'Eric Mugisha', phone: '250788000001', plate: 'RAB 001 C', stars: null },
      etaMinutes: 2,
    })
    expect(await t.does(eric, (rides) => rides.current())).toMatchObject({
      role: 'driver',
      pin: null,
      other: { name: 'Aline Uwase', phone: '250788000002' },
    })
    t.clock.advance(240_000)
    await t.does(eric, (rides) => rides.arrive(rideId))
    expect(await t.does(eric, (rides) => rides.start(rideId, seen?.pin ?? ''))).toMatchObject({
      ride: { state: 'started' },
    })
    expect(await t.does(eric, (rides) => rides.usualFare(rideId))).toBe(447)
    expect(await t.does(eric, (rides) => rides.complete(rideId, 500))).toMatchObject({
      ride: { state: 'completed', fareRwf: 500, other: { phone: null } },
    })
    expect(t.isBusy(eric)).toBe(false)
    expect(await t.does(aline, (rides) => rides.payee(rideId))).toEqual({
      payee: '0788000001',
      fareRwf: 500,
    })
    expect(await t.does(aline, (rides) => rides.rate(rideId, 5))).toEqual({ rated: true })
    expect(await t.does(eric, (rides) => rides.rate(rideId, 4))).toEqual({ rated: true })
    expect(
      await t.does(aline, (rides) => rides.nearby({ vehicleType: 'moto', at: kimironko })),
    ).toMatchObject([
      { driverId: eric, name: 'Eric', distanceM: 800, minutes: 3, stars: 5, ratings: 1, plate: 'RAB 001 C' },
    ])

    expect(t.story(rideId)).toEqual([
      'requested by passenger',
      'offered by system',
      'accepted by driver',
      'arrived by driver',
      'started by driver',
      'completed by driver',
      'rated by passenger',
      'rated by driver',
    ])
    const changes = ['accepted', 'arrived', 'started', 'completed'].map((state) => ({
      name: 'ride.changed',
      data: { rideId, state, by: 'driver' },
    }))
    expect(t.news(aline)).toEqual(changes)
    expect(t.news(eric)).toEqual([{ name: 'ride.offer', data: { offerId: 1 } }, ...changes])
    expect(new Set(t.woken)).toEqual(new Set([`p${aline}`, `p${eric}`]))
  })

  test('remembers where the driver was at each change, but not where drivers were who were only asked', async () => {
    const eric = await t.driver('Eric', northOf(kimironko, 500))
    const rideId = await t.asks(await t.person('Aline'))
    await t.accepts(eric)
    await t.db.write((tx) => t.online(tx, eric, kimironko))
    await t.does(eric, (rides) => rides.arrive(rideId))
    expect(t.events(rideId).map(({ what, latitude }) => [what, latitude])).toEqual([
      ['requested', null],
      ['offered', null],
      ['accepted', northOf(kimironko, 500).latitude],
      ['arrived', kimironko.latitude],
    ])
  })

  test('is nobody else’s: strangers find nothing and change nothing', async () => {
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    const mallory = await t.driver('Mallory', northOf(kimironko, 900))
    const rideId = await t.asks(aline)
    const offerId = (await t.does(eric, (rides) => rides.openOffer()))?.id ?? 0
    const gone = { problem: 'gone' } as const
    const tries = () =>
      t.does(mallory, (rides) => [
        rides.accept(offerId),
        rides.decline(offerId),
        rides.arrive(rideId),
        rides.start(rideId, t.ride(rideId).pin),
        rides.complete(rideId, 1),
        rides.cancel(rideId, 'no'),
        rides.rate(rideId, 1),
        rides.relay(rideId, 'hi'),
        rides.shareLink(rideId),
        rides.sos(rideId),
      ])
    expect(await tries()).toEqual(Array(10).fill(gone))
    await t.accepts(eric)
    expect(await tries()).toEqual(Array(10).fill(gone))
    expect(
      await t.does(mallory, (rides) => [rides.find(rideId), rides.sosOf(rideId), rides.payee(rideId)]),
    ).toEqual([undefined, undefined, null])
    // The passenger is no driver of it either.
    expect(await t.does(aline, (rides) => [rides.arrive(rideId), rides.complete(rideId, 1)])).toEqual([
      gone,
      gone,
    ])
    expect(t.ride(rideId).state).toBe('accepted')
  })

  test('does not begin for somebody who is in one, in whichever role', async () => {
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    await t.asks(aline)
    await expect(t.asks(aline)).rejects.toThrow('already_riding')
    await t.accepts(eric)
    await expect(t.asks(eric)).rejects.toThrow('already_riding')
  })
})

describe('a second tap on a button that worked', () => {
  test('shows the ride as it stands and changes nothing', async () => {
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    const rideId = await t.asks(aline)
    const offerId = (await t.does(eric, (rides) => rides.openOffer()))?.id ?? 0
    const { pin } = t.ride(rideId)
    for (const [state, act] of [
      ['accepted', () => t.does(eric, (rides) => rides.accept(offerId))],
      ['arrived', () => t.does(eric, (rides) => rides.arrive(rideId))],
      ['started', () => t.does(eric, (rides) => rides.start(rideId, pin))],
    ] as const) {
      await act()
      expect(await act()).toMatchObject({ ride: { state } })
    }
    await t.does(eric, (rides) => rides.complete(rideId, 400))
    const before = t.events(rideId).length
    const late = { problem: 'too_late' } as const
    expect(
      await t.does(eric, (rides) => [
        rides.accept(offerId),
        rides.decline(offerId),
        rides.arrive(rideId),
        rides.start(rideId, pin),
        rides.complete(rideId, 900),
        rides.cancel(rideId, 'no'),
        rides.relay(rideId, 'hi'),
        rides.shareLink(rideId),
      ]),
    ).toEqual(Array(8).fill(late))
    await t.does(eric, (rides) => rides.rate(rideId, 5))
    expect(await t.does(eric, (rides) => rides.rate(rideId, 1))).toEqual({ problem: 'already_rated' })
    expect(t.events(rideId)).toHaveLength(before + 1)
  })
})

describe('the PIN', () => {
  test('typed on the way says that the driver has arrived as well', async () => {
    const { eric, rideId } = await accepted()
    const started = await t.does(eric, (rides) =>
      rides.start(rideId, ` ${t.ride(rideId).pin.split('').join(' ')} `),
    )
    expect(started).toMatchObject({ ride: { state: 'started' } })
    expect(t.story(rideId).slice(-2)).toEqual(['arrived by driver', 'started by driver'])
  })

  test('opens nothing after five wrong ones; the passenger is told and starts it', async () => {
    const { eric, aline, rideId } = await accepted()
    const { pin } = t.ride(rideId)
    const wrong = pin === '0000' ? '1111' : '0000'
    const tries = []
    for (let n = 0; n < 5; n += 1) tries.push(await t.does(eric, (rides) => rides.start(rideId, wrong)))
    expect(tries.map((result) => 'problem' in result && result.problem)).toEqual([
      ...Array(4).fill('wrong_pin'),
      'pin_locked',
    ])
    expect(await t.does(eric, (rides) => rides.start(rideId, pin))).toEqual({ problem: 'pin_locked' })
    expect(t.lastNews(aline)).toEqual({ name: 'ride.pinLocked', data: { rideId } })
    expect(await t.does(aline, (rides) => rides.start(rideId))).toMatchObject({ ride: { state: 'started' } })
    expect(t.lastNews(eric)).toMatchObject({ data: { state: 'started', by: 'passenger' } })
  })

  test('a passenger begins no ride to which nobody has come yet, whatever their phone sends', async () => {
    const { aline, eric, rideId } = await accepted()
    expect(await t.does(aline, (rides) => rides.start(rideId))).toEqual({ problem: 'not_arrived' })
    expect(t.ride(rideId).state).toBe('accepted')
    await t.does(eric, (rides) => rides.arrive(rideId))
    expect(await t.does(aline, (rides) => rides.start(rideId))).toMatchObject({ ride: { state: 'started' } })
  })
})

describe('the fare', () => {
  test('is at most ten times the estimate, and no nonsense', async () => {
    const { eric, rideId } = await started()
    const ask = (fare: number) => t.does(eric, (rides) => rides.complete(rideId, fare))
    for (const fare of [447 * 10 + 1, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await ask(fare)).toEqual({ problem: 'fare_too_high' })
    }
    expect(await ask(447 * 10)).toMatchObject({ ride: { fareRwf: 4470 } })
  })

  test('counts the wait at the pickup, however long', async () => {
    const { eric, rideId } = await accepted()
    await t.does(eric, (rides) => rides.arrive(rideId))
    t.clock.advance(70 * 60_000)
    await t.does(eric, (rides) => rides.start(rideId, t.ride(rideId).pin))
    const usual = await t.does(eric, (rides) => rides.usualFare(rideId))
    expect(usual).toBe(447 + 60 * 21)
    expect(await t.does(eric, (rides) => rides.complete(rideId, usual ?? 0))).toMatchObject({
      ride: { fareRwf: usual },
    })
  })

  test('without an estimate is at most a million', async () => {
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    await t.does(aline, (rides) => rides.request({ vehicleType: 'moto', pickup: kimironko }))
    const rideId = await t.accepts(eric)
    await t.does(eric, (rides) => rides.start(rideId, t.ride(rideId).pin))
    expect(await t.does(eric, (rides) => rides.usualFare(rideId))).toBeNull()
    expect(await t.does(eric, (rides) => rides.complete(rideId, 1_000_001))).toEqual({
      problem: 'fare_too_high',
    })
    expect(await t.does(eric, (rides) => rides.complete(rideId, 1_000_000))).toMatchObject({
      ride: { fareRwf: 1_000_000 },
    })
  })
})

async function accepted() {
  const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
  const rideId = await t.asks(aline)
  await t.accepts(eric)
  return { eric, aline, rideId }
}

async function started() {
  const both = await accepted()
  await t.does(both.eric, (rides) => rides.start(both.rideId, t.ride(both.rideId).pin))
  return both
}
