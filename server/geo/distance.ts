import type { Point } from './point.ts'

/** The earth's mean radius R1 = (2a + b) / 3 of WGS 84 (Moritz, Geodetic Reference System 1980, IUGG). */
export const earthRadiusM = 6_371_008.8

/** Great-circle distance in metres; within 0.6 % of the distance on the ellipsoid. */
export const distanceM = (a: Point, b: Point): number => metresOf(haversine(a, b))

/** sin² of half the angle between two points: grows with their distance, and costs less to compare by. */
export const haversine = (a: Point, b: Point): number =>
  haversineOf(
    b.latitude - a.latitude,
    b.longitude - a.longitude,
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)),
  )

/** The same from the differences in degrees and the product of the cosines of the latitudes. */
export function haversineOf(dLatitude: number, dLongitude: number, cosines: number): number {
  const up = Math.sin(radians(dLatitude) / 2)
  const across = Math.sin(radians(dLongitude) / 2)
  return up * up + cosines * across * across
}

export const metresOf = (haversine: number): number =>
  2 * earthRadiusM * Math.atan2(Math.sqrt(haversine), Math.sqrt(Math.max(0, 1 - haversine)))

/**
 * Where a point lies beside the shortest way from one place to another: how far off it, and at which share of it
 * (0 at its beginning, 1 at its end) the point is passed. Before the beginning and behind the end, the distance is
 * that to the end.
 */
export function alongPath(point: Point, from: Point, to: Point): { offM: number; share: number } {
  const [p, a, b] = [vector(point), vector(from), vector(to)]
  const across = cross(a, b)
  const sine = length(across)
  const whole = Math.atan2(sine, dot(a, b))
  // The same place twice, or two opposite ends of the earth, which no one way joins.
  if (sine < 1e-12) return { offM: earthRadiusM * angle(p, a), share: 0 }
  const pole = across.map((part) => part / sine) as Vector
  const passed = Math.atan2(dot(p, cross(pole, a)), dot(p, a))
  if (passed >= 0 && passed <= whole) {
    const beside = dot(p, pole)
    const offM = earthRadiusM * Math.abs(Math.atan2(beside, Math.sqrt(Math.max(0, 1 - beside * beside))))
    return { offM, share: passed / whole }
  }
  const toStart = angle(p, a)
  const toEnd = angle(p, b)
  return toStart <= toEnd
    ? { offM: earthRadiusM * toStart, share: 0 }
    : { offM: earthRadiusM * toEnd, share: 1 }
}

export const radians = (degrees: number): number => (degrees * Math.PI) / 180
export const degrees = (radians: number): number => (radians * 180) / Math.PI

type Vector = [number, number, number]

/** From the middle of the earth: there is no antimeridian and no pole to think of. */
function vector({ latitude, longitude }: Point): Vector {
  const [phi, lambda] = [radians(latitude), radians(longitude)]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const length = (a: Vector): number => Math.hypot(...a)

const angle = (a: Vector, b: Vector): number => Math.atan2(length(cross(a, b)), dot(a, b))
