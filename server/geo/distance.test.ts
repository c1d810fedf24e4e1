import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { alongPath, distanceM, earthRadiusM } from './distance.ts'
import type { Point } from './point.ts'

const at = (latitude: number, longitude: number): Point => ({ latitude, longitude })
const degreeM = (earthRadiusM * Math.PI) / 180

describe('the distance', () => {
  test.each([
    ['of a place to itself', at(-1.9441, 30.0619), at(-1.9441, 30.0619), 0],
    ['of one degree on the equator', at(0, 30), at(0, 31), degreeM],
    ['of one degree north', at(45, 30), at(46, 30), degreeM],
    ['across the antimeridian', at(0, 179.5), at(0, -179.5), degreeM],
    ['between the two names of the antimeridian', at(10, 180), at(10, -180), 0],
    ['over the pole', at(89.5, 0), at(89.5, 180), degreeM],
    ['between the poles', at(90, 17), at(-90, -3), 180 * degreeM],
    ['to the other side of the earth', at(12, 30), at(-12, -150), 180 * degreeM],
    // By hand: 2 · 6371.0088 km · asin √(sin² 0.27585° + cos 1.9441° · cos 2.4958° · sin² 0.20515°).
    ['Kigali to Huye by the map', at(-1.9441, 30.0619), at(-2.4958, 29.6516), 76_400],
  ])('%s', (_, a, b, expected) => {
    expect(Math.abs(distanceM(a, b) - expected)).toBeLessThan(expected === 76_400 ? 100 : 1e-6 * degreeM)
  })

  test('is the same both ways and never longer than a detour', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        expect(distanceM(a, b)).toBe(distanceM(b, a))
        // Near the other side of the earth a haversine knows some centimetres, no less.
        expect(distanceM(a, c)).toBeLessThanOrEqual(distanceM(a, b) + distanceM(b, c) + 1)
      }),
    )
  })

  test('tells a metre from two', () => {
    const metre = 1 / degreeM
    expect(distanceM(at(-1.9, 30), at(-1.9 + metre, 30))).toBeCloseTo(1, 6)
    expect(distanceM(at(-1.9, 30), at(-1.9 + 2 * metre, 30))).toBeCloseTo(2, 6)
  })
})

describe('beside a way', () => {
  const km = 1000 / degreeM

  test.each([
    ['on it, a quarter along', at(0, 30.25), at(0, 30), at(0, 31), 0, 0.25],
    ['a kilometre beside its middle', at(km, 30.5), at(0, 30), at(0, 31), 1000, 0.5],
    ['a kilometre on the other side', at(-km, 30.5), at(0, 30), at(0, 31), 1000, 0.5],
    ['before its beginning', at(0, 30 - km), at(0, 30), at(0, 31), 1000, 0],
    ['behind its end', at(0, 31 + km), at(0, 30), at(0, 31), 1000, 1],
    ['on a way across the antimeridian', at(km, 180), at(0, 179.5), at(0, -179.5), 1000, 0.5],
    ['the same point by its other name', at(km, -180), at(0, 179.5), at(0, -179.5), 1000, 0.5],
    ['on a way over the pole', at(90, 0), at(89, 30), at(89, -150), 0, 0.5],
    ['of a way that ends where it begins', at(0, 30 + km), at(0, 30), at(0, 30), 1000, 0],
  ])('a point %s', (_, point, from, to, offM, share) => {
    const found = alongPath(point, from, to)
    expect(found.offM).toBeCloseTo(offM, 2)
    expect(found.share).toBeCloseTo(share, 5)
  })

  test('nothing on the way is nearer than it says, and it says no less than it is', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (point, from, to) => {
        // Two ends opposite each other are joined by every way at once.
        fc.pre(distanceM(from, to) < 179 * degreeM)
        const { offM, share } = alongPath(point, from, to)
        expect(share).toBeWithin(0, 1 + 1e-12)
        const passed = between(from, to, share)
        expect(Math.abs(distanceM(point, passed) - offM)).toBeLessThan(1)
        for (let part = 0; part <= 1; part += 0.05) {
          expect(distanceM(point, between(from, to, part))).toBeGreaterThan(offM - 1)
        }
      }),
    )
  })
})

const anywhere: fc.Arbitrary<Point> = fc
  .tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))
  .map(([latitude, longitude]) => at(latitude, longitude))

/** The point at a share of the great circle from one to the other, by turning one towards the other. */
function between(from: Point, to: Point, share: number): Point {
  const whole = distanceM(from, to) / earthRadiusM
  if (whole < 1e-9) return from
  const [a, b] = [unit(from), unit(to)]
  const [left, right] = [Math.sin((1 - share) * whole), Math.sin(share * whole)]
  const [x, y, z] = a.map((part, axis) => (part * left + (b[axis] ?? 0) * right) / Math.sin(whole)) as [
    number,
    number,
    number,
  ]
  return at((Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI, (Math.atan2(y, x) * 180) / Math.PI)
}

function unit({ latitude, longitude }: Point): number[] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}
