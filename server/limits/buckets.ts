/**
 * Token buckets in memory: each key may do `capacity` things at once, and one more each time a token has come back.
 * The refill is continuous, so nobody gains by waiting for the full minute.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(
    private readonly rule: { capacity: number; perMinute: number },
    /** Keys that are remembered; the longest unused is forgotten first, and begins again with a full bucket. */
    private readonly most = 100_000,
  ) {}

  /** Takes one token. Zero, or for how many milliseconds there is none. */
  take(key: string, now: number): number {
    const { capacity, perMinute } = this.rule
    const found = this.#buckets.get(key) ?? { tokens: capacity, at: now }
    // A clock that was put back gives nothing and takes nothing.
    const passed = Math.max(0, now - found.at)
    const tokens = Math.min(capacity, found.tokens + (passed * perMinute) / 60_000)
    const isFree = tokens >= 1
    // Put at the end of the map: what stands first was used least recently.
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: isFree ? tokens - 1 : tokens, at: now })
    if (this.#buckets.size > this.most) this.#forgetOldest()
    return isFree ? 0 : Math.ceil(((1 - tokens) * 60_000) / perMinute)
  }

  get size(): number {
    return this.#buckets.size
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys()
    if (oldest !== undefined) this.#buckets.delete(oldest)
  }
}
