import type { Reader } from '../../server/db/open.ts'
import { documentById } from '../../server/documents/documents.ts'
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
  /** Documents that are on the page, and on whose phone. */
  const shown = new Map<number, string>()
  const show = (documentId: number, who: string, wait: Omit<Wait, 'id'>) => {
    if (wait.step === 'done' || wait.step === 'failed') shown.delete(documentId)
    else shown.set(documentId, who)
    simulator.waits(who, { id: `document:${documentId}`, ...wait })
  }
  const deaf = board.listen(({ personId, documentId, at }) => {
    const person = personById(read, personId)
    const who = person?.wa_id ?? person?.user_id
    if (who != null) show(documentId, who, stepOf(at))
  })
  // Of what somebody has given up nothing more is told.
  const looking = setInterval(() => {
    for (const [documentId, who] of shown) {
      const state = documentById(read, documentId)?.state
      if (state !== 'fetching' && state !== 'waiting') show(documentId, who, { step: 'done' })
    }
  }, lookMs)
  looking.unref()
  return () => {
    deaf()
    clearInterval(looking)
  }
}

const lookMs = 1000

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
