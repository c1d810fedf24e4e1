import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Db, Reader } from '../db/open.ts'
import { nextExpiryAt } from '../drivers/presence.ts'
import { sentenceOf } from '../error.ts'
import { waitingForHuman } from '../people/people.ts'
import { nextRideDeadlineAt } from '../rides/deadlines.ts'
import { type RideRules, usualRules } from '../rides/rules.ts'
import { openSos } from '../rides/sos.ts'
import { nextTimerAt } from '../timers/timers.ts'
import { nextTripDeadline } from '../trips/deadlines.ts'
import { approvals, documents } from './documents.ts'
import { pushes } from './push.ts'

export type HealthStatus = 'ok' | 'degraded' | 'unhealthy'

export interface HealthCheck {
  name: string
  status: HealthStatus
  /** What was measured, in words with numbers. */
  finding: string
  /** What to do; only when not ok. */
  cure?: string
}

export interface HealthReport {
  status: HealthStatus
  checks: HealthCheck[]
}

/** What can be told from the database alone; a running server adds what it knows of itself. */
export interface HealthSources {
  db: Db
  clock: Clock
  /** The sender's circuit breaker, when this is the running server. */
  breaker?: { state: string; why: string }
}

/** Each check ok, degraded or unhealthy, with numbers and what to do. Nothing going on is healthy. */
export function checkHealth(sources: HealthSources): HealthReport {
  const { db, clock } = sources
  const now = clock.now()
  const checks = [
    checked('database', () => {
      db.read.get('select 1 from person limit 1')
      return { status: 'ok', finding: 'answers' }
    }),
    checked('unread', () => unread(db.read, now)),
    checked('inbox', () => queueAge(db.read, now)),
    checked('dead events', () => dead(db.read)),
    checked('deadlines', () => deadlines(db.read, now)),
    checked('outbox', () => outbox(db.read, now)),
    checked('documents', () => documents(db.read, now, seconds)),
    checked('approvals', () => approvals(db.read, now, seconds)),
    checked('push', () => pushes(db.read, now)),
    checked('human wanted', () => people(db.read, now)),
    checked('sos', () => sos(db.read, now)),
    checked('webhook', () => lastReceived(db.read, now)),
    checked('disk', () => disk(db.path)),
  ]
  if (sources.breaker !== undefined) checks.push(sending(sources.breaker))
  return { status: worst(checks), checks }
}

type Finding = Omit<HealthCheck, 'name'>

function checked(name: string, look: () => Finding): HealthCheck {
  try {
    return { name, ...look() }
  } catch (error) {
    return {
      name,
      status: 'unhealthy',
      finding: sentenceOf(error),
      cure: 'Run "inzira doctor" on the machine.',
    }
  }
}

/** What was acknowledged and nobody has looked at yet. */
function unread(read: Reader, now: number): Finding {
  const row = read.get<{ n: number; oldest: number | null }>(
    `select count(*) as n, min(received_at) as oldest from webhook_delivery
       where id > (select unpacked_through from webhook_cursor)`,
  )
  const ageMs = ageOf(row?.oldest, now)
  const finding = `${row?.n ?? 0} deliveries are stored and not yet read${oldest(row?.n, ageMs)}`
  if (ageMs < 30_000) return { status: 'ok', finding }
  const cure = 'Start the server if none is running; else look at its log for "unpacking deliveries failed".'
  return { status: ageMs < 300_000 ? 'degraded' : 'unhealthy', finding, cure }
}

function queueAge(read: Reader, now: number): Finding {
  const row = read.get<{ n: number; oldest: number | null }>(
    'select count(*) as n, min(received_at) as oldest from inbox where handled_at is null and dead_at is null',
  )
  const ageMs = ageOf(row?.oldest, now)
  const finding = `${row?.n ?? 0} events wait${oldest(row?.n, ageMs)}`
  if (ageMs < 30_000) return { status: 'ok', finding }
  const cure = 'Look at the log for "handling an event failed", and at the load of the machine.'
  return { status: ageMs < 300_000 ? 'degraded' : 'unhealthy', finding, cure }
}

/** Something promised for a time that is over: an offer that runs out, a driver taken offline, a reminder. */
function deadlines(read: Reader, now: number): Finding {
  const overdue = Object.entries(nextDeadline)
    .map(([what, next]) => ({ what, ageMs: ageOf(next(read, { now, rules: usualRules }), now) }))
    .filter(({ ageMs }) => ageMs >= 1000)
    .sort((a, b) => b.ageMs - a.ageMs)
  const [oldest] = overdue
  if (oldest === undefined) return { status: 'ok', finding: 'none is overdue' }
  const finding = `of ${overdue.map(({ what }) => what).join(' and of ')}, overdue for up to ${seconds(oldest.ageMs)}`
  if (oldest.ageMs < 30_000) return { status: 'ok', finding }
  const cure =
    'Start the server if none is running; else its log names the row: "a deadline could not be met".'
  return { status: oldest.ageMs < 300_000 ? 'degraded' : 'unhealthy', finding, cure }
}

const nextDeadline: Record<
  string,
  (read: Reader, at: { now: number; rules: RideRules }) => number | undefined
> = {
  rides: nextRideDeadlineAt,
  trips: (read, { now }) => nextTripDeadline(read, now),
  presences: (read, { now, rules }) => nextExpiryAt(read, { now, freshMs: rules.freshMs }),
  timers: (read, { now }) => nextTimerAt(read, now),
}

