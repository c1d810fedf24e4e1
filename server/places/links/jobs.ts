import type { Selectable } from 'kysely'
import type { Reader, Tx } from '../../db/open.ts'
import type { LinkJobRow } from '../../db/schema-mobility.ts'

/** A short map link that is to be looked up. The flow that asked for a place adds the job in its own transaction. */
export type LinkJob = Selectable<LinkJobRow>

export interface NewLinkJob {
  personId: number
  url: string
  /** The question that the link answers. */
  flow: string
  step: string
  correlationId: string
}

/** A newer link takes the place of one that still waits: who sends two means the second. */
export function addLinkJob(tx: Tx, job: NewLinkJob, now: number): void {
  for (const { id } of openLinkJobs(tx, job.personId)) {
    settleLinkJob(tx, id, { state: 'failed', problem: 'another link was sent' }, now)
  }
  tx.run(
    `insert into link_job (person_id, url, flow, step, state, next_attempt_at, correlation_id, created_at)
       values (?, ?, ?, ?, 'waiting', ?, ?, ?)`,
    job.personId,
    job.url,
    job.flow,
    job.step,
    now,
    job.correlationId,
    now,
  )
}

/** Ids of the jobs that still want doing, longest due first. */
export const waitingLinkJobs = (from: Tx | Reader): number[] =>
  from
    .all<{ id: number }>(`select id from link_job where state = 'waiting' order by next_attempt_at, id`)
    .map((row) => row.id)

/** Those of one person. */
export const openLinkJobs = (tx: Tx, personId: number): LinkJob[] =>
  tx.all<LinkJob>(`select * from link_job where person_id = ? and state = 'waiting'`, personId)

export const linkJobById = (from: Tx | Reader, id: number): LinkJob | undefined =>
  from.get<LinkJob>('select * from link_job where id = ?', id)

/** How many links this person has sent since then. */
export const linksSince = (from: Tx | Reader, personId: number, since: number): number =>
  from.get<{ count: number }>(
    'select count(*) as count from link_job where person_id = ? and created_at >= ?',
    personId,
    since,
  )?.count ?? 0

/** Counted before the try: a link that ends the process each time it is looked up must not be so for ever. */
export function beginLinkJob(tx: Tx, id: number): void {
  tx.run('update link_job set attempts = attempts + 1 where id = ?', id)
}

/**
 * False when it was settled meanwhile, by whomever: then nothing may be told a second time. The link says where
 * somebody is or goes, so it is not kept.
 */
export function settleLinkJob(
  tx: Tx,
  id: number,
  as: { state: 'done' | 'failed'; problem: string | null },
  now: number,
): boolean {
  const { changes } = tx.run(
    `update link_job set state = ?, problem = ?, settled_at = ?, url = ''
       where id = ? and state = 'waiting'`,
    as.state,
    as.problem,
    now,
    id,
  )
  return changes > 0
}

export function postponeLinkJob(tx: Tx, id: number, until: number, problem: string): void {
  tx.run(
    `update link_job set next_attempt_at = ?, problem = ? where id = ? and state = 'waiting'`,
    until,
    problem,
    id,
  )
}
