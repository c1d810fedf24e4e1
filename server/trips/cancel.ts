import type { Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { type Doer, type Moment, system } from '../rides/moment.ts'
import { type Booking, bookingById, change, other, sideOf, tellSides } from './booking.ts'
import { dayById } from './day.ts'
import { tellTrip } from './news.ts'
import type { BookingProblem } from './problem.ts'

/** One side gives up what was asked or agreed; both trips stand, and may suit somebody else. */
export function cancelBooking(
  tx: Tx,
  personId: number,
  bookingId: number,
  reason: string,
  moment: Moment,
): { bookingId: number } | { problem: BookingProblem } {
  const booking = bookingById(tx, bookingId)
  const side = booking && sideOf(booking, personId)
  if (booking === undefined || side === undefined) return { problem: 'gone' }
  if (booking.state !== 'asked' && booking.state !== 'agreed') return { problem: 'too_late' }
  const doer: Doer = { by: side, personId }
  giveUp(tx, booking, doer, reason, toldOf(doer), moment)
  return { bookingId }
}

/** Gives up one day of a trip with everything asked and agreed for it; false when it is over or given up already. */
export function cancelDay(tx: Tx, dayId: number, doer: Doer, reason: string, moment: Moment): boolean {
  if (!dropDay(tx, dayId, doer, reason, moment)) return false
  endIfOver(tx, dayId, 'cancelled', moment.now)
  const tripId = dayById(tx, dayId)?.trip_id
  if (tripId !== undefined) tellOwner(tx, { tripId, dayId }, doer, moment)
  return true
}

/** Gives up all days to come; false when there is nothing left of the trip to give up. */
export function cancelTrip(tx: Tx, tripId: number, doer: Doer, reason: string, moment: Moment): boolean {
  const { changes } = tx.run(
    `update trip set state = 'cancelled', ended_at = ?, cancel_reason = ? where id = ? and state = 'active'`,
    moment.now,
    keptReason(doer, reason),
    tripId,
  )
  const days = tx.all<{ id: number }>(`select id from trip_day where trip_id = ? and state = 'open'`, tripId)
  for (const { id } of days) dropDay(tx, id, doer, reason, moment)
  if (changes > 0) tellOwner(tx, { tripId, dayId: null }, doer, moment)
  return changes > 0
}

function dropDay(tx: Tx, dayId: number, doer: Doer, reason: string, moment: Moment): boolean {
  const { changes } = tx.run(
    `update trip_day set state = 'cancelled', cancel_reason = ? where id = ? and state = 'open'`,
    keptReason(doer, reason),
    dayId,
  )
  if (changes === 0) return false
  for (const booking of tx.all<Booking>(openBookingsOfDay, dayId)) {
    // Whose day the operator cancels hears of that, once, and need not hear of each who was to go with them.
    const mine: Side = booking.driver_day_id === dayId ? 'driver' : 'passenger'
    giveUp(tx, booking, doer, reason, doer.by === 'operator' ? [other(mine)] : toldOf(doer), moment)
  }
  return true
}

/** Whoever did not cancel it themselves must hear it, also when nobody was to go with them. */
function tellOwner(
  tx: Tx,
  { tripId, dayId }: { tripId: number; dayId: number | null },
  { by }: Doer,
  moment: Moment,
): void {
  if (by !== 'operator') return
  const owner = tx.get<{ person_id: number }>('select person_id from trip where id = ?', tripId)
  if (owner === undefined) return
  const what = dayId === null ? `trip:${tripId}` : `day:${dayId}`
  tellTrip(tx, `cancelled:${what}`, owner.person_id, 'schedule.tripCancelled', { tripId, dayId }, moment)
}

const keptReason = ({ by }: Doer, reason: string): string | null =>
  by === 'operator' && reason.trim() !== '' ? reason : null

/**
 * Whoever leaves can be told of nothing any more: all they planned and agreed ends, and those who agreed with them are
 * told. Returns how many trips that were.
 */
export function leaveTrips(tx: Tx, personId: number, moment: Moment): number {
  const trips = tx.all<{ id: number; role: Side }>(
    `select id, role from trip where person_id = ? and state = 'active' order by id`,
    personId,
  )
  for (const { id, role } of trips) cancelTrip(tx, id, { by: role, personId }, '', moment)
  // What is under way at this moment belongs to a day that has passed already.
  for (const booking of tx.all<Booking>(openBookingsOfPerson, personId)) {
    const by = sideOf(booking, personId) ?? 'passenger'
    giveUp(tx, booking, { by, personId }, '', [other(by)], moment)
  }
  return trips.length
}

/** Nobody is sent off in a vehicle that may not drive any more; true when it had to be cancelled. */
export function cancelIfUninsured(tx: Tx, bookingId: number, moment: Moment): boolean {
  const booking = bookingById(tx, bookingId)
  if (booking?.state !== 'agreed') return false
  const insuredUntil = dayById(tx, booking.driver_day_id)?.insured_until ?? 0
  if (insuredUntil > booking.pickup_at) return false
  giveUp(tx, booking, system, '', toldOf(system), moment)
  return true
}

/** A trip made once is over with its day. */
export function endIfOver(tx: Tx, dayId: number, state: 'cancelled' | 'ended', now: number): void {
  tx.run(
    `update trip set state = ?, ended_at = ? where state = 'active' and repeats = 'once'
       and id = (select trip_id from trip_day where id = ?)`,
    state,
    now,
    dayId,
  )
}

function giveUp(tx: Tx, booking: Booking, doer: Doer, reason: string, told: Side[], moment: Moment): void {
  const sets = { cancelled_by: doer.by, cancel_reason: reason }
  const happened = change(tx, booking, 'cancelled', sets, { ...doer, detail: reason }, moment)
  if (booking.state === 'agreed') openDeparture(tx, booking.driver_day_id)
  const data = { bookingId: booking.id, by: doer.by }
  tellSides(tx, happened, booking, told, 'schedule.cancelled', data, moment)
}

/** Everybody but whoever did it. */
const toldOf = ({ by }: Doer): Side[] =>
  by === 'driver' || by === 'passenger' ? [other(by)] : ['passenger', 'driver']

/** Without anybody to meet, the driver may leave at any time of the window again. */
export function openDeparture(tx: Tx, driverDayId: number): void {
  tx.run(
    `update trip_day set departs_at = null where id = ?1
       and not exists (select 1 from booking where driver_day_id = ?1 and state = 'agreed')`,
    driverDayId,
  )
}

const openBookingsOfPerson = `select * from booking indexed by booking_passenger
    where passenger_id = ?1 and state in ('asked', 'agreed')
  union all select * from booking indexed by booking_driver
    where driver_id = ?1 and state in ('asked', 'agreed')`
const openBookingsOfDay = `select * from booking where (driver_day_id = ?1 or passenger_day_id = ?1)
  and state in ('asked', 'agreed') order by id`
