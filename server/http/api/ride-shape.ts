import { t } from 'elysia'
import type { Point, Spot } from '../../geo/point.ts'
import type { OfferView, RideView } from '../../policy/rides.ts'
import type { Scope } from '../../policy/scope.ts'
import { oneOf } from './one-of.ts'
import { Problem } from './problem.ts'

/** Vehicles that are asked for; drivers may have others. */
export const rideTypes = ['moto', 'cab', 'liffan', 'truck', 'rental'] as const
export const rideType = oneOf(rideTypes)

export const latitude = t.Number({ minimum: -90, maximum: 90 })
export const longitude = t.Number({ minimum: -180, maximum: 180 })
export const spot = t.Object({
  latitude,
  longitude,
  name: t.Optional(t.String({ minLength: 1, maxLength: 200 })),
})
export const radius = t.Integer({ minimum: 500, maximum: 25_000 })
export const id = t.Object({ id: t.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })

/** "-1.9493,30.1261" in an address; throws `request.invalid` for anything that is no place on earth. */
export function pointIn(text: string, field: string): Point {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(text) ?? []
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  if (Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180) return point
  const detail = 'Give degrees as "latitude,longitude", such as -1.9493,30.1261.'
  throw new Problem('request.invalid', { fields: [{ field, detail }] })
}

/** Without a name, what is known nearby says where it is. */
export function shownSpot({ latitude, longitude, name }: Spot, scope: Scope) {
  const near = name === undefined ? scope.places.near({ latitude, longitude })?.name : undefined
  return { latitude, longitude, name: name ?? null, near: near ?? null }
}

export function shownRide(view: RideView, scope: Scope) {
  const isDriven = view.role === 'driver' && view.state === 'started'
  return {
    ...view,
    pickup: shownSpot(view.pickup, scope),
    dropoff: view.dropoff && shownSpot(view.dropoff, scope),
    /** To the driver of a ride under way: what it costs by the tariff, the wait included. */
    usualFareRwf: isDriven ? scope.rides.usualFare(view.id) : null,
    /** Numbers are not told; messages are passed on. */
    isRelayed: scope.rides.rules.contact === 'relay',
  }
}
export type ShownRide = ReturnType<typeof shownRide>

export function shownOffer(offer: OfferView, scope: Scope) {
  return {
    ...offer,
    pickup: shownSpot(offer.pickup, scope),
    dropoff: offer.dropoff && shownSpot(offer.dropoff, scope),
  }
}
export type ShownOffer = ReturnType<typeof shownOffer>
