import type { Selectable } from 'kysely'
import type { Reader } from '../db/open.ts'
import type { InboxRow, OutboxState } from '../db/schema.ts'
import { firstIdSince } from '../db/since.ts'
import type { Param } from '../db/statements.ts'
import type { InboxEvent } from './inbox.ts'
import type { OutboxMessage } from './outbox.ts'

/** What became of an event, in a word. */
export type EventState = 'handled' | 'waiting' | 'retrying' | 'dead'

export interface SeenEvent extends Omit<Selectable<InboxRow>, 'payload'> {
  state: EventState
  name: string | null
  phone: string | null
  payload: unknown
}

export interface EventFilter {
  ids?: number[]
  /** Milliseconds since 1970, both inclusive. */
  since?: number | undefined
  until?: number | undefined
  kind?: string | undefined
  /** Dead ones and those whose last try failed. */
  failed?: boolean
  dead?: boolean
  people?: number[] | undefined
  deliveryId?: number
  limit: number
}

/** The newest events that fit, oldest of them first. */
export function eventsMatching(read: Reader, filter: EventFilter): SeenEvent[] {
  const { ids, since, until, kind, failed, dead, people, deliveryId } = filter
  const where = new Conditions()
  if (ids !== undefined) where.among('e.id', ids)
  if (since !== undefined) {
    where.add('e.id >= ?', firstIdSince(read, { table: 'inbox', column: 'received_at' }, since))
    where.add('e.received_at >= ?', since)
  }
  if (until !== undefined) where.add('e.received_at <= ?', until)
  if (kind !== undefined) where.add('e.kind = ?', kind)
  // As lists of ids, which come from the indexes of what is dead and what is open: found at once among millions.
  if (failed) where.add(`e.id in (${deadIds} union all ${failingIds})`)
  if (dead) where.add(`e.id in (${deadIds})`)
  if (people !== undefined) where.among('e.person_id', people)
  if (deliveryId !== undefined) {
    const received = read.get<{ at: number }>(
      'select received_at as at from webhook_delivery where id = ?',
      deliveryId,
    )?.at
    where.add('e.id >= ?', firstIdSince(read, { table: 'inbox', column: 'received_at' }, received ?? 0))
    where.add('e.delivery_id = ?', deliveryId)
  }
  return read
    .all<InboxEvent & { name: string | null; phone: string | null }>(
      `select e.*, p.name, coalesce(p.wa_id, p.user_id) as phone from inbox e left join person p on p.id = e.person_id
         ${where} order by e.id desc limit ?`,
      ...where.params,
      filter.limit,
    )
    .toReversed()
    .map((event) => ({ ...event, payload: JSON.parse(event.payload) as unknown, state: stateOf(event) }))
}

export interface SeenDelivery {
  id: number
  received_at: number
  problem: string | null
  body: Uint8Array
}

export const deliveryById = (read: Reader, id: number): SeenDelivery | undefined =>
  read.get<SeenDelivery>('select * from webhook_delivery where id = ?', id)

/** Deliveries out of which nothing could be read, the newest of them, oldest first. */
export function unreadableDeliveries(
  read: Reader,
  { since = 0, until = Number.MAX_SAFE_INTEGER, limit }: Pick<EventFilter, 'since' | 'until' | 'limit'>,
): SeenDelivery[] {
  return read
    .all<SeenDelivery>(
      `select * from webhook_delivery where problem is not null and received_at between ? and ? order by id desc limit ?`,
      since,
      until,
      limit,
    )
    .toReversed()
}

