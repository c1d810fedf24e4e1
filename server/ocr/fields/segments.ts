import type { ReadLine } from '../document.ts'
import { withDatesJoined } from './cells.ts'
import { withCodesNamed } from './item-codes.ts'
import { type Label, labelsIn } from './labels.ts'
import { gapBetween, type Placed, place, sameRow } from './layout.ts'
import { clausesOf } from './prose.ts'
import { withPlatesJoined } from './split-plates.ts'
import { tableRows } from './tables.ts'
import { squash } from './text.ts'
import { understands } from './topics.ts'

/** A stretch of a line: a label, or what may be a value. */
export interface Segment extends Placed {
  label?: Label
  /** The label it directly follows in its line. */
  after?: Segment
  /** The value that directly follows, of a label. */
  value?: Segment
}

/** Cuts lines at their labels. */
export function segmentsOf(lines: readonly ReadLine[]): Segment[] {
  const pieces = withCodesNamed(withPlatesJoined(withDatesJoined(place(lines))))
  const clauses = clausesOf(pieces)
  const segments = [...pieces.flatMap(cut), ...clauses.flatMap(cut)]
  return [...segments, ...tableRows(segments)]
}

/** What stands right of a label in its row, nearest first, as far as the next label. */
export function rightOf(label: Segment, all: readonly Segment[]): Segment[] {
  const row = all
    .filter(
      (s) =>
        s !== label &&
        // What stands directly behind another label is that one's.
        (s.after === undefined || s.after === label) &&
        sameRow(label, s) &&
        s.left > label.right - 0.6 * label.height &&
        s.left > (label.left + label.right) / 2 &&
        s.height > 0.45 * label.height,
    )
    .sort((a, b) => a.left - b.left)
  const stop = row.findIndex((s) => s.label !== undefined)
  return (stop === -1 ? row : row.slice(0, stop)).slice(0, 5)
}

/** What stands below a label and in line with it, nearest first, as far as the next label. */
export function below(label: Segment, all: readonly Segment[]): Segment[] {
  const far = 4.5 * label.height
  const column = all
    .filter((s) => {
      if (s === label || s.line.page !== label.line.page) return false
      const drop = s.y - label.y
      if (drop < 0.5 * Math.max(label.height, s.height * 0.8) || drop > far + s.height) return false
      const slack = 0.35 * drop
      if (gapBetween(label, s) < -0.25 * Math.min(label.right - label.left, s.right - s.left) + slack * 0.3)
        return true
      const h = Math.max(label.height, s.height)
      const middles = Math.abs((s.left + s.right) / 2 - (label.left + label.right) / 2)
      return Math.abs(s.left - label.left) < 0.8 * h + slack || middles < 0.8 * h + slack
    })
    .sort((a, b) => a.y - b.y || Math.abs(a.left - label.left) - Math.abs(b.left - label.left))
  const out: Segment[] = []
  for (const s of column) {
    if (s.label !== undefined) break
    out.push(s)
    if (out.length === 2) break
  }
  return out
}

/** The line right below a value that goes on there: at an edge of the value, or at its label's left. */
export function continuationOf(value: Segment, label: Segment, all: readonly Segment[]): Segment | undefined {
  const h = Math.max(value.height, label.height)
  return all.find((s) => {
    const drop = s.y - value.y
    if (s.label !== undefined || s.after !== undefined || s.line.page !== value.line.page || s === value)
      return false
    if (drop < 0.6 * h || drop > 2.4 * h) return false
    const [atLeft, atRight] = [Math.abs(s.left - value.left), Math.abs(s.right - value.right)]
    return Math.min(atLeft, atRight, Math.abs(s.left - label.left)) < 1.2 * h
  })
}

/** Whether another label than this one, or its like in another language, stands right before something in its row. */
export function isLabelled(segment: Segment, label: Segment, all: readonly Segment[]): boolean {
  const before = all
    .filter((s) => s !== segment && sameRow(s, segment) && s.left < segment.left)
    .sort((a, b) => b.left - a.left)[0]
  if (before?.label === undefined || before === label) return false
  return ![...before.label.topics.keys()].some((topic) => label.label?.topics.has(topic))
}

function cut(piece: Placed): Segment[] {
  // "5 seats", "14 places" are values.
  if (/^\W*\d{1,2}\s+\p{L}+\W*$/u.test(piece.text)) return [{ ...piece }]
  const labels = labelsIn(piece.text).filter((label, i, all) => {
    const rest = piece.text.slice(label.end, all[i + 1]?.start ?? piece.text.length)
    if (label.colon || squash(rest).length < 3) return true
    return understands(label.topics, rest) || isOtherLanguage(rest)
  })
  const first = labels[0]
  if (first === undefined) return [{ ...piece }]
  const part = (start: number, end: number): Segment => {
    const width = (piece.right - piece.left) / Math.max(1, piece.text.length)
    return {
      ...piece,
      text: piece.text.slice(start, end),
      left: piece.left + start * width,
      right: piece.left + end * width,
    }
  }
  const out: Segment[] = []
  if (squash(piece.text.slice(0, first.start)).length > 2) out.push(part(0, first.start))
  for (const [i, label] of labels.entries()) {
    const segment: Segment = { ...part(label.start, label.end), label }
    out.push(segment)
    const end = labels[i + 1]?.start ?? piece.text.length
    const rest = piece.text.slice(label.end, end)
    if (squash(rest) === '' || (isOtherLanguage(rest) && !understands(label.topics, rest))) continue
    const lead = rest.length - rest.trimStart().length
    const value: Segment = { ...part(label.end + lead, end), after: segment }
    segment.value = value
    out.push(value)
  }
  return out
}

/** The label once more in words that are not known: "Immatriculation / Icyapa". */
function isOtherLanguage(rest: string): boolean {
  return /^\s*[/|–-]\s*\p{L}/u.test(rest) && !/\d{2}/.test(rest) && rest.trim().split(/\s+/).length <= 6
}
