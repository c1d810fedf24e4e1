import type { Reader, Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { presenceOf } from '../drivers/presence.ts'
import type { Point } from '../geo/point.ts'
import { trustedContactOf } from '../people/trusted.ts'
import { record } from './change.ts'
import { type Moment, operator } from './moment.ts'
import { tellOf } from './news.ts'
import { isIn, type Ride, rideById } from './ride.ts'
import { shareUrlOf } from './share.ts'
import { active } from './states.ts'

type Reads = Reader | Tx

/** What became of the trusted contact of somebody who called for help. */
export interface Contacted {
  phone: string
  name: string | null
  /**
   * `written`: told, now or a moment ago. `unreachable`: never wrote to us, or said stop, or too long ago for WhatsApp
   * to take a message. `enough`: several others were told within a day. `riding`: is the other side of this very ride.
   */
  how: 'written' | 'unreachable' | 'enough' | 'riding'
}

/**
 * Somebody calls for help: the operator is alerted until somebody has looked after it, and the trusted contact is
 * told if they can be reached, but not the other side. Null without a contact.
 */
export function callForHelp(
  tx: Tx,
  ride: RideWithDriver,
  { by, personId }: { by: Side; personId: number },
  { publicUrl, hasTemplate }: { publicUrl: string | null; hasTemplate: boolean },
  moment: Moment,
): Contacted | null {
  tx.run(
    `update ride set sos_at = iif(sos_at is null or sos_seen_at is not null, ?1, sos_at),
       sos_by = iif(sos_at is null or sos_seen_at is not null, ?2, sos_by), sos_seen_at = null where id = ?3`,
    moment.now,
    by,
    ride.id,
  )
  if (publicUrl !== null) shareUrlOf(tx, ride, publicUrl, { by, personId }, moment)
  if (!hasJustCalled(tx, ride, personId, moment.now)) record(tx, ride, { what: 'sos', by, personId }, moment)
  return tellContact(tx, ride, { by, personId }, hasTemplate, moment)
}

/** A tap more within a minute, while nobody has looked after the first: it is the same call. */
export const hasJustCalled = (from: Reads, ride: Ride, personId: number, now: number): boolean =>
  ride.sos_at !== null &&
  ride.sos_seen_at === null &&
  from.get(
    `select 1 from ride_event indexed by ride_event_ride
       where ride_id = ? and what = 'sos' and person_id = ? and at > ?`,
    ride.id,
    personId,
    now - repeatedMs,
  ) !== undefined

/** Tells the trusted contact of somebody who has called for help in this ride. Null without a contact. */
export function tellContact(
  tx: Tx,
  ride: RideWithDriver,
  { by, personId }: { by: Side; personId: number },
  hasTemplate: boolean,
  moment: Moment,
): Contacted | null {
  const contact = trustedContactOf(tx, personId)
  if (contact === undefined) return null
  const reached = knownBy(tx, contact.phone)
  if (reached?.id === ride.passenger_id || reached?.id === ride.driver_id) {
    return { ...contact, how: 'riding' }
  }
  if (reached === undefined || !isReachable(reached, moment.now, hasTemplate)) {
    return { ...contact, how: 'unreachable' }
  }
  const told = toldToday(tx, personId, moment.now)
  const detail = `p${reached.id}`
  if (!told.includes(detail) && told.length >= mostContactsADay) return { ...contact, how: 'enough' }
  // Whoever taps again in fear has the contact told once; another contact is told all the same.
  if (toldAt(tx, ride.id, personId, detail) <= moment.now - repeatedMs) {
    const eventId = record(tx, ride, { what: contactTold, by, personId, detail }, moment)
    tellOf(tx, eventId, reached.id, 'ride.sosFor', { rideId: ride.id }, moment)
  }
  return { ...contact, how: 'written' }
}

type RideWithDriver = Ride & { driver_id: number }

/** Help is for people who met, or were to meet: without a driver nobody is in danger by it. */
export const hasDriver = (ride: Ride): ride is RideWithDriver => ride.driver_id !== null

interface Known {
  id: number
  last_inbound_at: number | null
  opted_out_at: number | null
}

/** A typed number makes nobody known. */
const knownBy = (from: Reads, phone: string): Known | undefined =>
  from.get<Known>('select id, last_inbound_at, opted_out_at from person where wa_id = ?', phone) ??
  from.get<Known>('select id, last_inbound_at, opted_out_at from person where phone = ?', phone)

/** Has not said stop, and WhatsApp would hand them a message now. */
const isReachable = (
  { last_inbound_at: at, opted_out_at }: Known,
  now: number,
  hasTemplate: boolean,
): boolean => opted_out_at === null && (hasTemplate || (at !== null && at > now - windowMs + windowSlackMs))

/** Whom this person's calls for help were told to within a day. */
const toldToday = (from: Reads, personId: number, now: number): string[] =>
  from
    .all<{ detail: string }>(
      `select distinct detail from ride_event indexed by ride_event_person
         where person_id = ? and what = ? and at > ?`,
      personId,
      contactTold,
      now - dayMs,
    )
    .map(({ detail }) => detail)

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

/** The ride in which this person called for help when nobody has looked after it yet. */
export function openCallOf(
  from: Reads,
  personId: number,
  now: number,
): { ride: RideWithDriver; by: Side } | undefined {
  const call = from.get<{ ride_id: number; by: Side }>(
    `select ride_id, by from ride_event indexed by ride_event_person
       where person_id = ? and what = 'sos' and at > ? order by at desc, id desc limit 1`,
    personId,
    now - 2 * dayMs,
  )
  const ride = call && rideById(from, call.ride_id)
  if (ride === undefined || !hasDriver(ride) || !canCallForHelp(ride, now)) return undefined
  return ride.sos_at !== null && ride.sos_seen_at === null ? { ride, by: call?.by ?? 'passenger' } : undefined
}

const toldAt = (from: Reads, rideId: number, personId: number, detail: string): number =>
  from.get<{ at: number | null }>(
    `select max(at) as at from ride_event indexed by ride_event_ride
       where ride_id = ? and what = ? and person_id = ? and detail = ?`,
    rideId,
    contactTold,
    personId,
    detail,
  )?.at ?? 0

const contactTold = 'contact_told'
/** Somebody's family, not whoever comes to mind: it goes to people who have not asked for it. */
const mostContactsADay = 3
const repeatedMs = 60_000
const dayMs = 24 * 3_600_000
const helpForMs = dayMs
/** Meta's customer service window; a little less, because a message takes its time. */
const windowMs = dayMs
const windowSlackMs = 60_000
