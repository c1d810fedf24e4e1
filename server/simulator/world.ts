import type { Clock } from '../clock.ts'
import { Chats } from './chat.ts'
import { Courier } from './courier.ts'
import { Faults } from './faults.ts'
import type { Json } from './json.ts'
import { type Accepted, Ledger } from './ledger.ts'
import { SendLimits } from './limits.ts'
import { MediaStore } from './media.ts'
import { type Identity, resolve, type Settings, type SimulatorOptions } from './options.ts'
import { People, type PersonState } from './people.ts'
import { type Random, randomOf } from './random.ts'
import { Statuses } from './statuses.ts'
import type { Template } from './templates.ts'
import { Waits } from './waits.ts'
import { WireLog } from './wire.ts'

/** Everything Meta knows, in one hand. */
export interface World {
  identity: Identity
  settings: Settings
  clock: Clock
  random: Random
  templates: Template[]
  people: People
  chats: Chats
  ledger: Ledger
  faults: Faults
  media: MediaStore
  limits: SendLimits
  wire: WireLog
  courier: Courier
  statuses: Statuses
  /** Who wrote which message, for read receipts. */
  writtenBy: Map<string, PersonState>
  /** Whom the business shows "typing…", and until when. */
  typingUntil: Map<string, number>
  /** What people wait for, as the bot's own server tells; Meta would not know. */
  waits: Waits
  subscribedApps: Json[]
  newMessageId(phone: string): string
  traceId(): string
  watchers: Watchers
}

export interface Watchers {
  accepted: Set<(message: Accepted, person: PersonState) => void>
  typing: Set<(person: PersonState, isTyping: boolean) => void>
}

export function createWorld(options: SimulatorOptions): World {
  const { identity, settings, clock, seed, templates } = resolve(options)
  const random = randomOf(seed)
  const people = new People(random)
  const faults = new Faults(random, (wanted, key) => {
    if (wanted === key) return true
    return (people.byPhone(wanted) ?? people.byUserId(wanted))?.key === key
  })
  const wire = new WireLog()
  wire.recording = settings.record === 'everything'
  wire.isHidden = (key) => people.byKey(key)?.hidden === true
  const chats = new Chats()
  const ledger = new Ledger()
  const courier = new Courier(identity, settings, clock, faults, wire)
  courier.url = options.webhookUrl
  const run = random.hex(8).toUpperCase()
  let count = 0
  return {
    identity,
    settings,
    clock,
    random,
    templates,
    people,
    chats,
    ledger,
    faults,
    media: new MediaStore(clock, random),
    limits: new SendLimits(clock),
    wire,
    courier,
    statuses: new Statuses(settings, clock, courier, faults, chats, ledger),
    writtenBy: new Map(),
    typingUntil: new Map(),
    waits: new Waits(),
    subscribedApps: [],
    newMessageId: (phone) =>
      `wamid.HBgM${btoa(phone)}FQIAERgS${run}${(++count).toString(16).toUpperCase().padStart(10, '0')}AA==`,
    traceId: () => `A${run}${(++count).toString(36)}`,
    watchers: { accepted: new Set(), typing: new Set() },
  }
}

/** Back to an empty world with the same identity; settings stay. */
export function resetWorld(world: World): void {
  world.statuses.stop()
  world.people.clear()
  world.chats.clear()
  world.ledger.clear()
  world.faults.clear()
  world.media.clear()
  world.limits.clear()
  world.wire.clear()
  world.courier.deliveries.length = 0
  world.courier.acknowledgedMs.length = 0
  world.writtenBy.clear()
  world.typingUntil.clear()
  world.waits.clear()
}
