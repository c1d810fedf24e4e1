import { isFaultOfDatabase } from '../db/faults.ts'
import type { Tx } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import type { Conversation, Turn } from '../flows/conversation.ts'
import { Conversing } from '../flows/engine.ts'
import type { AnyFlow } from '../flows/flow.ts'
import type { Incoming } from '../flows/incoming.ts'
import { sayIn } from '../i18n/catalogue.ts'
import { changeNumber } from '../people/identity.ts'
import {
  heardFrom,
  type Person,
  pauseBot,
  personById,
  setMarketingOptedOut,
  stopWaitingForHuman,
} from '../people/people.ts'
import { type Scope, scopeTo } from '../policy/scope.ts'
import { addPushJobs } from '../push/jobs.ts'
import { pushOf } from '../push/news.ts'
import type { Push } from '../push/push.ts'
import { subscriptionIdsOf } from '../push/subscription.ts'
import type { RideRules } from '../rides/rules.ts'
import { conversationOf, saveConversation } from './conversations.ts'
import type { InboxEvent } from './inbox.ts'
import { messageById, send } from './outbox.ts'
import { refuse } from './refuse.ts'
import { applyStatus, type Status } from './statuses.ts'
import { isWithoutPosition } from './without-position.ts'

/** How the channel's JSON is read; given from outside because the queue knows no channel. */
export interface Reading {
  message(payload: unknown): Incoming
  status(payload: unknown): Status | undefined
  /** The identity somebody changed to. */
  identity(payload: unknown): { waId?: string; userId?: string } | undefined
  /** True: no marketing any more; false: again; undefined: about something else. */
  marketingOptOut(payload: unknown): boolean | undefined
}

export interface Handling {
  flows: ReadonlyMap<string, AnyFlow>
  reading: Reading
  botPauseMs: number
  lapseMs: number
  hasTemplate: boolean
  /** Where the landing pages are reached, or null when nobody outside can. */
  publicUrl: string | null
  rules: RideRules
  now: number
}

export interface Handled {
  /** For people who look at the inbox. */
  outcome: string
  /** People who have something to be sent, or whose queue may go on. */
  people: number[]
  /** Other lanes that have become ready. */
  lanes: string[]
  /** Meta will take nothing more until the operator acts: why. */
  pauseSending?: string
  /** They asked for a human, of which whoever runs this must hear. */
  asksForHuman?: true
  /** Rides in which somebody called for help, of which they must hear all the more. */
  sos?: number[]
  /** Trips planned ahead, likewise. */
  sosTrips?: number[]
  /** Push subscriptions that have something new to be told. */
  pushes?: number[]
}

/** Does what one event asks for, inside the caller's transaction. */
export async function handle(tx: Tx, event: InboxEvent, by: Handling): Promise<Handled> {
  const payload: unknown = JSON.parse(event.payload)
  if (isWithoutPosition(payload)) return { ...ignored(event.kind), outcome: positionGone }
  if (event.kind === 'status') return status(tx, by.reading.status(payload), by)
  const person = event.person_id === null ? undefined : personNow(tx, event.person_id)
  if (person === undefined) return ignored(event.kind)
  switch (event.kind) {
    case 'message':
      return message(tx, event, person, by.reading.message(payload), by)
    case 'timer':
    case 'result':
      return meeting(tx, event, person, payload as Met, by)
    case 'echo':
      // A human answered from the Business app: the bot does not talk into their conversation.
      pauseBot(tx, person.id, by.now + by.botPauseMs)
      stopWaitingForHuman(tx, person.id)
      return { ...ignored('echo'), outcome: 'a human answered; the bot is silent for a while' }
    case 'identity': {
      const to = by.reading.identity(payload)
      if (to === undefined) return ignored(event.kind)
      changeNumber(tx, person.id, to, by.now)
      return { outcome: 'the person has a new number or id', people: [person.id], lanes: [event.lane] }
    }
    case 'preference': {
      const stopped = by.reading.marketingOptOut(payload)
      if (stopped === undefined) return ignored(event.kind)
      setMarketingOptedOut(tx, person.id, stopped ? by.now : null)
      return {
        ...ignored('preference'),
        outcome: stopped ? 'no marketing wanted' : 'marketing allowed again',
      }
    }
    default:
      return ignored(event.kind)
  }
}

/** An event replayed long after may name a row that has since become part of another. */
function personNow(tx: Tx, id: number): Person | undefined {
  const person = personById(tx, id)
  return person?.merged_into == null ? person : personNow(tx, person.merged_into)
}

async function message(
  tx: Tx,
  event: InboxEvent,
  person: Person,
  incoming: Incoming,
  by: Handling,
): Promise<Handled> {
  heardFrom(tx, person.id, Math.min(event.occurred_at, event.received_at))
  const before = conversationOf(tx, person.id)
  const noted = nothingYet()
  const turn = await conversing(tx, event, person, by, before, noted).hears(incoming, hasLapsed(before, by))
  return spoken(tx, event, person, turn, by.now, noted)
}

