import { degrees, earthRadiusM, radians } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'

/** How far from a driver's straight way somebody may wait or want to go, by the length of the way. */
export const toleranceM = (lengthM: number): number =>
  Math.min(farthestOffM, Math.max(usualOffM, lengthM / 10))

/** Degrees. The longitudes of what crosses the antimeridian or comes near a pole are all there are. */
export interface Box {
  minLatitude: number
  maxLatitude: number
  minLongitude: number
  maxLongitude: number
}

/**
 * Holds every point within `aroundM` metres of the shortest way between two points; never too small, sometimes a
 * little too large.
 */
export function boxOfPath(from: Point, to: Point, aroundM: number): Box {
  const around = aroundM / earthRadiusM
  const latitudes = [from.latitude, to.latitude, ...turningLatitudes(from, to)]
  const lowest = Math.min(...latitudes) - degrees(around)
  const highest = Math.max(...latitudes) + degrees(around)
  const minLatitude = Math.max(-90, lowest)
  const maxLatitude = Math.min(90, highest)
  const west = Math.min(from.longitude, to.longitude)
  const east = Math.max(from.longitude, to.longitude)
  // Towards the poles a degree of longitude is shorter, so the same distance spans more of them.
  const farthest = radians(Math.max(...latitudes.map(Math.abs)))
  const spread = Math.sin(around) / Math.cos(farthest)
  const wide = spread < 1 ? degrees(Math.asin(spread)) : 180
  const wraps = east - west > 180 || west - wide < -180 || east + wide > 180
  const reachesPole = lowest < -90 || highest > 90
  return wraps || reachesPole
    ? { minLatitude, maxLatitude, minLongitude: -180, maxLongitude: 180 }
    : { minLatitude, maxLatitude, minLongitude: west - wide, maxLongitude: east + wide }
}

/** Where the way runs further north or south than both its ends: great circles bulge towards the poles. */
function turningLatitudes(from: Point, to: Point): number[] {
  const there = bearing(from, to)
  const back = bearing(to, from)
  const turning = degrees(
    Math.acos(Math.min(1, Math.abs(Math.sin(there)) * Math.cos(radians(from.latitude)))),
  )
  // Heading north from both ends, the northernmost point lies between them; heading south, the southernmost.
  if (Math.cos(there) > 0 && Math.cos(back) > 0) return [turning]
  if (Math.cos(there) < 0 && Math.cos(back) < 0) return [-turning]
  return []
}

/** Radians clockwise from north. */
function bearing(from: Point, to: Point): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const east = radians(to.longitude - from.longitude)
  return Math.atan2(
    Math.sin(east) * Math.cos(b),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(east),
  )
}

/** Both sides are held against each other by where others are told that they are, half a kilometre off at most. */
export const blurRoomM = 1000

const usualOffM = 2000
const farthestOffM = 5000
