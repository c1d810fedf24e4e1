import type { Gray } from './gray.ts'

/** A line of text: where its middle runs, how high its letters are, and whether they are light on dark. */
export interface TextLine {
  /** Centre of the box. */
  x: number
  y: number
  /** Along the text, of the whole box. */
  length: number
  /** Across the text, of the whole box. */
  thickness: number
  /** Of the text's direction, radians, y downwards. */
  angle: number
  light: boolean
  glyphs: number
}

interface Blob {
  left: number
  top: number
  right: number
  bottom: number
  area: number
  cx: number
  cy: number
  light: boolean
}

/** Finds lines of text however the page lies: ink, blobs of ink, the way they follow each other, chains, boxes. */
export function findLines(page: Gray): TextLine[] {
  const sums = integralOf(page)
  const found: TextLine[] = []
  for (const light of [false, true]) {
    const mask = inkMask(page, sums, light)
    const blobs = blobsOf(mask, page.width, page.height, light)
    found.push(...chainsOf(blobs, page))
  }
  return found
}

function integralOf({ width, height, data }: Gray): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] as number
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] as number) + row
    }
  }
  return sums
}

function inkMask({ width, height, data }: Gray, sums: Float64Array, light: boolean): Uint8Array {
  const mask = new Uint8Array(width * height)
  const r = Math.max(8, Math.round(Math.max(width, height) / 80))
  const w1 = width + 1
  for (let y = 0; y < height; y++) {
    const y0 = Math.max(0, y - r)
    const y1 = Math.min(height, y + r + 1)
    for (let x = 0; x < width; x++) {
      const x0 = Math.max(0, x - r)
      const x1 = Math.min(width, x + r + 1)
      const sum =
        (sums[y1 * w1 + x1] as number) -
        (sums[y0 * w1 + x1] as number) -
        (sums[y1 * w1 + x0] as number) +
        (sums[y0 * w1 + x0] as number)
      const mean = sum / ((x1 - x0) * (y1 - y0))
      const value = data[y * width + x] as number
      const margin = 6 + mean * 0.08
      if (light ? value > mean + margin : value < mean - margin) mask[y * width + x] = 1
    }
  }
  return mask
}

/** Connected runs of ink, by union-find over the runs of each row. */
function blobsOf(mask: Uint8Array, width: number, height: number, light: boolean): Blob[] {
  const parent: number[] = []
  const box: number[] = [] // left, top, right, bottom, area
  const find = (a: number): number => {
    let root = a
    while (parent[root] !== root) root = parent[root] as number
    while (parent[a] !== root) {
      const next = parent[a] as number
      parent[a] = root
      a = next
    }
    return root
  }
  let above: number[] = [] // triples start, end, id
  for (let y = 0; y < height; y++) {
    const row: number[] = []
    let at = 0
    for (let x = 0; x < width; ) {
      if (mask[y * width + x] === 0) {
        x++
        continue
      }
      const start = x
      while (x < width && mask[y * width + x] === 1) x++
      const end = x - 1
      const id = parent.length
      parent.push(id)
      box.push(start, y, end, y, end - start + 1)
      while (at < above.length && (above[at + 1] as number) < start - 1) at += 3
      for (let k = at; k < above.length && (above[k] as number) <= end + 1; k += 3) {
        const a = find(above[k + 2] as number)
        const b = find(id)
        if (a !== b) {
          const [keep, gone] = a < b ? [a, b] : [b, a]
          parent[gone] = keep
          box[keep * 5] = Math.min(box[keep * 5] as number, box[gone * 5] as number)
          box[keep * 5 + 1] = Math.min(box[keep * 5 + 1] as number, box[gone * 5 + 1] as number)
          box[keep * 5 + 2] = Math.max(box[keep * 5 + 2] as number, box[gone * 5 + 2] as number)
          box[keep * 5 + 3] = Math.max(box[keep * 5 + 3] as number, box[gone * 5 + 3] as number)
          box[keep * 5 + 4] = (box[keep * 5 + 4] as number) + (box[gone * 5 + 4] as number)
        }
      }
      row.push(start, end, id)
    }
    above = row
  }
  const blobs: Blob[] = []
  for (let id = 0; id < parent.length; id++) {
    if (parent[id] !== id) continue
    const [left, top, right, bottom, area] = box.slice(id * 5, id * 5 + 5) as [
      number,
      number,
      number,
      number,
      number,
    ]
    blobs.push({ left, top, right, bottom, area, cx: (left + right) / 2, cy: (top + bottom) / 2, light })
  }
  return blobs
}

