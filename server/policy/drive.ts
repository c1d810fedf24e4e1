import type { Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import type { Point } from '../geo/point.ts'
import type { RideRules } from '../rides/rules.ts'

export interface OwnVehicle {
  id: number
  type: VehicleType
  plate: string
  state: 'pending' | 'active' | 'rejected' | 'suspended'
  why: string | null
  insuredUntil: number | null
  /** Verified, and insured now. */
  valid: boolean
  /** The one they drive at present. */
  chosen: boolean
}

/** Why somebody cannot go online. */
export type Barrier = 'no_vehicle' | 'vehicle_pending' | 'vehicle_rejected' | 'insurance_ended' | 'suspended'

export type PlateProblem = 'not_a_plate' | 'taken' | 'yours_already'

export interface Income {
  rides: number
  rwf: number
}

export interface DriveScope {
  vehicles(): OwnVehicle[]
  addVehicle(type: VehicleType, plate: string): { vehicle: OwnVehicle } | { problem: PlateProblem }
  removeVehicle(id: number): boolean
  choose(vehicleId: number): boolean
  barrier(): Barrier | undefined
  online(): { vehicle: OwnVehicle; since: number; until: number; seenAt: number } | undefined
  /** Also renews. `until` is when the position is too old or the insurance ends. */
  goOnline(
    at: Point,
    source: 'pin' | 'live' | 'web',
  ): { until: number; renewed: boolean } | { barrier: Barrier }
  /** False when they were not online. */
  goOffline(): boolean
  /** Completed rides of this local day, of this week (from Monday), and of all time. */
  income(): { today: Income; week: Income; ever: Income }
}

export function driveScope(
  personId: number,
  tx: Tx,
  options: { now: number; correlationId: string; rules: RideRules },
): DriveScope {
  throw new Error(`not built yet ${personId} ${tx} ${options.now}`)
}
