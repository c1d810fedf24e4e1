import type { Reader, Tx } from '../db/open.ts'
import type { Point } from '../geo/point.ts'
import { plain } from '../i18n/words.ts'

/**
 * The name of the known place that lies exactly there: a town, a landmark, a part of the country. What somebody calls a
 * point themselves is no such place. Of several the one they named, else the most telling.
 */
export function placeAt(from: Reader | Tx, { latitude, longitude }: Point, called = ''): string | undefined {
  return from.get<{ name: string }>(
    `select p.name from place_point b join place p on p.id = b.id where ${isThere('?1', '?2')}
       order by p.plain = ?3 desc, instr('landmark learned town', p.kind) = 0, p.id limit 1`,
    latitude,
    longitude,
    plain(called),
  )?.name
}

/** The same as a condition: 1 where a known place lies exactly there. */
export const isKnownSql = (latitude: string, longitude: string): string =>
  `exists (select 1 from place_point b where ${isThere(latitude, longitude)})`

const isThere = (latitude: string, longitude: string): string =>
  `b.min_lat <= ${latitude} + ${sameDegrees} and b.max_lat >= ${latitude} - ${sameDegrees}
     and b.min_lon <= ${longitude} + ${sameDegrees} and b.max_lon >= ${longitude} - ${sameDegrees}`

/** A metre: pages and chats round coordinates. */
const sameDegrees = 0.00001
