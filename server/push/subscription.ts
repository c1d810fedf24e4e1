import { ECDH } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Reader, Tx } from '../db/open.ts'
import type { PushSubscriptionRow } from '../db/schema-web.ts'
import { type EndpointRefusal, refusalOfEndpoint } from './endpoint.ts'

export type PushSubscription = Selectable<PushSubscriptionRow>

/** As a browser gives it: PushSubscription.toJSON(). */
export interface GivenSubscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export type SubscriptionProblem = EndpointRefusal | 'keys_unusable'

/** Why nothing could be sent to what a browser gave, or undefined. `services`: those the operator allows besides. */
export function problemOf(
  { endpoint, keys }: GivenSubscription,
  services: readonly string[],
): SubscriptionProblem | undefined {
  return refusalOfEndpoint(endpoint, services) ?? (areUsable(keys) ? undefined : 'keys_unusable')
}

/**
 * Binds it to the session and the person: it ends when that session does. A browser has one subscription, so an older
 * one of the session ends; and whoever used that browser before is told nothing there any more.
 */
export function subscribe(
  tx: Tx,
  { personId, sessionId }: { personId: number; sessionId: number },
  { endpoint, keys }: GivenSubscription,
  now: number,
): void {
  tx.run(
    `delete from push_subscription where (session_id = ?1 and endpoint <> ?2)
       or (endpoint = ?2 and (session_id <> ?1 or person_id <> ?3))`,
    sessionId,
    endpoint,
    personId,
  )
  tx.run(
    `insert into push_subscription (person_id, session_id, endpoint, p256dh, auth, created_at)
       values (?, ?, ?, ?, ?, ?)
       on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, failures = 0`,
    personId,
    sessionId,
    endpoint,
    keys.p256dh,
    keys.auth,
    now,
  )
  tx.run(
    `delete from push_subscription where person_id = ?1 and id not in
       (select id from push_subscription where person_id = ?1 order by id desc limit ?2)`,
    personId,
    maxSubscriptions,
  )
}

/** False when that browser was told nothing anyway. */
export const unsubscribe = (tx: Tx, sessionId: number): boolean =>
  tx.run('delete from push_subscription where session_id = ?', sessionId).changes > 0

export const isSubscribed = (from: Pick<Reader | Tx, 'get'>, sessionId: number): boolean =>
  from.get('select 1 from push_subscription where session_id = ?', sessionId) !== undefined

/** Where somebody is to be told; one look at an index for those who have none. */
export const subscriptionIdsOf = (tx: Tx, personId: number, now: number): number[] =>
  tx
    .all<{ id: number }>(
      `select s.id from push_subscription s join web_session w on w.id = s.session_id and w.expires_at > ?2
         where s.person_id = ?1`,
      personId,
      now,
    )
    .map(({ id }) => id)

/** It, while anything may be sent to it: they are signed in there and have not said stop. */
export const liveSubscription = (
  from: Pick<Reader | Tx, 'get'>,
  id: number,
  now: number,
): PushSubscription | undefined =>
  from.get<PushSubscription>(
    `select s.* from push_subscription s join web_session w on w.id = s.session_id and w.expires_at > ?2
       join person p on p.id = s.person_id and p.opted_out_at is null where s.id = ?1`,
    id,
    now,
  )

/** The push service knows it no more. */
export function forgetSubscription(tx: Tx, id: number): void {
  tx.run('delete from push_subscription where id = ?', id)
}

export function reached(tx: Tx, id: number): void {
  tx.run('update push_subscription set failures = 0 where id = ? and failures > 0', id)
}

/** A point on the curve, and 16 bytes, in base64url: RFC 8291, section 2.1. Anything else cannot be encrypted for. */
function areUsable({ p256dh, auth }: GivenSubscription['keys']): boolean {
  if (!/^[\w-]{87}=?$/.test(p256dh) || !/^[\w-]{22}(?:==)?$/.test(auth)) return false
  try {
    ECDH.convertKey(Buffer.from(p256dh, 'base64url'), 'prime256v1', undefined, undefined, 'compressed')
    return true
  } catch {
    // Node throws for a point that does not lie on the curve: that is the answer.
    return false
  }
}

/** Nobody has more browsers than this; the longest subscribed one gives way. */
export const maxSubscriptions = 10
