import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { personById } from '../../people/people.ts'
import type { Changed } from '../../policy/rides.ts'
import type { Scope } from '../../policy/scope.ts'
import { driverReasons, passengerReasons, reasons, unasked } from '../../rides/reasons.ts'
import { act } from './act.ts'
import { oneOf } from './one-of.ts'
import { Problem, unlessMissing, unlessRefused } from './problem.ts'
import { id, pointIn, rideType, shownRide, spot } from './ride-shape.ts'
import { view } from './view.ts'

/** /api/rides: asking for a ride, and each side's part in it. */
export const rides = (context: Context) =>
  new Elysia({ name: 'api-rides' })
    .get(
      '/rides/estimate',
      ({ request, query }) =>
        view(context, request, ({ rides }) => {
          const [from, to] = [pointIn(query.from, 'from'), pointIn(query.to, 'to')]
          return {
            /** Null where the operator has no tariff: the fare is agreed on. */
            estimate: rides.estimate(query.type, from, to) ?? null,
            /** So near that somebody may have given the same place twice. */
            isStepAway: rides.isStepAway(from, to),
          }
        }),
      {
        query: t.Object({
          type: rideType,
          from: t.String({ maxLength: 40 }),
          to: t.String({ maxLength: 40 }),
        }),
        detail: { summary: 'What a ride would cost, and how long it takes', tags: ['Rides'] },
      },
    )
    .get(
      '/rides/current',
      ({ request }) =>
        view(context, request, (scope) => {
          const ride = scope.rides.current()
          return {
            ride: ride === undefined ? null : shownRide(ride, scope),
            /** Until when they may ask for no ride, because they took back too many. */
            pausedUntil: scope.rides.pausedUntil(),
          }
        }),
      { detail: { summary: 'The ride under way, in whichever role', tags: ['Rides'] } },
    )
    .get(
      '/rides',
      ({ request, query }) =>
        view(context, request, (scope) => ({
          rides: scope.rides.history(query.limit ?? 20).map((ride) => shownRide(ride, scope)),
        })),
      {
        query: t.Object({ limit: t.Optional(t.Integer({ minimum: 1, maximum: 100 })) }),
        detail: { summary: 'Their rides, the latest first', tags: ['Rides'] },
      },
    )
    .get('/rides/:id', ({ request, params }) => look(context, request, params.id), {
      params: id,
      detail: { summary: 'One of their rides', tags: ['Rides'] },
    })
    .get(
      '/rides/:id/payment',
      ({ request, params }) => view(context, request, (scope) => paymentOf(scope, params.id)),
      { params: id, detail: { summary: 'How the driver is paid by mobile money', tags: ['Rides'] } },
    )
    .post(
      '/rides',
      async ({ request, body }) => {
        const { type: vehicleType, pickup, dropoff, driverId, isWide } = body
        const done = await act(context, request, body, (scope, tx, { personId }) => {
          if (!scope.flags.isOn('nearby_drivers')) throw new Problem('feature.off')
          if (personById(tx, personId)?.opted_out_at != null) throw new Problem('person.stopped')
          return rideIn(
            scope.rides.request({
              vehicleType,
              pickup,
              ...(dropoff && { dropoff }),
              ...(driverId && { driverId }),
              ...(isWide && { radiusM: widestM }),
            }),
          )
        })
        return look(context, request, unlessRefused('ride', done).rideId)
      },
      {
        body: t.Object({
          type: rideType,
          pickup: spot,
          dropoff: t.Optional(spot),
          /** One of those nearby; anybody without. */
          driverId: t.Optional(t.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
          /** Looks as far as anybody can, where nobody is near. */
          isWide: t.Optional(t.Boolean()),
        }),
        detail: { summary: 'Ask for a ride now', tags: ['Rides'] },
      },
    )
    .post(
      '/rides/:id/cancel',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope) => {
          const ride = scope.rides.find(params.id)
          if (ride === undefined) return { problem: 'gone' }
          const theirs = ride.role === 'driver' ? driverReasons : passengerReasons
          // Nobody has come forward: there is nobody to be given a reason.
          if (ride.other === null) return scope.rides.cancel(params.id, unasked)
          const reason = theirs.find((one) => one === body.reason)
          if (reason === undefined) {
            const detail = `Give one of these reasons: ${theirs.join(', ')}.`
            throw new Problem('request.invalid', { fields: [{ field: 'reason', detail }] })
          }
          return scope.rides.cancel(params.id, reason)
        }),
      {
        params: id,
        body: t.Object({
          reason: t.Optional(oneOf(reasons)),
        }),
        detail: { summary: 'End it before it is over, and say why', tags: ['Rides'] },
      },
    )
    .post(
      '/rides/:id/arrive',
      ({ request, params }) =>
        change(context, request, params.id, null, (scope) => scope.rides.arrive(params.id)),
      { params: id, detail: { summary: 'The driver is at the pickup', tags: ['Rides'] } },
    )
    .post(
      '/rides/:id/start',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope) => scope.rides.start(params.id, body.pin)),
      {
        params: id,
        body: t.Object({ pin: t.Optional(t.String({ pattern: '^\\d{4}$' })) }),
        detail: { summary: 'Both are on the way: the driver gives the PIN', tags: ['Rides'] },
      },
    )
    .post(
      '/rides/:id/complete',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope) => scope.rides.complete(params.id, body.fareRwf)),
      {
        params: id,
        body: t.Object({ fareRwf: t.Integer({ minimum: 0, maximum: 100_000_000 }) }),
        detail: { summary: 'The driver ends the ride for this fare', tags: ['Rides'] },
      },
    )
    .post(
      '/rides/:id/rate',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope) => scope.rides.rate(params.id, body.stars)),
      {
        params: id,
        body: t.Object({ stars: t.Integer({ minimum: 1, maximum: 5 }) }),
        detail: { summary: 'Stars for the other side, once', tags: ['Rides'] },
      },
    )
    .post(
      '/rides/:id/message',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope) => {
          const ride = scope.rides.find(params.id)
          if (ride?.other?.hears === false) throw new Problem('ride.other_left')
          return scope.rides.relay(params.id, body.text)
        }),
      {
        params: id,
        body: t.Object({ text: t.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
        detail: { summary: 'Words for the other side, without a number', tags: ['Rides'] },
      },
    )
    .post(
      '/rides/:id/share',
      async ({ request, params }) => {
        const shared = await act(context, request, null, (scope) => onlyDone(shareOf(scope, params.id)))
        unlessRefused('ride', shared)
        // The link is looked up again: it is not told any more once the ride is over.
        return view(context, request, (scope) => unlessRefused('ride', shareOf(scope, params.id)))
      },
      { params: id, detail: { summary: 'The link on which others follow the ride', tags: ['Rides'] } },
    )
    .post(
      '/rides/:id/sos',
      async ({ request, params }) => {
        const called = await act(context, request, null, ({ rides }) => {
          const done = rides.sos(params.id)
          return 'problem' in done ? done : { how: done.contact?.how ?? null }
        })
        const { how } = unlessRefused('ride', called)
        return view(context, request, ({ rides }) => unlessRefused('ride', rides.sosCalled(params.id, how)))
      },
      { params: id, detail: { summary: 'Call for help', tags: ['Rides'] } },
    )

const look = (context: Context, request: Request, rideId: number) =>
  view(context, request, (scope) => shownRide(unlessMissing(scope.rides.find(rideId)), scope))

/**
 * Changes a ride and shows it as it then is. A refusal is no exception in the transaction: a wrong PIN counts, and
 * must not be undone. What is remembered under the key is no more than that it was done.
 */
async function change(
  context: Context,
  request: Request,
  rideId: number,
  body: unknown,
  change: (scope: Scope) => Changed<object>,
) {
  const done = await act(context, request, body, (scope) => {
    return onlyDone(change(scope))
  })
  unlessRefused('ride', done)
  return look(context, request, rideId)
}

const onlyDone = (changed: Changed<object>) => ('problem' in changed ? changed : { done: true })

const rideIn = (changed: Changed) => ('problem' in changed ? changed : { rideId: changed.ride.id })

/** Where a passenger is and with whom is the passenger's to tell. */
function shareOf({ rides }: Scope, rideId: number): Changed<{ url: string | null }> {
  const ride = rides.find(rideId)
  if (ride === undefined) return { problem: 'gone' }
  return ride.role === 'driver' || ride.other === null ? { problem: 'too_late' } : rides.shareLink(rideId)
}

/** For the passenger of a completed ride; without `code` it is paid in cash. */
function paymentOf({ rides, qr }: Scope, rideId: number) {
  const ride = unlessMissing(rides.find(rideId))
  if (ride.state !== 'completed' || ride.role !== 'passenger') throw new Problem('ride.too_late')
  const due = rides.payee(rideId)
  const amountRwf = ride.fareRwf ?? 0
  const read = due === null ? undefined : qr.readPayee(due.payee)
  const payee = read?.ok ? read.value : undefined
  const [best, ...others] = payee === undefined || amountRwf === 0 ? [] : qr.waysFor(payee, amountRwf)
  return {
    amountRwf,
    name: ride.other?.name ?? null,
    code:
      payee === undefined || best === undefined
        ? null
        : {
            payee: qr.format(payee),
            kind: payee.kind,
            /** Of the number that is paid; null where it cannot be told. */
            network: payee.network,
            ...best,
            qrData: `tel:${best.ussd}`,
            /** The same payment dialled from other networks. */
            others,
          },
  }
}

/** The farthest that anybody can look. */
const widestM = 25_000
