import type { Reader } from '../../server/db/open.ts'

/**
 * What stands in the queues at this moment. Each query is answered by a partial index of what is open or failed, or
 * by the newest ids, so it costs the same with millions of rows behind it; a flood is counted up to `mostCounted`.
 */
export interface QueueFigures {
  inbox: {
    waiting: number
    /** Of those waiting: tried before and failed. */
    retrying: number
    oldestMs: number | null
    /** Deliveries accepted out of which no events have been made yet. */
    deliveriesUnread: number
  }
  dead: { count: number; newest: { eventId: number; at: number; reason: string | null } | null }
  outbox: {
    queued: OpenMessages
    sending: OpenMessages
    uncertain: OpenMessages
    /** Of those queued: refused before, with a code that says "later". */
    retrying: number
  }
  /** Failed or undeliverable in the last hour, the most frequent first. */
  failures: Failure[]
  lastDeliveryAt: number | null
  /** True when a queue is longer than what was counted: counts and ages are "at least". */
  isCapped: boolean
}

export interface OpenMessages {
  count: number
  oldestMs: number | null
}

export interface Failure {
  code: number | null
  count: number
  reason: string | null
}

export function queueFigures(read: Reader, now: number): QueueFigures {
  const inbox = inboxOf(read, now)
  const outbox = outboxOf(read, now)
  const open = outbox.queued.count + outbox.sending.count + outbox.uncertain.count
  return {
    inbox,
    dead: deadOf(read),
    outbox,
    failures: failuresSince(read, now - hourMs),
    lastDeliveryAt: read.get<{ at: number }>(sql.lastDelivery)?.at ?? null,
    isCapped: inbox.waiting >= mostCounted || open >= mostCounted,
  }
}

/** Ids of dead events, the newest death first. */
export const deadEventIds = (read: Reader, limit: number): number[] =>
  read.all<{ id: number }>(sql.deadIds, limit).map(({ id }) => id)

/** Ids of messages worth a look: what is open, oldest first, then what failed in the last hour, newest first. */
export function outboxIds(read: Reader, now: number, limit: number): number[] {
  const open = read.all<{ id: number }>(sql.openIds, mostCounted).map(({ id }) => id)
  const failed = read.all<{ id: number }>(sql.failedIds, now - hourMs, limit).map(({ id }) => id)
  return [...open.sort((a, b) => a - b).slice(0, limit), ...failed].slice(0, limit)
}

/** Open messages in no order; more than so many are not looked for. */
export const openMessageIds = (read: Reader, limit: number): number[] =>
  read.all<{ id: number }>(sql.openIds, limit).map(({ id }) => id)

function inboxOf(read: Reader, now: number): QueueFigures['inbox'] {
  const row = read.get<{ waiting: number; retrying: number; oldest: number | null }>(sql.inbox, mostCounted)
  const unread = read.get<{ unread: number }>(sql.deliveriesUnread)?.unread ?? 0
  return {
    waiting: row?.waiting ?? 0,
    retrying: row?.retrying ?? 0,
    oldestMs: ageOf(row?.oldest, now),
    deliveriesUnread: Math.max(0, unread),
  }
}

function deadOf(read: Reader): QueueFigures['dead'] {
  const newest = read.get<{ eventId: number; at: number; reason: string | null }>(sql.newestDead)
  return { count: read.get<{ n: number }>(sql.dead)?.n ?? 0, newest: newest ?? null }
}

function outboxOf(read: Reader, now: number): QueueFigures['outbox'] {
  const rows = read.all<{ state: string; count: number; oldest: number | null; refused: number }>(
    sql.outbox,
    mostCounted,
  )
  const of = (state: string): OpenMessages => {
    const row = rows.find((one) => one.state === state)
    return { count: row?.count ?? 0, oldestMs: ageOf(row?.oldest, now) }
  }
  return {
    queued: of('queued'),
    sending: of('sending'),
    uncertain: of('uncertain'),
    retrying: rows.find(({ state }) => state === 'queued')?.refused ?? 0,
  }
}

const failuresSince = (read: Reader, since: number): Failure[] =>
  read.all<Failure>(sql.failures, since, mostCounted)

const ageOf = (at: number | null | undefined, now: number): number | null =>
  at == null ? null : Math.max(0, now - at)

export const mostCounted = 20_000
const hourMs = 3_600_000

/** The conditions are those of the partial indexes, word for word: only so SQLite uses them. */
const openEvent = 'handled_at is null and dead_at is null'
const openMessage = `state in ('queued', 'sending', 'uncertain')`
const failedMessage = `state in ('failed', 'undeliverable')`

export const sql = {
  inbox: `select count(*) as waiting, coalesce(sum(attempts > 0), 0) as retrying, min(received_at) as oldest from
    (select attempts, received_at from inbox indexed by inbox_open where ${openEvent} limit ?)`,
  deliveriesUnread:
    'select coalesce((select max(id) from webhook_delivery), 0) - unpacked_through as unread from webhook_cursor',
  lastDelivery: 'select received_at as at from webhook_delivery order by id desc limit 1',
  dead: 'select count(*) as n from inbox where dead_at is not null',
  newestDead: `select id as eventId, dead_at as at, outcome as reason from inbox
    where dead_at is not null order by dead_at desc limit 1`,
  deadIds: 'select id from inbox where dead_at is not null order by dead_at desc limit ?',
  outbox: `select state, count(*) as count, min(created_at) as oldest, sum(error_code is not null) as refused from
    (select state, created_at, error_code from outbox indexed by outbox_open where ${openMessage} limit ?) group by state`,
  openIds: `select id from outbox indexed by outbox_open where ${openMessage} limit ?`,
  failedIds: `select id from outbox where ${failedMessage} and settled_at >= ? order by settled_at desc limit ?`,
  failures: `select error_code as code, count(*) as count, max(error_message) as reason from
    (select error_code, error_message from outbox where ${failedMessage} and settled_at >= ?
      order by settled_at desc limit ?) group by error_code order by count(*) desc`,
} as const
