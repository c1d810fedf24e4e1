import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import type { RideRules } from '../rides/rules.ts'
import { announce } from './announce.ts'
import { cancelIfUninsured } from './cancel.ts'
import { makeDays } from './plan.ts'

/**
 * Writes the next days of every repeated trip and tells whom they suit; ends what was agreed with vehicles that may not
 * drive any more; forgets old days of which nothing came. Returns how many days were written. A few trips at a time, so that nobody who writes meanwhile waits for all.
 */
export async function prepareTripDays(
  { db, clock, wake }: { db: Db; clock: Clock; wake(lane: string): void },
  rules: RideRules,
): Promise<number> {
  let written = 0
  let after = 0
  for (;;) {
    const trips = db.read.all<{ id: number }>(
      `select id from trip indexed by trip_repeating where state = 'active' and repeats <> 'once' and id > ?
         order by id limit ?`,
      after,
      atOnce,
    )
    const last = trips.at(-1)
    if (last === undefined) break
    after = last.id
    const lanes = new Set<string>()
    written += await db.write((tx) => {
      const moment = {
        now: clock.now(),
        rules,
        correlationId: `trips.${clock.now()}`,
        wake: (lane: string) => void lanes.add(lane),
      }
      let days = 0
      for (const { id } of trips) {
        const made = makeDays(tx, id, moment)
        if (made.length > 0) announce(tx, id, made, moment)
        days += made.length
      }
      return days
    })
    for (const lane of lanes) wake(lane)
  }
  await endUninsured({ db, clock, wake }, rules)
  await forgetOldDays(db, clock.now())
  return written
}

/** The sooner a passenger hears of it, the sooner they find somebody else. */
async function endUninsured(
  { db, clock, wake }: { db: Db; clock: Clock; wake(lane: string): void },
  rules: RideRules,
): Promise<void> {
  // The first condition is the index's own.
  const agreed = db.read.all<{ id: number }>(
    `select b.id from booking b indexed by booking_due join trip_day d on d.id = b.driver_day_id
         join trip t on t.id = d.trip_id left join vehicle v on v.id = t.vehicle_id
         left join driver r on r.person_id = t.person_id
       where b.state in ('asked', 'agreed') and b.state = 'agreed'
         and (v.state is not 'active' or v.insured_until <= b.pickup_at or r.suspended_at is not null)`,
  )
  for (const { id } of agreed) {
    const lanes = new Set<string>()
    const moment = {
      now: clock.now(),
      rules,
      correlationId: `booking.${id}`,
      wake: (lane: string) => void lanes.add(lane),
    }
    await db.write((tx) => cancelIfUninsured(tx, id, moment))
    for (const lane of lanes) wake(lane)
  }
}

/** Days nobody agreed on are of no use to anybody a month later. */
export async function forgetOldDays(db: Db, now: number): Promise<number> {
  let forgotten = 0
  for (;;) {
    // Looked for outside the transaction: among millions of days that takes a while.
    const old = db.read.all<{ id: number }>(
      `select id from trip_day where state <> 'open' and over_at < ?
         and not exists (select 1 from booking where driver_day_id = trip_day.id)
         and not exists (select 1 from booking where passenger_day_id = trip_day.id) limit ?`,
      now - keptMs,
      forgottenAtOnce,
    )
    if (old.length === 0) return forgotten
    const ids = JSON.stringify(old.map(({ id }) => id))
    forgotten += await db.write(
      (tx) => tx.run('delete from trip_day where id in (select value from json_each(?))', ids).changes,
    )
  }
}

const atOnce = 20
const forgottenAtOnce = 500
const keptMs = 30 * 86_400_000
