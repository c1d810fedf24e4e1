import type { Clock } from '../clock.ts'
import { isFaultOfDatabase } from '../db/faults.ts'
import type { Db } from '../db/open.ts'
import type { Log } from '../log.ts'
import type { RideRules } from '../rides/rules.ts'
import { type Sweep, sweeps } from './sweeps.ts'

/**
 * Meets every deadline that is due, each row in a job of its own: jobs that wait together share a commit, and one that
 * throws leaves nothing behind and holds nobody up. Its row stays overdue, which health sees, and is tried again each
 * minute; in the log it is named once.
 */
export class Deadlines {
  /** Until when rows that failed are left alone. */
  readonly #failed = new Map<string, number>()

  constructor(
    private readonly options: {
      db: Db
      clock: Clock
      log: Log
      rules: RideRules
      /** Called after the commit with lanes that have something to handle. */
      wake(lanes: string[]): void
    },
    private readonly kinds: Sweep<unknown>[] = sweeps,
  ) {}

  /** One go at each kind; true when there is more to be done at once. */
  async meet(): Promise<boolean> {
    const now = this.options.clock.now()
    for (const [name, until] of this.#failed) if (until < now - forgetAfterMs) this.#failed.delete(name)
    const more = []
    for (const kind of this.kinds) more.push(await this.#meetSome(kind))
    return more.some((isMore) => isMore)
  }

  async #meetSome(kind: Sweep<unknown>): Promise<boolean> {
    const { db, clock, rules } = this.options
    const at = { now: clock.now(), rules }
    const dueAt = kind.dueAt(db.read, at)
    if (dueAt === undefined || dueAt > at.now) return false
    // Those that failed are overdue longest, so they would be all that is found.
    const found = kind.due(db.read, { ...at, limit: atOnce + this.#failed.size })
    const rows = found.filter((row) => !this.#isLeftAlone(kind.nameOf(row), at.now))
    await Promise.all(rows.map((row) => this.#meetOne(kind, row)))
    return rows.length >= atOnce
  }

  /** A time further ahead than any we set was set by a clock that has been put right since. */
  #isLeftAlone(name: string, now: number): boolean {
    const until = this.#failed.get(name) ?? 0
    return until > now && until <= now + againAfterMs
  }

  async #meetOne(kind: Sweep<unknown>, row: unknown): Promise<void> {
    const { db, clock, log, rules, wake } = this.options
    const name = kind.nameOf(row)
    try {
      const lanes = await db.write((tx) => kind.meet(tx, row, { now: clock.now(), rules }))
      if (this.#failed.delete(name)) log.info({ deadline: name }, 'a deadline that had failed is met')
      if (lanes.length > 0) wake(lanes)
    } catch (error) {
      // The disk's fault is not the row's.
      if (isFaultOfDatabase(error)) throw error
      const isKnown = this.#failed.has(name)
      this.#failed.set(name, clock.now() + againAfterMs)
      const about = { deadline: name, err: error }
      if (isKnown) log.debug(about, 'a deadline could not be met again')
      else log.error(about, 'a deadline could not be met; it is tried again each minute')
    }
  }
}

const atOnce = 100
const againAfterMs = 60_000
/** It was mended, or is no longer due. */
const forgetAfterMs = 600_000
