import type { Reader } from '../../server/db/open.ts'
import { clockIn } from '../../server/i18n/calendar.ts'
import {
  bookingsOfTrip,
  daysOfTrip,
  eventsOfBooking,
  type SeenTrip,
  tripsMatching,
} from '../../server/trips/browse.ts'
import type { Explained } from '../../server/trips/explain.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { clockTime } from '../moment.ts'
import { short, table } from '../table.ts'
import { whoIs } from '../webhook/describe.ts'
import { noTrip } from './change.ts'

/** A trip for people and scripts. */
export interface TripEntry {
  id: number
  role: string
  state: string
  person: { id: number; name: string | null; number: string | null }
  from: Place
  to: Place
  repeats: string
  firstDay: string
  /** As clocks show it; the end may lie in the next day. */
  window: string
  seats: number
  vehicleType: string | null
  plate: string | null
  distanceM: number
  travelMinutes: number
  nextDay: string | null
  openDays: number
  agreed: number
}

interface Place {
  name: string | null
  latitude: number
  longitude: number
}

export interface TripStory extends TripEntry {
  /** What the operator gave. */
  cancelReason: string | null
  days: {
    id: number
    day: string
    state: string
    seatsLeft: number
    departsAt: string | null
    cancelReason: string | null
  }[]
  bookings: {
    id: number
    day: string
    passenger: string
    driver: string
    state: string
    askedBy: string
    seats: number
    pickupAt: string
    estimateRwf: number | null
    cancelReason: string | null
    events: { at: string; state: string; by: string; detail: string | null }[]
  }[]
}

export const tripEntry = (trip: SeenTrip): TripEntry => ({
  id: trip.id,
  role: trip.role,
  state: trip.state,
  person: { id: trip.person_id, name: trip.name, number: trip.number },
  from: { name: trip.from_name, latitude: trip.from_latitude, longitude: trip.from_longitude },
  to: { name: trip.to_name, latitude: trip.to_latitude, longitude: trip.to_longitude },
  repeats: trip.repeats,
  firstDay: isoDay(trip.first_day),
  window: `${clockIn(trip.window_from_min)}–${clockIn(trip.window_to_min)}`,
  seats: trip.seats,
  vehicleType: trip.vehicle_type,
  plate: trip.plate === null ? null : shownPlate(trip.plate),
  distanceM: trip.distance_m,
  travelMinutes: trip.travel_min,
  nextDay: trip.next_day === null ? null : isoDay(trip.next_day),
  openDays: trip.open_days,
  agreed: trip.agreed,
})

/** Throws 'not.found'. */
export function tripStory(read: Reader, id: number): TripStory {
  const [trip] = tripsMatching(read, { ids: [id], limit: 1 })
  if (trip === undefined) throw noTrip(id)
  return {
    ...tripEntry(trip),
    cancelReason: trip.cancel_reason,
    days: daysOfTrip(read, id).map((day) => ({
      id: day.id,
      day: isoDay(day.day),
      state: day.state,
      seatsLeft: day.seats_left,
      departsAt: day.departs_at === null ? null : iso(day.departs_at),
      cancelReason: day.cancel_reason,
    })),
    bookings: bookingsOfTrip(read, id).map((booking) => ({
      id: booking.id,
      day: isoDay(booking.day),
      passenger: `p${booking.passenger_id} ${booking.passenger_name ?? ''}`.trim(),
      driver: `p${booking.driver_id} ${booking.driver_name ?? ''}`.trim(),
      state: booking.state,
      askedBy: booking.asked_by,
      seats: booking.seats,
      pickupAt: iso(booking.pickup_at),
      estimateRwf: booking.estimate_rwf,
      cancelReason: booking.cancel_reason,
      events: eventsOfBooking(read, booking.id).map(({ at, state, by, detail }) => ({
        at: iso(at),
        state,
        by,
        detail,
      })),
    })),
  }
}

export function tripLines(entries: TripEntry[]): string[] {
  return table(
    ['ID', 'STATE', 'ROLE', 'PERSON', 'FROM', 'TO', 'NEXT DAY', 'HOURS', 'REPEATS', 'SEATS', 'AGREED'],
    entries.map((trip) => [
      String(trip.id),
      trip.state,
      trip.role,
      short(whoIs(trip.person), 28),
      short(placeOf(trip.from), 22),
      short(placeOf(trip.to), 22),
      trip.nextDay ?? '-',
      trip.window,
      trip.repeats,
      String(trip.seats),
      String(trip.agreed),
    ]),
  )
}

