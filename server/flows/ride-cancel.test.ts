import { describe, expect, test } from 'bun:test'
import { cancel } from '../rides/end.ts'
import { rideOf } from '../rides/ride.ts'
import { usualRules } from '../rides/rules.ts'
import {
  asksAnybody,
  comeOnline,
  driverIn,
  driving,
  kimironko,
  northOf,
  pinAt,
  taps,
  wantsRide,
} from './riding/testing.ts'
import { cast } from './testing.ts'

describe('cancelling', () => {
  test('a request is taken back at once, by the button or the word, and who was asked is told', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    const jean = await driverIn(c)
    await asksAnybody(aline)
    await aline.taps('Cancel')
    aline.hears('I have stopped looking.')
    jean.hears('This ride is no longer needed.')
    await jean.taps('Accept')
    jean.hears('That request is gone')
    await aline.waits(4 * minuteMs)
    await asksAnybody(aline)
    jean.hears('Somebody needs a ride')
    await aline.says('cancel')
    aline.hears('I have stopped looking.')
    await aline.taps('Cancel')
    aline.hears('That is no longer possible')
    await aline.says('cancel')
    aline.hears('What would you like to do?')
  })

  test.each(['accepted', 'arrived', 'started'] as const)('by the passenger when it is %s', async (state) => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, state)
    await aline.says('cancel')
    aline.hears('Why do you cancel? I will tell Jean.')
    aline.offers(
      'My plans have changed',
      'It takes too long',
      'We disagree on the fare',
      'I found another ride',
      'The place was wrong',
      'I do not feel safe',
      'Keep the ride',
    )
    await aline.says('7')
    aline.hears('The ride goes on.')
    await taps(aline, 'cancel')
    await aline.says('3')
    aline.hears('The ride is cancelled, and Jean has been told.')
    jean.hears('❌ *Aline* has cancelled the ride.', 'Reason: We disagree on the fare')
    jean.offers('Menu')
    await aline.says('my ride')
    aline.hears('You have no ride at the moment.')
  })

  test.each(['accepted', 'arrived', 'started'] as const)('by the driver when it is %s', async (state) => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean', language: 'fr' })
    const aline = await driving(jean, state)
    await jean.says('annuler')
    jean.hears('Pourquoi annulez-vous ?', '‹Le passager est absent›', '‹Panne du véhicule›')
    await jean.says('🙂')
    jean.hears('Choisissez une raison, ou tapez-la')
    await jean.says('un *pneu* crevé')
    jean.hears('La course est annulée, et Aline est au courant.')
    aline.hears('❌ *Jean* has cancelled the ride.', 'Reason: un *pneu* crevé', '‹Another driver›')
  })

  test('a passenger whose driver cancelled asks for another with one tap', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    const eric = await driverIn(c, { name: 'Eric' })
    await jean.taps('Cancel ride')
    await jean.says('vehicle trouble')
    await c.db.write((tx) => tx.run('delete from driver_presence where person_id = ?', jean.personId))
    await aline.says('1')
    aline.hears('I am asking *Eric*')
    eric.hears('Somebody needs a ride', 'Kimironko market', 'Remera')
    await aline.taps('Another driver')
    aline.hears('You have a ride under way.')
  })

  test('“cancel” within a question leaves the question, and again it is about the ride', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await aline.taps('Message')
    await aline.says('cancel')
    aline.hears('I have left that.', '*Jean* is coming', '‹My ride›')
    await aline.says('cancel')
    aline.hears('Why do you cancel?')
    await aline.says('cancel')
    aline.hears('I have left that.')
    await jean.says('cancel')
    await jean.says('back')
    jean.hears('You are to pick up *Aline*.')
    await jean.taps('I have arrived')
    aline.hears('has arrived')
  })

  test.each([
    ['operator', 'The operator has cancelled the ride.'],
    ['system', 'The ride was cancelled.'],
  ] as const)('by the %s is told to both', async (by, sentence) => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await c.db.write((tx) => {
      const ride = rideOf(tx, aline.personId)
      if (ride?.state !== 'accepted') throw new Error('nobody has accepted')
      const moment = { now: c.clock.now(), rules: usualRules, correlationId: 'test', wake: () => {} }
      cancel(tx, ride, 'Flood', { by, personId: null }, moment)
    })
    await c.settles()
    for (const person of [jean, aline]) person.hears(sentence, 'Reason: Flood')
    await c.db.write((tx) => comeOnline(tx, c, jean.personId))
    await aline.taps('Another driver')
    jean.hears('Somebody needs a ride')
  })
})

