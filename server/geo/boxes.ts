import { degrees, earthRadiusM, radians } from './distance.ts'
import type { Point } from './point.ts'

/** Degrees; minLon ≤ maxLon, so what lies across the antimeridian takes two. */
export interface Box {
  minLat: number
  maxLat: number
  minLon: number
  maxLon: number
}

/**
 * One or two boxes that hold every point within the radius, and as little else as boxes can: across the antimeridian
 * there are two, and round a pole one takes in all longitudes.
 */
export function boxesAround({ latitude, longitude }: Point, radiusM: number): Box[] {
  const reach = radiusM / earthRadiusM + roundingRad
  const minLat = Math.max(-90, latitude - degrees(reach))
  const maxLat = Math.min(90, latitude + degrees(reach))
  if (minLat === -90 || maxLat === 90) return [{ minLat, maxLat, minLon: -180, maxLon: 180 }]
  // The circle's easternmost point lies nearer to the pole than its centre, where meridians are closer together.
  const across = degrees(Math.asin(Math.min(1, Math.sin(reach) / Math.cos(radians(latitude)))))
  const minLon = longitude - across
  const maxLon = longitude + across
  if (minLon <= -180) {
    return [
      { minLat, maxLat, minLon: -180, maxLon },
      { minLat, maxLat, minLon: minLon + 360, maxLon: 180 },
    ]
  }
  if (maxLon >= 180) {
    return [
      { minLat, maxLat, minLon, maxLon: 180 },
      { minLat, maxLat, minLon: -180, maxLon: maxLon - 360 },
    ]
  }
  return [{ minLat, maxLat, minLon, maxLon }]
}

/** Half a millimetre, so that rounding never leaves out what lies on the edge. */
const roundingRad = 1e-10
