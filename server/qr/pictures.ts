import { Worker } from 'node:worker_threads'
import type { Statement } from '../drivers/statement.ts'
import { AppError, sentenceOf } from '../error.ts'
import type { Parsed } from './parsed.ts'
import { checkPicture, type ReadProblem } from './picture/header.ts'
import type { DrawAs, QrDrawing } from './picture/verified.ts'
import { FairQueue, house } from './turns.ts'

export type Job =
  | { kind: 'draw'; drawing: QrDrawing; as: DrawAs }
  | { kind: 'statement'; statement: Statement }
  | { kind: 'read'; bytes: Uint8Array }
export interface Asked {
  id: number
  job: Job
}
export type Answer =
  | { id: number; kind: 'drawn'; bytes: Uint8Array }
  | { id: number; kind: 'read'; result: Parsed<string[], ReadProblem> }
  | { id: number; kind: 'refused'; sentence: string }

export interface PicturesOptions {
  /** Where picture-worker.ts lies; in a binary workers are entry points of their own. */
  workerPath: string
  /** The worker is let go after this long without work, to give its memory back. */
  idleMs?: number
  /** A job that takes longer is given up and its worker replaced. */
  timeLimitMs?: number
}

interface Waiting {
  job: Job
  whose: string
  resolve(answer: Answer): void
  reject(error: unknown): void
  /** A worker that dies takes only its own job along, and that one is tried once more. */
  attempts: number
}

/**
 * Draws and reads QR pictures, and draws statements, in a worker that starts with the first job and leaves when there
 * is none. Those for whom it works take turns; what the server itself sends, to chats, goes before all of them.
 */
export class Pictures {
  readonly #path: string
  readonly #idleMs: number
  readonly #timeLimitMs: number
  readonly #queue = new FairQueue<Waiting>()
  #worker: Worker | undefined
  #current: { id: number; waiting: Waiting; limit: Timer } | undefined
  #idle: Timer | undefined
  #nextId = 1
  #stopped = false

  constructor({ workerPath, idleMs = 60_000, timeLimitMs = 10_000 }: PicturesOptions) {
    this.#path = workerPath
    this.#idleMs = idleMs
    this.#timeLimitMs = timeLimitMs
  }

  /**
   * PNG, SVG or PDF bytes, always the same for the same drawing; read back before they are handed out. Throws
   * `qr.invalid` when it can never be drawn, `qr.unavailable` when trying again later may help.
   */
  async draw(drawing: QrDrawing, as: DrawAs, whose = house): Promise<Uint8Array> {
    const answer = await this.#ask({ kind: 'draw', drawing, as }, whose)
    if (answer.kind === 'drawn') return answer.bytes
    throw new AppError('qr.invalid', answer.kind === 'refused' ? answer.sentence : unexpected)
  }

  /** A driver's statement as PDF bytes, always the same for the same statement. Throws like draw(). */
  async drawStatement(statement: Statement, whose = house): Promise<Uint8Array> {
    const answer = await this.#ask({ kind: 'statement', statement }, whose)
    if (answer.kind === 'drawn') return answer.bytes
    throw new AppError('qr.unavailable', answer.kind === 'refused' ? answer.sentence : unexpected)
  }

  /** The texts of the QR codes in a PNG or JPEG. */
  async read(bytes: Uint8Array, whose = house): Promise<Parsed<string[], ReadProblem>> {
    const checked = checkPicture(bytes)
    if (!checked.ok) return checked
    const refusal = this.#refusal(whose)
    if (refusal !== undefined) throw refusal
    try {
      const answer = await this.#ask({ kind: 'read', bytes }, whose)
      return answer.kind === 'read' ? answer.result : unreadable
    } catch (error) {
      // A picture that breaks or outlasts its worker is the picture's fault; being stopped is not.
      if (this.#stopped) throw error
      return unreadable
    }
  }

  /** How many jobs of theirs wait for their turn. */
  waitingOf(whose: string): number {
    return this.#queue.sizeOf(whose)
  }

  get isRunning(): boolean {
    return this.#worker !== undefined
  }

  /** Lets the worker go. Whatever still waits is refused. */
  stop(): void {
    this.#stopped = true
    this.#dismiss()
    const error = stopping()
    this.#current?.waiting.reject(error)
    this.#current = undefined
    for (const waiting of this.#queue.clear()) waiting.reject(error)
  }

  #ask(job: Job, whose: string): Promise<Answer> {
    const refusal = this.#refusal(whose)
    if (refusal !== undefined) return Promise.reject(refusal)
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.#queue.push(whose, { job, whose, resolve, reject, attempts: 0 })
    this.#next()
    return promise
  }

  #refusal(whose: string): AppError | undefined {
    if (this.#stopped) return stopping()
    const ofHouse = this.#queue.sizeOf(house)
    const isFull = whose === house ? ofHouse >= maxWaiting : this.#queue.size - ofHouse >= maxWaiting
    if (!isFull) return undefined
    return unavailable('Too many pictures are being made at once. Try again in a moment.')
  }

  #next(): void {
    if (this.#current !== undefined) return
    const waiting = this.#queue.shift()
    if (waiting === undefined) {
      this.#waitIdle()
      return
    }
    clearTimeout(this.#idle)
    const id = this.#nextId++
    waiting.attempts += 1
    const limit = setTimeout(() => this.#giveUp(), this.#timeLimitMs)
    this.#current = { id, waiting, limit }
    this.#hire().postMessage({ id, job: waiting.job } satisfies Asked)
  }

  #hire(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = new Worker(this.#path)
    worker.on('message', (answer: Answer) => this.#settle(answer))
    worker.on('error', (error) => this.#crashed(worker, sentenceOf(error)))
    worker.on('exit', () => this.#crashed(worker, 'it ended by itself'))
    // A quiet worker must not keep a command or the server alive.
    worker.unref()
    this.#worker = worker
    return worker
  }

  #settle(answer: Answer): void {
    // A worker that was given up may still answer; by then another job is being done.
    if (answer.id !== this.#current?.id) return
    this.#take()?.resolve(answer)
    this.#next()
  }

  #giveUp(): void {
    const current = this.#take()
    this.#dismiss()
    current?.reject(unavailable('The picture took too long and was given up. Try again.'))
    this.#next()
  }

  #crashed(worker: Worker, reason: string): void {
    // One that was dismissed on purpose, or has been replaced since, changes nothing.
    if (worker !== this.#worker) return
    const current = this.#take()
    this.#dismiss()
    if (current !== undefined) {
      if (current.attempts < 2) this.#queue.putBack(current.whose, current)
      else current.reject(unavailable(`The picture could not be made: ${reason}`))
    }
    this.#next()
  }

  #take(): Waiting | undefined {
    const current = this.#current
    if (current === undefined) return undefined
    clearTimeout(current.limit)
    this.#current = undefined
    return current.waiting
  }

  #waitIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#dismiss(), this.#idleMs)
    this.#idle.unref()
  }

  #dismiss(): void {
    clearTimeout(this.#idle)
    clearTimeout(this.#current?.limit)
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
  }
}

const unavailable = (sentence: string) => new AppError('qr.unavailable', sentence)
const stopping = () => unavailable('The server is stopping. Try again in a moment.')

type Timer = ReturnType<typeof setTimeout>

/** Of the house, and of all others together. */
const maxWaiting = 1_000
const unexpected = 'The picture worker answered something else than it was asked.'
const unreadable = { ok: false, problem: 'picture_not_readable' } as const
