import { TokenBuckets } from '../../limits/buckets.ts'
import type { NearbyDriver } from '../../policy/rides.ts'
import type { LiveState } from './state.ts'
import { beatMs, type ToPage, type Watch } from './wire.ts'

/** The connection itself, as much of it as is needed. */
export interface Line {
  send(text: string): void
  /** Bytes that the other end has not taken yet. */
  buffered(): number
  close(code: number, why: string): void
  /** At once, whatever is still to be said. */
  terminate(): void
}

/**
 * One page that is connected: what it has, and what it is told. To a reader that does not keep up nothing is said until
 * it has caught up, and then how things stand by then: nothing piles up behind it.
 */
export class LiveSocket {
  readonly personId: number
  readonly token: string
  watch: Watch | undefined
  #version: string | null = null
  #isGreeted = false
  /** Whether it was told which state counts since it said hello. */
  #isAnswered = false
  #nearby = ''
  #saidAt: number
  #behindSince: number | undefined
  #isClosed = false
  readonly #bucket = new TokenBuckets({ capacity: 20, perMinute: 60 })

  constructor(
    private readonly line: Line,
    { personId, token }: { personId: number; token: string },
    now: number,
  ) {
    this.personId = personId
    this.token = token
    this.#saidAt = now
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  get isGreeted(): boolean {
    return this.#isGreeted
  }

  get isBehind(): boolean {
    return this.#behindSince !== undefined
  }

  /** Has not taken anything for so long that it will hardly do so again. */
  isStuck(now: number): boolean {
    if (this.#behindSince !== undefined && this.line.buffered() === 0) this.#behindSince = undefined
    return this.#behindSince !== undefined && now - this.#behindSince > stuckMs
  }

  /** False when it says too much. */
  mayHear = (now: number): boolean => this.#bucket.take('', now) === 0

  greet(version: string | null): void {
    this.#version = version
    this.#isGreeted = true
    this.#isAnswered = false
  }

  tellState(version: string, state: LiveState, now: number): void {
    if (version === this.#version) {
      if (!this.#isAnswered) this.#isAnswered = this.say({ is: 'state', version, at: now }, now)
    } else if (this.say({ is: 'state', version, state, at: now }, now)) {
      this.#version = version
      this.#isAnswered = true
    }
  }

  tellNearby(drivers: NearbyDriver[] | null, now: number): void {
    const text = JSON.stringify([this.watch, drivers])
    if (text !== this.#nearby && this.say({ is: 'nearby', drivers }, now)) this.#nearby = text
  }

  beat(now: number): void {
    if (now - this.#saidAt >= beatMs) this.say({ is: 'beat' }, now)
  }

  /** False when it was not said, because the reader has not taken yet what was said before. */
  say(message: ToPage, now: number): boolean {
    if (this.#isClosed) return false
    if (this.line.buffered() > 0) {
      this.#behindSince ??= now
      return false
    }
    this.#behindSince = undefined
    this.#saidAt = now
    this.line.send(JSON.stringify(message))
    return true
  }

  close(code: number, why: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    // Who takes nothing does not take a farewell either.
    if (this.isBehind) this.line.terminate()
    else this.line.close(code, why)
  }
}

const stuckMs = 60_000
