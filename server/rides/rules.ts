import type { Config } from '../config.ts'

/** What the operator decides about rides and who may drive; set in the configuration. */
export interface RideRules {
  /** Days and hours are those of this zone. */
  timezone: string
  /** How long a driver may take to answer an offer. */
  offerMs: number
  /** How long drivers are looked for before a request expires. */
  lookMs: number
  /** How far from the passenger drivers are looked for; at most 25,000. */
  radiusM: number
  /** How long a position is good. */
  freshMs: number
  /** After both agreed: their numbers are shown to each other, or messages are relayed and numbers are not told. */
  contact: 'numbers' | 'relay'
  /** Dialled in an emergency. */
  emergencyNumber: string
  /** Whether a certificate alone may let a vehicle drive, or only the operator: see VEHICLE_APPROVAL. */
  vehicleApproval: 'operator' | 'document'
}

export const usualRules: RideRules = {
  timezone: 'Africa/Kigali',
  offerMs: 120_000,
  lookMs: 600_000,
  radiusM: 10_000,
  freshMs: 1_800_000,
  contact: 'numbers',
  emergencyNumber: '112',
  vehicleApproval: 'operator',
}

export const rulesOf = (
  config: Pick<
    Config,
    | 'timezone'
    | 'rideOfferMs'
    | 'rideLookMs'
    | 'rideRadiusM'
    | 'positionFreshMs'
    | 'rideContact'
    | 'emergencyNumber'
    | 'vehicleApproval'
  >,
): RideRules => ({
  timezone: config.timezone,
  offerMs: config.rideOfferMs,
  lookMs: config.rideLookMs,
  radiusM: config.rideRadiusM,
  freshMs: config.positionFreshMs,
  contact: config.rideContact,
  emergencyNumber: config.emergencyNumber,
  vehicleApproval: config.vehicleApproval,
})
