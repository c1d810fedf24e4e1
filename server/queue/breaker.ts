import type { Clock } from '../clock.ts'

export type BreakerState = 'closed' | 'open' | 'half-open'

/**
 * Stops calling what does not answer: after `threshold` failures in a row it opens, then lets one call through after
 * a pause that doubles up to a limit. Own code because its pause must follow the injected clock and be looked at by
 * the sender before work is taken: docs/decisions/0005-sending.md.
 */
export class Breaker {
  #failures = 0
  #openedAt: number | undefined
  #pauseMs: number
  #trying = false
  #why = ''

  constructor(
    private readonly clock: Clock,
    readonly threshold = 5,
    readonly firstPauseMs = 1000,
    readonly maxPauseMs = 60_000,
  ) {
    this.#pauseMs = firstPauseMs
  }

  get state(): BreakerState {
    if (this.#openedAt === undefined) return 'closed'
    return this.#leftMs(this.#openedAt) > 0 ? 'open' : 'half-open'
  }

  get why(): string {
    return this.#openedAt === undefined ? '' : this.#why
  }

  /** 0: go ahead. Otherwise milliseconds to wait before asking again. */
  waitMs(): number {
    if (this.#openedAt === undefined) return 0
    const leftMs = this.#leftMs(this.#openedAt)
    if (leftMs > 0) return leftMs
    if (this.#trying) return retryWhileTryingMs
    this.#trying = true
    return 0
  }

  succeeded(): void {
    // A call begun before it opened says nothing of now; only the trial call closes it.
    if (this.#openedAt !== undefined && !this.#trying) return
    this.#failures = 0
    this.#openedAt = undefined
    this.#pauseMs = this.firstPauseMs
    this.#trying = false
  }

  failed(why: string): void {
    this.#failures += 1
    if (this.#openedAt !== undefined && this.#trying)
      this.#open(Math.min(this.#pauseMs * 2, this.maxPauseMs), why)
    else if (this.#openedAt === undefined && this.#failures >= this.threshold)
      this.#open(this.firstPauseMs, why)
  }

  /** Opens at once, for faults that only the operator can mend. */
  trip(why: string): void {
    this.#open(this.maxPauseMs, why)
  }

  /** Neither good nor bad: the trial call never happened. */
  released(): void {
    this.#trying = false
  }

  /** Never more than the pause, should the clock have been set back. */
  #leftMs(openedAt: number): number {
    return Math.min(this.#pauseMs, this.#pauseMs - (this.clock.now() - openedAt))
  }

  #open(pauseMs: number, why: string): void {
    this.#openedAt = this.clock.now()
    this.#pauseMs = pauseMs
    this.#trying = false
    this.#why = why
  }
}

const retryWhileTryingMs = 100
