import type { Db, Reader, Tx } from '../db/open.ts'
import type { PlaceRow } from '../db/schema-mobility.ts'
import { AppError } from '../error.ts'
import { plain } from '../i18n/words.ts'
import type { Landmark } from './import/landmark.ts'

export type Place = Pick<PlaceRow, 'kind' | 'name' | 'within' | 'latitude' | 'longitude'> & { id: number }

export interface Imported {
  added: number
  changed: number
  same: number
}

/** Puts them in; a place whose ref is known is changed. Some at a time, so that a running server goes on meanwhile. */
export async function importLandmarks(db: Db, landmarks: Landmark[], now: number): Promise<Imported> {
  const counts: Imported = { added: 0, changed: 0, same: 0 }
  for (let from = 0; from < landmarks.length; from += atOnce) {
    const some = landmarks.slice(from, from + atOnce)
    await db.write((tx) => {
      for (const landmark of some) counts[put(tx, landmark, now)] += 1
    })
  }
  return counts
}

function put(tx: Tx, { name, within, latitude, longitude, ref }: Landmark, now: number): keyof Imported {
  const known = tx.get<{ id: number }>(
    `select id from place where source = 'operator' and source_ref = ?`,
    ref,
  )
  if (known === undefined) {
    tx.run(
      `insert into place (kind, name, plain, within, latitude, longitude, source, source_ref, created_at)
         values ('landmark', ?, ?, ?, ?, ?, 'operator', ?, ?)`,
      name,
      plain(name),
      within,
      latitude,
      longitude,
      ref,
      now,
    )
    return 'added'
  }
  const { changes } = tx.run(
    `update place set name = ?2, plain = ?3, within = ?4, latitude = ?5, longitude = ?6
       where id = ?1 and (name, within, latitude, longitude) is not (?2, ?4, ?5, ?6)`,
    known.id,
    name,
    plain(name),
    within,
    latitude,
    longitude,
  )
  return changes > 0 ? 'changed' : 'same'
}

/** What the operator brought and what people taught, by name. */
export const ownPlaces = (from: Reader | Tx, limit: number): Place[] =>
  from.all(
    `select id, kind, name, within, latitude, longitude from place
       where source in ('operator', 'people') order by plain, id limit ?`,
    limit,
  )

export interface LearnedPlace extends Place {
  created_at: number
  /** Whose names are still remembered; older ones are forgotten. */
  people: number
}

/** What people taught, the newest first, for the operator to look at. */
export const learnedPlaces = (from: Reader | Tx, { since, limit }: { since: number; limit: number }) =>
  from.all<LearnedPlace>(
    `select id, kind, name, within, latitude, longitude, created_at,
        (select count(distinct person_id) from place_heard h where h.plain = place.plain) as people
       from place where source = 'people' and created_at >= ? order by created_at desc, id desc limit ?`,
    since,
    limit,
  )

/** Takes a landmark or a learned name away; Rwanda's own names stay. */
export function removePlace(tx: Tx, id: number): Place {
  const place = tx.get<Place & { source: string; plain: string }>('select * from place where id = ?', id)
  if (place === undefined)
    throw new AppError('not.found', `There is no place ${id}. "inzira places list" shows them.`)
  if (place.source !== 'operator' && place.source !== 'people') {
    throw new AppError('places.invalid', `${place.name} is one of Rwanda’s own names, which stay.`)
  }
  tx.run('delete from place where id = ?', id)
  // Else the next passenger who says it would bring it back.
  if (place.source === 'people') tx.run('delete from place_heard where plain = ?', place.plain)
  return place
}

const atOnce = 100
