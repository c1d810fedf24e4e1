import type { Reader, Tx } from '../db/open.ts'
import { shownPlate } from '../vehicles/plate.ts'
import { shownInsuredUntil, vehicleById } from '../vehicles/vehicles.ts'
import { factsOf } from './approve.ts'
import { type Document, documentFields } from './documents.ts'
import { isOdd, isTyped } from './judge.ts'
import { aboutOf, type Verdict, whyOperator } from './settle.ts'

/**
 * What settled papers came to, as far as what is kept of them still tells, for somebody who asks again; undefined for
 * those that are not settled, failed, or were given up.
 */
export function outcomeOf(
  from: Tx | Reader,
  document: Document,
  at: { now: number; timezone: string; vehicleApproval: 'operator' | 'document' },
): Verdict | undefined {
  const { plate, from: begins, until } = factsOf(from, document.id, at.timezone)
  const vehicle = document.vehicle_id === null ? undefined : vehicleById(from, document.vehicle_id)
  const shown = plate === null ? null : shownPlate(plate)
  if (document.state === 'approved' && vehicle !== undefined) {
    const ends = until ?? shownInsuredUntil(vehicle)
    const about = { vehicleId: vehicle.id, plate: shownPlate(vehicle.plate) }
    return ends === null ? undefined : { is: 'approved', ...about, from: vehicle.insured_from, until: ends }
  }
  if (document.state === 'submitted' && vehicle !== undefined && shown !== null && until !== null) {
    const fields = documentFields(from, document.id)
    const isDoubtful = isOdd(fields, aboutOf(from, document, at)) || isTyped(fields, document.kind ?? 'other')
    const facts = factsOf(from, document.id, at.timezone)
    const why = whyOperator(from, { document, vehicle, facts, isDoubtful, before: vehicle }, at, at.now)
    const about = { vehicleId: vehicle.id, plate: shown, from: begins, until }
    return { is: 'submitted', ...about, why: why ?? 'operator_checks' }
  }
  if (document.state !== 'discarded') return undefined
  switch (document.problem) {
    case 'paper.expired':
      return until === null ? undefined : { is: 'refused', why: 'expired', until }
    case 'paper.wrong_kind':
      return { is: 'refused', why: 'wrong_kind', kind: document.kind ?? 'other' }
    case 'paper.other_plate':
      return vehicle === undefined || shown === null
        ? undefined
        : { is: 'refused', why: 'other_plate', plate: shown, expected: shownPlate(vehicle.plate) }
    case 'paper.nothing_new':
      return shown === null || until === null
        ? undefined
        : { is: 'refused', why: 'nothing_new', plate: shown, until }
    case 'paper.waits_already':
      return shown === null ? undefined : { is: 'refused', why: 'waits_already', plate: shown }
    case 'paper.too_many_vehicles':
      return { is: 'refused', why: 'too_many_vehicles' }
    default:
      return undefined
  }
}
