import { columnsOfDay, type Day, dayById, isOpen, joins, type Reads } from './day.ts'
import { type Fit, isFit, type Misfit } from './fit.ts'
import { fitOf, matchesOf } from './match.ts'

/** Why a day of the other side is not offered for one. */
export type Reason = Misfit | 'asked_before' | 'opted_out' | 'taken'

export interface Explained {
  day: Day
  /** Its place among those that suit, from 1; null for those that do not. */
  rank: number | null
  fit: Fit | null
  why: Reason | null
}

/**
 * Every day of the other side that is open on the same or a neighbouring day, with why it suits or not: first those
 * that suit, the best first. Looks at each, so it is for operators and not for the way of a message.
 */
export function explainMatches(from: Reads, dayId: number, now: number): Explained[] {
  const day = dayById(from, dayId)
  if (day === undefined || !isOpen(day, now)) return []
  const ranks = new Map(
    matchesOf(from, dayId, { now, limit: 10_000 }).map((match, index) => [match.day.id, index + 1]),
  )
  const others = from.all<Day & { opted_out: number; asked: number }>(
    `select ${columnsOfDay}, h.opted_out_at is not null as opted_out,
       exists (select 1 from booking b where b.state <> 'expired'
         and d.id in (b.driver_day_id, b.passenger_day_id) and ? in (b.driver_day_id, b.passenger_day_id)) as asked
       from trip_day d ${joins} join person h on h.id = t.person_id
       where d.state = 'open' and d.over_at > ? and d.day between ? and ? and t.role <> ?`,
    day.id,
    now,
    day.day - 1,
    day.day + 1,
    day.role,
  )
  return others
    .map(({ opted_out, asked, ...other }): Explained => {
      const suits = fitOf(day, other, now)
      const rank = ranks.get(other.id) ?? null
      const fit = isFit(suits) ? suits : null
      return {
        day: other,
        rank,
        fit,
        why: rank !== null ? null : reasonOf(other, { opted_out, asked }, suits),
      }
    })
    .sort(
      (a, b) =>
        (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || a.day.id - b.day.id,
    )
}

function reasonOf(
  other: Day,
  { opted_out, asked }: { opted_out: number; asked: number },
  suits: Fit | Misfit,
): Reason {
  if (asked) return 'asked_before'
  if (opted_out) return 'opted_out'
  if (other.seats_left === 0) return 'taken'
  return isFit(suits) ? 'taken' : suits
}
