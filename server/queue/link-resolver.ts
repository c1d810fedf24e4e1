import type { Clock } from '../clock.ts'
import { isFaultOfDatabase } from '../db/faults.ts'
import type { Db, Tx } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import { laneOf, receive } from '../events/events.ts'
import type { Incoming } from '../flows/incoming.ts'
import type { Log } from '../log.ts'
import {
  beginLinkJob,
  type LinkJob,
  linkJobById,
  linksSince,
  postponeLinkJob,
  settleLinkJob,
  waitingLinkJobs,
} from '../places/links/jobs.ts'
import type { Resolved, ResolveLink } from '../places/links/resolve.ts'
import { Breaker } from './breaker.ts'
import { Lanes, type Next } from './lanes.ts'

export interface LinkResolverOptions {
  db: Db
  clock: Clock
  log: Log
  /** Undefined where no link is to be looked up: then a pin is asked for at once. */
  resolve: ResolveLink | undefined
  /** Called after the commit with lanes that have a result to handle. */
  wake(lanes: string[]): void
}

/**
 * Looks up the short map links that people sent. What a link holds comes back as their answer to the question they
 * were asked, once; what holds nothing, or cannot be had soon, comes back too, so that they are asked for a pin.
 */
export class LinkResolver {
  readonly #lanes: Lanes<number>
  readonly #breaker: Breaker

  constructor(private readonly options: LinkResolverOptions) {
    this.#breaker = new Breaker(options.clock, failuresInARow, firstPauseMs, longestPauseMs)
    this.#lanes = new Lanes(
      (id) => this.#step(id),
      options.clock,
      maxBusy,
      (id, error) =>
        options.log.error({ linkJob: id, err: error }, 'a link job failed; it will be tried again'),
    )
  }

  start(): void {
    this.#lanes.start(waitingLinkJobs(this.options.db.read))
  }

  /** Looks for jobs: after a flow may have added one. */
  wake(): void {
    this.#lanes.wake(waitingLinkJobs(this.options.db.read))
  }

  /** Begins nothing more and settles when what is under way has ended. */
  stop(): Promise<void> {
    return this.#lanes.stop()
  }

  async #step(id: number): Promise<Next> {
    const { db, clock, resolve } = this.options
    const job = linkJobById(db.read, id)
    if (job?.state !== 'waiting') return 'done'
    const waitMs = job.next_attempt_at - clock.now()
    // A wait longer than any we set was set by a clock that has been put right since.
    if (waitMs > 0 && waitMs <= longestRetryMs) return { againAfterMs: waitMs }
    if (resolve === undefined) return this.#settle(job, { nothing: 'links are not looked up here' })
    const refusal = this.#refusalOf(job)
    if (refusal !== undefined) return this.#settle(job, { nothing: refusal })
    await db.write((tx) => beginLinkJob(tx, id))
    let found: Resolved
    try {
      found = await resolve(job.url)
    } catch (error) {
      this.#breaker.failed(sentenceOf(error))
      return this.#postpone(job, error)
    }
    this.#breaker.succeeded()
    return this.#settle(job, found)
  }

  /** Why nobody is asked, or undefined. Somebody waits in a chat, so nothing is put off for long. */
  #refusalOf(job: LinkJob): string | undefined {
    const { db, clock } = this.options
    if (job.attempts >= maxAttempts) return 'tried often enough'
    if (clock.now() - job.created_at > staleMs) return 'too late'
    if (linksSince(db.read, job.person_id, clock.now() - hourMs) > maxAnHour)
      return 'too many links in an hour'
    return this.#breaker.waitMs() > 0 ? `the map services do not answer: ${this.#breaker.why}` : undefined
  }

  async #settle(job: LinkJob, found: Resolved): Promise<Next> {
    const { db, clock, log, wake } = this.options
    const lane = await db.write((tx) => tellLink(tx, job.id, found, clock.now()))
    const problem = 'nothing' in found ? found.nothing : null
    const about = { correlationId: job.correlation_id, linkJob: job.id, problem }
    if (problem === null) log.debug(about, 'a short link was looked up')
    else log.info(about, 'a short link led to no position')
    if (lane !== undefined) wake([lane])
    return 'done'
  }

  async #postpone(job: LinkJob, error: unknown): Promise<Next> {
    // The disk's fault is not the link's: its attempts are not used up by it.
    if (isFaultOfDatabase(error)) throw error
    const { db, clock, log } = this.options
    const why = sentenceOf(error)
    if (job.attempts + 1 >= maxAttempts) return this.#settle(job, { nothing: why })
    const againAfterMs = linkRetryMs(job.attempts)
    await db.write((tx) => postponeLinkJob(tx, job.id, clock.now() + againAfterMs, why))
    log.warn(
      { correlationId: job.correlation_id, linkJob: job.id, why },
      'a short link could not be looked up yet',
    )
    return { againAfterMs }
  }
}

/**
 * Settles the job and puts what it came to into the person's lane, as the answer to the question it was sent for.
 * Returns the lane to wake, or undefined when it was settled before.
 */
export function tellLink(tx: Tx, id: number, found: Resolved, now: number): string | undefined {
  // The person may have been merged into another one since; the row knows.
  const job = linkJobById(tx, id)
  const problem = 'nothing' in found ? found.nothing : null
  const state = problem === null ? 'done' : 'failed'
  if (job === undefined || !settleLinkJob(tx, id, { state, problem }, now)) return undefined
  const lane = laneOf(job.person_id)
  const told = receive(
    tx,
    {
      externalId: `link:${id}`,
      kind: 'result',
      lane,
      personId: job.person_id,
      correlationId: job.correlation_id,
      payload: { answers: { flow: job.flow, step: job.step }, incoming: incomingOf(found) },
      occurredAt: now,
    },
    now,
  )
  return told ? lane : undefined
}

function incomingOf(found: Resolved): Incoming {
  if ('nothing' in found) {
    return {
      kind: 'result',
      name: unresolvedLink,
      data: found.name === undefined ? {} : { name: found.name },
    }
  }
  const { latitude, longitude, name } = found.spot
  return { kind: 'location', latitude, longitude, ...(name !== undefined && { name }) }
}

/** The name of the result that says: this link led to no position. */
export const unresolvedLink = 'place.unresolvedLink'

/** 1 s, 4 s: with the time of the tries half a minute at most, which somebody may still wait. */
export const linkRetryMs = (attempts: number): number => Math.min(1000 * 4 ** attempts, longestRetryMs)
const longestRetryMs = 4000
const maxAttempts = 3
const maxBusy = 4
/** After that long the conversation has gone elsewhere, or the server was down. */
const staleMs = 300_000
const hourMs = 3_600_000
const maxAnHour = 20
/** Five tries without an answer, and nobody is asked for half a minute, then for up to ten. */
const failuresInARow = 5
const firstPauseMs = 30_000
const longestPauseMs = 600_000
