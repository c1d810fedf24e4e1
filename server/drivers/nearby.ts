import type { Reader, Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import { earthRadiusM, haversine, metresOf } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { leastHaversine, quarters, type Square, smallest, world } from './cells.ts'

export interface NearbySearch {
  vehicleType: VehicleType
  at: Point
  /** At most 25,000. */
  radiusM: number
  limit: number
  now: number
  /** Persons who are not wanted, such as those who declined. */
  exclude?: number[]
}

export interface Nearby extends Point {
  personId: number
  distanceM: number
}

/**
 * The nearest free drivers by great-circle distance, the nearest first; of several at the same distance the one known
 * longest. Exact: squares of the map are looked at in the order of their distance, those with many drivers in quarters,
 * until none that is left can hold anybody nearer. What it costs grows with the logarithm of how many are online.
 */
export function nearestDrivers(from: Tx | Reader, search: NearbySearch): Nearby[] {
  const { vehicleType, at, limit, now } = search
  const excluded = new Set(search.exclude)
  const best: Found[] = []
  let reach = Math.sin(Math.min(search.radiusM, maxRadiusM) / earthRadiusM / 2) ** 2
  const ahead: Ahead[] = [{ square: world, least: 0 }]
  for (let next = ahead.pop(); next !== undefined && next.least <= reach && limit > 0; next = ahead.pop()) {
    const { level, first, last } = next.square
    const isCrowded =
      level < smallest && from.get(crowded, vehicleType, first, last, now, crowd) !== undefined
    if (isCrowded) {
      for (const square of quarters(next.square)) {
        const least = leastHaversine(square, at)
        if (least <= reach) insert(ahead, { square, least }, (a, b) => a.least > b.least)
      }
      continue
    }
    for (const driver of from.all<Driver>(inside, vehicleType, first, last, now)) {
      const away = haversine(at, driver)
      if (away > reach || excluded.has(driver.personId)) continue
      insert(best, { ...driver, away }, isNearer)
      if (best.length > limit) best.pop()
      if (best.length === limit) reach = best.at(-1)?.away ?? reach
    }
  }
  return best.map(({ away, ...driver }) => ({ ...driver, distanceM: metresOf(away) }))
}

export const maxRadiusM = 25_000

interface Driver extends Point {
  personId: number
}

interface Found extends Driver {
  away: number
}

interface Ahead {
  square: Square
  least: number
}

const isNearer = (a: Found, b: Found): boolean =>
  a.away < b.away || (a.away === b.away && a.personId < b.personId)

/** Into a short list that is kept in order. */
function insert<Item>(list: Item[], item: Item, isBefore: (a: Item, b: Item) => boolean): void {
  let at = list.length
  while (at > 0 && isBefore(item, list[at - 1] as Item)) at -= 1
  list.splice(at, 0, item)
}

/** More than so many in a square are too many to look at each. */
const crowd = 32

const where = `from driver_presence indexed by driver_presence_near
  where vehicle_type = ? and cell between ? and ? and expires_at > ? and busy = 0`
const crowded = `select 1 ${where} limit 1 offset ?`
const inside = `select person_id as personId, latitude, longitude ${where}`
