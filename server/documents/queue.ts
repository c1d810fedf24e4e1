import type { Reader, Tx } from '../db/open.ts'
import type { Document } from './documents.ts'

/**
 * Whose turn it is among the documents that wait to be read: of each person the oldest, and of those the one whose
 * person was served the longest ago. Somebody's album of twenty does not hold up the next one's single page. What took
 * too long once has its second try after all others: it would hold them up for as long again.
 *
 * A document is in work while `began_at >= next_attempt_at`: the row itself says so, and a start after a crash lets
 * go of it.
 */
export function nextToRead(from: Tx | Reader, now: number): Document | undefined {
  return from.get<Document>(
    `with due as (select coalesce(min(id) filter (where not ${wasSlow}), min(id)) as id, person_id
       from ${waiting} and not ${inWork} and (next_attempt_at <= ?1 or next_attempt_at > ?1 + ${longestWaitMs}) group by person_id)
     select document.* from due join document on document.id = due.id
       order by ${wasSlow}, (select max(began_at) from document as theirs where theirs.person_id = due.person_id), due.id limit 1`,
    now,
  )
}

/** How many are read before this one, those in work included; 0 when it does not wait. */
export function aheadOf(from: Tx | Reader, documentId: number): number {
  return Math.max(
    0,
    line(from, documentId).findIndex(({ id }) => id === documentId),
  )
}

/**
 * Those that wait, in the order in which they will be read if nobody else comes. `arriving`: a document that is still
 * being fetched is given its place, behind the others of its person that are.
 */
export function line(
  from: Tx | Reader,
  arriving?: number,
): { id: number; person_id: number; in_work: 0 | 1 }[] {
  return from.all(
    `with waits as (
       select id, person_id, ${inWork} as in_work, not ${inWork} and ${wasSlow} as is_late from ${waiting}
       union all
       select document.id, document.person_id, 0, 0 from document indexed by document_person
         join document as this on this.id = ?1 and this.state = 'fetching'
         where document.person_id = this.person_id and document.state = 'fetching' and document.id <= this.id),
     turns as (
       select id, person_id, in_work, is_late,
         row_number() over (partition by person_id, in_work, is_late order by id) as turn,
         min(id) over (partition by person_id, in_work, is_late) as first from waits)
     select id, person_id, in_work from turns order by in_work desc, is_late, turn,
       (select max(began_at) from document as theirs where theirs.person_id = turns.person_id), first`,
    arriving ?? null,
  )
}

/** Counted before the try: a document that ends the process each time it is read must not be read for ever. */
export function beginReading(tx: Tx, id: number, now: number): void {
  tx.run(
    'update document set attempts = attempts + 1, began_at = ?, next_attempt_at = ? where id = ?',
    now,
    now,
    id,
  )
}

/** It is read again later; `isUncounted`: the fault was not its own, so the try does not count. */
export function postponeReading(
  tx: Tx,
  id: number,
  { until, problem, isUncounted }: { until: number; problem: string; isUncounted: boolean },
): void {
  tx.run(
    `update document set next_attempt_at = max(?, began_at + 1), problem = ?, attempts = attempts - ?
       where id = ? and state = 'waiting'`,
    until,
    problem,
    isUncounted ? 1 : 0,
    id,
  )
}

/**
 * What a crash left in work is read again after the others: if it ends the process each time, they are not held up by
 * it. The try is not counted as one of its own; that it was interrupted is. Each waits longer than the one before, so
 * that two that were in work together are not so again.
 */
export function releaseReadings(tx: Tx, now: number): void {
  const held = tx.all<{ id: number; interruptions: number }>(
    `select id, interruptions from ${waiting} and ${inWork} order by id`,
  )
  for (const [at, { id, interruptions }] of held.entries()) {
    const until =
      now + Math.min(interruptedWaitMs * 2 ** interruptions + at * interruptedWaitMs, longestWaitMs - 1)
    tx.run(
      `update document set attempts = max(0, attempts - 1), interruptions = interruptions + 1,
         interrupted_at = coalesce(interrupted_at, ?1), next_attempt_at = max(?2, began_at + 1) where id = ?3`,
      now,
      until,
      id,
    )
  }
}

/**
 * Whether the process ends because this is read: it did so three times while others were read in between, or five times
 * whatever else was. A machine that loses its power three times in a row takes no document along.
 */
export const endsTheReader = (from: Tx | Reader, { id, interruptions, interrupted_at }: Document): boolean =>
  interruptions >= mostInterruptions ||
  (interruptions >= fewestInterruptions &&
    from.get(
      'select 1 from document indexed by document_read where read_at is not null and read_at > ? and id <> ? limit 1',
      interrupted_at ?? 0,
      id,
    ) !== undefined)

/**
 * A document that failed for the reader's sake is read again from the file that is kept; false when there is none or
 * the fault was the document's own. One that has ended the process before is given one more chance. Wake the reader
 * after the commit.
 */
export function readAgain(tx: Tx, document: Document, now: number): boolean {
  const { id, file_id, problem } = document
  if (file_id === null || problem === null || !readableAgain.has(problem)) return false
  const { changes } = tx.run(
    `update document set state = 'waiting', attempts = 0, interruptions = min(interruptions, ?1), interrupted_at = null,
       began_at = null,       problem = null, settled_at = null, next_attempt_at = ?2 where id = ?3 and state = 'failed' and file_id is not null`,
    fewestInterruptions - 1,
    now,
    id,
  )
  if (changes > 0) tx.run('update media_file set forget_at = null where id = ?', file_id)
  return changes > 0
}

const readableAgain: ReadonlySet<string> = new Set(['reader.failed', 'document.timeout', 'media.gone'])

/** Whether these very bytes took too long lately, in whatever document: then they would again. */
export const tookTooLong = (from: Tx | Reader, document: Document, since: number): boolean =>
  from.get(
    `select 1 from media_file as mine join media_file as same on same.sha256 = mine.sha256
       join document as other indexed by document_file on other.file_id = same.id
       where mine.id = ? and other.id <> ? and other.state = 'failed' and other.problem = 'document.timeout'
         and other.settled_at > ? limit 1`,
    document.file_id,
    document.id,
    since,
  ) !== undefined

const fewestInterruptions = 3
const mostInterruptions = 5
const interruptedWaitMs = 5000

/** 5 s, 30 s. */
export const readingRetryMs = (attempts: number): number => 5000 * 6 ** (attempts - 1)
/** A wait longer than any that is set was set by a clock that has been put right since. */
const longestWaitMs = 60_000

// The index is partial: SQLite takes it only where its own condition stands as well.
const waiting = `document indexed by document_open where state in ('waiting', 'submitted') and state = 'waiting'`
const wasSlow = `problem is 'document.timeout'`
const inWork = 'coalesce(began_at >= next_attempt_at, 0)'
