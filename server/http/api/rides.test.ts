import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { setFlag } from '../../flags/flags.ts'
import { setOptedOut } from '../../people/people.ts'
import { setTrustedContact } from '../../people/trusted.ts'
import { kimironko, northOf, remera } from '../../rides/testing.ts'
import { driverBrowser } from '../live/testing.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let aline: TestBrowser
let eric: TestBrowser
beforeEach(async () => {
  running = await startAll({
    settings: { API_PER_PERSON_PER_MINUTE: '1000', PUBLIC_URL: 'http://127.0.0.1' },
  })
  aline = await signedInBrowser(context(), '250788123456')
  eric = await driverBrowser(context(), '250788000001')
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context
const wish = { type: 'moto', pickup: kimironko, dropoff: remera }
const here = `${kimironko.latitude},${kimironko.longitude}`

const contact = { phone: '250789999999', name: 'Mother' }
const remembered = () => JSON.stringify(context().db.read.all('select answer from web_action'))

/** Asks, and has the driver take it. */
async function accepted(): Promise<number> {
  const { body } = await aline.send('POST', '/api/rides', wish)
  const { offer } = (await eric.send('GET', '/api/offers/current')).body
  await eric.send('POST', `/api/offers/${offer.id}/accept`)
  return body.id
}

describe('drivers nearby', () => {
  test('are told with a price in time and way, and never exactly where they are', async () => {
    const exact = northOf(kimironko, 137)
    await driverBrowser(context(), '250788000002', exact)
    const { body } = await aline.send('GET', `/api/nearby?type=moto&at=${here}`)
    expect(body.drivers).toHaveLength(2)
    for (const driver of body.drivers) {
      expect(driver.plate).toMatch(/^RAB/)
      expect(driver.distanceM % 100).toBe(0)
      expect(driver.minutes).toBeGreaterThan(0)
      expect(driver).not.toHaveProperty('phone')
    }
    expect(JSON.stringify(body)).not.toContain(String(exact.latitude).slice(0, 8))
  })

  test('are for people who are signed in, while the flag is on', async () => {
    const path = `/api/nearby?type=moto&at=${here}`
    expect((await strangerBrowser(context()).send('GET', path)).body.code).toBe('session.missing')
    await context().db.write((tx) => setFlag(tx, 'nearby_drivers', false))
    expect((await aline.send('GET', path)).body.code).toBe('feature.off')
    expect((await aline.send('POST', '/api/rides', wish)).body.code).toBe('feature.off')
  })

  test.each([
    'type=moto&at=here',
    'type=moto&at=91,30',
    'type=moto&at=-1.9,181',
    `type=rocket&at=${here}`,
    `type=moto&at=${here}&radiusM=100000`,
    'type=moto',
    `at=${here}`,
  ])('are not looked for at %s', async (query) => {
    const { status, body } = await aline.send('GET', `/api/nearby?${query}`)
    expect([status, body.code]).toEqual([400, 'request.invalid'])
    expect(body.fields.length).toBeGreaterThan(0)
  })
})

describe('a ride', () => {
  test('is asked for, taken, begun with the PIN, paid and rated from two browsers', async () => {
    const price = await aline.send(
      'GET',
      `/api/rides/estimate?type=moto&from=${here}&to=${remera.latitude},${remera.longitude}`,
    )
    const asked = await aline.send('POST', '/api/rides', { ...wish, driverId: eric.personId })
    const { id } = asked.body
    expect(asked.body).toMatchObject({
      state: 'offered',
      offeredTo: { name: 'Person' },
      estimateRwf: price.body.estimate.rwf,
      other: null,
      pin: null,
    })
    const { offer } = (await eric.send('GET', '/api/offers/current')).body
    expect(offer).toMatchObject({ rideId: id, passengerName: 'Person' })
    const took = await eric.send('POST', `/api/offers/${offer.id}/accept`)
    expect(took.body).toMatchObject({
      state: 'accepted',
      role: 'driver',
      pin: null,
      other: { phone: '250788123456' },
    })
    const seen = (await aline.send('GET', '/api/rides/current')).body.ride
    expect(seen).toMatchObject({ state: 'accepted', other: { plate: 'RAB 002 C', phone: '250788000001' } })
    expect((await eric.send('POST', `/api/rides/${id}/arrive`)).body.state).toBe('arrived')
    const started = await eric.send('POST', `/api/rides/${id}/start`, { pin: seen.pin })
    expect(started.body).toMatchObject({ state: 'started', usualFareRwf: price.body.estimate.rwf })
    const over = await eric.send('POST', `/api/rides/${id}/complete`, { fareRwf: 900 })
    expect(over.body).toMatchObject({ state: 'completed', fareRwf: 900, other: { phone: null } })
    const { body: payment } = await aline.send('GET', `/api/rides/${id}/payment`)
    expect(payment).toMatchObject({ amountRwf: 900, code: { payee: '0788 000 001' } })
    // As much as the chat tells: on which network, and what it costs the payer.
    expect(payment.code).toMatchObject({ kind: 'phone', network: 'MTN', dialsOn: 'MTN' })
    expect(payment.code.fee.feeRwf).toBeGreaterThan(0)
    const digits = [payment.code, ...payment.code.others].map(({ ussd }: { ussd: string }) => ussd)
    expect(new Set(digits).size).toBe(digits.length)
    expect(payment.code.dialLink).toBe(`tel:${payment.code.ussd.replaceAll('#', '%23')}`)
    expect((await aline.send('POST', `/api/rides/${id}/rate`, { stars: 5 })).body.rated).toBe(true)
    expect((await aline.send('POST', `/api/rides/${id}/rate`, { stars: 1 })).body.code).toBe(
      'ride.already_rated',
    )
    expect((await aline.send('GET', '/api/rides')).body.rides).toMatchObject([{ id, fareRwf: 900 }])
  })

  test('is one, however often the request for it is sent', async () => {
    const key = { 'idempotency-key': 'queued-while-offline' }
    const first = await aline.send('POST', '/api/rides', wish, key)
    const again = await aline.send('POST', '/api/rides', wish, key)
    expect(again.body.id).toBe(first.body.id)
    expect((await aline.send('GET', '/api/rides')).body.rides).toHaveLength(1)
    expect((await aline.send('POST', '/api/rides', wish)).body.code).toBe('ride.already_riding')
  })

  test('goes to one of two who take it at the same moment', async () => {
    const other = await driverBrowser(context(), '250788000002', northOf(kimironko, 300))
    await aline.send('POST', '/api/rides', wish)
    const [one, two] = [eric, other]
    const offerOf = async (who: TestBrowser) => (await who.send('GET', '/api/offers/current')).body.offer
    const offer = (await offerOf(one)) ?? (await offerOf(two))
    const answers = await Promise.all(
      [one, two, one, two].map((who) => who.send('POST', `/api/offers/${offer.id}/accept`)),
    )
    const won = answers.filter(({ status }) => status === 200)
    expect(new Set(won.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(2)
  })

  test('is not asked for by somebody who said stop', async () => {
    await context().db.write((tx) => setOptedOut(tx, aline.personId, Date.now()))
    expect((await aline.send('POST', '/api/rides', wish)).body.code).toBe('person.stopped')
  })

  test('counts every wrong PIN, and is locked after five', async () => {
    const id = await accepted()
    const { pin } = (await aline.send('GET', `/api/rides/${id}`)).body
    const wrong = pin === '0000' ? '0001' : '0000'
    for (let n = 0; n < 4; n += 1) {
      const { status, body } = await eric.send('POST', `/api/rides/${id}/start`, { pin: wrong })
      expect([status, body.code]).toEqual([409, 'ride.wrong_pin'])
    }
    expect((await eric.send('POST', `/api/rides/${id}/start`, { pin: wrong })).body.code).toBe(
      'ride.pin_locked',
    )
    expect((await eric.send('POST', `/api/rides/${id}/start`, { pin })).body.code).toBe('ride.pin_locked')
    expect((await aline.send('GET', `/api/rides/${id}`)).body.isPinLocked).toBe(true)
    expect((await aline.send('POST', `/api/rides/${id}/start`, {})).body.state).toBe('started')
  })

  test('is cancelled for one of the reasons of that side, told by its name', async () => {
    const id = await accepted()
    const cancel = (who: TestBrowser, body: object) => who.send('POST', `/api/rides/${id}/cancel`, body)
    expect((await cancel(aline, {})).body.fields[0].field).toBe('reason')
    expect((await cancel(aline, { reason: 'absent' })).status).toBe(400)
    expect((await cancel(aline, { reason: 'bad weather' })).status).toBe(400)
    expect((await cancel(aline, { reason: 'unsafe' })).body).toMatchObject({
      state: 'cancelled',
      cancelReason: 'unsafe',
    })
    expect((await eric.send('GET', `/api/rides/${id}`)).body.cancelReason).toBeNull()
    expect((await cancel(eric, { reason: 'far' })).body.code).toBe('ride.too_late')
  })

  test('can be followed by a link, written to, and called for help from', async () => {
    const id = await accepted()
    const post = (who: TestBrowser, what: string, body?: object) =>
      who.send('POST', `/api/rides/${id}/${what}`, body)
    expect((await post(aline, 'share')).body.url).toMatch(/^http:\/\/127\.0\.0\.1\/trip\//)
    expect((await post(eric, 'share')).body.code).toBe('ride.too_late')
    expect((await post(aline, 'message', { text: 'I am at the gate' })).status).toBe(200)
    expect((await post(aline, 'message', { text: '  ' })).status).toBe(400)
    expect((await post(aline, 'sos')).body).toMatchObject({ emergencyNumber: '112', contact: null })
    await context().db.write((tx) => setOptedOut(tx, eric.personId, Date.now()))
    expect((await post(aline, 'message', { text: 'Hello?' })).body.code).toBe('ride.other_left')
  })

  test('leaves no link and no number behind under the keys of what was done', async () => {
    const id = await accepted()
    await context().db.write((tx) => setTrustedContact(tx, aline.personId, contact, Date.now()))
    const twice = async (what: string) => {
      const key = { 'idempotency-key': `twice-${what}` }
      const post = () => aline.send('POST', `/api/rides/${id}/${what}`, undefined, key)
      const [first, again] = [await post(), await post()]
      expect([first.status, again.body]).toEqual([200, first.body])
      return first.body
    }
    expect((await twice('share')).url).toContain('/trip/')
    const called = await twice('sos')
    expect(called).toMatchObject({ contact: { ...contact, how: 'unreachable' } })
    expect(called.shareUrl).toContain('/trip/')
    const calls = context().db.read.all(`select 1 from ride_event where what = 'sos'`)
    expect(calls).toHaveLength(1)
    expect(remembered()).not.toMatch(/trip|phone|2507/)
    await aline.send('POST', `/api/rides/${id}/cancel`, { reason: 'plans' })
    const late = await aline.send('POST', `/api/rides/${id}/share`, undefined, {
      'idempotency-key': 'twice-share',
    })
    expect(late.body.code).toBe('ride.too_late')
  })

  test('of others does not exist, whatever is tried with it', async () => {
    const id = await accepted()
    const grace = await signedInBrowser(context(), '250788000009')
    const tries: [string, string, object?][] = [
      ['GET', ''],
      ['GET', '/payment'],
      ['POST', '/cancel', { reason: 'plans' }],
      ['POST', '/arrive'],
      ['POST', '/start', { pin: '1234' }],
      ['POST', '/complete', { fareRwf: 1 }],
      ['POST', '/rate', { stars: 5 }],
      ['POST', '/message', { text: 'x' }],
      ['POST', '/share'],
      ['POST', '/sos'],
    ]
    for (const [method, path, body] of tries) {
      const theirs = await grace.send(method, `/api/rides/${id}${path}`, body)
      const none = await grace.send(method, `/api/rides/999999${path}`, body)
      expect([path, theirs.status, theirs.body]).toEqual([path, 404, none.body])
      expect((await strangerBrowser(context()).send(method, `/api/rides/${id}${path}`, body)).status).toBe(
        401,
      )
    }
    for (const what of ['accept', 'decline']) {
      expect((await grace.send('POST', `/api/offers/1/${what}`)).status).toBe(404)
    }
    expect((await grace.send('GET', '/api/rides')).body.rides).toEqual([])
    expect((await grace.send('GET', '/api/rides/current')).body.ride).toBeNull()
  })
})
