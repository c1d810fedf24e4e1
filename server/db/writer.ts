import { Kysely } from 'kysely'
import { AppError } from '../error.ts'
import { dialectOf } from './dialect.ts'
import { databaseFault, isDatabaseFault } from './faults.ts'
import type { Schema } from './schema.ts'
import type { Changes, Param, Statements } from './statements.ts'

declare const insideTransaction: unique symbol

/** Proof of being inside a transaction: everything that writes demands one. */
export interface Tx {
  readonly [insideTransaction]: true
  readonly q: Kysely<Schema>
  get<Row>(sql: string, ...params: Param[]): Row | undefined
  all<Row>(sql: string, ...params: Param[]): Row[]
  run(sql: string, ...params: Param[]): Changes
}

export type Job<T> = (tx: Tx) => T | Promise<T>

/**
 * Intake is what somebody waits for an acknowledgement of; it goes before work that can wait, and while much of it
 * comes in, work gets only a share. Intake jobs must be synchronous and must not throw of their own.
 */
export type Urgency = 'intake' | 'work'

interface Waiting {
  job: Job<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
  /** What the job returned, until its commit. */
  value: unknown
}

/**
 * The one writer. Jobs that wait together share a transaction and its disk flush (group commit), each in a
 * savepoint of its own: a job that throws leaves nothing behind and does not disturb the others. A promise
 * resolves only after the commit that holds its job, so what it acknowledges survives a power cut.
 *
 * Jobs must not wait for anything outside the database: the transaction stays open meanwhile.
 */
export class Writer {
  readonly #tx: Tx
  readonly #intake: Waiting[] = []
  readonly #work: Waiting[] = []
  readonly #door = new Door()
  #running: Promise<void> | undefined
  #held: Timer | undefined
  #isClosed = false
  /** Transactions committed since the start, and jobs in them; their ratio is the group size. */
  readonly counts = { commits: 0, jobs: 0 }

  constructor(
    readonly statements: Statements,
    /** A commit is not delayed for more work than fits in this time, so that acknowledgements stay quick. */
    readonly maxWorkMs = 8,
  ) {
    this.#tx = {
      q: new Kysely<Schema>({ dialect: dialectOf(statements) }),
      get: (sql, ...params) => statements.get(sql, ...params),
      all: (sql, ...params) => statements.all(sql, ...params),
      run: (sql, ...params) => statements.run(sql, ...params),
    } as Tx
  }

  write<T>(job: Job<T>, urgency: Urgency = 'work'): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#isClosed) return reject(closed())
      const queue = urgency === 'intake' ? this.#intake : this.#work
      queue.push({ job, resolve: resolve as (value: unknown) => void, reject, value: undefined })
      this.#begin()
    })
  }

  /** From now on nothing is written any more: who comes too late is told so, and does not wait for ever. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#held)
    for (const waiting of this.#takeAll()) waiting.reject(closed())
  }

  /** Settles when nothing waits to be written. */
  async idle(): Promise<void> {
    while (this.#running !== undefined || this.#work.length > 0) await (this.#running ?? nextTurn())
  }

  #begin(): void {
    if (this.#running !== undefined || this.#intake.length + this.#work.length === 0) return
    clearTimeout(this.#held)
    const heldMs = this.#intake.length > 0 ? 0 : this.#door.workWaitsMs()
    if (heldMs > 0) {
      this.#held = setTimeout(() => this.#begin(), heldMs)
      return
    }
    this.#running = this.#drain().finally(() => {
      this.#running = undefined
      this.#begin()
    })
  }

  async #drain(): Promise<void> {
    while (this.#intake.length > 0 || (this.#work.length > 0 && this.#door.workWaitsMs() === 0)) {
      await this.#gather()
      await this.#commitBatch()
    }
  }

  /** Requests already at the door join the transaction: each turn of the event loop reads those that have come. */
  async #gather(): Promise<void> {
    if (this.#door.flushesTooOften()) await sleep(flushApartMs)
    for (let turn = 0; turn < maxGatherTurns; turn += 1) {
      const before = this.#intake.length
      await nextTurn()
      if (this.#intake.length === before) return
    }
  }

  async #commitBatch(): Promise<void> {
    const taken: Waiting[] = []
    const kept: Waiting[] = []
    try {
      this.statements.run('begin immediate')
      this.#door.count(this.#runIntake(taken, kept))
      if (this.#work.length > 0 && this.#door.workWaitsMs() === 0) await this.#runWork(taken, kept)
      this.statements.run('commit')
    } catch (error) {
      this.#rollBack()
      const fault = databaseFault(error)
      // Nothing was begun when the writer's lock could not be had: then all that wait are told.
      for (const waiting of taken.length > 0 ? taken : this.#takeAll()) waiting.reject(fault)
      return
    }
    this.counts.commits += 1
    this.#door.committed()
    this.counts.jobs += kept.length
    for (const { resolve, value } of kept) resolve(value)
  }

  /** Some faults have rolled back already, and a broken disk may refuse even this; the next batch will tell. */
  #rollBack(): void {
    try {
      if (this.statements.database.inTransaction) this.statements.run('rollback')
    } catch (error) {
      if (!isDatabaseFault(error)) throw error
    }
  }

  /** Intake jobs insert and nothing else; they need no savepoint, and a throw is the database's fault. */
  #runIntake(taken: Waiting[], kept: Waiting[]): number {
    const all = this.#intake.splice(0)
    // Those behind one that fails have to be told as well.
    taken.push(...all)
    for (const waiting of all) {
      waiting.value = waiting.job(this.#tx)
      kept.push(waiting)
    }
    return all.length
  }

  async #runWork(taken: Waiting[], kept: Waiting[]): Promise<void> {
    const until = performance.now() + (this.#door.isFlooded() ? floodWorkMs : this.maxWorkMs)
    for (let waiting = this.#work.shift(); waiting !== undefined; waiting = this.#work.shift()) {
      taken.push(waiting)
      await this.#runInSavepoint(waiting, kept)
      if (performance.now() > until) break
    }
    this.#door.worked()
  }

  /** A fault of the database itself (disk full, I/O) ends the batch; any other is the job's own. */
  async #runInSavepoint(waiting: Waiting, kept: Waiting[]): Promise<void> {
    this.statements.run('savepoint job')
    try {
      const result = waiting.job(this.#tx)
      waiting.value = result instanceof Promise ? await result : result
      this.statements.run('release job')
      kept.push(waiting)
    } catch (error) {
      if (isDatabaseFault(error) || !this.statements.database.inTransaction) throw error
      this.statements.run('rollback to job')
      this.statements.run('release job')
      // Nothing of this job is in the transaction, so its failure need not wait for the commit.
      waiting.reject(error)
    }
  }

  #takeAll(): Waiting[] {
    return [...this.#intake.splice(0), ...this.#work.splice(0)]
  }
}

