import { signal } from '@preact/signals'
import { answerOf, api, Refusal } from '../../api.ts'
import type { PickedPlace } from '../../map/places.ts'

export const rideTypes = ['moto', 'cab', 'liffan', 'truck', 'rental'] as const
export type RideType = (typeof rideTypes)[number]

/** What somebody wants to ask for, as far as they have said. */
export interface Wish {
  type: RideType
  from?: PickedPlace
  to?: PickedPlace
  /** As far as anybody can look. */
  isWide: boolean
}

const key = 'inzira.wish'
/** Kept while the browser is open: whoever looks at something else finds it again. */
export const wish = signal<Wish>(remembered())

export function want(change: { [Key in keyof Wish]?: Wish[Key] | undefined }): void {
  const { from, to, ...rest } = { ...wish.value, ...change }
  wish.value = { ...rest, ...(from && { from }), ...(to && { to }) } as Wish
  sessionStorage.setItem(key, JSON.stringify(wish.value))
}

/** `?from=` and `?to=`: coordinates, a pasted link, or words. Gives the words that mean nothing to anybody. */
export async function wantFromAddress(query: Record<string, string>): Promise<string[]> {
  const lost: string[] = []
  for (const end of ['from', 'to'] as const) {
    const text = query[end]?.trim()
    if (text === undefined || text === '') continue
    const place = await placeOf(text, query[`${end}Name`])
    if (place === undefined) lost.push(text)
    else want({ [end]: place })
  }
  return lost
}

async function placeOf(text: string, name: string | undefined): Promise<PickedPlace | undefined> {
  const point = /^(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text)
  if (point !== null) {
    const [latitude, longitude] = [Number(point[1]), Number(point[2])]
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
      ? { latitude, longitude, ...(name && { name }) }
      : undefined
  }
  try {
    const read = await answerOf(api.places.read.post({ text }))
    if (read.is === 'spot') return read.spot
    const { places } = await answerOf(api.places.search.get({ query: { q: text } }))
    const [best] = places
    return best && { latitude: best.latitude, longitude: best.longitude, name: best.name }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function remembered(): Wish {
  const usual: Wish = { type: 'moto', isWide: false }
  try {
    return { ...usual, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Wish>) }
  } catch {
    return usual
  }
}
