import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import {
  isSubscribed,
  problemOf,
  type SubscriptionProblem,
  subscribe,
  unsubscribe,
} from '../../push/subscription.ts'
import { vapidKeys } from '../../push/vapid.ts'
import { act } from './act.ts'
import { Problem } from './problem.ts'
import { signedIn } from './who.ts'

/** /api/push: whether and how this browser is told of news while no page is open. */
export const push = (context: Context) =>
  new Elysia({ name: 'api-push' })
    .get(
      '/push/key',
      async ({ request }) => {
        const { id } = signedIn(context, request)
        const { publicKey } = await vapidKeys(context.db, context.clock.now())
        return { publicKey, subscribed: isSubscribed(context.db.read, id) }
      },
      { detail: { summary: 'The key to subscribe with, and whether this browser is', tags: ['Push'] } },
    )
    .post(
      '/push/subscriptions',
      async ({ request, body }) => {
        await act(context, request, body, (_scope, tx, { id: sessionId, personId }) => {
          const problem = problemOf(body, context.config.pushServices)
          if (problem !== undefined) throw new Problem('request.invalid', { fields: [fieldOf[problem]] })
          subscribe(tx, { personId, sessionId }, body, context.clock.now())
          return null
        })
        return { subscribed: true }
      },
      {
        body: t.Object({
          endpoint: t.String({ maxLength: 1024 }),
          expirationTime: t.Optional(t.Union([t.Null(), t.Number()])),
          keys: t.Object({ p256dh: t.String({ maxLength: 100 }), auth: t.String({ maxLength: 50 }) }),
        }),
        detail: {
          summary: 'Push news to this browser; what PushSubscription.toJSON() gives',
          tags: ['Push'],
        },
      },
    )
    .delete(
      '/push/subscriptions',
      async ({ request }) => {
        await act(context, request, undefined, (_scope, tx, { id }) => {
          unsubscribe(tx, id)
          return null
        })
        return { subscribed: false }
      },
      { detail: { summary: 'Push nothing to this browser any more', tags: ['Push'] } },
    )

const fieldOf: Record<SubscriptionProblem, { field: string; detail: string }> = {
  too_long: { field: 'endpoint', detail: 'is longer than any push service gives' },
  not_an_address: { field: 'endpoint', detail: 'is not an https address of a push service' },
  unknown_service: {
    field: 'endpoint',
    detail: 'belongs to a push service that is not known here; the operator may allow it with PUSH_SERVICES',
  },
  keys_unusable: { field: 'keys', detail: 'are not the keys of a push subscription' },
}
