import { expect } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb, type Tx } from '../db/open.ts'
import { laneOf, receive } from '../events/events.ts'
import type { Language } from '../i18n/languages.ts'
import { personOf } from '../people/identity.ts'
import { setLanguage } from '../people/people.ts'
import { conversationOf } from '../queue/conversations.ts'
import { openLanes } from '../queue/dispatcher.ts'
import { handle } from '../queue/handle.ts'
import { markHandled, oldestOpen } from '../queue/inbox.ts'
import { sweeps } from '../queue/sweeps.ts'
import { type RideRules, usualRules } from '../rides/rules.ts'
import { faultsOf } from '../whatsapp/outgoing.ts'
import type { Conversation } from './conversation.ts'
import type { AnyFlow } from './flow.ts'
import type { Incoming } from './incoming.ts'
import { flows as released } from './index.ts'
import type { Choice, Message, PictureAttachment } from './message.ts'

export interface TranscriptOptions {
  /** Null for somebody who never wrote before. */
  language?: Language | null
  /** E.164 digits; null for somebody known only by a username. */
  phone?: string | null
  name?: string
  publicUrl?: string | null
  /** How long the bot is silent for somebody who asked for a human; an hour. */
  botPauseMs?: number
  flows?: ReadonlyMap<string, AnyFlow>
  rules?: RideRules
  /** Whether a template reaches people whose window is closed; false. */
  hasTemplate?: boolean
}

/**
 * A conversation on a real database through the real handling of events; only the clock is stood in for. Each message
 * that comes back is held against WhatsApp's limits.
 */
export async function transcript(options: TranscriptOptions = {}): Promise<Transcript> {
  return (await cast(options)).person(options)
}

/** Several people on one database: what one does, the others hear of. */
export async function cast(
  options: Omit<TranscriptOptions, 'language' | 'phone' | 'name'> = {},
): Promise<Cast> {
  const db = openDb(':memory:')
  await migrateOpen(db)
  return new Cast(db, new ManualClock(), options)
}

export class Cast {
  readonly #people: Transcript[] = []
  #events = 0

  constructor(
    readonly db: Db,
    readonly clock: ManualClock,
    private readonly options: TranscriptOptions,
  ) {}

  /** Somebody with a phone of their own. */
  async person(given: Pick<TranscriptOptions, 'language' | 'phone' | 'name'> = {}): Promise<Transcript> {
    const { language = 'en', phone = `25078811122${2 + this.#people.length}`, name } = given
    const identity = {
      ...(phone === null ? { userId: 'RW.someone' } : { waId: phone }),
      ...(name && { name }),
    }
    const personId = await this.db.write((tx) => {
      const id = personOf(tx, identity, this.clock.now())
      if (language !== null) setLanguage(tx, id, language)
      return id
    })
    const person = new Transcript(this, personId)
    this.#people.push(person)
    return person
  }

  /** One event of somebody, and all that follows from it. */
  async happens(personId: number, kind: string, payload: unknown): Promise<void> {
    // Everything a person does takes a moment.
    this.clock.advance(1000)
    const now = this.clock.now()
    const externalId = `test.${++this.#events}`
    const lane = laneOf(personId)
    const event = { externalId, kind, lane, personId, correlationId: 'test', payload, occurredAt: now }
    await this.db.write((tx) => receive(tx, event, now))
    await this.settles(personId)
  }

  /** Time goes by; deadlines on the way are met at their time, in their order. */
  async waits(ms: number): Promise<void> {
    const until = this.clock.now() + ms
    for (;;) {
      const due = sweeps.flatMap((sweep) => sweep.dueAt(this.db.read, this.#at()) ?? [])
      const next = Math.min(...due)
      if (next > until) break
      this.clock.advance(Math.max(0, next - this.clock.now()))
      await this.settles()
    }
    this.clock.advance(until - this.clock.now())
    await this.settles()
  }

  /** Meets what is due and handles what is open, each event in a transaction of its own, as the dispatcher does. */
  async settles(actor?: number): Promise<void> {
    const after = this.#lastOutboxId()
    await this.#meetDeadlines()
    while (await this.db.write((tx) => this.#handleOne(tx))) await this.#meetDeadlines()
    for (const person of this.#people) {
      const heard = this.said(person.personId, after)
      if (heard.length > 0 || person.personId === actor) person.heard = heard
      for (const message of heard) {
        expect(faultsOf(message), `WhatsApp would refuse:\n${textOf(message)}`).toEqual([])
      }
    }
  }

  said(personId: number, afterId: number): Message[] {
    return this.db.read
      .all<{ message: string }>(
        'select message from outbox where id > ? and person_id = ? order by id',
        afterId,
        personId,
      )
      .map((row) => JSON.parse(row.message) as Message)
  }

  async #meetDeadlines(): Promise<void> {
    const at = this.#at()
    for (const { due, meet } of sweeps) {
      for (const row of due(this.db.read, { ...at, limit: 100 }))
        await this.db.write((tx) => meet(tx, row, at))
    }
  }

  #at() {
    return { now: this.clock.now(), rules: this.options.rules ?? usualRules }
  }

  async #handleOne(tx: Tx): Promise<boolean> {
    const [lane] = openLanes(tx)
    const event = lane === undefined ? undefined : oldestOpen(tx, lane)
    if (event === undefined) return false
    const now = this.clock.now()
    const { outcome } = await handle(tx, event, this.#handling(now))
    markHandled(tx, event.id, outcome, now)
    return true
  }

  #handling(now: number) {
    return {
      flows: this.options.flows ?? released,
      reading: {
        message: (payload: unknown) => payload as Incoming,
        status: () => undefined,
        identity: () => undefined,
        marketingOptOut: () => undefined,
      },
      botPauseMs: this.options.botPauseMs ?? hourMs,
      lapseMs: 24 * hourMs,
      hasTemplate: this.options.hasTemplate ?? false,
      publicUrl: this.options.publicUrl ?? null,
      rules: this.options.rules ?? usualRules,
      now,
    }
  }

  #lastOutboxId(): number {
    return this.db.read.get<{ id: number }>('select coalesce(max(id), 0) as id from outbox')?.id ?? 0
  }
}

