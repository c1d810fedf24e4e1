import type { Selectable } from 'kysely'
import type { Db, Reader, Tx } from '../db/open.ts'
import type { PushJobRow } from '../db/schema-web.ts'
import { type Push, payloadOf } from './push.ts'

export type PushJob = Selectable<PushJobRow>

/** What happened, as the inbox knows it. */
export interface Told {
  eventId: string
  at: number
  language: string
}

/**
 * To be written in the transaction in which the event is handled: each browser is told of an event once, however often
 * it is handled. Returns the subscriptions that have something new to be told.
 */
export function addPushJobs(
  tx: Tx,
  subscriptionIds: readonly number[],
  push: Push,
  { eventId, at, language }: Told,
  now: number,
): number[] {
  if (push.until <= now) return []
  const payload = payloadOf(push, { id: eventId, lang: language, at })
  return subscriptionIds.filter((subscriptionId) => {
    const { changes } = tx.run(
      `insert into push_job
         (subscription_id, event_id, payload, urgency, next_attempt_at, expires_at, created_at)
         values (?, ?, ?, ?, ?, ?, ?) on conflict (subscription_id, event_id) do nothing`,
      subscriptionId,
      eventId,
      payload,
      push.urgency,
      now,
      push.until,
      now,
    )
    return changes > 0
  })
}

/** Subscriptions that something is to be told to, longest due first. */
export const waitingSubscriptions = (from: Pick<Reader, 'all'>): number[] =>
  from
    .all<{ id: number }>(
      `select subscription_id as id from push_job indexed by push_job_waiting where state = 'waiting'
         group by subscription_id order by min(next_attempt_at)`,
    )
    .map(({ id }) => id)

/** What is due next of one subscription, whether it is due yet or not. */
export const nextPushJob = (from: Pick<Reader, 'get'>, subscriptionId: number): PushJob | undefined =>
  from.get<PushJob>(
    `select * from push_job where subscription_id = ? and state = 'waiting' order by next_attempt_at, id limit 1`,
    subscriptionId,
  )

/** Whether a newer one that takes its place on the screen was written meanwhile: what is older must not come after it. */
export const isOvertaken = (
  from: Pick<Reader, 'get'>,
  { id, subscription_id }: PushJob,
  tag: string,
): boolean =>
  from.get(
    `select 1 from push_job where subscription_id = ? and id > ? and state <> 'failed'
       and json_extract(payload, '$.tag') = ?`,
    subscription_id,
    id,
    tag,
  ) !== undefined

/** Counted before the try: what ends the process each time it is sent must not be so for ever. */
export function beginPushJob(tx: Tx, id: number): void {
  tx.run('update push_job set attempts = attempts + 1 where id = ?', id)
}

/** What was said is not kept, but for its tag. */
export function settlePushJob(tx: Tx, id: number, problem: string | null, now: number): void {
  tx.run(
    `update push_job set state = ?, problem = ?, settled_at = ?,
       payload = json_object('tag', json_extract(payload, '$.tag')) where id = ? and state = 'waiting'`,
    problem === null ? 'done' : 'failed',
    problem,
    now,
    id,
  )
}

export function postponePushJob(tx: Tx, id: number, until: number, problem: string): void {
  tx.run(
    `update push_job set next_attempt_at = ?, problem = ? where id = ? and state = 'waiting'`,
    until,
    problem,
    id,
  )
}

/**
 * Each night: counts the day for browsers that were told something and heard nothing of it, forgets those that hear
 * nothing for 30 such days, and what was pushed a week ago. Returns how many rows.
 */
export async function forgetPushes(db: Db, now: number): Promise<number> {
  await db.write((tx) => tx.run(countDay, now - dayMs))
  const { changes } = await db.write((tx) =>
    tx.run('delete from push_subscription where failures >= ?', deafDays),
  )
  for (let forgotten = changes; ; ) {
    const some = await db.write((tx) => tx.run(forgetSome, now - keptMs))
    if (some.changes === 0) return forgotten
    forgotten += some.changes
  }
}

/** How the problem of a job begins whose service does not believe who we are. */
export const keysRefused = 'our keys were refused'

const dayMs = 86_400_000
const keptMs = 7 * dayMs
const deafDays = 30
const countDay = `update push_subscription set failures = failures + 1 where id in
  (select subscription_id from push_job indexed by push_job_created where created_at >= ?
     group by subscription_id having sum(state = 'failed') > 0 and sum(state = 'done') = 0)`
const forgetSome = `delete from push_job where id in
  (select id from push_job indexed by push_job_created where created_at < ? limit 200)`
