import type { Reader, Tx } from '../db/open.ts'

/** Something that one person did or planned, by its id; the scope of that person shows it. */
export type HistoryEntry =
  | { kind: 'ride' | 'qr'; id: number; at: number }
  | {
      kind: 'trip'
      id: number
      at: number
      /** Days since 1970-01-01 where the operator is. */
      firstDay: number
      /** With whom it was made or is agreed, the latest first; at most three. */
      bookingIds: number[]
    }

/** Everything of each kind from this id on was told already; ids count as time does. */
export type HistoryCursor = Record<HistoryEntry['kind'], number>

/** What they did, the newest first, from where the last page ended; `next` is null when there is no more. */
export function historyOf(
  from: Reader | Tx,
  personId: number,
  { before, limit }: { before?: HistoryCursor | undefined; limit: number },
): { entries: HistoryEntry[]; next: HistoryCursor | null } {
  const cursor = before ?? { ride: latest, trip: latest, qr: latest }
  const found = kinds
    .flatMap((kind) =>
      from
        .all<Found>(sources[kind], personId, cursor[kind], limit + 1)
        .map((row) => ({ ...row, kind: kind as HistoryEntry['kind'] })),
    )
    .sort((a, b) => b.at - a.at || b.kind.localeCompare(a.kind) || b.id - a.id)
  const shown = found.slice(0, limit)
  const next = { ...cursor }
  for (const { kind, id } of shown) next[kind] = Math.min(next[kind], id)
  return {
    entries: shown.map(({ kind, id, at, firstDay }) =>
      kind === 'trip'
        ? { kind, id, at, firstDay: firstDay ?? 0, bookingIds: bookingsOf(from, id) }
        : { kind, id, at },
    ),
    next: found.length > limit ? next : null,
  }
}

interface Found {
  id: number
  at: number
  firstDay?: number
}

const bookingsOf = (from: Reader | Tx, tripId: number): number[] =>
  from
    .all<{ id: number }>(
      `select b.id from trip_day d join booking b on b.driver_day_id = d.id or b.passenger_day_id = d.id
         where d.trip_id = ? and b.state in ('agreed', 'done') order by b.pickup_at desc, b.id desc limit 3`,
      tripId,
    )
    .map(({ id }) => id)

const kinds = ['ride', 'trip', 'qr'] as const
const latest = Number.MAX_SAFE_INTEGER

const sources: Record<(typeof kinds)[number], string> = {
  ride: `select id, requested_at as at from (
      select * from (select id, requested_at from ride indexed by ride_passenger
        where passenger_id = ?1 and id < ?2 order by id desc limit ?3)
      union all select * from (select id, requested_at from ride indexed by ride_driver
        where driver_id = ?1 and id < ?2 order by id desc limit ?3)
    ) order by id desc limit ?3`,
  trip: `select id, created_at as at, first_day as firstDay from trip
      where person_id = ?1 and id < ?2 order by id desc limit ?3`,
  qr: `select id, created_at as at from qr_code where person_id = ?1 and id < ?2 order by id desc limit ?3`,
}
