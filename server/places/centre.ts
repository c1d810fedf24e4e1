import type { Reader, Tx } from '../db/open.ts'
import type { PlaceRow } from '../db/schema-mobility.ts'
import type { Point } from '../geo/point.ts'
import { plain } from '../i18n/words.ts'
import type { Hit } from './search.ts'

/**
 * A place of which only the name is known, by the centre of the cell or the sector that it lies in, where that is
 * known: some kilometres at most. A district is too large to stand for one of its villages.
 */
export function centreFor(
  from: Reader | Tx,
  place: Pick<PlaceRow, 'kind' | 'name' | 'within'>,
): Hit | undefined {
  if (place.within === null) return undefined
  const around = place.within.split(', ')
  const levels = place.kind === 'village' ? 2 : place.kind === 'cell' ? 1 : 0
  const district = around[levels]
  for (const name of around.slice(0, levels)) {
    // The city of Kigali is not the middle of the sector that is also called Kigali.
    const isProvince = name === around.at(-1)
    const centre = district === undefined || isProvince ? undefined : positionOf(from, name, district)
    if (centre !== undefined) return { name: place.name, within: place.within, centreOf: name, ...centre }
  }
  return undefined
}

/** The one place of that name in that district; of a landmark nobody may have said where it lies. */
function positionOf(from: Reader | Tx, name: string, district: string): Point | undefined {
  const [only, ...more] = from
    .all<Point & { within: string | null }>(
      `select latitude, longitude, within from place
         where plain = ? and latitude is not null and kind in ('cell', 'sector', 'town', 'landmark')`,
      plain(name),
    )
    .filter(({ within }) => within === null || within.split(', ').includes(district))
  if (only === undefined || more.length > 0) return undefined
  return { latitude: only.latitude, longitude: only.longitude }
}
