import { expect } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import type { Language } from '../i18n/languages.ts'
import { laneOf, personOf } from '../people/identity.ts'
import { setLanguage } from '../people/people.ts'
import { conversationOf } from '../queue/conversations.ts'
import { handle } from '../queue/handle.ts'
import { markHandled, oldestOpen, receive } from '../queue/inbox.ts'
import { fireDueTimers } from '../queue/timers.ts'
import { faultsOf } from '../whatsapp/outgoing.ts'
import type { Conversation } from './conversation.ts'
import type { AnyFlow } from './flow.ts'
import type { Incoming } from './incoming.ts'
import { flows as released } from './index.ts'
import type { Choice, Message } from './message.ts'

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
}

/**
 * A conversation on a real database through the real handling of events; only the clock is stood in for. Each message
 * that comes back is held against WhatsApp's limits.
 */
export async function transcript(options: TranscriptOptions = {}): Promise<Transcript> {
  const db = openDb(':memory:')
  await migrateOpen(db)
  const clock = new ManualClock()
  const { language = 'en', phone = '250788111222', name } = options
  const identity = { ...(phone === null ? { userId: 'RW.someone' } : { waId: phone }), ...(name && { name }) }
  const personId = await db.write((tx) => {
    const id = personOf(tx, identity, clock.now())
    if (language !== null) setLanguage(tx, id, language)
    return id
  })
  return new Transcript(db, clock, personId, options)
}

export class Transcript {
  /** What the last turn said. */
  heard: Message[] = []
  #events = 0

  constructor(
    readonly db: Db,
    readonly clock: ManualClock,
    readonly personId: number,
    private readonly options: TranscriptOptions,
  ) {}

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
    return this.#happens('message', `wamid.${++this.#events}`, incoming)
  }

  /** Something that was asked for comes back, named "flow.event". */
  gets(name: string, data: unknown): Promise<Message[]> {
    return this.#happens('result', `result:${++this.#events}`, { name, data })
  }

  /** A human answers from the Business app. */
  echoes(): Promise<Message[]> {
    return this.#happens('echo', `wamid.${++this.#events}`, {})
  }

  /** Time goes by; timers that come due on the way are heard. */
  async waits(ms: number): Promise<Message[]> {
    this.clock.advance(ms)
    await this.db.write((tx) => fireDueTimers(tx, this.clock.now(), 100))
    return this.#handleOpen()
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

  async #happens(kind: string, externalId: string, payload: unknown): Promise<Message[]> {
    // Everything a person does takes a moment.
    this.clock.advance(1000)
    const now = this.clock.now()
    await this.db.write((tx) =>
      receive(
        tx,
        {
          externalId,
          kind,
          lane: laneOf(this.personId),
          personId: this.personId,
          correlationId: 'test',
          payload,
          occurredAt: now,
        },
        now,
      ),
    )
    return this.#handleOpen()
  }

  /** Handles what is open, each event in a transaction of its own, as the dispatcher does. */
  async #handleOpen(): Promise<Message[]> {
    const after = this.#lastOutboxId()
    let isOpen = true
    while (isOpen) {
      isOpen = await this.db.write(async (tx) => {
        const event = oldestOpen(tx, laneOf(this.personId))
        if (event === undefined) return false
        const now = this.clock.now()
        const { outcome } = await handle(tx, event, this.#handling(now))
        markHandled(tx, event.id, outcome, now)
        return true
      })
    }
    this.heard = this.#saidAfter(after)
    for (const message of this.heard) {
      expect(faultsOf(message), `WhatsApp would refuse:\n${textOf(message)}`).toEqual([])
    }
    return this.heard
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
      hasTemplate: false,
      publicUrl: this.options.publicUrl ?? null,
      now,
    }
  }

  #lastOutboxId(): number {
    return this.db.read.get<{ id: number }>('select coalesce(max(id), 0) as id from outbox')?.id ?? 0
  }

  #saidAfter(id: number): Message[] {
    return this.db.read
      .all<{ message: string }>('select message from outbox where id > ? order by id', id)
      .map((row) => JSON.parse(row.message) as Message)
  }

  #offered(): Choice[] {
    return this.heard.findLast((message) => message.kind === 'choices')?.choices ?? []
  }

  /** Everything that can be tapped, newest bubble first. */
  choices(): Choice[] {
    return this.#saidAfter(0)
      .reverse()
      .flatMap((message) => (message.kind === 'choices' ? message.choices : []))
  }
}

/** A message as it reads on the phone: "[▣ …]" is a picture or file, "‹…›" something to tap. */
export function textOf(message: Message): string {
  switch (message.kind) {
    case 'choices':
      return [
        message.picture === undefined ? undefined : `[▣ ${message.picture.as}]`,
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
      return `[▣ ${message.picture.as}]\n${message.caption ?? ''}`
    case 'file':
      return `[▣ ${message.filename}]\n${message.caption ?? ''}`
    default:
      return message.body
  }
}

export const hourMs = 3_600_000
