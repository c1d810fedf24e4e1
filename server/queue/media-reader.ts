import type { Clock } from '../clock.ts'
import { isFaultOfDatabase } from '../db/faults.ts'
import type { Db } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import { laneOf, receive } from '../events/events.ts'
import type { Log } from '../log.ts'
import {
  beginMediaJob,
  type MediaJob,
  mediaJobById,
  postponeMediaJob,
  settleMediaJob,
  waitingMediaJobs,
} from '../media/jobs.ts'
import type { Parsed } from '../qr/parsed.ts'
import type { ReadProblem } from '../qr/picture/header.ts'
import { Lanes, type Next } from './lanes.ts'

/** The file, or why it will never be had: its id has expired, it is unknown, it is too large. */
export type Download = { bytes: Uint8Array } | { refused: 'gone' | 'too_large'; why: string }

export interface MediaReaderOptions {
  db: Db
  clock: Clock
  log: Log
  /** Fetches a file of at most `maxBytes`; throws when it may be had later. */
  download(mediaId: string, maxBytes: number): Promise<Download>
  readQr(picture: Uint8Array): Promise<Parsed<string[], ReadProblem>>
  /** Called after the commit with lanes that have a result to handle. */
  wake(lanes: string[]): void
}

/** What a picture came to, as the flow hears it: the texts of its codes, or what was wrong. */
type Result = { texts: string[] } | { problem: ReadProblem | 'picture_unavailable' }

/**
 * Fetches and reads what people sent. The job is written in the flow's own transaction, so a crash loses none; its
 * result is an inbox event with the job's id, so it is told once. Only faults of ours or Meta's are tried again.
 */
export class MediaReader {
  readonly #lanes: Lanes<number>

  constructor(private readonly options: MediaReaderOptions) {
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
    const { db, clock } = this.options
    const job = mediaJobById(db.read, id)
    if (job?.state !== 'waiting') return 'done'
    const waitMs = job.next_attempt_at - clock.now()
    // A wait longer than any we set was set by a clock that has been put right since.
    if (waitMs > 0 && waitMs <= longestWaitMs) return { againAfterMs: waitMs }
    if (job.attempts >= maxAttempts) return this.#settle(job, { problem: 'picture_unavailable' })
    await db.write((tx) => beginMediaJob(tx, id))
    try {
      return await this.#settle(job, await this.#read(job))
    } catch (error) {
      return this.#postpone(job, error)
    }
  }

  async #read(job: MediaJob): Promise<Result> {
    const { download, readQr, log } = this.options
    const file = await download(job.media_id, maxFileBytes)
    if ('refused' in file) {
      log.warn({ correlationId: job.correlation_id, mediaJob: job.id, why: file.why }, 'a file cannot be had')
      return { problem: file.refused === 'gone' ? 'picture_unavailable' : 'picture_too_large' }
    }
    if (file.bytes.length > maxFileBytes) return { problem: 'picture_too_large' }
    // What it is, is told by its bytes: readQr() refuses anything but PNG and JPEG, whatever Meta calls it.
    const read = await readQr(file.bytes)
    return read.ok ? { texts: read.value } : { problem: read.problem }
  }

  async #settle(job: MediaJob, result: Result): Promise<Next> {
    const { db, clock, log, wake } = this.options
    const now = clock.now()
    const problem = 'problem' in result ? result.problem : null
    const lane = await db.write((tx) => {
      const state = problem === null ? 'done' : 'failed'
      // The person may have been merged into another one since; the row knows.
      const personId = mediaJobById(tx, job.id)?.person_id
      if (personId === undefined || !settleMediaJob(tx, job.id, { state, problem }, now)) return undefined
      const told = receive(
        tx,
        {
          externalId: `media:${job.id}`,
          kind: 'result',
          lane: laneOf(personId),
          personId,
          correlationId: job.correlation_id,
          payload: { name: tells[job.purpose], data: result },
          occurredAt: now,
        },
        now,
      )
      return told ? laneOf(personId) : undefined
    })
    log.debug({ correlationId: job.correlation_id, mediaJob: job.id, problem }, 'media job settled')
    if (lane !== undefined) wake([lane])
    return 'done'
  }

  /** Tried again later and later, and given up kindly at last. */
  async #postpone(job: MediaJob, error: unknown): Promise<Next> {
    // The disk's fault is not the file's: its attempts are not used up by it.
    if (isFaultOfDatabase(error)) throw error
    const { db, clock, log } = this.options
    const why = sentenceOf(error)
    const about = { correlationId: job.correlation_id, mediaJob: job.id, attempt: job.attempts + 1, why }
    if (job.attempts + 1 >= maxAttempts) {
      log.error(about, 'a file could not be fetched or read and is given up')
      return this.#settle(job, { problem: 'picture_unavailable' })
    }
    const againAfterMs = mediaRetryMs(job.attempts)
    await db.write((tx) => postponeMediaJob(tx, job.id, clock.now() + againAfterMs, why))
    log.warn(about, 'a file could not be fetched or read; it will be tried again')
    return { againAfterMs }
  }
}

/** 2 s, 8 s, 32 s, … at most 5 min: about a quarter of an hour in all. */
export const mediaRetryMs = (attempts: number): number => Math.min(2000 * 4 ** attempts, longestWaitMs)
const longestWaitMs = 300_000

/** The event that each purpose ends in. */
export const tells: Record<MediaJob['purpose'], string> = {
  qr: 'make-qr.pictureRead',
  document: 'vehicles.read',
}
const maxAttempts = 7
const maxFileBytes = 16 * 2 ** 20
/** Reading is work for one worker; two jobs keep it busy while the next file is fetched. */
const maxBusy = 2
