import { describe, expect, test } from 'bun:test'
import { presenceOf } from '../drivers/presence.ts'
import * as standing from '../drivers/standing.ts'
import { instantOf, localTime } from '../trips/days.ts'
import { addRide, beginRide } from '../vehicles/testing.ts'
import { driver, operator, registers, tz, vehicle, verifies } from './papers/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from './testing.ts'

const kigali = { kind: 'location', latitude: -1.9441, longitude: 30.0619 } as const
const minuteMs = 60_000
async function onlineDriver(c: Cast, days = 100): Promise<Transcript> {
  const p = await driver(c, 'RAD 123 C', days)
  await p.taps('Go online')
  await p.sends(kigali)
  return p
}

const isOnline = (p: Transcript) => presenceOf(p.db.read, p.personId) !== undefined

describe('going online', () => {
  test('needs a shared location, lasts half an hour, and ends by choice', async () => {
    const c = await cast()
    const p = await driver(c)
    await p.taps('Go online')
    p.hears('Share your location to go online with *RAD 123 C*', '30 min', 'share it again')
    await p.says('Kimironko')
    p.hears('I need your location')
    await p.sends(kigali)
    p.hears('*You are online* with RAD 123 C until 10:30')
    p.offers('Go offline', 'Income')
    await p.says('drive')
    p.hears('*You are online* until 10:30', 'RAD 123 C · Cab · insured until 02/03/2027', 'Today: *0 RWF*')
    p.offers('Go offline', 'Requests', 'Income')
    await p.taps('Requests')
    p.hears('No request at the moment')
    await p.taps('Go offline')
    p.hears('You are offline. No requests come to you')
    p.offers('Go online', 'Income', 'My vehicles')
    expect(isOnline(p)).toBe(false)
    await p.taps('Go offline')
    p.hears('You were offline already.')
    await p.taps('Requests')
    p.hears('No request: you are offline.')
    await p.says('drive')
    p.hears('*You are offline.*')
    p.offers('Go online', 'Income', 'My vehicles')
  })

  test('a live location renews it quietly, with a word at most once in ten minutes', async () => {
    const c = await cast()
    const p = await onlineDriver(c)
    const said: number[] = []
    for (let minute = 1; minute <= 60; minute++) {
      await c.waits(minuteMs)
      await p.sends({ ...kigali, latitude: -1.94 - minute / 1000 })
      if (p.visible() !== '') said.push(minute)
    }
    expect(said).toHaveLength(6)
    expect(
      Math.min(...said.slice(1).map((minute, index) => minute - (said[index] ?? 0))),
    ).toBeGreaterThanOrEqual(9)
    expect(presenceOf(c.db.read, p.personId)).toMatchObject({ latitude: -2, source: 'live' })
    await p.sends(kigali)
    // What was offered last can still be typed.
    await p.says('1')
    p.hears('You are offline.')
  })

  test('goes on by a live location also in the middle of something else, and while a human answers', async () => {
    const c = await cast()
    const p = await onlineDriver(c)
    const at = async (latitude: number) => {
      await c.waits(20 * minuteMs)
      await p.sends({ ...kigali, latitude })
      p.hearsNothing()
      expect(presenceOf(c.db.read, p.personId)).toMatchObject({ latitude })
    }
    await p.says('qr')
    await at(-1.95)
    await p.standsAt('make-qr.payee')
    await p.says('agent')
    await at(-1.96)
    await at(-1.97)
  })

  test('ends when the location is too old, which is told', async () => {
    const c = await cast()
    const p = await onlineDriver(c)
    await p.waits(31 * minuteMs)
    p.hears('You are offline: I have not had your location for 30 min.')
    p.offers('Go online')
    expect(isOnline(p)).toBe(false)
    await p.taps('Go online')
    await p.sends(kigali)
    p.hears('You are online')
  })

  test('ends at the midnight at which the insurance does', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 0)
    await c.waits(13 * hourMs + 45 * minuteMs)
    await p.taps('Go online')
    await p.sends(kigali)
    p.hears('until 00:00')
    await p.waits(16 * minuteMs)
    p.hears('The insurance of *RAD 123 C* ended on 22/11/2026.', 'send a photo of it', 'You are offline now.')
    await p.taps('Go online')
    p.hears('The insurance of *RAD 123 C* ended')
    await p.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
    p.hears('ended on 22/11/2026')
    await verifies(c, 'RAD 123 C', 365)
    p.hears('is verified, insured until 23/11/2027')
  })

  test('is lost at once by a suspension, and can be had again', async () => {
    const c = await cast()
    const p = await onlineDriver(c)
    await operator(c, (tx, change) => standing.suspend(tx, p.personId, 'Two passengers complained.', change))
    p.hears('You are suspended as a driver: Two passengers complained.', 'You are offline now.')
    expect(isOnline(p)).toBe(false)
    await p.says('drive')
    p.hears('You are suspended as a driver')
    await p.sends(kigali)
    p.hears('You are suspended as a driver')
    await operator(c, (tx, change) => standing.restore(tx, p.personId, change))
    p.hears('You can drive again.', '*You are offline.*')
    await operator(c, (tx, change) => {
      expect(standing.restore(tx, p.personId, change)).toBe(false)
    })
    p.hears('You can drive again.')
  })

  test('is lost with the vehicle, also while the operator is being talked to', async () => {
    const c = await cast()
    const p = await onlineDriver(c)
    await p.says('agent')
    expect(isOnline(p)).toBe(true)
    await operator(c, (tx, change) =>
      standing.suspendVehicleOf(tx, vehicle(c, 'RAD 123 C'), 'Bad brakes.', change),
    )
    p.hears('*RAD 123 C* is suspended: Bad brakes.', 'You are offline now.')
    await p.says('start')
    await p.says('drive')
    p.hears('*RAD 123 C* is suspended: Bad brakes.')
    await operator(c, (tx, change) => standing.restoreVehicleOf(tx, vehicle(c, 'RAD 123 C'), change))
    p.hears('You can drive again.')
    expect(vehicle(c, 'RAD 123 C').state).toBe('active')
  })

  test('is not lost in the middle of a ride, but after it', async () => {
    const c = await cast()
    const [p, passenger] = [await onlineDriver(c), await c.person()]
    const ride = {
      driverId: p.personId,
      vehicleId: vehicle(c, 'RAD 123 C').id,
      passengerId: passenger.personId,
    }
    const rideId = await c.db.write((tx) => beginRide(tx, ride))
    await operator(c, (tx, change) => standing.suspend(tx, p.personId, 'Two passengers complained.', change))
    p.hears('You are suspended', 'Your ride goes on as agreed. After it you are offline.')
    expect(isOnline(p)).toBe(true)
    await p.says('drive')
    p.hears('*You are online*', 'You have a ride under way.')
    p.offers('See the ride', 'Go offline', 'Income')
    await p.sends({ kind: 'choice', id: 'drive!requests!', title: 'Requests' })
    p.hears('You have a ride under way.')
    await operator(c, (tx, change) => {
      tx.run(
        `update ride set state = 'cancelled', cancelled_by = 'system', ended_at = 9 where id = ?`,
        rideId,
      )
      standing.afterRide(tx, p.personId, change)
    })
    p.hears('You are suspended as a driver', 'You are offline now.')
    expect(isOnline(p)).toBe(false)
  })

  test('whose insurance ends in the middle of a ride drives to its end', async () => {
    const c = await cast()
    const [p, passenger] = [await driver(c, 'RAD 123 C', 0), await c.person()]
    await c.waits(13 * hourMs + 45 * minuteMs)
    await p.taps('Go online')
    await p.sends(kigali)
    const vehicleId = vehicle(c, 'RAD 123 C').id
    await c.db.write((tx) =>
      beginRide(tx, { driverId: p.personId, vehicleId, passengerId: passenger.personId }),
    )
    await p.waits(16 * minuteMs)
    p.hears('The insurance of *RAD 123 C* ended', 'Your ride goes on as agreed. After it you are offline.')
  })

  test('stop takes offline', async () => {
    const p = await onlineDriver(await cast())
    await p.says('stop')
    p.hears('You are offline as a driver too.')
    expect(isOnline(p)).toBe(false)
  })

  test('shows the request that waits', async () => {
    const c = await cast()
    const [p, passenger] = [await onlineDriver(c), await c.person()]
    await c.db.write((tx) => {
      tx.run(
        `insert into ride (passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, radius_m, pin,
           requested_at, look_until) values (?, 'cab', 'requested', -1.95, 30.06, 10000, '1234', 1, 9e15)`,
        passenger.personId,
      )
      tx.run(
        `insert into ride_offer (ride_id, driver_id, state, distance_m, offered_at, expires_at)
           values (1, ?, 'open', 500, 1, ?)`,
        p.personId,
        c.clock.now() + 60_000,
      )
    })
    await p.says('drive')
    p.hears('A request waits for your answer.')
    p.offers('See the request', 'Go offline', 'Income')
    expect(p.choices()[0]?.id).toBe('ride!show!')
    await p.sends({ kind: 'choice', id: 'drive!requests!', title: 'Requests' })
    p.offers('See the request', 'Go offline')
  })
})

