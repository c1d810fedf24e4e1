import type { Tx } from '../db/open.ts'
import type { Moment } from './moment.ts'
import type { RideIn } from './ride.ts'
import { maxFareOf, usualFareOf } from './way.ts'

export type FareIs = 'usual' | 'low' | 'high' | 'too_high'

/**
 * Whether a fare is so far from what the ride usually costs that it may be a slip of the thumb: the driver is asked once
 * more, and one that is far above is shown to the operator. `too_high` is not taken at all.
 */
export function fareIs(tx: Tx, ride: RideIn<'started'>, fareRwf: number, moment: Moment): FareIs {
  if (fareRwf > maxFareOf(tx, ride, moment)) return 'too_high'
  const usual = usualFareOf(tx, ride, moment)
  if (usual === null || ride.estimate_rwf === null) return fareRwf < hardlyAFareRwf ? 'low' : 'usual'
  if (fareRwf * 2 < usual) return 'low'
  return fareRwf > Math.max(highTimes * ride.estimate_rwf, usual) ? 'high' : 'usual'
}

const highTimes = 3
/** Nobody is driven anywhere for less, as far as is known. */
const hardlyAFareRwf = 100
