import polylabel from 'polylabel'
import * as v from 'valibot'
import { AppError, sentenceOf } from '../../error.ts'
import { checkLandmarks, type PlaceFile, type RawLandmark } from './landmark.ts'

const position = v.looseTuple([v.number(), v.number()])
const rings = v.array(v.array(position))
const geometry = v.variant('type', [
  v.looseObject({ type: v.literal('Point'), coordinates: position }),
  v.looseObject({ type: v.literal('Polygon'), coordinates: rings }),
  v.looseObject({ type: v.literal('MultiPolygon'), coordinates: v.array(rings) }),
])
const collection = v.looseObject({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.looseObject({ geometry: v.unknown(), properties: v.nullish(v.record(v.string(), v.unknown())) }),
  ),
})

/** Landmarks from a GeoJSON FeatureCollection (RFC 7946): points as they are, areas by a point well inside them. */
export function landmarksInGeoJson(text: string): PlaceFile {
  const read = v.safeParse(collection, parsed(text))
  if (!read.success) {
    throw new AppError(
      'places.invalid',
      'The file is no GeoJSON FeatureCollection: export one from your map program.',
    )
  }
  const raw: RawLandmark[] = []
  const bad: PlaceFile['bad'] = []
  for (const [index, feature] of read.output.features.entries()) {
    const at = `feature ${index + 1}`
    const shape = v.safeParse(geometry, feature.geometry)
    const point = shape.success ? pointIn(shape.output) : undefined
    if (point === undefined) {
      bad.push({ at, problem: 'It must be a Point, a Polygon or a MultiPolygon with its coordinates.' })
      continue
    }
    const properties = feature.properties ?? {}
    const first = (names: string[]) => names.map((name) => properties[name]).find(isGiven)
    raw.push({
      at,
      name: first(nameProperties),
      within: properties.within,
      ref: first(refProperties) ?? feature.id,
      longitude: point[0],
      latitude: point[1],
    })
  }
  return checkLandmarks(raw, bad)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (thrown) {
    throw new AppError('places.invalid', `The file is not JSON that can be read: ${sentenceOf(thrown)}.`, {
      cause: thrown,
    })
  }
}

/** The middle of the largest circle that fits inside: a centroid may lie outside of a bent area. */
function pointIn(shape: v.InferOutput<typeof geometry>): [number, number] | undefined {
  if (shape.type === 'Point') return rounded(shape.coordinates)
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  const inside = polygons
    .filter(([outer]) => outer !== undefined && outer.length >= 4)
    .map((polygon) => polylabel(polygon as [number, number][][], precisionDeg))
    .sort((a, b) => b.distance - a.distance)
  return inside[0] === undefined ? undefined : rounded(inside[0])
}

const rounded = ([longitude, latitude]: [number, number, ...unknown[]]): [number, number] => [
  Math.round(longitude * 1e6) / 1e6,
  Math.round(latitude * 1e6) / 1e6,
]

const isGiven = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'

/** `shapeName` and `shapeID` are what geoBoundaries calls them. */
const nameProperties = ['name', 'Name', 'NAME', 'shapeName', 'title']
const refProperties = ['ref', 'id', '@id', 'shapeID']
/** About 50 m. */
const precisionDeg = 0.0005
