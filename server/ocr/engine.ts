import { Worker } from 'node:worker_threads'
import { DocumentError, type DocumentFault, documentFaultOf } from './fault.ts'
import type { Answer, Asked, ReadOptions, ReadOutcome, WorkerData } from './protocol.ts'
import type { Stage } from './read.ts'
import { type Sniffed, sniff } from './sniff.ts'

export interface EngineOptions {
  /** Where reader-worker.ts lies; in a binary workers are entry points of their own. */
  workerPath: string
  /** How many documents are read at once: each takes a core and some hundred megabytes. */
  workers?: number
  /** A worker is let go after this long without work, to give its memory back. */
  idleMs?: number
  /** A document that takes longer is given up and its worker replaced. */
  timeLimitMs?: number
  /** Whether everything else goes first where cores are short: for a server, which has more to do than to read. */
  isBackground?: boolean
}

export type Outcome = { ok: true; value: ReadOutcome } | { ok: false; fault: DocumentFault }

export interface ReadRequest extends ReadOptions {
  /** Told of each stage of the reading as it begins. */
  onStage?: (stage: Stage) => void
}

interface Waiting {
  bytes: Uint8Array
  request: ReadRequest
  isLarge: boolean
  settle(outcome: Outcome): void
  /** A worker that dies takes only its own document along, and that one is tried once more. */
  attempts: number
}

interface Seat {
  worker: Worker
  current: { id: number; waiting: Waiting; limit: Timer } | undefined
  idle: Timer | undefined
  /** Whether it was heard of: what it takes to start is not the document's time. */
  isUp: boolean
}

/** Reads documents in workers that start with the first one and leave when there are none. Never throws. */
export class OcrEngine {
  readonly #path: string
  readonly #most: number
  readonly #idleMs: number
  readonly #timeLimitMs: number
  readonly #isBackground: boolean
  readonly #queue: Waiting[] = []
  readonly #seats = new Set<Seat>()
  #nextId = 1
  #stopped = false

  constructor({
    workerPath,
    workers = 1,
    idleMs = 60_000,
    timeLimitMs = 45_000,
    isBackground = false,
  }: EngineOptions) {
    this.#path = workerPath
    this.#most = workers
    this.#idleMs = idleMs
    this.#timeLimitMs = timeLimitMs
    this.#isBackground = isBackground
  }

