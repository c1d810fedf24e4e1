import type { Tx } from '../db/open.ts'
import { record } from './change.ts'
import { cancel } from './end.ts'
import { type Moment, system } from './moment.ts'
import { tellOf } from './news.ts'
import { endsAfterMs, sinceWhen } from './patience.ts'
import type { RideIn } from './ride.ts'
import type { Driving } from './states.ts'

/**
 * Of a ride that has stood still for long both sides are reminded; when nobody does anything about it, it ends. Else
 * the driver would be held for ever, and their numbers and where they are be shown for as long.
 */
export function check(tx: Tx, ride: RideIn<Driving>, moment: Moment): void {
  const { now } = moment
  const endsAt = sinceWhen(ride) + endsAfterMs
  if (now >= endsAt) {
    cancel(tx, ride, ride.state === 'started' ? 'never_ended' : 'never_met', system, moment)
    return
  }
  const nextAt = Math.min(endsAt, now + endsAfterMs)
  tx.run('update ride set check_at = ? where id = ?', nextAt, ride.id)
  const eventId = record(tx, ride, { ...system, what: 'still_on' }, moment)
  const data = { rideId: ride.id, state: ride.state, endsAt: nextAt }
  for (const personId of [ride.passenger_id, ride.driver_id]) {
    tellOf(tx, eventId, personId, 'ride.stillOn', data, moment)
  }
}
