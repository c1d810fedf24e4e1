import type { Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { estimateRide } from '../fares/estimate.ts'
import type { Doer, Moment } from '../rides/moment.ts'
import {
  type Booking,
  bookingById,
  change,
  expire,
  other,
  record,
  setReminders,
  sideOf,
  tellSides,
} from './booking.ts'
import { type Day, dayById, isOpen, toldEndsOf } from './day.ts'
import { isFit, type Misfit } from './fit.ts'
import { fitOf } from './match.ts'
import type { ExpiryReason } from './news.ts'
import type { BookingProblem } from './problem.ts'

export type Changed = { bookingId: number } | { problem: BookingProblem }

/** Asks the owner of another day to go together; asked by them already, it is the agreement. */
export function ask(tx: Tx, personId: number, dayId: number, otherDayId: number, moment: Moment): Changed {
  const { now, rules } = moment
  const day = dayById(tx, dayId)
  const theirs = dayById(tx, otherDayId)
  if (day?.person_id !== personId || theirs === undefined || theirs.role === day.role)
    return { problem: 'gone' }
  if (!isOpen(day, now) || !isOpen(theirs, now)) return { problem: 'too_late' }
  const [driver, passenger] = day.role === 'driver' ? [day, theirs] : [theirs, day]
  const before = tx.all<Booking>(
    `select * from booking where driver_day_id = ? and passenger_day_id = ? and state <> 'expired'`,
    driver.id,
    passenger.id,
  )
  const open = before.find(({ state }) => state === 'asked')
  if (open !== undefined && open.asked_by !== day.role) return accept(tx, personId, open.id, moment)
  if (before.length > 0) return { problem: 'asked_before' }
  if (passenger.seats_left === 0) return { problem: 'taken' }
  const suits = fitOf(driver, passenger, now)
  if (!isFit(suits)) return { problem: reasonOf(suits) }
  if (openAsksOf(tx, day) >= maxAsks) return { problem: 'too_many_asks' }
  const ride = estimateRide(tx, {
    vehicleType: driver.vehicle_type ?? 'other',
    ...toldEndsOf(passenger),
    at: suits.pickupAt,
    timezone: rules.timezone,
  })
  const { lastInsertRowid } = tx.run(
    `insert into booking (driver_day_id, passenger_day_id, passenger_id, driver_id, asked_by, state, seats, pickup_at,
       due_at, estimate_rwf, asked_at) values (?, ?, ?, ?, ?, 'asked', ?, ?, ?, ?, ?)`,
    driver.id,
    passenger.id,
    passenger.person_id,
    driver.person_id,
    day.role,
    passenger.seats,
    suits.pickupAt,
    Math.min(now + answerMs, suits.pickupAt),
    ride?.rwf ?? null,
    now,
  )
  const bookingId = Number(lastInsertRowid)
  const happened = record(tx, bookingId, 'asked', { by: day.role, personId, detail: null }, now)
  const booking = mustBe(tx, bookingId)
  tellSides(tx, happened, booking, [other(day.role)], 'schedule.asked', { bookingId }, moment)
  return { bookingId }
}

/**
 * Whoever was asked agrees: the seats are taken, the time is settled, and every other question that this answers is
 * closed. When it came too late for that, whoever asked is told.
 */
export function accept(tx: Tx, personId: number, bookingId: number, moment: Moment): Changed {
  const { now } = moment
  const booking = bookingById(tx, bookingId)
  const side = booking && sideOf(booking, personId)
  if (booking === undefined || side === undefined) return { problem: 'gone' }
  if (booking.state !== 'asked' || booking.asked_by === side || booking.due_at <= now) {
    return { problem: 'too_late' }
  }
  const doer: Doer = { by: side, personId }
  const driver = dayById(tx, booking.driver_day_id)
  const passenger = dayById(tx, booking.passenger_day_id)
  if (driver === undefined || passenger === undefined) return { problem: 'gone' }
  const suits = passenger.seats_left === 0 ? 'taken' : fitOf(driver, passenger, now)
  if (typeof suits === 'string') {
    const why = suits === 'taken' ? 'taken' : reasonOf(suits)
    expire(tx, booking, why, doer, moment)
    return { problem: why }
  }
  const { pickupAt, rideMin, untilPickupMs } = suits
  const happened = change(
    tx,
    booking,
    'agreed',
    { pickup_at: pickupAt, due_at: pickupAt + rideMin * minuteMs + graceMs },
    doer,
    moment,
  )
  settleDeparture(tx, driver, pickupAt - untilPickupMs)
  setReminders(tx, booking, pickupAt, moment)
  tellSides(tx, happened, booking, [other(side)], 'schedule.agreed', { bookingId }, moment)
  closeOthers(tx, booking, doer, moment)
  return { bookingId }
}

export function decline(tx: Tx, personId: number, bookingId: number, moment: Moment): Changed {
  const booking = bookingById(tx, bookingId)
  const side = booking && sideOf(booking, personId)
  if (booking === undefined || side === undefined) return { problem: 'gone' }
  if (booking.state !== 'asked' || booking.asked_by === side) return { problem: 'too_late' }
  const happened = change(tx, booking, 'declined', {}, { by: side, personId }, moment)
  tellSides(tx, happened, booking, [other(side)], 'schedule.declined', { bookingId }, moment)
  return { bookingId }
}

/** Once two have agreed when they meet, the driver's start is no window any more. */
function settleDeparture(tx: Tx, driver: Day, departsAt: number): void {
  if (driver.departs_at !== null) return
  const within = Math.min(driver.ends_at, Math.max(driver.starts_at, Math.round(departsAt)))
  tx.run('update trip_day set departs_at = ? where id = ?', within, driver.id)
}

/** What else was asked for these two days: of the passenger, nothing more is open; of the driver, what still suits. */
function closeOthers(tx: Tx, agreed: Booking, doer: Doer, moment: Moment): void {
  for (const booking of openOf(tx, 'passenger', agreed.passenger_day_id)) {
    expire(tx, booking, 'taken', doer, moment)
  }
  const driver = dayById(tx, agreed.driver_day_id)
  for (const booking of openOf(tx, 'driver', agreed.driver_day_id)) {
    const passenger = dayById(tx, booking.passenger_day_id)
    if (driver === undefined || passenger === undefined) continue
    const suits = fitOf(driver, passenger, moment.now)
    if (!isFit(suits)) {
      expire(tx, booking, reasonOf(suits), doer, moment)
      continue
    }
    tx.run(
      'update booking set pickup_at = ?1, due_at = min(due_at, ?1) where id = ?2',
      suits.pickupAt,
      booking.id,
    )
  }
}

const openOf = (tx: Tx, role: Side, dayId: number): Booking[] =>
  tx.all<Booking>(`select * from booking where ${role}_day_id = ? and state = 'asked' order by id`, dayId)

const openAsksOf = (tx: Tx, { id, role }: Day): number =>
  openOf(tx, role, id).filter((booking) => booking.asked_by === role).length

const reasonOf = (misfit: Misfit): Exclude<ExpiryReason, 'unanswered' | 'taken'> =>
  misfit === 'seats' ? 'full' : 'unsuitable'

function mustBe(tx: Tx, bookingId: number): Booking {
  const booking = bookingById(tx, bookingId)
  if (booking === undefined) throw new Error(`booking ${bookingId} is gone`)
  return booking
}

/** Whoever does not answer in this time is not waited for. */
const answerMs = 24 * 3_600_000
/** After the ride should be over. */
const graceMs = 30 * 60_000
const maxAsks = 5
const minuteMs = 60_000
