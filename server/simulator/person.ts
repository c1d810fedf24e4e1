import type { Delivery } from './courier.ts'
import {
  changeNumber,
  echoFromApp,
  mediaContent,
  prefer,
  type Said,
  write,
  writeTogether,
} from './inbound.ts'
import { type Json, objectOf, textOf } from './json.ts'
import type { Accepted } from './ledger.ts'
import type { Medium } from './media.ts'
import type { PersonState } from './people.ts'
import { type Choice, choicesOf, readable } from './readable.ts'
import type { World } from './world.ts'

/** A message that reached the person's phone. */
export interface Received extends Accepted {
  message: Json
  /** What is to be read: the body, the caption, a template with its slots filled. */
  text: string
  /** Buttons or list rows, in order. */
  choices: Choice[]
  /** Address behind a link button. */
  url?: string
  media?: Medium
}

/** Somebody for tests and for the phone page; every method resolves when the business acknowledged the webhook. */
export class Person {
  readonly received: Received[] = []
  #nextIndex = 0
  #waiting: (() => void)[] = []

  constructor(
    readonly world: World,
    readonly state: PersonState,
  ) {}

  get key(): string {
    return this.state.key
  }
  get phone(): string {
    return this.state.phone
  }
  get userId(): string {
    return this.state.userId
  }
  get name(): string {
    return this.state.name
  }
  /** The bot shows "typing…". */
  get isTypedTo(): boolean {
    return this.world.typingUntil.has(this.key)
  }

  says(body: string, said?: Said): Promise<Delivery> {
    return write(this.world, this.state, 'text', { body }, said)
  }

  /** Several messages in one webhook. */
  async saysTogether(bodies: string[]): Promise<Delivery> {
    return await writeTogether(this.world, this.state, bodies)
  }

  /** The newest button or row with this title or id. */
  async taps(titleOrId: string): Promise<Delivery> {
    for (const message of this.received.toReversed()) {
      const choice = message.choices.find((one) => one.title === titleOrId || one.id === titleOrId)
      if (choice !== undefined) return await this.chooses(choice, message.id)
    }
    throw new Error(`${this.name} sees no "${titleOrId}". On the screen: ${this.screen()}`)
  }

  chooses({ kind, id, title, description }: Choice, replyTo: string): Promise<Delivery> {
    if (kind === 'quick_reply')
      return write(this.world, this.state, 'button', { payload: id, text: title }, { replyTo })
    const type = kind === 'row' ? 'list_reply' : 'button_reply'
    const reply = { id, title, ...(kind === 'row' && description !== undefined && { description }) }
    return write(this.world, this.state, 'interactive', { type, [type]: reply }, { replyTo })
  }

  sendsLocation(
    latitude: number,
    longitude: number,
    more: { name?: string; address?: string } = {},
    said?: Said,
  ) {
    return write(this.world, this.state, 'location', { latitude, longitude, ...more }, said)
  }

  sendsImage(bytes: Uint8Array, { mime = 'image/jpeg', caption }: { mime?: string; caption?: string } = {}) {
    return this.sendsFile('image', bytes, { mime, ...(caption !== undefined && { caption }) })
  }

  sendsDocument(bytes: Uint8Array, more: { mime?: string; filename?: string; caption?: string } = {}) {
    return this.sendsFile('document', bytes, { mime: 'application/pdf', filename: 'document.pdf', ...more })
  }

  sendsFile(
    kind: 'image' | 'document' | 'audio' | 'video' | 'sticker',
    bytes: Uint8Array,
    { mime, filename, caption }: { mime: string; filename?: string; caption?: string },
  ): Promise<Delivery> {
    const medium = this.world.media.add(bytes, mime, 7, filename)
    const content = mediaContent(medium, {
      ...(caption !== undefined && caption !== '' && { caption }),
      ...(kind === 'document' && { filename: filename ?? 'document' }),
      ...(kind === 'audio' && { voice: true }),
      ...(kind === 'sticker' && { animated: false }),
    })
    return write(this.world, this.state, kind, content)
  }

  sendsContact(name: string, phone: string): Promise<Delivery> {
    const card = {
      name: { formatted_name: name, first_name: name },
      phones: [{ phone: `+${phone}`, wa_id: phone, type: 'CELL' }],
    }
    return write(this.world, this.state, 'contacts', [card] as unknown as Json)
  }

