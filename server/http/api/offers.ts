import { Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { act } from './act.ts'
import { unlessMissing, unlessRefused } from './problem.ts'
import { id, shownOffer, shownRide } from './ride-shape.ts'
import { view } from './view.ts'

/** /api/offers: what a driver is asked, one at a time. */
export const offers = (context: Context) =>
  new Elysia({ name: 'api-offers' })
    .get(
      '/offers/current',
      ({ request }) =>
        view(context, request, (scope) => {
          const offer = scope.rides.openOffer()
          return { offer: offer === undefined ? null : shownOffer(offer, scope) }
        }),
      { detail: { summary: 'The request that waits for this driver’s answer', tags: ['Rides'] } },
    )
    .post(
      '/offers/:id/accept',
      async ({ request, params }) => {
        // A refusal changes something too: who cannot take it any more is asked no longer. So it is no exception.
        const done = await act(context, request, null, (scope) => {
          const changed = scope.rides.accept(params.id)
          return 'problem' in changed ? changed : { rideId: changed.ride.id }
        })
        const { rideId } = unlessRefused('ride', done)
        return view(context, request, (scope) => shownRide(unlessMissing(scope.rides.find(rideId)), scope))
      },
      { params: id, detail: { summary: 'Take the ride', tags: ['Rides'] } },
    )
    .post(
      '/offers/:id/decline',
      async ({ request, params }) =>
        unlessRefused('ride', await act(context, request, null, (scope) => scope.rides.decline(params.id))),
      { params: id, detail: { summary: 'Leave the ride to the next driver', tags: ['Rides'] } },
    )
