import { asDriver, asPassenger, columnsOfDay, type Day, dayById, isOpen, joins, type Reads } from './day.ts'
import { type Fit, isFit, type Misfit, onTheWay } from './fit.ts'
import { fitOf, matchesOf } from './match.ts'

/** Why a day of the other side is not offered for one. */
export type Reason = Misfit | 'agreed' | 'asked' | 'asked_before' | 'opted_out' | 'taken' | 'own_taken'

export interface Explained {
  day: Day
  /** Its place among those that suit, from 1; null for those that do not. */
  rank: number | null
  fit: Fit | null
  why: Reason | null
  /** By how much the hours miss each other, where that is why. */
  apartMin: number | null
}

/**
 * Every day of the other side that is open on the same day, with why it suits or not: those agreed on, those that are
 * offered, the best first, then the others, the nearest miss first and those on another way last. Looks at each, so it
 * is for operators and not for the way of a message.
 */
export function explainMatches(from: Reads, dayId: number, now: number): Explained[] {
  const day = dayById(from, dayId)
  if (day === undefined || !isOpen(day, now)) return []
  const ranks = new Map(
    matchesOf(from, dayId, { now, limit: 10_000 }).map((match, index) => [match.day.id, index + 1]),
  )
  const others = from.all<Day & { opted_out: number; booking: string | null }>(
    `select ${columnsOfDay}, h.opted_out_at is not null as opted_out,
       (select b.state from booking b where b.state <> 'expired'
          and d.id in (b.driver_day_id, b.passenger_day_id) and ? in (b.driver_day_id, b.passenger_day_id)
          order by b.id desc limit 1) as booking
       from trip_day d ${joins} join person h on h.id = t.person_id
       where d.state = 'open' and d.over_at > ? and d.day between ? and ? and t.role <> ?`,
    day.id,
    now,
    day.day - 1,
    day.day + 1,
    day.role,
  )
  return (
    others
      .map(({ opted_out, booking, ...other }): Explained => {
        const suits = fitOf(day, other, now)
        const rank = ranks.get(other.id) ?? null
        const why = rank !== null ? null : reasonOf(day, other, { opted_out, booking }, suits)
        return {
          day: other,
          rank,
          fit: isFit(suits) ? suits : null,
          why,
          apartMin: why === 'time' ? apartMin(day, other) : null,
        }
      })
      // A window may lead past midnight: of the days beside it, only what suits or was agreed is about this one.
      .filter((one) => one.day.day === day.day || one.rank !== null || order.indexOf(one.why) < offered)
      .sort(
        (a, b) =>
          order.indexOf(a.why) - order.indexOf(b.why) ||
          (a.rank ?? 0) - (b.rank ?? 0) ||
          (a.apartMin ?? 0) - (b.apartMin ?? 0) ||
          a.day.id - b.day.id,
      )
  )
}

/** Whether nothing but the way keeps the two apart, which is so of most. */
export const isFarAway = ({ why }: Explained): boolean => why === 'start_too_far' || why === 'end_too_far'

/** What is asked and agreed, what is offered (null), and then the nearest miss first. */
const order: (Reason | null)[] = [
  'agreed',
  'asked',
  null,
  'asked_before',
  'time',
  'seats',
  'vehicle_type',
  'taken',
  'own_taken',
  'not_insured',
  'opted_out',
  'other_direction',
  'same_person',
  'start_too_far',
  'end_too_far',
]
const offered = order.indexOf(null)

/** The way first: whoever goes elsewhere is no near miss, whatever else stands against it. */
function reasonOf(
  day: Day,
  other: Day,
  { opted_out, booking }: { opted_out: number; booking: string | null },
  suits: Fit | Misfit,
): Reason {
  if (booking === 'agreed' || booking === 'asked') return booking
  if (booking !== null) return 'asked_before'
  const { driver, passenger } = sidesOf(day, other)
  const way = onTheWay(driver, passenger)
  if (typeof way === 'string') return way
  if (opted_out) return 'opted_out'
  if (day.role === 'passenger' && day.seats_left === 0) return 'own_taken'
  if (other.seats_left === 0) return 'taken'
  return isFit(suits) ? 'taken' : suits
}

/** Between when the driver passes and when the passenger waits. */
function apartMin(day: Day, other: Day): number {
  const { driver, passenger } = sidesOf(day, other)
  const way = onTheWay(driver, passenger)
  if (typeof way === 'string') return 0
  const untilPickupMs = way.start.share * driver.travelMin * minuteMs
  const late = driver.leavesFrom + untilPickupMs - passenger.endsAt
  const early = passenger.startsAt - (driver.leavesUntil + untilPickupMs)
  return Math.max(0, Math.ceil(Math.max(late, early) / minuteMs))
}

const sidesOf = (one: Day, two: Day) => {
  const [driver, passenger] = one.role === 'driver' ? [one, two] : [two, one]
  return { driver: asDriver(driver), passenger: asPassenger(passenger) }
}

const minuteMs = 60_000
