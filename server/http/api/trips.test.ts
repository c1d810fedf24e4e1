import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { setDefault } from '../../qr/code.ts'
import { kimironko, nyabugogo, remera, vehicleFor } from '../../trips/testing.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let aline: TestBrowser
let jean: TestBrowser
let stranger: TestBrowser
beforeEach(async () => {
  running = await startAll()
  aline = await signedInBrowser(context(), '250788123456')
  jean = await signedInBrowser(context(), '250788000001')
  stranger = await signedInBrowser(context(), '250788000002')
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context
const car = (browser: TestBrowser, given = {}) =>
  context().db.write((tx) => vehicleFor(tx, browser.personId, given))
const wish = (more: object = {}) => ({
  role: 'passenger',
  from: kimironko,
  to: nyabugogo,
  date: 'tomorrow',
  hour: 8,
  seats: 1,
  repeats: 'once',
  ...more,
})
const offer = (more: object = {}) =>
  wish({ role: 'driver', hour: undefined, window: { fromMin: 420, toMin: 540 }, seats: 3, ...more })

/** Aline and Jean plan trips that suit each other; Aline's comes last and sees Jean's. */
async function twoWhoSuit() {
  await car(jean)
  const drive = (await jean.send('POST', '/api/trips', offer())).body

  const ride = (await aline.send('POST', '/api/trips', wish())).body
  return { drive, ride, match: ride.matches[0] }
}

async function askedBooking() {
  const { ride, drive, match } = await twoWhoSuit()
  const { dayId, otherDayId } = match
  const asked = await aline.send('POST', `/api/trips/${ride.trip.id}/ask`, { dayId, otherDayId })
  return { id: asked.body.booking.id as number, ride, drive, match, asked }
}

describe('planning a trip', () => {
  test('as a passenger keeps it and shows who suits; the driver sees the passenger too', async () => {
    const { ride, drive, match } = await twoWhoSuit()
    expect(ride.trip).toMatchObject({ role: 'passenger', windowFromMin: 420, windowToMin: 540, seats: 1 })
    expect(match).toMatchObject({ role: 'driver', name: 'Person', vehicleType: 'cab', seats: 3 })
    const found = await jean.send('POST', `/api/trips/${drive.trip.id}/matches`, {})
    expect(found.body.matches).toHaveLength(1)
    const mine = (await aline.send('GET', '/api/trips')).body
    expect(mine.trips.map(({ id }: { id: number }) => id)).toEqual([ride.trip.id])
    expect(mine.vehicles).toEqual([])
  })

  test('says which field is wrong, and why', async () => {
    const fieldOf = async (more: object) => {
      const { status, body } = await aline.send('POST', '/api/trips', wish(more))
      return [status, body.code, body.fields?.[0]?.field]
    }
    expect(await fieldOf({ date: '2026-02-31' })).toEqual([400, 'request.invalid', 'date'])
    expect(await fieldOf({ date: 'some day' })).toEqual([400, 'request.invalid', 'date'])
    expect(await fieldOf({ hour: undefined })).toEqual([400, 'request.invalid', 'hour'])
    expect(await fieldOf({ seats: 11 })).toEqual([400, 'request.invalid', 'seats'])
    expect(await fieldOf({ from: { latitude: 91, longitude: 30 } })).toEqual([
      400,
      'request.invalid',
      'from/latitude',
    ])
    expect(await fieldOf({ window: { fromMin: 600, toMin: 500 } })).toEqual([
      400,
      'request.invalid',
      'window/toMin',
    ])
    expect(await fieldOf({ to: kimironko })).toEqual([409, 'trip.too_close', undefined])
    expect(await fieldOf({ date: '2020-01-01' })).toEqual([409, 'trip.past', undefined])
  })

  test('as a driver needs a vehicle of their own that may drive, and no more seats than it has', async () => {
    expect((await jean.send('POST', '/api/trips', offer())).body.code).toBe('trip.no_vehicle')
    const vehicleId = await car(jean, { type: 'moto', plate: 'RA123A' })
    const foreign = await aline.send('POST', '/api/trips', offer({ vehicleId }))
    expect(foreign.body.code).toBe('trip.no_vehicle')
    const wide = await jean.send('POST', '/api/trips', offer({ vehicleId }))
    expect(wide.body.fields).toEqual([{ field: 'seats', detail: 'At most 1.' }])
    const planned = await jean.send('POST', '/api/trips', offer({ vehicleId, seats: 1 }))
    expect(planned.body.trip).toMatchObject({ plate: 'RA 123 A', vehicleType: 'moto' })
  })

  test('is refused to whoever said stop, who would not hear the answers', async () => {
    await context().db.write((tx) =>
      tx.run('update person set opted_out_at = 1 where id = ?', aline.personId),
    )
    expect((await aline.send('POST', '/api/trips', wish())).body.code).toBe('person.stopped')
  })

  test('made on several days can be given up for one of them, or all', async () => {
    const { trip } = (await aline.send('POST', '/api/trips', wish({ repeats: 'daily' }))).body
    const [first] = trip.days
    const less = await aline.send('DELETE', `/api/trips/${trip.id}/days/${first.id}`)
    expect(less.body.trip.days).toHaveLength(trip.days.length - 1)
    expect((await aline.send('DELETE', `/api/trips/${trip.id}`)).body.trip.state).toBe('cancelled')
    expect((await aline.send('DELETE', `/api/trips/${trip.id}`)).body.code).toBe('trip.too_late')
    expect((await aline.send('GET', '/api/trips')).body.trips).toEqual([])
  })
})

describe('agreeing on a trip', () => {
  test('is asked by one and accepted by the other, who then see each other', async () => {
    const { id, asked } = await askedBooking()
    expect(asked.body.booking).toMatchObject({ state: 'asked', askedByMe: true, other: { phone: null } })
    const seen = (await jean.send('GET', '/api/bookings')).body.bookings
    expect(seen).toMatchObject([{ id, role: 'driver', askedByMe: false }])
    const agreed = await jean.send('POST', `/api/bookings/${id}/accept`)
    expect(agreed.body.booking).toMatchObject({ state: 'agreed', other: { phone: '250788123456' } })
    const mine = await aline.send('GET', `/api/bookings/${id}`)
    expect(mine.body.booking.other).toMatchObject({ phone: '250788000001', vehicleType: 'cab' })
    expect((await jean.send('POST', `/api/bookings/${id}/accept`)).body.code).toBe('trip.too_late')
  })

  test('passes on ten messages a minute, and tells the operator once a minute of a call for help', async () => {
    const { id } = await askedBooking()
    await jean.send('POST', `/api/bookings/${id}/accept`)
    const answers: string[] = []
    for (let nth = 0; nth < 12; nth += 1) {
      const { body } = await aline.send('POST', `/api/bookings/${id}/message`, { text: `Hi ${nth}` })
      answers.push(body.code ?? 'sent')
      expect((await aline.send('POST', `/api/bookings/${id}/sos`)).status).toBe(200)
    }
    expect(answers).toEqual([...Array(10).fill('sent'), 'trip.too_many_messages', 'trip.too_many_messages'])
    expect(
      context().db.read.all(`select 1 from booking_event where booking_id = ? and detail = 'sos'`, id),
    ).toHaveLength(1)
  })

  test('lets them write to each other, pay, call for help and cancel', async () => {
    const { id } = await askedBooking()
    expect((await aline.send('POST', `/api/bookings/${id}/message`, { text: 'Hi' })).body.code).toBe(
      'trip.too_late',
    )
    await jean.send('POST', `/api/bookings/${id}/accept`)
    const sent = await aline.send('POST', `/api/bookings/${id}/message`, { text: 'At the gate' })
    expect(sent.body).toEqual({ sent: true })
    await running.quiet()
    const told = context().db.read.all<{ payload: string }>(
      'select payload from inbox where person_id = ? order by id desc limit 1',
      jean.personId,
    )
    expect(told[0]?.payload).toContain('At the gate')
    const { payment } = (await aline.send('GET', `/api/bookings/${id}/payment`)).body
    expect(payment).toMatchObject({ payee: '0788 000 001' })
    expect(payment.dialLink).toStartWith('tel:*182*')
    const help = await aline.send('POST', `/api/bookings/${id}/sos`)
    expect(help.body.emergencyNumber).toBe(context().config.emergencyNumber)
    const cancelled = await aline.send('POST', `/api/bookings/${id}/cancel`, { reason: 'plans' })
    expect(cancelled.body.booking).toMatchObject({ state: 'cancelled', cancelledBy: 'passenger' })
    expect((await aline.send('GET', '/api/bookings')).body.bookings).toEqual([])
  })

  test('pays the merchant code the driver has chosen', async () => {
    const { id } = await askedBooking()
    const payee = { country: 'RW', network: 'MTN', kind: 'merchant', value: '123456' } as const
    await context().db.write((tx) => setDefault(tx, jean.personId, payee, null, 1))
    expect((await aline.send('GET', `/api/bookings/${id}/payment`)).body.payment).toBeNull()
    await jean.send('POST', `/api/bookings/${id}/accept`)
    const { payment } = (await aline.send('GET', `/api/bookings/${id}/payment`)).body
    expect(payment.payee).toBe('123456')
  })

  test('is declined, and each may look for somebody else', async () => {
    const { id, match, ride } = await askedBooking()
    expect((await jean.send('POST', `/api/bookings/${id}/decline`)).body.booking.state).toBe('declined')
    const { dayId, otherDayId } = match
    const again = await aline.send('POST', `/api/trips/${ride.trip.id}/ask`, { dayId, otherDayId })
    expect(again.body.code).toBe('trip.asked_before')
  })

  test('leaves no number and no name behind under the keys of what was done', async () => {
    const { id } = await askedBooking()
    const key = { 'idempotency-key': 'accepted-on-the-bus' }
    const accept = () => jean.send('POST', `/api/bookings/${id}/accept`, undefined, key)
    const first = await accept()
    expect(first.body.booking.other.phone).toBe('250788123456')
    expect((await accept()).body).toEqual(first.body)
    await aline.send('POST', `/api/bookings/${id}/sos`)
    await aline.send('POST', `/api/bookings/${id}/cancel`, { reason: 'plans' })
    const kept = JSON.stringify(context().db.read.all('select answer from web_action'))
    expect(kept).not.toMatch(/2507|Person|phone|latitude/)
    // The number is told again to nobody who may not have it any more.
    expect((await accept()).body).toEqual((await jean.send('GET', `/api/bookings/${id}`)).body)
  })

  test('books once when the same request comes twice', async () => {
    const key = { 'idempotency-key': 'queued-on-the-bus' }
    const first = await aline.send('POST', '/api/trips', wish({ to: remera }), key)
    const again = await aline.send('POST', '/api/trips', wish({ to: remera }), key)
    expect(again.body).toEqual(first.body)
    expect((await aline.send('GET', '/api/trips')).body.trips).toHaveLength(1)
  })
})

test('somebody else’s trips, days and bookings are not found, like those that do not exist', async () => {
  const { id, ride, drive, match } = await askedBooking()
  const { dayId, otherDayId } = match
  const attempts: [string, string, unknown?][] = [
    ['GET', `/api/trips/${ride.trip.id}`],
    ['DELETE', `/api/trips/${ride.trip.id}`],
    ['DELETE', `/api/trips/${ride.trip.id}/days/${dayId}`],
    ['POST', `/api/trips/${ride.trip.id}/matches`, {}],
    ['POST', `/api/trips/${ride.trip.id}/ask`, { dayId, otherDayId }],
    ['GET', `/api/bookings/${id}`],
    ['POST', `/api/bookings/${id}/accept`],
    ['POST', `/api/bookings/${id}/decline`],
    ['POST', `/api/bookings/${id}/cancel`, {}],
    ['POST', `/api/bookings/${id}/message`, { text: 'Hello' }],
    ['POST', `/api/bookings/${id}/sos`],
    ['GET', `/api/bookings/${id}/payment`],
  ]
  for (const [method, path, body] of attempts) {
    const missing = path.replace(/\d+(?=\/|$)/, '999999')
    const [foreign, none] = [await stranger.send(method, path, body), await aline.send(method, missing, body)]
    expect([path, foreign.status, foreign.body.code]).toEqual([path, 404, 'not.found'])
    expect(foreign.body).toEqual(none.body)
    const nobody = await strangerBrowser(context()).send(method, path, body)
    expect([path, nobody.status]).toEqual([path, 401])
  }
  // A day of one trip is not reached through another trip of one's own.
  const other = (await aline.send('POST', '/api/trips', wish({ to: remera }))).body.trip
  const crossed = await aline.send('POST', `/api/trips/${other.id}/ask`, { dayId, otherDayId })
  expect(crossed.status).toBe(404)
  const theirs = await aline.send('DELETE', `/api/trips/${drive.trip.id}`)
  expect(theirs.status).toBe(404)
})
