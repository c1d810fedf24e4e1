import type { ReadingFigures } from '../server/documents/metrics.ts'
import { table } from './table.ts'

/** What reading came to, for people and scripts. Shares are from 0 to 1. */
export interface OcrStats {
  days: number
  documents: number
  read: number
  /** Null before anything was tried. */
  successShare: number | null
  /** How many could not be read, by code. */
  failed: Record<string, number>
  kinds: Omit<ReadingFigures, 'day' | 'failed'>[]
  /** The newest first; kind null: what could not be read. */
  byDay?: ReadingFigures[]
}

export function statsOf(
  days: number,
  { totals, byDay }: { totals: Omit<ReadingFigures, 'day'>[]; byDay?: ReadingFigures[] },
): OcrStats {
  const failed: Record<string, number> = {}
  for (const total of totals) {
    for (const [code, count] of Object.entries(total.failed)) failed[code] = (failed[code] ?? 0) + count
  }
  const read = totals.reduce((sum, total) => sum + total.read, 0)
  const documents = read + Object.values(failed).reduce((sum, count) => sum + count, 0)
  return {
    days,
    documents,
    read,
    successShare: documents === 0 ? null : read / documents,
    failed,
    kinds: totals.filter((total) => total.read > 0).map(({ failed: _, ...kind }) => kind),
    ...(byDay !== undefined && { byDay }),
  }
}

export function statsLines(stats: OcrStats): string[] {
  const { days, documents, read, successShare, failed, kinds, byDay = [] } = stats
  const time = days === 1 ? 'the last day' : `the last ${days} days`
  if (successShare === null) return [`No paper came in ${time}.`]
  return [
    `${documents} ${documents === 1 ? 'paper' : 'papers'} in ${time}, ${read} read (${percent(successShare)}).`,
    'Counted are all that came, bad pictures too; "inzira health" alarms only at what failed by a fault of ours.',
    ...(kinds.length === 0
      ? []
      : ['', ...table(['KIND', 'READ', 'P50', 'P95', 'ASKED', 'CORRECTED'], kinds.map(cellsOf))]),
    ...(Object.keys(failed).length === 0 ? [] : ['', 'not read']),
    ...Object.entries(failed)
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => `  ${String(count).padStart(4)}  ${code}`),
    ...(byDay.length === 0
      ? []
      : [
          '',
          ...table(
            ['DAY', 'KIND', 'READ', 'P50', 'P95', 'ASKED', 'CORRECTED', 'NOT READ'],
            byDay.map((row) => [row.day, ...cellsOf(row), failures(row.failed)]),
          ),
        ]),
  ]
}

const cellsOf = (row: OcrStats['kinds'][number]): string[] => [
  row.kind ?? '-',
  String(row.read),
  seconds(row.p50Ms),
  seconds(row.p95Ms),
  percent(row.askedShare),
  percent(row.correctedShare),
]

const failures = (failed: Record<string, number>): string =>
  Object.entries(failed)
    .map(([code, count]) => `${count} ${code}`)
    .join(', ')

const percent = (share: number | null): string =>
  share === null ? '-' : `${(share * 100).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`

const seconds = (ms: number | null): string => (ms === null ? '-' : `${(ms / 1000).toFixed(1)} s`)
