import type { Reader } from '../db/open.ts'
import type { DocumentKind } from '../ocr/document.ts'
import { dateOf, localTime } from '../trips/days.ts'

/** What reading came to on one day, for one kind of document. */
export interface ReadingFigures {
  /** "2026-11-22", where the operator is. */
  day: string
  /** Null: what could not be read, so nobody knows. */
  kind: DocumentKind | null
  read: number
  /** How many failed, by code. */
  failed: Record<string, number>
  /** How long reading took; null when none was read. */
  p50Ms: number | null
  p95Ms: number | null
  /** Of the fields there are: how many the person was asked about, and how many they corrected. 0 to 1. */
  askedShare: number | null
  correctedShare: number | null
}

/** By day, the newest first, and by kind. Times in milliseconds since 1970. */
export function readingFigures(
  read: Reader,
  { since, until, timezone }: { since: number; until: number; timezone: string },
): ReadingFigures[] {
  const groups = Map.groupBy(
    rowsBetween(read, since, until),
    ({ at, kind }) => `${dayAt(at, timezone)} ${kind ?? ''}`,
  )
  return [...groups.values()]
    .map((group) => ({ day: dayAt(group[0]?.at ?? 0, timezone), ...figuresOf(group) }))
    .sort((a, b) => b.day.localeCompare(a.day) || byKind(a, b))
}

/** Of the whole time, by kind. */
export function readingTotals(
  read: Reader,
  { since, until }: { since: number; until: number },
): Omit<ReadingFigures, 'day'>[] {
  const groups = Map.groupBy(rowsBetween(read, since, until), ({ kind }) => kind)
  return [...groups.values()].map(figuresOf).sort(byKind)
}

const byKind = (a: Pick<ReadingFigures, 'kind'>, b: Pick<ReadingFigures, 'kind'>): number =>
  rankOf(a.kind) - rankOf(b.kind)

const rowsBetween = (read: Reader, since: number, until: number): Read[] =>
  read.all<Read>(
    `select read_at as at, kind, read_ms, null as problem, count(name) as fields,
         coalesce(sum(asked), 0) as asked, coalesce(sum(document_field.source = 'corrected'), 0) as corrected
       from document indexed by document_read left join document_field on document_id = id
       where read_at is not null and read_at >= ?1 and read_at < ?2 group by id
     union all
     select settled_at, null, null, problem, 0, 0, 0 from document indexed by document_settled
       where settled_at is not null and settled_at >= ?1 and settled_at < ?2 and state = 'failed'`,
    since,
    until,
  )

/** Whether a fault that a document failed with is the reader's or the machine's, and not the picture's. */
export const isOurs = (problem: string): boolean =>
  problem.startsWith('reader.') || problem === 'document.timeout' || problem === 'media.gone'

export interface ReadingSuccess {
  settled: number
  /** Of these, failed by a fault of ours: a bad picture is none, a reader that breaks or is slow is. */
  ours: number
  /** Of ours, how many took too long. */
  slow: number
  /** Of the last five tries, how many went wrong by us; what is to be tried once more counts too. */
  lately: number
  /** Whether all of those took too long. */
  isLatelySlow: boolean
}

/** How reading went since then, for health. */
export function readingSuccess(read: Reader, since: number): ReadingSuccess {
  const row = read.get<{ settled: number; ours: number | null; slow: number | null }>(
    `select count(*) as settled, sum(${ours}) as ours, sum(problem is 'document.timeout') as slow from (
       select null as problem from document indexed by document_read where read_at is not null and read_at >= ?1
       union all
       select problem from document indexed by document_settled
         where settled_at is not null and settled_at >= ?1 and state = 'failed' and began_at is not null)`,
    since,
  )
  const last = read.get<{ ours: number | null; slow: number | null }>(
    `select sum(${ours}) as ours, sum(problem is 'document.timeout') as slow from (
       select problem from (
         select null as problem, read_at as at, id from document indexed by document_read
           where read_at is not null and read_at >= ?1
         union all
         select problem, settled_at, id from document indexed by document_settled
           where settled_at is not null and settled_at >= ?1 and state = 'failed' and began_at is not null
         union all
         select problem, began_at, id from document indexed by document_open
           where state in ('waiting', 'submitted') and state = 'waiting' and problem is not null and began_at >= ?1)
       order by at desc, id desc limit 5)`,
    since,
  )
  const lately = last?.ours ?? 0
  return {
    settled: row?.settled ?? 0,
    ours: row?.ours ?? 0,
    slow: row?.slow ?? 0,
    lately,
    isLatelySlow: lately > 0 && last?.slow === lately,
  }
}

/** As isOurs(); what was read has no problem. */
const ours = `coalesce(problem glob 'reader.*' or problem in ('document.timeout', 'media.gone'), 0)`

/** What waits to be fetched and to be read, and since when the oldest does. */
export function documentsWaiting(read: Reader): {
  reading: { count: number; since: number | null }
  fetching: { count: number; since: number | null; problem: string | null }
} {
  const reading = read.get<{ count: number; since: number | null }>(
    `select count(*) as count, min(max(created_at, coalesce(
         (select created_at from media_file where media_file.id = file_id), 0))) as since
       from document indexed by document_open where state in ('waiting', 'submitted') and state = 'waiting'`,
  )
  const fetching = read.get<{ count: number; since: number | null; problem: string | null }>(
    `select count(*) as count, min(created_at) as since, problem from media_job indexed by media_job_waiting
       where state = 'waiting' and purpose = 'document'`,
  )
  return {
    reading: reading ?? { count: 0, since: null },
    fetching: fetching ?? { count: 0, since: null, problem: null },
  }
}

interface Read {
  at: number
  kind: DocumentKind | null
  read_ms: number | null
  problem: string | null
  fields: number
  asked: number
  corrected: number
}

function figuresOf(group: Read[]): Omit<ReadingFigures, 'day'> {
  const [first] = group
  const failed: Record<string, number> = {}
  for (const { problem, read_ms } of group)
    if (read_ms === null) failed[problem ?? 'unknown'] = (failed[problem ?? 'unknown'] ?? 0) + 1
  const times = group.flatMap(({ read_ms }) => read_ms ?? []).sort((a, b) => a - b)
  const sum = (of: 'fields' | 'asked' | 'corrected') => group.reduce((total, row) => total + row[of], 0)
  const fields = sum('fields')
  return {
    kind: first?.kind ?? null,
    read: times.length,
    failed,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    askedShare: fields === 0 ? null : sum('asked') / fields,
    correctedShare: fields === 0 ? null : sum('corrected') / fields,
  }
}

const kinds: readonly (DocumentKind | null)[] = [
  'insurance',
  'comesa',
  'registration',
  'licence',
  'other',
  null,
]
const rankOf = (kind: DocumentKind | null): number => kinds.indexOf(kind)

const quantile = (sorted: number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null

function dayAt(at: number, timezone: string): string {
  const { year, month, date } = dateOf(localTime(at, timezone).day)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(date)}`
}
