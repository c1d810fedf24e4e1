import { describe, expect, test } from 'bun:test'
import * as standing from '../drivers/standing.ts'
import { localTime } from '../trips/days.ts'
import { clean, driver, operator, photo, reads, tz, vehicle, verifies } from './papers/testing.ts'
import { cast, hourMs, type Transcript } from './testing.ts'

const dayMs = 24 * hourMs

/** What they are told until then, with the day and hour. */
async function told(p: Transcript, days: number): Promise<string[]> {
  const heard: string[] = []
  for (let hour = 0; hour < days * 24; hour++) {
    await p.waits(hourMs)
    if (p.visible() === '') continue
    const { day, minute } = localTime(p.clock.now(), tz)
    const date = new Date(day * dayMs).toISOString().slice(5, 10)
    heard.push(`${date} ${Math.floor(minute / 60)}h ${p.visible().split('\n')[0]}`)
    p.heard = []
  }
  return heard
}

describe('the end of an insurance', () => {
  test('is told 30, 7 and 1 days before at nine, and in the morning after', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 40)
    expect(await told(p, 43)).toEqual([
      expect.stringMatching(/^12-03 9h .*ends on 01\/01\/2027 \(days left: 30\)/),
      expect.stringMatching(/^12-26 9h .*days left: 7/),
      expect.stringMatching(/^01-01 9h .*Today, 01\/01\/2027, is the last day/),
      expect.stringMatching(/^01-02 9h .*ended on 01\/01\/2027/),
    ])
  })

  test('is told with a button that leads straight to the photo', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 7)
    await p.waits(dayMs)
    p.hears('days left: 7')
    p.offers('New certificate', 'My vehicles')
    await p.taps('New certificate')
    p.hears('Send a photo or the PDF of the *insurance certificate* of *RAD 123 C*.')
    await p.standsAt('vehicles.photo')
  })

  test('is told once to who is online at that midnight', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 0)
    await c.waits(13 * hourMs + 45 * 60_000)
    await p.taps('Go online')
    await p.sends({ kind: 'location', latitude: -1.9441, longitude: 30.0619 })
    await p.waits(hourMs)
    p.hears('ended on 22/11/2026', 'You are offline now.')
    p.offers('New certificate', 'My vehicles')
    expect(await told(p, 2)).toEqual([])
  })

  test('is told for the new day after a renewal, and not for the old one', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 10)
    await verifies(c, 'RAD 123 C', 40)
    const heard = await told(p, 42)
    expect(heard.map((one) => one.slice(0, 5))).toEqual(['12-03', '12-26', '01-01', '01-02'])
  })

  test('is not told of a vehicle that was removed or suspended', async () => {
    const c = await cast()
    const [p, other] = [await driver(c, 'RAD 123 C', 10), await driver(c, 'RAD 456 C', 10)]
    await p.taps('My vehicles')
    await p.taps('RAD 123 C')
    await p.taps('Remove')
    await p.taps('Yes, remove it')
    await operator(c, (tx, change) =>
      standing.suspendVehicleOf(tx, vehicle(c, 'RAD 456 C'), 'Brakes.', change),
    )
    p.heard = []
    other.heard = []
    expect(await told(p, 13)).toEqual([])
    other.hearsNothing()
  })

  test('is not asked about while the operator has the new certificate', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 10)
    await p.sends({ kind: 'choice', id: `vehicles!renew!${vehicle(c, 'RAD 123 C').id}`, title: 'x' })
    await p.sends(photo())
    await reads(p, clean)
    p.hears('Saved')
    p.heard = []
    expect((await told(p, 12)).map((one) => one.slice(0, 8))).toEqual(['12-03 9h'])
  })

  test('is asked about again when the operator has vouched for it without that certificate', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 10)
    await p.sends({ kind: 'choice', id: `vehicles!renew!${vehicle(c, 'RAD 123 C').id}`, title: 'x' })
    await p.sends(photo())
    await reads(p, { ...clean, valid_to: '2026-12-20' })
    await verifies(c, 'RAD 123 C', 40)
    p.heard = []
    expect((await told(p, 12)).map((one) => one.slice(0, 8))).toEqual(['12-03 9h'])
  })

  test('of each of several vehicles is told', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 0)
    await p.sends({ kind: 'choice', id: 'vehicles!add!', title: 'x' })
    await p.taps('Cab')
    await p.taps('No paper at hand')
    await p.says('RAD 456 C')
    await verifies(c, 'RAD 456 C', 0)
    p.heard = []
    await p.waits(dayMs)
    p.hears('*RAD 123 C* ended on 22/11/2026')
    p.hears('*RAD 456 C* ended on 22/11/2026')
  })
})
