import type { Random } from './random.ts'

/** What goes wrong on purpose. `when` decides for whom and how often. */
export type Fault = FaultKind & FaultScope

export type FaultKind =
  /** Graph refuses the send with this code; 'status' accepts it and fails it by webhook instead. */
  | { kind: 'send.error'; code: number; via?: 'response' | 'status' }
  /** A bare HTTP error from a proxy: no Graph JSON in it. */
  | { kind: 'send.http'; status: number }
  /** Never answers; `accepted` says whether the message was taken and reaches the phone. */
  | { kind: 'send.hang'; accepted: boolean }
  /** The connection breaks before an answer. */
  | { kind: 'send.drop'; accepted: boolean }
  /** The answer comes late. */
  | { kind: 'send.delay'; delayMs: number }
  /** The statuses arrive before the answer to the send. */
  | { kind: 'send.status_first' }
  | { kind: 'status.lose'; statuses?: StatusName[] }
  /** Statuses in reverse order: read, delivered, sent. */
  | { kind: 'status.shuffle' }
  | { kind: 'status.duplicate'; copies?: number }
  | { kind: 'webhook.duplicate'; copies?: number }
  /** Held back until a later webhook has overtaken it. */
  | { kind: 'webhook.reorder' }
  | { kind: 'webhook.delay'; delayMs: number }
  | { kind: 'webhook.bad_signature' }
  /** Metadata, download or upload answers with this HTTP status. */
  | { kind: 'media.http'; on: 'info' | 'download' | 'upload'; status: number }
  /** The download address is handed out already expired. */
  | { kind: 'media.expired' }
  /** Metadata or download come late. */
  | { kind: 'media.slow'; on: 'info' | 'download'; delayMs: number }
  /** The file ends in the middle; `isQuiet`: with the length of what came, else the connection breaks. */
  | { kind: 'media.cut'; isQuiet: boolean }
  /** Other bytes than were announced, of the same length. */
  | { kind: 'media.mixed_up' }
  /** Called by another type than it is of. */
  | { kind: 'media.wrong_mime'; mime: string }

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

export interface FaultScope {
  /** A person's key, phone or user id; everybody if absent. */
  person?: string
  /** From 0 to 1, by the simulator's dice; always if absent. */
  share?: number
  /** How often it strikes before it is spent; without end if absent. */
  times?: number
}

export type ActiveFault = Fault & { id: string; hits: number }

export type Struck<Kind extends FaultKind['kind']> = Extract<ActiveFault, { kind: Kind }>

export class Faults {
  #active: ActiveFault[] = []
  #count = 0
  onChange: () => void = () => {}

  constructor(
    readonly random: Random,
    readonly sameOne: (person: string, key: string) => boolean,
  ) {}

  add(fault: Fault): { id: string; remove: () => void; hits: () => number } {
    const active = { ...fault, id: `f${++this.#count}`, hits: 0 }
    this.#active.push(active)
    this.onChange()
    return { id: active.id, remove: () => this.remove(active.id), hits: () => active.hits }
  }

  remove(id: string): boolean {
    const before = this.#active.length
    this.#active = this.#active.filter((fault) => fault.id !== id)
    this.onChange()
    return this.#active.length < before
  }

  clear(): void {
    this.#active = []
    this.onChange()
  }

  list(): ActiveFault[] {
    return this.#active.filter((fault) => !spent(fault))
  }

  /** The first fault of these kinds that strikes this person now; counts the hit. */
  strike<Kind extends FaultKind['kind']>(
    kinds: readonly Kind[],
    personKey: string | undefined,
    only: (fault: Struck<Kind>) => boolean = () => true,
  ): Struck<Kind> | undefined {
    if (this.#active.length === 0) return undefined
    for (const active of this.#active) {
      if (!(kinds as readonly string[]).includes(active.kind) || spent(active)) continue
      const fault = active as Struck<Kind>
      if (!only(fault)) continue
      if (fault.person !== undefined && (personKey === undefined || !this.sameOne(fault.person, personKey)))
        continue
      if (fault.share !== undefined && this.random.share() >= fault.share) continue
      fault.hits++
      this.onChange()
      return fault
    }
    return undefined
  }

  /** The same for a batch: it is struck when any of its people is. */
  strikeAny<Kind extends FaultKind['kind']>(
    kind: Kind,
    personKeys: (string | undefined)[],
  ): Struck<Kind> | undefined {
    if (this.#active.length === 0) return undefined
    for (const key of personKeys) {
      const fault = this.strike([kind], key)
      if (fault !== undefined) return fault
    }
    return undefined
  }
}

const spent = (fault: ActiveFault): boolean => fault.times !== undefined && fault.hits >= fault.times
