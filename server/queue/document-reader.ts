import type { Clock } from '../clock.ts'
import { isFaultOfDatabase } from '../db/faults.ts'
import type { Db, Tx } from '../db/open.ts'
import { jpegsOf } from '../documents/crops.ts'
import { type Document, documentById } from '../documents/documents.ts'
import { failDocument, fetchAgain } from '../documents/intake.ts'
import { isOurs } from '../documents/metrics.ts'
import type { ProgressBoard } from '../documents/progress.ts'
import {
  beginReading,
  endsTheReader,
  line,
  nextToRead,
  postponeReading,
  readingRetryMs,
  releaseReadings,
  tookTooLong,
} from '../documents/queue.ts'
import { keepReading } from '../documents/reading.ts'
import { sentenceOf } from '../error.ts'
import { isOn } from '../flags/flags.ts'
import type { Log } from '../log.ts'
import { fileById } from '../media/files.ts'
import type { MediaStore } from '../media/store.ts'
import type { Outcome, ReadRequest } from '../ocr/engine.ts'

export interface DocumentReaderOptions {
  db: Db
  clock: Clock
  log: Log
  store: MediaStore
  board: ProgressBoard
  /** Never throws; what it cannot read it answers with a fault. */
  read(bytes: Uint8Array, request: ReadRequest): Promise<Outcome>
  /** Documents that are read at once. */
  workers: number
  secondReader: boolean
  /** Called after the commit with lanes that have a result to handle. */
  wake(lanes: string[]): void
}

/**
 * Reads the documents that wait, one person after the other. A document in work is still a waiting one in the
 * database, so a crash loses none; its result is written in one transaction with the event that tells it. Faults of
 * the document end it at once, those of the reader are tried again; what took too long once more, after all others.
 */
export class DocumentReader {
  readonly #inWork = new Set<Promise<void>>()
  #stopped = true
  #pumping: Promise<void> | undefined
  #cancelSweep = () => {}
  #lastBegunAt = 0

  constructor(private readonly options: DocumentReaderOptions) {}

  async start(): Promise<void> {
    const { db, clock } = this.options
    await db.write((tx) => releaseReadings(tx, clock.now()))
    this.#stopped = false
    this.#sweep()
  }

