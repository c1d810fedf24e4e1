import { AppError } from '../../server/error.ts'
import type { Point } from '../../server/geo/point.ts'

/** "-1.9496,30.1263" */
export function pointIn(text: string): Point {
  const [, latitude, longitude] = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? []
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  if (!(Math.abs(point.latitude) <= 90) || !(Math.abs(point.longitude) <= 180)) {
    throw new AppError(
      'usage.invalid',
      `--near must be latitude,longitude such as -1.9496,30.1263; "${text}" is not.`,
    )
  }
  return point
}
