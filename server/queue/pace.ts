import type { Clock } from '../clock.ts'

/** A token bucket: `capacity` at once, refilled evenly at `perSecond`. */
export class Bucket {
  #tokens: number
  #at: number

  constructor(
    private readonly clock: Clock,
    readonly capacity: number,
    readonly perSecond: number,
  ) {
    this.#tokens = capacity
    this.#at = clock.now()
  }

  /** Takes one and returns 0, or returns how many milliseconds to wait for one. */
  take(): number {
    const now = this.clock.now()
    // A clock set back gives nothing and takes nothing.
    const passedMs = Math.max(0, now - this.#at)
    this.#tokens = Math.min(this.capacity, this.#tokens + (passedMs / 1000) * this.perSecond)
    this.#at = now
    if (this.#tokens >= 1) {
      this.#tokens -= 1
      return 0
    }
    return ((1 - this.#tokens) / this.perSecond) * 1000
  }

  /** Takes the next one, also one not there yet: returns how many milliseconds until it is. */
  reserve(): number {
    const waitMs = this.take()
    if (waitMs > 0) this.#tokens -= 1
    return waitMs
  }

  giveBack(): void {
    this.#tokens = Math.min(this.capacity, this.#tokens + 1)
  }

  get isFull(): boolean {
    const now = this.clock.now()
    return this.#tokens + ((now - this.#at) / 1000) * this.perSecond >= this.capacity
  }
}

/**
 * Meta's pair limit: one message in 6 s to the same person, of which some 45 may be taken ahead.
 * Source: developers.facebook.com/docs/whatsapp/cloud-api/overview#pair-rate-limits
 */
export class PairLimit {
  readonly #buckets = new Map<number, Bucket>()
  constructor(
    private readonly clock: Clock,
    readonly burst = 45,
    readonly perSecond = 1 / 6,
  ) {}

  /** Milliseconds to wait before a message to this person; 0 takes the place. */
  take(personId: number): number {
    let bucket = this.#buckets.get(personId)
    if (bucket === undefined) {
      if (this.#buckets.size >= maxRemembered) this.#forgetRested()
      bucket = new Bucket(this.clock, this.burst, this.perSecond)
      this.#buckets.set(personId, bucket)
    }
    return bucket.take()
  }

  giveBack(personId: number): void {
    this.#buckets.get(personId)?.giveBack()
  }

  #forgetRested(): void {
    for (const [personId, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(personId)
  }
}

const maxRemembered = 20_000
