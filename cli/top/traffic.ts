import type { Reader } from '../../server/db/open.ts'
import { type Spread, spreadOf } from '../load/spread.ts'
import { mostCounted, openMessageIds } from './figures.ts'

export interface TrafficFigures {
  in: Flow
  out: Flow
  /** From a webhook's arrival to Meta's taking the reply, of the replies taken in the last minute. */
  reply: { p50Ms: number; p99Ms: number; count: number } | null
}

export interface Flow {
  /** Mean of the last five whole seconds. */
  perSecond: number
  /** In the last sixty whole seconds. */
  lastMinute: number
  /** Counts of the last sixty whole seconds, oldest first; null where history is not read yet. */
  seconds: (number | null)[]
  /** Counts of the last sixty minutes by the clock, the one under way last; null where history is not read yet. */
  minutes: (number | null)[]
}

/**
 * Messages in and out over the last hour. No index is kept on times, so it follows the ids: what is new is read once,
 * forwards, and what was there before backwards in small pieces, until an hour is covered.
 */
export class Traffic {
  readonly #in = new Counts()
  readonly #out = new Counts()
  readonly #history: [inbox: History, outbox: History]
  #inboxThrough: number
  #outboxThrough: number
  /** Messages seen open, whose settling is still to be counted. */
  #open: Set<number>
  #replies: { at: number; ms: number }[] = []

