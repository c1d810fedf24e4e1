import { statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Clock, systemClock } from '../../server/clock.ts'
import type { Db } from '../../server/db/open.ts'
import { type ServerAnswer, serverAnswer } from '../../server/health/ask.ts'
import { checkHealth, type HealthCheck, type HealthReport } from '../../server/health/health.ts'
import { masked } from '../masked.ts'
import { Census, type OpenConversations, type PeopleFigures } from './census.ts'
import { type QueueFigures, queueFigures } from './figures.ts'
import { Traffic, type TrafficFigures } from './traffic.ts'

/** All that is shown. Times are milliseconds since 1970 in UTC. */
export interface Figures {
  at: number
  traffic: TrafficFigures
  queues: QueueFigures
  people: PeopleFigures | null
  conversations: OpenConversations[] | null
  machine: { diskFreeBytes: number; databaseBytes: number; logBytes: number }
  /** Null until it has been asked. */
  server: (Omit<ServerAnswer, 'report'> & { url: string }) | null
  health: HealthReport & { toldBy: 'server' | 'database' }
}

export interface ObserverOptions {
  db: Db
  url: string
  adminToken?: string | undefined
  conversationLapseMs: number
  /** Show phone numbers in reasons in full. */
  reveal?: boolean
  clock?: Clock
}

/** Looks at one database, and at the server that works on it if there is one; changes nothing. */
export class Observer {
  #traffic: Traffic
  #census: Census
  #answer: ServerAnswer | undefined
  #asking = false
  #health: { at: number; report: HealthReport } | undefined

  constructor(private readonly options: ObserverOptions) {
    this.#traffic = new Traffic(options.db.read, this.#clock.now())
    this.#census = new Census(options.db.read, options.conversationLapseMs)
  }

  /** How things stand now. History not read yet is read on for about as long as the budget says. */
  look(budgetMs = 60): Figures {
    const { db, url } = this.options
    const now = this.#clock.now()
    if (this.#traffic.isReplaced) {
      this.#traffic = new Traffic(db.read, now)
      this.#census = new Census(db.read, this.options.conversationLapseMs)
    }
    const until = performance.now() + budgetMs
    this.#traffic.update(now, budgetMs / 2)
    this.#census.update(now, until - performance.now())
    return {
      at: now,
      traffic: this.#traffic.figures(now),
      queues: this.#queues(now),
      people: this.#census.people,
      conversations: this.#census.conversations,
      machine: machineOf(db.path),
      server:
        this.#answer === undefined ? null : { url, version: this.#answer.version, why: this.#answer.why },
      health: this.#healthAt(now),
    }
  }

  /** Asks the server how it is; the next look shows it. Does nothing while an answer is awaited. */
  async ask(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    this.#answer = await serverAnswer(this.options.url, this.options.adminToken)
    this.#asking = false
  }

  /** Reasons quote what failed, so numbers may be in them; the figures themselves look like numbers and are left alone. */
  #queues(now: number): QueueFigures {
    const queues = queueFigures(this.options.db.read, now)
    const { dead, failures } = queues
    return {
      ...queues,
      dead: {
        ...dead,
        newest: dead.newest && { ...dead.newest, reason: masked(dead.newest.reason, this.options) },
      },
      failures: failures.map((failure) => ({ ...failure, reason: masked(failure.reason, this.options) })),
    }
  }

  /** The server knows more of itself, such as its breaker; without it the database is asked, not each second. */
  #healthAt(now: number): Figures['health'] {
    const told = this.#answer?.report
    if (told != null) return { ...told, toldBy: 'server' }
    if (this.#health === undefined || Math.abs(now - this.#health.at) >= healthEveryMs) {
      this.#health = { at: now, report: checkHealth({ db: this.options.db, clock: this.#clock }) }
    }
    const { report } = this.#health
    if (this.#answer === undefined || this.#answer.version !== null) return { ...report, toldBy: 'database' }
    const silent: HealthCheck = {
      name: 'server',
      status: 'unhealthy',
      finding: `nothing answers at ${this.options.url}`,
      cure: 'Start it with "inzira serve", or give its address with --url.',
    }
    return { status: 'unhealthy', checks: [silent, ...report.checks], toldBy: 'database' }
  }

  get #clock(): Clock {
    return this.options.clock ?? systemClock
  }
}

function machineOf(path: string): Figures['machine'] {
  if (path === ':memory:') return { diskFreeBytes: 0, databaseBytes: 0, logBytes: 0 }
  const { bavail, bsize } = statfsSync(dirname(path))
  const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return { diskFreeBytes: bavail * bsize, databaseBytes: sizeOf(path), logBytes: sizeOf(`${path}-wal`) }
}

const healthEveryMs = 5000
