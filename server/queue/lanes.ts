import type { Clock } from '../clock.ts'

/**
 * Keys that have work, each worked on by one worker at a time, first come first served. Only a hint kept in memory:
 * the database knows what is really open, so losing it in a crash costs one look at start.
 */
export class Lanes<Key> {
  readonly #ready: Key[] = []
  readonly #queued = new Set<Key>()
  readonly #busy = new Set<Key>()
  readonly #again = new Set<Key>()
  readonly #later = new Map<Key, () => void>()
  #stopped = true
  #whenQuiet: (() => void)[] = []

  constructor(
    /** Does one piece of work of the lane. */
    private readonly work: (key: Key) => Promise<Next>,
    private readonly clock: Clock,
    readonly maxBusy: number,
    private readonly failed: (key: Key, error: unknown) => void,
  ) {}

  start(keys: Iterable<Key>): void {
    this.#stopped = false
    this.wake(keys)
  }

  /** There may be work in these lanes. */
  wake(keys: Iterable<Key>): void {
    for (const key of keys) {
      this.#later.get(key)?.()
      this.#later.delete(key)
      if (this.#busy.has(key)) this.#again.add(key)
      else if (!this.#queued.has(key)) {
        this.#queued.add(key)
        this.#ready.push(key)
      }
    }
    this.#pump()
  }

  /** Looks at a lane again after a while. */
  wakeAfter(key: Key, delayMs: number): void {
    this.#later.get(key)?.()
    this.#later.set(
      key,
      this.clock.after(delayMs, () => {
        this.#later.delete(key)
        this.wake([key])
      }),
    )
  }

  get busy(): number {
    return this.#busy.size
  }

  get waiting(): number {
    return this.#ready.length
  }

  /** Begins nothing more and settles when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const cancel of this.#later.values()) cancel()
    this.#later.clear()
    if (this.#busy.size > 0) await new Promise<void>((resolve) => this.#whenQuiet.push(resolve))
  }

  #pump(): void {
    while (!this.#stopped && this.#busy.size < this.maxBusy) {
      const key = this.#ready.shift()
      if (key === undefined) return
      this.#queued.delete(key)
      this.#busy.add(key)
      void this.#run(key)
    }
  }

  async #run(key: Key): Promise<void> {
    let next: Next
    try {
      next = await this.work(key)
    } catch (error) {
      this.failed(key, error)
      next = { againAfterMs: afterFailureMs }
    }
    this.#busy.delete(key)
    const woken = this.#again.delete(key)
    if (!this.#stopped) {
      if (next === 'more' || woken) this.wake([key])
      else if (next !== 'done') this.wakeAfter(key, next.againAfterMs)
    }
    if (this.#busy.size === 0) for (const quiet of this.#whenQuiet.splice(0)) quiet()
    this.#pump()
  }
}

/** Whether a lane has more to do: at once, not before a while, or not until it is woken. */
export type Next = 'more' | 'done' | { againAfterMs: number }

const afterFailureMs = 1000
