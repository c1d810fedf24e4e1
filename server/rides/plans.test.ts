import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Tx } from '../db/open.ts'
import type { Param } from '../db/statements.ts'
import { mergePeople, personOf } from '../people/identity.ts'
import { heardFrom } from '../people/people.ts'
import { ridesMatching } from './browse.ts'
import { meetRideDeadlines, nextRideDeadlineAt } from './deadlines.ts'
import { leaveRides } from './end.ts'
import { openSos } from './sos.ts'
import { kimironko, remera, type Town, town } from './testing.ts'

/** Years of rides must cost nothing: the plan of each statement that a ride's life runs is looked at. */
let t: Town
let planner: Town
beforeAll(async () => {
  t = await town({ publicUrl: 'https://inzira.rw' })
  planner = await town()
})
afterAll(() => Promise.all([t.db.close(), planner.db.close()]))

test('no table is looked through in the life of a ride', async () => {
  const ran = new Set<string>()
  const [eric, aline, grace] = [await t.driver('Eric'), await t.person('Aline'), await t.person('Grace')]
  const wish = { vehicleType: 'moto', pickup: kimironko, dropoff: remera } as const
  const at = { now: t.clock.now() + 15_000, rules: t.rules, limit: 10 }
  const moment = { ...at, correlationId: 'test', wake: () => {} }
  await t.db.write((tx) => {
    const recorded = recording(tx, ran)
    const [passenger, driver] = [t.scope(aline, recorded), t.scope(eric, recorded)]
    passenger.setTrustedContact({ phone: '250788999999', name: null })
    heardFrom(tx, personOf(tx, { waId: '250788999999' }, at.now), at.now)
    passenger.nearby({ vehicleType: 'moto', at: kimironko })
    passenger.request({ ...wish, driverId: eric })
    driver.decline(driver.openOffer()?.id ?? 0)
    meetRideDeadlines(recorded, at)
    nextRideDeadlineAt(recorded, at)
    passenger.cancel(1, 'x')
    // Else the driver would be left in peace for a while.
    tx.run('update ride set ended_at = ended_at - 600000 where id = 1')
    passenger.request({ ...wish, driverId: eric })
    driver.accept(driver.openOffer()?.id ?? 0)
    driver.arrive(2)
    driver.start(2, 'nonsense')
    passenger.start(2)
    passenger.sos(2)
    openSos(recorded)
    driver.usualFare(2)
    driver.fareIs(2, 400)
    driver.complete(2, 400)
    for (const side of [passenger, driver]) {
      side.rate(2, 5)
      side.payee(2)
      side.current()
      side.history(10)
    }
    t.scope(grace, recorded).request(wish)
    leaveRides(recorded, eric, moment)
    mergePeople(recorded, grace, aline, t.clock.now())
    ridesMatching(recorded, { active: true, limit: 9 })
    ridesMatching(recorded, { sos: true, limit: 9 })
    ridesMatching(recorded, { people: [1, 2], limit: 9 })
  })
  expect(t.ride(2).state).toBe('completed')
  expect(ran.size).toBeGreaterThan(40)
  const about = [...ran].filter((sql) => /\b(ride|ride_event|ride_offer|rating)\b/.test(sql))
  const scans = about.map((sql) => [sql, scansIn(sql)] as const).filter(([, found]) => found.length > 0)
  expect(Object.fromEntries(scans)).toEqual({})
})

function recording(tx: Tx, ran: Set<string>): Tx {
  const noted =
    <Result>(call: (sql: string, ...params: Param[]) => Result) =>
    (sql: string, ...params: Param[]): Result => {
      ran.add(sql)
      return call(sql, ...params)
    }
  return { ...tx, get: noted(tx.get), all: noted(tx.all), run: noted(tx.run) } as Tx
}

/** Steps that look through a whole table, or a whole index that is not about what is under way. */
function scansIn(sql: string): string[] {
  const numbers = [...sql.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number))
  const params = Array(Math.max(sql.split('?').length - 1 - numbers.length, ...numbers)).fill(1)
  return planner.db.read
    .all<{ detail: string }>(`explain query plan ${sql}`, ...params)
    .map(({ detail }) => detail)
    .filter((detail) => detail.startsWith('SCAN') && !small.test(detail))
}

const small =
  /SCAN (json_each|now|\(subquery-\d+\)|CONSTANT)|USING (COVERING )?INDEX (ride_active|ride_sos|ride_looking|ride_offer_expires)/
