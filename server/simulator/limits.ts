import type { Clock } from '../clock.ts'

/** Tokens that come back with time: `perMs` each millisecond, up to `capacity`. */
class Bucket {
  #tokens: number
  #at: number

  constructor(
    readonly capacity: number,
    readonly perMs: number,
    now: number,
  ) {
    this.#tokens = capacity
    this.#at = now
  }

  take(now: number): boolean {
    this.#tokens = Math.min(this.capacity, this.#tokens + Math.max(0, now - this.#at) * this.perMs)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }
}

/** Meta's two limits: so many a second for the number, and one per 6 s to each person with bursts of 45. */
export class SendLimits {
  #number: Bucket | undefined
  #pairs = new Map<string, Bucket>()

  constructor(readonly clock: Clock) {}

  numberAllows(perSecond: number | null): boolean {
    if (perSecond === null) return true
    if (this.#number?.capacity !== perSecond) {
      this.#number = new Bucket(perSecond, perSecond / 1_000, this.clock.now())
    }
    return this.#number.take(this.clock.now())
  }

  pairAllows(personKey: string): boolean {
    let bucket = this.#pairs.get(personKey)
    if (bucket === undefined) {
      bucket = new Bucket(pairBurst, 1 / pairIntervalMs, this.clock.now())
      this.#pairs.set(personKey, bucket)
    }
    return bucket.take(this.clock.now())
  }

  clear(): void {
    this.#number = undefined
    this.#pairs.clear()
  }
}

const pairBurst = 45
const pairIntervalMs = 6_000
