import type { Selectable } from 'kysely'
import type { Actor, BookingRow, Side, TripDayRow, TripRow, VehicleType } from '../db/schema-mobility.ts'
import { starsOf as starsOfDriver } from '../drivers/drivers.ts'
import type { Point, Spot } from '../geo/point.ts'
import { personById } from '../people/people.ts'
import { placeAt } from '../places/at.ts'
import { type Stars, starsOfPassenger } from '../rides/rating.ts'
import type { RideRules } from '../rides/rules.ts'
import { shownPlate } from '../vehicles/plate.ts'
import { type Booking, other, personOf, sideOf } from './booking.ts'
import { type Day, dayById, type Reads, toldEndsOf } from './day.ts'
import { localTime } from './days.ts'
import { type Fit, isFit } from './fit.ts'
import { fitOf, type Match } from './match.ts'

/** An instant as clocks show it where the operator is: the number of the day, and minutes after its midnight. */
export interface LocalMoment {
  at: number
  day: number
  minute: number
}

export interface TripDayView {
  id: number
  day: number
  state: TripDayRow['state']
  startsAt: number
  endsAt: number
  seatsLeft: number
}

export interface TripView {
  id: number
  role: Side
  from: Spot
  to: Spot
  repeats: TripRow['repeats']
  windowFromMin: number
  windowToMin: number
  seats: number
  state: TripRow['state']
  vehicleType: VehicleType | null
  /** As it is shown: "RAD 123 C". */
  plate: string | null
  /** To come, the earliest first. */
  days: TripDayView[]
}

/** Somebody whose day suits one's own, and the facts to explain why. */
export interface MatchView extends Stars, Pick<Fit, 'startOffM' | 'endOffM' | 'detourM' | 'overlapMin'> {
  dayId: number
  otherDayId: number
  /** What the other is. */
  role: Side
  /** First name. */
  name: string | null
  vehicleType: VehicleType | null
  pickup: LocalMoment
  from: Spot
  to: Spot
  /** Of a driver, those left; of a passenger, those wanted. */
  seats: number
}

export interface BookingView {
  id: number
  /** What this person is in it, and their own day of it. */
  role: Side
  dayId: number
  tripId: number
  state: BookingRow['state']
  askedByMe: boolean
  pickup: LocalMoment
  /** Where the passenger waits and wants to go. */
  from: Spot
  to: Spot
  seats: number
  /** For the driver's vehicle, whoever sits in it. */
  estimateRwf: number | null
  other: {
    name: string | null
    /** E.164 digits; null before both agreed, after the end, and where messages are relayed. */
    phone: string | null
    /** Of the driver, once both agreed. */
    plate: string | null
    vehicleType: VehicleType | null
  } & Stars
  /** How well it suits, while it is asked. */
  suits: Pick<Fit, 'startOffM' | 'endOffM' | 'detourM'> | null
  cancelledBy: Actor | null
  cancelReason: string | null
}

export function tripView(from: Reads, tripId: number): (TripView & { personId: number }) | undefined {
  const trip = from.get<Selectable<TripRow> & { plate: string | null }>(
    'select t.*, v.plate from trip t left join vehicle v on v.id = t.vehicle_id where t.id = ?',
    tripId,
  )
  if (trip === undefined) return undefined
  const days = from.all<Selectable<TripDayRow>>(
    `select * from trip_day where trip_id = ? and state = 'open' order by day`,
    tripId,
  )
  return {
    id: trip.id,
    personId: trip.person_id,
    role: trip.role,
    ...spotsOf(trip),
    repeats: trip.repeats,
    windowFromMin: trip.window_from_min,
    windowToMin: trip.window_to_min,
    seats: trip.seats,
    state: trip.state,
    vehicleType: trip.vehicle_type,
    plate: trip.plate === null ? null : shownPlate(trip.plate),
    days: days.map((day) => ({
      id: day.id,
      day: day.day,
      state: day.state,
      startsAt: day.starts_at,
      endsAt: day.ends_at,
      seatsLeft: day.seats_left,
    })),
  }
}

/** A trip of theirs, or a day of it, that somebody else has cancelled. */
export interface CancelledView {
  from: Spot
  to: Spot
  /** The one day, or null for the whole trip. */
  day: number | null
  reason: string | null
}

export function cancelledView(
  from: Reads,
  personId: number,
  { tripId, dayId }: { tripId: number; dayId: number | null },
): CancelledView | undefined {
  const trip = from.get<Selectable<TripRow>>('select * from trip where id = ?', tripId)
  if (trip?.person_id !== personId) return undefined
  if (dayId === null) return { ...spotsOf(trip), day: null, reason: trip.cancel_reason }
  const day = from.get<Selectable<TripDayRow>>('select * from trip_day where id = ?', dayId)
  // Of a trip made once, its day is the whole.
  return day && { ...spotsOf(trip), day: trip.repeats === 'once' ? null : day.day, reason: day.cancel_reason }
}

