import type { Point } from '../../geo/point.ts'
import { type LinkReading, leastZoom, nameIn, nameOf, withoutLabel, writtenPoint } from './google.ts'
import { geohash, osmShortCode } from './grid.ts'
import type { Link } from './link.ts'
import type { Locate } from './plus-code.ts'
import { pairIn, pointOf, spotAt } from './position.ts'

/** The first of these questions that holds a position. */
function firstPair(params: URLSearchParams, names: readonly string[]): Point | undefined {
  for (const name of names) {
    const point = pairIn(params.get(name) ?? undefined)
    if (point !== undefined) return point
  }
  return undefined
}

/** Source: developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference/MapLinks */
export function appleMaps({ params }: Link, locate?: Locate): LinkReading {
  const name = nameIn(params, ['name', 'q', 'address', 'daddr', 'destination', 'query', 'near'])
  const point =
    firstPair(params, ['ll', 'coordinate', 'daddr', 'destination', 'q', 'address', 'pt']) ??
    writtenPoint(params.get('q'), { locate }) ??
    writtenPoint(params.get('address'), { locate }) ??
    // Where the search was made, or the middle of the screen.
    firstPair(params, ['sll', 'near', 'center'])
  return { spot: spotAt(point, name), name }
}

/** Source: wiki.openstreetmap.org/wiki/Browsing#Sharing_a_link_to_the_maps */
export function openStreetMap({ path, params, hash }: Link): LinkReading {
  const route = params.get('route')?.split(';').at(-1)
  const point =
    namedPair(params, 'mlat', 'mlon') ??
    (path[0] === 'go' ? osmShortCode(path[1] ?? '') : undefined) ??
    firstPair(params, ['to']) ??
    pairIn(route) ??
    namedPair(params, 'lat', 'lon') ??
    firstPair(params, ['query']) ??
    mapIn(new URLSearchParams(hash).get('map') ?? '')
  return { spot: spotAt(point), name: nameIn(params, ['query', 'to']) }
}

/** Source: developers.google.com/waze/deeplinks */
export function waze({ path, params }: Link): LinkReading {
  const name = nameIn(params, ['q'])
  const [, inPath] = /^h([0-9a-z]{5,12})$/i.exec(path[0] === 'ul' ? (path[1] ?? '') : '') ?? []
  const point =
    firstPair(params, ['ll', 'latlng', 'to', 'q']) ??
    namedPair(params, 'lat', 'lon') ??
    geohash(inPath ?? params.get('h') ?? '')
  return { spot: spotAt(point, name), name }
}

/** Source: osmand.net/docs/technical/algorithms/osmand-intents */
export function osmAnd({ params, hash }: Link): LinkReading {
  const name = nameIn(params, ['name', 'title'])
  const point =
    firstPair(params, ['pin', 'finish', 'start']) ?? namedPair(params, 'lat', 'lon') ?? mapIn(hash)
  return { spot: spotAt(point, name), name }
}

/** "share.here.com/l/-1.95,30.06,Name", "wego.here.com/?map=-1.95,30.06,16" and the places it writes in base 64. */
export function hereMaps({ path, params }: Link): LinkReading {
  const last = path.findLast((segment) => segment !== '') ?? ''
  const [, coded] = /^[a-z]-([\w+/=-]{8,1000})$/.exec(last) ?? []
  const place = coded === undefined ? '' : Buffer.from(coded, 'base64').toString('utf8')
  const [, latitude] = /(?:\blat=|"latitude":)(-?\d{1,3}(?:\.\d{1,20})?)/.exec(place) ?? []
  const [, longitude] = /(?:\blon=|"longitude":)(-?\d{1,3}(?:\.\d{1,20})?)/.exec(place) ?? []
  const [, inPath, named] =
    /^(?:[^:]{0,200}:)?(-?[\d.]{1,24},-?[\d.]{1,24})(?:,(.{1,200}))?$/.exec(last) ?? []
  const [mapLatitude, mapLongitude, zoom] = params.get('map')?.split(',') ?? []
  const name = nameOf(/\bn=([^;]{1,200})/.exec(place)?.[1] ?? named ?? params.get('msg') ?? undefined)
  const point =
    (latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))) ??
    pairIn(inPath) ??
    mapIn(`${zoom}/${mapLatitude}/${mapLongitude}`)
  return { spot: spotAt(point, name), name }
}

/** Source: learn.microsoft.com/bingmaps/articles/create-a-custom-map-url */
export function bingMaps({ params }: Link): LinkReading {
  const [, latitude, longitude, pinName] =
    /(?:^|~)(?:point|pos)\.(-?[\d.]{1,20})_(-?[\d.]{1,20})(?:_([^_~]{1,200}))?/.exec(
      params.get('sp') ?? params.get('rtp')?.split('~').at(-1) ?? '',
    ) ?? []
  const name = nameOf(pinName ?? params.get('where1') ?? params.get('q') ?? undefined)
  const pin = latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
  const point = pin ?? firstPair(params, ['where1', 'q', 'cp'])
  return { spot: spotAt(point, name), name }
}

/**
 * "geo:-1.95,30.06?q=-1.95,30.06(Name)"; (0,0) before the question means that the question tells.
 * Sources: RFC 5870, developer.android.com/guide/components/intents-common#Maps
 */
export function geoUri({ path, params }: Link, locate?: Locate): LinkReading {
  const q = params.get('q')
  const point =
    (q === null ? undefined : writtenPoint(withoutLabel(q), { locate })) ??
    // RFC 5870 allows a height and parameters: "geo:-1.95,30.06,1500;u=35".
    pairIn(/^[^,;]{1,30},[^,;]{1,30}/.exec(path[0] ?? '')?.[0]) ??
    firstPair(params, ['ll', 'daddr', 'center'])
  const name = nameIn(params, ['q', 'daddr']) ?? nameOf(labelBesideQ(params))
  return { spot: spotAt(point, name), name }
}

/** Some programs set a mark before the label: "?q=-1.95,30.06&(Name)". */
const labelBesideQ = (params: URLSearchParams): string | undefined =>
  [...params.keys()].find((key) => /^\(.*\)$/.test(key))?.slice(1, -1)

/** plus.codes/6GCRPR6C+24 */
export const plusCodes = ({ path }: Link, locate?: Locate): LinkReading => ({
  spot: spotAt(writtenPoint(path[0] === 'map' ? path[1] : path[0], { locate })),
})

/** Any other address is believed only if it names both numbers. */
export const anyMap = ({ params }: Link): LinkReading => ({
  spot: spotAt(
    namedPair(params, 'lat', 'lng') ??
      namedPair(params, 'lat', 'lon') ??
      namedPair(params, 'latitude', 'longitude'),
  ),
})

function namedPair(params: URLSearchParams, latitude: string, longitude: string): Point | undefined {
  const [north, east] = [params.get(latitude), params.get(longitude)]
  return north === null || east === null ? undefined : pairIn(`${north},${east}`)
}

/** "16/-1.95/30.06": zoom, latitude, longitude of the middle of a screen. */
function mapIn(text: string): Point | undefined {
  const [, zoom, latitude, longitude] =
    /^(\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,20})?)\/(-?\d{1,3}(?:\.\d{1,20})?)/.exec(text) ?? []
  if (zoom === undefined || Number(zoom) < leastZoom) return undefined
  return pointOf(Number(latitude), Number(longitude))
}
