import { laneOf, receive } from '../events/events.ts'
import type { Lost } from '../media/fetch.ts'
import type { MediaJob } from '../media/jobs.ts'
import type { Parsed } from '../qr/parsed.ts'
import type { ReadProblem } from '../qr/picture/header.ts'
import type { Ending, MediaUse } from './media-fetcher.ts'

/** What a picture came to, as the flow hears it: the texts of its codes, or what was wrong. */
type Result = { texts: string[] } | { problem: ReadProblem | 'picture_unavailable' }

/** Pictures sent to have their QR codes read: read at once and kept nowhere. */
export function qrPictures(
  readQr: (picture: Uint8Array) => Promise<Parsed<string[], ReadProblem>>,
): MediaUse {
  return {
    // About a quarter of an hour in all: somebody waits in a chat.
    attempts: 7,
    longestWaitMs: 300_000,
    async fetched(job, bytes, settle) {
      // What it is, is told by its bytes: readQr() refuses anything but PNG and JPEG, whatever Meta calls it.
      const read = await readQr(bytes)
      await settle(endingOf(job, read.ok ? { texts: read.value } : { problem: read.problem }))
    },
    lost: (job, why) => endingOf(job, { problem: problemOf[why] }),
  }
}

const endingOf = (job: MediaJob, result: Result): Ending => ({
  problem: 'problem' in result ? result.problem : null,
  write(tx, personId, now) {
    const lane = laneOf(personId)
    const told = receive(
      tx,
      {
        externalId: `media:${job.id}`,
        kind: 'result',
        lane,
        personId,
        correlationId: job.correlation_id,
        // By the job's number they can have the same picture read as something else.
        payload: { name: pictureRead, data: { ...result, jobId: job.id } },
        occurredAt: now,
      },
      now,
    )
    return told ? lane : undefined
  },
})

const problemOf: Record<Lost, ReadProblem | 'picture_unavailable'> = {
  gone: 'picture_unavailable',
  unavailable: 'picture_unavailable',
  hash: 'picture_unavailable',
  too_large: 'picture_too_large',
}

/** The event in which it ends. */
export const pictureRead = 'make-qr.pictureRead'
