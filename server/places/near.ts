import type { Reader, Tx } from '../db/open.ts'
import { boxesAround } from '../geo/boxes.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'

/**
 * What is nearest and known by name, to describe a point by, except what is as large as a province: "near Kigali" helps
 * nobody in Kigali. Undefined when nothing is within 2 km. */
export function nearestPlace(
  from: Reader | Tx,
  point: Point,
): { name: string; distanceM: number } | undefined {
  let best: { name: string; distanceM: number } | undefined
  for (const box of boxesAround(point, nearM)) {
    const inside = from.all<Point & { name: string }>(
      `select p.name, p.latitude, p.longitude from place_point b join place p on p.id = b.id
         where b.max_lat >= ? and b.min_lat <= ? and b.max_lon >= ? and b.min_lon <= ?
           and p.kind in ('landmark', 'learned', 'town')
           and not exists (select 1 from place d where d.plain = p.plain and d.kind = 'province')`,
      box.minLat,
      box.maxLat,
      box.minLon,
      box.maxLon,
    )
    for (const place of inside) {
      const away = distanceM(point, place)
      if (away <= nearM && (best === undefined || away < best.distanceM)) {
        best = { name: place.name, distanceM: Math.round(away) }
      }
    }
  }
  return best
}

const nearM = 2000
