import type { Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { record } from './change.ts'
import type { Moment } from './moment.ts'
import { tellOf } from './news.ts'
import type { RideIn } from './ride.ts'
import type { Driving } from './states.ts'

/** Passes words to the other side; neither learns the other's number by it. What was said is not kept with the ride. */
export function relay(tx: Tx, ride: RideIn<Driving>, by: Side, text: string, moment: Moment): void {
  const { passenger_id, driver_id } = ride
  const [personId, to] = by === 'passenger' ? [passenger_id, driver_id] : [driver_id, passenger_id]
  const eventId = record(tx, ride, { what: 'message', by, personId }, moment)
  const cut = [...text].slice(0, maxMessageLength).join('')
  tellOf(tx, eventId, to, 'ride.message', { rideId: ride.id, text: cut }, moment)
}

const maxMessageLength = 1000
