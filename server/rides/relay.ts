import type { Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { record } from './change.ts'
import type { Moment } from './moment.ts'
import { tellOf } from './news.ts'
import type { RideProblem } from './problem.ts'
import type { RideIn } from './ride.ts'
import type { Driving } from './states.ts'

/**
 * Passes words to the other side, so many and no more; neither learns the other's number by it. What was said is not
 * kept with the ride.
 */
export function relay(
  tx: Tx,
  ride: RideIn<Driving>,
  by: Side,
  text: string,
  moment: Moment,
): { relayed: true } | { problem: RideProblem } {
  const sent = tx.all<{ at: number }>(
    `select at from ride_event indexed by ride_event_ride where ride_id = ? and what = 'message' and by = ?`,
    ride.id,
    by,
  )
  if (isTooMuch(sent, moment.now)) return { problem: 'too_many_messages' }
  const { passenger_id, driver_id } = ride
  const [personId, to] = by === 'passenger' ? [passenger_id, driver_id] : [driver_id, passenger_id]
  const eventId = record(tx, ride, { what: 'message', by, personId }, moment)
  const cut = [...text].slice(0, maxMessageLength).join('')
  tellOf(tx, eventId, to, 'ride.message', { rideId: ride.id, text: cut }, moment)
  return { relayed: true }
}

/** Whether one side has written enough: each message rings a phone. */
export const isTooMuch = (sent: { at: number }[], now: number): boolean =>
  sent.length >= mostMessages || sent.filter(({ at }) => at > now - 60_000).length >= mostAMinute

const mostMessages = 60
const mostAMinute = 10
const maxMessageLength = 1000
