import type { Db } from '../db/open.ts'
import { documentById } from '../documents/documents.ts'
import { attachFile, checkFile, failDocument } from '../documents/intake.ts'
import type { DocumentProgress, ProgressBoard } from '../documents/progress.ts'
import { aheadOf } from '../documents/queue.ts'
import { fileWithBytes } from '../media/files.ts'
import type { MediaJob } from '../media/jobs.ts'
import type { MediaStore } from '../media/store.ts'
import type { Ending, MediaUse } from './media-fetcher.ts'

/** Papers of vehicles: kept, and then read from where they are kept. */
export function documentFiles(options: {
  db: Db
  store: MediaStore
  board: ProgressBoard
  /** Called after a document came to wait for the reader. */
  arrived(): void
}): MediaUse {
  const { db, store, board, arrived } = options

  const show = (job: MediaJob, at: DocumentProgress['at']) => {
    const document = board.isWatched ? documentById(db.read, idOf(job)) : undefined
    if (document !== undefined) board.tell({ personId: document.person_id, documentId: document.id, at })
  }

  const hasArrived = (job: MediaJob) => {
    if (board.isWatched) show(job, { stage: 'waiting', ahead: aheadOf(db.read, idOf(job)) })
    arrived()
  }

  const failed = (job: MediaJob, problem: string): Ending => ({
    problem,
    write(tx, _personId, now) {
      show(job, { stage: 'failed' })
      return failDocument(tx, idOf(job), problem, now)
    },
  })

  const attached = (job: MediaJob, file: { sha256: string; mime: string; bytes: number }): Ending => ({
    problem: null,
    write(tx, personId, now) {
      attachFile(tx, idOf(job), { ...file, personId }, now)
      return undefined
    },
  })

  return {
    // Some two hours in all: a picture is not lost to an hour in which Meta stumbles.
    attempts: 10,
    longestWaitMs: 1_800_000,

    async isSettledWithout(job, settle) {
      const document = documentById(db.read, idOf(job))
      if (document?.state !== 'fetching') {
        await settle({ problem: 'nobody waits for it any more', write: () => undefined })
        return true
      }
      const kept = job.sha256 === null ? undefined : fileWithBytes(db.read, document.person_id, job.sha256)
      const isSettled =
        kept !== undefined &&
        (await store.nameAgain(kept.sha256, async () => {
          await settle(attached(job, kept))
          return true
        })) === true
      if (isSettled) hasArrived(job)
      else show(job, { stage: 'fetching' })
      return isSettled
    },

    async fetched(job, bytes, settle) {
      const checked = checkFile(bytes)
      if ('fault' in checked) return settle(failed(job, checked.fault.code))
      const { mime } = checked
      await store.put(bytes, (sha256) => settle(attached(job, { sha256, mime, bytes: bytes.length })))
      hasArrived(job)
    },

    lost: (job, why) => failed(job, `media.${why}`),
  }
}

function idOf({ id, document_id }: MediaJob): number {
  if (document_id === null) throw new Error(`media job ${id} is for no document`)
  return document_id
}
