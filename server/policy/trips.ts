import type { Tx } from '../db/open.ts'
import type { RideScopeOptions } from './rides.ts'

/** Trips planned ahead. */
export interface TripScope {
  readonly personId: number
}

export function tripScope(personId: number, tx: Tx, options: RideScopeOptions): TripScope {
  throw new Error(`not built yet ${personId} ${tx} ${options.now}`)
}
