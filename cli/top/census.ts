import type { Reader } from '../../server/db/open.ts'

export interface PeopleFigures {
  /** People who wrote within the last hour and the last day; null until all have been looked at once. */
  hour: number
  day: number
}

export interface OpenConversations {
  flow: string
  count: number
}

/**
 * When somebody last wrote has no index, because every message would have to keep it up. So everybody is gone through
 * in slices, again and again, and the last whole round is shown: of some ten thousand people each second, of millions
 * each half minute.
 */
export class Census {
  #people: Round<PeopleFigures>
  #conversations: Round<Map<string, number>>

  constructor(
    read: Reader,
    private readonly lapseMs: number,
  ) {
    this.#people = new Round<PeopleFigures>(
      () => ({ hour: 0, day: 0 }),
      (sofar, after, now) => {
        const row = read.get<Slice & PeopleFigures>(
          sql.people,
          now - hourMs,
          now - 24 * hourMs,
          after,
          rowsAtOnce,
        )
        sofar.hour += row?.hour ?? 0
        sofar.day += row?.day ?? 0
        return row === undefined ? [] : [row]
      },
    )
    this.#conversations = new Round<Map<string, number>>(
      () => new Map(),
      (sofar, after, now) => {
        const rows = read.all<Slice & OpenConversations>(
          sql.conversations,
          now - this.lapseMs,
          after,
          rowsAtOnce,
        )
        for (const { flow, count } of rows) if (count > 0) sofar.set(flow, (sofar.get(flow) ?? 0) + count)
        return rows
      },
    )
  }

  update(now: number, budgetMs: number): void {
    this.#people.goOn(now, budgetMs / 2)
    this.#conversations.goOn(now, budgetMs / 2)
  }

  get people(): PeopleFigures | null {
    return this.#people.last
  }

  /** Conversations that have not lapsed, the most frequent flow first. */
  get conversations(): OpenConversations[] | null {
    if (this.#conversations.last === null) return null
    return [...this.#conversations.last]
      .map(([flow, count]) => ({ flow, count }))
      .sort((a, b) => b.count - a.count)
  }
}

interface Slice {
  rows: number
  through: number | null
}

class Round<Result> {
  last: Result | null = null
  #sofar: Result
  #after = 0
  #startedAt = 0
  /** The last round took more than one look. */
  #isLong = false

  constructor(
    private readonly begin: () => Result,
    /** Adds the rows after an id to the result. */
    private readonly add: (sofar: Result, after: number, now: number) => Slice[],
  ) {
    this.#sofar = begin()
  }

  /** At least one slice, at most one whole round. After a long round it rests. */
  goOn(now: number, budgetMs: number): void {
    if (this.#after === 0) {
      if (this.#isLong && Math.abs(now - this.#startedAt) < restMs) return
      this.#startedAt = now
    }
    const until = performance.now() + budgetMs
    do {
      const slices = this.add(this.#sofar, this.#after, now)
      const rows = slices.reduce((total, slice) => total + slice.rows, 0)
      this.#after = Math.max(this.#after, ...slices.map(({ through }) => through ?? 0))
      if (rows < rowsAtOnce) {
        this.last = this.#sofar
        this.#isLong = now !== this.#startedAt
        this.#sofar = this.begin()
        this.#after = 0
        return
      }
    } while (performance.now() < until)
  }
}

export const sql = {
  people: `select count(*) as rows, max(id) as through, coalesce(sum(at >= ?1), 0) as hour, coalesce(sum(at >= ?2), 0) as day
    from (select id, iif(merged_into is null, last_inbound_at, null) as at from person where id > ?3 order by id limit ?4)`,
  conversations: `select flow, count(*) as rows, max(id) as through, sum(at >= ?1) as count
    from (select person_id as id, flow, updated_at as at from conversation where person_id > ?2 order by person_id limit ?3)
    group by flow`,
} as const

/** Some 2 ms of reading. */
const rowsAtOnce = 5000
/** Between rounds that take more than one look. */
const restMs = 30_000
const hourMs = 3_600_000
