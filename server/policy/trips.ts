import type { Tx } from '../db/open.ts'
import type { Side, TripRow, VehicleType } from '../db/schema-mobility.ts'
import type { Point } from '../geo/point.ts'
import type { Doer, Moment } from '../rides/moment.ts'
import { payeeOf } from '../rides/payee.ts'
import { isTooMuch } from '../rides/relay.ts'
import { accept, ask, type Changed, decline } from '../trips/agree.ts'
import { announce, markSeen } from '../trips/announce.ts'
import { type Booking, bookingById, other, personOf, record, sideOf } from '../trips/booking.ts'
import { cancelBooking, cancelDay, cancelIfUninsured, cancelTrip, leaveTrips } from '../trips/cancel.ts'
import { dayById } from '../trips/day.ts'
import { isFit } from '../trips/fit.ts'
import { fitOf, type Match, matchesOf } from '../trips/match.ts'
import { type TripNewsData, tellTrip } from '../trips/news.ts'
import { isTooClose, planTrip, type TripWish } from '../trips/plan.ts'
import type { BookingProblem, PlanProblem } from '../trips/problem.ts'
import {
  type BookingView,
  bookingView,
  type CancelledView,
  cancelledView,
  type LocalMoment,
  type MatchView,
  matchView,
  moment,
  type TripView,
  tripView,
} from '../trips/views.ts'
import { shownPlate } from '../vehicles/plate.ts'
import type { RideScopeOptions } from './rides.ts'

export type {
  BookingProblem,
  BookingView,
  CancelledView,
  Changed,
  LocalMoment,
  MatchView,
  PlanProblem,
  Side,
  TripNewsData,
  TripView,
  TripWish,
}
/** How often a trip is made. */
export type Repeats = TripRow['repeats']

/** A vehicle of theirs with which trips can be offered. */
export interface TripVehicle {
  id: number
  type: VehicleType
  /** As it is shown: "RAD 123 C". */
  plate: string
  /** As registered, or null. */
  seats: number | null
  /** Verified, insured at present, and its driver not suspended. */
  valid: boolean
}

/** Trips planned ahead: one's own, those of others that suit, and what was agreed. */
export interface TripScope {
  /** The present as clocks show it where the operator is. */
  now(): LocalMoment
  vehicles(): TripVehicle[]
  /** Stores it and tells those who wait for such a trip. */
  plan(wish: TripWish): { trip: TripView } | { problem: PlanProblem }
  /** Those under way, that of the earliest next day first. */
  list(): TripView[]
  find(tripId: number): TripView | undefined
  /** Whether a trip between the two would be none. */
  isTooClose(from: Point, to: Point): boolean
  /** Whom they could go with, the best five, on the first day of the trip on which there is anybody. */
  matches(tripId: number): MatchView[]
  matchesOn(dayId: number): MatchView[]
  /** One of them again, while it still suits. */
  match(dayId: number, otherDayId: number): MatchView | undefined
  ask(dayId: number, otherDayId: number): Changed
  accept(bookingId: number): Changed
  decline(bookingId: number): Changed
  cancel(bookingId: number, reason: string): Changed
  booking(bookingId: number): BookingView | undefined
  /** Asked and agreed ones, the earliest pickup first; of one trip when it is named. */
  bookings(tripId?: number): BookingView[]
  /** The agreed one whose pickup is nearest, if it is within a day: before, or since. */
  nearBooking(): BookingView | undefined
  /** Writes down that they call for help, and tells whoever runs this. False when it is not theirs, or was not agreed. */
  callForHelp(bookingId: number): boolean
  /** What the operator has cancelled of theirs. */
  cancelled(what: { tripId: number; dayId: number | null }): CancelledView | undefined
  /** False when it is over or not theirs. */
  cancelDay(dayId: number): boolean
  cancelTrip(tripId: number): boolean
  /** Ends what was agreed with a vehicle that may not drive any more, and tells both; true when it did. */
  cancelIfUninsured(bookingId: number): boolean
  /** Everything at once, because they want to hear nothing any more; how many trips that were. */
  leave(): number
  /** Goes to the other side without telling a number. */
  relay(bookingId: number, text: string): Changed
  /** What the driver of a booking is paid by, and about how much; null when they have no mobile money we can reach. */
  payee(bookingId: number): { payee: string; amountRwf: number | null } | null
}

