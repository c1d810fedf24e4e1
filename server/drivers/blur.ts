import type { Reader, Tx } from '../db/open.ts'
import { distanceM, radians } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { maxRadiusM, type Nearby, type NearbySearch, nearestDrivers } from './nearby.ts'

/**
 * Where strangers are told that a driver is: the middle of a square of half a kilometre. The squares are the same for
 * everybody and for ever, so asking on many days or from many places tells no more than asking once; a random error
 * would average out.
 */
export function blurred({ latitude, longitude }: Point): Point {
  const middle = middleOf(latitude, squareDegrees)
  // Squares, not stripes: a degree of longitude is shorter away from the equator.
  const width = squareDegrees / Math.max(0.01, Math.cos(radians(middle)))
  return { latitude: middle, longitude: Math.min(180, middleOf(longitude, width)) }
}

/**
 * The drivers nearest to a point by where they are told to be. Who is on the list, in which order and how far away all
 * follow from the blurred positions alone: exact distances, however rounded, and an exact edge of the search would let
 * somebody who asks from many places find out where a driver lives.
 */
export function nearestBlurred(from: Tx | Reader, search: NearbySearch): Nearby[] {
  const { at, limit, now } = search
  const radiusM = Math.min(search.radiusM, maxRadiusM - farthestOffM)
  for (let most = limit * 4; ; most = Math.min(most * 4, mostLookedAt)) {
    const found = nearestDrivers(from, { ...search, radiusM: radiusM + farthestOffM, limit: most })
    const told = found
      .map(({ personId, latitude, longitude }) => {
        const point = blurred({ latitude, longitude })
        return {
          driver: { personId, ...point },
          distanceM: distanceM(at, point),
          turn: turnOf(personId, now),
        }
      })
      .filter((one) => one.distanceM <= radiusM)
      .sort((a, b) => a.distanceM - b.distanceM || a.turn - b.turn)
      .slice(0, limit)
      .map(({ driver, distanceM }): Nearby => ({ ...driver, distanceM }))
    // Whoever was not found is told to be no nearer than this.
    const rest =
      found.length < most ? Number.POSITIVE_INFINITY : (found.at(-1)?.distanceM ?? 0) - farthestOffM
    if (
      rest === Number.POSITIVE_INFINITY ||
      most === mostLookedAt ||
      (told.length === limit && (told.at(-1)?.distanceM ?? 0) < rest)
    )
      return told
  }
}

const middleOf = (degrees: number, size: number): number =>
  Math.round((Math.floor(degrees / size) + 0.5) * size * 1e6) / 1e6

/** Of several in one square another one comes first each hour. */
const turnOf = (personId: number, now: number): number =>
  Bun.hash.xxHash32(`${personId} ${Math.floor(now / 3_600_000)}`)

/** In such a crowd nobody stands out; to look at more would take too long. */
const mostLookedAt = 1000
/** Some 550 m: in a town hundreds of homes. */
const squareDegrees = 0.005
/** From a corner to the middle. */
const farthestOffM = 400
