import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import type { Scope } from '../../policy/scope.ts'
import { dialFor } from '../../qr/code.ts'
import { act } from './act.ts'
import { unlessStopped } from './heard.ts'
import { Problem, unlessMissing, unlessRefused } from './problem.ts'
import { id } from './ride-shape.ts'
import { shownBooking } from './trip-shape.ts'
import { view, viewScope } from './view.ts'
import { signedIn } from './who.ts'

/** /api/bookings: what was asked and agreed between a driver and a passenger for one day. */
export const bookings = (context: Context) =>
  new Elysia({ name: 'api-bookings' })
    .get(
      '/bookings',
      ({ request }) =>
        view(context, request, (scope) => ({
          bookings: scope.trips.bookings().map((each) => shownBooking(each, scope)),
        })),
      { detail: { summary: 'Asked and agreed, the earliest pickup first', tags: ['Trips'] } },
    )
    .get(
      '/bookings/:id',
      ({ request, params }) => view(context, request, (scope) => ({ booking: bookingIn(scope, params.id) })),
      { params: id, detail: { summary: 'One of them', tags: ['Trips'] } },
    )
    .post(
      '/bookings/:id/accept',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope, tx, session) => {
          unlessStopped(tx, session)
          unlessRefused('trip', scope.trips.accept(params.id))
        }),
      { params: id, detail: { summary: 'Agree to what was asked', tags: ['Trips'] } },
    )
    .post(
      '/bookings/:id/decline',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope) => {
          unlessRefused('trip', scope.trips.decline(params.id))
        }),
      { params: id, detail: { summary: 'Say no to what was asked', tags: ['Trips'] } },
    )
    .post(
      '/bookings/:id/cancel',
      ({ request, params, body }) =>
        change(context, request, params.id, body, (scope) => {
          unlessRefused('trip', scope.trips.cancel(params.id, body.reason?.trim() ?? ''))
        }),
      {
        params: id,
        body: t.Object({
          /** A known one by its name, so that each side reads it in their language, or words. */
          reason: t.Optional(t.String({ maxLength: 150 })),
        }),
        detail: { summary: 'Take back what was asked, or cancel what was agreed', tags: ['Trips'] },
      },
    )
    .post(
      '/bookings/:id/message',
      ({ request, params, body }) =>
        act(context, request, body, (scope) => {
          unlessRefused('trip', scope.trips.relay(params.id, body.text.trim()))
          return { sent: true }
        }),
      {
        params: id,
        body: t.Object({ text: t.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
        detail: { summary: 'Write to the other side, without telling a number', tags: ['Trips'] },
      },
    )
    .post(
      '/bookings/:id/sos',
      async ({ request, params, body }) => {
        const { booking } = await change(context, request, params.id, body, (scope) => {
          if (!scope.trips.callForHelp(bookingIn(scope, params.id).id)) throw new Problem('trip.too_late')
        })
        return { emergencyNumber: context.config.emergencyNumber, booking }
      },
      { params: id, detail: { summary: 'Call for help: the operator is told', tags: ['Trips'] } },
    )
    .get(
      '/bookings/:id/payment',
      ({ request, params }) => {
        const scope = viewScope(context, signedIn(context, request).personId)
        const found = bookingIn(scope, params.id)
        return { payment: paymentOf(context, scope, found.id) }
      },
      { params: id, detail: { summary: 'How the driver is paid', tags: ['Trips'] } },
    )

const bookingIn = (scope: Scope, bookingId: number) =>
  shownBooking(unlessMissing(scope.trips.booking(bookingId)), scope)

/**
 * Changes a booking and shows it as it then is. What is remembered under the key is no more than which it was: numbers
 * are told to whoever may see them now, not to whoever could once.
 */
async function change(
  context: Context,
  request: Request,
  bookingId: number,
  body: unknown,
  change: (...given: Parameters<Parameters<typeof act>[3]>) => void,
) {
  await act(context, request, body, (...given) => {
    change(...given)
    return { bookingId }
  })
  return view(context, request, (scope) => ({ booking: bookingIn(scope, bookingId) }))
}

/** Null when the driver has no mobile money that can be reached, or it is too early or too late to pay. */
function paymentOf({ db }: Context, { trips, qr }: Scope, bookingId: number) {
  const owed = trips.payee(bookingId)
  const payee = owed === null ? undefined : qr.readPayee(owed.payee)
  if (owed === null || payee?.ok !== true) return null
  const amountRwf = qr.canPay(payee.value, owed.amountRwf) ? owed.amountRwf : null
  if (!qr.canPay(payee.value, amountRwf)) return null
  const { ussd } = dialFor(db.read, payee.value, amountRwf)
  return {
    payee: qr.format(payee.value),
    /** By the tariff for the whole vehicle: what each pays the two agree on. */
    amountRwf,
    ussd,
    dialLink: qr.dialLink(ussd),
  }
}