  /** What a file cannot be read for by its first bytes is answered at once; the rest waits its turn. */
  read(bytes: Uint8Array, request: ReadRequest = {}): Promise<Outcome> {
    let sniffed: Sniffed
    try {
      if (this.#stopped) throw new DocumentError('reader.stopping')
      sniffed = sniff(bytes)
      if (this.#queue.length >= maxWaiting) throw new DocumentError('reader.busy')
    } catch (thrown) {
      return Promise.resolve({ ok: false, fault: documentFaultOf(thrown) })
    }
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    this.#queue.push({ bytes, request, isLarge: isLarge(sniffed), settle: resolve, attempts: 0 })
    this.#next()
    return promise
  }

  get runningWorkers(): number {
    return this.#seats.size
  }

  /** Lets the workers go. Whatever waits or is being read is refused; it may be read by another. */
  stop(): void {
    this.#stopped = true
    const fault = new DocumentError('reader.stopping').fault
    const unread = [...this.#seats].flatMap((seat) => this.#take(seat) ?? [])
    for (const seat of this.#seats) this.#dismiss(seat)
    for (const waiting of [...unread, ...this.#queue.splice(0)]) waiting.settle({ ok: false, fault })
  }

  #next(): void {
    for (;;) {
      // Two large pictures at once would need twice the memory; the small ones behind them need not wait.
      const isLargeBusy = [...this.#seats].some((seat) => seat.current?.waiting.isLarge === true)
      const at = this.#queue.findIndex(({ isLarge }) => !isLarge || !isLargeBusy)
      if (at === -1) return
      const seat = this.#freeSeat()
      if (seat === undefined) return
      const [waiting] = this.#queue.splice(at, 1)
      if (waiting !== undefined) this.#begin(seat, waiting)
    }
  }

  #begin(seat: Seat, waiting: Waiting): void {
    clearTimeout(seat.idle)
    const id = this.#nextId++
    waiting.attempts += 1
    seat.current = {
      id,
      waiting,
      limit: this.#limit(seat, seat.isUp ? 0 : Math.min(longestStartMs, this.#timeLimitMs)),
    }
    const { onStage: _, ...options } = waiting.request
    seat.worker.postMessage({ id, bytes: waiting.bytes, options } satisfies Asked)
  }

  #limit(seat: Seat, extraMs: number): Timer {
    return setTimeout(() => this.#giveUp(seat), this.#timeLimitMs + extraMs)
  }

  #up(seat: Seat): void {
    seat.isUp = true
    if (seat.current === undefined) return
    clearTimeout(seat.current.limit)
    seat.current.limit = this.#limit(seat, 0)
  }

  #freeSeat(): Seat | undefined {
    for (const seat of this.#seats) if (seat.current === undefined) return seat
    if (this.#seats.size >= this.#most) return undefined
    const workerData: WorkerData = { isBackground: this.#isBackground }
    const worker = new Worker(this.#path, { workerData })
    const seat: Seat = { worker, current: undefined, idle: undefined, isUp: false }
    seat.worker.on('message', (answer: Answer) => this.#hear(seat, answer))
    seat.worker.on('error', () => this.#crashed(seat))
    seat.worker.on('exit', () => this.#crashed(seat))
    // A quiet worker must not keep a command or the server alive.
    seat.worker.unref()
    this.#seats.add(seat)
    return seat
  }

  #hear(seat: Seat, answer: Answer): void {
    if (!seat.isUp) this.#up(seat)
    if (answer.kind === 'ready') return
    // A worker that was given up may still answer; by then another document is being read.
    if (answer.id !== seat.current?.id) return
    if (answer.kind === 'stage') {
      seat.current.waiting.request.onStage?.(answer.stage)
      return
    }
    const waiting = this.#take(seat)
    this.#waitIdle(seat)
    waiting?.settle(
      answer.kind === 'read' ? { ok: true, value: answer.result } : { ok: false, fault: answer.fault },
    )
    this.#next()
  }

  #giveUp(seat: Seat): void {
    const waiting = this.#take(seat)
    this.#dismiss(seat)
    waiting?.settle({ ok: false, fault: new DocumentError('document.timeout').fault })
    this.#next()
  }

  #crashed(seat: Seat): void {
    if (!this.#seats.has(seat)) return
    const waiting = this.#take(seat)
    this.#dismiss(seat)
    if (waiting !== undefined) {
      if (waiting.attempts < 2) this.#queue.unshift(waiting)
      else waiting.settle({ ok: false, fault: new DocumentError('reader.failed').fault })
    }
    this.#next()
  }

  #take(seat: Seat): Waiting | undefined {
    const current = seat.current
    clearTimeout(current?.limit)
    seat.current = undefined
    return current?.waiting
  }

  #waitIdle(seat: Seat): void {
    seat.idle = setTimeout(() => this.#dismiss(seat), this.#idleMs)
    seat.idle.unref()
  }

  #dismiss(seat: Seat): void {
    clearTimeout(seat.idle)
    this.#seats.delete(seat)
    void seat.worker.terminate()
  }
}

type Timer = ReturnType<typeof setTimeout>

/** What takes far more memory to unpack than a phone's photo. */
const isLarge = (sniffed: Sniffed): boolean =>
  sniffed.kind === 'pdf' || sniffed.width * sniffed.height > 16_000_000

const maxWaiting = 1_000
/** A machine under load starts a thread in seconds. */
const longestStartMs = 15_000