/** What an operator may call an event: its number, Meta's id of it or of an answer to it, or a correlation id. */
export function lookUp(
  read: Reader,
  typed: string,
): { eventId: number } | { deliveryId: number } | undefined {
  if (/^\d{1,15}$/.test(typed)) {
    return read.get('select 1 from inbox where id = ?', Number(typed))
      ? { eventId: Number(typed) }
      : undefined
  }
  const event = read.get<{ id: number }>('select id from inbox where external_id = ?', typed)
  if (event !== undefined) return { eventId: event.id }
  const caused = read.get<{ inbox_id: number | null; correlation_id: string }>(
    'select inbox_id, correlation_id from outbox where wa_message_id = ?',
    typed,
  )
  if (caused?.inbox_id != null) return { eventId: caused.inbox_id }
  const deliveryId = deliveryIdOf(caused?.correlation_id ?? typed)
  if (deliveryId === undefined || deliveryById(read, deliveryId) === undefined) return undefined
  return { deliveryId }
}

export interface SeenMessage extends Omit<OutboxMessage, 'message'> {
  name: string | null
  phone: string | null
  message: unknown
}

export interface MessageFilter {
  ids?: number[]
  since?: number | undefined
  states?: readonly OutboxState[] | undefined
  people?: number[] | undefined
  /** Those caused by this event, or by anything in this delivery. */
  causedBy?: { eventId: number; at: number } | { correlationId: string; at: number }
  limit: number
}

/** The newest messages that fit, oldest of them first. */
export function messagesMatching(read: Reader, filter: MessageFilter): SeenMessage[] {
  const { ids, states, people, causedBy } = filter
  const where = new Conditions()
  if (ids !== undefined) where.among('m.id', ids)
  const since = filter.since ?? causedBy?.at
  if (since !== undefined) {
    where.add('m.id >= ?', firstIdSince(read, { table: 'outbox', column: 'created_at' }, since))
    where.add('m.created_at >= ?', since)
  }
  if (states !== undefined) {
    // Written out, because only so the indexes of open and of failed messages are used.
    const written = states.map((state) => `'${state}'`).join(', ')
    where.add(`m.id in (select id from outbox where state in (${written}))`)
  }
  if (people !== undefined) where.among('m.person_id', people)
  if (causedBy !== undefined) {
    if ('eventId' in causedBy) where.add('m.inbox_id = ?', causedBy.eventId)
    else where.add('m.correlation_id = ?', causedBy.correlationId)
  }
  return read
    .all<OutboxMessage & { name: string | null; phone: string | null }>(
      `select m.*, p.name, coalesce(p.wa_id, p.user_id) as phone from outbox m left join person p on p.id = m.person_id
         ${where} order by m.id desc limit ?`,
      ...where.params,
      filter.limit,
    )
    .toReversed()
    .map((row) => ({ ...row, message: JSON.parse(row.message) as unknown }))
}

export const statusesOf = (read: Reader, messageId: number) =>
  read.all<{ status: string; detail: string | null; occurred_at: number; received_at: number }>(
    'select status, detail, occurred_at, received_at from message_status where outbox_id = ? order by occurred_at, id',
    messageId,
  )

/** Correlation ids of deliveries are their ids in base 36, after a d. */
const deliveryIdOf = (correlationId: string): number | undefined =>
  /^d[\da-z]{1,10}$/.test(correlationId) ? Number.parseInt(correlationId.slice(1), 36) : undefined

function stateOf(event: InboxEvent): EventState {
  if (event.dead_at !== null) return 'dead'
  if (event.handled_at !== null) return 'handled'
  return event.attempts > 0 ? 'retrying' : 'waiting'
}

const deadIds = 'select id from inbox where dead_at is not null'
const failingIds = 'select id from inbox where handled_at is null and dead_at is null and attempts > 0'

/** A where clause and what stands for its question marks. */
class Conditions {
  readonly #parts: string[] = []
  readonly params: Param[] = []

  add(sql: string, ...params: Param[]): void {
    this.#parts.push(sql)
    this.params.push(...params)
  }

  /** As one JSON parameter: a list may be longer than SQLite takes parameters. */
  among(column: string, values: readonly (string | number)[]): void {
    this.add(`${column} in (select value from json_each(?))`, JSON.stringify(values))
  }

  toString(): string {
    return this.#parts.length === 0 ? '' : `where ${this.#parts.join(' and ')}`
  }
}
