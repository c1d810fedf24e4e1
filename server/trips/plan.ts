import type { Tx } from '../db/open.ts'
import type { Side, TripRow, VehicleType } from '../db/schema-mobility.ts'
import { blurred } from '../drivers/blur.ts'
import { minutesFor } from '../fares/estimate.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point, Spot } from '../geo/point.ts'
import { placeAt } from '../places/at.ts'
import type { Moment } from '../rides/moment.ts'
import { instantOf, localTime } from './days.ts'
import { blurRoomM, boxOfPath, toleranceM } from './path.ts'
import type { PlanProblem } from './problem.ts'
import { daysOf } from './repeats.ts'

export interface TripWish {
  role: Side
  from: Spot
  to: Spot
  /** The first day on which it may be made; days since 1970-01-01 in the operator's zone. */
  firstDay: number
  /** Minutes after midnight; the end may lie in the next day. */
  windowFromMin: number
  windowToMin: number
  seats: number
  repeats: TripRow['repeats']
  /** What a passenger wants; any when left out. */
  vehicleType?: VehicleType
  /** What a driver drives. */
  vehicleId?: number
}

/** Stores a trip with its coming days; telling those whom it suits is announce()'s. */
export function planTrip(
  tx: Tx,
  personId: number,
  wish: TripWish,
  moment: Moment,
): { tripId: number } | { problem: PlanProblem } {
  const problem = problemOf(tx, personId, wish, moment)
  if (problem !== undefined) return { problem }
  const same = sameTrip(tx, personId, wish)
  if (same !== undefined) return { tripId: same }
  const { from, to } = wish
  const lengthM = distanceM(from, to)
  const vehicleType = wish.role === 'driver' ? typeOf(tx, wish.vehicleId) : wish.vehicleType
  const box = boxOfPath(from, to, wish.role === 'driver' ? toleranceM(lengthM) + blurRoomM : 0)
  const { lastInsertRowid } = tx.run(
    `insert into trip (person_id, role, vehicle_type, vehicle_id, from_latitude, from_longitude, from_name,
       to_latitude, to_longitude, to_name, min_latitude, max_latitude, min_longitude, max_longitude, distance_m,
       travel_min, repeats, first_day, window_from_min, window_to_min, seats, state, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?)`,
    personId,
    wish.role,
    vehicleType ?? null,
    wish.role === 'driver' ? (wish.vehicleId ?? null) : null,
    from.latitude,
    from.longitude,
    from.name ?? null,
    to.latitude,
    to.longitude,
    to.name ?? null,
    box.minLatitude,
    box.maxLatitude,
    box.minLongitude,
    box.maxLongitude,
    Math.round(lengthM),
    minutesFor(tx, vehicleType ?? 'other', distanceM(toldAt(tx, from), toldAt(tx, to))),
    wish.repeats,
    wish.firstDay,
    wish.windowFromMin,
    wish.windowToMin,
    wish.seats,
    moment.now,
  )
  const tripId = Number(lastInsertRowid)
  makeDays(tx, tripId, moment)
  return { tripId }
}

/** By it strangers see when somebody comes, so it says no more than where others are told that the trip leads. */
const toldAt = (tx: Tx, end: Spot): Point => (placeAt(tx, end) === undefined ? blurred(end) : end)

/** Writes the days of a trip for the next two weeks that are not there yet; returns the new ones. */
export function makeDays(
  tx: Tx,
  tripId: number,
  { now, rules: { timezone } }: Pick<Moment, 'now' | 'rules'>,
): number[] {
  const trip = tx.get<TripRow>(`select * from trip where id = ? and state = 'active'`, tripId)
  if (trip === undefined) return []
  const today = localTime(now, timezone).day
  // A window may have begun yesterday evening; a first day may lie beyond the two weeks.
  const until = Math.max(today + daysAhead - 1, trip.first_day + (trip.repeats === 'weekdays' ? 2 : 0))
  return daysOf(trip, today - 1, until).flatMap((day) => {
    const startsAt = instantOf(day, trip.window_from_min, timezone)
    const endsAt = instantOf(day, trip.window_to_min, timezone)
    if (endsAt <= now) return []
    const overAt = trip.role === 'driver' ? endsAt + trip.travel_min * minuteMs : endsAt
    const { changes, lastInsertRowid } = tx.run(
      `insert into trip_day (trip_id, day, starts_at, ends_at, over_at, seats_left, state)
         values (?, ?, ?, ?, ?, ?, 'open') on conflict (trip_id, day) do nothing`,
      tripId,
      day,
      startsAt,
      endsAt,
      overAt,
      trip.seats,
    )
    return changes === 0 ? [] : [Number(lastInsertRowid)]
  })
}

