import { distanceM } from '../../../server/geo/distance.ts'
import type { Point } from '../../../server/geo/point.ts'

/** A way from one point to another that somebody is on, bent a little as roads are. */
export interface Way {
  readonly from: Point
  readonly to: Point
  readonly startedAt: number
  readonly tookMs: number
  /** How far beside the straight line its middle lies, in parts of its length; negative to the left. */
  readonly bend: number
}

/** Where somebody on this way is at this time; from its end on they stay there. */
export function pointOn({ from, to, startedAt, tookMs, bend }: Way, at: number): Point {
  const share = tookMs === 0 ? 1 : Math.min(1, Math.max(0, (at - startedAt) / tookMs))
  const aside = Math.sin(share * Math.PI) * bend
  const [north, east] = [to.latitude - from.latitude, to.longitude - from.longitude]
  return {
    latitude: from.latitude + share * north - aside * east,
    longitude: from.longitude + share * east + aside * north,
  }
}

export const isAtEnd = ({ startedAt, tookMs }: Way, at: number): boolean => at >= startedAt + tookMs

/** Somebody who stands. */
export const standing = (at: Point): Way => ({ from: at, to: at, startedAt: 0, tookMs: 0, bend: 0 })

/** At this speed in metres a second. */
export function wayTo(
  to: Point,
  {
    from,
    now,
    metresPerSecond,
    bend = 0,
  }: { from: Point; now: number; metresPerSecond: number; bend?: number },
): Way {
  return { from, to, startedAt: now, tookMs: (distanceM(from, to) / metresPerSecond) * 1000, bend }
}

/** A point this many metres away at most. */
export function beside({ latitude, longitude }: Point, metres: number, [up, right]: [number, number]): Point {
  const degrees = metres / metresPerDegree
  return {
    latitude: latitude + (2 * up - 1) * degrees,
    longitude: longitude + ((2 * right - 1) * degrees) / Math.cos((latitude * Math.PI) / 180),
  }
}

const metresPerDegree = 111_195
