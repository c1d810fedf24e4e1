import type { VehicleType } from '../db/schema-mobility.ts'
import { distanceM as straightM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { fareFor } from './fare.ts'
import { type Reads, type Tariff, tariffOf } from './tariff.ts'

export interface RideEstimate {
  rwf: number
  /** By road, estimated from the straight line. */
  distanceM: number
  minutes: number
  /** Whether the operator vouches for the tariff. */
  verified: boolean
}

/** What a ride would cost and how long it would take; undefined where the type has no tariff. */
export function estimateRide(
  reads: Reads,
  ride: { vehicleType: VehicleType; from: Point; to: Point; at: number; timezone: string },
): RideEstimate | undefined {
  const tariff = tariffOf(reads, ride.vehicleType)
  if (tariff === undefined) return undefined
  const distanceM = roadDistanceM(tariff, straightM(ride.from, ride.to))
  return {
    rwf: fareFor(tariff, { distanceM, at: ride.at, timezone: ride.timezone }),
    distanceM,
    minutes: minutesByRoad(tariff, distanceM),
    verified: tariff.verified,
  }
}

/**
 * How long a vehicle of this type takes for a distance in a straight line, such as a driver's to the passenger: whole
 * minutes, rounded up, at least 1. Types without a tariff are taken for ordinary ones.
 */
export function minutesFor(reads: Reads, vehicleType: VehicleType, straightDistanceM: number): number {
  const pace = tariffOf(reads, vehicleType) ?? usualPace
  return minutesByRoad(pace, roadDistanceM(pace, straightDistanceM))
}

/** Metres by road, from metres in a straight line. */
export const roadDistanceM = (
  { roadPercent }: Pick<Tariff, 'roadPercent'>,
  straightDistanceM: number,
): number => Math.round((straightDistanceM * roadPercent) / 100)

const minutesByRoad = ({ speedKmh }: Pick<Tariff, 'speedKmh'>, distanceM: number): number =>
  Math.max(1, Math.ceil((distanceM * 60) / (speedKmh * 1000)))

const usualPace = { roadPercent: 130, speedKmh: 22 }
