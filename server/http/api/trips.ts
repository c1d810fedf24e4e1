import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import type { Scope } from '../../policy/scope.ts'
import type { MatchView, TripWish } from '../../policy/trips.ts'
import { act } from './act.ts'
import { unlessStopped } from './heard.ts'
import { Problem, unlessMissing, unlessRefused } from './problem.ts'
import { id } from './ride-shape.ts'
import { shownBooking, shownMatch, shownTrip } from './trip-shape.ts'
import { seatsOf, vehicleOf, windowOf, wishBody } from './trip-wish.ts'
import { view } from './view.ts'

const someId = t.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

/** /api/trips: trips planned ahead by passengers and drivers, and whom they suit. */
export const trips = (context: Context) =>
  new Elysia({ name: 'api-trips' })
    .get(
      '/trips',
      ({ request }) =>
        view(context, request, (scope) => ({
          now: scope.trips.now(),
          vehicles: scope.trips.vehicles(),
          trips: scope.trips.list().map((trip) => shownTrip(trip, scope)),
          bookings: scope.trips.bookings().map((booking) => shownBooking(booking, scope)),
        })),
      { detail: { summary: 'My planned trips, and what was asked and agreed', tags: ['Trips'] } },
    )
    .get(
      '/trips/:id',
      ({ request, params }) =>
        view(context, request, (scope) => ({
          trip: found(scope, params.id),
          bookings: scope.trips.bookings(params.id).map((booking) => shownBooking(booking, scope)),
        })),
      { params: id, detail: { summary: 'One of them', tags: ['Trips'] } },
    )
    .post(
      '/trips',
      async ({ request, body }) => {
        const planned = await act(context, request, body, (scope, tx, session) => {
          unlessStopped(tx, session)
          const { trip } = unlessRefused('trip', scope.trips.plan(wishIn(body, scope, context)))
          return { tripId: trip.id, matches: scope.trips.matches(trip.id).map(bothDays) }
        })
        return view(context, request, (scope) => ({
          trip: found(scope, planned.tripId),
          matches: matches(scope, planned.matches),
        }))
      },
      {
        body: wishBody,
        detail: { summary: 'Plan a trip, as a passenger or as a driver with free seats', tags: ['Trips'] },
      },
    )
    .delete(
      '/trips/:id',
      async ({ request, params, body }) => {
        const { tripId } = await act(context, request, body, (scope) => {
          found(scope, params.id)
          if (!scope.trips.cancelTrip(params.id)) throw new Problem('trip.too_late')
          return { tripId: params.id }
        })
        return view(context, request, (scope) => ({ trip: found(scope, tripId) }))
      },
      { params: id, detail: { summary: 'Give up all days to come', tags: ['Trips'] } },
    )
    .delete(
      '/trips/:id/days/:dayId',
      async ({ request, params, body }) => {
        const { tripId } = await act(context, request, body, (scope) => {
          ownDay(scope, params)
          if (!scope.trips.cancelDay(params.dayId)) throw new Problem('trip.too_late')
          return { tripId: params.id }
        })
        return view(context, request, (scope) => ({ trip: found(scope, tripId) }))
      },
      {
        params: t.Object({ id: someId, dayId: someId }),
        detail: { summary: 'Give up one day', tags: ['Trips'] },
      },
    )
    .post(
      '/trips/:id/matches',
      async ({ request, params, body }) => {
        const seen = await act(context, request, body, (scope) => {
          if (body.dayId === undefined)
            return { matches: scope.trips.matches(found(scope, params.id).id).map(bothDays) }
          ownDay(scope, { id: params.id, dayId: body.dayId })
          return { matches: scope.trips.matchesOn(body.dayId).map(bothDays) }
        })
        return view(context, request, (scope) => ({ matches: matches(scope, seen.matches) }))
      },
      {
        params: id,
        body: t.Object({ dayId: t.Optional(someId) }),
        detail: {
          summary: 'Whom it suits, the best five',
          description: 'A POST, because who was shown here is not told of again when they turn up.',
          tags: ['Trips'],
        },
      },
    )
    .post(
      '/trips/:id/ask',
      async ({ request, params, body }) => {
        const { bookingId } = await act(context, request, body, (scope, tx, session) => {
          unlessStopped(tx, session)
          ownDay(scope, { id: params.id, dayId: body.dayId })
          const asked = unlessRefused('trip', scope.trips.ask(body.dayId, body.otherDayId))
          return { bookingId: asked.bookingId }
        })
        return view(context, request, (scope) => ({
          booking: shownBooking(unlessMissing(scope.trips.booking(bookingId)), scope),
        }))
      },
      {
        params: id,
        body: t.Object({ dayId: someId, otherDayId: someId }),
        detail: { summary: 'Ask one of them to go together', tags: ['Trips'] },
      },
    )

const found = (scope: Scope, tripId: number) => shownTrip(unlessMissing(scope.trips.find(tripId)), scope)

/** What is remembered of whom was shown: no names, and only those who still suit are shown again. */
const bothDays = ({ dayId, otherDayId }: MatchView) => ({ dayId, otherDayId })

const matches = (scope: Scope, all: ReturnType<typeof bothDays>[]) =>
  all.flatMap(({ dayId, otherDayId }) => {
    const match = scope.trips.match(dayId, otherDayId)
    return match === undefined ? [] : [shownMatch(match, scope)]
  })

const ownDay = (scope: Scope, { id: tripId, dayId }: { id: number; dayId: number }) =>
  unlessMissing(found(scope, tripId).days.find((day) => day.id === dayId))

function wishIn(body: typeof wishBody.static, scope: Scope, context: Context): TripWish {
  const { role, from, to, repeats } = body
  const vehicle = vehicleOf(body, scope)
  return {
    role,
    from,
    to,
    repeats,
    ...windowOf(body, { now: context.clock.now(), timezone: context.config.timezone }),
    seats: seatsOf(body, vehicle),
    ...(vehicle !== undefined && { vehicleId: vehicle.id }),
    ...(role === 'passenger' && body.vehicleType !== undefined && { vehicleType: body.vehicleType }),
  }
}
