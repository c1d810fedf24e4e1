import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { makeQr } from '../../qr/code.ts'
import { kimironko, nyabugogo, remera, vehicleFor } from '../../trips/testing.ts'
import { addRide } from '../../vehicles/testing.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let aline: TestBrowser
let jean: TestBrowser
beforeEach(async () => {
  running = await startAll()
  aline = await signedInBrowser(context(), '250788123456')
  jean = await signedInBrowser(context(), '250788000001')
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context
const payee = { country: 'RW', network: null, kind: 'merchant', value: '123456' } as const
const madeQr = (personId: number, now: number) =>
  context().db.write((tx) => makeQr(tx, personId, { payee, amountRwf: 2_000, now }))
const drove = (vehicleId: number, endedAt: number) =>
  context().db.write((tx) =>
    addRide(tx, { driverId: jean.personId, vehicleId, passengerId: aline.personId, fareRwf: 1_500, endedAt }),
  )
const car = () => context().db.write((tx) => vehicleFor(tx, jean.personId))
const plan = async (browser: TestBrowser, more: object) =>
  (
    await browser.send('POST', '/api/trips', {
      role: 'passenger',
      from: kimironko,
      to: nyabugogo,
      date: 'tomorrow',
      hour: 'any',
      seats: 1,
      repeats: 'once',
      ...more,
    })
  ).body

describe('history', () => {
  test('holds rides of either role, planned trips with their company, and QR codes, the newest first', async () => {
    await drove(await car(), 1_000)
    await madeQr(aline.personId, 2_000)
    await plan(jean, { role: 'driver', seats: 2 })
    const { trip, matches } = await plan(aline, {})
    const [{ dayId, otherDayId }] = matches
    const { booking } = (await aline.send('POST', `/api/trips/${trip.id}/ask`, { dayId, otherDayId })).body
    await jean.send('POST', `/api/bookings/${booking.id}/accept`)
    const { entries, next } = (await aline.send('GET', '/api/history')).body
    expect(next).toBeNull()
    expect(entries).toMatchObject([
      { kind: 'trip', id: trip.id, trip: { firstDay: expect.any(Number), with: [{ state: 'agreed' }] } },
      { kind: 'qr', at: 2_000, qr: { shown: '123456', amountRwf: 2_000, ussd: expect.any(String) } },
      { kind: 'ride', ride: { role: 'passenger', fareRwf: 1_500 } },
    ])
    const his = (await jean.send('GET', '/api/history')).body.entries
    expect(his.map(({ kind }: { kind: string }) => kind)).toEqual(['trip', 'ride'])
    expect(his[1].ride.role).toBe('driver')
  })

  test('comes in pages that leave nothing out and repeat nothing', async () => {
    const vehicleId = await car()
    for (let n = 1; n <= 4; n += 1) {
      await madeQr(aline.personId, n * 1_000)
      await drove(vehicleId, n * 1_000)
    }
    await plan(aline, {})
    await plan(aline, { to: remera })
    const seen: string[] = []
    let before: string | null = null
    for (let page = 0; page < 5; page += 1) {
      const path: string = `/api/history?limit=3${before === null ? '' : `&before=${before}`}`
      const { entries, next } = (await aline.send('GET', path)).body
      seen.push(...entries.map(({ kind, id }: { kind: string; id: number }) => `${kind}${id}`))
      before = next
      if (before === null) break
    }
    expect(before).toBeNull()
    expect(seen).toHaveLength(10)
    expect(new Set(seen).size).toBe(10)
    expect(seen.slice(0, 4)).toEqual(['trip2', 'trip1', 'qr4', 'qr3'])
  })

  test('is one’s own, within bounds, and nobody’s without a session', async () => {
    await madeQr(jean.personId, 1_000)
    expect((await aline.send('GET', '/api/history')).body).toEqual({ entries: [], next: null })
    for (const query of ['limit=0', 'limit=51', 'limit=all', 'before=x', 'before=1.2'])
      expect([query, (await aline.send('GET', `/api/history?${query}`)).status]).toEqual([query, 400])
    expect((await strangerBrowser(context()).send('GET', '/api/history')).status).toBe(401)
  })
})
