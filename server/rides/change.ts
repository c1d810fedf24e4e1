import type { Tx } from '../db/open.ts'
import type { RideState } from '../db/schema-mobility.ts'
import { presenceOf, refreshBusy } from '../drivers/presence.ts'
import { afterRide } from '../drivers/standing.ts'
import type { Doer, Moment } from './moment.ts'
import { tellOf } from './news.ts'
import { asksAfterMs } from './patience.ts'
import { type Ride, type RideIn, rideById } from './ride.ts'
import type { Next } from './states.ts'

/** What has to be known for a ride to enter a state; its time is set by itself. */
interface Needs {
  requested: { look_at: number }
  offered: Nothing
  accepted: { driver_id: number; vehicle_id: number }
  arrived: Nothing
  started: Nothing
  completed: { fare_rwf: number }
  cancelled: { cancelled_by: Doer['by']; cancel_reason: string }
  expired: Nothing
}
type Nothing = Record<string, never>

export interface Happened extends Doer {
  /** What is written down; the new state unless told. */
  what?: string
  detail?: string | null
}

/**
 * The one place where a ride changes its state: the row, the event, the driver's freedom, and the news to both sides.
 * What cannot follow does not compile, and the database refuses it besides. While a driver is still looked for, the
 * caller knows better what there is to tell.
 */
export function change<From extends RideState, To extends Next<From>>(
  tx: Tx,
  ride: RideIn<From>,
  to: To,
  needs: Needs[To],
  happened: Happened,
  moment: Moment,
): { ride: RideIn<To>; eventId: number } {
  const sets: Record<string, string | number | null> = {
    state: to,
    ...needs,
    ...timesOf(tx, ride, to, moment.now),
  }
  const columns = Object.keys(sets)
  const { changes } = tx.run(
    `update ride set ${columns.map((column) => `${column} = ?`).join(', ')} where id = ? and state = ?`,
    ...Object.values(sets),
    ride.id,
    ride.state,
  )
  if (changes !== 1) throw new Error(`ride ${ride.id} is not ${ride.state} any more`)
  const now = rideById(tx, ride.id)
  if (now === undefined) throw new Error(`ride ${ride.id} is gone`)
  if (now.driver_id !== null) refreshBusy(tx, now.driver_id)
  const eventId = record(tx, now, { what: to, ...happened }, moment)
  if (to !== 'requested' && to !== 'offered') tellBoth(tx, now, eventId, happened, moment)
  // Who was suspended or lost their insurance in the middle of it has driven to the end.
  if (now.driver_id !== null && now.ended_at !== null) afterRide(tx, now.driver_id, moment)
  return { ride: now as RideIn<To>, eventId }
}

/** Writes down what happened: the state after it, by whom, and where the driver was, if one holds the ride. */
export function record(
  tx: Tx,
  ride: Ride,
  { what, by, personId, detail = null }: Happened & { what: string },
  { now }: Pick<Moment, 'now'>,
): number {
  const at = ride.driver_id === null ? undefined : presenceOf(tx, ride.driver_id)
  const { lastInsertRowid } = tx.run(
    `insert into ride_event (ride_id, at, state, what, by, person_id, latitude, longitude, detail)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ride.id,
    now,
    ride.state,
    what,
    by,
    personId,
    at?.latitude ?? null,
    at?.longitude ?? null,
    detail,
  )
  return Number(lastInsertRowid)
}

function tellBoth(tx: Tx, ride: Ride, eventId: number, { by }: Doer, moment: Moment): void {
  const data = { rideId: ride.id, state: ride.state, by }
  for (const personId of [ride.passenger_id, ride.driver_id]) {
    if (personId !== null) tellOf(tx, eventId, personId, 'ride.changed', data, moment)
  }
}

/** When it entered the state, and until when nobody asks whether it is still in it. */
function timesOf(tx: Tx, ride: Ride, state: RideState, now: number): Record<string, number | null> {
  switch (state) {
    case 'accepted':
    case 'arrived':
    case 'started':
      return { [`${state}_at`]: now, check_at: now + asksAfterMs(tx, ride, state) }
    case 'completed':
    case 'cancelled':
    case 'expired':
      return { ended_at: now, check_at: null }
    default:
      return {}
  }
}
