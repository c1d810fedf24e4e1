import type { Tx } from '../db/open.ts'
import type { Moment } from '../rides/moment.ts'
import { type Match, matchesOf } from './match.ts'
import { tellTrip } from './news.ts'

/**
 * Tells those who wait that a trip which suits theirs has come: the best of the other side, at most five, and nobody
 * twice of the same trip. `days` are the new days of the trip, the earliest first.
 */
export function announce(tx: Tx, tripId: number, days: number[], moment: Moment): number {
  let told = 0
  for (const dayId of days) {
    if (told === mostTold) break
    for (const { day } of matchesOf(tx, dayId, { now: moment.now, limit: considered })) {
      if (told === mostTold) break
      if (!markTold(tx, day.trip_id, tripId, moment.now)) continue
      // Whoever has just seen the other among their own matches need not be told of them either.
      markTold(tx, tripId, day.trip_id, moment.now)
      const data = { dayId: day.id, otherDayId: dayId }
      tellTrip(tx, `match:${day.trip_id}:${tripId}`, day.person_id, 'schedule.matched', data, moment)
      told += 1
    }
  }
  return told
}

/** They have seen these, so they need not be told of them. */
export function markSeen(tx: Tx, tripId: number, seen: Match[], now: number): void {
  for (const { day } of seen) markTold(tx, tripId, day.trip_id, now)
}

/** False when they were told before. */
const markTold = (tx: Tx, tripId: number, otherTripId: number, now: number): boolean =>
  tx.run(
    'insert into trip_told (trip_id, other_trip_id, told_at) values (?, ?, ?) on conflict do nothing',
    tripId,
    otherTripId,
    now,
  ).changes > 0

const mostTold = 5
/** Of these, those who were told before are passed over. */
const considered = 25