export function matchView(from: Reads, dayId: number, match: Match, { timezone }: RideRules): MatchView {
  const { day, pickupAt, overlapMin } = match
  const own = dayById(from, dayId)
  return {
    dayId,
    otherDayId: day.id,
    role: day.role,
    name: firstName(personById(from, day.person_id)?.name ?? null),
    vehicleType: day.role === 'driver' ? day.vehicle_type : null,
    pickup: moment(pickupAt, timezone),
    ...toldSpotsOf(from, day),
    ...toldOffs(match, ...(own === undefined ? [] : [own]), day),
    overlapMin,
    seats: day.role === 'driver' ? day.seats_left : day.seats,
    ...starsOf(from, day.role, day.person_id),
  }
}

/** As one of the two sees it; undefined for a stranger. */
export function bookingView(
  from: Reads,
  booking: Booking,
  personId: number,
  { timezone, contact }: RideRules,
): BookingView | undefined {
  const role = sideOf(booking, personId)
  const driver = dayById(from, booking.driver_day_id)
  const passenger = dayById(from, booking.passenger_day_id)
  if (role === undefined || driver === undefined || passenger === undefined) return undefined
  const otherId = personOf(booking, other(role))
  const them = personById(from, otherId)
  const own = role === 'driver' ? driver : passenger
  const isAgreed = booking.state === 'agreed'
  const hasMet = isAgreed || booking.state === 'done'
  const suits = booking.state === 'asked' ? fitOf(driver, passenger, booking.asked_at) : 'time'
  return {
    id: booking.id,
    role,
    dayId: own.id,
    tripId: own.trip_id,
    state: booking.state,
    askedByMe: booking.asked_by === role,
    pickup: moment(booking.pickup_at, timezone),
    ...(isAgreed || role === 'passenger' ? spotsOf(passenger) : toldSpotsOf(from, passenger)),
    seats: booking.seats,
    estimateRwf: booking.estimate_rwf,
    other: {
      name: hasMet ? (them?.name ?? null) : firstName(them?.name ?? null),
      phone: isAgreed && contact === 'numbers' ? (them?.phone ?? null) : null,
      plate: hasMet && role === 'passenger' ? plateOf(from, driver) : null,
      vehicleType: role === 'passenger' ? driver.vehicle_type : null,
      ...starsOf(from, other(role), otherId),
    },
    suits: isFit(suits) ? toldOffs(suits, driver, passenger) : null,
    cancelledBy: booking.cancelled_by,
    cancelReason: booking.cancel_reason,
  }
}

type Offs = Pick<Fit, 'startOffM' | 'endOffM' | 'detourM'>

/** No more exactly than where both are told to be. */
function toldOffs({ startOffM, endOffM, detourM }: Offs, ...days: Day[]): Offs {
  const isExact = days.every((day) => day.from_known === 1 && day.to_known === 1)
  const told = (metres: number) => (isExact ? metres : Math.max(1, Math.round(metres / stepM)) * stepM)
  return { startOffM: told(startOffM), endOffM: told(endOffM), detourM: told(detourM) }
}

const stepM = 500

export const moment = (at: number, timezone: string): LocalMoment => ({ at, ...localTime(at, timezone) })

const starsOf = (from: Reads, role: Side, personId: number): Stars =>
  role === 'driver' ? starsOfDriver(from, personId) : starsOfPassenger(from, personId)

function plateOf(from: Reads, { vehicle_id }: Day): string | null {
  const vehicle = from.get<{ plate: string }>('select plate from vehicle where id = ?', vehicle_id)
  return vehicle === undefined ? null : shownPlate(vehicle.plate)
}

/** Strangers need not know more of each other. */
const firstName = (name: string | null): string | null => name?.trim().split(/\s+/)[0] || null

type Ends = Pick<
  Day,
  'from_latitude' | 'from_longitude' | 'from_name' | 'to_latitude' | 'to_longitude' | 'to_name'
>

const spotsOf = (ends: Ends): { from: Spot; to: Spot } => ({
  from: spot(ends.from_latitude, ends.from_longitude, ends.from_name),
  to: spot(ends.to_latitude, ends.to_longitude, ends.to_name),
})

/**
 * What strangers see of both ends. Any point may be somebody's door and any name their own for it, so only a place that
 * everybody knows is shown, by its own name; else the middle of a square of half a kilometre.
 */
function toldSpotsOf(from: Reads, day: Day): { from: Spot; to: Spot } {
  const told = toldEndsOf(day)
  const named = (point: Point, isKnown: number, called: string | null): Spot =>
    spot(point.latitude, point.longitude, isKnown === 1 ? (placeAt(from, point, called ?? '') ?? null) : null)
  return {
    from: named(told.from, day.from_known, day.from_name),
    to: named(told.to, day.to_known, day.to_name),
  }
}

const spot = (latitude: number, longitude: number, name: string | null): Spot => ({
  latitude,
  longitude,
  ...(name !== null && { name }),
})
