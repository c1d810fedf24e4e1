import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type Box, boxesAround } from './boxes.ts'
import { distanceM, earthRadiusM } from './distance.ts'
import type { Point } from './point.ts'

describe('the boxes round a point', () => {
  test('are one in the middle of the map', () => {
    expect(boxesAround({ latitude: -1.95, longitude: 30.06 }, 10_000)).toHaveLength(1)
  })

  test.each([179.99, -179.99, 180, -180])('are two at longitude %d', (longitude) => {
    const boxes = boxesAround({ latitude: -17, longitude }, 10_000)
    expect(boxes).toHaveLength(2)
    expect(boxes.some((box) => box.maxLon === 180)).toBe(true)
    expect(boxes.some((box) => box.minLon === -180)).toBe(true)
  })

  test.each([90, -90, 89.95, -89.95])('take in all longitudes at latitude %d', (latitude) => {
    expect(boxesAround({ latitude, longitude: 30 }, 10_000)).toEqual([
      expect.objectContaining({ minLon: -180, maxLon: 180 }),
    ])
  })

  test('hold every point within the radius', () => {
    fc.assert(
      fc.property(
        centre,
        fc.oneof(fc.integer({ min: 1, max: 25_000 }), fc.integer({ min: 1, max: 3_000_000 })),
        bearing,
        share,
        (at, radiusM, turn, part) => {
          const point = away(at, turn, radiusM * part)
          fc.pre(distanceM(at, point) <= radiusM)
          expect(boxesAround(at, radiusM).filter((box) => holds(box, point)).length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('touch the circle on each side they do not share with the edge of the map', () => {
    const at = { latitude: 60, longitude: 179.99 }
    const [east, west] = boxesAround(at, 10_000)
    const corner = { latitude: 60.01, longitude: west?.maxLon ?? 0 }
    expect(distanceM(at, corner)).toBeWithin(9_990, 10_200)
    expect(east?.minLat).toBeCloseTo(60 - (10_000 / earthRadiusM) * (180 / Math.PI), 6)
  })
})

const holds = (box: Box, { latitude, longitude }: Point): boolean =>
  latitude >= box.minLat && latitude <= box.maxLat && longitude >= box.minLon && longitude <= box.maxLon

const latitude = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: 89.9, max: 90, noNaN: true }),
  fc.double({ min: -90, max: -89.9, noNaN: true }),
)
const longitude = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: 179.9, max: 180, noNaN: true }),
  fc.double({ min: -180, max: -179.9, noNaN: true }),
)
const centre = fc.record({ latitude, longitude })
// Edges of a box are touched nearly west and nearly east.
const bearing = fc.oneof(
  fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
  fc.double({ min: 1.5, max: 1.64, noNaN: true }),
  fc.double({ min: 4.65, max: 4.78, noNaN: true }),
)
const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(1 - 1e-9))

/** Where one gets from a point in a direction after so many metres. */
function away({ latitude, longitude }: Point, turn: number, metres: number): Point {
  const angle = metres / earthRadiusM
  const phi = (latitude * Math.PI) / 180
  const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(turn)
  const east = Math.sin(turn) * Math.sin(angle) * Math.cos(phi)
  const turned = (Math.atan2(east, Math.cos(angle) - Math.sin(phi) * sine) * 180) / Math.PI
  const reached = longitude + turned
  return {
    latitude: (Math.asin(Math.max(-1, Math.min(1, sine))) * 180) / Math.PI,
    longitude: reached > 180 ? reached - 360 : reached < -180 ? reached + 360 : reached,
  }
}
