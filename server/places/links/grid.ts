import type { Point } from '../../geo/point.ts'
import { pointOf } from './position.ts'

/**
 * Both codes halve the globe by turns, longitude first, and write the turns five or six bits to a character. Twenty
 * lines serve the two; libraries exist for one of them only.
 */

/** Middle of a geohash such as "kxth6u": Waze writes it after an "h". */
export function geohash(code: string): Point | undefined {
  return /^[0-9b-hjkmnp-z]{5,12}$/i.test(code) ? middleOf(code.toLowerCase(), geohashDigits, 5) : undefined
}

/**
 * Middle of the code in osm.org/go/…; signs at its end only tell the zoom. Older codes write "@" for "~" and "=" for
 * "-". Source: wiki.openstreetmap.org/wiki/Shortlink
 */
export function osmShortCode(code: string): Point | undefined {
  const digits = code.replace(/[-=]{0,2}$/, '').replaceAll('@', '~')
  // Fewer digits are a map of a whole region, not a place.
  return /^[\w~]{6,10}$/.test(digits) ? middleOf(digits, osmDigits, 6) : undefined
}

function middleOf(code: string, digits: string, bitsEach: number): Point | undefined {
  const edges = { longitude: { low: -180, high: 180 }, latitude: { low: -90, high: 90 } }
  let next: keyof typeof edges = 'longitude'
  for (const character of code) {
    const value = digits.indexOf(character)
    if (value === -1) return undefined
    for (let bit = bitsEach - 1; bit >= 0; bit -= 1) {
      const edge = edges[next]
      const middle = (edge.low + edge.high) / 2
      if ((value >> bit) & 1) edge.low = middle
      else edge.high = middle
      next = next === 'longitude' ? 'latitude' : 'longitude'
    }
  }
  const { latitude, longitude } = edges
  return pointOf((latitude.low + latitude.high) / 2, (longitude.low + longitude.high) / 2)
}

const geohashDigits = '0123456789bcdefghjkmnpqrstuvwxyz'
const osmDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~'
