import { haversineOf, radians } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'

/**
 * A square of the world, halved in both directions `level` times, and the numbers of the smallest cells in it, which
 * are one range. The database numbers positions in the same way (migrations/0006-drivers.ts).
 */
export interface Square {
  level: number
  x: number
  y: number
  first: number
  last: number
}

export const world: Square = { level: 0, x: 0, y: 0, first: 0, last: 4 ** 22 - 1 }

/** Squares of this level are single cells. */
export const smallest = 22

/** South-west, south-east, north-west, north-east. */
export function quarters({ level, x, y, first, last }: Square): Square[] {
  const size = (last - first + 1) / 4
  return [0, 1, 2, 3].map((quarter) => ({
    level: level + 1,
    x: 2 * x + (quarter & 1),
    y: 2 * y + (quarter >> 1),
    first: first + quarter * size,
    last: first + (quarter + 1) * size - 1,
  }))
}

/**
 * No point of the square is nearer than this (as a haversine). Degrees, not metres: the difference in longitude counts
 * with the cosine of the latitude, which is least at the square's end nearer to a pole, and goes the shorter way round
 * the earth. So the antimeridian and the poles need no cases of their own.
 */
export function leastHaversine({ level, x, y }: Square, { latitude, longitude }: Point): number {
  const height = 180 / 2 ** level
  const south = y * height - 90
  const north = south + height
  const west = x * 2 * height - 180
  const middle = west + height
  const dLatitude = Math.max(0, south - latitude, latitude - north)
  const toMiddle = Math.abs(longitude - middle)
  const dLongitude = Math.max(0, Math.min(toMiddle, 360 - toMiddle) - height)
  const cosine = Math.max(0, Math.min(Math.cos(radians(south)), Math.cos(radians(north))))
  return haversineOf(less(dLatitude), less(dLongitude), cosine * Math.cos(radians(latitude)))
}

/** A tenth of a millimetre: rounding may put a position just beside its cell. */
const less = (degrees: number): number => Math.max(0, degrees - 1e-9)