const closed = (): AppError =>
  new AppError('database.unavailable', 'The database is closed: the program is stopping.')

/**
 * Knows how busy the writer is, and whether acknowledgements come in a flood: more than Meta ever sends one number. Then work is let in only now
 * and again, so that what comes in is stored first and answered when the flood is over.
 */
class Door {
  #windowStart = 0
  #inWindow = 0
  #flooded = false
  #workAt = 0
  #commits = 0
  #lastCommits = 0

  count(arrived: number): void {
    const now = performance.now()
    if (now - this.#windowStart >= windowMs) {
      this.#flooded = this.#inWindow > floodPerWindow
      this.#lastCommits = now - this.#windowStart < 2 * windowMs ? this.#commits : 0
      this.#commits = 0
      this.#windowStart = now
      this.#inWindow = 0
    }
    this.#inWindow += arrived
  }

  committed(): void {
    this.#commits += 1
  }

  /** Many small commits: a short wait lets several share a flush, and costs less than the flushes it saves. */
  flushesTooOften(): boolean {
    this.count(0)
    return (
      !this.#flooded &&
      this.#inWindow <= floodPerWindow &&
      Math.max(this.#commits, this.#lastCommits) > commitsPerWindow
    )
  }

  worked(): void {
    this.#workAt = performance.now()
  }

  /** How long work has to wait; 0 when it may go in. */
  workWaitsMs(): number {
    return this.isFlooded() ? Math.max(0, this.#workAt + workInFloodEveryMs - performance.now()) : 0
  }

  isFlooded(): boolean {
    const isRecent = performance.now() - this.#windowStart < 2 * windowMs
    return isRecent && (this.#flooded || this.#inWindow > floodPerWindow)
  }
}

const windowMs = 50
/** 8,000 a second; Meta's most is 1,000 messages and some 3,000 statuses. */
const floodPerWindow = 400
const workInFloodEveryMs = 250
const floodWorkMs = 2
/** 600 a second: more than one conversation after the other needs. */
const commitsPerWindow = 30
const flushApartMs = 1

const maxGatherTurns = 4
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
