import type { Reader, Tx } from '../db/open.ts'
import { byDocument, type Change } from '../drivers/standing.ts'
import type { DocumentKind } from '../ocr/document.ts'
import { dateOf, localTime } from '../trips/days.ts'
import { shownPlate } from '../vehicles/plate.ts'
import { shownInsuredUntil, type Vehicle, vehicleById, vehiclesByPlate } from '../vehicles/vehicles.ts'
import { type Facts, factsOf, leavesGap, ownWith, takeOver, vehicleFor } from './approve.ts'
import { believeRead, type Document, documentFields, documentsOf, moveDocument } from './documents.ts'
import { isUnusual, mustBeSeen, supersede } from './doubts.ts'
import { type About, believedFrom, hasEnded, isCover, isOdd, isTyped } from './judge.ts'

/** What papers come to, once nothing is left to ask. */
export type Verdict =
  /** Taken over: they may drive with it; `from` in the future: from then on. */
  | { is: 'approved'; vehicleId: number; plate: string; from: number | null; until: number }
  /** Kept, and the operator looks at it: why. */
  | { is: 'submitted'; vehicleId: number; plate: string; from: number | null; until: number; why: Submitted }
  /** Nothing is kept of it but the file for a while. */
  | { is: 'refused'; why: 'expired'; until: number }
  | { is: 'refused'; why: 'wrong_kind'; kind: DocumentKind }
  /** It is for another vehicle than the one they were asked about. */
  | { is: 'refused'; why: 'other_plate'; plate: string; expected: string }
  /** The vehicle is insured until then or longer already, by papers that are known. */
  | { is: 'refused'; why: 'nothing_new'; plate: string; until: number }
  /** The operator is looking at a certificate just like it. */
  | { is: 'refused'; why: 'waits_already'; plate: string }
  | { is: 'refused'; why: 'too_many_vehicles' }

export type Submitted =
  /** Somebody else drives with that plate. */
  | 'plate_taken'
  | 'comesa'
  /** Something needed was typed, or does not fit together. */
  | 'corrected'
  | 'operator_checks'

interface At {
  timezone: string
  vehicleApproval: 'operator' | 'document'
}

/** What a document is held against. */
export function aboutOf(tx: Tx | Reader, document: Document, at: { now: number; timezone: string }): About {
  const { year, month, date } = dateOf(localTime(at.now, at.timezone).day)
  const two = (part: number) => String(part).padStart(2, '0')
  const vehicle = ownVehicleOf(tx, document)
  return {
    kind: document.kind ?? 'other',
    vehicleType: vehicle?.type ?? document.vehicle_type,
    plate: vehicle?.plate ?? null,
    today: `${year}-${two(month)}-${two(date)}`,
  }
}

/**
 * Decides what papers in review come to, and does it. To be called when no question is left; what is decided is in
 * the document's state, so papers that are no longer in review are not settled again: undefined.
 */
export function settleDocument(tx: Tx, document: Document, at: At, change: Change): Verdict | undefined {
  if (document.state !== 'review') return undefined
  believeRead(tx, document.id, believedFrom, change.now)
  const verdict = verdictOn(tx, document, at, change)
  if (verdict.is === 'refused') {
    const settled = { problem: `paper.${verdict.why}`, settledAt: change.now }
    moveDocument(tx, document.id, ['review'], 'discarded', settled)
  } else if (verdict.is === 'submitted') {
    moveDocument(tx, document.id, ['review'], 'submitted', { settledAt: change.now })
    tx.run('update document set vehicle_id = ? where id = ?', verdict.vehicleId, document.id)
    supersede(tx, { ...document, vehicle_id: verdict.vehicleId }, change.now)
  }
  return verdict
}

