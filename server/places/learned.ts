import type { Db, Reader, Tx } from '../db/open.ts'
import { boxesAround } from '../geo/boxes.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point, Spot } from '../geo/point.ts'
import { plain } from '../i18n/words.ts'

interface Heard extends Point {
  person_id: number
  driver_id: number
  name: string
  heard_at: number
}

/** A ride that has been driven to its end. */
export interface Driven {
  passengerId: number
  driverId: number
  tookMs: number
}

/**
 * Remembers what a passenger called the place where their ride began. When enough different people, whom different
 * drivers drove on different days, have used the same name within a short walk of each other it becomes a place that
 * everybody can find: a few friends in an hour can make none. Returns whether the name is a place now.
 */
export function learnPickup(
  tx: Tx,
  { passengerId: personId, driverId, tookMs }: Driven,
  { name, ...point }: Spot,
  now: number,
): boolean {
  const called = (name ?? '').replace(/[\s\p{C}]+/gu, ' ').trim()
  if (tookMs < realRideMs || !isName(called)) return false
  const words = plain(called)
  // One person counts once, by where they were last.
  tx.run('delete from place_heard where person_id = ? and plain = ?', personId, words)
  tx.run(
    `insert into place_heard (person_id, driver_id, name, plain, latitude, longitude, heard_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
    personId,
    driverId,
    called,
    words,
    point.latitude,
    point.longitude,
    now,
  )
  forgetOldest(tx, personId)
  const heard = tx.all<Heard>(
    'select person_id, driver_id, name, latitude, longitude, heard_at from place_heard where plain = ? order by id desc limit ?',
    words,
    maxLookedAt,
  )
  const together = [...new Map(heard.map((one) => [one.person_id, one])).values()].filter(
    (one) => distanceM(one, point) <= togetherM,
  )
  if (together.length < enoughPeople || !areTogether(together) || !areApart(together)) return false
  keep(tx, words, together, now)
  return true
}

/** Where somebody was picked up is not kept for ever; the places it made stay. Ids rise with time. */
export async function forgetHeardNames(db: Db, now: number): Promise<number> {
  for (let total = 0; ; ) {
    const { changes } = await db.write((tx) =>
      tx.run(
        `delete from place_heard where id in
           (select id from (select id, heard_at from place_heard order by id limit 200) where heard_at < ?)`,
        now - keptMs,
      ),
    )
    total += changes
    if (changes === 0) return total
  }
}

/** How many different people have used the name. */
export const peopleWhoUse = (from: Reader | Tx, plainName: string): number =>
  from.get<{ n: number }>('select count(distinct person_id) as n from place_heard where plain = ?', plainName)
    ?.n ?? 0

/** Words that may become public: nothing that could be somebody's number, a link, or a message. */
export function isName(called: string): boolean {
  const length = [...called].length
  return (
    length >= 3 &&
    length <= 40 &&
    (called.match(/\p{L}/gu)?.length ?? 0) >= 3 &&
    (called.match(/\p{N}/gu)?.length ?? 0) <= 4 &&
    !/[@#*<>{}()[\]\\|]|:\/\/|\bwww\.|\.(?:com|rw|org|net|me|io|app|gl|co)\b/iu.test(called) &&
    called.split(' ').length <= 6 &&
    !privateWords.has(plain(called))
  )
}

function areTogether(heard: Heard[]): boolean {
  return heard.every((one) => heard.every((other) => distanceM(one, other) <= togetherM))
}

/** Neither one driver with their friends, nor all in one outing. */
function areApart(heard: Heard[]): boolean {
  const times = heard.map(({ heard_at }) => heard_at)
  const drivers = new Set(heard.map(({ driver_id }) => driver_id))
  return drivers.size >= enoughDrivers && Math.max(...times) - Math.min(...times) >= apartMs
}

/** In the middle of where they were, under the spelling most of them use. */
function keep(tx: Tx, words: string, heard: Heard[], now: number): void {
  const middle = {
    latitude: heard.reduce((sum, one) => sum + one.latitude, 0) / heard.length,
    longitude: heard.reduce((sum, one) => sum + one.longitude, 0) / heard.length,
  }
  if (isKnownHere(tx, words, middle)) return
  // Another spot of the same name is another place.
  const ref = `${words}@${middle.latitude.toFixed(2)},${middle.longitude.toFixed(2)}`
  tx.run(
    `insert into place (kind, name, plain, latitude, longitude, source, source_ref, created_at)
       values ('learned', ?, ?, ?, ?, 'people', ?, ?)
       on conflict (source, source_ref) do update set latitude = excluded.latitude, longitude = excluded.longitude`,
    mostUsed(heard.map(({ name }) => name)),
    words,
    middle.latitude,
    middle.longitude,
    ref,
    now,
  )
}

function isKnownHere(tx: Tx, words: string, middle: Point): boolean {
  return boxesAround(middle, knownM).some(
    (box) =>
      tx.get(
        `select 1 from place_point b join place p on p.id = b.id
           where b.max_lat >= ? and b.min_lat <= ? and b.max_lon >= ? and b.min_lon <= ? and p.plain = ?`,
        box.minLat,
        box.maxLat,
        box.minLon,
        box.maxLon,
        words,
      ) !== undefined,
  )
}

function mostUsed(names: string[]): string {
  const counts = Map.groupBy(names, (name) => name)
  const [best] = [...counts].sort(([, a], [, b]) => b.length - a.length)
  return best?.[0] ?? ''
}

function forgetOldest(tx: Tx, personId: number): void {
  tx.run(
    `delete from place_heard where person_id = ?1 and id not in (
       select id from place_heard where person_id = ?1 order by id desc limit ?2)`,
    personId,
    maxHeardOfOne,
  )
}

/** True of everybody's own home, and of no place. */
const privateWords = new Set(
  [
    'home',
    'my home',
    'my house',
    'here',
    'work',
    'office',
    'pinned location',
    'dropped pin',
    'my location',
  ].concat(
    [
      'maison',
      'chez moi',
      'ici',
      'bureau',
      'travail',
      'position',
      'ma position',
      'iwanjye',
      'mu rugo',
      'hano',
    ],
    ['ku kazi', 'nyumbani', 'hapa', 'kazini', 'ofisi', 'current location', 'location', 'test'],
  ),
)
const enoughPeople = 3
const enoughDrivers = 2
/** Between the first and the last of them: three days of the calendar at least. */
const apartMs = 48 * 3_600_000
/** Nobody is driven anywhere in less. */
const realRideMs = 3 * 60_000
const togetherM = 250
/** A name that is known within this distance is not made again. */
const knownM = 500
const keptMs = 180 * 24 * 60 * 60 * 1000
const maxLookedAt = 200
const maxHeardOfOne = 200
