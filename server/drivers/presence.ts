import type { Reader, Tx } from '../db/open.ts'
import type { DriverPresenceRow, VehicleType } from '../db/schema-mobility.ts'
import { setReminders } from '../documents/reminders.ts'
import { type DueRows, dueIds, isDue, nextDueAt } from '../events/due.ts'
import { tell } from '../events/events.ts'
import type { Point } from '../geo/point.ts'

export type Presence = Omit<DriverPresenceRow, 'busy' | 'cell_y' | 'cell_x' | 'cell'> & { busy: number }

export interface Online {
  personId: number
  vehicleId: number
  vehicleType: VehicleType
  at: Point
  source: Presence['source']
  /** When the position is too old or the insurance ends, whichever comes first. */
  until: number
}

/** Where somebody is who is online; their row is all that is known of it, and it goes with them. */
export const presenceOf = (from: Tx | Reader, personId: number): Presence | undefined =>
  from.get<Presence>(`select ${columns} from driver_presence where person_id = ?`, personId)

/** Also renews, which is one statement: a thousand drivers send their live location each second. */
export function goOnline(
  tx: Tx,
  { personId, vehicleId, vehicleType, at, source, until }: Online,
  now: number,
): void {
  const seen = [vehicleId, vehicleType, at.latitude, at.longitude, source, now, until]
  if (tx.run(renew, ...seen, personId).changes > 0) return
  tx.run(begin, ...seen, personId)
  // Somebody may have gone offline with a passenger on board.
  refreshBusy(tx, personId)
}

/** Forgets where they are; false when they were not online. */
export const goOffline = (tx: Tx, personId: number): boolean =>
  tx.run('delete from driver_presence where person_id = ?', personId).changes > 0

/** Whoever leaves while they are being asked does not answer any more: the offer runs out now, and the next is asked. */
export function leaveOffer(tx: Tx, personId: number): void {
  tx.run(
    `update ride_offer indexed by ride_offer_open_driver set expires_at = offered_at
       where driver_id = ? and state = 'open'`,
    personId,
  )
}

/** To be called when an offer to them or a ride of theirs begins or ends: the busy are not found by others. */
export function refreshBusy(tx: Tx, personId: number): void {
  tx.run(
    `update driver_presence set busy = now.busy
       from (select exists (select 1 from ride_offer indexed by ride_offer_open_driver
           where driver_id = ?1 and state = 'open') or ${isRiding('?1')} as busy) as now
       where person_id = ?1 and driver_presence.busy <> now.busy`,
    personId,
  )
}

interface At {
  now: number
  /** How long a position is good. */
  freshMs: number
}

/** When the next position is too old or the next insurance ends; undefined with nobody online. */
export const nextExpiryAt = (from: Pick<Reader | Tx, 'get'>, { now, freshMs }: At): number | undefined =>
  nextDueAt(from, online, now, freshMs)

/** Those whose time is over. */
export const expiredPresences = (
  from: Pick<Reader | Tx, 'all'>,
  { now, freshMs, limit }: At & { limit: number },
): number[] => dueIds(from, online, { now, limit }, freshMs)

/**
 * Takes offline whose time is over, and tells them why; returns the lanes to wake. Whoever has a passenger loses an old
 * position without a word: they know where they are going, and offers run out by themselves.
 */
export function expirePresence(tx: Tx, personId: number, { now, freshMs }: At): string[] {
  const row = tx.get<Expired>(expired, personId)
  if (row === undefined || !isDue(row.expires_at, now, freshMs)) return []
  if (row.expires_at > now) {
    // Sent before the clock was set back: how old it is nobody knows, but it is good for no longer than a new one.
    const until = now + freshMs
    tx.run('update driver_presence set expires_at = ?, seen_at = ? where person_id = ?', until, now, personId)
    return []
  }
  goOffline(tx, personId)
  const why = row.insured_until !== null && row.insured_until <= row.expires_at ? 'insurance' : 'position'
  if (row.riding === 1 && why === 'position') return []
  const id = `presence:${personId}:${row.online_since}:${row.expires_at}`
  const news = { id, personId, name: 'drive.expired', data: { why }, correlationId: id }
  // They hear of the end now, and not once more in the morning.
  if (why === 'insurance') setReminders(tx, personId, { now, correlationId: id, told: row.vehicle_id })
  return [tell(tx, news, now)]
}

interface Expired {
  vehicle_id: number
  online_since: number
  expires_at: number
  insured_until: number | null
  riding: number
}

const isRiding = (person: string): string =>
  `exists (select 1 from ride indexed by ride_of_driver
     where driver_id = ${person} and state in ('accepted', 'arrived', 'started'))`

const columns = `person_id, vehicle_id, vehicle_type, latitude, longitude, source, online_since, seen_at, expires_at,
  busy`

// A renewal after the end, which nobody had time to meet yet, begins anew.
const renew = `update driver_presence set vehicle_id = ?1, vehicle_type = ?2, latitude = ?3, longitude = ?4,
    source = ?5, online_since = iif(expires_at > ?6, online_since, ?6), seen_at = ?6, expires_at = ?7
  where person_id = ?8`

const begin = `insert into driver_presence (vehicle_id, vehicle_type, latitude, longitude, source, online_since,
    seen_at, expires_at, person_id) values (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)`

const online: DueRows = {
  rows: 'driver_presence indexed by driver_presence_expires where true',
  at: 'expires_at',
  id: 'person_id',
}

const expired = `select p.vehicle_id, p.online_since, p.expires_at, v.insured_until, ${isRiding('p.person_id')} as riding
  from driver_presence p left join vehicle v on v.id = p.vehicle_id where p.person_id = ?`
