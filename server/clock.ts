/** Time as everything here sees it; tests and the demo's fault panel turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Calls back once after the given time; the returned function takes that back. */
  after(delayMs: number, call: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, call) {
    const timeout = setTimeout(call, Math.min(delayMs, maxTimeoutMs))
    return () => clearTimeout(timeout)
  },
}

/** setTimeout overflows past 2^31-1 ms and would fire at once. */
const maxTimeoutMs = 2_147_483_647

/** A clock that stands still until it is moved; what falls due on the way is called in order. */
export class ManualClock implements Clock {
  #now: number
  #waiting: { at: number; call: () => void }[] = []

  constructor(start = Date.UTC(2026, 10, 22, 8, 0, 0)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, call: () => void): () => void {
    const entry = { at: this.#now + delayMs, call }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  advance(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const next = this.#waiting.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.call()
    }
    this.#now = until
  }
}

/**
 * Real time shifted by a settable amount: the demo's clock buttons move it on. Timers already waiting keep their real
 * delay, so workers that must notice a shift look again at short intervals.
 */
export class ShiftableClock implements Clock {
  #shiftMs = 0
  now(): number {
    return Date.now() + this.#shiftMs
  }
  after(delayMs: number, call: () => void): () => void {
    return systemClock.after(delayMs, call)
  }
  shift(ms: number): void {
    this.#shiftMs += ms
  }
}
