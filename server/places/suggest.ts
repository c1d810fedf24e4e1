import type { Reader, Tx } from '../db/open.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { plain } from '../i18n/words.ts'
import type { GooglePlace } from './google/google.ts'
import { searchPlaces } from './search.ts'

/** A place to choose while somebody is still typing. */
export interface SuggestedPlace extends Point {
  from: 'saved' | 'known'
  name: string
  within?: string
  /** The larger place whose centre stands for it, because its own position is not known. */
  centreOf?: string
  /** From where the person is. */
  distanceM?: number
}

/** Their own places first, then what everybody can find; at most 9. */
export function suggestPlaces(
  from: Reader | Tx,
  words: string,
  { near, saved }: { near?: Point | undefined; saved: (Point & { name: string })[] },
): SuggestedPlace[] {
  const typed = plain(words)
  const own = saved.filter(({ name }) => typed === '' || beginsAWord(plain(name), typed))
  const known = typed === '' ? [] : searchPlaces(from, words, near).found
  return [
    ...own.map(({ name, latitude, longitude }) => ({ from: 'saved' as const, name, latitude, longitude })),
    ...known.map(({ isClear: _, ...place }) => ({ from: 'known' as const, ...place })),
  ]
    .slice(0, maxSuggested)
    .map((place) =>
      near === undefined ? place : { ...place, distanceM: Math.round(distanceM(near, place)) },
    )
}

/** What Google adds to them: nothing that stands there already under that name. */
export function addedByGoogle(own: { name: string }[], found: GooglePlace[]): GooglePlace[] {
  const names = new Set(own.map(({ name }) => plain(name)))
  return found.filter(({ name }) => !names.has(plain(name))).slice(0, maxGoogle)
}

const beginsAWord = (name: string, typed: string): boolean => ` ${name}`.includes(` ${typed}`)

const maxSuggested = 9
const maxGoogle = 5
