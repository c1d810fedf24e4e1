import type { Clock } from '../clock.ts'
import { isFaultOfDatabase } from '../db/faults.ts'
import type { Db, Tx } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import type { Log } from '../log.ts'
import { type Download, type Lost, maxFileBytes, PassingFault } from '../media/fetch.ts'
import {
  beginMediaJob,
  type MediaJob,
  type MediaPurpose,
  mediaJobById,
  postponeMediaJob,
  settleMediaJob,
  waitingMediaJobs,
} from '../media/jobs.ts'
import { isFaultOfStore, sha256Of } from '../media/store.ts'
import { Lanes, type Next } from './lanes.ts'

/** What a job comes to: `problem` is null when it was done. */
export interface Ending {
  problem: string | null
  /** Written in the transaction that ends the job, with the person who it belongs to by now; returns the lane to wake. */
  write(tx: Tx, personId: number, now: number): string | undefined
}

export type Settle = (ending: Ending) => Promise<void>

/** What is done with the files of one purpose. */
export interface MediaUse {
  /** How often a file is tried, and how long it waits at most in between. */
  attempts: number
  longestWaitMs: number
  /** Where nothing is to be fetched (any more) it settles the job, and true is returned. */
  isSettledWithout?(job: MediaJob, settle: Settle): Promise<boolean>
  /** The bytes are here, and are those that were announced. */
  fetched(job: MediaJob, bytes: Uint8Array, settle: Settle): Promise<void>
  /** The file will not be had. */
  lost(job: MediaJob, why: Lost): Ending
}

export interface MediaFetcherOptions {
  db: Db
  clock: Clock
  log: Log
  /** Fetches a file of at most `maxBytes`; throws when it may be had later. */
  download(mediaId: string, maxBytes: number): Promise<Download>
  uses: Record<MediaPurpose, MediaUse>
  /** Called after the commit with lanes that have a result to handle. */
  wake(lanes: string[]): void
}

/**
 * Fetches what people sent and hands it to what it was sent for. The job is written in the flow's own transaction, so
 * a crash loses none; it ends in one transaction with what it came to, so that is told once. Only faults of ours or
 * Meta's are tried again, and ours do not use up its attempts.
 */
export class MediaFetcher {
  readonly #lanes: Lanes<number>

  constructor(private readonly options: MediaFetcherOptions) {
    this.#lanes = new Lanes(
      (id) => this.#step(id),
      options.clock,
      maxBusy,
      (id, error) =>
        options.log.error({ mediaJob: id, err: error }, 'a media job failed; it will be tried again'),
    )
  }

  start(): void {
    this.#lanes.start(waitingMediaJobs(this.options.db.read))
  }

  /** Looks for jobs: after a flow may have added one, and now and then in case nobody told. */
  wake(): void {
    this.#lanes.wake(waitingMediaJobs(this.options.db.read))
  }

  /** Begins nothing more and settles when what is under way has ended. */
  stop(): Promise<void> {
    return this.#lanes.stop()
  }

  async #step(id: number): Promise<Next> {
    const { db, clock, uses } = this.options
    const job = mediaJobById(db.read, id)
    if (job?.state !== 'waiting') return 'done'
    const use = uses[job.purpose]
    const waitMs = job.next_attempt_at - clock.now()
    // A wait longer than any we set was set by a clock that has been put right since.
    if (waitMs > 0 && waitMs <= Math.max(use.longestWaitMs, accountWaitMs)) return { againAfterMs: waitMs }
    const settle = (ending: Ending) => this.#settle(job, ending)
    if (job.attempts >= use.attempts) await settle(use.lost(job, 'unavailable'))
    else {
      await db.write((tx) => beginMediaJob(tx, id))
      try {
        if (await use.isSettledWithout?.(job, settle)) return 'done'
        await this.#fetch(job, use, settle)
      } catch (error) {
        return this.#postpone(job, use, error)
      }
    }
    return 'done'
  }

  async #fetch(job: MediaJob, use: MediaUse, settle: Settle): Promise<void> {
    const file = await this.options.download(job.media_id, maxFileBytes)
    if ('refused' in file) {
      const about = { correlationId: job.correlation_id, mediaJob: job.id, why: file.why }
      this.options.log.warn(about, 'a file cannot be had')
      return settle(use.lost(job, file.refused))
    }
    if (file.bytes.length > maxFileBytes) return settle(use.lost(job, 'too_large'))
    const announced = job.sha256 ?? file.sha256 ?? null
    // What was cut off or mixed up on the way is not what they sent; the next try may bring it whole.
    if (announced !== null && announced !== sha256Of(file.bytes))
      throw new PassingFault('the file is not the one that was announced', 'hash')
    return use.fetched(job, file.bytes, settle)
  }

  async #settle(job: MediaJob, { problem, write }: Ending): Promise<void> {
    const { db, clock, log, wake } = this.options
    const now = clock.now()
    const lane = await db.write((tx) => {
      const state = problem === null ? 'done' : 'failed'
      // The person may have been merged into another one since; the row knows.
      const personId = mediaJobById(tx, job.id)?.person_id
      if (personId === undefined || !settleMediaJob(tx, job.id, { state, problem }, now)) return undefined
      return write(tx, personId, now)
    })
    log.debug({ correlationId: job.correlation_id, mediaJob: job.id, problem }, 'media job settled')
    if (lane !== undefined) wake([lane])
  }

  /** Tried again later and later, and given up kindly at last. */
  async #postpone(job: MediaJob, use: MediaUse, error: unknown): Promise<Next> {
    const { db, clock, log } = this.options
    const why = sentenceOf(error)
    const about = { correlationId: job.correlation_id, mediaJob: job.id, attempt: job.attempts + 1, why }
    const fault = error instanceof PassingFault ? error : undefined
    // The disk's fault, or that of the account, is not the file's: its attempts are not used up by it.
    const isUncounted = isFaultOfDatabase(error) || isFaultOfStore(error) || fault?.isAccounts === true
    // Not given up by the clock alone, which may have been set forward: this was its one try since.
    if (clock.now() - job.created_at > keptByMetaMs) {
      log.error(about, 'a file is older than Meta keeps it and is given up')
      await this.#settle(job, use.lost(job, 'gone'))
      return 'done'
    }
    if (!isUncounted && job.attempts + 1 >= use.attempts) {
      log.error(about, 'a file could not be fetched or read and is given up')
      await this.#settle(job, use.lost(job, fault?.lost ?? 'unavailable'))
      return 'done'
    }
    const againAfterMs = isUncounted
      ? fault === undefined
        ? diskWaitMs
        : accountWaitMs
      : mediaRetryMs(job.attempts, use.longestWaitMs)
    const until = clock.now() + againAfterMs
    await db.write((tx) => postponeMediaJob(tx, job.id, { until, problem: why, isUncounted }))
    if (isUncounted) log.error(about, 'a file could not be fetched or kept for a fault that is not its own')
    else log.warn(about, 'a file could not be fetched or read; it will be tried again')
    return { againAfterMs }
  }
}

/** 2 s, 8 s, 32 s, … */
export const mediaRetryMs = (attempts: number, longestWaitMs: number): number =>
  Math.min(2000 * 4 ** attempts, longestWaitMs)

/** How soon a full disk is tried again, and an account that was refused. */
const diskWaitMs = 10_000
const accountWaitMs = 60_000
/** Meta's ids of what people sent; developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
const keptByMetaMs = 7 * 86_400_000
/** Enough to fetch one file while another is handled; each may hold its file twice in memory. */
const maxBusy = 2
