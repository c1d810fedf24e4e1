import type { Reader } from '../db/open.ts'
import type { RideState } from '../db/schema-mobility.ts'
import { firstIdSince } from '../db/since.ts'
import type { Param } from '../db/statements.ts'
import type { Ride } from './ride.ts'
import { isActive } from './states.ts'

export interface KnownPerson {
  id: number
  name: string | null
  /** The number they write from, or the id they are known by. */
  number: string | null
}

/** A ride with its people, as operators see it. */
export type SeenRide = Ride & {
  passenger_name: string | null
  passenger_number: string | null
  driver_name: string | null
  driver_number: string | null
  plate: string | null
  /** 1 when the driver asked for far more than was estimated. */
  above_limit: number
}

export interface RideFilter {
  ids?: number[]
  active?: boolean
  /** Only those with a call for help that nobody has looked after. */
  sos?: boolean
  state?: RideState | undefined
  /** Asked for from then on, milliseconds since 1970. */
  since?: number | undefined
  /** In whichever role. */
  people?: number[] | undefined
  limit: number
}

/** The newest rides that fit, the oldest of them first. */
export function ridesMatching(
  read: Reader,
  { ids, active, sos, state, since, people, limit }: RideFilter,
): SeenRide[] {
  const conditions: string[] = []
  const params: Param[] = []
  const where = (sql: string, ...values: Param[]) => {
    conditions.push(sql)
    params.push(...values)
  }
  if (ids !== undefined) where('r.id in (select value from json_each(?))', JSON.stringify(ids))
  if (active) where(`r.id in (select id from ride indexed by ride_active where ${isActive})`)
  if (sos) where(`r.id in (select id from ride indexed by ride_sos where ${isOpenSos})`)
  if (state !== undefined) where('r.state = ?', state)
  if (since !== undefined) {
    where('r.id >= ?', firstIdSince(read, { table: 'ride', column: 'requested_at' }, since))
    where('r.requested_at >= ?', since)
  }
  if (people !== undefined) {
    const list = JSON.stringify(people)
    where(
      `r.id in (select id from ride where passenger_id in (select value from json_each(?))
         union select id from ride where driver_id in (select value from json_each(?)))`,
      list,
      list,
    )
  }
  const rows = read.all<SeenRide>(
    `select r.*, p.name as passenger_name, coalesce(p.wa_id, p.user_id) as passenger_number,
        d.name as driver_name, coalesce(d.wa_id, d.user_id) as driver_number, v.plate as plate,
        exists (select 1 from ride_event indexed by ride_event_ride
          where ride_id = r.id and what = 'completed' and detail = 'above_limit') as above_limit
       from ride r join person p on p.id = r.passenger_id left join person d on d.id = r.driver_id
         left join vehicle v on v.id = r.vehicle_id
       ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`} order by r.id desc limit ?`,
    ...params,
    limit,
  )
  return rows.reverse()
}

export interface SeenRideEvent {
  at: number
  what: string
  state: RideState
  by: string
  latitude: number | null
  longitude: number | null
  detail: string | null
  person_id: number | null
  person_name: string | null
}

/** Everything that happened in a ride, the earliest first. */
export const eventsOf = (read: Reader, rideId: number): SeenRideEvent[] =>
  read.all(
    `select e.at, e.what, e.state, e.by, e.latitude, e.longitude, e.detail, e.person_id, p.name as person_name
       from ride_event e left join person p on p.id = e.person_id where e.ride_id = ? order by e.id`,
    rideId,
  )

export interface SeenOffer {
  driver_id: number
  driver_name: string | null
  driver_number: string | null
  state: string
  distance_m: number
  offered_at: number
  answered_at: number | null
}

/** Everybody who was asked, the first one first. */
export const offersOf = (read: Reader, rideId: number): SeenOffer[] =>
  read.all(
    `select o.driver_id, d.name as driver_name, coalesce(d.wa_id, d.user_id) as driver_number, o.state,
        o.distance_m, o.offered_at, o.answered_at
       from ride_offer o join person d on d.id = o.driver_id where o.ride_id = ? order by o.id`,
    rideId,
  )

const isOpenSos = 'sos_at is not null and sos_seen_at is null'