function verdictOn(tx: Tx, document: Document, at: At, change: Change): Verdict {
  const { now } = change
  const about = aboutOf(tx, document, { now, timezone: at.timezone })
  const fields = documentFields(tx, document.id)
  if (!isCover(document.kind)) return { is: 'refused', why: 'wrong_kind', kind: about.kind }
  const facts = factsOf(tx, document.id, at.timezone)
  const { plate, from, until } = facts
  if (until !== null && hasEnded(fields, about)) return { is: 'refused', why: 'expired', until }
  if (plate === null || until === null) throw new Error(`document ${document.id} has questions left`)
  if (until <= now) return { is: 'refused', why: 'expired', until }
  if (about.plate !== null && about.plate !== plate) {
    return { is: 'refused', why: 'other_plate', plate: shownPlate(plate), expected: shownPlate(about.plate) }
  }
  const known = knownAlready(tx, document, facts, at.timezone)
  if (known !== undefined) return known
  const before = ownWith(tx, document.person_id, plate)
  const vehicle = vehicleFor(tx, document, plate, now)
  if ('problem' in vehicle) return { is: 'refused', why: 'too_many_vehicles' }
  const isDoubtful = isOdd(fields, about) || isTyped(fields, about.kind)
  const why = whyOperator(tx, { document, vehicle, facts, isDoubtful, before }, at, now)
  if (why !== undefined) {
    return { is: 'submitted', vehicleId: vehicle.id, plate: shownPlate(plate), from, until, why }
  }
  const approved = takeOver(tx, document, { vehicle, facts, by: byDocument }, change)
  return { is: 'approved', vehicleId: vehicle.id, plate: approved.plate, from: approved.insuredFrom, until }
}

/** Papers that are here already must not come a second time, and older ones add nothing. */
function knownAlready(tx: Tx, document: Document, facts: Facts, timezone: string): Verdict | undefined {
  const vehicle = facts.plate === null ? undefined : ownWith(tx, document.person_id, facts.plate)
  if (vehicle === undefined || facts.until === null) return undefined
  const plate = shownPlate(vehicle.plate)
  const until = shownInsuredUntil(vehicle)
  if (vehicle.state === 'active' && vehicle.document_id !== null && until !== null && facts.until <= until) {
    return { is: 'refused', why: 'nothing_new', plate, until }
  }
  const waits = documentsOf(tx, document.person_id, ['submitted']).some(({ id, vehicle_id: vehicleId }) => {
    if (vehicleId !== vehicle.id) return false
    const other = factsOf(tx, id, timezone)
    return other.until === facts.until && other.from === facts.from
  })
  return waits ? { is: 'refused', why: 'waits_already', plate } : undefined
}

interface Case {
  document: Document
  vehicle: Vehicle
  facts: Facts
  isDoubtful: boolean
  /** The vehicle as it was before these papers. */
  before: Vehicle | undefined
}

/** Why papers cannot let a vehicle drive by themselves; undefined when they can. */
export function whyOperator(
  tx: Tx | Reader,
  of: Case,
  at: Pick<At, 'vehicleApproval'>,
  now: number,
): Submitted | undefined {
  const { document, vehicle, facts, isDoubtful, before } = of
  const [active] = vehiclesByPlate(tx, vehicle.plate)
  if (active?.state === 'active' && active.person_id !== document.person_id) return 'plate_taken'
  if (document.kind === 'comesa') return 'comesa'
  if (at.vehicleApproval === 'operator') return 'operator_checks'
  if (isDoubtful) return 'corrected'
  // What an operator has refused or suspended only an operator lets drive again.
  if (before?.state === 'rejected' || vehicle.state === 'suspended') return 'operator_checks'
  if (mustBeSeen(tx, document, vehicle) || isUnusual(vehicle, facts, now)) return 'operator_checks'
  const isShorter = vehicle.state === 'active' && (facts.until ?? 0) < (vehicle.insured_until ?? 0)
  return isShorter || leavesGap(vehicle, facts, now) ? 'operator_checks' : undefined
}

/** The vehicle that their sender was asked about, while it is theirs. */
function ownVehicleOf(
  tx: Tx | Reader,
  { vehicle_id: id, person_id: personId }: Document,
): Vehicle | undefined {
  const vehicle = id === null ? undefined : vehicleById(tx, id)
  return vehicle?.person_id === personId && vehicle.state !== 'removed' ? vehicle : undefined
}
