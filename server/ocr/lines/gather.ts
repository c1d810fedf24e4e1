import type { Blob } from './blobs.ts'
import { Grid } from './grid.ts'
import { lineOf, type TextLine } from './line.ts'

/** Lines out of chains: pieces of the same line are put together, and marks between and beside letters join them. */
export function linesOf(
  chains: readonly Blob[][],
  marks: readonly Blob[],
  angleAt: (x: number, y: number) => number,
  light: boolean,
): TextLine[] {
  const grid = new Grid(marks)
  let pieces = chains.map((blobs) => pieceOf(blobs, angleAt, light))
  for (let round = 0; round < 3; round++) {
    const joined = joinedOnce(pieces, angleAt, light)
    if (joined.length === pieces.length) break
    pieces = joined
  }
  return pieces.map(({ line }) => withMarks(line, marks, grid))
}

interface Piece {
  blobs: Blob[]
  line: TextLine
}

function pieceOf(blobs: Blob[], angleAt: (x: number, y: number) => number, light: boolean): Piece {
  const middle = blobs[blobs.length >> 1] as Blob
  return { blobs, line: lineOf(blobs, angleAt(middle.x, middle.y), light) }
}

function joinedOnce(
  pieces: readonly Piece[],
  angleAt: (x: number, y: number) => number,
  light: boolean,
): Piece[] {
  const starts = new Grid(pieces.map(({ line }) => endOf(line, -1)))
  const taken = new Uint8Array(pieces.length)
  const joined: Piece[] = []
  // From the longest: what it takes is no beginning of another line any more.
  const order = [...pieces.keys()].sort(
    (a, b) => (pieces[b] as Piece).line.glyphs - (pieces[a] as Piece).line.glyphs,
  )
  for (const at of order) {
    if (taken[at] === 1) continue
    taken[at] = 1
    let piece = pieces[at] as Piece
    for (let found = 0; found !== -1; ) {
      found = -1
      const end = endOf(piece.line, 1)
      for (const other of starts.near(end.x, end.y, piece.line.thickness * (joinGap + 0.6))) {
        if (taken[other] === 1 || !belongs(piece.line, (pieces[other] as Piece).line)) continue
        found = other
        break
      }
      if (found === -1) break
      taken[found] = 1
      piece = pieceOf([...piece.blobs, ...(pieces[found] as Piece).blobs], angleAt, light)
    }
    joined.push(piece)
  }
  return joined
}

/** White between words at most; a column begins after more. */
const joinGap = 0.8

const endOf = ({ x, y, length, angle }: TextLine, side: 1 | -1): { x: number; y: number } => ({
  x: x + (side * length * Math.cos(angle)) / 2,
  y: y + (side * length * Math.sin(angle)) / 2,
})

function belongs(line: TextLine, other: TextLine): boolean {
  const [ux, uy] = [Math.cos(line.angle), Math.sin(line.angle)]
  const end = endOf(line, 1)
  const start = endOf(other, -1)
  const along = (start.x - end.x) * ux + (start.y - end.y) * uy
  const across = Math.abs((start.y - end.y) * ux - (start.x - end.x) * uy)
  const thick = Math.max(line.thickness, other.thickness)
  const thin = Math.min(line.thickness, other.thickness)
  return (
    along > -0.5 * thin &&
    along < joinGap * thick &&
    across < 0.3 * thick &&
    thick < 1.8 * thin &&
    Math.abs(line.angle - other.angle) < 0.12
  )
}

/** Dashes and colons are too small to make a line, yet part of one. */
function withMarks(line: TextLine, marks: readonly Blob[], grid: Grid): TextLine {
  if (line.glyphs < 2) return line
  const [ux, uy] = [Math.cos(line.angle), Math.sin(line.angle)]
  let [start, end] = [-line.length / 2, line.length / 2]
  for (const side of [-1, 1] as const) {
    const from = endOf(line, side)
    for (const at of grid.near(from.x, from.y, line.thickness)) {
      const { x, y, wide, high, area } = marks[at] as Blob
      const along = (x - line.x) * ux + (y - line.y) * uy
      const across = Math.abs((y - line.y) * ux - (x - line.x) * uy)
      const beyond = Math.abs(along) - line.length / 2 - wide / 2
      // Dashes and colons; dots on the line may be the first of a hundred.
      if (across > line.thickness * 0.25 || beyond > line.thickness * 0.4) continue
      if (wide < line.thickness * 0.06 || wide > line.thickness * 0.7 || area < wide * high * 0.5) continue
      start = Math.min(start, along - wide / 2)
      end = Math.max(end, along + wide / 2)
    }
  }
  const middle = (start + end) / 2
  return { ...line, x: line.x + middle * ux, y: line.y + middle * uy, length: end - start }
}