const sizeOf = (b: Blob): number => Math.max(b.right - b.left + 1, b.bottom - b.top + 1)

function chainsOf(blobs: Blob[], page: Gray): TextLine[] {
  const most = Math.max(page.width, page.height) / 8
  const letters = blobs.filter((b) => {
    const size = sizeOf(b)
    const small = Math.min(b.right - b.left + 1, b.bottom - b.top + 1)
    return (
      size >= 7 &&
      size <= most &&
      b.area >= 12 &&
      small >= 2 &&
      b.area / ((b.right - b.left + 1) * (b.bottom - b.top + 1)) > 0.12
    )
  })
  const grid = new Grid(letters)
  // The way letters follow each other.
  const bins = new Float64Array(180)
  for (const [i, a] of letters.entries()) {
    for (const j of grid.near(a, 2.2 * sizeOf(a))) {
      if (j <= i) continue
      const b = letters[j] as Blob
      const ratio = sizeOf(a) / sizeOf(b)
      if (ratio < 0.6 || ratio > 1.67) continue
      const dx = b.cx - a.cx
      const dy = b.cy - a.cy
      const gap = Math.hypot(dx, dy)
      if (gap > 1.8 * Math.max(sizeOf(a), sizeOf(b)) || gap < 2) continue
      const degrees = ((Math.atan2(dy, dx) * 180) / Math.PI + 180) % 180
      bins[Math.floor(degrees) % 180] =
        (bins[Math.floor(degrees) % 180] as number) + Math.min(sizeOf(a), 40) / gap
    }
  }
  let best = 0
  let bestSum = -1
  for (let d = 0; d < 180; d++) {
    let sum = 0
    for (let k = -4; k <= 4; k++) sum += (bins[(d + k + 180) % 180] as number) * (5 - Math.abs(k))
    if (sum > bestSum) {
      bestSum = sum
      best = d
    }
  }
  const main = ((best + 0.5) * Math.PI) / 180
  const ux = Math.cos(main)
  const uy = Math.sin(main)
  // Extents of each letter along and across the main direction.
  const across = letters.map(
    (b) => Math.abs(uy) * (b.right - b.left + 1) + Math.abs(ux) * (b.bottom - b.top + 1),
  )
  const next = new Map<number, { j: number; cost: number }>()
  const prev = new Map<number, { i: number; cost: number }>()
  for (const [i, a] of letters.entries()) {
    const size = across[i] as number
    let chosen: { j: number; cost: number } | undefined
    for (const j of grid.near(a, 2.8 * size)) {
      if (j === i) continue
      const b = letters[j] as Blob
      const other = across[j] as number
      const dx = b.cx - a.cx
      const dy = b.cy - a.cy
      const along = dx * ux + dy * uy
      if (along <= 0) continue
      const height = Math.max(size, other)
      const off = Math.abs(-dx * uy + dy * ux)
      const gap = along - (extentAlong(a, ux, uy) + extentAlong(b, ux, uy)) / 2
      const ratio = size / other
      if (gap > 1.3 * height || off > 0.45 * height + 0.12 * along || ratio < 0.3 || ratio > 3.3) continue
      const cost = Math.max(0, gap) + 1.5 * off + Math.abs(size - other) * 0.5
      if (chosen === undefined || cost < chosen.cost) chosen = { j, cost }
    }
    if (chosen !== undefined) {
      const known = prev.get(chosen.j)
      if (known === undefined || known.cost > chosen.cost) {
        if (known !== undefined) next.delete(known.i)
        next.set(i, chosen)
        prev.set(chosen.j, { i, cost: chosen.cost })
      }
    }
  }
  const lines: TextLine[] = []
  for (const i of letters.keys()) {
    if (prev.has(i)) continue
    const chain: number[] = []
    for (let at: number | undefined = i; at !== undefined; at = next.get(at)?.j) chain.push(at)
    const line = boxOf(
      chain.map((k) => letters[k] as Blob),
      main,
    )
    if (line !== undefined) lines.push(line)
  }
  return lines
}

