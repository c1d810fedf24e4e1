import type { StatusName } from './faults.ts'
import type { Json } from './json.ts'

/** One bubble of a chat, in WhatsApp's own words: the page draws what the wire carried. */
export interface ChatEntry {
  id: string
  side: 'person' | 'bot' | 'human' | 'system'
  at: number
  type: string
  /** The message as sent or received: `{ type, [type]: …, context? }`. */
  message: Json
  tick: Tick
  /** Why it failed, or what happened to it afterwards. */
  note?: string
  reaction?: string
  edited?: boolean
  revoked?: boolean
}

/** queued: on its way · sent: with WhatsApp · then as in a status. */
export type Tick = 'queued' | StatusName

const heights: Record<Tick, number> = { queued: 0, sent: 1, delivered: 2, read: 3, played: 4, failed: 5 }

/** The chats of all phones, kept by the server so that a reload of the page loses nothing. */
export class Chats {
  readonly #entries = new Map<string, ChatEntry[]>()
  onEntry: (personKey: string, entry: ChatEntry) => void = () => {}

  of(personKey: string): ChatEntry[] {
    return this.#entries.get(personKey) ?? []
  }

  add(personKey: string, entry: ChatEntry): void {
    const entries = this.#entries.get(personKey)
    if (entries === undefined) this.#entries.set(personKey, [entry])
    else {
      entries.push(entry)
      if (entries.length > maxEntries) entries.splice(0, entries.length - maxEntries)
    }
    this.onEntry(personKey, entry)
  }

  change(personKey: string, id: string, change: Partial<ChatEntry>): void {
    const entry = this.of(personKey).findLast((one) => one.id === id)
    if (entry === undefined) return
    Object.assign(entry, change)
    this.onEntry(personKey, entry)
  }

  /** A tick only rises. */
  raise(personKey: string, id: string, tick: Tick, note?: string): void {
    const entry = this.of(personKey).findLast((one) => one.id === id)
    if (entry === undefined || heights[tick] <= heights[entry.tick]) return
    this.change(personKey, id, { tick, ...(note !== undefined && { note }) })
  }

  clear(personKey?: string): void {
    if (personKey === undefined) this.#entries.clear()
    else this.#entries.delete(personKey)
  }
}

const maxEntries = 400
