import { expect, test } from 'bun:test'
import * as standing from '../server/drivers/standing.ts'
import { addRide } from '../server/vehicles/testing.ts'
import { vehiclesOf } from '../server/vehicles/vehicles.ts'
import { startAll } from './running.ts'

test('a driver registers, is verified, goes online, and gets a statement as a file', async () => {
  await using town = await startAll()
  const { db } = town.server.context
  const jean = town.simulator.person({ name: 'Jean', phone: '250788123456' })
  const says = async (words: string) => {
    await jean.says(words)
    return jean.next()
  }
  await says('hello')
  await says('drive')
  await says('cab')
  await says('no paper at hand')
  expect((await says('rad 123 c')).text).toContain('is registered')

  const passenger = town.simulator.person({ name: 'Aline', phone: '250788123457' })
  await passenger.says('hello')
  await town.quiet()
  const change = { now: Date.now(), correlationId: 'a test', wake: () => {} }
  await db.write((tx) => {
    const [vehicle] = vehiclesOf(tx, 1)
    if (vehicle === undefined) throw new Error('no vehicle was registered')
    standing.verify(tx, vehicle, { insuredUntil: Date.now() + 86_400_000, by: 'a test' }, change)
    addRide(tx, {
      driverId: 1,
      vehicleId: vehicle.id,
      passengerId: 2,
      fareRwf: 1500,
      endedAt: Date.now(),
      from: 'Kimironko market',
      to: 'Remera',
    })
  })
  town.server.context.dispatcher.wake(['p1'])
  expect((await jean.next()).text).toContain('is verified')
  expect((await says('go online')).text).toContain('Share your location')
  await jean.sendsLocation(-1.9441, 30.0619)
  expect((await jean.next()).text).toContain('*You are online* with RAD 123 C')

  await jean.taps('Income')
  await jean.next()
  await jean.taps('This week (PDF)')
  const { media } = await jean.next()
  expect(media?.mime).toBe('application/pdf')
  expect(Buffer.from(media?.bytes.subarray(0, 5) ?? []).toString()).toBe('%PDF-')
  expect((await jean.next()).text).toContain('Anything else?')
})