export function storyLines(trip: TripStory, timezone: string): string[] {
  const time = (at: string) => clockTime(Date.parse(at), timezone)
  const vehicle = trip.plate === null ? '' : `  with ${trip.vehicleType} ${trip.plate}`
  return [
    `trip ${trip.id}  ${trip.state}  ${trip.role}${vehicle}${becauseOf(trip)}`,
    `person   ${whoIs(trip.person)}`,
    `from     ${placeOf(trip.from)}`,
    `to       ${placeOf(trip.to)}  (${(trip.distanceM / 1000).toFixed(1)} km straight, ${trip.travelMinutes} min)`,
    `when     ${trip.window}, ${trip.repeats} from ${trip.firstDay}`,
    `seats    ${trip.seats}`,
    '',
    'Days:',
    ...trip.days.map(
      ({ id, day, state, seatsLeft, departsAt, cancelReason }) =>
        `  ${day}  ${state}  seats left ${seatsLeft}${departsAt === null ? '' : `  leaves ${time(departsAt)}`}  (day ${id})${becauseOf({ cancelReason })}`,
    ),
    ...(trip.bookings.length === 0 ? [] : ['', 'Asked and agreed:']),
    ...trip.bookings.flatMap((booking) => [
      `  booking ${booking.id}  ${booking.state}  ${booking.passenger} with ${booking.driver}, pickup ${time(booking.pickupAt)}, seats ${booking.seats}${becauseOf(booking)}`,
      ...booking.events.map(({ at, state, by, detail }) => `    ${time(at)}  ${happened(state, by, detail)}`),
    ]),
  ]
}

const becauseOf = ({ cancelReason }: { cancelReason: string | null }): string =>
  cancelReason ? `, reason: ${cancelReason}` : ''

/** What is written down is a change of the state, or something said meanwhile. */
function happened(state: string, by: string, detail: string | null): string {
  if (detail === 'message') return `message passed on from the ${by}`
  if (detail === 'sos') return `the ${by} called for help`
  return `${state} by ${by}${detail ? `  ${detail}` : ''}`
}

/** What would be offered for a day, and why the others would not. */
export function explainedLines(explained: Explained[], timezone: string): string[] {
  return table(
    ['', 'TRIP', 'WHO', 'WHY'],
    explained.map(({ day, rank, fit, why, apartMin }) => [
      rank === null ? (marks[why ?? 'taken'] ?? '-') : `${rank}.`,
      String(day.trip_id),
      `p${day.person_id}`,
      rank !== null && fit !== null
        ? `${fit.startOffM} m from start, ${fit.endOffM} m from end, detour ${fit.detourM} m, pickup ${clockTime(fit.pickupAt, timezone).slice(11, 16)}, ${fit.overlapMin} min in common`
        : `${reasons[why ?? 'taken']}${apartMin === null ? '' : `: ${apartMin} min apart`}`,
    ]),
  ).map((line) => `  ${line}`)
}

const marks: Partial<Record<NonNullable<Explained['why']>, string>> = { agreed: '✓', asked: '?' }
const reasons: Record<NonNullable<Explained['why']>, string> = {
  same_person: 'the same person',
  vehicle_type: 'another type of vehicle is wanted',
  not_insured: 'the vehicle is not verified, not insured at that time, or its driver is suspended',
  seats: 'too few seats',
  start_too_far: 'the passenger starts too far from the driver’s way',
  end_too_far: 'the passenger’s end is too far from the driver’s way',
  other_direction: 'the other direction, or carried for less than half of the way',
  time: 'the hours do not meet',
  agreed: 'agreed',
  asked: 'asked, and not answered yet',
  asked_before: 'the two asked each other before, and it was declined or cancelled',
  opted_out: 'they said stop',
  taken: 'has all it needs',
  own_taken: 'suits, but this trip has all it needs that day',
}

export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

const placeOf = ({ name, latitude, longitude }: Place): string =>
  name ?? `${latitude.toFixed(5)},${longitude.toFixed(5)}`

const iso = (at: number): string => new Date(at).toISOString()
