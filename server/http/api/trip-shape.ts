import type { Scope } from '../../policy/scope.ts'
import type { BookingView, MatchView, TripView } from '../../policy/trips.ts'
import { shownSpot } from './ride-shape.ts'

type Ends = Pick<TripView, 'from' | 'to'>

/** Both ends with what is known near them, where they have no name. */
const ends = ({ from, to }: Ends, scope: Scope) => ({
  from: shownSpot(from, scope),
  to: shownSpot(to, scope),
})

export const shownTrip = (trip: TripView, scope: Scope) => ({ ...trip, ...ends(trip, scope) })
export type ShownTrip = ReturnType<typeof shownTrip>

export const shownMatch = (match: MatchView, scope: Scope) => ({ ...match, ...ends(match, scope) })
export type ShownMatch = ReturnType<typeof shownMatch>

export const shownBooking = (booking: BookingView, scope: Scope) => ({ ...booking, ...ends(booking, scope) })
export type ShownBooking = ReturnType<typeof shownBooking>
