import type { Side } from '../db/schema-mobility.ts'
import { alongPath } from '../geo/distance.ts'
import { starsOfPassenger } from '../rides/rating.ts'
import { asDriver, asPassenger, columnsOfDay, type Day, dayById, isOpen, joins, type Reads } from './day.ts'
import { costOf, type Fit, fit, isFit, type Misfit, type Way } from './fit.ts'
import { blurRoomM, boxOfPath, toleranceM } from './path.ts'

/** A day of somebody else that suits, and how well. */
export interface Match extends Fit {
  day: Day
  /** In metres of walking; the least is the best. See costOf. */
  cost: number
}

/**
 * The days of the other side that suit this one, the best first. None for a day that is over, cancelled or has all it
 * needs, and never two people again who have asked each other already.
 */
export function matchesOf(
  from: Reads,
  dayId: number,
  { now, limit }: { now: number; limit: number },
): Match[] {
  const day = dayById(from, dayId)
  if (day === undefined || !isOpen(day, now) || day.seats_left === 0) return []
  const known = new Set(daysAskedBefore(from, day))
  const found: Match[] = []
  for (const other of near(from, day, now)) {
    if (known.has(other.id)) continue
    const suits = fitOf(day, other, now)
    if (isFit(suits)) found.push({ ...suits, day: other, cost: 0 })
  }
  for (const match of found) {
    if (match.day.role === 'passenger') match.day.stars = starsOfPassenger(from, match.day.person_id).stars
    match.cost = costOf(match, match.day.stars)
  }
  return found.sort((a, b) => a.cost - b.cost || a.day.id - b.day.id).slice(0, limit)
}

/** How well two days of different sides suit each other, whichever is whose. */
export const fitOf = (one: Day, other: Day, now: number): Fit | Misfit =>
  one.role === 'driver'
    ? fit(asDriver(one), asPassenger(other), now)
    : fit(asDriver(other), asPassenger(one), now)

/** What lies along the way at about the time, by the index alone. */
interface Near {
  id: number
  from_latitude: number
  from_longitude: number
  to_latitude: number
  to_longitude: number
  distance_m: number
}

/** The days of the other side that lie along the way; the time, the seats and the rest are not settled yet. */
function near(from: Reads, day: Day, now: number): Day[] {
  const startsAt = Math.max(now, day.departs_at ?? day.starts_at)
  const own = wayOf(day)
  const ids =
    day.role === 'passenger'
      ? driversNear(from, day, startsAt).filter((other) => mayBeOnTheWay(wayOf(other), own))
      : passengersNear(from, day, startsAt).filter((other) => mayBeOnTheWay(own, wayOf(other)))
  return from.all<Day>(
    `select ${columnsOfDay} from json_each(?) j cross join trip_day d on d.id = j.value ${joins}
       cross join person h on h.id = t.person_id where h.opted_out_at is null`,
    JSON.stringify(ids.map(({ id }) => id)),
  )
}

/** As onTheWay, with room for where others are told that both are; whether they suit is settled by that alone. */
function mayBeOnTheWay(driver: Way, passenger: Way): boolean {
  const mayBeOffM = toleranceM(driver.lengthM) + blurRoomM
  const start = alongPath(passenger.from, driver.from, driver.to)
  if (start.offM > mayBeOffM) return false
  const end = alongPath(passenger.to, driver.from, driver.to)
  return end.offM <= mayBeOffM && (end.share - start.share) * driver.lengthM > -4 * blurRoomM
}

/** Those whose box, in which the room beside their way is contained, holds both ends. */
const driversNear = (from: Reads, day: Day, startsAt: number): Near[] =>
  from.all<Near>(
    `${fromPath} and min_lat <= ? and max_lat >= ? and min_lon <= ? and max_lon >= ?`,
    ...when(day, 'driver', startsAt),
    Math.min(day.from_latitude, day.to_latitude),
    Math.max(day.from_latitude, day.to_latitude),
    Math.min(day.from_longitude, day.to_longitude),
    Math.max(day.from_longitude, day.to_longitude),
  )

/** Those both of whose ends lie in the driver's box. */
function passengersNear(from: Reads, day: Day, startsAt: number): Near[] {
  const way = wayOf(day)
  const box = boxOfPath(way.from, way.to, toleranceM(way.lengthM) + blurRoomM)
  return from.all<Near>(
    `${fromPath} and min_lat >= ? and max_lat <= ? and min_lon >= ? and max_lon <= ?`,
    ...when(day, 'passenger', startsAt),
    box.minLatitude - roundedBy,
    box.maxLatitude + roundedBy,
    box.minLongitude - roundedBy,
    box.maxLongitude + roundedBy,
  )
}

const when = (day: Day, wanted: Side, startsAt: number): number[] => [
  wanted === 'driver' ? 1 : 0,
  day.over_at / dayMs,
  startsAt / dayMs,
]

const fromPath = `select id, from_latitude, from_longitude, to_latitude, to_longitude, distance_m from trip_path
  where min_role = ? and min_time <= ? and max_time >= ?`

const wayOf = (day: Near): Way => ({
  from: { latitude: day.from_latitude, longitude: day.from_longitude },
  to: { latitude: day.to_latitude, longitude: day.to_longitude },
  lengthM: day.distance_m,
})

/** Two who asked each other for these days do not suit, unless the answer never came. */
function daysAskedBefore(from: Reads, { id, role }: Day): number[] {
  const [own, other] = role === 'driver' ? ['driver', 'passenger'] : ['passenger', 'driver']
  return from
    .all<{ id: number }>(
      `select ${other}_day_id as id from booking where ${own}_day_id = ? and state <> 'expired'`,
      id,
    )
    .map((row) => row.id)
}

const dayMs = 86_400_000
/** Degrees: the index rounds to 32 bits, outwards, which is at most 0.000016 at longitude 180. */
const roundedBy = 0.0001