function dead(read: Reader): Finding {
  const n = count(read, 'select count(*) as n from inbox where dead_at is not null')
  if (n === 0) return { status: 'ok', finding: 'none' }
  return {
    status: 'degraded',
    finding: `${n} events could not be handled`,
    cure: 'Run "inzira webhook dead"; when the cause is mended, "inzira webhook replay --failed".',
  }
}

function outbox(read: Reader, now: number): Finding {
  const accepted = read.get<{ at: number | null }>(
    `select max(settled_at) as at from (select settled_at, state from outbox order by id desc limit 500)
       where state = 'accepted'`,
  )?.at
  const row = read.get<{ n: number; oldest: number | null; uncertain: number }>(
    `select count(*) as n, min(created_at) as oldest, coalesce(sum(state = 'uncertain'), 0) as uncertain from outbox
       where state in ('queued', 'sending', 'uncertain')`,
  )
  const ageMs = ageOf(row?.oldest, now)
  const finding = `${row?.n ?? 0} messages wait, ${row?.uncertain ?? 0} of them uncertain${oldest(row?.n, ageMs)}`
  if (ageMs < 60_000) return { status: 'ok', finding }
  // While messages are accepted, those that wait do so for reasons of their own, such as one person's many messages.
  const isStuck = ageMs >= 600_000 && (!accepted || now - accepted >= 600_000)
  return {
    status: isStuck ? 'unhealthy' : 'degraded',
    finding,
    cure: 'Run "inzira outbox list" for the reasons, and "inzira doctor" to try Meta.',
  }
}

function lastReceived(read: Reader, now: number): Finding {
  const row = read.get<{ at: number | null }>(
    'select received_at as at from webhook_delivery order by id desc limit 1',
  )
  if (!row?.at) return { status: 'ok', finding: 'nothing received yet' }
  if (row.at - now > clockSkewMs) {
    const finding = `the last delivery is stamped ${seconds(row.at - now)} ahead of this machine's clock: the clock was moved`
    return { status: 'ok', finding }
  }
  return { status: 'ok', finding: `last delivery ${seconds(Math.max(0, now - row.at))} ago` }
}

/** They asked for a human and the bot is silent: without an answer nobody talks to them. */
function people(read: Reader, now: number): Finding {
  const waiting = waitingForHuman(read)
  const [longest] = waiting
  if (longest === undefined) return { status: 'ok', finding: 'none' }
  const ageMs = ageOf(longest.since, now)
  const finding = `${waiting.length}, the oldest (p${longest.id}) for ${seconds(ageMs)}`
  if (ageMs <= humanAnswersWithinMs) return { status: 'ok', finding }
  return { status: 'degraded', finding, cure: 'Answer them in the WhatsApp Business app.' }
}

/** Somebody called for help in a ride; it stays open until somebody has looked after it. */
function sos(read: Reader, now: number): Finding {
  const open = openSos(read)
  const [first] = open
  if (first === undefined) return { status: 'ok', finding: 'none' }
  return {
    status: 'degraded',
    finding: `calls for help nobody has looked after: ${open.length}, the oldest (ride ${first.id}) for ${seconds(ageOf(first.at, now))}`,
    cure: `Look after them: "inzira rides show ${first.id} --reveal", then "inzira rides seen ${first.id}".`,
  }
}

function sending(breaker: { state: string; why: string }): HealthCheck {
  if (breaker.state === 'closed') return { name: 'sending', status: 'ok', finding: 'Meta answers' }
  return {
    name: 'sending',
    status: 'unhealthy',
    // Meta's sentence often begins with the code that already stands before it.
    finding: `paused: ${breaker.why.replace(/^(\d+) \(#\1\) /, '$1 ')}`,
    cure: 'It tries again by itself. Meanwhile "inzira doctor" tries the token, the number and the address.',
  }
}

function disk(path: string): Finding {
  if (path === ':memory:') return { status: 'ok', finding: 'in memory' }
  const { bavail, bsize } = statfsSync(dirname(path))
  const freeMb = Math.floor((bavail * bsize) / 1_000_000)
  const finding = `${freeMb.toLocaleString('en')} MB free`
  if (freeMb >= 1000) return { status: 'ok', finding }
  const cure = 'Free some space: when the disk is full nothing more can be accepted.'
  return { status: freeMb >= 100 ? 'degraded' : 'unhealthy', finding, cure }
}

/** Nothing that waits has no age. */
const oldest = (n: number | undefined, ageMs: number): string =>
  n ? `, the oldest for ${seconds(ageMs)}` : ''

/** Never negative: a clock that was set back makes nothing younger than new. */
const ageOf = (at: number | null | undefined, now: number): number => (at ? Math.max(0, now - at) : 0)

/** Two processes on one machine may differ by this much without anybody having moved a clock. */
const clockSkewMs = 1000

const humanAnswersWithinMs = 10 * 60_000

const count = (read: Reader, sql: string): number => read.get<{ n: number }>(sql)?.n ?? 0
const seconds = (ms: number): string => {
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`
  if (ms < 2 * hourMs) return `${Math.round(ms / 60_000)} min`
  return ms < 3 * dayMs ? `${Math.round(ms / hourMs)} hours` : `${Math.round(ms / dayMs)} days`
}
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const order: HealthStatus[] = ['ok', 'degraded', 'unhealthy']
const worst = (checks: HealthCheck[]): HealthStatus =>
  checks.reduce<HealthStatus>(
    (sofar, { status }) => (order.indexOf(status) > order.indexOf(sofar) ? status : sofar),
    'ok',
  )
