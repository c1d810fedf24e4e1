import type { Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { presenceOf } from '../drivers/presence.ts'
import { minutesFor } from '../fares/estimate.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { nameOf, personById } from '../people/people.ts'
import { type OpenOffer, openOfferFor } from '../rides/offer.ts'
import { hasRated, starsOfDriver, starsOfPassenger } from '../rides/rating.ts'
import { dropoffOf, isIn, pickupOf, type Ride, rideById } from '../rides/ride.ts'
import type { RideRules } from '../rides/rules.ts'
import { type Driving, driving } from '../rides/states.ts'
import { maxPinMisses } from '../rides/way.ts'
import { shownPlate } from '../vehicles/plate.ts'
import type { OfferView, Other, RideView } from './rides.ts'

/** The ride as one of its two sides may see it. */
export function viewOf(tx: Tx, ride: Ride, role: Side, rules: RideRules): RideView {
  const offer = role === 'passenger' && ride.state === 'offered' ? openOfferFor(tx, ride.id) : undefined
  return {
    id: ride.id,
    role,
    state: ride.state,
    vehicleType: ride.vehicle_type,
    pickup: pickupOf(ride),
    dropoff: dropoffOf(ride),
    offeredTo:
      offer === undefined
        ? null
        : {
            driverId: offer.driver_id,
            name: firstNameOf(nameOf(tx, offer.driver_id)),
            until: offer.expires_at,
          },
    lookUntil: ride.look_until,
    other: otherOf(tx, ride, role, rules),
    pin: role === 'passenger' && isIn(ride, ...driving) ? ride.pin : null,
    isPinLocked: isIn(ride, 'accepted', 'arrived') && ride.pin_misses >= maxPinMisses,
    distanceM: ride.distance_m,
    estimateRwf: ride.estimate_rwf,
    fareRwf: ride.fare_rwf,
    etaMinutes: isIn(ride, 'accepted') ? etaOf(tx, ride.driver_id, ride) : null,
    cancelledBy: ride.cancelled_by,
    cancelReason: reasonFor(role, ride),
    rated: hasRated(tx, ride.id, role),
    requestedAt: ride.requested_at,
    acceptedAt: ride.accepted_at,
    arrivedAt: ride.arrived_at,
    startedAt: ride.started_at,
    endedAt: ride.ended_at,
  }
}

/** Whoever was felt to be unsafe does not learn it from us: they still know where the other one is. */
const reasonFor = (role: Side, { cancelled_by, cancel_reason }: Ride): string | null =>
  cancel_reason === 'unsafe' && cancelled_by !== role ? null : cancel_reason

/** What a driver who is asked may know before they have agreed: no number, and no more than the first name. */
export function offerViewOf(tx: Tx, offer: OpenOffer): OfferView | undefined {
  const ride = rideById(tx, offer.ride_id)
  if (ride === undefined) return undefined
  return {
    id: offer.id,
    rideId: ride.id,
    vehicleType: ride.vehicle_type,
    pickup: pickupOf(ride),
    dropoff: dropoffOf(ride),
    distanceM: offer.distance_m,
    estimateRwf: ride.estimate_rwf,
    passengerName: firstNameOf(nameOf(tx, ride.passenger_id)),
    passengerStars: starsOfPassenger(tx, ride.passenger_id).stars,
    expiresAt: offer.expires_at,
  }
}

function otherOf(tx: Tx, ride: Ride, role: Side, rules: RideRules): Other | null {
  if (ride.driver_id === null || ride.vehicle_id === null) return null
  const otherId = role === 'passenger' ? ride.driver_id : ride.passenger_id
  const other = personById(tx, otherId)
  const mayCall = rules.contact === 'numbers' && isIn(ride, ...driving)
  return {
    name: other?.name ?? null,
    phone: mayCall ? (other?.phone ?? null) : null,
    plate: plateOf(tx, ride.vehicle_id),
    vehicleType: ride.vehicle_type,
    ...(role === 'passenger' ? starsOfDriver(tx, otherId) : starsOfPassenger(tx, otherId)),
    hears: other?.opted_out_at === null,
  }
}

export const plateOf = (tx: Tx, vehicleId: number | null): string | null =>
  shown(tx.get<{ plate: string }>('select plate from vehicle where id = ?', vehicleId)?.plate)

const shown = (plate: string | undefined): string | null => (plate === undefined ? null : shownPlate(plate))

function etaOf(tx: Tx, driverId: number, ride: Ride & { state: Driving }): number | null {
  const at: Point | undefined = presenceOf(tx, driverId)
  return at === undefined ? null : minutesFor(tx, ride.vehicle_type, distanceM(at, pickupOf(ride)))
}

/** What people are called before they have agreed on anything; null without a name. */
export const firstNameOf = (name: string | null): string | null => name?.trim().split(/\s+/)[0] || null
