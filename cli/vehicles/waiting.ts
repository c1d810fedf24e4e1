import type { Reader } from '../../server/db/open.ts'
import { papersOfVehicle } from '../../server/documents/browse.ts'

/** Said after a change that did not go by the papers of a vehicle: those still want an answer. Empty when none do. */
export function waitingSentence(read: Reader, vehicleId: number): string {
  const waiting = papersOfVehicle(read, vehicleId).filter(({ state }) => state === 'submitted')
  const [first] = waiting
  if (first === undefined) return ''
  const numbers = waiting.map(({ id }) => `#${id}`).join(' and ')
  return ` Of its papers ${numbers} still ${waiting.length === 1 ? 'waits' : 'wait'}: "inzira vehicles show ${first.id}".`
}
