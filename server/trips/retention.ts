import type { Db } from '../db/open.ts'
import { forgetInSlices } from '../db/slices.ts'

/**
 * What was agreed and asked long ago, and then the trips it was about. As with rides, the newest of each stays, so that
 * no number is given out twice.
 */
export async function forgetOldTrips(db: Db, now: number): Promise<number> {
  const before = now - keptMs
  const bookings = await forgetInSlices(
    db,
    {
      table: 'booking',
      column: 'asked_at',
      before,
      where: `ended_at < ${before} and id not in (select ifnull(max(id), 0) from booking
        union all select booking_id from booking_event where id = (select max(id) from booking_event))`,
    },
    (tx, ids) =>
      tx.run('delete from booking where id in (select value from json_each(?))', JSON.stringify(ids)).changes,
  )
  const trips = await forgetInSlices(
    db,
    {
      table: 'trip',
      column: 'created_at',
      before,
      where: `ended_at < ${before} and id not in (select ifnull(max(id), 0) from trip
          union all select trip_id from trip_day where id = (select max(id) from trip_day))
        and not exists (select 1 from trip_day d join booking b on b.driver_day_id = d.id where d.trip_id = trip.id)
        and not exists (select 1 from trip_day d join booking b on b.passenger_day_id = d.id where d.trip_id = trip.id)`,
    },
    (tx, ids) =>
      tx.run('delete from trip where id in (select value from json_each(?))', JSON.stringify(ids)).changes,
  )
  return bookings + trips
}

/** As long as rides. */
const keptMs = 400 * 24 * 3_600_000
