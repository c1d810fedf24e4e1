import type { Point, Spot } from '../../geo/point.ts'
import { coordinatesIn } from './coordinates.ts'
import { type Link, wordsOf } from './link.ts'
import { type Locate, plusCodeIn } from './plus-code.ts'
import { labelOf, pairAtEndOf, pairIn, pointOf, spotAt } from './position.ts'

/** What a link says: a spot, or at least a name, or nothing. */
export interface LinkReading {
  spot?: Spot | undefined
  name?: string | undefined
}

/**
 * Google Maps in all its forms. What is exact goes before what is only the middle of a screen: the data of a place,
 * coordinates in the path, those of a question, and the viewport ("@lat,lng,17z") last.
 * Sources: developers.google.com/maps/documentation/urls/get-started, and links as phones share them.
 */
export function googleMaps(link: Link, locate?: Locate): LinkReading {
  const { path, params } = link
  const [kind, ...rest] = path.slice(path.indexOf('maps') + 1).filter((segment) => segment !== 'preview')
  const data = path.find((segment) => segment.startsWith('data=')) ?? params.get('pb') ?? ''
  const viewport = viewportOf(path.find((segment) => segment.startsWith('@')))
  if (kind === 'dir') return directions(rest, { data, viewport, params, locate })
  const name = kind === 'place' ? nameOf(rest[0]) : undefined
  const written = kind === 'place' || kind === 'search' ? rest[0] : undefined
  const exact =
    placeData(data) ??
    writtenPoint(written, { near: viewport, locate }) ??
    embedded(data) ??
    asked(params, locate)
  if (exact !== undefined) return { spot: spotAt(exact, name ?? nameIn(params)), name }
  // A place is shown in the middle of its screen; the middle of somebody's search or map may be anywhere near.
  return { spot: spotAt(viewport, name), name: name ?? nameIn(params) }
}

/** Where somebody goes: the last stop that is a position. */
function directions(
  segments: string[],
  options: { data: string; viewport: Point | undefined; params: URLSearchParams; locate: Locate | undefined },
): LinkReading {
  const { data, viewport, params, locate } = options
  const stops = segments.filter((segment) => !/^(?:@|data=|am=)/.test(segment))
  while (stops.length > 1 && stops.at(-1) === '') stops.pop()
  const last = stops.at(-1)
  const name = nameOf(last) ?? nameIn(params)
  const exact = writtenPoint(last, { locate }) ?? lastStop(data) ?? placeData(data) ?? asked(params, locate)
  // With one stop the screen shows that stop; with more, the middle of the way.
  const isOnly = stops.filter((stop) => stop !== '').length === 1
  return { spot: spotAt(exact ?? (isOnly ? viewport : undefined), name), name }
}

/** "!3d-1.95!4d30.06": where the place itself is; the last one is the one that was opened. */
function placeData(data: string): Point | undefined {
  const [, latitude, longitude] = [...data.matchAll(placePattern)].at(-1) ?? []
  return latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
}

/** "!2d30.06!3d-1.95": the middle of an embedded map, longitude first. */
function embedded(data: string): Point | undefined {
  const [, longitude, latitude] = embedPattern.exec(data) ?? []
  return latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
}

/** "!2m2!1d30.06!2d-1.95": a stop of a route, longitude first. */
function lastStop(data: string): Point | undefined {
  const [, longitude, latitude] = [...data.matchAll(stopPattern)].at(-1) ?? []
  return latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
}

/** A position written out in a path or a question: decimals, degrees and minutes, or a plus code. */
export function writtenPoint(
  segment: string | null | undefined,
  options: { near?: Point | undefined; locate?: Locate | undefined } = {},
): Point | undefined {
  if (segment === undefined || segment === null || segment === '') return undefined
  return (
    pairIn(segment) ??
    pairAtEndOf(segment) ??
    plusCodeIn(segment, options)?.point ??
    coordinatesIn(wordsOf(segment))?.point
  )
}

/** The questions that may hold a position, the most telling first. */
function asked(params: URLSearchParams, locate: Locate | undefined): Point | undefined {
  for (const name of askedFor) {
    for (const value of params.getAll(name)) {
      // Several stops stand in one question: "…to:-1.95,30.06".
      const stop = value.split(/[ +]to:/i).at(-1)
      const point = writtenPoint(withoutLabel(stop ?? ''), { locate })
      if (point !== undefined) return point
    }
  }
  return undefined
}

/** "-1.95,30.06(Kimironko market)" or "Kimironko market": the name a question asks for. */
export function nameIn(params: URLSearchParams, names: readonly string[] = namesIn): string | undefined {
  for (const key of names) {
    const value = params.get(key)
    if (value === null) continue
    const name = nameOf(bracketed.exec(value)?.[1] ?? value)
    if (name !== undefined) return name
  }
  return undefined
}

export const withoutLabel = (value: string): string => value.replace(bracketed, '').trim()

/** What a part of a link calls the place, unless it only writes the position out. */
export function nameOf(part: string | undefined): string | undefined {
  if (part === undefined || plusCodeIn(part) !== undefined) return undefined
  const name = labelOf(wordsOf(part.slice(0, 1000).replace(/@[-+\d., ]{3,60}$/, '')))
  return name === undefined || coordinatesIn(name) !== undefined ? undefined : name
}

/** "@-1.95,30.06,17z", "…,500m" or "…,3a,75y,90t" of a street view. */
function viewportOf(segment: string | undefined): Point | undefined {
  const [, latitude, longitude, size = '', unit] = viewportPattern.exec(segment ?? '') ?? []
  // Further out than this the middle of the screen is the middle of a region, not a place.
  if (unit === 'z' && Number(size) < leastZoom) return undefined
  if (unit === 'm' && Number(size) > mostMetres) return undefined
  return latitude === undefined ? undefined : pointOf(Number(latitude), Number(longitude))
}

const askedFor = [
  'q',
  'query',
  'destination',
  'daddr',
  'll',
  'cbll',
  'viewpoint',
  'center',
  'sll',
  'markers',
] as const
const namesIn = ['q', 'query', 'destination', 'daddr'] as const
const bracketed = /\(([^()]{1,500})\)\s*$/
const decimal = String.raw`(-?\d{1,3}(?:\.\d{1,20})?)`
const placePattern = new RegExp(`!3d${decimal}!4d${decimal}`, 'g')
const embedPattern = new RegExp(`!2d${decimal}!3d${decimal}`)
const stopPattern = new RegExp(`!2m2!1d${decimal}!2d${decimal}`, 'g')
const viewportPattern = new RegExp(String.raw`^@${decimal},${decimal}(?:,([\d.]{1,12})([a-z]))?`)
/** From here on a screen shows a town, not a region. */
export const leastZoom = 10
const mostMetres = 50_000
