import type { Selectable } from 'kysely'
import type { Reader, Tx } from '../db/open.ts'
import type { Actor, RideRow, RideState, Side } from '../db/schema-mobility.ts'
import type { Point, Spot } from '../geo/point.ts'
import { isActive, isDriving } from './states.ts'

type Row = Selectable<RideRow>

/** What is certain of a ride in a state, as the table's checks demand it. */
interface Certain {
  requested: { driver_id: null }
  offered: { driver_id: null }
  accepted: { driver_id: number; vehicle_id: number; accepted_at: number }
  arrived: Certain['accepted'] & { arrived_at: number }
  started: Certain['arrived'] & { started_at: number }
  completed: Certain['started'] & { fare_rwf: number; ended_at: number }
  cancelled: { cancelled_by: Actor; ended_at: number }
  expired: { driver_id: null; ended_at: number }
}

/** A ride of which is known in which state, or in which of several, it is. */
export type RideIn<State extends RideState> = State extends RideState
  ? Omit<Row, 'state' | keyof Certain[State]> & { state: State } & Certain[State]
  : never

export type Ride = RideIn<RideState>

export const isIn = <State extends RideState>(
  ride: Ride,
  ...states: State[]
): ride is Extract<Ride, { state: State }> => (states as RideState[]).includes(ride.state)

type Reads = Pick<Reader | Tx, 'get' | 'all'>

export const rideById = (from: Reads, id: number): Ride | undefined =>
  from.get<Ride>('select * from ride where id = ?', id)

/** The ride under way in which this person is the passenger. */
export const rideOfPassenger = (from: Reads, personId: number): Ride | undefined =>
  from.get<Ride>(
    `select * from ride indexed by ride_of_passenger where passenger_id = ? and ${isActive}`,
    personId,
  )

/** The ride that this driver holds. */
export const rideOfDriver = (from: Reads, personId: number): Ride | undefined =>
  from.get<Ride>(
    `select * from ride indexed by ride_of_driver where driver_id = ? and ${isDriving}`,
    personId,
  )

/** The ride under way, in whichever role. */
export const rideOf = (from: Reads, personId: number): Ride | undefined =>
  rideOfDriver(from, personId) ?? rideOfPassenger(from, personId)

/** What this person is in the ride; undefined for a stranger. */
export function sideOf(ride: Ride, personId: number): Side | undefined {
  if (ride.passenger_id === personId) return 'passenger'
  return ride.driver_id === personId ? 'driver' : undefined
}

/** The latest first. */
export function historyOf(from: Reads, personId: number, limit: number): Ride[] {
  const ids = from.all<{ id: number }>(
    `select id from (select id from ride indexed by ride_passenger where passenger_id = ?1 order by id desc limit ?2)
     union select id from (select id from ride indexed by ride_driver where driver_id = ?1 order by id desc limit ?2)
     order by id desc limit ?2`,
    personId,
    limit,
  )
  return ids.flatMap(({ id }) => rideById(from, id) ?? [])
}

export const pickupOf = (ride: Pick<Row, 'pickup_latitude' | 'pickup_longitude' | 'pickup_name'>): Spot =>
  spot(ride.pickup_latitude, ride.pickup_longitude, ride.pickup_name)

export const dropoffOf = (
  ride: Pick<Row, 'dropoff_latitude' | 'dropoff_longitude' | 'dropoff_name'>,
): Spot | null =>
  ride.dropoff_latitude === null || ride.dropoff_longitude === null
    ? null
    : spot(ride.dropoff_latitude, ride.dropoff_longitude, ride.dropoff_name)

const spot = (latitude: number, longitude: number, name: string | null): Spot => ({
  latitude,
  longitude,
  ...(name !== null && { name }),
})

/** Where something happened, of which a driver's position is the only witness. */
export const isPoint = (at: { latitude: number | null; longitude: number | null }): at is Point =>
  at.latitude !== null && at.longitude !== null
