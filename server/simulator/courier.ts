import type { Clock } from '../clock.ts'
import { sentenceOf } from '../error.ts'
import { envelopeOf, type Update } from './envelope.ts'
import type { FaultKind, Faults } from './faults.ts'
import { excerpt, type Json, objectOf } from './json.ts'
import type { Identity, Settings } from './options.ts'
import { metaJson, signatureOf } from './sign.ts'
import type { WireLog } from './wire.ts'

/** One webhook POST and every try it took. */
export interface Delivery {
  id: number
  /** The exact bytes that were signed. */
  body: string
  updates: Update[]
  tries: Try[]
  state: 'waiting' | 'delivered' | 'given_up'
  /** Same bytes as this other delivery, sent again on purpose. */
  copyOf?: number
}

export interface Try {
  at: number
  ms: number
  /** HTTP status; absent when there was no answer. */
  status?: number
  problem?: string
}

interface Waiting {
  update: Update
  told: (delivery: Delivery) => void
}

/** Brings webhooks to the business: batches, signs, delivers, and tries again until 200, as Meta does. */
export class Courier {
  url: string | undefined
  /** Every delivery in order; only the counts when settings.record is 'counts'. */
  readonly deliveries: Delivery[] = []
  readonly counts = { deliveries: 0, updates: 0, tries: 0, delivered: 0, givenUp: 0 }
  /** Milliseconds from POST to answer, of every try that was answered 200. */
  readonly acknowledgedMs: number[] = []

  #waiting: Waiting[] = []
  #linger: ReturnType<typeof setTimeout> | undefined
  #toGo: (() => Promise<void>)[] = []
  #onTheirWay = 0
  #held: (() => void)[] = []
  #outstanding = 0
  #idle: (() => void)[] = []
  #cancels = new Set<() => void>()
  readonly #abort = new AbortController()

  constructor(
    readonly identity: Identity,
    readonly settings: Settings,
    readonly clock: Clock,
    readonly faults: Faults,
    readonly wire: WireLog,
  ) {}

  /** Resolves when the update was acknowledged, or Meta gave up on it. */
  post(update: Update): Promise<Delivery> {
    this.#outstanding++
    return new Promise((told) => {
      this.#waiting.push({ update, told })
      const { maxUpdates, lingerMs } = this.settings.batch
      if (this.#waiting.length >= maxUpdates) this.#flush()
      else this.#linger ??= setTimeout(() => this.#flush(), lingerMs)
    })
  }

  /** Exactly these updates in one POST, whatever the batch setting. */
  async postTogether(updates: Update[]): Promise<Delivery> {
    this.#outstanding += updates.length
    return await new Promise((told) => {
      this.#dispatch(updates.map((update, index) => ({ update, told: index === 0 ? told : () => {} })))
    })
  }

  /** Resolves when every webhook so far was acknowledged or given up. */
  idle(): Promise<void> {
    if (this.#outstanding === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  get outstanding(): number {
    return this.#outstanding
  }

  stop(): void {
    this.#abort.abort()
    clearTimeout(this.#linger)
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
    this.#toGo = []
  }

  #flush(): void {
    clearTimeout(this.#linger)
    this.#linger = undefined
    while (this.#waiting.length > 0) {
      this.#dispatch(this.#waiting.splice(0, Math.min(this.settings.batch.maxUpdates, maxUpdatesInOne)))
    }
  }

  #dispatch(waiting: Waiting[]): void {
    const updates = waiting.map((one) => one.update)
    const delivery = this.#write(updates, metaJson(envelopeOf(updates, this.identity)))
    const settle = () => {
      for (const one of waiting) one.told(delivery)
      this.#settled(waiting.length)
    }
    const keys = updates.map((update) => update.personKey)
    const strike = <Kind extends FaultKind['kind']>(kind: Kind) => this.faults.strikeAny(kind, keys)
    const copies = strike('webhook.duplicate')?.copies
    const delayMs = strike('webhook.delay')?.delayMs
    const go = () => this.#launch(delivery, settle)
    if (delayMs !== undefined) this.#later(delayMs, go)
    else if (strike('webhook.reorder') !== undefined) this.#hold(go)
    else {
      go()
      for (const release of this.#held.splice(0)) release()
    }
    for (let copy = 0; copy < (copies ?? 0); copy++) {
      this.#outstanding++
      this.#launch({ ...this.#write(updates, delivery.body), copyOf: delivery.id }, () => this.#settled(1))
    }
  }

  #write(updates: Update[], body: string): Delivery {
    this.counts.deliveries++
    this.counts.updates += updates.length
    const delivery: Delivery = { id: this.counts.deliveries, body, updates, tries: [], state: 'waiting' }
    if (this.settings.record === 'everything') {
      this.deliveries.push(delivery)
      if (this.deliveries.length > maxKept) this.deliveries.splice(0, maxKept / 2)
    }
    return delivery
  }

  /** Until a later webhook has left; at most a second, in case none comes. */
  #hold(go: () => void): void {
    let gone = false
    const once = () => {
      if (gone) return
      gone = true
      clearTimeout(timer)
      go()
    }
    const timer = setTimeout(once, longestHoldMs)
    this.#held.push(() => setTimeout(once, overtakeMs))
  }

  #later(delayMs: number, call: () => void): void {
    const cancel = this.clock.after(delayMs, () => {
      this.#cancels.delete(cancel)
      call()
    })
    this.#cancels.add(cancel)
  }

