import type { Point, Spot } from '../../geo/point.ts'

/** A position on the globe, or undefined: (0, 0) is what programs write who know none, and nobody waits there. */
export function pointOf(latitude: number, longitude: number): Point | undefined {
  const isOnGlobe = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  if (!isOnGlobe || (latitude === 0 && longitude === 0)) return undefined
  // What lies beyond the seventh decimal is under 2 cm; adding 0 makes −0 zero.
  return { latitude: rounded(latitude) + 0, longitude: rounded(longitude) + 0 }
}

export function spotAt(point: Point | undefined, name?: string): Spot | undefined {
  return point && { ...point, ...(name !== undefined && { name }) }
}

/** "lat,lng" and nothing else, as links write it: "-1.95,+30.06", "loc:-1.95 30.06", "-1.95~30.06". */
export function pairIn(text: string | undefined): Point | undefined {
  const [, latitude, longitude] = wholePair.exec(text?.trim() ?? '') ?? []
  return latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
}

/** A pair at the end of something else: "KG 11 Ave @-1.95,30.06". */
export function pairAtEndOf(text: string | undefined): Point | undefined {
  const [, latitude, longitude] = pairAtEnd.exec(text?.slice(-60) ?? '') ?? []
  return latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
}

/** What links call a place, fit to be said in a sentence: one line of at most 80 characters, nothing invisible. */
export function labelOf(text: string | undefined): string | undefined {
  const clean = (text ?? '')
    .slice(0, 1000)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .normalize()
  // Percent signs that were left could not be decoded.
  if (!/\p{L}/u.test(clean) || clean.includes('://') || /%[0-9a-f]{2}/i.test(clean)) return undefined
  const characters = [...clean]
  return characters.length <= maxLabel
    ? clean
    : `${characters
        .slice(0, maxLabel - 1)
        .join('')
        .trimEnd()}…`
}

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

const number = String.raw`([+-]?\d{1,3}(?:\.\d{0,20})?)`
const between = '(?:[ +]{0,2}(?:[,;~]|%2C)[ +]{0,2}|[ +]{1,2})'
const wholePair = new RegExp(String.raw`^(?:loc:|ll\.|@)?[ +]?${number}${between}${number}$`, 'i')
const precise = String.raw`([+-]?\d{1,3}\.\d{2,20})`
const pairAtEnd = new RegExp(String.raw`(?:^|[\s@:+])${precise},[ +]?${precise}$`)
const maxLabel = 80
