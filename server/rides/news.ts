import type { Tx } from '../db/open.ts'
import type { Actor, RideState } from '../db/schema-mobility.ts'
import { tell } from '../events/events.ts'
import type { Moment } from './moment.ts'

/**
 * What rides tell people, by events of the flow "ride". Each carries ids; what is said is looked up when it is said,
 * because everything may have moved on by then.
 */
export interface NewsData {
  /** To a driver: an offer to answer. */
  'ride.offer': { offerId: number }
  /** To a driver: the offer ran out or was withdrawn. */
  'ride.offerEnded': { offerId: number; why: 'expired' | 'withdrawn' }
  /** To a passenger: who was asked does not come; `next`: another one is asked at once. */
  'ride.declined': { rideId: number; why: 'declined' | 'expired' | 'unavailable'; next: boolean }
  /**
   * To both, also to the one who did it (`by`) and was answered at once: it was accepted, arrived, started, completed,
   * cancelled or expired.
   */
  'ride.changed': { rideId: number; state: RideState; by: Actor }
  /** To both: for long nothing has happened in it. It ends at that time if nobody does anything. */
  'ride.stillOn': { rideId: number; state: RideState; endsAt: number }
  /** To the other side. */
  'ride.message': { rideId: number; text: string }
  /** To the passenger after too many wrong PINs. */
  'ride.pinLocked': { rideId: number }
  /** To the trusted contact of somebody who called for help: scope.rides.sosOf tells what they may know. */
  'ride.sosFor': { rideId: number }
}

export type RideNews = keyof NewsData

/** Tells one person of one event of a ride, once. */
export function tellOf<Name extends RideNews>(
  tx: Tx,
  eventId: number,
  personId: number,
  name: Name,
  data: NewsData[Name],
  { now, correlationId, wake }: Moment,
): void {
  wake(tell(tx, { id: `ride:${eventId}:${personId}`, personId, name, data, correlationId }, now))
}
