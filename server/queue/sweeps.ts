import type { Tx } from '../db/open.ts'
import { expirePresences, nextExpiryAt } from '../drivers/presence.ts'
import { meetRideDeadlines, nextRideDeadlineAt } from '../rides/deadlines.ts'
import type { RideRules } from '../rides/rules.ts'
import { nextTimerAt } from '../timers/timers.ts'
import { meetTripDeadlines, nextTripDeadline } from '../trips/deadlines.ts'
import { fireDueTimers } from './timers.ts'

/** Something that becomes due at a time that stands in the database, so that no restart forgets it. */
export interface Sweep {
  /** When the next one is due, or undefined; one look at an index. */
  dueAt(from: Pick<Tx, 'get'>): number | undefined
  /** Does what is due, at most `limit` of it; returns the lanes to wake. */
  run(tx: Tx, at: { now: number; rules: RideRules; limit: number }): string[]
}

/** Every kind of deadline. */
export const sweeps: Record<string, Sweep> = {
  timers: { dueAt: nextTimerAt, run: (tx, { now, limit }) => fireDueTimers(tx, now, limit) },
  presences: { dueAt: nextExpiryAt, run: (tx, { now, limit }) => expirePresences(tx, now, limit) },
  trips: { dueAt: nextTripDeadline, run: meetTripDeadlines },
  offers: { dueAt: nextRideDeadlineAt, run: meetRideDeadlines },
}
