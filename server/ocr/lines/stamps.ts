import type { Gray } from '../gray.ts'
import type { TextLine } from './line.ts'
import { type Runs, runsOf } from './runs.ts'

/** The bit of what was taken out of the ink. */
const lifted = 16

/** Faint ink around and over print. */
interface Stamp {
  left: number
  right: number
  top: number
  bottom: number
  /** The grey level from which on all is stamp or paper. */
  white: number
}

/**
 * Takes stamps out of the ink where they lie over print: of a large piece of ink with strokes of two strengths only
 * the darker ones stay, so that letters under a stamp stand alone again.
 */
export function liftStamps(mask: Uint8Array, { width, height, data }: Gray, ink: number): Stamp[] {
  const runs = runsOf(mask, width, height, ink)
  const stamps: Stamp[] = []
  for (const piece of largeAmong(runs, Math.max(width, height) * leastShare)) {
    const counts = new Uint32Array(256)
    for (const at of pixelsOf(piece.runs, runs, width))
      counts[data[at] as number] = (counts[data[at] as number] as number) + 1
    const levels = levelsOf(counts)
    if (levels === undefined) continue
    const { limit, white } = levels
    const isFaint = (at: number): boolean =>
      ((mask[at] as number) & ink) !== 0 && (data[at] as number) > limit
    let [all, inner] = [0, 0]
    const faint: number[] = []
    for (const at of pixelsOf(piece.runs, runs, width)) {
      all++
      if (!isFaint(at)) continue
      faint.push(at)
      // The soft edges of dark strokes have no inside.
      if (isFaint(at - 1) && isFaint(at + 1) && isFaint(at - width) && isFaint(at + width)) inner++
    }
    if (inner < leastInner * all) continue
    for (const at of faint) mask[at] = ((mask[at] as number) & ~ink) | lifted
    const { left, right, top, bottom } = piece
    stamps.push({ left, right, top, bottom, white })
  }
  return stamps
}

/** The line with the grey level from which on nothing on it is its own ink, if a stamp lies over it. */
export function underStamp(
  line: TextLine,
  mask: Uint8Array,
  { width, height }: Gray,
  stamps: readonly Stamp[],
): TextLine {
  if (line.light || stamps.length === 0) return line
  const [ux, uy] = [Math.cos(line.angle), Math.sin(line.angle)]
  const columns = Math.max(8, Math.round(line.length / 3))
  let count = 0
  let white = 255
  for (let at = 0; at < columns * rowsLookedAt; at++) {
    const along = (((at % columns) + 0.5) / columns - 0.5) * line.length
    const across = ((Math.floor(at / columns) + 0.5) / rowsLookedAt - 0.5) * line.thickness
    const x = Math.floor(line.x + along * ux - across * uy)
    const y = Math.floor(line.y + along * uy + across * ux)
    if (x < 0 || y < 0 || x >= width || y >= height || ((mask[y * width + x] as number) & lifted) === 0)
      continue
    count++
    for (const stamp of stamps)
      if (x >= stamp.left && x <= stamp.right && y >= stamp.top && y <= stamp.bottom)
        white = Math.min(white, stamp.white)
  }
  return count < leastCovered * columns * rowsLookedAt ? line : { ...line, white }
}

const rowsLookedAt = 7
/** Of a line's box. */
const leastCovered = 0.01

/** Of the page's long side: a letter is smaller, mostly. */
const leastShare = 1 / 30
/** Of the pixels of a piece: those inside its fainter strokes. */
const leastInner = 0.12

interface Piece extends Omit<Stamp, 'white'> {
  /** The numbers of its runs. */
  runs: number[]
}

function largeAmong({ starts, ends, rows, blob, count }: Runs, least: number): Piece[] {
  const left = new Uint16Array(count).fill(0xffff)
  const right = new Uint16Array(count)
  const top = new Uint16Array(count).fill(0xffff)
  const bottom = new Uint16Array(count)
  for (let k = 0; k < blob.length; k++) {
    const b = blob[k] as number
    const [start, end, y] = [starts[k] as number, ends[k] as number, rows[k] as number]
    if (start < (left[b] as number)) left[b] = start
    if (end > (right[b] as number)) right[b] = end
    if (y < (top[b] as number)) top[b] = y
    bottom[b] = y
  }
  const pieces = new Map<number, Piece>()
  for (let b = 0; b < count; b++) {
    const [x, y] = [left[b] as number, top[b] as number]
    const piece = { left: x, right: right[b] as number, top: y, bottom: bottom[b] as number, runs: [] }
    if (Math.max(piece.right - x, piece.bottom - y) >= least) pieces.set(b, piece)
  }
  if (pieces.size > 0) for (let k = 0; k < blob.length; k++) pieces.get(blob[k] as number)?.runs.push(k)
  return [...pieces.values()]
}

function* pixelsOf(
  numbers: readonly number[],
  { starts, ends, rows }: Runs,
  width: number,
): Generator<number> {
  for (const k of numbers) {
    const from = (rows[k] as number) * width
    for (let x = starts[k] as number; x <= (ends[k] as number); x++) yield from + x
  }
}

/** The grey level that parts two strengths of ink best, and where the fainter one ends, if there are two. */
function levelsOf(counts: Uint32Array): { limit: number; white: number } | undefined {
  let [total, sum] = [0, 0]
  for (const [value, n] of counts.entries()) {
    total += n
    sum += value * n
  }
  let [below, sumBelow, best] = [0, 0, 0]
  let levels: { limit: number; white: number } | undefined
  for (const [value, n] of counts.entries()) {
    below += n
    sumBelow += value * n
    if (below < leastDark * total || total - below < leastFaint * total) continue
    const dark = sumBelow / below
    const faint = (sum - sumBelow) / (total - below)
    const parted = below * (total - below) * (faint - dark) ** 2
    if (parted <= best) continue
    best = parted
    levels =
      faint - dark > leastApart * faint
        ? { limit: value, white: Math.round(faint - whiteShare * (faint - dark)) }
        : undefined
  }
  return levels
}

/** Of the pixels of a piece: a single letter at the edge of a stamp, and the other way round. */
const leastDark = 0.02
const leastFaint = 0.08
/** Of the brightness of the fainter ink. */
const leastApart = 0.4
/** Of the way from the fainter ink to the darker one: its noise lies within. */
const whiteShare = 0.2
