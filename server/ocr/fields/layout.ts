import type { ReadLine } from '../document.ts'
import { squash } from './text.ts'

/** A read line laid level: rows of the paper at the same y, whatever the camera's angle was. */
export interface Placed {
  line: ReadLine
  text: string
  left: number
  right: number
  /** Middle. */
  y: number
  height: number
}

/** Lines levelled, specks left out, and those joined again that a wide gap had broken. */
export function place(lines: readonly ReadLine[]): Placed[] {
  const good = lines.filter(
    (l) =>
      Number.isFinite(l.box.x + l.box.y + l.box.width + l.box.height + l.box.angle) &&
      l.box.height > 0 &&
      squash(l.text) !== '',
  )
  const placed: Placed[] = []
  for (const page of new Set(good.map((l) => l.page)))
    placed.push(...joined(level(good.filter((l) => l.page === page))))
  return placed
}

/** How far two stand apart along the row; negative where they overlap. */
export function gapBetween(a: Placed, b: Placed): number {
  return Math.max(a.left, b.left) - Math.min(a.right, b.right)
}

/** Whether two stand on one row. */
export function sameRow(a: Placed, b: Placed): boolean {
  const tolerance = 0.275 * (a.height + b.height) + 0.012 * Math.max(0, gapBetween(a, b))
  return a.line.page === b.line.page && Math.abs(a.y - b.y) < tolerance
}

/**
 * The text's turn changes slowly over a photographed page. A plane laid through the turns of the longer lines
 * tells how to follow a row from anywhere to the middle of the page.
 */
function level(lines: readonly ReadLine[]): Placed[] {
  const turn = turnField(lines)
  const middle = 0.5
  const general = turn(middle, median(lines.map((l) => l.box.y)))
  return withoutNoise(lines, turn).map((line) => {
    const { x, y, width, height, angle } = line.box
    const own =
      Math.abs(normal(angle) - turn(x, y)) < 0.06 && line.text.length >= 6 ? normal(angle) : turn(x, y)
    let atX = x
    let atY = y
    const steps = 8
    const step = (middle - x) / steps
    for (let i = 0; i < steps; i++) {
      atY += Math.tan(turn(atX + step / 2, atY)) * step
      atX += step
    }
    const level = (atY - middle * Math.tan(general)) * Math.cos(general)
    const along = x * Math.cos(general) + y * Math.sin(general)
    const half = (width / 2) * Math.cos(own - general)
    return { line, text: line.text, left: along - half, right: along + half, y: level, height }
  })
}

/** Grain of the ground beside the paper and curved stamps are read as letters too: few at a time, or at another slant. */
function withoutNoise(lines: readonly ReadLine[], turn: (x: number, y: number) => number): ReadLine[] {
  const level = lines.filter(({ text, box }) => {
    const off = Math.abs(normal(box.angle) - turn(box.x, box.y))
    return off < 0.12 || (squash(text).length <= 2 && off < 0.35)
  })
  const sure = level.filter((l) => l.confidence >= 0.75 && squash(l.text).length >= 4)
  if (sure.length < 4) return level
  const heights = sure.map((l) => l.box.height)
  const margin = 4 * median(heights)
  const left = Math.min(...sure.map((l) => l.box.x - l.box.width / 2)) - margin
  const right = Math.max(...sure.map((l) => l.box.x + l.box.width / 2)) + margin
  const top = Math.min(...sure.map((l) => l.box.y)) - 2 * margin
  const bottom = Math.max(...sure.map((l) => l.box.y)) + 2 * margin
  return level.filter(({ box }) => box.x > left && box.x < right && box.y > top && box.y < bottom)
}

function turnField(lines: readonly ReadLine[]): (x: number, y: number) => number {
  const long = lines.filter((l) => l.text.length >= 5 && l.confidence >= 0.5)
  const used = long.length >= 3 ? long : lines
  if (used.length === 0) return () => 0
  const mid = usualTurn(used)
  const near = used.filter((l) => Math.abs(normal(l.box.angle) - mid) < 0.2)
  // Least squares with a little pull towards a plain constant.
  let [s, sx, sy, sxx, sxy, syy, sa, sxa, sya] = [1e-9, 0, 0, 0.02, 0, 0.02, 0, 0, 0]
  for (const { box, text } of near) {
    const weight = box.width * Math.min(1, text.length / 10)
    const [x, y, a] = [box.x - 0.5, box.y - 0.5, normal(box.angle) - mid]
    s += weight
    sx += weight * x
    sy += weight * y
    sxx += weight * x * x
    sxy += weight * x * y
    syy += weight * y * y
    sa += weight * a
    sxa += weight * x * a
    sya += weight * y * a
  }
  const cxx = sxx - (sx * sx) / s
  const cyy = syy - (sy * sy) / s
  const cxy = sxy - (sx * sy) / s
  const cxa = sxa - (sx * sa) / s
  const cya = sya - (sy * sa) / s
  const det = cxx * cyy - cxy * cxy
  const [b, c] =
    det > 1e-9 && near.length >= 4 ? [(cxa * cyy - cya * cxy) / det, (cya * cxx - cxa * cxy) / det] : [0, 0]
  const a = (sa - b * sx - c * sy) / s
  return (x, y) => mid + clamp(a + b * (x - 0.5) + c * (y - 0.5), 0.25)
}

