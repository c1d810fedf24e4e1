import type { Reader } from '../../server/db/open.ts'
import type { DocumentProgress, ProgressBoard } from '../../server/documents/progress.ts'
import { personById } from '../../server/people/people.ts'
import type { Simulator, Wait } from '../../server/simulator/index.ts'

/**
 * Shows on the phone page how far the server is with somebody's papers: past Meta, which both can only because they
 * are one process here. Returns how to stop.
 */
export function showProgress(
  board: ProgressBoard,
  { read, simulator }: { read: Reader; simulator: Simulator },
): () => void {
  return board.listen(({ personId, documentId, at }) => {
    const person = personById(read, personId)
    const who = person?.wa_id ?? person?.user_id
    if (who != null) simulator.waits(who, { id: `document:${documentId}`, ...stepOf(at) })
  })
}

function stepOf(at: DocumentProgress['at']): Omit<Wait, 'id'> {
  return at.stage === 'waiting' ? { step: 'queued', ahead: at.ahead } : { step: steps[at.stage] }
}

const steps: Record<Exclude<DocumentProgress['at']['stage'], 'waiting'>, Wait['step']> = {
  fetching: 'fetching',
  decode: 'lines',
  lines: 'lines',
  together: 'reading',
  alone: 'again',
  sharpened: 'again',
  second: 'second',
  done: 'done',
  failed: 'failed',
}