describe('taking back again and again', () => {
  test('the driver who was just asked in vain is left in peace for three minutes, also when they are chosen', async () => {
    const c = await cast()
    const jean = await driverIn(c, { name: 'Jean' })
    const aline = await c.person({ name: 'Aline' })
    await asksAnybody(aline)
    jean.hears('Somebody needs a ride')
    await taps(aline, 'cancel')
    await wantsRide(aline)
    aline.hears('Nobody with this vehicle is free')
    await aline.sends({ kind: 'choice', id: `find-ride.driver.${jean.personId}`, title: 'Jean' })
    aline.hears('That driver is not free any more.')
    await aline.taps('Keep looking')
    jean.hears('This ride is no longer needed.')
    await aline.waits(2 * minuteMs)
    jean.hears('This ride is no longer needed.')
    await aline.waits(1.5 * minuteMs)
    jean.hears('Somebody needs a ride')
    const eve = await c.person({ name: 'Eve' })
    await taps(jean, 'decline')
    await asksAnybody(eve)
    jean.hears('Somebody needs a ride')
  })

  test('after the third within ten minutes they wait a quarter of an hour, are told until when, and the operator sees it', async () => {
    const c = await cast()
    const drivers = []
    for (let nth = 0; nth < 3; nth++) drivers.push(await driverIn(c, { at: northOf(kimironko, 300 * nth) }))
    const aline = await c.person({ name: 'Aline' })
    for (let nth = 0; nth < 3; nth++) {
      await asksAnybody(aline)
      aline.hears('I am asking')
      await taps(aline, 'cancel')
      aline.hears('I have stopped looking.')
    }
    const until = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Kigali', timeStyle: 'short' }).format(
      c.clock.now() + 15 * minuteMs,
    )
    await aline.says('moto')
    aline.hears(
      'You took back several requests in a short time',
      `You can ask for a ride again from ${until}.`,
    )
    for (const title of ['Find a ride']) {
      await aline.says(title)
      aline.hears('You took back several requests')
    }
    await aline.sends(pinAt(kimironko))
    aline.hears('You took back several requests')
    await taps(aline, 'cancel')
    aline.hears('no longer possible')
    const asked = c.db.read.all('select id from ride')
    expect(asked).toHaveLength(3)
    // A question that was open when the pause began.
    for (let nth = 0; nth < 2; nth++) {
      await aline.sends({ kind: 'choice', id: 'ride!again!3', title: 'Try again' })
      aline.hears('You took back several requests')
    }
    expect(
      c.db.read.all(`select ride_id, by, detail from ride_event where what = 'passenger_paused'`),
    ).toEqual([{ ride_id: 3, by: 'system', detail: expect.stringMatching(/^p\d+ until 2\d{3}-.*Z$/) }])
    await aline.waits(15 * minuteMs)
    await asksAnybody(aline)
    aline.hears('I am asking')
  })

  test('so does whoever takes them back within seconds, though nobody could be asked yet', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    for (let nth = 0; nth < 3; nth++) {
      await asksAnybody(aline)
      aline.hears('Nobody is free right now.')
      await taps(aline, 'cancel')
    }
    await aline.says('moto')
    aline.hears('You took back several requests in a short time')
  })

  test('nobody is paused for requests that waited in vain, nor for rides that did not feel safe', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    for (let nth = 0; nth < 4; nth++) {
      await asksAnybody(aline)
      aline.hears('Nobody is free right now.')
      await aline.waits(minuteMs)
      await taps(aline, 'cancel')
    }
    for (let nth = 0; nth < 4; nth++) {
      const jean = await driverIn(c)
      await asksAnybody(aline)
      await taps(jean, 'accept')
      await taps(aline, 'cancel')
      await aline.taps('I do not feel safe')
    }
    await wantsRide(aline)
    aline.hears('Nobody with this vehicle is free')
  })
})

const minuteMs = 60_000