describe('a location sent at rest', () => {
  test('is asked about, of a driver who is offline', async () => {
    const p = await driver(await cast())
    await p.sends(kigali)
    p.hears('What shall I do with this location?')
    p.offers('Go online here', 'Find a ride here')
    await p.says('hm')
    p.hears('Please tap one of the choices')
    expect(p.choices()[1]?.id).toBe('find-ride!here!-1.9441,30.0619')
    await p.taps('Go online here')
    p.hears('You are online')
    expect(presenceOf(p.db.read, p.personId)).toMatchObject({ latitude: -1.9441, longitude: 30.0619 })
  })

  test('is asked for anew when it is old', async () => {
    const c = await cast()
    const p = await driver(c)
    await p.sends(kigali)
    await c.waits(11 * minuteMs)
    await p.taps('Go online here')
    p.hears('That location is some minutes old.', 'Share your location')
    await p.sends({ ...kigali, latitude: -1.95 })
    p.hears('You are online')
  })

  test('may be followed by a better one', async () => {
    const p = await driver(await cast())
    await p.sends(kigali)
    await p.sends({ ...kigali, latitude: -1.95 })
    p.hears('What shall I do with this location?')
    await p.taps('Go online here')
    expect(presenceOf(p.db.read, p.personId)?.latitude).toBe(-1.95)
  })

  test('is about a ride, of somebody who cannot drive yet', async () => {
    const p = await (await cast()).person()
    await registers(p, 'RAD 123 C')
    await p.sends(kigali)
    p.hears('still checking *RAD 123 C*')
    p.offers('Find a ride here', 'Send certificate', 'My vehicles')
  })
})