  constructor(
    private readonly read: Reader,
    now: number,
  ) {
    this.#inboxThrough = newestId(read, 'inbox')
    this.#outboxThrough = newestId(read, 'outbox')
    this.#open = new Set(openMessageIds(read, mostCounted).filter((id) => id <= this.#outboxThrough))
    const minuteAgo = now - minuteMs
    let hasReplies = true
    this.#history = [
      new History(this.#inboxThrough, (low, high) => {
        this.#in.addAll(read.all<CountedSecond>(received, low, high))
        return read.get<{ at: number }>(receivedAt, low)?.at
      }),
      new History(this.#outboxThrough, (low, high) => {
        this.#out.addAll(read.all<CountedSecond>(accepted, low, high, now))
        if (hasReplies) this.#heard(read.all<Settled>(acceptedSince, low, high, minuteAgo, now))
        const firstAt = read.get<{ at: number }>(createdAt, low)?.at
        hasReplies = firstAt !== undefined && firstAt >= minuteAgo
        return firstAt
      }),
    ]
  }

  /** True when the ids have gone back: another database lies at this path now. */
  get isReplaced(): boolean {
    return (
      newestId(this.read, 'inbox') < this.#inboxThrough || newestId(this.read, 'outbox') < this.#outboxThrough
    )
  }

  /** Takes in what is new, and history for as long as the budget allows. */
  update(now: number, budgetMs: number): void {
    this.#readInbox()
    this.#readOutbox()
    const until = performance.now() + budgetMs
    for (;;) {
      // Whichever has got least far, so that all begin with the last minutes.
      const history = this.#history.reduce((a, b) => (a.coveredFrom >= b.coveredFrom ? a : b))
      if (history.covers(now - hourMs) || performance.now() >= until) break
      history.readOn()
    }
    this.#in.forgetBefore(now - hourMs - minuteMs)
    this.#out.forgetBefore(now - hourMs - minuteMs)
    this.#replies = this.#replies.filter(({ at }) => at > now - minuteMs)
  }

  figures(now: number): TrafficFigures {
    const [inbox, outbox] = this.#history
    const spread: Spread = spreadOf(this.#replies.map(({ ms }) => ms))
    return {
      in: this.#in.flow(now, inbox.coveredFrom),
      out: this.#out.flow(now, outbox.coveredFrom),
      reply:
        this.#replies.length === 0
          ? null
          : { p50Ms: spread.p50, p99Ms: spread.p99, count: this.#replies.length },
    }
  }

  #readInbox(): void {
    const newest = newestId(this.read, 'inbox')
    if (newest <= this.#inboxThrough) return
    this.#in.addAll(this.read.all<CountedSecond>(received, this.#inboxThrough + 1, newest))
    this.#inboxThrough = newest
  }

  /** A row counts when Meta takes it, which may be long after it was written: until then it is looked at again. */
  #readOutbox(): void {
    const settled = this.read.all<Settled & { id: number }>(settledOf, JSON.stringify([...this.#open]))
    for (const { id } of settled) this.#open.delete(id)
    const room = mostCounted - this.#open.size
    const fresh = this.read.all<Settled & { id: number }>(freshMessages, this.#outboxThrough, room)
    for (const message of fresh) {
      this.#outboxThrough = message.id
      if (openStates.has(message.state)) this.#open.add(message.id)
      else settled.push(message)
    }
    const taken = settled.filter(({ state }) => state === 'accepted')
    for (const { at } of taken) this.#out.add(Math.floor(at / 1000), 1)
    this.#heard(taken)
  }

  #heard(taken: Settled[]): void {
    for (const { at, receivedAt } of taken) {
      if (receivedAt !== null) this.#replies.push({ at, ms: at - receivedAt })
    }
  }
}

interface Settled {
  state: string
  at: number
  receivedAt: number | null
}

interface CountedSecond {
  second: number
  n: number
}

/** Reads a table from its newest row backwards. */
class History {
  coveredFrom = Number.POSITIVE_INFINITY

  constructor(
    private next: number,
    /** Takes in rows from low to high and tells the time of the first. */
    private readonly take: (low: number, high: number) => number | undefined,
  ) {
    if (next === 0) this.coveredFrom = 0
  }

  covers(at: number): boolean {
    return this.coveredFrom <= at
  }

  readOn(): void {
    const low = Math.max(1, this.next - rowsAtOnce + 1)
    const firstAt = this.take(low, this.next)
    this.next = low - 1
    this.coveredFrom = this.next === 0 ? 0 : (firstAt ?? this.coveredFrom)
  }
}

class Counts {
  readonly #bySecond = new Map<number, number>()

  add(second: number, n: number): void {
    this.#bySecond.set(second, (this.#bySecond.get(second) ?? 0) + n)
  }

  addAll(counted: CountedSecond[]): void {
    for (const { second, n } of counted) this.add(second, n)
  }

  forgetBefore(at: number): void {
    for (const second of this.#bySecond.keys()) if (second * 1000 < at) this.#bySecond.delete(second)
  }

  flow(now: number, coveredFrom: number): Flow {
    const thisSecond = Math.floor(now / 1000)
    const seconds = Array.from({ length: 60 }, (_, at) => {
      const second = thisSecond - 60 + at
      return this.#bySecond.get(second) ?? (second * 1000 >= coveredFrom ? 0 : null)
    })
    const sum = (list: (number | null)[]) => list.reduce<number>((total, n) => total + (n ?? 0), 0)
    return {
      perSecond: sum(seconds.slice(-5)) / 5,
      lastMinute: sum(seconds),
      seconds,
      minutes: this.#byMinute(now, coveredFrom),
    }
  }

  #byMinute(now: number, coveredFrom: number): (number | null)[] {
    const thisMinute = Math.floor(now / minuteMs)
    const minutes = Array.from({ length: 60 }, (_, at) =>
      (thisMinute - 59 + at) * minuteMs >= coveredFrom ? 0 : (null as number | null),
    )
    for (const [second, n] of this.#bySecond) {
      const at = Math.floor(second / 60) - thisMinute + 59
      const sofar = minutes[at]
      if (sofar != null) minutes[at] = sofar + n
    }
    return minutes
  }
}

const newestId = (read: Reader, table: 'inbox' | 'outbox'): number =>
  read.get<{ id: number | null }>(`select max(id) as id from ${table}`)?.id ?? 0

const openStates = new Set(['queued', 'sending', 'uncertain'])
/** Some 5 ms of reading. */
const rowsAtOnce = 5000
const minuteMs = 60_000
const hourMs = 3_600_000

const received = `select received_at / 1000 as second, count(*) as n from inbox
  where id between ? and ? and kind = 'message' group by 1`
const receivedAt = 'select received_at as at from inbox where id >= ? order by id limit 1'
const createdAt = 'select created_at as at from outbox where id >= ? order by id limit 1'
// What settles from the start on is counted through the list of open ones.
const accepted = `select settled_at / 1000 as second, count(*) as n from outbox
  where id between ? and ? and state = 'accepted' and settled_at < ? group by 1`
const reply = `select m.id, m.state, coalesce(m.settled_at, 0) as at, e.received_at as receivedAt from outbox m
  left join inbox e on e.id = m.inbox_id`
const acceptedSince = `${reply} where m.id between ? and ? and m.state = 'accepted' and m.settled_at >= ? and m.settled_at < ?`
const settledOf = `${reply} where m.id in (select value from json_each(?)) and m.state not in ('queued', 'sending', 'uncertain')`
const freshMessages = `${reply} where m.id > ? order by m.id limit ?`

export const sql = {
  received,
  receivedAt,
  createdAt,
  accepted,
  acceptedSince,
  settledOf,
  freshMessages,
} as const
