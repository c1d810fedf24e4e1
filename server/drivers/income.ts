import type { Reader, Tx } from '../db/open.ts'
import { instantOf, localTime, weekdayOf } from '../trips/days.ts'

export interface Income {
  rides: number
  rwf: number
}

export interface IncomeOverview {
  today: Income
  /** From Monday. */
  week: Income
  ever: Income
}

/** What they earned by completed rides, by days as the operator's clocks count them. */
export function incomeOf(
  from: Tx | Reader,
  personId: number,
  { now, timezone }: { now: number; timezone: string },
): IncomeOverview {
  const { day } = localTime(now, timezone)
  const row = from.get<Record<'day_n' | 'day_rwf' | 'week_n' | 'week_rwf' | 'ever_n' | 'ever_rwf', number>>(
    `select count(*) filter (where ended_at >= ?2) as day_n, ${sumOf('ended_at >= ?2')} as day_rwf,
        count(*) filter (where ended_at >= ?3) as week_n, ${sumOf('ended_at >= ?3')} as week_rwf,
        count(*) as ever_n, ${sumOf('1')} as ever_rwf
       from ride indexed by ride_driver where driver_id = ?1 and state = 'completed'`,
    personId,
    instantOf(day, 0, timezone),
    instantOf(day - weekdayOf(day), 0, timezone),
  )
  return {
    today: { rides: row?.day_n ?? 0, rwf: row?.day_rwf ?? 0 },
    week: { rides: row?.week_n ?? 0, rwf: row?.week_rwf ?? 0 },
    ever: { rides: row?.ever_n ?? 0, rwf: row?.ever_rwf ?? 0 },
  }
}

export interface EarnedRide {
  rideId: number
  endedAt: number
  from: string | null
  to: string | null
  fareRwf: number
  /** As it is kept: shownPlate() groups it. */
  plate: string
}

/** Their completed rides that ended on these local days, both included, the earliest first. */
export const ridesOn = (
  from: Tx | Reader,
  personId: number,
  { fromDay, toDay, timezone }: { fromDay: number; toDay: number; timezone: string },
): EarnedRide[] =>
  from.all<EarnedRide>(
    `select r.id as rideId, r.ended_at as endedAt, r.pickup_name as "from", r.dropoff_name as "to",
        r.fare_rwf as fareRwf, v.plate
       from ride r indexed by ride_driver join vehicle v on v.id = r.vehicle_id
       where r.driver_id = ? and r.state = 'completed' and r.ended_at >= ? and r.ended_at < ?
       order by r.ended_at, r.id`,
    personId,
    instantOf(fromDay, 0, timezone),
    instantOf(toDay + 1, 0, timezone),
  )

const sumOf = (condition: string) => `coalesce(sum(fare_rwf) filter (where ${condition}), 0)`
