import type { Reader, Tx } from '../db/open.ts'
import type { Side, TripDayRow, TripRow, VehicleType } from '../db/schema-mobility.ts'
import { blurred } from '../drivers/blur.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { isKnownSql } from '../places/at.ts'
import type { DriverDay, PassengerDay } from './fit.ts'

export type Reads = Reader | Tx

/** A day of a trip with all that matching and agreeing look at. */
export interface Day {
  id: number
  trip_id: number
  person_id: number
  role: Side
  state: TripDayRow['state']
  day: number
  starts_at: number
  ends_at: number
  over_at: number
  departs_at: number | null
  seats_left: number
  seats: number
  from_latitude: number
  from_longitude: number
  from_name: string | null
  to_latitude: number
  to_longitude: number
  to_name: string | null
  /** 1 where it is a place that everybody knows, and so nobody's door. */
  from_known: number
  to_known: number
  distance_m: number
  travel_min: number
  repeats: TripRow['repeats']
  /** What a passenger wants, or what a driver drives. */
  vehicle_type: VehicleType | null
  vehicle_id: number | null
  /** Of a driver with a verified vehicle, insured when the day begins, who is not suspended. */
  insured_until: number | null
  stars: number | null
}

export const dayById = (from: Reads, id: number): Day | undefined =>
  from.get<Day>(`select ${columnsOfDay} from trip_day d ${joins} where d.id = ?`, id)

/** Select from "trip_day d" followed by these joins. */
export const columnsOfDay = `d.id, d.trip_id, t.person_id, t.role, d.state, d.day, d.starts_at, d.ends_at, d.over_at,
  d.departs_at, d.seats_left, t.seats, t.from_latitude, t.from_longitude, t.from_name, t.to_latitude, t.to_longitude,
  t.to_name, ${isKnownSql('t.from_latitude', 't.from_longitude')} as from_known,
  ${isKnownSql('t.to_latitude', 't.to_longitude')} as to_known, t.distance_m, t.travel_min, t.repeats, coalesce(v.type, t.vehicle_type) as vehicle_type, t.vehicle_id,
  iif(v.state = 'active' and coalesce(v.insured_from, 0) <= d.starts_at and r.suspended_at is null,
    v.insured_until, null) as insured_until,
  iif(t.role = 'driver' and r.stars_count > 0, r.stars_sum * 1.0 / r.stars_count, null) as stars`

/** In this order: the days are what an index has found. */
export const joins = `cross join trip t on t.id = d.trip_id
  left join vehicle v on v.id = t.vehicle_id
  left join driver r on r.person_id = t.person_id`

export const asDriver = (day: Day): DriverDay => ({
  personId: day.person_id,
  ...toldEndsOf(day),
  lengthM: lengthOf(day),
  travelMin: day.travel_min,
  leavesFrom: day.departs_at ?? day.starts_at,
  leavesUntil: day.departs_at ?? day.ends_at,
  seatsLeft: day.seats_left,
  vehicleType: day.vehicle_type,
  insuredUntil: day.insured_until,
})

export const asPassenger = (day: Day): PassengerDay => ({
  personId: day.person_id,
  ...toldEndsOf(day),
  startsAt: day.starts_at,
  endsAt: day.ends_at,
  seats: day.seats,
  vehicleType: day.vehicle_type,
})

const endsOf = (day: Day): { from: Point; to: Point } => ({
  from: { latitude: day.from_latitude, longitude: day.from_longitude },
  to: { latitude: day.to_latitude, longitude: day.to_longitude },
})

/**
 * Where others are told that it begins and ends: exact only at a place that everybody knows. Whom it suits and how well
 * follows from these alone. An exact distance, time, order or edge would let somebody who plans trips all around find
 * out where a stranger lives.
 */
export function toldEndsOf(day: Day): { from: Point; to: Point } {
  const { from, to } = endsOf(day)
  return {
    from: day.from_known === 1 ? from : blurred(from),
    to: day.to_known === 1 ? to : blurred(to),
  }
}

const lengthOf = (day: Day): number => {
  if (day.from_known === 1 && day.to_known === 1) return day.distance_m
  const { from, to } = toldEndsOf(day)
  return distanceM(from, to)
}

/** Whether anybody can still be met on it. */
export const isOpen = (day: Day, now: number): boolean => day.state === 'open' && day.over_at > now
