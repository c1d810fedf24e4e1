import type { Reader, Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { presenceOf } from '../drivers/presence.ts'
import type { Point } from '../geo/point.ts'
import { personOf } from '../people/identity.ts'
import { trustedContactOf } from '../people/trusted.ts'
import { record } from './change.ts'
import { type Moment, operator } from './moment.ts'
import { tellOf } from './news.ts'
import { isIn, type Ride, rideById } from './ride.ts'
import { shareUrlOf } from './share.ts'
import { active } from './states.ts'

type Reads = Reader | Tx

/**
 * Somebody calls for help: the operator is alerted until somebody has looked after it, and the trusted contact is
 * told, but not the other side. Returns the contact's phone.
 */
export function callForHelp(
  tx: Tx,
  ride: Ride,
  { by, personId }: { by: Side; personId: number },
  publicUrl: string | null,
  moment: Moment,
): string | null {
  const isRepeated = lastCallAt(tx, ride.id, personId) > moment.now - repeatedMs
  tx.run(
    `update ride set sos_at = iif(sos_at is null or sos_seen_at is not null, ?1, sos_at),
       sos_by = iif(sos_at is null or sos_seen_at is not null, ?2, sos_by), sos_seen_at = null where id = ?3`,
    moment.now,
    by,
    ride.id,
  )
  if (publicUrl !== null) shareUrlOf(tx, ride, publicUrl, { by, personId }, moment)
  const eventId = record(tx, ride, { what: 'sos', by, personId }, moment)
  const contact = trustedContactOf(tx, personId)
  if (contact === undefined) return null
  const contactId = personOf(tx, { waId: contact.phone }, moment.now)
  if (contactId === ride.passenger_id || contactId === ride.driver_id) return null
  // Whoever taps again in fear has the contact told once.
  if (!isRepeated) tellOf(tx, eventId, contactId, 'ride.sosFor', { rideId: ride.id }, moment)
  return contact.phone
}

/** Who called for help in this ride and trusts this person, if it was not too long ago. */
export function callerWhoTrusts(
  from: Reads,
  rideId: number,
  contactId: number,
  now: number,
): { ride: Ride; callerId: number; side: Side } | undefined {
  const ride = rideById(from, rideId)
  if (ride === undefined || !canCallForHelp(ride, now)) return undefined
  const caller = from.get<{ id: number; by: Side }>(
    `select event.person_id as id, event.by as by from ride_event event indexed by ride_event_ride
       join trusted_contact contact on contact.person_id = event.person_id
       join person trusted on trusted.id = ? and contact.phone in (trusted.phone, trusted.wa_id)
       where event.ride_id = ? and event.what = 'sos' order by event.id desc`,
    contactId,
    rideId,
  )
  return caller && { ride, callerId: caller.id, side: caller.by }
}

/** While it is under way, and for a day: help may be needed after the ride as well. */
export const canCallForHelp = (ride: Ride, now: number): boolean =>
  isIn(ride, ...active) || (ride.ended_at !== null && now - ride.ended_at < helpForMs)

/** Where the driver was when last heard of: now, or at what happened last. */
export function lastSeen(from: Reads, ride: Ride): (Point & { at: number }) | null {
  const presence =
    isIn(ride, ...active) && ride.driver_id !== null ? presenceOf(from, ride.driver_id) : undefined
  if (presence !== undefined) {
    const { latitude, longitude, seen_at: at } = presence
    return { latitude, longitude, at }
  }
  return (
    from.get<Point & { at: number }>(
      `select latitude, longitude, at from ride_event indexed by ride_event_ride
         where ride_id = ? and latitude is not null order by id desc limit 1`,
      ride.id,
    ) ?? null
  )
}

/** The operator has looked after it. False when nothing was open. */
export function markSosSeen(tx: Tx, ride: Ride, moment: Moment): boolean {
  if (ride.sos_at === null || ride.sos_seen_at !== null) return false
  tx.run('update ride set sos_seen_at = ? where id = ?', moment.now, ride.id)
  record(tx, ride, { ...operator, what: 'sos_seen' }, moment)
  return true
}

/** Calls for help that nobody has looked after, the oldest first. */
export const openSos = (from: Reads): { id: number; at: number }[] =>
  from.all(
    `select id, sos_at as at from ride indexed by ride_sos
       where sos_at is not null and sos_seen_at is null order by sos_at`,
  )

const lastCallAt = (from: Reads, rideId: number, personId: number): number =>
  from.get<{ at: number | null }>(
    `select max(at) as at from ride_event indexed by ride_event_ride
       where ride_id = ? and what = 'sos' and person_id = ?`,
    rideId,
    personId,
  )?.at ?? 0

const repeatedMs = 60_000
const helpForMs = 24 * 3_600_000
