import type { Reader } from '../../server/db/open.ts'
import type { SeenPaper } from '../../server/documents/browse.ts'
import { AppError } from '../../server/error.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { nameOf } from '../drivers/meant.ts'
import { paperMeant } from './meant.ts'

/** The paper meant that can be decided about. Throws like paperMeant(), and `conflict.already_done`. */
export function undecidedPaper(read: Reader, typed: string): SeenPaper {
  const seen = paperMeant(read, typed)
  if (seen.document === undefined) {
    const { plate, person_id } = seen.vehicle
    throw new AppError(
      'not.found',
      `${nameOf(read, person_id)} has sent no paper of ${shownPlate(plate)}. "inzira drivers verify ${plate} --until …" and "drivers reject" need none.`,
    )
  }
  const { id, state, decided_by } = seen.document
  switch (state) {
    case 'fetching':
    case 'waiting':
      throw new AppError(
        'conflict.already_done',
        `#${id} has not been read yet. Wait a moment; "inzira vehicles show ${id}" tells.`,
      )
    case 'approved':
    case 'rejected': {
      const by = decided_by === 'document' ? 'by what stands on it' : `by ${decided_by ?? '-'}`
      throw new AppError('conflict.already_done', `#${id} was ${state} already, ${by}.`)
    }
    case 'discarded':
      throw new AppError(
        'conflict.already_done',
        `#${id} was given up by its sender or was of no use: there is nothing left to decide.`,
      )
    default:
      return seen
  }
}