export class Transcript {
  /** What they were told last. */
  heard: Message[] = []

  constructor(
    readonly cast: Cast,
    readonly personId: number,
  ) {}

  get db(): Db {
    return this.cast.db
  }

  get clock(): ManualClock {
    return this.cast.clock
  }

  /** Types words. */
  says(body: string): Promise<Message[]> {
    return this.sends({ kind: 'text', body })
  }

  /** Taps a button or a row of any bubble seen so far, the newest first. */
  taps(title: string): Promise<Message[]> {
    const choice = this.choices().find((one) => one.title === title)
    if (choice === undefined) throw new Error(`there is no choice "${title}" to tap\n\n${this.visible()}`)
    return this.sends({ kind: 'choice', id: choice.id, title })
  }

  /** Anything else: a pin, a picture, a voice note. */
  sends(incoming: Incoming): Promise<Message[]> {
    return this.#happens('message', incoming)
  }

  /** Something that was asked for comes back, named "flow.event". */
  gets(name: string, data: unknown): Promise<Message[]> {
    return this.#happens('result', { name, data })
  }

  /** A human answers from the Business app. */
  echoes(): Promise<Message[]> {
    return this.#happens('echo', {})
  }

  /** What a pasted link or the like turned out to be, once it was looked up. */
  async learns(answers: { flow: string; step: string }, incoming: Incoming): Promise<Message[]> {
    return this.#happens('result', { answers, incoming })
  }

  /** Time goes by; timers that come due on the way are heard. */
  async waits(ms: number): Promise<Message[]> {
    this.heard = []
    await this.cast.waits(ms)
    return this.heard
  }

  /** The last turn said all of this, in this order, and nothing is checked about the rest. */
  hears(...parts: string[]): void {
    const said = this.visible()
    let from = 0
    for (const part of parts) {
      const at = said.indexOf(part, from)
      if (at === -1) expect(said).toContain(part)
      expect(at, `"${part}" comes too early in\n\n${said}`).toBeGreaterThanOrEqual(from)
      from = at + part.length
    }
  }

  hearsNothing(): void {
    expect(this.visible()).toBe('')
  }

  /** The titles under the last bubble that has any. */
  offers(...titles: string[]): void {
    expect(this.#offered().map(({ title }) => title)).toEqual(titles)
  }

  /** Where the conversation stands, as "flow.step". */
  async standsAt(at: string): Promise<void> {
    const { flow, step } = await this.conversation()
    expect(`${flow}.${step}`).toBe(at)
  }

  async conversation(): Promise<Conversation> {
    const at = await this.db.write((tx) => conversationOf(tx, this.personId))
    if (at === undefined) throw new Error('nothing was said yet')
    return at
  }

  /** The last turn as a person sees it. */
  visible(): string {
    return this.heard.map(textOf).join('\n---\n')
  }

  close(): Promise<void> {
    return this.db.close()
  }

  async #happens(kind: string, payload: unknown): Promise<Message[]> {
    await this.cast.happens(this.personId, kind, payload)
    return this.heard
  }

  #offered(): Choice[] {
    return this.heard.findLast((message) => message.kind === 'choices')?.choices ?? []
  }

  /** Everything that can be tapped, newest bubble first. */
  choices(): Choice[] {
    return this.cast
      .said(this.personId, 0)
      .reverse()
      .flatMap((message) => (message.kind === 'choices' ? message.choices : []))
  }
}

/** A message as it reads on the phone: "[▣ …]" is a picture or file, "‹…›" something to tap. */
export function textOf(message: Message): string {
  switch (message.kind) {
    case 'choices':
      return [
        message.picture === undefined ? undefined : `[▣ ${pictureName(message.picture)}]`,
        message.body,
        message.footer,
        ...message.choices.map(
          ({ title, description }) => `‹${title}›${description ? ` ${description}` : ''}`,
        ),
      ]
        .filter((line) => line !== undefined)
        .join('\n')
    case 'link':
      return `${message.body}\n‹${message.label}› ${message.url}`
    case 'picture':
      return `[▣ ${pictureName(message.picture)}]\n${message.caption ?? ''}`
    case 'file':
      return `[▣ ${message.filename}]\n${message.caption ?? ''}`
    default:
      return message.body
  }
}

const pictureName = (picture: PictureAttachment): string =>
  picture.source === 'qr' ? picture.as : picture.field

export const hourMs = 3_600_000
