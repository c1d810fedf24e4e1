import type { Reader } from './open.ts'

/**
 * The first id of a table whose rows were added in the order of a time column, from that time on: found by halving
 * the ids, because such a column has no index and the table may be long. Clocks step back a little now and then, so
 * a minute more is taken and callers compare the time itself too.
 */
export function firstIdSince(
  read: Reader,
  { table, column }: { table: string; column: string },
  at: number,
): number {
  const bounds = read.get<{ least: number | null; most: number | null }>(
    `select min(id) as least, max(id) as most from ${table}`,
  )
  let low = bounds?.least ?? 0
  let high = (bounds?.most ?? -1) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = read.get<{ id: number; at: number }>(
      `select id, ${column} as at from ${table} where id >= ? order by id limit 1`,
      middle,
    )
    if (row === undefined || row.at >= at - steppedBackMs) high = middle
    else low = row.id + 1
  }
  return low
}

const steppedBackMs = 60_000
