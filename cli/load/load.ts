import { envelopeOf } from '../../server/simulator/envelope.ts'
import { inboundUpdate } from '../../server/simulator/inbound.ts'
import { metaJson, type Person, type Simulator, signatureOf } from '../../server/simulator/index.ts'
import { Door } from './door.ts'
import { type Spread, spreadOf } from './spread.ts'

export interface LoadOptions {
  simulator: Simulator
  /** The webhook's address. */
  url: string
  /** Messages a second, evenly, whatever the answers do. */
  rate: number
  seconds: number
  /** Seconds before, whose times are not counted: the first message of everybody makes rows that later ones find. */
  warmUpSeconds: number
  people: number
  connections: number
  text: string
  /** Share of messages that are delivered a second time. */
  duplicate: number
  /** How long to go on waiting when no more replies come. */
  patienceMs: number
  onProgress(progress: Progress): void
}

export interface Progress {
  elapsedSeconds: number
  sent: number
  acknowledged: number
  replies: number
}

export interface LoadReport extends Progress {
  /** Sent, but never answered with 200. */
  unacknowledged: number
  /** Acknowledged, but never replied to. */
  lost: number
  /** Replies beyond one for each message. */
  doubled: number
  /** Answers by HTTP status; 0 is a broken connection. */
  statuses: Record<string, number>
  acknowledgedMs: Spread
  /** From the moment a webhook was due to the Graph API taking the reply. */
  repliedMs: Spread
}

/**
 * An open load: messages are due at an even pace and time counts from when each was due, so a server that stalls
 * cannot hide it. Each message expects one reply; what is refused is delivered again, as Meta would.
 */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const run = new Run(options)
  const forget = options.simulator.onAccepted(({ personKey }) => run.heard(personKey))
  const progress = setInterval(() => options.onProgress(run.progress()), progressEveryMs)
  try {
    await run.send()
    await run.quiet()
    return run.report()
  } finally {
    clearInterval(progress)
    forget()
    run.close()
  }
}

class Run {
  readonly #people: Person[]
  readonly #door: Door
  readonly #host: string
  /** Times at which the messages of a person were due that have no reply yet, oldest first. */
  readonly #awaited = new Map<string, number[]>()
  readonly #startedAt = performance.now()
  readonly #countFrom: number
  readonly #acknowledgedMs: number[] = []
  readonly #repliedMs: number[] = []
  readonly #statuses: Record<string, number> = {}
  #sent = 0
  #acknowledged = 0
  #replies = 0
  #doubled = 0
  #lastHeardAt = 0

  constructor(private readonly options: LoadOptions) {
    const { simulator, people, url, connections, warmUpSeconds } = options
    const { hostname, port, host } = new URL(url)
    this.#people = Array.from({ length: people }, (_, index) =>
      simulator.person({ name: `Person ${index + 1}`, phone: String(250_780_000_000 + index) }),
    )
    this.#door = new Door({ hostname, port: Number(port || 80) }, connections)
    this.#host = host
    this.#countFrom = this.#startedAt + warmUpSeconds * 1000
  }

  async send(): Promise<void> {
    const { rate, seconds, warmUpSeconds, duplicate } = this.options
    const total = Math.round(rate * (seconds + warmUpSeconds))
    while (this.#sent < total) {
      const due = Math.min(total, Math.floor(((performance.now() - this.#startedAt) / 1000) * rate) + 1)
      for (; this.#sent < due; this.#sent += 1) {
        const person = this.#people[this.#sent % this.#people.length] as Person
        const dueAt = this.#startedAt + (this.#sent / rate) * 1000
        const request = this.#requestOf(person)
        this.#await(person.key, dueAt)
        this.#deliver(request, dueAt, 0)
        if (Math.random() < duplicate) this.#door.knock(request, () => {})
      }
      await Bun.sleep(1)
    }
  }

  heard(personKey: string): void {
    const now = performance.now()
    const dueAt = this.#awaited.get(personKey)?.shift()
    this.#lastHeardAt = now
    if (dueAt === undefined) {
      this.#doubled += 1
      return
    }
    this.#replies += 1
    if (dueAt >= this.#countFrom) this.#repliedMs.push(now - dueAt)
  }

  /** Settles when all is answered, or nothing has come for so long that nothing will. */
  async quiet(): Promise<void> {
    this.#lastHeardAt = Math.max(this.#lastHeardAt, performance.now())
    while (this.#replies < this.#sent || this.#acknowledged < this.#sent) {
      if (performance.now() - this.#lastHeardAt > this.options.patienceMs) return
      await Bun.sleep(20)
    }
    // A doubled reply comes after the right one.
    await Bun.sleep(afterthoughtMs)
  }

  progress(): Progress {
    return {
      elapsedSeconds: (performance.now() - this.#startedAt) / 1000,
      sent: this.#sent,
      acknowledged: this.#acknowledged,
      replies: this.#replies,
    }
  }

  report(): LoadReport {
    const unacknowledged = this.#sent - this.#acknowledged
    return {
      ...this.progress(),
      unacknowledged,
      lost: Math.max(0, this.#sent - this.#replies - unacknowledged),
      doubled: this.#doubled,
      statuses: this.#statuses,
      acknowledgedMs: spreadOf(this.#acknowledgedMs),
      repliedMs: spreadOf(this.#repliedMs),
    }
  }

  close(): void {
    this.#door.close()
  }

  #await(key: string, dueAt: number): void {
    const waiting = this.#awaited.get(key)
    if (waiting === undefined) this.#awaited.set(key, [dueAt])
    else waiting.push(dueAt)
  }

  #deliver(request: Uint8Array, dueAt: number, tries: number): void {
    this.#door.knock(request, (status) => {
      this.#statuses[status] = (this.#statuses[status] ?? 0) + 1
      if (status === 200) {
        this.#acknowledged += 1
        if (dueAt >= this.#countFrom) this.#acknowledgedMs.push(performance.now() - dueAt)
      } else if (tries < maxTries) setTimeout(() => this.#deliver(request, dueAt, tries + 1), retryAfterMs)
    })
  }

  /** The whole request as the simulator's own courier would have sent it, ready for a socket. */
  #requestOf({ world, state }: Person): Uint8Array {
    const { update } = inboundUpdate(world, state, 'text', { body: this.options.text })
    const body = metaJson(envelopeOf([update], world.identity))
    const { pathname } = new URL(this.options.url)
    const head = [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${this.#host}`,
      'User-Agent: facebookexternalua',
      'Content-Type: application/json',
      `X-Hub-Signature-256: ${signatureOf(body, world.identity.appSecret)}`,
      // Escaped JSON is ASCII: its length in bytes is its length.
      `Content-Length: ${body.length}`,
    ]
    return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1')
  }
}

const progressEveryMs = 1000
const retryAfterMs = 1000
const maxTries = 5
const afterthoughtMs = 300
