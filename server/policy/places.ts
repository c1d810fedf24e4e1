import type { Tx } from '../db/open.ts'
import type { Point, Spot } from '../geo/point.ts'
import { addLinkJob } from '../places/links/jobs.ts'
import { readPlaceText } from '../places/links/read.ts'
import type { PlaceReading } from '../places/links/reading.ts'
import { nearestPlace } from '../places/near.ts'
import { forgetPlace, maxNameLength, maxSaved, savedPlaces, savePlace } from '../places/saved.ts'
import { type Searched, searchPlaces } from '../places/search.ts'

export type { PlaceReading } from '../places/links/reading.ts'

export interface FoundPlace extends Spot {
  name: string
  /** What it lies in, from near to far. */
  within?: string
  /** The larger place whose centre stands for it, because its own position is not known. */
  centreOf?: string
  /** So much better than all others that nobody need be asked. */
  isClear?: true
}

export interface SavedPlace extends Spot {
  id: number
  name: string
}

export interface PlaceScope {
  read(text: string): PlaceReading
  /** Places by name, the best first, only those with a position; forgiving of spelling. At most 9. */
  search(words: string, near?: Point): FoundPlace[]
  /** The best hit of that name when nobody knows where it lies. */
  knownByName(words: string): { name: string; within?: string } | undefined
  /** What is nearest and known, to describe a point by, or undefined within 2 km of nothing. */
  near(point: Point): { name: string; distanceM: number } | undefined
  /** Their own, the newest first. */
  saved(): SavedPlace[]
  /** False when they have too many or the name is no name. */
  save(name: string, point: Point): boolean
  forget(id: number): boolean
  /** How many places somebody may save, and how long their names may be. */
  readonly limits: { saved: number; name: number }
  /** Looks the link up in the background; what it holds comes back as the answer to that question, while it is open. */
  resolveLink(url: string, at: { flow: string; step: string }): void
}

export function placeScope(
  personId: number,
  tx: Tx,
  { now, correlationId }: { now: number; correlationId: string },
): PlaceScope {
  // "Where is it?" and "do we know the name at least?" are asked of the same words.
  let last: { words: string; searched: Searched } | undefined
  const searched = (words: string, near?: Point): Searched => {
    if (last?.words !== words || near !== undefined) last = { words, searched: searchPlaces(tx, words, near) }
    return last.searched
  }
  /** The town that a short plus code is to be read near. */
  const clearly = (words: string) => searched(words).found.find(({ isClear }) => isClear)
  return {
    read: (text) => readPlaceText(text, { locate: clearly }),
    search: (words, near) => searched(words, near).found,
    knownByName: (words) => searched(words).knownByName,
    near: (point) => nearestPlace(tx, point),
    saved: () => savedPlaces(tx, personId),
    save: (name, point) => savePlace(tx, personId, { ...point, name }, now),
    limits: { saved: maxSaved, name: maxNameLength },
    forget: (id) => forgetPlace(tx, personId, id),
    resolveLink: (url, at) => addLinkJob(tx, { personId, url, ...at, correlationId }, now),
  }
}
