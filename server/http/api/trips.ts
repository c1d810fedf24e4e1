import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import type { Scope } from '../../policy/scope.ts'
import type { TripWish } from '../../policy/trips.ts'
import { act } from './act.ts'
import { unlessStopped } from './heard.ts'
import { Problem, unlessMissing, unlessRefused } from './problem.ts'
import { hours, seatsOf, vehicleOf, windowOf, wishBody } from './trip-wish.ts'
import { view } from './view.ts'

const id = t.Object({ id: t.Integer({ minimum: 1 }) })

/** /api/trips: trips planned ahead by passengers and drivers, and whom they suit. */
export const trips = (context: Context) =>
  new Elysia({ name: 'api-trips' })
    .get(
      '/trips',
      ({ request }) =>
        view(context, request, ({ trips }) => ({
          now: trips.now(),
          hours,
          vehicles: trips.vehicles(),
          trips: trips.list(),
          bookings: trips.bookings(),
        })),
      { detail: { summary: 'My planned trips, and what was asked and agreed', tags: ['Trips'] } },
    )
    .get(
      '/trips/:id',
      ({ request, params }) =>
        view(context, request, (scope) => ({
          trip: found(scope, params.id),
          bookings: scope.trips.bookings(params.id),
        })),
      { params: id, detail: { summary: 'One of them', tags: ['Trips'] } },
    )
    .post(
      '/trips',
      ({ request, body }) =>
        act(context, request, body, (scope, tx, session) => {
          unlessStopped(tx, session)
          const { trip } = unlessRefused('trip', scope.trips.plan(wishIn(body, scope, context)))
          return { trip, matches: scope.trips.matches(trip.id) }
        }),
      {
        body: wishBody,
        detail: { summary: 'Plan a trip, as a passenger or as a driver with free seats', tags: ['Trips'] },
      },
    )
    .delete(
      '/trips/:id',
      ({ request, params, body }) =>
        act(context, request, body, (scope) => {
          found(scope, params.id)
          if (!scope.trips.cancelTrip(params.id)) throw new Problem('trip.too_late')
          return { trip: found(scope, params.id) }
        }),
      { params: id, detail: { summary: 'Give up all days to come', tags: ['Trips'] } },
    )
    .delete(
      '/trips/:id/days/:dayId',
      ({ request, params, body }) =>
        act(context, request, body, (scope) => {
          ownDay(scope, params)
          if (!scope.trips.cancelDay(params.dayId)) throw new Problem('trip.too_late')
          return { trip: found(scope, params.id) }
        }),
      {
        params: t.Object({ id: t.Integer({ minimum: 1 }), dayId: t.Integer({ minimum: 1 }) }),
        detail: { summary: 'Give up one day', tags: ['Trips'] },
      },
    )
    .post(
      '/trips/:id/matches',
      ({ request, params, body }) =>
        act(context, request, body, (scope) => {
          if (body.dayId === undefined) return { matches: scope.trips.matches(found(scope, params.id).id) }
          ownDay(scope, { id: params.id, dayId: body.dayId })
          return { matches: scope.trips.matchesOn(body.dayId) }
        }),
      {
        params: id,
        body: t.Object({ dayId: t.Optional(t.Integer({ minimum: 1 })) }),
        detail: {
          summary: 'Whom it suits, the best five',
          description: 'A POST, because who was shown here is not told of again when they turn up.',
          tags: ['Trips'],
        },
      },
    )
    .post(
      '/trips/:id/ask',
      ({ request, params, body }) =>
        act(context, request, body, (scope, tx, session) => {
          unlessStopped(tx, session)
          ownDay(scope, { id: params.id, dayId: body.dayId })
          const { bookingId } = unlessRefused('trip', scope.trips.ask(body.dayId, body.otherDayId))
          return { booking: unlessMissing(scope.trips.booking(bookingId)) }
        }),
      {
        params: id,
        body: t.Object({ dayId: t.Integer({ minimum: 1 }), otherDayId: t.Integer({ minimum: 1 }) }),
        detail: { summary: 'Ask one of them to go together', tags: ['Trips'] },
      },
    )

const found = ({ trips }: Scope, tripId: number) => unlessMissing(trips.find(tripId))

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
