import type { Tx } from '../../db/open.ts'
import { personById } from '../../people/people.ts'
import { Problem } from './problem.ts'
import type { Session } from './who.ts'

/** Whoever said "stop" would not hear what others answer; throws `person.stopped`. */
export function unlessStopped(tx: Tx, { personId }: Session): void {
  if (personById(tx, personId)?.opted_out_at != null) throw new Problem('person.stopped')
}
