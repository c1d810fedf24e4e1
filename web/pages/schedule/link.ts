import type { PickedPlace } from '../../map/places.ts'

type Query = Record<string, string>
type End = Pick<PickedPlace, 'latitude' | 'longitude'> & { name?: string | null }

/** The two ends in an address such as "/schedule?from=-1.95,30.06&fromName=Remera"; undefined without any. */
export function planIn(query: Query): { from?: PickedPlace; to?: PickedPlace } | undefined {
  const [from, to] = [endIn(query, 'from'), endIn(query, 'to')]
  if (from === undefined && to === undefined) return undefined
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** The same the other way round, for links that lead here or to Nearby. */
export function linkTo(path: '/schedule' | '/nearby', ends: { from?: End; to?: End }): string {
  const params = new URLSearchParams()
  for (const end of ['from', 'to'] as const) {
    const place = ends[end]
    if (place === undefined) continue
    params.set(end, `${place.latitude},${place.longitude}`)
    if (place.name) params.set(`${end}Name`, place.name)
  }
  return `${path}?${params}`
}

function endIn(query: Query, end: 'from' | 'to'): PickedPlace | undefined {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(query[end] ?? '') ?? []
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  if (!(Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180)) return undefined
  const name = query[`${end}Name`]
  return name === undefined || name === '' ? point : { ...point, name }
}
