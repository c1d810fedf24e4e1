import type { Blob } from './blobs.ts'
import { Grid } from './grid.ts'

/**
 * The directions in which letters follow each other, radians in [0, π), y downwards: that of most comes first. A cloth
 * or a page around the document may have more rows than the document has.
 */
export function mainDirections(letters: readonly Blob[]): number[] {
  const grid = new Grid(letters)
  const bins = new Float64Array(180)
  for (const [i, a] of letters.entries()) {
    const size = Math.max(a.wide, a.high)
    for (const j of grid.near(a.x, a.y, reach * size)) {
      if (j <= i) continue
      const b = letters[j] as Blob
      const other = Math.max(b.wide, b.high)
      if (size < 0.6 * other || other < 0.6 * size) continue
      const dx = b.x - a.x
      const dy = b.y - a.y
      const gap = Math.hypot(dx, dy)
      if (gap > 1.8 * Math.max(size, other) || gap < 2) continue
      const degree = Math.floor(((Math.atan2(dy, dx) * 180) / Math.PI + 180) % 180) % 180
      bins[degree] = (bins[degree] as number) + Math.min(size, 40) / gap
    }
  }
  const smooth = bins.map((_, at) => {
    let sum = 0
    for (let k = -4; k <= 4; k++) sum += (bins[(at + k + 180) % 180] as number) * (5 - Math.abs(k))
    return sum
  })
  const votes = (degree: number): number => smooth[(degree + 180) % 180] as number
  const best = Math.max(...smooth)
  const directions = [...smooth.keys()]
    .filter((at) => votes(at) > best * leastVotes && isPeak(votes, at))
    .sort((a, b) => votes(b) - votes(a))
    .slice(0, mostDirections)
  if (directions.length === 0) directions.push(smooth.indexOf(best))
  return directions.map((degree) => ((degree + 0.5) * Math.PI) / 180)
}

const reach = 2.2
const mostDirections = 3
/** Of those for the first direction. */
const leastVotes = 0.15
/** What is nearer to a peak is the same direction, seen in perspective. */
const nearDegrees = 15

function isPeak(votes: (degree: number) => number, at: number): boolean {
  for (let k = 1; k <= nearDegrees; k++)
    if (votes(at - k) >= votes(at) || votes(at + k) > votes(at)) return false
  return true
}

/** What a line tells about the direction around it. */
export interface Witness {
  x: number
  y: number
  angle: number
  weight: number
}

/**
 * The direction of text at each place: in perspective it turns slowly from one side of the page to the other. Lines
 * that disagree with most (stamps, texture) are left out.
 */
export function directionField(
  main: number,
  witnesses: readonly Witness[],
  page: { width: number; height: number },
): (x: number, y: number) => number {
  const size = Math.max(page.width, page.height)
  let field: Plane = [0, 0, 0]
  const at = ([a, b, c]: Plane, x: number, y: number): number =>
    a + b * (x / size - page.width / size / 2) + c * (y / size - page.height / size / 2)
  for (const tolerance of [0.15, 0.06, 0.04]) {
    const agreeing = witnesses.filter(
      ({ x, y, angle }) => Math.abs(angle - main - at(field, x, y)) < tolerance,
    )
    if (agreeing.length < leastWitnesses) break
    field = fitted(
      agreeing.map(({ x, y, angle, weight }) => ({
        u: x / size - page.width / size / 2,
        v: y / size - page.height / size / 2,
        value: angle - main,
        weight,
      })),
    )
  }
  return (x, y) => main + Math.max(-mostTurn, Math.min(mostTurn, at(field, x, y)))
}

const leastWitnesses = 3
const mostTurn = 0.3

type Plane = [constant: number, byX: number, byY: number]

/** Weighted least squares, inclined to a page without perspective. */
function fitted(points: readonly { u: number; v: number; value: number; weight: number }[]): Plane {
  let [s, su, sv, suu, suv, svv, st, sut, svt] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (const { u, v, value, weight } of points) {
    s += weight
    su += weight * u
    sv += weight * v
    suu += weight * u * u
    suv += weight * u * v
    svv += weight * v * v
    st += weight * value
    sut += weight * u * value
    svt += weight * v * value
  }
  const caution = s * 0.005
  suu += caution
  svv += caution
  const minor = [suu * svv - suv * suv, su * svv - suv * sv, su * suv - suu * sv] as const
  const determinant = s * minor[0] - su * minor[1] + sv * minor[2]
  if (Math.abs(determinant) < 1e-12) return [st / s, 0, 0]
  return [
    (st * minor[0] - su * (sut * svv - suv * svt) + sv * (sut * suv - suu * svt)) / determinant,
    (s * (sut * svv - svt * suv) - st * minor[1] + sv * (su * svt - sut * sv)) / determinant,
    (s * (suu * svt - suv * sut) - su * (su * svt - sut * sv) + st * minor[2]) / determinant,
  ]
}