  #launch(delivery: Delivery, settle: () => void): void {
    this.#toGo.push(async () => {
      const acknowledged = await this.#try(delivery)
      const delayMs = this.settings.retryDelaysMs[delivery.tries.length - 1]
      if (acknowledged) delivery.state = 'delivered'
      else if (delayMs !== undefined && !this.#abort.signal.aborted) {
        return this.#later(delayMs, () => this.#launch(delivery, settle))
      } else delivery.state = 'given_up'
      this.counts[delivery.state === 'delivered' ? 'delivered' : 'givenUp']++
      settle()
    })
    this.#next()
  }

  #next(): void {
    while (this.#onTheirWay < this.settings.concurrency) {
      const go = this.#toGo.shift()
      if (go === undefined) return
      this.#onTheirWay++
      void go().finally(() => {
        this.#onTheirWay--
        this.#next()
      })
    }
  }

  async #try(delivery: Delivery): Promise<boolean> {
    const forged = this.faults.strike(['webhook.bad_signature'], delivery.updates[0]?.personKey) !== undefined
    const signature = signatureOf(delivery.body, forged ? 'not the app secret' : this.identity.appSecret)
    const at = this.clock.now()
    const entry = this.wire.begin({
      at,
      way: 'webhook',
      method: 'POST',
      path: this.url === undefined ? '' : new URL(this.url).pathname,
      about: this.wire.recording ? aboutOf(delivery, forged) : '',
      ...personOf(delivery),
      request: delivery.body,
    })
    const startedAt = performance.now()
    let result: Omit<Try, 'at' | 'ms'>
    let response: string | undefined
    try {
      if (this.url === undefined) throw new Error('No webhook address is set.')
      const answer = await fetch(this.url, {
        method: 'POST',
        body: delivery.body,
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': signature,
          'user-agent': 'facebookexternalua',
        },
        redirect: 'manual',
        signal: AbortSignal.any([this.#abort.signal, AbortSignal.timeout(this.settings.webhookTimeoutMs)]),
      })
      response = await answer.text()
      result = { status: answer.status }
    } catch (thrown) {
      result = { problem: sentenceOf(thrown) }
    }
    const ms = performance.now() - startedAt
    delivery.tries.push({ at, ms, ...result })
    this.counts.tries++
    const acknowledged = result.status === 200
    if (acknowledged) this.acknowledgedMs.push(ms)
    this.wire.end(entry, { ms, ...result, ...(response !== undefined && { response }) })
    return acknowledged
  }

  #settled(updates: number): void {
    this.#outstanding -= updates
    if (this.#outstanding === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }
}

function personOf({ updates }: Delivery): { person?: string } {
  const key = updates[0]?.personKey
  return key !== undefined && updates.every((update) => update.personKey === key) ? { person: key } : {}
}

function aboutOf(delivery: Delivery, forged: boolean): string {
  const kinds = new Map<string, number>()
  for (const update of delivery.updates) {
    for (const [name, items] of Object.entries(update.lists)) {
      for (const item of items) {
        const kind = kindOf(update, name, item)
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      }
    }
  }
  const what = [...kinds].map(([kind, count]) => (count > 1 ? `${count} × ${kind}` : kind)).join(', ')
  const marks = [
    delivery.tries.length > 0 ? `try ${delivery.tries.length + 1}` : '',
    delivery.copyOf === undefined ? '' : 'duplicate',
    forged ? 'bad signature' : '',
  ].filter((mark) => mark !== '')
  return marks.length === 0 ? what : `${what} (${marks.join(', ')})`
}

function kindOf(update: Update, list: string, item: Json): string {
  if (list === 'statuses') return String(item.status)
  if (list !== 'messages') return update.field
  const said = objectOf(item.text)?.body
  return typeof said === 'string' ? `text “${excerpt(said)}”` : String(item.type)
}

/** A demo left running for days must not fill the memory. */
const maxKept = 20_000
const maxUpdatesInOne = 1_000
const longestHoldMs = 1_000
/** Long enough for the one that overtakes to be on its way. */
const overtakeMs = 20