/**
 * The turn of most of what the page says: words that are said again and again, as behind the text to show whose
 * paper it is, count once.
 */
function usualTurn(lines: readonly ReadLine[]): number {
  const turns = lines.map((l) => normal(l.box.angle))
  let best = 0
  let most = -1
  for (const turn of new Set(turns.map((t) => Math.round(t / turnStep) * turnStep))) {
    const said = new Set<string>()
    for (const [i, line] of lines.entries())
      if (Math.abs((turns[i] as number) - turn) < turnStep)
        for (const word of line.text.split(/\s+/)) said.add(word)
    const letters = [...said].reduce((sum, word) => sum + word.length, 0)
    if (letters > most) [best, most] = [turn, letters]
  }
  return median(turns.filter((turn) => Math.abs(turn - best) < turnStep))
}
const turnStep = 0.1

/** Pieces of one row that a wide space had parted: closer than a letter's height, alike in height. */
function joined(placed: Placed[]): Placed[] {
  const sorted = [...placed].sort((a, b) => a.left - b.left)
  const out: Placed[] = []
  for (const piece of sorted) {
    const before = out.findLast((p) => {
      const gap = piece.left - p.right
      const height = Math.max(p.height, piece.height)
      const alike = Math.min(p.height, piece.height) / height
      return (
        gap > -0.3 * height && gap < 0.75 * height && alike > 0.6 && Math.abs(p.y - piece.y) < 0.3 * height
      )
    })
    if (before === undefined || isSpeck(piece) || isSpeck(before)) {
      out.push({ ...piece })
      continue
    }
    const [n, m] = [before.text.length, piece.text.length]
    before.text = glued(before, piece)
    before.line = {
      ...before.line,
      text: before.text,
      confidence: (before.line.confidence * n + piece.line.confidence * m) / (n + m),
      box: around(before.line, piece.line),
    }
    before.right = Math.max(before.right, piece.right)
    before.y = (before.y * n + piece.y * m) / (n + m)
    before.height = Math.max(before.height, piece.height)
  }
  return out
}

/**
 * Two texts put together. Pieces that all but touch are one word cut in two, and what stood at the cut may have
 * been read on both sides.
 */
function glued(a: Placed, b: Placed): string {
  if (b.left - a.right > 0.17 * Math.max(a.height, b.height)) return `${a.text} ${b.text}`
  if (/^[°º:]/.test(b.text)) return a.text + b.text
  if (/\d[./-]?$/.test(a.text) && /^\d/.test(b.text)) return a.text + b.text
  // Surname and given name in small print stand close.
  if (/\p{Lu}$/u.test(a.text) && /^\p{Lu}\p{Ll}/u.test(b.text)) return `${a.text} ${b.text}`
  const first = a.text.replace(/[^\p{L}\p{N})/-]+$/u, '')
  const second = b.text.replace(/^[^\p{L}\p{N}(/-]+/u, '')
  for (const count of [3, 2, 1]) {
    const end = first.slice(-count)
    if (
      end.length === count &&
      /^[\p{L}/-]+$/u.test(end) &&
      second.slice(0, count).toLowerCase() === end.toLowerCase()
    )
      return first + second.slice(count)
  }
  return first + second
}

/** A mark of one letter, but not "N°" before its word. */
function isSpeck({ text }: Placed): boolean {
  return squash(text).length < 2 && !/^N[°ºo*'"]$/.test(text)
}

/** The box around two that follow each other. */
function around(a: ReadLine, b: ReadLine): ReadLine['box'] {
  const angle = a.text.length >= b.text.length ? a.box.angle : b.box.angle
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
  const start = { x: a.box.x - (a.box.width / 2) * ux, y: a.box.y - (a.box.width / 2) * uy }
  const end = { x: b.box.x + (b.box.width / 2) * ux, y: b.box.y + (b.box.width / 2) * uy }
  return {
    x: (start.x + end.x) / 2,
    y: (start.y + end.y) / 2,
    width: Math.hypot(end.x - start.x, end.y - start.y),
    height: Math.max(a.box.height, b.box.height),
    angle,
  }
}

/** A turn between -π/2 and π/2: text is upright on an upright page. */
function normal(angle: number): number {
  return Math.atan(Math.tan(angle))
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