  /** There may be something to read. */
  wake(): void {
    if (this.#pumping !== undefined || this.#stopped) return
    this.#pumping = this.#pump().finally(() => {
      this.#pumping = undefined
    })
  }

  /**
   * Begins nothing more and settles when what is under way has ended. The engine is to be stopped at the same time:
   * what it was reading is given back and read after the next start.
   */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelSweep()
    // One that is being taken up at this moment is under way as well.
    await this.#pumping
    while (this.#inWork.size > 0) await Promise.all(this.#inWork)
  }

  /** Documents that wait for their next try, and a switch that somebody has turned, are noticed by looking. */
  #sweep(): void {
    this.wake()
    this.#cancelSweep = this.options.clock.after(sweepMs, () => this.#sweep())
  }

  async #pump(): Promise<void> {
    const { db, clock, log, workers } = this.options
    try {
      while (!this.#stopped && this.#inWork.size < workers) {
        // Looked for outside the writer: mostly there is nothing to do.
        if (!isOn(db.read, flag) || nextToRead(db.read, clock.now()) === undefined) return
        const begun = await db.write((tx) => this.#begin(tx))
        if (begun === undefined) return
        const work = this.#work(begun).finally(() => {
          this.#inWork.delete(work)
          this.wake()
        })
        this.#inWork.add(work)
      }
    } catch (error) {
      log.error({ err: error }, 'no document could be taken up for reading; it is tried again')
    }
  }

  #begin(tx: Tx): Document | undefined {
    if (!isOn(tx, flag)) return undefined
    const document = nextToRead(tx, this.options.clock.now())
    if (document === undefined) return undefined
    // Two begun in the same millisecond would be in no order, and whose turn comes next is told by it.
    this.#lastBegunAt = Math.max(this.options.clock.now(), this.#lastBegunAt + 1)
    beginReading(tx, document.id, this.#lastBegunAt)
    return document
  }

  /** `document` as it was before it was begun. */
  async #work(document: Document): Promise<void> {
    const { log } = this.options
    const about = { correlationId: document.correlation_id, document: document.id }
    try {
      this.#showLine()
      const { db, clock } = this.options
      if (document.attempts >= maxAttempts || endsTheReader(db.read, document))
        await this.#fail(document, 'reader.failed')
      // Nobody holds a worker for the whole time limit by sending the same again and again.
      else if (tookTooLong(db.read, document, clock.now() - slowKnownMs))
        await this.#fail(document, 'document.timeout')
      else await this.#read(document)
    } catch (error) {
      log.error({ ...about, err: error }, 'reading a document failed; it will be tried again')
      await this.#postpone(document, sentenceOf(error), 'counted')
    }
  }

  async #read(document: Document): Promise<void> {
    const { store, db, log, read, secondReader } = this.options
    let bytes: Uint8Array | undefined
    try {
      const file = document.file_id === null ? undefined : fileById(db.read, document.file_id)
      bytes = file && (await store.get(file.sha256))
    } catch (error) {
      return this.#postpone(document, sentenceOf(error), 'uncounted')
    }
    if (bytes === undefined) return this.#findAgain(document)
    const startedAt = performance.now()
    const outcome = await read(bytes, {
      secondReader,
      crops: true,
      onStage: (stage) => this.#show(document, stage),
    })
    const readMs = performance.now() - startedAt
    if (outcome.ok) {
      const { document: found, crops, problem } = outcome.value
      if (problem !== undefined)
        this.options.log.warn({ document: document.id, problem }, 'the reader is not whole')
      const paper = { document: found, crops: await jpegsOf(crops), readMs }
      await this.#settle(document, 'done', (tx, now) => keepReading(tx, document.id, paper, now))
    } else if (outcome.fault.code === 'reader.stopping') {
      await this.#postpone(document, outcome.fault.message, 'uncounted')
    } else if (outcome.fault.code === 'document.timeout') {
      const about = { correlationId: document.correlation_id, document: document.id }
      log.warn({ ...about, spentMs: Math.round(readMs) }, 'reading a document took too long and was given up')
      await this.#tryAgain(document, outcome.fault.code, maxSlowAttempts)
    } else if (outcome.fault.retryable) await this.#tryAgain(document, outcome.fault.code)
    else await this.#fail(document, outcome.fault.code)
  }

  /** The folder may not be there yet, as after a start in the wrong order; then the file may be had once more. */
  async #findAgain(document: Document): Promise<void> {
    const { clock, log } = this.options
    const isLast = document.attempts + 1 >= maxAttempts
    const isOnItsWay = !isLast && (await this.#written((tx) => fetchAgain(tx, document, clock.now())))
    if (isOnItsWay !== true) return this.#tryAgain(document, 'media.gone')
    log.error({ document: document.id }, 'a kept file has vanished and is fetched again; look at MEDIA_DIR')
  }

  async #tryAgain(document: Document, problem: string, most = maxAttempts): Promise<void> {
    if (document.attempts + 1 >= most) await this.#fail(document, problem)
    else await this.#postpone(document, problem, 'counted')
  }

  async #fail(document: Document, problem: string): Promise<void> {
    const about = { correlationId: document.correlation_id, document: document.id, problem }
    if (isOurs(problem)) this.options.log.warn(about, 'a document failed by no fault of its sender')
    await this.#settle(document, 'failed', (tx, now) => failDocument(tx, document.id, problem, now))
  }

  async #settle(
    document: Document,
    stage: 'done' | 'failed',
    write: (tx: Tx, now: number) => string | undefined,
  ): Promise<void> {
    const { clock, wake, log } = this.options
    const lane = await this.#written((tx) => write(tx, clock.now()))
    log.info({ correlationId: document.correlation_id, document: document.id, stage }, 'document read')
    if (lane === undefined) return
    this.#show(document, stage)
    wake([lane])
  }

  async #postpone(document: Document, problem: string, counts: 'counted' | 'uncounted'): Promise<void> {
    const { clock, log } = this.options
    const isUncounted = counts === 'uncounted'
    const againAfterMs = isUncounted ? diskWaitMs : readingRetryMs(document.attempts + 1)
    // What a stop has interrupted is read first after the start.
    const until = this.#stopped ? 0 : clock.now() + againAfterMs
    await this.#written((tx) => postponeReading(tx, document.id, { until, problem, isUncounted }))
    const about = { correlationId: document.correlation_id, document: document.id, problem }
    if (!this.#stopped) log.warn(about, 'a document could not be read now; it will be tried again')
  }

  /** A full disk is waited for: what was read need not be read again, and the document is not left in work. */
  async #written<T>(job: (tx: Tx) => T): Promise<T | undefined> {
    const { db, clock, log } = this.options
    for (;;) {
      try {
        return await db.write(job)
      } catch (error) {
        if (!isFaultOfDatabase(error)) throw error
        // After the start it is read again.
        if (this.#stopped) return undefined
        log.error({ why: sentenceOf(error) }, 'what was read of a document cannot be written down yet')
        await new Promise<void>((resolve) => clock.after(sweepMs, resolve))
      }
    }
  }

  #show(document: Document, stage: ReadStage): void {
    const { board, db } = this.options
    if (!board.isWatched) return
    // The person may have been merged into another one since; the row knows.
    const personId = documentById(db.read, document.id)?.person_id ?? document.person_id
    board.tell({ personId, documentId: document.id, at: { stage } })
  }

  /** Whoever waits sees the line move. */
  #showLine(): void {
    const { board, db } = this.options
    if (!board.isWatched) return
    const shown = line(db.read).slice(0, longestShown)
    for (const [ahead, { id, person_id, in_work }] of shown.entries())
      if (in_work === 0) board.tell({ personId: person_id, documentId: id, at: { stage: 'waiting', ahead } })
  }
}

type ReadStage = Parameters<NonNullable<ReadRequest['onStage']>>[0] | 'done' | 'failed'

const flag = 'ocr_processing'
const maxAttempts = 3
/** Each of them holds a worker for the whole time limit. */
const maxSlowAttempts = 2
const slowKnownMs = 86_400_000
const sweepMs = 1000
const diskWaitMs = 10_000
const longestShown = 100
