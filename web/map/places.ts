import type { Point } from '../../server/geo/point.ts'
import { answerOf, api } from '../api.ts'
import { distance, language, say } from '../i18n/say.ts'

/** A place that somebody chose. Its name is one that may be kept and shown to others. */
export interface PickedPlace extends Point {
  name?: string
}

/** One line of the suggestions. */
export interface Suggestion {
  key: string
  from: 'saved' | 'known' | 'google' | 'pasted'
  title: string
  under: string
  /** Undefined while only Google knows where it lies. */
  place: PickedPlace | undefined
  placeId?: string
}

/** What is said of a point: the nearest place with a name, and how far off. */
export type Near = { name: string; distanceM: number } | null

/** What somebody types until they choose is one session of Google's. */
export function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** Own and known places; `more` when Google may add some. */
export async function search(
  q: string,
  near: Point | undefined,
): Promise<{ found: Suggestion[]; more: boolean }> {
  const { places, more } = await answerOf(
    api.places.search.get({ query: { q, ...(near !== undefined && { near: pair(near) }) } }),
  )
  const found = places.map(({ from, name, within, centreOf, distanceM, latitude, longitude }, index) => ({
    key: `${from}${index}`,
    from,
    title: name,
    under: [
      within,
      centreOf === undefined ? undefined : say('map.centreOf', { place: centreOf }),
      distanceM === undefined ? undefined : distance(distanceM),
    ]
      .filter(Boolean)
      .join(' · '),
    place: { latitude, longitude, name },
  }))
  return { found, more }
}

export async function searchGoogle(
  q: string,
  near: Point | undefined,
  session: string,
): Promise<Suggestion[]> {
  const { places } = await answerOf(
    api.places.google.get({
      query: { q, session, language: language.value, ...(near !== undefined && { near: pair(near) }) },
    }),
  )
  return places.map(({ placeId, name, within, distanceM }) => ({
    key: placeId,
    from: 'google' as const,
    title: name,
    under: [within, distanceM === undefined ? undefined : distance(distanceM)].filter(Boolean).join(' · '),
    place: undefined,
    placeId,
  }))
}

/** Where a place of Google's lies. The name that goes with it is our own: Google's may be shown, not kept. */
export async function locateGoogle(placeId: string, session: string): Promise<PickedPlace> {
  const { near, latitude, longitude } = await answerOf(
    api.places.google({ id: placeId }).get({ query: { session, language: language.value } }),
  )
  return named({ latitude, longitude }, near)
}

export async function nearTo(point: Point): Promise<Near> {
  return (await answerOf(api.places.near.get({ query: { at: pair(point) } }))).near
}

/** What a pasted link, coordinates or a plus code mean; words are nothing of these. */
export async function readPasted(
  text: string,
): Promise<{ place: PickedPlace; near: Near } | 'words' | 'no_position' | 'unreachable'> {
  const found = await answerOf(api.places.read.post({ text }))
  if (found.is !== 'spot')
    return found.is === 'words' || found.is === 'unreachable' ? found.is : 'no_position'
  const { name, ...point } = found.spot
  return { place: name === undefined ? named(point, found.near) : { ...point, name }, near: found.near }
}

/** "320 m from BK Arena" */
export const describe = (near: Near): string => {
  if (near === null) return say('map.nothingNear')
  return near.distanceM < atPlaceM
    ? say('map.at', { place: near.name })
    : say('map.near', { distance: distance(near.distanceM), place: near.name })
}

/** A point takes the name of what is right there. */
export const named = ({ latitude, longitude }: Point, near: Near): PickedPlace =>
  near !== null && near.distanceM <= sameSpotM
    ? { latitude, longitude, name: near.name }
    : { latitude, longitude }

/** "-1.95012, 30.11523": five decimals are a metre. */
export const written = ({ latitude, longitude }: Point): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`

const pair = ({ latitude, longitude }: Point): string => `${latitude.toFixed(6)},${longitude.toFixed(6)}`

const atPlaceM = 30
const sameSpotM = 120
