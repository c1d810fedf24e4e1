import type { Tx } from '../db/open.ts'
import type { Actor } from '../db/schema-mobility.ts'
import { tell } from '../events/events.ts'
import type { Moment } from '../rides/moment.ts'

/**
 * What trips tell people, by events of the flow "schedule". Each carries ids; what is said is looked up when it is
 * said, because everything may have moved on by then.
 */
export interface TripNewsData {
  /** To whoever is asked: an agreement to answer. */
  'schedule.asked': { bookingId: number }
  /** To whoever asked: the other has accepted. */
  'schedule.agreed': { bookingId: number }
  'schedule.declined': { bookingId: number }
  /** To both, or to the one who did not cause it. */
  'schedule.expired': { bookingId: number; why: ExpiryReason }
  /** To the other side. */
  'schedule.cancelled': { bookingId: number; by: Actor }
  /** To its owner: the operator has cancelled the trip, or one day of it. */
  'schedule.tripCancelled': { tripId: number; dayId: number | null }
  /** To both, some time after the pickup. */
  'schedule.done': { bookingId: number }
  /** A trip of somebody else suits this day of theirs. */
  'schedule.matched': { dayId: number; otherDayId: number }
  'schedule.message': { bookingId: number; text: string }
}

/** Why an open question needs no answer any more. */
export type ExpiryReason = 'unanswered' | 'taken' | 'full' | 'unsuitable'

/** Tells one person once: `id` names what happened for ever, such as "booking:12". */
export function tellTrip<Name extends keyof TripNewsData>(
  tx: Tx,
  id: string,
  personId: number,
  name: Name,
  data: TripNewsData[Name],
  { now, correlationId, wake }: Pick<Moment, 'now' | 'correlationId' | 'wake'>,
): void {
  wake(tell(tx, { id: `trip:${id}:${personId}`, personId, name, data, correlationId }, now))
}