  /** An empty emoji takes the reaction back. */
  reacts(messageId: string, emoji: string): Promise<Delivery> {
    return write(this.world, this.state, 'reaction', {
      message_id: messageId,
      ...(emoji !== '' && { emoji }),
    })
  }
  edits(messageId: string, body: string): Promise<Delivery> {
    const message = { type: 'text', text: { body } }
    return write(this.world, this.state, 'edit', { original_message_id: messageId, message })
  }
  revokes(messageId: string): Promise<Delivery> {
    return write(this.world, this.state, 'revoke', { original_message_id: messageId })
  }
  orders(items: { product_retailer_id: string; quantity: number; item_price: number; currency: string }[]) {
    return write(this.world, this.state, 'order', {
      catalog_id: '194836987003835',
      product_items: items,
      text: '',
    })
  }
  sendsUnsupported(): Promise<Delivery> {
    const errors = [
      {
        code: 131051,
        title: 'Message type unknown',
        message: 'Message type unknown',
        error_data: { details: 'Message type is currently not supported.' },
      },
    ]
    return write(this.world, this.state, 'unsupported', { type: 'poll_creation' }, { extra: { errors } })
  }
  /** Any type at all, known or not. */
  sends(type: string, content: Json | undefined, said?: Said): Promise<Delivery> {
    return write(this.world, this.state, type, content, said)
  }

  changesNumber(phone: string = this.world.people.freePhone()): Promise<Delivery> {
    return changeNumber(this.world, this.state, phone)
  }
  stopsMarketing(): Promise<Delivery> {
    return prefer(this.world, this.state, 'stop')
  }
  resumesMarketing(): Promise<Delivery> {
    return prefer(this.world, this.state, 'resume')
  }
  /** A human of the business answers from the Business app. */
  hearsFromHuman(body: string): Promise<Delivery> {
    return echoFromApp(this.world, this.state, body)
  }
  /** A phone that is off gets nothing delivered until it is on again. */
  turnsPhone(to: 'on' | 'off'): void {
    this.state.online = to === 'on'
    if (this.state.online) this.world.statuses.cameOnline(this.state)
  }

  /** The next bubble not yet looked at; waits for it in real time. */
  async next(timeoutMs = 5_000): Promise<Received> {
    const until = Date.now() + timeoutMs
    for (;;) {
      const message = this.received[this.#nextIndex]
      if (message !== undefined) {
        this.#nextIndex++
        return message
      }
      const leftMs = until - Date.now()
      if (leftMs <= 0) {
        throw new Error(`${this.name} heard nothing within ${timeoutMs} ms. On the screen: ${this.screen()}`)
      }
      await this.#somethingOr(leftMs)
    }
  }

  /** Everything on the phone counts as looked at. */
  catchesUp(): void {
    this.#nextIndex = this.received.length
  }

  /** True when nothing new comes for this long. */
  async hearsNothing(forMs = 200): Promise<boolean> {
    const before = this.#nextIndex
    if (this.received.length > before) return false
    await new Promise((resolve) => setTimeout(resolve, forMs))
    return this.received.length === before
  }

  /** Called by the simulator. */
  receive(accepted: Accepted, message: Json): void {
    const type = accepted.type
    const content = objectOf(message[type]) ?? {}
    const mediaId = textOf(content.id) ?? textOf(objectOf(headerMedia(content))?.id)
    const media = mediaId === undefined ? undefined : this.world.media.find(mediaId)
    const { text, url } = readable(this.world.templates, message)
    this.received.push({
      ...accepted,
      message,
      text,
      choices: choicesOf(this.world.templates, message),
      ...(url !== undefined && { url }),
      ...(media !== undefined && { media }),
    })
    // Nobody looks back at the chat of one of a crowd, which may live for weeks.
    if (this.state.hidden && this.received.length > 2 * keptOfHidden)
      this.received.splice(0, this.received.length - keptOfHidden)
    for (const wake of this.#waiting.splice(0)) wake()
  }

  private screen(): string {
    const last = this.received.slice(-3)
    if (last.length === 0) return 'nothing.'
    return last
      .map(({ text, choices }) => `"${text}" [${choices.map((one) => one.title).join(' | ')}]`)
      .join(', ')
  }

  #somethingOr(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}

const keptOfHidden = 10

function headerMedia(interactive: Json): unknown {
  const header = objectOf(interactive.header)
  return header?.[textOf(header.type) ?? '']
}
