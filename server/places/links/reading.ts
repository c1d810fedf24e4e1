import type { Spot } from '../../geo/point.ts'

/** What typed or pasted words mean as a place. */
export type PlaceReading =
  | { is: 'spot'; spot: Spot }
  /** A short map link that only the network can resolve; always https, on a host that may be asked. */
  | { is: 'short_link'; url: string }
  /** A link that holds no position, or coordinates that are none; the name it may hold instead. */
  | { is: 'no_position'; name?: string }
  /** No link and no coordinates: the name of a place, perhaps. */
  | { is: 'words' }
