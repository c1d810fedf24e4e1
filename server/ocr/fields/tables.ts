import { datesIn } from './dates.ts'
import { gapBetween, sameRow } from './layout.ts'
import type { Segment } from './segments.ts'
import { remembered } from './text.ts'
import { valuesFor } from './topics.ts'
import type { Topic } from './wording.ts'

/**
 * Labels with their values where a row of labels stands above a row of values that was read as one text, or in fewer
 * pieces than there are labels: the words are shared out in order, so that each label has what makes sense for it.
 */
export function tableRows(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = []
  for (const heading of headingRows(segments)) {
    const pieces = piecesBelow(heading, segments)
    // A cell may be empty; two values in one piece tell that pieces are not cells.
    const isShared = pieces.length > 0 && pieces.length < heading.length
    if (!isShared || !pieces.some((piece) => spans(piece, heading))) continue
    const words = pieces.flatMap((piece) => piece.text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)))
    if (words.length > mostWords) continue
    for (const [at, text] of sharedOut(heading, words).entries()) {
      const label = heading[at] as Segment
      if (text === '' || label.label === undefined) continue
      const after: Segment = { ...label, label: { ...label.label, topics: weakened(label.label.topics) } }
      after.value = { ...(pieces[0] as Segment), text, after }
      out.push(after, after.value)
    }
  }
  return out
}

/** Three labels or more in a row with nothing behind them. */
function headingRows(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = []
  for (const label of segments) {
    if (label.label === undefined || label.value !== undefined) continue
    const row = rows.find(([first]) => first !== undefined && sameRow(first, label))
    if (row === undefined) rows.push([label])
    else row.push(label)
  }
  return rows
    .filter((row) => row.length >= leastLabels && row.length <= mostLabels)
    .map((row) => row.sort((a, b) => a.left - b.left))
}

const spans = (piece: Segment, heading: readonly Segment[]): boolean =>
  heading.filter((label) => gapBetween(label, piece) < 0).length >= 2

const leastLabels = 3
const mostLabels = 12
const mostWords = 24
const mostWordsOfOne = 5

function piecesBelow(heading: readonly Segment[], all: readonly Segment[]): Segment[] {
  const first = heading[0] as Segment
  const whole = { ...first, right: Math.max(...heading.map((s) => s.right)) }
  const under = all
    .filter(
      (s) =>
        s.line.page === first.line.page &&
        s.y - first.y > 0.6 * first.height &&
        s.y - first.y < 3 * first.height &&
        gapBetween(whole, s) < 0,
    )
    .sort((a, b) => a.y - b.y)
  const next = under[0]
  if (next === undefined) return []
  const row = under.filter((s) => Math.abs(s.y - next.y) < 0.4 * next.height)
  return row.some((s) => s.label !== undefined) ? [] : row.sort((a, b) => a.left - b.left)
}

/** For each label its words, joined; the way that makes most sense as a whole. */
function sharedOut(heading: readonly Segment[], words: readonly string[]): string[] {
  // best[w]: how well the labels so far have shared out the first w words, and how many each has.
  let best: ({ sense: number; counts: number[] } | undefined)[] = [{ sense: 0, counts: [] }]
  for (const label of heading) {
    const next: typeof best = []
    for (const [from, known] of best.entries()) {
      if (known === undefined) continue
      for (let count = 0; count <= mostWordsOfOne && from + count <= words.length; count++) {
        const sense = known.sense + senseOf(label, words.slice(from, from + count).join(' '))
        const other = next[from + count]
        if (other === undefined || sense > other.sense)
          next[from + count] = { sense, counts: [...known.counts, count] }
      }
    }
    best = Array.from(next)
  }
  let at = 0
  return (best[words.length]?.counts ?? heading.map(() => 0)).map((count) => {
    at += count
    return words.slice(at - count, at).join(' ')
  })
}

function senseOf({ label }: Segment, text: string): number {
  if (text === '') return -0.3
  const senses = [...(label?.topics ?? [])].map(([topic, like]) => like * knownSense(`${topic} ${text}`))
  return Math.max(...senses)
}

const knownSense = remembered((key) => {
  const [topic = '', ...words] = key.split(' ')
  return senseFor(topic as Topic, words.join(' '))
})

function senseFor(topic: Topic, text: string): number {
  if (topic === 'valid_from' || topic === 'valid_to' || topic === 'issue_date') {
    const [date, more] = datesIn(text)
    const isAll = date !== undefined && more === undefined && date.start < 2 && date.end > text.length - 2
    return isAll ? date.fit : -1
  }
  if (topic === 'elsewhere' || topic === 'period' || topic === 'birth_date') return 0.1
  const values = valuesFor(topic, text)
  // More than it takes is worse than just enough.
  return values.length === 0
    ? -1
    : Math.max(...values.map(({ parsed }) => parsed.fit)) - 0.02 * text.split(' ').length
}

/** What was shared out is proposed, not believed. */
function weakened(topics: ReadonlyMap<Topic, number>): Map<Topic, number> {
  return new Map([...topics].map(([topic, like]) => [topic, 0.75 * like]))
}
