import type { Clock } from '../clock.ts'
import { isFaultOfDatabase } from '../db/faults.ts'
import type { Db, Tx } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import type { Attachment, Message } from '../flows/message.ts'
import type { Log } from '../log.ts'
import { type Person, personById } from '../people/people.ts'
import { Breaker } from './breaker.ts'
import { hasUnreadStatuses } from './inbox.ts'
import { Lanes, type Next } from './lanes.ts'
import * as outbox from './outbox.ts'
import { Bucket, PairLimit } from './pace.ts'
import { longestBackOffMs, type Refusal, refuse } from './refuse.ts'
import { adoptOrphans } from './statuses.ts'

/** How the channel sends; the queue knows no wire format. */
export interface Channel {
  sendMessage(to: Address, message: Message, extras: { token: string; mediaId?: string }): Promise<SendResult>
  sendTemplate(to: Address, body: string, extras: { token: string }): Promise<SendResult>
  upload(attachment: Attachment): Promise<{ mediaId: string } | Refused>
  markRead(externalId: string): Promise<void>
  /** What a code of a failed status asks for. */
  refusalOf(code: number | null): Refusal
  /** Whether anything may be sent outside the 24-hour window. */
  readonly hasTemplate: boolean
}

export interface Address {
  waId: string | null
  userId: string | null
}

export interface Refused {
  mediaId?: never
  refusal: Refusal
  code: number | null
  message: string
}

export type SendResult =
  | { sent: true; waMessageId: string }
  | ({ sent: false; reached: boolean } & Omit<Refused, 'mediaId'>)
  | { sent: 'uncertain'; message: string }

export interface SenderOptions {
  db: Db
  clock: Clock
  log: Log
  channel: Channel
  messagesPerSecond: number
  concurrency: number
  /** A send whose answer never came is tried again after this, unless a status has settled it. */
  uncertainMs: number
}

/**
 * Sends what the outbox holds: one in flight per person, in order; a person's queue waits behind a message that is
 * not settled. What goes wrong is decided by code in refuse.ts.
 */
export class Sender {
  readonly #lanes: Lanes<number>
  readonly #pair: PairLimit
  readonly #number: Bucket
  readonly breaker: Breaker
  /** Messages whose send has begun and whose result is not stored yet. */
  readonly #underWay = new Set<number>()
  /** People with something to send who wait for the breaker to close. */
  readonly #held = new Set<number>()
  #cancelTrial: (() => void) | undefined
  #readMarks = 0
  #stopped = false

