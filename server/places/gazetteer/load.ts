import type { Db, Reader, Tx } from '../../db/open.ts'
import { type GazetteerPlace, gazetteerFile, placesIn } from './read.ts'

export interface Loaded {
  /** False when this edition was there already. */
  isNew: boolean
  places: number
  tookMs: number
  /** The longest time for which the writer was held. */
  longestSliceMs: number
}

/**
 * Puts the built-in names into the database, unless this edition is there already. In slices that hold the writer a
 * few milliseconds each, so that nobody who writes meanwhile waits; stopped or broken off, it goes on from the start
 * and changes only what differs.
 */
export async function loadGazetteer(
  db: Db,
  { now, signal }: { now: number; signal?: AbortSignal },
): Promise<Loaded> {
  const startedAt = performance.now()
  const { edition, lines } = gazetteerFile()
  let longestSliceMs = 0
  const outcome = (isNew: boolean, places: number): Loaded => ({
    isNew,
    places,
    tookMs: performance.now() - startedAt,
    longestSliceMs,
  })
  if (gazetteerEdition(db.read) === edition) return outcome(false, 0)
  const slice = async (work: (tx: Tx) => void): Promise<void> => {
    await db.write((tx) => {
      const began = performance.now()
      work(tx)
      longestSliceMs = Math.max(longestSliceMs, performance.now() - began)
    })
    // What came in meanwhile goes first.
    await Bun.sleep(pauseMs)
  }
  const refs = new Set<string>()
  const waiting = placesIn(lines())
  for (let next = waiting.next(); !next.done; ) {
    if (signal?.aborted) return outcome(false, refs.size)
    await slice((tx) => {
      const until = performance.now() + sliceMs
      for (; !next.done && performance.now() < until; next = waiting.next()) {
        put(tx, next.value, now)
        refs.add(next.value.source_ref)
      }
    })
  }
  await forgetOthers(db, refs, slice)
  await slice((tx) => {
    tx.run(
      `insert into place_source (name, edition, loaded_at) values (?, ?, ?)
         on conflict (name) do update set edition = excluded.edition, loaded_at = excluded.loaded_at`,
      name,
      edition,
      now,
    )
  })
  return outcome(true, refs.size)
}

/** Which edition is wholly loaded. */
export const gazetteerEdition = (from: Reader | Tx): string | undefined =>
  from.get<{ edition: string }>('select edition from place_source where name = ?', name)?.edition

function put(tx: Tx, place: GazetteerPlace, now: number): void {
  tx.run(
    `insert into place (kind, name, plain, within, latitude, longitude, source, source_ref, created_at)
       values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
       on conflict (source, source_ref) do update set
         kind = ?1, name = ?2, plain = ?3, within = ?4, latitude = ?5, longitude = ?6
       where (kind, name, within, latitude, longitude) is not (?1, ?2, ?4, ?5, ?6)`,
    place.kind,
    place.name,
    place.plain,
    place.within,
    place.latitude,
    place.longitude,
    place.source,
    place.source_ref,
    now,
  )
}

/** Places that an earlier edition had and this one has not. */
async function forgetOthers(
  db: Db,
  refs: Set<string>,
  slice: (work: (tx: Tx) => void) => Promise<void>,
): Promise<void> {
  const gone = db.read
    .all<{ id: number; source_ref: string }>(
      `select id, source_ref from place where source in ('rwanda', 'geonames')`,
    )
    .filter(({ source_ref }) => !refs.has(source_ref))
  while (gone.length > 0) {
    const some = gone.splice(0, deletedAtOnce)
    await slice((tx) => {
      for (const { id } of some) tx.run('delete from place where id = ?', id)
    })
  }
}

const name = 'gazetteer'
const sliceMs = 5
const pauseMs = 1
const deletedAtOnce = 50
