import type { Reader } from '../../server/db/open.ts'
import { factsOf } from '../../server/documents/approve.ts'
import { papersOfVehicle } from '../../server/documents/browse.ts'
import { type Document, documentFields } from '../../server/documents/documents.ts'
import { isUnusual, mustBeSeen } from '../../server/documents/doubts.ts'
import { type About, isNeeded, isOdd, type JudgedField } from '../../server/documents/judge.ts'
import { aboutOf, whyOperator } from '../../server/documents/settle.ts'
import { driverOf } from '../../server/drivers/drivers.ts'
import { fieldNames } from '../../server/ocr/document.ts'
import { filesOfDocument, isRefused } from '../../server/vehicles/refusals.ts'
import { type Vehicle, vehicleById, vehiclesByPlate } from '../../server/vehicles/vehicles.ts'

export interface WhyContext {
  now: number
  timezone: string
  vehicleApproval: 'operator' | 'document'
}

/** Why a vehicle waits for the operator, in a few words, by the rule that let it wait. `paper`: what waits of it. */
export function whyVehicleWaits(
  read: Reader,
  paper: Pick<Document, 'state' | 'id'> | undefined,
  at: WhyContext,
): string {
  switch (paper?.state) {
    case 'submitted':
      return whyPaperWaits(read, paper as Document, at)
    case 'fetching':
    case 'waiting':
      return 'its paper is not read yet'
    case 'review':
      return 'the driver is still asked about its paper'
    case 'failed':
      return 'its paper could not be read'
    default:
      return 'no paper, only the plate that the driver typed'
  }
}

/** What is odd about a paper that waits; the setting is named only when nothing is. */
export function whyPaperWaits(read: Reader, paper: Document, at: WhyContext): string {
  const vehicle = paper.vehicle_id === null ? undefined : vehicleById(read, paper.vehicle_id)
  const fields = documentFields(read, paper.id)
  const about = aboutOf(read, paper, at)
  const reasons = [...(vehicle === undefined ? [] : byRule(read, paper, vehicle, at))]
  const typed = typedWords(fields, about)
  if (typed !== '') reasons.push(typed)
  const isPlateOdd = isOdd(without(fields, ['valid_from', 'valid_to']), about)
  if (isPlateOdd) reasons.push('plate and vehicle do not fit together')
  if (isOdd(without(fields, ['plate']), about)) reasons.push('the two dates do not fit together')
  if (reasons.length > 0) return reasons.join('; ')
  return at.vehicleApproval === 'operator'
    ? 'you check every paper (VEHICLE_APPROVAL=operator)'
    : 'sent while you checked every paper'
}

/** What the rule says of the vehicle; its fields speak for themselves. */
function byRule(read: Reader, paper: Document, vehicle: Vehicle, at: WhyContext): string[] {
  const facts = factsOf(read, paper.id, at.timezone)
  const wasRefused = papersOfVehicle(read, vehicle.id).some(({ state }) => state === 'rejected')
  const before =
    wasRefused && vehicle.state === 'pending' ? { ...vehicle, state: 'rejected' as const } : vehicle
  const of = { document: paper, vehicle, facts, isDoubtful: false, before }
  switch (whyOperator(read, of, { vehicleApproval: 'document' }, at.now)) {
    case 'plate_taken': {
      const [holder] = vehiclesByPlate(read, vehicle.plate)
      return [`plate held by p${holder?.person_id ?? '?'}, who drives with it`]
    }
    case 'comesa':
      return ['a COMESA yellow card']
    case 'operator_checks':
      return [checkedFor(read, of, at.now)]
    default:
      return []
  }
}

/** The part of the rule that leaves it to the operator whatever the setting is. */
function checkedFor(
  read: Reader,
  { document, vehicle, facts, before }: Parameters<typeof whyOperator>[1],
  now: number,
): string {
  if (vehicle.state === 'suspended') return 'its vehicle is suspended'
  if (driverOf(read, document.person_id)?.suspended_at != null) return 'its driver is suspended'
  const { person_id: personId, file_id: fileId } = document
  const refused = { plates: [vehicle.plate], personId, files: filesOfDocument(read, fileId) }
  if (before?.state === 'rejected' || isRefused(read, refused))
    return 'you refused it, or what is like it, before'
  if (mustBeSeen(read, document, vehicle)) return 'another paper with this plate waits too'
  if (isUnusual(vehicle, facts, now)) return 'an unusual plate for its type, or dates far ahead'
  return (facts.until ?? 0) < (vehicle.insured_until ?? 0)
    ? 'it ends earlier than the cover that is known'
    : 'it begins only after a gap'
}

/** Needed values that nobody has seen on the paper. */
function typedWords(fields: readonly JudgedField[], { kind }: About): string {
  const needed = fieldNames.filter((name) => isNeeded(kind, name))
  const from = (source: JudgedField['source']) =>
    needed
      .filter((name) => (fields.find((field) => field.name === name)?.source ?? null) === source)
      .map((name) => name.replaceAll('_', ' '))
      .join(' and ')
  const said: [string, string][] = [
    [from('corrected'), 'typed by the driver'],
    [from(null), 'not known'],
  ]
  return said.flatMap(([names, how]) => (names === '' ? [] : [`${names} ${how}`])).join('; ')
}

const without = (fields: readonly JudgedField[], names: readonly string[]): JudgedField[] =>
  fields.filter(({ name }) => !names.includes(name))
