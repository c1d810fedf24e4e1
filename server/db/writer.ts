import { Kysely } from 'kysely'
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
  #running = false
  #idle: Promise<void> = Promise.resolve()
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
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const queue = urgency === 'intake' ? this.#intake : this.#work
    queue.push({ job, resolve: resolve as (value: unknown) => void, reject })
    if (!this.#running) {
      this.#running = true
      this.#idle = this.#drain()
    }
    return promise
  }

  /** Settles when nothing waits to be written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#idle
  }

  async #drain(): Promise<void> {
    try {
      while (this.#intake.length > 0 || this.#work.length > 0) {
        // Requests already at the door are read before the transaction begins, so that they join it.
        await nextTurn()
        await this.#commitBatch()
      }
    } finally {
      this.#running = false
    }
  }

  async #commitBatch(): Promise<void> {
    const taken: Waiting[] = []
    const kept: (() => void)[] = []
    try {
      this.statements.run('begin immediate')
      const arrived = this.#runIntake(taken, kept)
      await this.#runWork(arrived > busyDoor ? busyWorkMs : this.maxWorkMs, taken, kept)
      this.statements.run('commit')
    } catch (error) {
      if (this.statements.database.inTransaction) this.statements.run('rollback')
      const fault = databaseFault(error)
      // Nothing was begun when the writer's lock could not be had: then all that wait are told.
      for (const waiting of taken.length > 0 ? taken : this.#takeAll()) waiting.reject(fault)
      return
    }
    this.counts.commits += 1
    this.counts.jobs += kept.length
    for (const settle of kept) settle()
  }

  /** Intake jobs insert and nothing else; they need no savepoint, and a throw is the database's fault. */
  #runIntake(taken: Waiting[], kept: (() => void)[]): number {
    let count = 0
    for (; count < this.#intake.length; count += 1) {
      const waiting = this.#intake[count] as Waiting
      taken.push(waiting)
      const value = waiting.job(this.#tx)
      kept.push(() => waiting.resolve(value))
    }
    this.#intake.length = 0
    return count
  }

  async #runWork(forMs: number, taken: Waiting[], kept: (() => void)[]): Promise<void> {
    const until = performance.now() + forMs
    for (let waiting = this.#work.shift(); waiting !== undefined; waiting = this.#work.shift()) {
      taken.push(waiting)
      await this.#runInSavepoint(waiting, kept)
      if (performance.now() > until) return
    }
  }

  /** A fault of the database itself (disk full, I/O) ends the batch; any other is the job's own. */
  async #runInSavepoint(waiting: Waiting, kept: (() => void)[]): Promise<void> {
    this.statements.run('savepoint job')
    try {
      const result = waiting.job(this.#tx)
      const value = result instanceof Promise ? await result : result
      this.statements.run('release job')
      kept.push(() => waiting.resolve(value))
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

/** From so many acknowledgements in one commit on, the door is busy. */
const busyDoor = 16
const busyWorkMs = 0.2

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
