import type { Spot } from '../../geo/point.ts'
import { decoded } from './link.ts'
import { labelOf, pointOf, spotAt } from './position.ts'

/**
 * The position in the page behind a map link. Only what the page says of the place itself: the middle of the map that
 * Google draws is where it believes the asking machine to be.
 */
export function spotInPage(html: string): Spot | undefined {
  const [, latitude] = metaLatitude.exec(html) ?? []
  const [, longitude] = metaLongitude.exec(html) ?? []
  const meta =
    latitude === undefined || longitude === undefined
      ? undefined
      : pointOf(Number(latitude), Number(longitude))
  const point = meta ?? exactIn(html)
  return spotAt(point, titleOf(html))
}

function exactIn(html: string) {
  for (const pattern of exact) {
    const [, latitude, longitude] = pattern.exec(html) ?? []
    const point = latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
    if (point !== undefined) return point
  }
  return undefined
}

function titleOf(html: string): string | undefined {
  const [, title = ''] = /<meta (?:property|name)="og:title" content="([^"<>]{1,300})"/i.exec(html) ?? []
  // Google and Waze put their own name and the address behind a dot.
  const name = labelOf(decoded(unescaped(title)).split(' · ')[0])
  return name === undefined || /^(?:google maps|waze|apple maps)/i.test(name) ? undefined : name
}

const unescaped = (text: string): string =>
  text.replace(/&(?:amp|quot|#39|lt|gt);/g, (entity) => entities[entity] ?? entity)
const entities: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': '’', '&lt;': '', '&gt;': '' }

const degrees = String.raw`(-?\d{1,3}\.\d{1,20})`
const metaLatitude = new RegExp(`"place:location:latitude" content="${degrees}"`)
const metaLongitude = new RegExp(`"place:location:longitude" content="${degrees}"`)
const exact = [
  // Google: the place in a link of its page, and the pin on the picture of it.
  new RegExp(`(?:!|%21)3d${degrees}(?:!|%21)4d${degrees}`),
  new RegExp(`[?&;]markers=(?:[\\w:%|]{0,60}(?:%7C|\\|))?${degrees}(?:,|%2C)${degrees}`),
  // Waze.
  new RegExp(`"latLng":\\{"lat":${degrees},"lng":${degrees}\\}`),
]
