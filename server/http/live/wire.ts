import type { DocumentProgress } from '../../documents/progress.ts'
import type { Point } from '../../geo/point.ts'
import type { NearbyDriver } from '../../policy/rides.ts'
import type { rideTypes } from '../api/ride-shape.ts'
import type { LiveState } from './state.ts'

/** What a page watches besides its person's own things. */
export interface Watch {
  type: (typeof rideTypes)[number]
  at: Point
  radiusM: number
}

/** What a page says. */
export type ToServer =
  /** First of all: which state it has, if any. */
  { is: 'hello'; version: string | null } | ({ is: 'watch' } & Watch) | { is: 'unwatch' }

/** What a page hears. */
export type ToPage =
  /**
   * How everything stands now; `state` is left out when the page has that version already. `at`: the server's clock,
   * because those of phones are wrong.
   */
  | { is: 'state'; version: string; state?: LiveState; at: number }
  /** Null while that is switched off. */
  | { is: 'nearby'; drivers: NearbyDriver[] | null }
  | { is: 'document'; documentId: number; at: DocumentProgress['at'] }
  /** Nothing is new, and the line is alive. */
  | { is: 'beat' }

/** Why a socket was closed, beside the codes of RFC 6455. */
export const closeCodes = {
  /** What was sent is not understood, or is too much. */
  misused: 4400,
  /** The session has ended. */
  signedOut: 4401,
  /** The flag real_time_updates is off: ask again now and then. */
  off: 4403,
  /** The same person has opened newer ones. */
  tooMany: 4408,
  /** The page does not keep up; it comes back with what it has. */
  slow: 4409,
  /** The server stops, or has no room; come back in a moment. */
  restart: 1012,
} as const

/** At least this often something is heard. */
export const beatMs = 20_000 as const