const extentAlong = (b: Blob, ux: number, uy: number): number =>
  Math.abs(ux) * (b.right - b.left + 1) + Math.abs(uy) * (b.bottom - b.top + 1)

function boxOf(chain: Blob[], main: number): TextLine | undefined {
  if (chain.length === 0) return undefined
  const light = chain[0]?.light ?? false
  let angle = main
  const mx = chain.reduce((s, b) => s + b.cx, 0) / chain.length
  const my = chain.reduce((s, b) => s + b.cy, 0) / chain.length
  if (chain.length >= 4) {
    let sxx = 0
    let sxy = 0
    for (const b of chain) {
      const dx = b.cx - mx
      const dy = b.cy - my
      const along = dx * Math.cos(main) + dy * Math.sin(main)
      const off = -dx * Math.sin(main) + dy * Math.cos(main)
      sxx += along * along
      sxy += along * off
    }
    const slope = sxx === 0 ? 0 : sxy / sxx
    angle = main + Math.max(-0.25, Math.min(0.25, Math.atan(slope)))
  }
  const ux = Math.cos(angle)
  const uy = Math.sin(angle)
  let a0 = Infinity
  let a1 = -Infinity
  let o0 = Infinity
  let o1 = -Infinity
  for (const b of chain) {
    const dx = b.cx - mx
    const dy = b.cy - my
    const along = dx * ux + dy * uy
    const off = -dx * uy + dy * ux
    const w = extentAlong(b, ux, uy) / 2
    const h = (Math.abs(uy) * (b.right - b.left + 1) + Math.abs(ux) * (b.bottom - b.top + 1)) / 2
    a0 = Math.min(a0, along - w)
    a1 = Math.max(a1, along + w)
    o0 = Math.min(o0, off - h)
    o1 = Math.max(o1, off + h)
  }
  const ca = (a0 + a1) / 2
  const co = (o0 + o1) / 2
  const line = {
    x: mx + ca * ux - co * uy,
    y: my + ca * uy + co * ux,
    length: a1 - a0,
    thickness: o1 - o0,
    angle,
    light,
    glyphs: chain.length,
  }
  return line
}

/** Blobs by square, to find those around one quickly. */
class Grid {
  readonly #cells = new Map<number, number[]>()
  constructor(blobs: Blob[]) {
    for (const [i, b] of blobs.entries()) {
      const key = this.#key(Math.floor(b.cx / cell), Math.floor(b.cy / cell))
      const list = this.#cells.get(key)
      if (list === undefined) this.#cells.set(key, [i])
      else list.push(i)
    }
  }
  #key(x: number, y: number): number {
    return y * 100_000 + x
  }
  *near(b: Blob, reach: number): Iterable<number> {
    const x0 = Math.floor((b.cx - reach) / cell)
    const x1 = Math.floor((b.cx + reach) / cell)
    const y0 = Math.floor((b.cy - reach) / cell)
    const y1 = Math.floor((b.cy + reach) / cell)
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        for (const i of this.#cells.get(this.#key(x, y)) ?? []) yield i
      }
    }
  }
}
const cell = 32
