import type { Reader, Tx } from '../db/open.ts'
import type { Point, Spot } from '../geo/point.ts'
import { plain } from '../i18n/words.ts'

/** Somebody's own places, the newest first. */
export const savedPlaces = (from: Reader | Tx, personId: number): (Spot & { id: number; name: string })[] =>
  from.all(
    'select id, name, latitude, longitude from saved_place where person_id = ? order by id desc limit ?',
    personId,
    // Two people who turned out to be one may have more.
    maxSaved,
  )

/** Under a name they use already it takes the other's place. False when they have too many or it is no name. */
export function savePlace(
  tx: Tx,
  personId: number,
  { name, latitude, longitude }: Point & { name: string },
  now: number,
): boolean {
  const called = name.replace(/[\s\p{C}]+/gu, ' ').trim()
  const words = plain(called)
  if (!/\p{L}/u.test(called) || [...called].length > maxNameLength) return false
  const others = savedPlaces(tx, personId).filter((place) => plain(place.name) !== words)
  if (others.length >= maxSaved) return false
  tx.run('delete from saved_place where person_id = ? and plain = ?', personId, words)
  tx.run(
    `insert into saved_place (person_id, name, plain, latitude, longitude, created_at) values (?, ?, ?, ?, ?, ?)`,
    personId,
    called,
    words,
    latitude,
    longitude,
    now,
  )
  return true
}

/** False when it is none of theirs. */
export const forgetPlace = (tx: Tx, personId: number, id: number): boolean =>
  tx.run('delete from saved_place where id = ? and person_id = ?', id, personId).changes > 0

/** As many as fit into one list beside "my location" and "no destination". */
export const maxSaved = 8
/** Fits on a button behind a star. */
export const maxNameLength = 18
