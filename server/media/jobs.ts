import type { Selectable } from 'kysely'
import type { Reader, Tx } from '../db/open.ts'
import type { MediaJobRow } from '../db/schema.ts'
import { announcedSha256 } from './announced.ts'

/** A file somebody sent that is to be fetched and read. The flow that wants it adds the job in its own transaction. */
export type MediaJob = Selectable<MediaJobRow>
export type MediaPurpose = MediaJobRow['purpose']

export interface NewMediaJob {
  personId: number
  mediaId: string
  purpose: MediaPurpose
  /** The document that the file is for. */
  documentId?: number
  /** As it was announced, in base64 or hex. */
  sha256?: string
  correlationId: string
}

export function addMediaJob(tx: Tx, job: NewMediaJob, now: number): void {
  tx.run(
    `insert into media_job (person_id, media_id, purpose, document_id, sha256, state, next_attempt_at, correlation_id,
       created_at) values (?, ?, ?, ?, ?, 'waiting', ?, ?, ?)`,
    job.personId,
    job.mediaId,
    job.purpose,
    job.documentId ?? null,
    announcedSha256(job.sha256),
    now,
    job.correlationId,
    now,
  )
}

/** Ids of the jobs that still want doing, longest due first. */
export const waitingMediaJobs = (from: Tx | Reader): number[] =>
  from
    .all<{ id: number }>(`select id from media_job where state = 'waiting' order by next_attempt_at, id`)
    .map((row) => row.id)

export const mediaJobById = (from: Tx | Reader, id: number): MediaJob | undefined =>
  from.get<MediaJob>('select * from media_job where id = ?', id)

/** Counted before the try: a file that ends the process each time it is read must not be read for ever. */
export function beginMediaJob(tx: Tx, id: number): void {
  tx.run('update media_job set attempts = attempts + 1 where id = ?', id)
}

/** False when it was settled meanwhile, by whomever: then nothing may be told a second time. */
export function settleMediaJob(
  tx: Tx,
  id: number,
  as: { state: 'done' | 'failed'; problem: string | null },
  now: number,
): boolean {
  const { changes } = tx.run(
    `update media_job set state = ?, problem = ?, settled_at = ?
       where id = ? and state = 'waiting'`,
    as.state,
    as.problem,
    now,
    id,
  )
  return changes > 0
}

/** `isUncounted`: the fault was not the file's, so the try does not count. */
export function postponeMediaJob(
  tx: Tx,
  id: number,
  { until, problem, isUncounted }: { until: number; problem: string; isUncounted: boolean },
): void {
  tx.run(
    `update media_job set next_attempt_at = ?, problem = ?, attempts = attempts - ?
       where id = ? and state = 'waiting'`,
    until,
    problem,
    isUncounted ? 1 : 0,
    id,
  )
}
