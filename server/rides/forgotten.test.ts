import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { sharedRide } from './shared.ts'
import { kimironko, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town({ publicUrl: 'https://inzira.rw' })
})
afterEach(() => t.db.close())

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A ride of Aline's with Eric, at one of its steps. */
async function rideAt(step: 'accepted' | 'arrived' | 'started', dropoff = true) {
  const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
  if (dropoff) await t.asks(aline)
  else await t.does(aline, (rides) => rides.request({ vehicleType: 'moto', pickup: kimironko }))
  const rideId = await t.accepts(eric)
  if (step === 'arrived') await t.does(eric, (rides) => rides.arrive(rideId))
  if (step === 'started') await t.does(eric, (rides) => rides.start(rideId, t.ride(rideId).pin))
  return { eric, aline, rideId }
}

const told = (personId: number) => t.news(personId).map(({ name }) => name)

describe('a ride in which nothing happens any more', () => {
  test.each([
    ['accepted', 'never_met'],
    ['arrived', 'never_met'],
    ['started', 'never_ended'],
  ] as const)('and which is %s: both are reminded, and it ends', async (step, reason) => {
    const { eric, aline, rideId } = await rideAt(step)
    await t.waits(2 * hourMs)
    for (const personId of [eric, aline]) {
      expect(t.lastNews(personId)).toMatchObject({ name: 'ride.stillOn', data: { rideId, state: step } })
    }
    await t.waits(9 * hourMs)
    expect(t.ride(rideId).state).toBe(step)
    expect(told(aline).filter((name) => name === 'ride.stillOn')).toHaveLength(1)
    await t.waits(hourMs)
    expect(t.ride(rideId)).toMatchObject({
      state: 'cancelled',
      cancelled_by: 'system',
      cancel_reason: reason,
      check_at: null,
    })
    for (const personId of [eric, aline]) expect(t.lastNews(personId)).toMatchObject({ name: 'ride.changed' })
    await t.db.write((tx) => t.online(tx, eric, kimironko))
    expect(t.isBusy(eric)).toBe(false)
    const news = t.news(aline).length
    await t.waits(3 * dayMs)
    expect(t.news(aline)).toHaveLength(news)
  })

  test('is asked after when it takes three times as long as it should, and never in less than half an hour', async () => {
    const { aline } = await rideAt('started')
    await t.waits(29 * minuteMs)
    expect(told(aline)).not.toContain('ride.stillOn')
    await t.waits(2 * minuteMs)
    expect(told(aline)).toContain('ride.stillOn')
  })

  test('without a destination is asked after when two hours are over', async () => {
    const { aline } = await rideAt('started', false)
    await t.waits(2 * hourMs - 1)
    expect(told(aline)).not.toContain('ride.stillOn')
    await t.waits(1)
    expect(told(aline)).toContain('ride.stillOn')
  })

  test('is not asked after once it has ended', async () => {
    const { eric, aline, rideId } = await rideAt('started')
    await t.does(eric, (rides) => rides.complete(rideId, 400))
    await t.waits(dayMs)
    expect(told(aline)).not.toContain('ride.stillOn')
    expect(t.ride(rideId).state).toBe('completed')
  })

  test('ended by hand is left alone', async () => {
    const { rideId } = await rideAt('started')
    const byHand = `update ride set state = 'cancelled', cancelled_by = 'operator', ended_at = 1 where id = ?`
    await t.db.write((tx) => tx.run(byHand, rideId))
    await t.waits(dayMs)
    expect(t.ride(rideId)).toMatchObject({ cancelled_by: 'operator', check_at: null })
  })

  test('shows those who follow it no position after six hours, even if nobody ends it', async () => {
    const { eric, aline, rideId } = await rideAt('started')
    const link = await t.does(aline, (rides) => rides.shareLink(rideId))
    const token = 'url' in link ? (link.url ?? '').split('/').at(-1) : undefined
    const position = () => sharedRide(t.db.read, token ?? '', t.clock.now())?.position
    t.clock.advance(6 * hourMs - 1)
    await t.db.write((tx) => t.online(tx, eric, kimironko))
    expect(position()).not.toBeNull()
    t.clock.advance(1)
    expect(position()).toBeNull()
  })
})

describe('when the clock was set back by a day', () => {
  /** As if everything so far had been done a day ahead of now. */
  const setBack = () => {
    t.clock.advance(-dayMs)
  }

  test('an offer runs out now, and the search lasts no longer than others', async () => {
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    const rideId = await t.asks(aline)
    setBack()
    await t.meetsDeadlines()
    expect(t.lastNews(eric)).toMatchObject({ name: 'ride.offerEnded', data: { why: 'expired' } })
    expect(t.ride(rideId).state).toBe('requested')
    await t.waits(t.rules.lookMs + minuteMs)
    expect(t.ride(rideId).state).toBe('expired')
    expect(t.isBusy(eric)).toBe(false)
  })

  test('a search goes on at once, and finds who is there', async () => {
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    setBack()
    await t.driver('Eric')
    await t.meetsDeadlines()
    expect(t.ride(rideId).state).toBe('offered')
  })

  test('a ride under way is asked after once, and still ends', async () => {
    const { aline, rideId } = await rideAt('started')
    setBack()
    await t.meetsDeadlines()
    await t.meetsDeadlines()
    expect(told(aline).filter((name) => name === 'ride.stillOn')).toHaveLength(1)
    await t.waits(2 * dayMs)
    expect(t.ride(rideId).state).toBe('cancelled')
  })

  test('by less than a minute nothing is hurried', async () => {
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    const rideId = await t.asks(aline)
    t.clock.advance(-59_000)
    await t.meetsDeadlines()
    expect(t.ride(rideId).state).toBe('offered')
    expect(told(eric)).toEqual(['ride.offer'])
  })
})

describe('a ride changed by hand on the database', () => {
  const cancelByHand = `update ride set state = 'cancelled', cancelled_by = 'operator', ended_at = 1 where id = ?`

  test('leaves nobody asked, and frees the driver', async () => {
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    const rideId = await t.asks(aline)
    await t.db.write((tx) => tx.run(cancelByHand, rideId))
    expect(t.db.read.all('select state from ride_offer')).toEqual([{ state: 'withdrawn' }])
    expect(t.isBusy(eric)).toBe(false)
    expect(await t.does(eric, (rides) => rides.accept(1))).toEqual({ problem: 'too_late' })
    await t.waits(minuteMs)
  })

  test('with its offer still open has it withdrawn when its time is over', async () => {
    await t.db.write((tx) => tx.run('drop trigger ride_is_offered_no_more'))
    const [eric, aline] = [await t.driver('Eric'), await t.person('Aline')]
    const rideId = await t.asks(aline)
    await t.db.write((tx) => tx.run(cancelByHand, rideId))
    await t.waits(t.rules.offerMs)
    expect(t.db.read.all('select state from ride_offer')).toEqual([{ state: 'withdrawn' }])
    expect(t.lastNews(eric)).toMatchObject({ name: 'ride.offerEnded', data: { why: 'withdrawn' } })
    expect(t.isBusy(eric)).toBe(false)
  })

  test('without the offer it is on can still be cancelled', async () => {
    await t.driver('Eric')
    const aline = await t.person('Aline')
    const rideId = await t.asks(aline)
    await t.db.write((tx) => tx.run('delete from ride_offer'))
    await t.does(aline, (rides) => rides.cancel(rideId, 'x'))
    expect(t.ride(rideId).state).toBe('cancelled')
  })
})
