import type { Db, Tx } from '../db/open.ts'
import { forgetInSlices } from '../db/slices.ts'
import { countStarsAgain } from './rating.ts'

/** Where the driver was at each change of a ride: long enough for a complaint. */
export const forgetRidePositions = (db: Db, now: number): Promise<number> =>
  forgetInSlices(
    db,
    { table: 'ride_event', column: 'at', before: now - positionsKeptMs, where: 'latitude is not null' },
    (tx, ids) =>
      tx.run(
        'update ride_event set latitude = null, longitude = null where id in (select value from json_each(?))',
        JSON.stringify(ids),
      ).changes,
  )

/**
 * Rides that ended long ago, with their offers, events and ratings; what a driver earned and was given in them is gone
 * from statements and stars as well. The newest of each stays: SQLite would give their numbers out again, which
 * buttons in chats and the ids of news hold.
 */
export const forgetOldRides = (db: Db, now: number): Promise<number> =>
  forgetInSlices(
    db,
    {
      table: 'ride',
      column: 'requested_at',
      before: now - ridesKeptMs,
      // A call for help that nobody has looked after is for the operator to close.
      where: `ended_at < ${now - ridesKeptMs} and (sos_at is null or sos_seen_at is not null) and id not in (select ifnull(max(id), 0) from ride
        union all select ride_id from ride_event where id = (select max(id) from ride_event)
        union all select ride_id from ride_offer where id = (select max(id) from ride_offer))`,
    },
    forgetRides,
  )

function forgetRides(tx: Tx, ids: number[]): number {
  const these = JSON.stringify(ids)
  const drivers = tx.all<{ id: number }>(
    `select distinct rated_id as id from rating
       where by = 'passenger' and ride_id in (select value from json_each(?))`,
    these,
  )
  const { changes } = tx.run('delete from ride where id in (select value from json_each(?))', these)
  for (const { id } of drivers) countStarsAgain(tx, id)
  return changes
}

const dayMs = 24 * 3_600_000
const positionsKeptMs = 30 * dayMs
/** A year's books, and a month to close them. */
const ridesKeptMs = 400 * dayMs
