import { expect, test } from 'bun:test'
import { cancel } from '../rides/end.ts'
import { request } from '../rides/request.ts'
import { usualRules } from '../rides/rules.ts'
import { asksAnybody, driverIn, driving, kimironko, pinAt, taps } from './riding/testing.ts'
import { cast, hourMs } from './testing.ts'

test('a ride that nobody ends: both are asked, then told that it was closed and why', async () => {
  const c = await cast()
  const jean = await c.person({ name: 'Jean' })
  const aline = await driving(jean, 'started')
  await c.waits(hourMs)
  jean.hears('You are driving *Aline*.', 'If you are there, tap *End ride*.', 'I end it in 12 hours.')
  jean.offers('End ride', 'Message', 'Cancel ride')
  aline.hears('You are riding with *Jean*.', 'ask Jean to end it', 'I end it in 12 hours.')
  aline.offers('Message', 'Cancel ride')
  await c.waits(12 * hourMs)
  jean.hears('The ride was cancelled.', 'Reason: Nobody ended it')
  aline.hears('The ride was cancelled.', 'Reason: Nobody ended it')
})

test('one that never begins: both are asked whether it takes place', async () => {
  const c = await cast()
  const jean = await c.person({ name: 'Jean' })
  const aline = await driving(jean, 'accepted')
  await c.waits(2 * hourMs)
  jean.hears('You are to pick up *Aline*.', 'If it does not take place, please cancel it.', '10 hours')
  jean.offers('I have arrived', 'Message', 'Cancel ride')
  aline.hears('*Jean* is coming', 'This ride has not begun yet.')
  await c.waits(10 * hourMs)
  aline.hears('Reason: It never began')
})

test('a driver who goes online with a ride still open is told which one holds them back', async () => {
  const c = await cast()
  const jean = await c.person({ name: 'Jean' })
  await driving(jean, 'started')
  // By then their position is too old, and they are offline.
  await c.waits(3 * hourMs)
  await jean.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
  await jean.sends(pinAt(kimironko))
  jean.hears('*You are online*', 'Your ride with *Aline* is still open.', 'you get no other requests')
  expect(jean.choices()[0]).toMatchObject({ title: 'See the ride' })
  await taps(jean, 'complete')
  await jean.says('447')
  await jean.sends({ kind: 'choice', id: 'drive!goOffline!', title: 'x' })
  await jean.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
  await jean.sends(pinAt(kimironko))
  expect(jean.visible()).not.toContain('still open')
})

test('a driver hears nothing of a request that was taken back before they could be told of it', async () => {
  const c = await cast()
  const jean = await driverIn(c, { name: 'Jean' })
  const aline = await c.person({ name: 'Aline' })
  await asksAnybody(aline)
  jean.hears('Somebody needs a ride')
  await aline.taps('Cancel')
  jean.hears('This ride is no longer needed.')

  jean.heard = []
  const grace = await c.person({ name: 'Grace' })
  const moment = { now: c.clock.now(), rules: usualRules, correlationId: 'test', wake: () => {} }
  await c.db.write((tx) => {
    const ride = request(tx, grace.personId, { vehicleType: 'moto', pickup: kimironko }, moment)
    if ('problem' in ride || ride.state !== 'offered') throw new Error('nobody was asked')
    cancel(tx, ride, 'x', { by: 'passenger', personId: grace.personId }, moment)
  })
  await c.settles()
  jean.hearsNothing()
})

test('a passenger who starts a ride to which nobody has come yet is told how it begins', async () => {
  const c = await cast()
  const jean = await c.person({ name: 'Jean' })
  const aline = await driving(jean, 'accepted')
  await aline.sends({ kind: 'choice', id: 'ride!start!1', title: 'x' })
  aline.hears('Your driver is not with you yet.')
})

test('a PIN guessed away on the way to the pickup leaves the passenger a button all the same', async () => {
  const c = await cast()
  const jean = await c.person({ name: 'Jean' })
  const aline = await driving(jean, 'accepted')
  const pin = c.db.read.get<{ pin: string }>('select pin from ride')?.pin
  for (let n = 0; n < 5; n += 1) await jean.says(pin === '0000' ? '1111' : '0000')
  aline.hears('Somebody typed a wrong PIN too often.')
  await aline.taps('Start ride')
  aline.hears('The ride has begun.')
})
