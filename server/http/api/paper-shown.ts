import type { Scope } from '../../policy/scope.ts'
import type { Paper } from '../../policy/vehicles.ts'

/** A certificate in a list. */
export const inShort = ({ id, state, kind, vehicleId, vehicleType, until, fields, sentAt }: Paper) => ({
  id,
  state,
  kind,
  vehicleId,
  vehicleType,
  /** The midnight after the last insured day, if it is known. */
  until,
  plate: fields.find(({ name }) => name === 'plate')?.shown ?? null,
  sentAt,
})

/** A certificate with all that can be done about it now; undefined for what is not theirs. */
export function inFull({ vehicles }: Scope, id: number) {
  const paper = vehicles.paper(id)
  if (paper === undefined) return undefined
  const turn = vehicles.turnOf(id)
  return {
    ...inShort(paper),
    /** What is at work on it; null when nothing is. */
    stage:
      paper.state === 'fetching'
        ? ('fetching' as const)
        : (turn && (turn.isInWork ? 'reading' : 'waiting')) || null,
    /** How many are read before it. */
    ahead: turn?.ahead ?? 0,
    isReading: vehicles.isReading,
    /** Code of why it could not be read, when it failed. */
    problem: paper.state === 'failed' ? paper.problem : null,
    /** The last one failed too, and neither was the sender's fault. */
    failedAgain: paper.failedAgain,
    /** The operator's words, when it was rejected. */
    why: paper.why,
    fields: paper.fields.map((field) => ({ ...field, hasCrop: vehicles.crop(id, field.name) !== undefined })),
    /** What is to be answered next; null when nothing is. */
    question: vehicles.openQuestion(id) ?? null,
    /** What it came to. */
    outcome: vehicles.outcome(id) ?? null,
  }
}
