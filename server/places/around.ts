import type { Reader, Tx } from '../db/open.ts'
import type { PlaceRow } from '../db/schema-mobility.ts'
import type { Box } from '../geo/boxes.ts'
import type { Point } from '../geo/point.ts'

/** A name to be written on a map. */
export interface Label extends Point {
  name: string
  kind: 'district' | 'town' | 'landmark' | 'learned'
}

/**
 * The names with which a map of that box can be read: the larger places first, and of each corner of it only so many
 * that they do not lie on top of each other. Of a wide box only towns and districts. At most 90.
 */
export function labelsIn(from: Reader | Tx, box: Box): Label[] {
  const wide = Math.max(box.maxLat - box.minLat, box.maxLon - box.minLon)
  const kinds: Label['kind'][] =
    wide > wideDegrees ? ['town', 'district'] : ['town', 'landmark', 'learned', 'district']
  const found = from.all<Label & Pick<PlaceRow, 'plain'>>(
    `select p.name, p.kind, p.plain, p.latitude, p.longitude from place_point b join place p on p.id = b.id
       where b.max_lat >= ? and b.min_lat <= ? and b.max_lon >= ? and b.min_lon <= ?
         and p.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})
       order by instr('town district landmark learned', p.kind), p.id limit ?`,
    box.minLat,
    box.maxLat,
    box.minLon,
    box.maxLon,
    maxLookedAt,
  )
  return spread(found, box)
}

/** A few in each field of a grid over the box; a name that stands there already is not written twice. */
function spread(found: (Label & Pick<PlaceRow, 'plain'>)[], box: Box): Label[] {
  const fields = new Map<string, number>()
  const names = new Set<string>()
  const kept: Label[] = []
  for (const { name, kind, plain, latitude, longitude } of found) {
    const field = [
      Math.floor(((latitude - box.minLat) / (box.maxLat - box.minLat)) * fieldsAcross),
      Math.floor(((longitude - box.minLon) / (box.maxLon - box.minLon)) * fieldsAcross),
    ].join()
    const there = fields.get(field) ?? 0
    if (there >= mostInField || names.has(plain)) continue
    fields.set(field, there + 1)
    names.add(plain)
    kept.push({ name, kind, latitude, longitude })
    if (kept.length === maxLabels) break
  }
  return kept
}

/** Some 45 km: beyond it landmarks would be dots on dots. */
const wideDegrees = 0.4
const fieldsAcross = 8
const mostInField = 3
const maxLabels = 90
const maxLookedAt = 2000