export function tripScope(personId: number, tx: Tx, options: RideScopeOptions): TripScope {
  const { now, correlationId, rules, wake } = options
  const at: Moment = { now, correlationId, rules, wake }
  const viewOf = (booking: Booking) => bookingView(tx, booking, personId, rules)
  const own = (tripId: number): TripView | undefined => {
    const trip = tripView(tx, tripId)
    if (trip?.personId !== personId) return undefined
    const { personId: _, ...view } = trip
    return view
  }
  const ownDay = (dayId: number) => {
    const day = dayById(tx, dayId)
    return day?.person_id === personId ? day : undefined
  }
  const matchesOn = (dayId: number): MatchView[] => {
    const day = ownDay(dayId)
    if (day === undefined) return []
    const found = matchesOf(tx, dayId, { now, limit: most })
    markSeen(tx, day.trip_id, found, now)
    return found.map((match) => matchView(tx, dayId, match, rules))
  }
  const self = (by: Doer['by']): Doer => ({ by, personId })
  const saidIn = (bookingId: number, side: Side, what: 'message' | 'sos') =>
    tx.all<{ at: number }>(
      'select at from booking_event indexed by booking_event_booking where booking_id = ? and by = ? and detail = ?',
      bookingId,
      side,
      what,
    )

  return {
    now: () => moment(now, rules.timezone),
    vehicles: () =>
      tx
        .all<Omit<TripVehicle, 'valid'> & { valid: number }>(
          `select v.id, v.type, v.plate, v.seats,
             v.state = 'active' and v.insured_until > ? and r.suspended_at is null as valid
             from vehicle v left join driver r on r.person_id = v.person_id where v.person_id = ? order by v.id`,
          now,
          personId,
        )
        .map((vehicle) => ({ ...vehicle, plate: shownPlate(vehicle.plate), valid: vehicle.valid === 1 })),
    plan(wish) {
      const planned = planTrip(tx, personId, wish, at)
      if ('problem' in planned) return planned
      const trip = own(planned.tripId)
      if (trip === undefined) return { problem: 'past' }
      announce(
        tx,
        trip.id,
        trip.days.map(({ id }) => id),
        at,
      )
      return { trip }
    },
    list() {
      const ids = tx.all<{ id: number }>(
        `select t.id from trip t join trip_day d on d.trip_id = t.id and d.state = 'open'
           where t.person_id = ? and t.state = 'active' group by t.id order by min(d.starts_at), t.id`,
        personId,
      )
      return ids.flatMap(({ id }) => own(id) ?? [])
    },
    find: own,
    isTooClose,
    matches(tripId) {
      for (const { id } of own(tripId)?.days ?? []) {
        const found = matchesOn(id)
        if (found.length > 0) return found
      }
      return []
    },
    matchesOn,
    match(dayId, otherDayId) {
      const [day, theirs] = [ownDay(dayId), dayById(tx, otherDayId)]
      if (day === undefined || theirs === undefined || theirs.role === day.role) return undefined
      const suits = fitOf(day, theirs, now)
      if (!isFit(suits) || day.state !== 'open' || theirs.state !== 'open') return undefined
      if (day.seats_left === 0 || theirs.seats_left === 0) return undefined
      const match: Match = { ...suits, day: theirs, cost: 0 }
      return matchView(tx, dayId, match, rules)
    },
    ask: (dayId, otherDayId) => ask(tx, personId, dayId, otherDayId, at),
    accept: (bookingId) => accept(tx, personId, bookingId, at),
    decline: (bookingId) => decline(tx, personId, bookingId, at),
    cancel: (bookingId, reason) => cancelBooking(tx, personId, bookingId, reason, at),
    booking(bookingId) {
      const booking = bookingById(tx, bookingId)
      return booking && viewOf(booking)
    },
    bookings(tripId) {
      const open = tx.all<Booking>(
        `select * from booking indexed by booking_passenger where passenger_id = ?1 and state in ('asked', 'agreed')
         union all
         select * from booking indexed by booking_driver where driver_id = ?1 and state in ('asked', 'agreed')`,
        personId,
      )
      return open
        .flatMap((booking) => viewOf(booking) ?? [])
        .filter((view) => tripId === undefined || view.tripId === tripId)
        .sort((a, b) => a.pickup.at - b.pickup.at || a.id - b.id)
    },
    nearBooking() {
      // One that counts as done has just ended; who was in it may need help all the same.
      const near = tx.all<Booking>(
        `select * from booking indexed by booking_passenger where passenger_id = ?1 and ${isNear}
         union all
         select * from booking indexed by booking_driver where driver_id = ?1 and ${isNear}`,
        personId,
        now - dayMs,
        now + dayMs,
      )
      const [nearest] = near.sort((a, b) => Math.abs(a.pickup_at - now) - Math.abs(b.pickup_at - now))
      return nearest && viewOf(nearest)
    },
    callForHelp(bookingId) {
      const booking = bookingById(tx, bookingId)
      const side = booking && sideOf(booking, personId)
      if (booking === undefined || side === undefined) return false
      if (booking.state !== 'agreed' && booking.state !== 'done') return false
      // A tap more within a minute is the same call.
      if (saidIn(bookingId, side, 'sos').some(({ at }) => at > now - minuteMs)) return true
      record(tx, bookingId, booking.state, { ...self(side), detail: 'sos' }, now)
      const day = dayById(tx, side === 'driver' ? booking.driver_day_id : booking.passenger_day_id)
      if (day !== undefined) options.calledForHelpOnTrip?.(day.trip_id)
      return true
    },
    cancelled: (what) => cancelledView(tx, personId, what),
    cancelDay(dayId) {
      const day = ownDay(dayId)
      return day !== undefined && cancelDay(tx, dayId, self(day.role), '', at)
    },
    cancelTrip(tripId) {
      const trip = own(tripId)
      return trip !== undefined && cancelTrip(tx, tripId, self(trip.role), '', at)
    },
    cancelIfUninsured: (bookingId) => cancelIfUninsured(tx, bookingId, at),
    leave: () => leaveTrips(tx, personId, at),
    relay(bookingId, text) {
      const booking = bookingById(tx, bookingId)
      const side = booking && sideOf(booking, personId)
      if (booking === undefined || side === undefined) return { problem: 'gone' }
      if (booking.state !== 'agreed') return { problem: 'too_late' }
      if (isTooMuch(saidIn(bookingId, side, 'message'), now)) return { problem: 'too_many_messages' }
      const happened = record(tx, bookingId, 'agreed', { ...self(side), detail: 'message' }, now)
      const cut = [...text].slice(0, maxMessageLength).join('')
      const to = personOf(booking, other(side))
      tellTrip(tx, happened, to, 'schedule.message', { bookingId, text: cut }, at)
      return { bookingId }
    },
    payee(bookingId) {
      const booking = bookingById(tx, bookingId)
      if (booking === undefined || sideOf(booking, personId) === undefined) return null
      if (booking.state !== 'done' && booking.state !== 'agreed') return null
      const payee = payeeOf(tx, booking.driver_id)
      return payee === null ? null : { payee, amountRwf: booking.estimate_rwf }
    },
  }
}

const isNear = `state in ('agreed', 'done') and pickup_at between ?2 and ?3`
const most = 5
const minuteMs = 60_000
const dayMs = 86_400_000
const maxMessageLength = 1000
