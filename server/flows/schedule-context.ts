import type { Spot } from '../geo/point.ts'
import type { BookingProblem, BookingView, PlanProblem, Side, TripView } from '../policy/trips.ts'
import type { Ctx, Outcome } from './flow.ts'
import type { AsksPlace } from './place-step.ts'
import { text } from './ride-words.ts'

export interface Schedule extends AsksPlace {
  role?: Side
  from?: Spot
  to?: Spot
  /** Days since 1970-01-01 where the operator is. */
  day?: number
  /** Minutes after midnight. */
  hours?: { from: number; to: number }
  vehicleId?: number
  seats?: number
  /** What an open question about an agreement is about. */
  bookingId?: number
  /** What is to be given up, once they are sure. */
  giveUp?: { what: 'day' | 'trip'; id: number }
}
export type StepName =
  | 'what'
  | 'from'
  | 'to'
  | 'day'
  | 'hour'
  | 'vehicle'
  | 'seats'
  | 'repeats'
  | 'sure'
  | 'why'
  | 'write'
export type To = Outcome<Schedule, StepName>
export type C = Ctx<Schedule>

/** Ids come from buttons, which hold what the phone says they hold. */
export const idIn = (value: string | undefined): number =>
  /^\d{1,15}$/.test(value ?? '') ? Number(value) : 0

/** "own:other" */
export function idsIn(value: string): [number, number] {
  const [own, other] = value.split(':')
  return [idIn(own), idIn(other)]
}

/** A trip of theirs, or a clear word that it is not known. */
export function withTrip(id: number, { scope, say }: C, use: (trip: TripView) => To): To {
  const trip = scope.trips.find(id)
  return trip === undefined || trip.state !== 'active' ? { stay: [text(say('trips.gone'))] } : use(trip)
}

export function withBooking(id: number, { scope, say }: C, use: (view: BookingView) => To): To {
  const view = scope.trips.booking(id)
  return view === undefined ? { stay: [text(say('trips.gone'))] } : use(view)
}

export const problemIn = (problem: BookingProblem | PlanProblem, { say }: Ctx<object>): string =>
  say(`trips.${problem}`)
