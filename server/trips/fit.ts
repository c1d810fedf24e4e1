import type { VehicleType } from '../db/schema-mobility.ts'
import { alongPath, distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { toleranceM } from './path.ts'

/** A driver's day, as far as matching looks at it. */
export interface DriverDay {
  personId: number
  from: Point
  to: Point
  lengthM: number
  travelMin: number
  /** The window in which they leave; both ends are the same once an agreement has settled it. */
  leavesFrom: number
  leavesUntil: number
  seatsLeft: number
  vehicleType: VehicleType | null
  /** The first instant without insurance; null without a vehicle that was verified. */
  insuredUntil: number | null
}

export interface PassengerDay {
  personId: number
  from: Point
  to: Point
  startsAt: number
  endsAt: number
  seats: number
  vehicleType: VehicleType | null
}

/** How well two days suit each other. */
export interface Fit {
  /** When the driver is expected where the passenger waits, milliseconds since 1970. */
  pickupAt: number
  /** From the driver's start until then. */
  untilPickupMs: number
  /** From where the passenger starts to the driver's way, and from the way to where they want to go. */
  startOffM: number
  endOffM: number
  /** What the driver goes further than alone, if they come for the passenger. */
  detourM: number
  /** Of the straight way from the passenger's start to their end. */
  rideMin: number
  overlapMin: number
}

/** Why two days do not suit each other, the first reason found. */
export type Misfit =
  | 'same_person'
  | 'vehicle_type'
  | 'not_insured'
  | 'seats'
  | 'start_too_far'
  | 'end_too_far'
  | 'other_direction'
  | 'time'

/** Where along a driver's way a passenger is taken up and set down. */
interface OnTheWay {
  start: { offM: number; share: number }
  end: { offM: number; share: number }
  wantedM: number
}

/** A way from one place to another, and its length. */
export interface Way {
  from: Point
  to: Point
  lengthM: number
}

/** Whether a passenger's way lies along a driver's, whatever the time. */
export function onTheWay(
  driver: Way,
  passenger: { from: Point; to: Point },
): OnTheWay | 'start_too_far' | 'end_too_far' | 'other_direction' {
  const mayBeOffM = toleranceM(driver.lengthM)
  const start = alongPath(passenger.from, driver.from, driver.to)
  if (start.offM > mayBeOffM) return 'start_too_far'
  const end = alongPath(passenger.to, driver.from, driver.to)
  if (end.offM > mayBeOffM) return 'end_too_far'
  const share = end.share - start.share
  if (share <= 0) return 'other_direction'
  const wantedM = distanceM(passenger.from, passenger.to)
  // Being carried for less than half of what they want is no help, even in the right direction.
  if (share * driver.lengthM < wantedM / 2) return 'other_direction'
  return { start, end, wantedM }
}

/** Whether a passenger can be taken along, exactly; what an index finds is held against this. */
export function fit(driver: DriverDay, passenger: PassengerDay, now: number): Fit | Misfit {
  if (driver.personId === passenger.personId) return 'same_person'
  if (driver.vehicleType === null || driver.insuredUntil === null) return 'not_insured'
  if (passenger.vehicleType !== null && passenger.vehicleType !== driver.vehicleType) return 'vehicle_type'
  if (driver.seatsLeft < passenger.seats) return 'seats'
  const way = onTheWay(driver, passenger)
  if (typeof way === 'string') return way
  const { start, end, wantedM } = way
  const share = end.share - start.share
  const untilPickupMs = start.share * driver.travelMin * minuteMs
  const earliest = Math.max(driver.leavesFrom + untilPickupMs, passenger.startsAt, now)
  const latest = Math.min(driver.leavesUntil + untilPickupMs, passenger.endsAt)
  if (earliest > latest) return 'time'
  const rideMin = Math.max(1, Math.round(share * driver.travelMin))
  const pickupAt = agreeable(earliest, latest)
  if (driver.insuredUntil <= pickupAt + rideMin * minuteMs) return 'not_insured'
  const detourM =
    distanceM(driver.from, passenger.from) + wantedM + distanceM(passenger.to, driver.to) - driver.lengthM
  return {
    pickupAt,
    untilPickupMs,
    startOffM: Math.round(start.offM),
    endOffM: Math.round(end.offM),
    detourM: Math.max(0, Math.round(detourM)),
    rideMin,
    overlapMin: Math.floor((latest - earliest) / minuteMs),
  }
}

export const isFit = (found: Fit | Misfit): found is Fit => typeof found !== 'string'

/**
 * What a pair costs, in metres of walking: the least is the best. Half of a detour counts, as does each minute by which
 * the windows share less than an hour, and each star that the other has less than five.
 */
export const costOf = ({ startOffM, endOffM, detourM, overlapMin }: Fit, stars: number | null): number =>
  startOffM +
  endOffM +
  detourM / 2 +
  Math.max(0, 60 - overlapMin) * metresPerMinute +
  (5 - (stars ?? usualStars)) * metresPerStar

/** The middle of what suits both, on a full five minutes where there is one within it. */
function agreeable(earliest: number, latest: number): number {
  const middle = (earliest + latest) / 2
  const full = Math.round(middle / fiveMinutesMs) * fiveMinutesMs
  return full >= earliest && full <= latest ? full : Math.round(middle)
}

const minuteMs = 60_000
const fiveMinutesMs = 5 * minuteMs
const metresPerMinute = 20
const metresPerStar = 300
const usualStars = 4
