import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import type { Log } from '../log.ts'
import type { Deliver, Delivered } from '../push/deliver.ts'
import {
  beginPushJob,
  isOvertaken,
  keysRefused,
  nextPushJob,
  type PushJob,
  postponePushJob,
  settlePushJob,
  waitingSubscriptions,
} from '../push/jobs.ts'
import { forgetSubscription, liveSubscription, type PushSubscription, reached } from '../push/subscription.ts'
import { Breaker } from './breaker.ts'
import { Lanes, type Next } from './lanes.ts'

export interface PushSenderOptions {
  db: Db
  clock: Clock
  log: Log
  deliver: Deliver
}

/**
 * Hands what is to be pushed to the browsers' push services. Its jobs were written in the transaction in which the
 * event was handled, so a crash loses none. A crash between a service's answer and the note of it sends that one
 * again; both carry the event's id and tag, and the browser shows them as one.
 */
export class PushSender {
  /** By subscription: what one browser is told keeps its order. */
  readonly #lanes: Lanes<number>
  readonly #breakers = new Map<string, Breaker>()
  /** Hosts that do not believe our keys; in the log each is named once. */
  readonly #disbelieved = new Set<string>()

  constructor(private readonly options: PushSenderOptions) {
    this.#lanes = new Lanes(
      (id) => this.#step(id),
      options.clock,
      maxBusy,
      (id, error) =>
        options.log.error({ subscription: id, err: error }, 'a push job failed; it will be tried again'),
    )
  }

  start(): void {
    this.#lanes.start(waitingSubscriptions(this.options.db.read))
  }

  /** These subscriptions have something new to be told. */
  wake(subscriptions: readonly number[]): void {
    this.#lanes.wake(subscriptions)
  }

  /** Begins nothing more and settles when what is under way has ended. */
  stop(): Promise<void> {
    return this.#lanes.stop()
  }

  async #step(subscriptionId: number): Promise<Next> {
    const { db, clock, deliver } = this.options
    const job = nextPushJob(db.read, subscriptionId)
    if (job === undefined) return 'done'
    const now = clock.now()
    const waitMs = job.next_attempt_at - now
    // A wait longer than any we set was set by a clock that has been put right since.
    if (waitMs > 0 && waitMs <= longestWaitMs) return { againAfterMs: waitMs }
    const to = liveSubscription(db.read, subscriptionId, now)
    if (to === undefined) return this.#give(job, 'they are not signed in there, or said stop')
    if (job.expires_at <= now) return this.#give(job, job.problem ?? 'too late')
    if (job.attempts >= maxAttempts) return this.#give(job, job.problem ?? 'tried often enough')
    const { tag } = JSON.parse(job.payload) as { tag: string }
    if (isOvertaken(db.read, job, tag)) return this.#give(job, 'something newer takes its place')
    const host = new URL(to.endpoint).host
    const breaker = this.#breakerOf(host)
    const pauseMs = breaker.waitMs()
    if (pauseMs > 0) return { againAfterMs: Math.min(pauseMs, job.expires_at - now) }
    try {
      await db.write((tx) => beginPushJob(tx, job.id))
      const delivered = await deliver(
        { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
        {
          payload: job.payload,
          urgency: job.urgency,
          ttlMs: job.expires_at - now,
          topic: createHash('sha256').update(tag).digest('base64url').slice(0, 32),
        },
      )
      return await this.#settle(job, to, { host, breaker, delivered })
    } catch (error) {
      breaker.released()
      throw error
    }
  }

  async #settle(
    job: PushJob,
    to: PushSubscription,
    { host, breaker, delivered }: { host: string; breaker: Breaker; delivered: Delivered },
  ): Promise<Next> {
    const { db, clock, log } = this.options
    const about = { pushJob: job.id, host, attempt: job.attempts + 1 }
    if (delivered.is === 'later' && !delivered.busy) breaker.failed(delivered.why)
    else breaker.succeeded()
    if (delivered.is === 'later' || delivered.is === 'keys_refused') {
      const { why, afterMs } = delivered
      if (delivered.is === 'keys_refused') this.#tellDisbelief(about, why)
      return this.#postpone(job, delivered.is === 'keys_refused' ? `${keysRefused}: ${why}` : why, afterMs)
    }
    if (delivered.is === 'refused') {
      log.warn({ ...about, why: delivered.why }, 'a push message was refused')
      return this.#give(job, delivered.why)
    }
    this.#disbelieved.delete(host)
    if (delivered.is === 'gone') {
      await db.write((tx) => forgetSubscription(tx, to.id))
      log.info(about, 'a browser takes no push messages any more; its subscription is forgotten')
      return 'done'
    }
    await db.write((tx) => {
      settlePushJob(tx, job.id, null, clock.now())
      reached(tx, to.id)
    })
    log.debug(about, 'pushed')
    return 'more'
  }

  async #postpone(job: PushJob, why: string, afterMs: number | undefined): Promise<Next> {
    const { db, clock, log } = this.options
    const wished = Math.max(afterMs ?? 0, pushRetryMs(job.attempts))
    const until = clock.now() + Math.min(wished, longestWaitMs)
    // What would come too late is given up now.
    if (until >= job.expires_at) return this.#give(job, why)
    await db.write((tx) => postponePushJob(tx, job.id, until, why))
    log.debug({ pushJob: job.id, why }, 'a push message could not be sent yet')
    return 'more'
  }

  async #give(job: PushJob, why: string): Promise<Next> {
    const { db, clock, log } = this.options
    await db.write((tx) => settlePushJob(tx, job.id, why, clock.now()))
    log.debug({ pushJob: job.id, why }, 'a push message was given up')
    return 'more'
  }

  /** Of one subscription it may be its own fault; where all are refused it is our keys, or our clock. */
  #tellDisbelief(about: { host: string }, why: string): void {
    if (this.#disbelieved.has(about.host)) return
    this.#disbelieved.add(about.host)
    this.options.log.error(
      { ...about, why },
      'a push service does not believe who we are: check the clock of this machine, and CONTACT_EMAIL',
    )
  }

  #breakerOf(host: string): Breaker {
    const known = this.#breakers.get(host)
    if (known !== undefined) return known
    if (this.#breakers.size >= maxHosts) {
      for (const [name, { state }] of this.#breakers) if (state === 'closed') this.#breakers.delete(name)
    }
    const breaker = new Breaker(this.options.clock, failuresInARow, firstPauseMs, longestPauseMs)
    this.#breakers.set(host, breaker)
    return breaker
  }
}

/** 2 s, 8 s, 32 s, … at most 10 min. */
const pushRetryMs = (attempts: number): number => Math.min(2000 * 4 ** attempts, 600_000)
/** A service may ask for more patience than that, but not for any. */
const longestWaitMs = 3_600_000
const maxAttempts = 20
const maxBusy = 8
const maxHosts = 200
/** Five tries without an answer, and the service is left alone for ten seconds, then for up to five minutes. */
const failuresInARow = 5
const firstPauseMs = 10_000
const longestPauseMs = 300_000
