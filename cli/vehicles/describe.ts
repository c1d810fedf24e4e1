import type { SeenVehicle } from '../../server/documents/browse.ts'
import type { Document } from '../../server/documents/documents.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { isValid, shownInsuredUntil } from '../../server/vehicles/vehicles.ts'
import { lastDay } from '../drivers/describe.ts'
import { clockTime } from '../moment.ts'
import { short, table } from '../table.ts'
import { whoIs } from '../webhook/describe.ts'
import { firstDay } from './days.ts'

/** A vehicle for people and scripts. */
export interface VehicleEntry {
  plate: string
  type: string
  state: string
  /** Verified, and insured now. */
  valid: boolean
  why: string | null
  person: { id: number; name: string | null; number: string | null }
  /** The first and the last insured day, such as 2027-05-31. */
  insuredFrom: string | null
  insuredUntil: string | null
  verifiedAt: string | null
  verifiedBy: string | null
  /** Since when it waits for the operator. */
  waitingSince: string | null
  /** Why it does, in words. */
  waitsBecause: string | null
  paper: PaperMark | null
}

/** Which paper it is, and how it stands. */
export interface PaperMark {
  id: number
  kind: string | null
  state: string
  /** A code, where it could not be had or read. */
  problem: string | null
  why: string | null
  decidedBy: string | null
  sentAt: string
  settledAt: string | null
}

export function vehicleEntry(
  vehicle: SeenVehicle,
  { now, timezone, waitsBecause }: { now: number; timezone: string; waitsBecause: string | null },
): VehicleEntry {
  const insuredUntil = shownInsuredUntil(vehicle)
  return {
    plate: shownPlate(vehicle.plate),
    type: vehicle.type,
    state: vehicle.state,
    valid: isValid(vehicle, now),
    why: vehicle.why,
    person: { id: vehicle.person_id, name: vehicle.name, number: vehicle.phone },
    insuredFrom: vehicle.insured_from === null ? null : firstDay(vehicle.insured_from, timezone),
    insuredUntil: insuredUntil === null ? null : lastDay(insuredUntil, timezone),
    verifiedAt: isoOrNull(vehicle.verified_at),
    verifiedBy: vehicle.verified_by,
    waitingSince: isoOrNull(vehicle.waitingSince),
    waitsBecause,
    paper: vehicle.paper === undefined ? null : paperMark(vehicle.paper),
  }
}

export const paperMark = (paper: Document): PaperMark => ({
  id: paper.id,
  kind: paper.kind,
  state: paper.state,
  problem: paper.problem,
  why: paper.why,
  decidedBy: paper.decided_by,
  sentAt: new Date(paper.created_at).toISOString(),
  settledAt: isoOrNull(paper.settled_at),
})

/** `why`: with a column that says why they wait. */
export function vehicleLines(
  entries: VehicleEntry[],
  { timezone, why }: { timezone: string; why: boolean },
): string[] {
  return table(
    ['PLATE', 'TYPE', 'DRIVER', 'VEHICLE', 'INSURED UNTIL', 'PAPER', 'WAITS SINCE', ...(why ? ['WHY'] : [])],
    entries.map((entry) => [
      entry.plate,
      entry.type,
      short(whoIs(entry.person), 32),
      standing(entry),
      entry.insuredUntil ?? '-',
      entry.paper === null ? '-' : `#${entry.paper.id} ${entry.paper.state}`,
      entry.waitingSince === null ? '-' : clockTime(Date.parse(entry.waitingSince), timezone).slice(0, 16),
      ...(why ? [entry.waitsBecause ?? '-'] : []),
    ]),
  )
}

export const standing = ({ state, valid }: Pick<VehicleEntry, 'state' | 'valid'>): string =>
  state === 'active' && !valid ? 'not insured' : state

const isoOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
