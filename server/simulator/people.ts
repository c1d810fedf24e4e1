import type { Random } from './random.ts'

/** Somebody with WhatsApp on a phone. */
export interface PersonState {
  /** Names the person in the simulator whatever becomes of the number. */
  readonly key: string
  name: string
  username?: string
  /** Digits with country code, without "+": Meta's wa_id. */
  phone: string
  /** Business-scoped user id; new when the number changes. */
  userId: string
  /** Webhooks carry only the user id, as for people with a username. */
  bsuidOnly: boolean
  /** Language of the phone. */
  language: string
  /** Off: what is sent waits as "sent" until the phone is on again. */
  online: boolean
  /** Reads what arrives. */
  reads: boolean
  /** Has blocked the business. */
  blocked: boolean
  /** Has stopped marketing messages. */
  marketingStopped: boolean
  /** Opens the 24-hour window. */
  lastInboundAt?: number
  /** One of a crowd: on no list and in no log, and its chat is not kept. Messages reach it as they reach all. */
  readonly hidden: boolean
  /** A word on who it is, for whoever plays them on the phone page. */
  readonly about?: string
}

export interface NewPerson {
  phone?: string
  name?: string
  username?: string
  bsuidOnly?: boolean
  language?: string
  online?: boolean
  reads?: boolean
  /** The 24-hour window is open though nothing was said yet. */
  windowOpen?: boolean
  hidden?: boolean
  about?: string
}

export class People {
  readonly #byKey = new Map<string, PersonState>()
  readonly #byPhone = new Map<string, PersonState>()
  readonly #byUserId = new Map<string, PersonState>()
  #count = 0
  #hidden = 0

  constructor(readonly random: Random) {}

  add(given: NewPerson, autoRead: boolean): PersonState {
    const hidden = given.hidden ?? false
    if (hidden) this.#hidden++
    else this.#count++
    const phone = given.phone === undefined ? this.freePhone() : digitsOf(given.phone)
    const existing = this.#byPhone.get(phone)
    if (existing) return existing
    const person: PersonState = {
      key: hidden ? `h${this.#hidden}` : `p${this.#count}`,
      name: given.name ?? `Person ${this.#count}`,
      ...(given.username !== undefined && { username: given.username }),
      phone,
      userId: this.newUserId(phone),
      bsuidOnly: given.bsuidOnly ?? false,
      language: given.language ?? 'en',
      online: given.online ?? true,
      reads: given.reads ?? autoRead,
      blocked: false,
      marketingStopped: false,
      hidden,
      ...(given.about !== undefined && { about: given.about }),
    }
    this.#byKey.set(person.key, person)
    this.#byPhone.set(person.phone, person)
    this.#byUserId.set(person.userId, person)
    return person
  }

  remove(person: PersonState): void {
    this.#byKey.delete(person.key)
    this.#byPhone.delete(person.phone)
    this.#byUserId.delete(person.userId)
  }

  clear(): void {
    for (const person of this.#byKey.values()) this.remove(person)
  }

  /** The new number brings a new business-scoped user id, as Meta does it. */
  changeNumber(person: PersonState, phone: string): void {
    this.#byPhone.delete(person.phone)
    this.#byUserId.delete(person.userId)
    person.phone = digitsOf(phone)
    person.userId = this.newUserId(person.phone)
    this.#byPhone.set(person.phone, person)
    this.#byUserId.set(person.userId, person)
  }

  /** Everybody who is not hidden. */
  all(): PersonState[] {
    return [...this.#byKey.values()].filter(({ hidden }) => !hidden)
  }
  byKey(key: string): PersonState | undefined {
    return this.#byKey.get(key)
  }
  byPhone(phone: string): PersonState | undefined {
    return this.#byPhone.get(phone) ?? this.#byPhone.get(digitsOf(phone))
  }
  byUserId(userId: string): PersonState | undefined {
    return this.#byUserId.get(userId)
  }

  freePhone(): string {
    for (;;) {
      const phone = `25078${this.random.digits(7)}`
      if (!this.#byPhone.has(phone)) return phone
    }
  }

  private newUserId(phone: string): string {
    const country = countries.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? 'US'
    return `${country}.${this.random.digits(20)}`
  }
}

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '')

const countries = [
  ['250', 'RW'],
  ['254', 'KE'],
  ['255', 'TZ'],
  ['256', 'UG'],
  ['257', 'BI'],
  ['243', 'CD'],
  ['237', 'CM'],
  ['33', 'FR'],
  ['44', 'GB'],
] as const
