import { expect, test } from 'bun:test'
import type { Db } from '../server/db/open.ts'
import { goOnline } from '../server/drivers/presence.ts'
import type { Point } from '../server/geo/point.ts'
import { personOf } from '../server/people/identity.ts'
import { addVehicle, kimironko, northOf, remera, town as rideTown } from '../server/rides/testing.ts'
import type { Person } from '../server/simulator/index.ts'
import { expectTruths } from './rides/truths.ts'
import { startAll } from './running.ts'

const passengers = 12
const drivers = 4

test('people who all ask for the same driver at once, over HTTP: he gets one of them, and each driver one', async () => {
  await using town = await startAll({ settings: { META_MESSAGES_PER_SECOND: '1000' } })
  const { db, clock } = town.server.context
  const fleet = Array.from({ length: drivers }, (_, n) => town.simulator.person({ name: `Driver ${n}` }))
  const crowd = Array.from({ length: passengers }, (_, n) => town.simulator.person({ name: `Person ${n}` }))
  await Promise.all([...fleet, ...crowd].map((one) => one.says('hi')))
  await town.quiet()
  await db.write((tx) => {
    for (const [n, { phone }] of fleet.entries()) {
      const personId = personOf(tx, { waId: phone }, clock.now())
      const vehicleId = addVehicle(tx, personId)
      // So far apart that the order of the list is theirs also by where they are told to be (drivers/blur.ts).
      const at = northOf(kimironko, 1500 * n)
      const until = clock.now() + 1_800_000
      goOnline(tx, { personId, vehicleId, vehicleType: 'moto', at, source: 'live', until }, clock.now())
    }
  })
  for (const say of [says('moto'), pins(kimironko), pins(remera)]) {
    await Promise.all(crowd.map(say))
    await town.quiet()
  }
  // Each taps the first driver of the list, who is the same for all of them, in the same instant.
  await Promise.all(crowd.map(says('2')))
  await town.quiet()
  expect(db.read.all(`select driver_id from ride_offer where state = 'open'`)).toEqual([{ driver_id: 1 }])
  // The others were told that he is taken, and now leave it open who comes.
  const others = crowd.filter(({ received }) => received.at(-1)?.text.includes('not free any more'))
  expect(others).toHaveLength(passengers - 1)
  await Promise.all(others.map(says('1')))
  await town.quiet()
  expect(countOf(db, `ride_offer where state = 'open'`)).toBe(drivers)
  expect(countOf(db, `ride where state = 'offered'`)).toBe(drivers)
  expect(countOf(db, `ride where state = 'requested'`)).toBe(passengers - drivers)
  expectTruths(db.read, clock.now())

  // All drivers accept, tapping twice, while half of the crowd gives up.
  await Promise.all([
    ...fleet.flatMap((driver) => [driver.taps('Accept'), driver.taps('Accept')]),
    ...crowd.filter((_, n) => n % 2 === 0).map((one) => one.says('cancel')),
  ])
  await town.quiet()
  expectTruths(db.read, clock.now())
  expect(countOf(db, `ride where state = 'accepted'`)).toBeLessThanOrEqual(drivers)
  const untoldPassengers = db.read.all(
    `select id from ride where state = 'accepted' and not exists
       (select 1 from outbox where person_id = ride.passenger_id and message like '%' || ride.pin || '%')`,
  )
  expect(untoldPassengers).toEqual([])
  expect(countOf(db, 'inbox where dead_at is not null')).toBe(0)
}, 60_000)

test('hundreds of requests for one driver, handed to the writer together: one of them is offered to him', async () => {
  const t = await rideTown()
  const eric = await t.driver('Eric')
  const people = await t.db.write((tx) =>
    Array.from({ length: 300 }, (_, n) => personOf(tx, { waId: `25078900${1000 + n}` }, t.clock.now())),
  )
  const asked = await Promise.all(people.map((personId) => t.asks(personId, eric)))
  const states = asked.map((id) => t.ride(id).state)
  expect(states.filter((state) => state === 'offered')).toHaveLength(1)
  expect(states.filter((state) => state === 'requested')).toHaveLength(299)
  expectTruths(t.db.read, t.clock.now())

  // He accepts on three phones at once, while the passenger gives up: whoever comes first is right, and both know.
  const rideId = asked[states.indexOf('offered')] ?? 0
  const offer = await t.does(eric, (rides) => rides.openOffer())
  const take = () => t.does(eric, (rides) => rides.accept(offer?.id ?? 0))
  const giveUp = () => t.does(t.ride(rideId).passenger_id, (rides) => rides.cancel(rideId, 'x'))
  await Promise.all([take(), take(), giveUp(), take()])
  expect(t.ride(rideId)).toMatchObject({ state: 'cancelled', driver_id: eric })
  expectTruths(t.db.read, t.clock.now())
  await t.db.close()
})

const says = (words: string) => (one: Person) => one.says(words)

const pins =
  ({ latitude, longitude }: Point) =>
  (one: Person) =>
    one.sendsLocation(latitude, longitude)

const countOf = ({ read }: Db, what: string): number =>
  read.get<{ n: number }>(`select count(*) as n from ${what}`)?.n ?? 0
