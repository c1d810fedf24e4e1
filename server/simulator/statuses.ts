import type { Clock } from '../clock.ts'
import type { Chats } from './chat.ts'
import type { Courier, Delivery } from './courier.ts'
import type { Faults, StatusName } from './faults.ts'
import { concernsAccount, type GraphFault, statusError } from './graph-fault.ts'
import type { Json } from './json.ts'
import type { Accepted, Ledger } from './ledger.ts'
import type { Settings } from './options.ts'
import type { PersonState } from './people.ts'

export interface Priced {
  category: 'service' | 'utility' | 'marketing' | 'authentication'
}

/** Tells the business what became of an accepted message: sent, delivered, read, or failed. */
export class Statuses {
  /** For people whose phone is off: what waits to be delivered. */
  readonly #whenOnline = new Map<string, (() => void)[]>()
  readonly #cancels = new Set<() => void>()

  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
    readonly courier: Courier,
    readonly faults: Faults,
    readonly chats: Chats,
    readonly ledger: Ledger,
  ) {}

  follow(message: Accepted, person: PersonState, priced: Priced): void {
    const names = this.#namesFor(person)
    const delays = names.map((name) => this.settings.statusDelaysMs[name] ?? 0)
    const tell = (name: StatusName) => void this.tell(message, person, name, priced)
    if (delays.every((delay) => delay === 0)) {
      setImmediate(() => {
        for (const name of names) tell(name)
      })
    } else for (const [index, name] of names.entries()) this.#after(delays[index] ?? 0, () => tell(name))
    if (!person.online) {
      const later = this.#whenOnline.get(person.key) ?? []
      later.push(() => {
        for (const name of this.#namesFor(person))
          if (name !== 'sent') void this.tell(message, person, name, priced)
      })
      this.#whenOnline.set(person.key, later)
    }
  }

  /** All at once, and known to the business when this resolves. */
  async tellAtOnce(message: Accepted, person: PersonState, priced: Priced): Promise<void> {
    await Promise.all(this.#namesFor(person).map((name) => this.tell(message, person, name, priced)))
  }

  fail(message: Accepted, person: PersonState, fault: GraphFault): void {
    const tell = () => void this.tell(message, person, 'failed', undefined, fault)
    const delayMs = this.settings.statusDelaysMs.sent ?? 0
    if (delayMs === 0) setImmediate(tell)
    else this.#after(delayMs, tell)
  }

  cameOnline(person: PersonState): void {
    const waiting = this.#whenOnline.get(person.key) ?? []
    this.#whenOnline.delete(person.key)
    for (const tell of waiting) tell()
  }

  async tell(
    message: Accepted,
    person: PersonState,
    name: StatusName,
    priced?: Priced,
    failure?: GraphFault,
  ): Promise<Delivery> {
    const note = failure === undefined ? undefined : `${failure.code} ${failure.title}`
    this.chats.raise(person.key, message.id, name, note)
    if (failure !== undefined && concernsAccount(failure.code))
      this.ledger.halt(failure.code, this.clock.now())
    const status: Json = {
      id: message.id,
      status: name,
      timestamp: String(Math.floor(this.clock.now() / 1_000)),
      ...(!person.bsuidOnly && { recipient_id: person.phone }),
      recipient_user_id: person.userId,
      ...(message.callback !== undefined && { biz_opaque_callback_data: message.callback }),
      ...(priced !== undefined && name !== 'played' && { pricing: pricingOf(priced) }),
      ...(failure !== undefined && { errors: [statusError(failure)] }),
    }
    const update = {
      field: 'messages',
      personKey: person.key,
      // A failed status names no contact.
      ...(failure === undefined && { contacts: [contactOf(person)] }),
      lists: { statuses: [status] },
    }
    const copies = this.faults.strike(['status.duplicate'], person.key)
    for (let copy = 0; copy < (copies === undefined ? 0 : (copies.copies ?? 1)); copy++)
      void this.courier.post(update)
    return await this.courier.post(update)
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
  }

  #namesFor(person: PersonState): ('sent' | 'delivered' | 'read')[] {
    const wanted = (['sent', 'delivered', 'read'] as const).filter(
      (name) =>
        this.settings.statusDelaysMs[name] !== null &&
        (name === 'sent' || person.online) &&
        (name !== 'read' || person.reads),
    )
    const lost = this.faults.strike(['status.lose'], person.key)
    const kept =
      lost === undefined ? wanted : wanted.filter((name) => !(lost.statuses ?? ['delivered']).includes(name))
    if (this.faults.strike(['status.shuffle'], person.key) === undefined) return kept
    return kept.reverse()
  }

  #after(delayMs: number, call: () => void): void {
    const cancel = this.clock.after(delayMs, () => {
      this.#cancels.delete(cancel)
      call()
    })
    this.#cancels.add(cancel)
  }
}

/** As in `contacts` of a webhook: without a number for people who hide theirs. */
export function contactOf(person: PersonState): Json {
  return {
    profile: { name: person.name, ...(person.username !== undefined && { username: person.username }) },
    ...(!person.bsuidOnly && { wa_id: person.phone }),
    user_id: person.userId,
  }
}

const pricingOf = ({ category }: Priced): Json => ({
  billable: category !== 'service',
  pricing_model: 'PMP',
  type: category === 'service' ? 'free_customer_service' : 'regular',
  category,
})
