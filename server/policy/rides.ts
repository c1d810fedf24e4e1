import type { Actor, RideState, Side, VehicleType } from '../db/schema-mobility.ts'
import type { Point, Spot } from '../geo/point.ts'
import type { Language } from '../i18n/languages.ts'
import type { FareIs } from '../rides/fare-check.ts'
import type { RideProblem } from '../rides/problem.ts'
import type { RideRules } from '../rides/rules.ts'
import type { Contacted } from '../rides/sos.ts'

export type { RideNews } from '../rides/news.ts'
export type { RideProblem } from '../rides/problem.ts'

export interface NearbyDriver {
  /** Names the driver in this search; never a phone number. */
  driverId: number
  /** First name. */
  name: string
  /** The middle of the square of half a kilometre in which they are; no more is told to strangers. */
  at: Point
  /** To there. */
  distanceM: number
  /** Until they could be at the pickup, at least 1. */
  minutes: number
  /** Average of 1 to 5, or null without any. */
  stars: number | null
  ratings: number
  plate: string
}

export interface Estimate {
  rwf: number
  /** By road, estimated. */
  distanceM: number
  minutes: number
  /** Whether the operator vouches for the tariff. */
  verified: boolean
}

/** The other person of a ride, as much as may be known of them at this point of it. */
export interface Other {
  name: string | null
  /** E.164 digits; null before both agreed, after the end, and where messages are relayed. */
  phone: string | null
  plate: string | null
  vehicleType: VehicleType
  stars: number | null
  ratings: number
  /** Whether they can be told anything: false once they have said stop. */
  hears: boolean
}

export interface RideView {
  id: number
  /** What this person is in it. */
  role: Side
  state: RideState
  vehicleType: VehicleType
  pickup: Spot
  dropoff: Spot | null
  /** To the passenger: whose answer is awaited now. */
  offeredTo: { driverId: number; name: string | null; until: number } | null
  /** Until when drivers are looked for. */
  lookUntil: number
  /** Null while nobody has accepted. */
  other: Other | null
  /** Only told to the passenger. */
  pin: string | null
  /** It opens nothing any more: the passenger starts the ride. */
  isPinLocked: boolean
  /** By road, estimated. */
  distanceM: number | null
  estimateRwf: number | null
  fareRwf: number | null
  /** Minutes until the driver could be at the pickup, when their position is known. */
  etaMinutes: number | null
  cancelledBy: Actor | null
  cancelReason: string | null
  /** Whether this person has rated the other. */
  rated: boolean
  requestedAt: number
  acceptedAt: number | null
  arrivedAt: number | null
  startedAt: number | null
  endedAt: number | null
}

export interface OfferView {
  id: number
  rideId: number
  vehicleType: VehicleType
  pickup: Spot
  dropoff: Spot | null
  /** From the driver to the pickup, straight. */
  distanceM: number
  estimateRwf: number | null
  passengerName: string | null
  passengerStars: number | null
  expiresAt: number
}

export type Changed<T = { ride: RideView }> = T | { problem: RideProblem }

/** What somebody's trusted contact may know after they called for help. */
export interface SosView {
  rideId: number
  /** Who called for help. */
  name: string | null
  role: Side
  /** The language of who called, for a contact who has chosen none. */
  language: Language | null
  driverName: string | null
  plate: string | null
  pickup: Spot
  /** Where the vehicle was last known to be. */
  lastSeen: (Point & { at: number }) | null
  shareUrl: string | null
  emergencyNumber: string
}

/** What was done about a call for help. */
export interface SosDone {
  contact: Contacted | null
  emergencyNumber: string
  /** For them to forward; null where the server cannot be reached from outside. */
  shareUrl: string | null
  lastSeen: (Point & { at: number }) | null
}

export interface RideScope {
  /** What the operator decided: how long drivers are given and looked for, how far, whom to dial. */
  readonly rules: RideRules
  /** Free, insured drivers of that type, the nearest first, at most 9. */
  nearby(search: { vehicleType: VehicleType; at: Point; radiusM?: number }): NearbyDriver[]
  /** Undefined without a tariff. */
  estimate(vehicleType: VehicleType, from: Point, to: Point): Estimate | undefined
  /** So near that somebody may have given the same place twice. */
  isStepAway(from: Point, to: Point): boolean
  /** Offers it to the chosen driver, or to the nearest; without a free one it keeps looking for a while. */
  request(wish: {
    vehicleType: VehicleType
    pickup: Spot
    dropoff?: Spot
    driverId?: number
    radiusM?: number
  }): Changed
  /** Until when they may not ask for a ride, because they took back too many; null when they may. */
  pausedUntil(): number | null
  /** The ride that is under way, in whichever role. */
  current(): RideView | undefined
  /** Only their own. */
  find(rideId: number): RideView | undefined
  /** The latest first. */
  history(limit: number): RideView[]
  /** An offer to this driver that is still open. */
  offer(offerId: number): OfferView | undefined
  /** The same, for telling them of it now: from here on it was shown. */
  showOffer(offerId: number): OfferView | undefined
  /** Whether they were told of an offer of theirs. */
  wasShown(offerId: number): boolean
  openOffer(): OfferView | undefined
  accept(offerId: number): Changed
  decline(offerId: number): Changed<{ declined: true }>
  arrive(rideId: number): Changed
  /** The driver gives the PIN; the passenger needs none. */
  start(rideId: number, pin?: string): Changed
  /** The fare in whole francs, as the driver asks for it; at most ten times the estimate. */
  complete(rideId: number, fareRwf: number): Changed
  /** To their driver, what the ride costs by the tariff, the wait at the pickup included; null without an estimate. */
  usualFare(rideId: number): number | null
  /** How the fare compares to what the ride usually costs: one that is far from it is worth a second look. */
  fareIs(rideId: number, fareRwf: number): FareIs
  cancel(rideId: number, reason: string): Changed
  rate(rideId: number, stars: number): Changed<{ rated: true }>
  /** Goes to the other side without telling a number. */
  relay(rideId: number, text: string): Changed<{ relayed: true }>
  /** The link for outsiders; null where the server cannot be reached from outside. */
  shareLink(rideId: number): Changed<{ url: string | null }>
  /** Alerts the operator and writes to the trusted contact, if there is one and they can be reached. */
  sos(rideId: number): Changed<SosDone>
  /** The same as it is told again: `how` is what became of the contact then. */
  sosCalled(rideId: number, how: Contacted['how'] | null): Changed<SosDone>
  /** Tells a trusted contact, who may have been named just now, of their call for help that is still open. */
  tellContact(): (SosDone & { ride: RideView }) | undefined
  /** For the trusted contact of somebody who called for help in this ride, up to a day after it has ended. */
  sosOf(rideId: number): SosView | undefined
  /** What the driver wants to be paid by; null when they have no mobile money we can reach. */
  payee(rideId: number): { payee: string; fareRwf: number } | null
  trustedContact(): { phone: string; name: string | null } | undefined
  setTrustedContact(contact: { phone: string; name: string | null } | null): void
}

export interface RideScopeOptions {
  now: number
  correlationId: string
  publicUrl: string | null
  rules: RideRules
  /** Called with lanes in which somebody was told something. */
  wake(lane: string): void
  /** Called with the ride in which somebody calls for help: whoever runs this must hear of it. */
  calledForHelp?(rideId: number): void
  /** The same with a trip planned ahead. */
  calledForHelpOnTrip?(tripId: number): void
  /** Whether a template reaches people whose window is closed; false unless told. */
  hasTemplate?: boolean
}
