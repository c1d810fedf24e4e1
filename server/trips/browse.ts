import type { Selectable } from 'kysely'
import type { Reader } from '../db/open.ts'
import type { BookingEventRow, BookingRow, Side, TripDayRow, TripRow } from '../db/schema-mobility.ts'
import type { Param } from '../db/statements.ts'
import { localTime } from './days.ts'

/** A trip with its person, as operators see it. */
export type SeenTrip = Selectable<TripRow> & {
  name: string | null
  number: string | null
  plate: string | null
  /** Of the open days: the next one, and how many. */
  next_day: number | null
  open_days: number
  agreed: number
}

export type SeenBooking = Selectable<BookingRow> & {
  day: number
  passenger_name: string | null
  driver_name: string | null
}

export interface TripFilter {
  ids?: number[]
  /** Only those made on that day; days since 1970-01-01. */
  day?: number | undefined
  role?: Side | undefined
  people?: number[] | undefined
  /** Also those that are over or were cancelled. */
  all?: boolean
  limit: number
}

/** The newest trips that fit, the oldest of them first. */
export function tripsMatching(read: Reader, { ids, day, role, people, all, limit }: TripFilter): SeenTrip[] {
  const conditions: string[] = []
  const params: Param[] = []
  const where = (sql: string, ...values: Param[]) => {
    conditions.push(sql)
    params.push(...values)
  }
  if (ids !== undefined) where('t.id in (select value from json_each(?))', JSON.stringify(ids))
  if (day !== undefined) {
    where(
      `exists (select 1 from trip_day d where d.trip_id = t.id and d.day = ? and d.state <> 'cancelled')`,
      day,
    )
  }
  if (role !== undefined) where('t.role = ?', role)
  if (people !== undefined) where('t.person_id in (select value from json_each(?))', JSON.stringify(people))
  if (!all && ids === undefined && day === undefined) where(`t.state = 'active'`)
  const rows = read.all<SeenTrip>(
    `select t.*, p.name, coalesce(p.wa_id, p.user_id) as number, v.plate,
        (select min(day) from trip_day d where d.trip_id = t.id and d.state = 'open') as next_day,
        (select count(*) from trip_day d where d.trip_id = t.id and d.state = 'open') as open_days,
        (select count(*) from trip_day d join booking b on d.id in (b.driver_day_id, b.passenger_day_id)
           where d.trip_id = t.id and b.state = 'agreed') as agreed
       from trip t join person p on p.id = t.person_id left join vehicle v on v.id = t.vehicle_id
       ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`} order by t.id desc limit ?`,
    ...params,
    limit,
  )
  return rows.reverse()
}

export const daysOfTrip = (read: Reader, tripId: number): Selectable<TripDayRow>[] =>
  read.all('select * from trip_day where trip_id = ? order by day', tripId)

export const bookingsOfTrip = (read: Reader, tripId: number): SeenBooking[] =>
  read.all<SeenBooking>(
    `select b.*, d.day, p.name as passenger_name, r.name as driver_name
       from trip_day d join booking b on b.driver_day_id = d.id or b.passenger_day_id = d.id
         join person p on p.id = b.passenger_id join person r on r.id = b.driver_id
       where d.trip_id = ? order by b.id`,
    tripId,
  )

export const eventsOfBooking = (read: Reader, bookingId: number): Selectable<BookingEventRow>[] =>
  read.all('select * from booking_event where booking_id = ? order by id', bookingId)

/** "2026-11-23", "today", "tomorrow" as the number of a day where the operator is; undefined for what is none. */
export function dayNamed(typed: string, now: number, timezone: string): number | undefined {
  const today = localTime(now, timezone).day
  if (typed === 'today') return today
  if (typed === 'tomorrow') return today + 1
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00Z`) : Number.NaN
  return Number.isFinite(at) ? Math.round(at / 86_400_000) : undefined
}