function problemOf(
  tx: Tx,
  personId: number,
  wish: TripWish,
  { now, rules: { timezone } }: Moment,
): PlanProblem | undefined {
  if (isTooClose(wish.from, wish.to)) return 'too_close'
  const endsAt = instantOf(wish.firstDay, wish.windowToMin, timezone)
  if (endsAt <= now) return 'past'
  if (wish.firstDay > localTime(now, timezone).day + daysPlannable) return 'too_far_ahead'
  const { count } = tx.get<{ count: number }>(
    `select count(*) as count from trip where person_id = ? and state = 'active'`,
    personId,
  ) ?? { count: 0 }
  if (count >= maxTrips) return 'too_many'
  const { planned } = tx.get<{ planned: number }>(
    'select count(*) as planned from trip where person_id = ? and created_at > ?',
    personId,
    now - dayMs,
  ) ?? { planned: 0 }
  if (planned >= maxTripsADay) return 'too_many_today'
  if (wish.role === 'driver') {
    const startsAt = instantOf(wish.firstDay, wish.windowFromMin, timezone)
    if (!mayDrive(tx, personId, wish.vehicleId ?? 0, { startsAt, endsAt })) return 'no_vehicle'
  }
  return undefined
}

/** So near each other that there is no trip to make. */
export const isTooClose = (from: Point, to: Point): boolean => distanceM(from, to) < shortestM

/** Whether it is theirs, verified and insured all the while. */
const mayDrive = (
  tx: Tx,
  personId: number,
  vehicleId: number,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): boolean =>
  tx.get(
    `select 1 from vehicle v left join driver r on r.person_id = v.person_id
       where v.id = ? and v.person_id = ? and v.state = 'active' and v.insured_until > ?
         and coalesce(v.insured_from, 0) <= ? and r.suspended_at is null`,
    vehicleId,
    personId,
    endsAt,
    startsAt,
  ) !== undefined

/** Who taps twice means one trip. */
const sameTrip = (tx: Tx, personId: number, wish: TripWish): number | undefined =>
  tx.get<{ id: number }>(
    `select id from trip where person_id = ? and state = 'active' and role = ? and repeats = ? and first_day = ?
       and window_from_min = ? and window_to_min = ? and seats = ? and vehicle_id is ?
       and from_latitude = ? and from_longitude = ? and to_latitude = ? and to_longitude = ?`,
    personId,
    wish.role,
    wish.repeats,
    wish.firstDay,
    wish.windowFromMin,
    wish.windowToMin,
    wish.seats,
    wish.role === 'driver' ? (wish.vehicleId ?? null) : null,
    wish.from.latitude,
    wish.from.longitude,
    wish.to.latitude,
    wish.to.longitude,
  )?.id

const typeOf = (tx: Tx, vehicleId: number | undefined): VehicleType | undefined =>
  tx.get<{ type: VehicleType }>('select type from vehicle where id = ?', vehicleId ?? 0)?.type

/** Days of a repeated trip are written this far ahead. */
export const daysAhead = 14
/** A trip may begin this many days from now. */
export const daysPlannable = 60
const maxTrips = 20
/** Those given up again count: whoever plans and cancels all day long looks for strangers, not for a trip. */
const maxTripsADay = 20
const shortestM = 300
const minuteMs = 60_000
const dayMs = 86_400_000
