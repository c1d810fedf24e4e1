import type { Clock } from '../clock.ts'
import { isDatabaseFault } from '../db/faults.ts'
import type { Db, Tx } from '../db/open.ts'
import { AppError, sentenceOf } from '../error.ts'
import type { AnyFlow } from '../flows/flow.ts'
import type { Message } from '../flows/message.ts'
import { sayIn } from '../i18n/catalogue.ts'
import type { Log } from '../log.ts'
import { personById } from '../people/people.ts'
import { type Handled, handle, type Reading } from './handle.ts'
import { type InboxEvent, markDead, markFailedAttempt, markHandled, oldestOpen } from './inbox.ts'
import { Lanes, type Next } from './lanes.ts'
import { send } from './outbox.ts'

export interface DispatcherOptions {
  db: Db
  clock: Clock
  log: Log
  flows: ReadonlyMap<string, AnyFlow>
  reading: Reading
  /** Tries before an event is parked as dead. */
  attempts: number
  botPauseMs: number
  lapseMs: number
  hasTemplate: boolean
  /** Where the landing pages are reached, or null when nobody outside can. */
  publicUrl: string | null
  /** Nothing is to be sent until the operator has acted. */
  pauseSending(why: string): void
  /** Called after the commit with people who have something to be sent. */
  wakeSender(people: number[]): void
}

/**
 * Handles the oldest open event of each lane. One transaction holds what the flow changed, where the conversation
 * stands, what is to be said, and the mark that the event is handled; so an event changes the world once.
 */
export class Dispatcher {
  readonly #lanes: Lanes<string>

  constructor(private readonly options: DispatcherOptions) {
    this.#lanes = new Lanes(
      (lane) => this.#step(lane),
      options.clock,
      maxBusy,
      (lane, error) => options.log.error({ lane, err: error }, 'dispatching failed; it will be tried again'),
    )
  }

  start(): void {
    this.#lanes.start(openLanes(this.options.db))
  }

  wake(lanes: string[]): void {
    this.#lanes.wake(lanes)
  }

  /** Looks for open events that nobody told of: written by another process, such as a replay. */
  sweep(): void {
    this.#lanes.wake(openLanes(this.options.db))
  }

  stop(): Promise<void> {
    return this.#lanes.stop()
  }

  get waiting(): number {
    return this.#lanes.waiting + this.#lanes.busy
  }

  async #step(lane: string): Promise<Next> {
    const { db, clock, log } = this.options
    let event: InboxEvent | undefined
    try {
      const done = await db.write(async (tx): Promise<(Handled & { wait?: number }) | undefined> => {
        event = oldestOpen(tx, lane)
        if (event === undefined) return undefined
        const now = clock.now()
        if (event.next_attempt_at > now)
          return { outcome: 'waiting', people: [], lanes: [], wait: event.next_attempt_at - now }
        const handled = await handle(tx, event, this.#handling(now))
        markHandled(tx, event.id, handled.outcome, now)
        return handled
      })
      if (done === undefined || event === undefined) return 'done'
      if (done.wait !== undefined) return { againAfterMs: done.wait }
      log.debug(
        { correlationId: event.correlation_id, event: event.id, outcome: done.outcome },
        'event handled',
      )
      if (done.pauseSending !== undefined) this.options.pauseSending(done.pauseSending)
      if (done.people.length > 0) this.options.wakeSender(done.people)
      if (done.lanes.length > 0) this.#lanes.wake(done.lanes)
      return 'more'
    } catch (error) {
      // The disk's fault is not the event's: its attempts are not used up by it.
      if (event === undefined || isDatabaseFault(error) || error instanceof AppError) throw error
      return this.#failed(event, error)
    }
  }

  /** The failed step left nothing behind; now its attempt is counted, or the event parked and the person told. */
  async #failed(event: InboxEvent, error: unknown): Promise<Next> {
    const { db, clock, log, attempts } = this.options
    const now = clock.now()
    const used = event.attempts + 1
    const about = { correlationId: event.correlation_id, event: event.id, attempt: used, err: error }
    if (used < attempts) {
      const delay = retryDelayMs(used)
      await db.write((tx) => markFailedAttempt(tx, event.id, sentenceOf(error), now + delay))
      log.warn(about, 'handling an event failed; it will be tried again')
      return { againAfterMs: delay }
    }
    await db.write((tx) => {
      markDead(tx, event.id, sentenceOf(error), now)
      if (event.person_id !== null && event.kind === 'message') {
        send(tx, apology(event, event.person_id), [sorry(tx, event.person_id)], now)
      }
    })
    log.error(about, 'event is dead: see "inzira webhook dead", mend, then "inzira webhook replay"')
    if (event.person_id !== null) this.options.wakeSender([event.person_id])
    return 'more'
  }

  #handling(now: number) {
    const { flows, reading, botPauseMs, lapseMs, hasTemplate, publicUrl } = this.options
    return { flows, reading, botPauseMs, lapseMs, hasTemplate, publicUrl, now }
  }
}

const apology = (event: InboxEvent, personId: number) => ({
  personId,
  inboxId: event.id,
  correlationId: event.correlation_id,
})

const sorry = (tx: Tx, personId: number): Message => ({
  kind: 'text',
  body: sayIn(personById(tx, personId)?.language ?? 'en')('flow.failed'),
})

const openLanes = (db: Db): string[] =>
  db.read
    .all<{ lane: string }>(
      'select lane from inbox where handled_at is null and dead_at is null group by lane order by min(id)',
    )
    .map((row) => row.lane)

/** 1 s, 4 s, 16 s, … at most 5 min. */
export const retryDelayMs = (attempt: number): number => Math.min(1000 * 4 ** (attempt - 1), 300_000)

/** More than fit in one commit only wait inside the writer instead of outside. */
const maxBusy = 64
