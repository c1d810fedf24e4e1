import { coordinatesIn } from './coordinates.ts'
import { googleMaps, type LinkReading } from './google.ts'
import { decoded, type Link, linksIn, parseLink, withoutLinks } from './link.ts'
import { type Locate, plusCodeIn } from './plus-code.ts'
import type { PlaceReading } from './reading.ts'
import * as services from './services.ts'

export interface ReadOptions {
  /** Finds the town that a short plus code is relative to. */
  locate?: Locate
}

/**
 * What words somebody sent mean as a place: map links of every kind, plus codes, coordinates. Needs no network and
 * never throws; a position that is written out goes before a link that would have to be looked up.
 */
export function readPlaceText(text: string, options: ReadOptions = {}): PlaceReading {
  // More than WhatsApp lets anybody write is no place.
  const said = text.slice(0, maxCharacters)
  const readings = linksIn(said).map((link) => readLink(link, options))
  const spot = readings.find((reading) => reading.is === 'spot')
  if (spot !== undefined) return spot
  const words = withoutLinks(said)
  const code = plusCodeIn(words, options)
  if (code?.point !== undefined) return { is: 'spot', spot: { ...code.point, name: code.written } }
  const written = coordinatesIn(words)
  if (written?.point !== undefined) return { is: 'spot', spot: written.point }
  const [first] = readings
  if (first !== undefined) return readings.find((reading) => reading.is === 'short_link') ?? first
  if (code !== undefined || written !== undefined || threeWords.test(words)) return { is: 'no_position' }
  return { is: 'words' }
}

/** One link, also as a redirect names it. */
export function readLink(written: string, options: ReadOptions = {}): Exclude<PlaceReading, { is: 'words' }> {
  const link = unwrapped(parseLink(written))
  if (link === undefined) return { is: 'no_position' }
  const { spot, name } = linkReading(link, options.locate)
  if (spot !== undefined) return { is: 'spot', spot }
  const url = isShort(link) ? fetchable(link.url) : undefined
  if (url !== undefined) return { is: 'short_link', url }
  return { is: 'no_position', ...(name !== undefined && { name }) }
}

function linkReading(link: Link, locate: Locate | undefined): LinkReading {
  const known = kinds.find(([host]) => host.test(link.host))
  return known === undefined ? services.anyMap(link) : known[1](link, locate)
}

/** The link inside of one that only leads to it: a consent page, a click counted, an app's own wrapping. */
export function unwrapped(link: Link | undefined, depth = 0): Link | undefined {
  if (link === undefined || depth === maxDepth) return link
  const [, names] = wrappers.find(([pattern]) => pattern.test(`${link.host}/${link.path.join('/')}`)) ?? []
  const inner = names?.map((name) => link.params.get(name)).find((value) => value?.includes('/'))
  if (inner == null) return link
  // Some write the address into the address twice encoded.
  return unwrapped(parseLink(/^https?%3A/i.test(inner) ? decoded(inner) : inner), depth + 1)
}

/** As it may be asked for. A name before the host is there to deceive: "https://www.google.com@example.com/". */
function fetchable(url: URL | undefined): string | undefined {
  if (url === undefined || url.username !== '' || url.password !== '' || url.port !== '') return undefined
  return `https://${url.host}${url.pathname}${url.search}`
}

/** Links that say nothing themselves and lead to one that does. */
function isShort({ host, path, params }: Link): boolean {
  const [first = '', second = ''] = path
  switch (host) {
    case 'maps.app.goo.gl':
      return first !== ''
    case 'goo.gl':
    case 'app.goo.gl':
      return first === 'maps' && second !== ''
    case 'g.co':
      return first === 'kgs' && second !== ''
    case 'maps.apple':
      return first === 'p' && second !== ''
    case 'waze.com':
    case 'ul.waze.com':
      return params.has('venue_id') || params.has('place') || params.get('to')?.startsWith('place.') === true
    default:
      return false
  }
}

type Read = (link: Link, locate?: Locate) => LinkReading

/** A country's Google too: google.rw, google.co.ke, google.com.gh. */
const googleHost = /^(?:(?:maps|m|earth|consent)\.)?google\.(?:com?(?:\.[a-z]{2})?|[a-z]{2,3})$/
const kinds: [RegExp, Read][] = [
  [googleHost, googleMaps],
  [/^(?:goo\.gl|maps\.app\.goo\.gl|app\.goo\.gl|g\.co|comgooglemaps)$/, googleMaps],
  [/^(?:maps\.apple\.com|maps\.apple|maps)$/, services.appleMaps],
  [/^(?:openstreetmap\.org|osm\.org)$/, services.openStreetMap],
  [/^(?:(?:ul\.)?waze\.com|waze)$/, services.waze],
  [/^(?:osmand\.net|download\.osmand\.net|test\.osmand\.net)$/, services.osmAnd],
  [/^(?:share|wego)\.here\.com$/, services.hereMaps],
  [/^bing\.com$/, services.bingMaps],
  [/^(?:geo|google\.navigation)$/, services.geoUri],
  [/^plus\.codes$/, services.plusCodes],
]

/** Where the link itself stands in one of these questions. */
const wrappers: [RegExp, string[]][] = [
  [/^consent\.google\.[a-z.]{2,6}\//, ['continue']],
  [/^(?:maps\.)?google\.[a-z.]{2,6}\/(?:url|maps\/url)$/, ['q', 'url']],
  [/^(?:maps\.app\.goo\.gl|maps\.google\.com|google\.com)\/(?:maps)?$/, ['link']],
  [/^accounts\.google\.com\//, ['continue']],
  [/^lm?\.(?:facebook|instagram)\.com\//, ['u']],
]
const maxDepth = 3
const maxCharacters = 8192
/** "///filled.count.soap": what3words lies in a data base nobody may copy. */
const threeWords = /(?:^|\s)\/\/\/\p{L}{2,30}\.\p{L}{2,30}\.\p{L}{2,30}(?!\p{L})/u