async function meeting(tx: Tx, event: InboxEvent, person: Person, met: Met, by: Handling): Promise<Handled> {
  const before = conversationOf(tx, person.id)
  const noted = nothingYet()
  const engine = conversing(tx, event, person, by, before, noted)
  const turn =
    'answers' in met
      ? await engine.hearsLater(met.answers, met.incoming)
      : await engine.meets(met.name, met.data, hasLapsed(before, by))
  const handled = spoken(tx, event, person, turn, by.now, noted)
  // What the conversation has nothing to say of does not hold any more, or they want to hear nothing.
  if ('answers' in met || turn.messages.length === 0) return handled
  const outcome = pushed(tx, event, person, met, by, noted)
  return 'why' in outcome
    ? { ...handled, outcome: `${handled.outcome}; not pushed: ${outcome.why}` }
    : { ...handled, ...(outcome.told.length > 0 && { pushes: outcome.told }) }
}

/** Tells their browsers of it, too. A fault in its words must not keep the conversation from going on. */
function pushed(
  tx: Tx,
  event: InboxEvent,
  person: Person,
  news: { name: string; data: unknown },
  by: Handling,
  noted: Noted,
): { told: number[] } | { why: string } {
  const browsers = subscriptionIdsOf(tx, person.id, by.now)
  if (browsers.length === 0) return { told: [] }
  const language = person.language ?? 'en'
  const scope = scopeFor(tx, event, person, by, noted)
  const happenedAt = Math.min(event.occurred_at, by.now)
  let push: Push | undefined
  try {
    push = pushOf(news, { scope, say: sayIn(language), language, now: by.now, happenedAt })
  } catch (error) {
    if (isFaultOfDatabase(error)) throw error
    return { why: sentenceOf(error) }
  }
  if (push === undefined) return { told: [] }
  const about = { eventId: event.external_id, at: happenedAt, language }
  return { told: addPushJobs(tx, browsers, push, about, by.now) }
}

/** They left the open question unanswered for too long. */
const hasLapsed = (at: { updatedAt: number } | undefined, { now, lapseMs }: Handling): boolean =>
  at !== undefined && now - at.updatedAt > lapseMs

/** Something for a flow, or what somebody's earlier answer turned out to mean once it was looked up. */
type Met = { name: string; data: unknown } | { answers: { flow: string; step: string }; incoming: Incoming }

/** What a turn leads to outside its own conversation. */
interface Noted {
  lanes: Set<string>
  sos: Set<number>
  sosTrips: Set<number>
}
const nothingYet = (): Noted => ({ lanes: new Set(), sos: new Set(), sosTrips: new Set() })

function conversing(
  tx: Tx,
  event: InboxEvent,
  person: Person,
  by: Handling,
  at: Conversation | undefined,
  noted: Noted,
): Conversing {
  const scope = scopeFor(tx, event, person, by, noted)
  const speaker = {
    id: person.id,
    language: person.language,
    optedOut: person.opted_out_at !== null,
    paused: (person.bot_paused_until ?? 0) > by.now,
  }
  return new Conversing(by.flows, speaker, scope, by.now, at)
}

const scopeFor = (tx: Tx, event: InboxEvent, person: Person, by: Handling, noted: Noted): Scope =>
  scopeTo(person.id, tx, {
    now: by.now,
    correlationId: event.correlation_id,
    botPauseMs: by.botPauseMs,
    publicUrl: by.publicUrl,
    hasTemplate: by.hasTemplate,
    rules: by.rules,
    wake: (lane) => noted.lanes.add(lane),
    calledForHelp: (rideId) => noted.sos.add(rideId),
    calledForHelpOnTrip: (tripId) => noted.sosTrips.add(tripId),
  })

function spoken(
  tx: Tx,
  event: InboxEvent,
  person: Person,
  turn: Turn,
  now: number,
  { lanes, sos, sosTrips }: Noted,
): Handled {
  saveConversation(tx, person.id, turn.conversation, now)
  const to = { personId: person.id, inboxId: event.id, correlationId: event.correlation_id }
  send(tx, to, turn.messages, now)
  const said = turn.messages.length === 0 ? 'nothing to say' : `answered with ${turn.messages.length}`
  return {
    outcome: turn.asksForHuman ? `asks for a human; ${said}` : said,
    ...(turn.asksForHuman && { asksForHuman: true }),
    people: turn.messages.length === 0 ? [] : [person.id],
    lanes: [...lanes],
    ...(sos.size > 0 && { sos: [...sos] }),
    ...(sosTrips.size > 0 && { sosTrips: [...sosTrips] }),
  }
}

function status(tx: Tx, read: Status | undefined, by: Handling): Handled {
  if (read === undefined) return ignored('status')
  const settled = applyStatus(tx, read, by.now)
  if (settled === undefined) return { outcome: 'status kept', people: [], lanes: [] }
  const handled = {
    outcome: `message ${settled.outboxId} ${read.status}`,
    people: [settled.personId],
    lanes: [],
  }
  const row = settled.failedWith && messageById(tx, settled.outboxId)
  if (settled.failedWith === undefined || row === undefined) return handled
  refuse(tx, row, { ...settled.failedWith, hasTemplate: by.hasTemplate, now: by.now })
  return settled.failedWith.refusal === 'pause'
    ? { ...handled, pauseSending: settled.failedWith.message }
    : handled
}

const positionGone = 'nothing was done: the position in it has been forgotten'
const ignored = (kind: string): Handled => ({ outcome: `kept, not answered: ${kind}`, people: [], lanes: [] })
