import type { Clock } from '../clock.ts'
import { isFaultOfDatabase } from '../db/faults.ts'
import type { Db, Tx } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import type { ChangeBoard } from '../events/changes.ts'
import type { AnyFlow } from '../flows/flow.ts'
import type { Message } from '../flows/message.ts'
import { sayIn } from '../i18n/catalogue.ts'
import type { Log } from '../log.ts'
import { type Person, personById } from '../people/people.ts'
import type { RideRules } from '../rides/rules.ts'
import { type Handled, handle, type Reading } from './handle.ts'
import { type InboxEvent, markDead, markFailedAttempt, markHandled, oldestOpen } from './inbox.ts'
import { Lanes, type Next } from './lanes.ts'
import type { Marker } from './marker.ts'
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
  rules: RideRules
  marker: Marker
  /** Nothing is to be sent until the operator has acted. */
  pauseSending(why: string): void
  /** Called after the commit with people who have something to be sent. */
  wakeSender(people: number[]): void
  /** The same with push subscriptions that have something new to be told. */
  wakePush?(subscriptions: number[]): void
  /** Hears of the lanes whose people something has changed for. */
  changes: ChangeBoard
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

  async start(): Promise<void> {
    await this.#countWhatEndedUs()
    this.#lanes.start(openLanes(this.options.db.read))
  }

  wake(lanes: string[]): void {
    this.#lanes.wake(lanes)
  }

  /** Looks for open events that nobody told of: written by another process, such as a replay. */
  sweep(): void {
    this.#lanes.wake(openLanes(this.options.db.read))
  }

  stop(): Promise<void> {
    return this.#lanes.stop()
  }

  get waiting(): number {
    return this.#lanes.waiting + this.#lanes.busy
  }

  async #step(lane: string): Promise<Next> {
    const { db, clock, log, marker } = this.options
    let event: InboxEvent | undefined
    try {
      const done = await db.write(async (tx): Promise<(Handled & { wait?: number }) | undefined> => {
        event = oldestOpen(tx, lane)
        if (event === undefined) return undefined
        const now = clock.now()
        const wait = event.next_attempt_at - now
        // A wait longer than any we set was set by a clock that has been put right since.
        if (wait > 0 && wait <= longestRetryMs) return { outcome: 'waiting', people: [], lanes: [], wait }
        marker.set(event.id)
        const handled = await handle(tx, event, this.#handling(now))
        marker.clear()
        markHandled(tx, event.id, handled.outcome, now)
        return handled
      })
      if (done === undefined || event === undefined) return 'done'
      if (done.wait !== undefined) return { againAfterMs: done.wait }
      log.debug(
        { correlationId: event.correlation_id, event: event.id, outcome: done.outcome },
        'event handled',
      )
      if (done.asksForHuman) {
        const about = { correlationId: event.correlation_id, event: event.id, person: event.person_id }
        log.warn(about, 'a person asks for a human')
      }
      for (const ride of done.sos ?? []) {
        const about = { correlationId: event.correlation_id, person: event.person_id, ride }
        log.warn(about, 'a person calls for help: see "inzira rides list --sos"')
      }
      for (const trip of done.sosTrips ?? []) {
        const about = { correlationId: event.correlation_id, person: event.person_id, trip }
        log.warn(about, `a person calls for help: see "inzira trips show ${trip}"`)
      }
      if (done.pauseSending !== undefined) this.options.pauseSending(done.pauseSending)
      if (done.people.length > 0) this.options.wakeSender(done.people)
      if (done.pushes !== undefined) this.options.wakePush?.(done.pushes)
      if (done.lanes.length > 0) this.#lanes.wake(done.lanes)
      this.options.changes.tell([lane, ...done.lanes])
      return 'more'
    } catch (error) {
      marker.clear()
      // The disk's fault is not the event's: its attempts are not used up by it.
      // A fault that a flow throws is the event's own.
      if (event === undefined || isFaultOfDatabase(error)) throw error
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
      const person = event.person_id === null ? undefined : personById(tx, event.person_id)
      if (person === undefined || event.kind !== 'message' || isNotSpokenTo(person, now)) return
      send(tx, apology(event, person.id), [sorry(person)], now)
    })
    log.error(about, 'event is dead: see "inzira webhook dead", mend, then "inzira webhook replay"')
    if (event.person_id !== null) this.options.wakeSender([event.person_id])
    return 'more'
  }

  /** An event in whose middle the process ended may be the reason, so it has used an attempt. */
  async #countWhatEndedUs(): Promise<void> {
    const { db, marker } = this.options
    const left = marker.left()
    marker.clear()
    const event = left === undefined ? undefined : db.read.get<InboxEvent>(byId, left)
    if (event === undefined || event.handled_at !== null || event.dead_at !== null) return
    await this.#failed(event, new Error('the process ended while this was being handled'))
  }

  #handling(now: number) {
    const { flows, reading, botPauseMs, lapseMs, hasTemplate, publicUrl, rules } = this.options
    return { flows, reading, botPauseMs, lapseMs, hasTemplate, publicUrl, rules, now }
  }
}

const apology = (event: InboxEvent, personId: number) => ({
  personId,
  inboxId: event.id,
  correlationId: event.correlation_id,
})

const sorry = (person: Person): Message => ({
  kind: 'text',
  body: sayIn(person.language ?? 'en')('flow.failed'),
})

/** They said stop, or a human is answering them. */
const isNotSpokenTo = (person: Person, now: number): boolean =>
  person.opted_out_at !== null || (person.bot_paused_until ?? 0) > now

/** Lanes in which something waits, the one that has waited longest first. */
export const openLanes = (from: Pick<Tx, 'all'>): string[] =>
  from
    .all<{ lane: string }>(
      'select lane from inbox where handled_at is null and dead_at is null group by lane order by min(id)',
    )
    .map((row) => row.lane)

const byId = 'select * from inbox where id = ?'

/** 1 s, 4 s, 16 s, … at most 5 min. */
export const retryDelayMs = (attempt: number): number => Math.min(1000 * 4 ** (attempt - 1), longestRetryMs)
const longestRetryMs = 300_000

/** More than fit in one commit only wait inside the writer instead of outside. */
const maxBusy = 64
