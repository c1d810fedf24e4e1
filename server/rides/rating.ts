import type { Reader, Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { addStars, starsOf } from '../drivers/drivers.ts'
import { record } from './change.ts'
import type { Moment } from './moment.ts'
import type { RideProblem } from './problem.ts'
import type { RideIn } from './ride.ts'

type Reads = Pick<Reader | Tx, 'get'>

export interface Stars {
  /** Average of 1 to 5, or null without any. */
  stars: number | null
  ratings: number
}

/** One side rates the other, once, when the ride is over. */
export function rate(
  tx: Tx,
  ride: RideIn<'completed'>,
  by: Side,
  stars: number,
  moment: Moment,
): { rated: true } | { problem: RideProblem } {
  const { passenger_id, driver_id } = ride
  const [personId, ratedId] = by === 'passenger' ? [passenger_id, driver_id] : [driver_id, passenger_id]
  const given = Math.min(5, Math.max(1, Math.round(stars) || 1))
  const { changes } = tx.run(
    `insert into rating (ride_id, by, person_id, rated_id, stars, rated_at) values (?, ?, ?, ?, ?, ?)
       on conflict do nothing`,
    ride.id,
    by,
    personId,
    ratedId,
    given,
    moment.now,
  )
  if (changes === 0) return { problem: 'already_rated' }
  if (by === 'passenger' && isFirstOfWeek(tx, { rideId: ride.id, by, personId, ratedId, at: moment.now })) {
    addStars(tx, driver_id, given, moment.now)
  }
  record(tx, ride, { what: 'rated', by, personId, detail: `${given} of 5` }, moment)
  return { rated: true }
}

export const hasRated = (from: Reads, rideId: number, by: Side): boolean =>
  from.get('select 1 from rating where ride_id = ? and by = ?', rideId, by) !== undefined

/** Kept with the driver, because everybody nearby sees them. */
export const starsOfDriver = (from: Tx | Reader, personId: number): Stars => starsOf(from, personId)

/** What drivers gave them. */
export function starsOfPassenger(from: Reads, personId: number): Stars {
  const row = from.get<Stars>(
    `select avg(stars) as stars, count(*) as ratings from (${countedOf('?', 'driver')})`,
    personId,
  )
  return row ?? { stars: null, ratings: 0 }
}

/**
 * Two who drive each other round and round make no stars: of what one gave the other within a week of the calendar
 * (from Thursday, as the days since 1970 fall) the first counts.
 */
function countedOf(ratedId: string, by: Side): string {
  // Of the columns beside min() SQLite takes those of the row that holds it.
  return `select stars, min(rated_at) from rating where rated_id = ${ratedId} and by = '${by}'
    group by person_id, rated_at / ${weekMs}`
}

function isFirstOfWeek(
  tx: Tx,
  {
    rideId,
    by,
    personId,
    ratedId,
    at,
  }: { rideId: number; by: Side; personId: number; ratedId: number; at: number },
): boolean {
  const other = tx.get(
    `select 1 from rating where rated_id = ? and person_id = ? and by = ? and ride_id <> ? and rated_at / ${weekMs} = ?`,
    ratedId,
    personId,
    by,
    rideId,
    Math.floor(at / weekMs),
  )
  return other === undefined
}

/**
 * What a driver's row holds is a sum of these; it is made anew when two rows turned out to be one human, and when old
 * ones are forgotten.
 */
export function countStarsAgain(tx: Tx, personId: number): void {
  tx.run(
    `update driver set (stars_sum, stars_count) =
       (select coalesce(sum(stars), 0), count(*) from (${countedOf('?1', 'passenger')}))
       where person_id = ?1`,
    personId,
  )
}

const weekMs = 7 * 24 * 3_600_000
