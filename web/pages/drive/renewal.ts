import type { Point } from '../../../server/geo/point.ts'

/** A position that was sent to the server, or could be. */
export interface Fix extends Point {
  at: number
}

/**
 * Whether a new position is worth a request: somebody has moved on, or what the server knows grows old. Never more
 * often than every few seconds, however much a phone has to tell.
 */
export function isWorthSending(fix: Fix, sent: Fix | undefined): boolean {
  if (sent === undefined) return true
  const passedMs = fix.at - sent.at
  return passedMs >= renewMs || (passedMs >= atLeastMs && metresBetween(fix, sent) > movedM)
}

/** Flat, which over some hundred metres is as good as round. */
function metresBetween(a: Point, b: Point): number {
  const northM = (a.latitude - b.latitude) * metresPerDegree
  const eastM = (a.longitude - b.longitude) * metresPerDegree * Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot(northM, eastM)
}

/** Also without any movement. */
export const renewMs = 120_000
const atLeastMs = 10_000
/** After a position that did not arrive. */
export const retryMs = atLeastMs
const movedM = 100
const metresPerDegree = 111_195
