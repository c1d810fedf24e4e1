import type { Json } from './json.ts'

/** One message that the Graph API took. */
export interface Accepted {
  /** wamid. */
  id: string
  personKey: string
  /** As addressed: a phone number or a user id. */
  to: string
  type: string
  /** biz_opaque_callback_data of the send. */
  callback?: string
  acceptedAt: number
  /** The request as it came; absent when only counts are kept. */
  message?: Json
}

/** Why, and since when, the business most likely sends nothing to anybody. */
export interface Halted {
  code: number
  at: number
}

/** Everything accepted, in order: what a crash test compares with its database. */
export class Ledger {
  readonly accepted: Accepted[] = []
  readonly #byCallback = new Map<string, number>()
  readonly #byId = new Map<string, Accepted>()
  #doubled = 0
  /** Sends refused, by error code. */
  readonly refused = new Map<number, number>()
  #halted: Halted | undefined

  take(message: Accepted): void {
    this.accepted.push(message)
    this.#halted = undefined
    this.#byId.set(message.id, message)
    if (message.callback !== undefined) {
      const times = (this.#byCallback.get(message.callback) ?? 0) + 1
      this.#byCallback.set(message.callback, times)
      if (times === 2) this.#doubled++
    }
  }

  refuse(code: number): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1)
  }

  /** The business was told that its whole account may not send; over with the next message it sends. */
  halt(code: number, at: number): void {
    this.#halted = { code, at }
  }

  find(id: string): Accepted | undefined {
    return this.#byId.get(id)
  }

  /** How often messages with this callback token were accepted: 1 is right, 2 is a message doubled. */
  times(callback: string): number {
    return this.#byCallback.get(callback) ?? 0
  }

  /** Callback tokens accepted more than once. */
  doubled(): { callback: string; times: number }[] {
    return [...this.#byCallback]
      .filter(([, times]) => times > 1)
      .map(([callback, times]) => ({ callback, times }))
  }

  counts() {
    return {
      accepted: this.accepted.length,
      callbacks: this.#byCallback.size,
      doubled: this.#doubled,
      refused: Object.fromEntries(this.refused),
      halted: this.#halted,
    }
  }

  clear(): void {
    this.accepted.length = 0
    this.#byCallback.clear()
    this.#byId.clear()
    this.#doubled = 0
    this.refused.clear()
    this.#halted = undefined
  }
}
