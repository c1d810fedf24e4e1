import type { Context } from '../../context.ts'
import { TokenBuckets } from '../../limits/buckets.ts'
import { Problem } from './problem.ts'

/**
 * Who may have the picture worker do something now: each costs it up to a second, so nobody asks without end, nor for
 * much at once. The returned function throws `too.many`.
 */
export function drawingLimit({ clock, pictures }: Context, perMinute = drawingsPerMinute) {
  const each = new TokenBuckets({ capacity: perMinute, perMinute })
  return (whose: string): void => {
    if (pictures.waitingOf(whose) >= mostWaiting) throw new Problem('too.many', { retryAfterS: 5 })
    const waitMs = each.take(whose, clock.now())
    if (waitMs > 0) throw new Problem('too.many', { retryAfterS: Math.ceil(waitMs / 1000) })
  }
}

/** By whom the picture worker's turns are shared. */
export const turnOf = (personId: number): string => `p${personId}`

const drawingsPerMinute = 30
/** A page shows no more at once. */
const mostWaiting = 6