  constructor(private readonly options: SenderOptions) {
    const { clock, messagesPerSecond, concurrency, log } = options
    this.#pair = new PairLimit(clock)
    // A tenth of a second's worth may go at once: more would be refused, less would wait for the clock's grain.
    this.#number = new Bucket(clock, Math.max(1, messagesPerSecond / 10), messagesPerSecond)
    this.breaker = new Breaker(clock)
    this.#lanes = new Lanes(
      (person) => this.#step(person),
      clock,
      concurrency,
      (personId, error) => log.error({ personId, err: error }, 'sending failed; it will be tried again'),
    )
  }

  /** Sends under way when the process last ended are uncertain until a status or the time settles them. */
  async start(): Promise<void> {
    const { db, clock, log, uncertainMs } = this.options
    const uncertain = await db.write((tx) => outbox.sendingAtCrash(tx, clock.now() + uncertainMs))
    if (uncertain > 0) log.warn({ uncertain }, 'messages were being sent when the server stopped')
    this.#lanes.start(outbox.peopleWithOpenMessages(db.read))
  }

  wake(people: Iterable<number>): void {
    this.#lanes.wake(people)
  }

  /** Looks for open messages that nobody told of, such as a retry by the operator. */
  sweep(): void {
    this.#lanes.wake(outbox.peopleWithOpenMessages(this.options.db.read))
  }

  pause(why: string): void {
    this.breaker.trip(why)
    this.options.log.error(
      { why },
      'sending is paused, and one message tries again each minute; see "inzira doctor" for what to mend',
    )
  }

  stop(): Promise<void> {
    this.#stopped = true
    this.#cancelTrial?.()
    return this.#lanes.stop()
  }

  get waiting(): number {
    return this.#lanes.waiting + this.#lanes.busy
  }

  async #step(personId: number): Promise<Next> {
    const { db, clock } = this.options
    const row = outbox.headOf(db.read, personId)
    if (row === undefined) return 'done'
    const waitMs = this.#waitMs(row)
    // Under way in another lane, whose person has just turned out to be this one.
    if (this.#underWay.has(row.id)) return { againAfterMs: lookAgainMs }
    // Not under way and yet being sent: the result of the send could not be stored.
    if (row.state === 'sending') return this.#becomesUncertain(row, 'the result of the send was not stored')
    if (waitMs > 0) return { againAfterMs: waitMs }
    if (row.state === 'uncertain') return this.#giveUpWaiting(row)
    const pairMs = this.#pair.take(personId)
    if (pairMs > 0) return { againAfterMs: pairMs }
    const brokenMs = this.breaker.waitMs()
    if (brokenMs > 0) {
      this.#pair.giveBack(personId)
      return this.#hold(personId, brokenMs)
    }
    const isTrial = this.breaker.state !== 'closed'
    const slotMs = this.#number.reserve()
    if (slotMs > 0) await new Promise<void>((resolve) => clock.after(slotMs, resolve))
    this.#underWay.add(row.id)
    try {
      return await this.#send(row)
    } finally {
      this.#underWay.delete(row.id)
      // Should it have ended without an answer, the next one may try.
      if (isTrial) this.breaker.released()
    }
  }

  /**
   * While the breaker is open people are held together instead of each asking again: one of them tries when the
   * pause is over, and the others go on when that went well.
   */
  #hold(personId: number, waitMs: number): Next {
    this.#held.add(personId)
    this.#letOneTryAfter(waitMs)
    return 'done'
  }

  #letOneTryAfter(waitMs: number): void {
    if (this.#cancelTrial !== undefined || this.#stopped) return
    this.#cancelTrial = this.options.clock.after(waitMs, () => {
      this.#cancelTrial = undefined
      const [first] = this.#held
      if (first === undefined) return
      this.#held.delete(first)
      this.#lanes.wake([first])
      if (this.#held.size > 0) this.#letOneTryAfter(lookAgainMs)
    })
  }

  #metaAnswers(): void {
    this.breaker.succeeded()
    if (this.breaker.state !== 'closed' || this.#held.size === 0) return
    const people = [...this.#held]
    this.#held.clear()
    this.#lanes.wake(people)
  }

  async #send(row: outbox.OutboxMessage): Promise<Next> {
    const { db, clock, channel } = this.options
    const message = JSON.parse(row.message) as Message
    const person = personById(db.read, row.person_id)
    const to = { waId: person?.wa_id ?? null, userId: person?.user_id ?? null }
    if (person === undefined || (to.waId === null && to.userId === null)) {
      return this.#ended(row, {
        refusal: 'never',
        code: null,
        message: 'no number or id is known for this person',
      })
    }
    if (row.category === 'service' && !this.#windowIsOpen(person)) {
      return this.#ended(row, { refusal: 'window', code: null, message: 'window closed' })
    }
    const attachment = row.category === 'service' ? attachmentOf(message) : undefined
    // An upload shows nothing to anybody, so it comes before the point after which nobody knows.
    const uploaded = attachment === undefined ? undefined : await this.#upload(attachment)
    if (uploaded !== undefined && uploaded.mediaId === undefined) {
      await db.write((tx) => outbox.countAttempt(tx, row.id))
      return this.#refused(row, uploaded)
    }
    const stillWanted = await db.write((tx) => {
      if (outbox.messageById(tx, row.id)?.state !== 'queued') return false
      outbox.markSending(tx, row.id, clock.now())
      return true
    })
    // The operator took it back meanwhile.
    if (!stillWanted) return 'more'
    if (row.category === 'template') {
      return this.#settle(row, await channel.sendTemplate(to, plainText(message), { token: row.token }))
    }
    this.#markRead(row)
    const extras = { token: row.token, ...(uploaded !== undefined && { mediaId: uploaded.mediaId }) }
    return this.#settle(row, await channel.sendMessage(to, message, extras))
  }

  async #settle(row: outbox.OutboxMessage, result: SendResult): Promise<Next> {
    const { clock, log } = this.options
    const about = { correlationId: row.correlation_id, outbox: row.id }
    if (result.sent === true) {
      this.#metaAnswers()
      const personId = await this.#stored((tx) => {
        outbox.markAccepted(tx, row.id, result.waMessageId, clock.now())
        const failed = adoptOrphans(tx, row.id, result.waMessageId)
        const current = outbox.messageById(tx, row.id)
        if (failed !== undefined && current !== undefined) {
          const { refusalOf, hasTemplate } = this.options.channel
          refuse(tx, current, { ...failed, refusal: refusalOf(failed.code), hasTemplate, now: clock.now() })
        }
        return current?.person_id
      })
      // Meanwhile it may have become somebody else's: two rows of people turned out to be one.
      if (personId !== undefined && personId !== row.person_id) this.wake([personId])
      log.debug({ ...about, waMessageId: result.waMessageId }, 'message accepted')
      return 'more'
    }
    if (result.sent === 'uncertain') {
      this.breaker.failed(result.message)
      log.warn({ ...about, why: result.message }, 'nobody knows whether this message was taken')
      return this.#becomesUncertain(row, result.message)
    }
    return this.#refused(row, result)
  }

  /** Forgetting that Meta took a message would send it twice: a full disk is waited for. */
  async #stored<T>(job: (tx: Tx) => T): Promise<T> {
    const { db, clock, log } = this.options
    for (;;) {
      try {
        return await db.write(job)
      } catch (error) {
        if (this.#stopped || !isFaultOfDatabase(error)) throw error
        log.error({ err: error }, 'an accepted message cannot be marked; trying again')
        await new Promise<void>((resolve) => clock.after(storeAgainMs, resolve))
      }
    }
  }

  /** A file that cannot be made must not bar the way for what comes after it. */
  async #upload(attachment: Attachment): Promise<{ mediaId: string } | Refused> {
    try {
      return await this.options.channel.upload(attachment)
    } catch (error) {
      if (isFaultOfDatabase(error)) throw error
      this.options.log.error({ err: error, attachment }, 'a file cannot be made')
      return { refusal: 'media', code: null, message: sentenceOf(error) }
    }
  }

  async #becomesUncertain(row: outbox.OutboxMessage, why: string): Promise<Next> {
    const { db, clock, uncertainMs } = this.options
    await db.write((tx) => outbox.markUncertain(tx, row.id, clock.now() + uncertainMs, why))
    return 'more'
  }

  /** No status came in all that time: it was most likely never taken, so it is sent again. */
  async #giveUpWaiting(row: outbox.OutboxMessage): Promise<Next> {
    const { db, clock, log } = this.options
    const isOver = await db.write((tx) =>
      hasUnreadStatuses(tx, row.next_attempt_at)
        ? undefined
        : outbox.markWaitedInVain(tx, row.id, clock.now()),
    )
    if (isOver === undefined) return { againAfterMs: lookAgainMs }
    if (isOver) {
      log.warn(
        { correlationId: row.correlation_id, outbox: row.id },
        'no status came for an uncertain send; sending again',
      )
    }
    return 'more'
  }

  async #refused(row: outbox.OutboxMessage, why: Omit<Refused, 'mediaId'>): Promise<Next> {
    if (why.refusal === 'pause') this.pause(`${why.code ?? ''} ${why.message}`.trim())
    else if (why.refusal === 'number') this.breaker.failed(why.message)
    else this.#metaAnswers()
    return this.#ended(row, why)
  }

  /** This try is over; what becomes of the message depends on why. */
  async #ended(row: outbox.OutboxMessage, why: Omit<Refused, 'mediaId'>): Promise<Next> {
    const { db, clock, log, channel } = this.options
    const now = clock.now()
    const became = await db.write((tx) => {
      const current = outbox.messageById(tx, row.id)
      if (current === undefined) return 'ended'
      return refuse(tx, current, { ...why, hasTemplate: channel.hasTemplate, now })
    })
    const about = { correlationId: row.correlation_id, outbox: row.id, code: why.code, why: why.message }
    if (became === 'ended') log.error(about, 'message will not be sent; see "inzira outbox list --failed"')
    else log.warn(about, 'message refused; it will be tried again')
    return 'more'
  }

  #windowIsOpen(person: Person): boolean {
    const ageMs = this.options.clock.now() - (person.last_inbound_at ?? 0)
    return ageMs < windowMs && ageMs > -clockSlackMs
  }

  /** A wait longer than any we set was set by a clock that has been put right since. */
  #waitMs({ next_attempt_at }: outbox.OutboxMessage): number {
    const waitMs = next_attempt_at - this.options.clock.now()
    return waitMs > Math.max(longestBackOffMs, this.options.uncertainMs) ? 0 : waitMs
  }

  /** A courtesy that never holds a reply up: left out when the sender is busy. */
  #markRead(row: outbox.OutboxMessage): void {
    const { db, channel, log, concurrency } = this.options
    if (row.inbox_id === null || this.#readMarks + this.#lanes.busy > concurrency / 4) return
    const event = db.read.get<{ external_id: string; kind: string }>(
      'select external_id, kind from inbox where id = ?',
      row.inbox_id,
    )
    if (event?.kind !== 'message' || !event.external_id.startsWith('wamid.')) return
    this.#readMarks += 1
    channel
      .markRead(event.external_id)
      .catch((error: unknown) => log.debug({ err: error }, 'a read mark was not taken'))
      .finally(() => {
        this.#readMarks -= 1
      })
  }
}

const attachmentOf = (message: Message): Attachment | undefined =>
  'picture' in message ? message.picture : message.kind === 'file' ? message.file : undefined

const plainText = (message: Message): string => ('body' in message ? message.body : (message.caption ?? ''))

const lookAgainMs = 100
const storeAgainMs = 500
const clockSlackMs = 5 * 60 * 1000

/** Meta's customer service window. */
const windowMs = 24 * 60 * 60 * 1000