describe('income', () => {
  /** Rides of these days and hours of Kigali, for 1,000 francs each and one more for each that follows. */
  async function drove(c: Cast, p: Transcript, times: [day: number, hour: number][]): Promise<void> {
    const passenger = await c.person()
    const today = localTime(c.clock.now(), tz).day
    await c.db.write((tx) => {
      times.forEach(([day, hour], index) => {
        addRide(tx, {
          driverId: p.personId,
          vehicleId: vehicle(c, 'RAD 123 C').id,
          passengerId: passenger.personId,
          fareRwf: 1000 + index,
          endedAt: instantOf(today + day, hour * 60, tz),
          from: 'Kimironko market',
          to: 'Remera',
        })
      })
    })
  }

  test('is counted by days and weeks of Kigali', async () => {
    const c = await cast()
    const p = await driver(c)
    // Today is a Sunday: midnight belongs to today, Monday began the week six days ago.
    await drove(c, p, [
      [0, 0],
      [0, 9],
      [-1, 23.99],
      [-6, 0],
      [-7, 23.99],
      [-40, 12],
    ])
    await p.says('income')
    p.hears('Today: *2,001 RWF* · rides: 2')
    await p.taps('Income')
    p.hears(
      'Today: *2,001 RWF* · rides: 2',
      'This week: *4,006 RWF* · rides: 4',
      'Since you began: *6,015 RWF* · rides: 6',
    )
    p.offers('This week (PDF)', 'This month (PDF)', 'Last month (PDF)')
  })

  test('comes as a file for a week, a month or the last one', async () => {
    const c = await cast()
    const p = await driver(c)
    await drove(c, p, [
      [0, 9],
      [-40, 12],
    ])
    await p.says('drive')
    await p.taps('Income')
    await p.taps('This week (PDF)')
    p.hears(
      '[▣ inzira-2026-11-16-to-2026-11-22.pdf]',
      'Your statement, 16/11/2026 – 22/11/2026.',
      'Anything else?',
    )
    const { day } = localTime(c.clock.now(), tz)
    expect(p.heard[0]).toMatchObject({
      file: { source: 'statement', personId: p.personId, fromDay: day - 6, toDay: day, language: 'en' },
    })
    await p.taps('This month (PDF)')
    p.hears('01/11/2026 – 22/11/2026')
    await p.taps('Last month (PDF)')
    p.hears('01/10/2026 – 31/10/2026')
  })

  test('is not stated where there is none', async () => {
    const p = await driver(await cast())
    await p.says('drive')
    await p.taps('Income')
    await p.taps('Last month (PDF)')
    p.hears('No ride was completed from 01/10/2026 to 31/10/2026')
    p.offers('Income')
  })
})

test('stars are shown when there are some', async () => {
  const c = await cast()
  const p = await driver(c)
  await p.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
  await p.sends(kigali)
  await c.db.write((tx) => tx.run('update driver set stars_sum = 14, stars_count = 3'))
  await p.says('drive')
  p.hears('Your stars: ★ 4.7 (3)')
})

test('an insurance that ends beyond every calendar is shown all the same', async () => {
  const c = await cast()
  const p = await onlineDriver(c)
  for (const until of [Number.MAX_SAFE_INTEGER, 8_640_000_000_000_001]) {
    await c.db.write((tx) => tx.run('update vehicle set insured_until = ?', until))
    await p.says('drive')
    p.hears('*You are online*', 'insured until 31/12/9999')
  }
})
