import type { Tx } from '../db/open.ts'
import type { Point, Spot } from '../geo/point.ts'

/** What typed or pasted words mean as a place. */
export type PlaceReading =
  | { is: 'spot'; spot: Spot }
  /** A short map link that only the network can resolve. */
  | { is: 'short_link'; url: string }
  /** A map link that holds no position. */
  | { is: 'no_position' }
  /** No link and no coordinates: the name of a place, perhaps. */
  | { is: 'words' }

export interface FoundPlace extends Spot {
  name: string
  /** What it lies in, from near to far. */
  within?: string
}

export interface SavedPlace extends Spot {
  id: number
  name: string
}

export interface PlaceScope {
  read(text: string): PlaceReading
  /** Places by name, the best first, only those with a position; forgiving of spelling. At most 9. */
  search(words: string, near?: Point): FoundPlace[]
  /** What is nearest and known, to describe a point by, or undefined within 2 km of nothing. */
  near(point: Point): { name: string; distanceM: number } | undefined
  /** Their own, the newest first. */
  saved(): SavedPlace[]
  /** False when they have too many or the name is no name. */
  save(name: string, point: Point): boolean
  forget(id: number): boolean
  /** Looks the link up in the background; what it holds comes back as the answer to that question, while it is open. */
  resolveLink(url: string, at: { flow: string; step: string }): void
}

export function placeScope(
  personId: number,
  tx: Tx,
  options: { now: number; correlationId: string },
): PlaceScope {
  throw new Error(`not built yet ${personId} ${tx} ${options.now}`)
}
