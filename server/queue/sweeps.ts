import type { Reader, Tx } from '../db/open.ts'
import { expiredPresences, expirePresence, nextExpiryAt } from '../drivers/presence.ts'
import { type DueRide, dueRides, meetRideDeadline, nextRideDeadlineAt } from '../rides/deadlines.ts'
import type { RideRules } from '../rides/rules.ts'
import { dueTimers, nextTimerAt } from '../timers/timers.ts'
import { type DueTrip, dueTrips, meetTripDeadline, nextTripDeadline } from '../trips/deadlines.ts'
import { fireTimer } from './timers.ts'

interface At {
  now: number
  rules: RideRules
}

/** Something that becomes due at a time that stands in the database, so that no restart forgets it. */
export interface Sweep<Row> {
  /** When the next one is due, or undefined; one or two looks at an index. */
  dueAt(from: Pick<Reader | Tx, 'get'>, at: At): number | undefined
  /** Names the rows that are due, the longest overdue first. */
  due(from: Pick<Reader | Tx, 'all'>, at: At & { limit: number }): Row[]
  /** Does what is due with one row, if it still is; returns the lanes to wake. */
  meet(tx: Tx, row: Row, at: At): string[]
  /** What people call the row, such as "offer 17". */
  nameOf(row: Row): string
}

const timers: Sweep<number> = {
  dueAt: (from, { now }) => nextTimerAt(from, now),
  due: dueTimers,
  meet: (tx, id, { now }) => fireTimer(tx, id, now),
  nameOf: (id) => `timer ${id}`,
}

const presences: Sweep<number> = {
  dueAt: (from, { now, rules }) => nextExpiryAt(from, { now, freshMs: rules.freshMs }),
  due: (from, { now, rules, limit }) => expiredPresences(from, { now, freshMs: rules.freshMs, limit }),
  meet: (tx, personId, { now, rules }) => expirePresence(tx, personId, { now, freshMs: rules.freshMs }),
  nameOf: (personId) => `presence of p${personId}`,
}

const trips: Sweep<DueTrip> = {
  dueAt: (from, { now }) => nextTripDeadline(from, now),
  due: dueTrips,
  meet: meetTripDeadline,
  nameOf: ({ what, id }) => `${what} ${id}`,
}

const rides: Sweep<DueRide> = {
  dueAt: nextRideDeadlineAt,
  due: dueRides,
  meet: meetRideDeadline,
  nameOf: ({ what, id }) => `${what} ${id}`,
}

/** Every kind of deadline. */
export const sweeps = [timers, presences, trips, rides] as Sweep<unknown>[]
