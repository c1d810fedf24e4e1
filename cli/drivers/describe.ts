import type { SeenDriver } from '../../server/drivers/browse.ts'
import { dateOf, localTime } from '../../server/trips/days.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { isValid, type OwnedVehicle, shownInsuredUntil } from '../../server/vehicles/vehicles.ts'
import { clockTime } from '../moment.ts'
import { short, table } from '../table.ts'
import { whoIs } from '../webhook/describe.ts'

/** A driver for people and scripts; where they are is nobody's business. */
export interface DriverEntry {
  id: number
  name: string | null
  number: string | null
  state: 'online' | 'busy' | 'offline' | 'suspended'
  suspended: { at: string; why: string | null } | null
  online: { since: string; seenAt: string; until: string } | null
  stars: number | null
  ratings: number
  rides: number
  vehicles: VehicleEntry[]
}

export interface VehicleEntry {
  plate: string
  type: string
  state: string
  /** Verified, and insured now. */
  valid: boolean
  why: string | null
  /** The last insured day, such as 2027-05-31. */
  insuredUntil: string | null
  verifiedAt: string | null
  verifiedBy: string | null
  /** Chosen by the driver. */
  chosen: boolean
}

export function driverEntry(
  driver: SeenDriver,
  { now, timezone }: { now: number; timezone: string },
): DriverEntry {
  const { presence } = driver
  const online = presence !== undefined && presence.expires_at > now ? presence : undefined
  return {
    id: driver.id,
    name: driver.name,
    number: driver.phone,
    state:
      online !== undefined
        ? online.busy === 1
          ? 'busy'
          : 'online'
        : driver.suspendedAt !== null
          ? 'suspended'
          : 'offline',
    suspended: driver.suspendedAt === null ? null : { at: iso(driver.suspendedAt), why: driver.suspendedWhy },
    online:
      online === undefined
        ? null
        : { since: iso(online.online_since), seenAt: iso(online.seen_at), until: iso(online.expires_at) },
    stars: driver.stars === null ? null : Math.round(driver.stars * 100) / 100,
    ratings: driver.ratings,
    rides: driver.rides,
    vehicles: driver.vehicles.map((vehicle) => ({
      ...vehicleEntry(vehicle, { now, timezone }),
      chosen: vehicle.id === driver.vehicleId,
    })),
  }
}

function vehicleEntry(
  vehicle: OwnedVehicle,
  { now, timezone }: { now: number; timezone: string },
): Omit<VehicleEntry, 'chosen'> {
  const insuredUntil = shownInsuredUntil(vehicle)
  return {
    plate: shownPlate(vehicle.plate),
    type: vehicle.type,
    state: vehicle.state,
    valid: isValid(vehicle, now),
    why: vehicle.why,
    insuredUntil: insuredUntil === null ? null : lastDay(insuredUntil, timezone),
    verifiedAt: vehicle.verified_at === null ? null : iso(vehicle.verified_at),
    verifiedBy: vehicle.verified_by,
  }
}

/** One line for each vehicle. */
export function driverLines(entries: DriverEntry[], timezone: string): string[] {
  return table(
    ['DRIVER', 'NOW', 'PLATE', 'TYPE', 'VEHICLE', 'INSURED UNTIL', 'STARS', 'RIDES'],
    entries.flatMap((entry) =>
      (entry.vehicles.length === 0 ? [undefined] : entry.vehicles).map((vehicle, index) => [
        index === 0 ? short(whoIs(entry), 32) : '',
        index === 0 ? nowOf(entry, timezone) : '',
        vehicle?.plate ?? '-',
        vehicle?.type ?? '-',
        vehicle === undefined ? '-' : stateOf(vehicle),
        vehicle?.insuredUntil ?? '-',
        index === 0 ? starsOf(entry) : '',
        index === 0 ? String(entry.rides) : '',
      ]),
    ),
  )
}

/** Everything about one driver. */
export function driverStory(entry: DriverEntry, timezone: string): string[] {
  const { suspended, online } = entry
  return [
    whoIs(entry),
    `  now        ${nowOf(entry, timezone)}`,
    ...(online === null
      ? []
      : [
          `  online     since ${clockTime(Date.parse(online.since), timezone)}, last seen ${clockTime(Date.parse(online.seenAt), timezone)}`,
        ]),
    ...(suspended === null
      ? []
      : [`  suspended  since ${clockTime(Date.parse(suspended.at), timezone)}: ${suspended.why ?? '-'}`]),
    `  stars      ${starsOf(entry)} (ratings: ${entry.ratings})`,
    `  rides      ${entry.rides} completed`,
    ...(entry.vehicles.length === 0 ? ['  no vehicle'] : []),
    ...entry.vehicles.flatMap((vehicle) => [
      `  ${vehicle.plate}  ${vehicle.type}, ${stateOf(vehicle)}${vehicle.chosen ? ', the chosen one' : ''}`,
      ...(vehicle.why === null ? [] : [`    why       ${vehicle.why}`]),
      ...(vehicle.insuredUntil === null ? [] : [`    insured   until ${vehicle.insuredUntil}`]),
      ...(vehicle.verifiedAt === null
        ? []
        : [
            `    verified  ${clockTime(Date.parse(vehicle.verifiedAt), timezone)} by ${vehicle.verifiedBy ?? '-'}`,
          ]),
    ]),
  ]
}

/** The instant when it ends is the midnight after its last day. */
export function lastDay(insuredUntil: number, timezone: string): string {
  const { year, month, date } = dateOf(localTime(insuredUntil - 1, timezone).day)
  return [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
}

const nowOf = ({ state, online }: DriverEntry, timezone: string): string =>
  online === null ? state : `${state} until ${clockTime(Date.parse(online.until), timezone).slice(11, 16)}`

const stateOf = ({ state, valid }: VehicleEntry): string =>
  state === 'active' && !valid ? 'insurance ended' : state

const starsOf = ({ stars }: DriverEntry): string => (stars === null ? '-' : stars.toFixed(1))

const iso = (at: number): string => new Date(at).toISOString()
