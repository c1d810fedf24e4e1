import type { Reader, Tx } from '../db/open.ts'
import type { DocumentState } from '../db/schema-documents.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import { type Vehicle, vehiclesOf } from '../vehicles/vehicles.ts'
import { type Document, documentsOf } from './documents.ts'

/** Papers that somebody was asked for; without a vehicle, of one that is to be registered with them. */
export interface Wanted {
  type: VehicleType
  vehicleId?: number
}

/**
 * What a picture sent out of the blue is likely to be: another one of what was refused just now, or else the papers of
 * vehicles whose insurance ends or has ended, or that wait for their first.
 */
export function wantedPapers(from: Tx | Reader, personId: number, now: number): Wanted[] {
  const vehicles = vehiclesOf(from, personId)
  const newest = documentsOf(from, personId, everyState).at(-1)
  if (newest !== undefined && isAskedAgain(newest, now)) {
    const vehicle = vehicles.find(({ id }) => id === newest.vehicle_id)
    return [vehicle === undefined ? { type: newest.vehicle_type } : wantedOf(vehicle)]
  }
  const under = new Set(documentsOf(from, personId, underWay).map(({ vehicle_id }) => vehicle_id))
  return vehicles.filter((vehicle) => !under.has(vehicle.id) && lacksPapers(vehicle, now)).map(wantedOf)
}

const wantedOf = ({ id, type }: Pick<Vehicle, 'id' | 'type'>): Wanted => ({ type, vehicleId: id })

/** Refused with the words to send another one, and not given up by the person. */
function isAskedAgain({ state, problem, settled_at, created_at }: Document, now: number): boolean {
  const age = now - (settled_at ?? created_at)
  if (state === 'rejected') return age < decidedWithinMs
  return age < rememberedMs && (state === 'failed' || (state === 'discarded' && refusals.has(problem ?? '')))
}

function lacksPapers({ state, insured_until: until }: Pick<Vehicle, 'state' | 'insured_until'>, now: number) {
  if (state === 'pending') return true
  return state === 'active' && until !== null && Math.abs(until - now) < aroundEndMs
}

const refusals = new Set(['paper.expired', 'paper.wrong_kind', 'paper.other_plate'])
const underWay: DocumentState[] = ['fetching', 'waiting', 'review', 'submitted']
const everyState: DocumentState[] = [...underWay, 'approved', 'rejected', 'discarded', 'failed']
const dayMs = 86_400_000
const rememberedMs = 3 * dayMs
/** When it was decided is not kept; an operator takes days. */
const decidedWithinMs = 30 * dayMs
/** From the first reminder on. */
const aroundEndMs = 31 * dayMs
