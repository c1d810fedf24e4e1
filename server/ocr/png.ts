import { DocumentError } from './fault.ts'
import type { Gray } from './gray.ts'
import { chunksOf, inflated, type Unpack } from './png-data.ts'
import { Shrinker } from './shrink.ts'

/**
 * Grey pixels of a PNG, on white, no longer than the long side given. Row by row: of a picture of 50 million
 * pixels only the result is ever held. The libraries at hand unpack the whole, 400 MB of it at 16 bits.
 */
export async function grayOfPng(
  bytes: Uint8Array,
  longSide: number,
  unpack: Unpack = inflated,
): Promise<Gray> {
  const header = headerOf(bytes)
  const shrinker = new Shrinker(header.width, header.height, longSide)
  // Pixels of interlaced pictures come in no order: those are put in their places first, one byte each.
  const whole = header.isInterlaced ? new Uint8Array(header.width * header.height) : undefined
  const sweeps = whole === undefined ? [{ x: 0, y: 0, dx: 1, dy: 1 }] : adam7
  const rows = new Rows(header)
  let y = 0
  let sweepAt = 0
  const line = new Uint8Array(header.width)
  const begin = (): boolean => {
    for (; sweepAt < sweeps.length; sweepAt++) {
      const { x, y: top, dx } = sweeps[sweepAt] as Sweep
      const width = Math.ceil((header.width - x) / dx)
      y = top
      if (width > 0 && top < header.height) {
        rows.begin(width)
        return true
      }
    }
    return false
  }
  let isOpen = begin()
  for await (const piece of unpack(bytes)) {
    for (let at = 0; at < piece.length && isOpen; ) {
      at = rows.fill(piece, at)
      if (!rows.isFull) continue
      const width = rows.take(line)
      const sweep = sweeps[sweepAt] as Sweep
      if (whole === undefined) shrinker.add(line)
      else
        for (let i = 0; i < width; i++) whole[y * header.width + sweep.x + i * sweep.dx] = line[i] as number
      y += sweep.dy
      if (y < header.height) continue
      sweepAt += 1
      isOpen = begin()
    }
    // Whatever else is packed in there is no picture.
    if (!isOpen) break
  }
  if (isOpen) throw new DocumentError('document.truncated')
  if (whole !== undefined)
    for (let row = 0; row < header.height; row++)
      shrinker.add(whole.subarray(row * header.width, (row + 1) * header.width))
  return shrinker.result()
}

interface Sweep {
  x: number
  y: number
  dx: number
  dy: number
}

/** The seven sweeps of an interlaced picture (PNG specification, 8.2). */
const adam7: Sweep[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
]

interface Header {
  width: number
  height: number
  bitDepth: number
  colours: 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgb-alpha'
  isInterlaced: boolean
  /** The grey of each entry of the palette, on white. */
  palette: Uint8Array
}

function headerOf(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bitDepth = view.getUint8(24)
  const colours = ({ 0: 'grey', 2: 'rgb', 3: 'palette', 4: 'grey-alpha', 6: 'rgb-alpha' } as const)[
    view.getUint8(25)
  ]
  const depths = colours === 'grey' ? [1, 2, 4, 8, 16] : colours === 'palette' ? [1, 2, 4, 8] : [8, 16]
  const isKnown = depths.includes(bitDepth) && view.getUint8(26) === 0 && view.getUint8(27) === 0
  if (colours === undefined || !isKnown) throw new DocumentError('document.unreadable')
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  return { ...size, bitDepth, colours, isInterlaced: view.getUint8(28) === 1, palette: paletteOf(bytes) }
}

function paletteOf(bytes: Uint8Array): Uint8Array {
  const greys = new Uint8Array(256)
  let alphas = new Uint8Array(0)
  let colours = new Uint8Array(0)
  for (const { type, data } of chunksOf(bytes)) {
    if (type === 'PLTE') colours = data.slice(0, 768)
    if (type === 'tRNS') alphas = data.slice(0, 256)
    if (type === 'IDAT') break
  }
  for (let i = 0; i * 3 + 2 < colours.length; i++) {
    const [r, g, b] = [colours[i * 3] ?? 0, colours[i * 3 + 1] ?? 0, colours[i * 3 + 2] ?? 0]
    greys[i] = onWhite(luma(r, g, b), alphas[i] ?? 255)
  }
  return greys
}

/** Collects the bytes of one row at a time and takes the filter back (PNG specification, 9.2). */
class Rows {
  readonly #header: Header
  readonly #channels: number
  /** Bytes from a value to the same of the pixel before. */
  readonly #step: number
  #width = 0
  #row = new Uint8Array(0)
  #above = new Uint8Array(0)
  #count = 0

  constructor(header: Header) {
    this.#header = header
    this.#channels = { grey: 1, rgb: 3, palette: 1, 'grey-alpha': 2, 'rgb-alpha': 4 }[header.colours]
    this.#step = Math.max(1, (this.#channels * header.bitDepth) / 8)
  }

  begin(width: number): void {
    const bytes = 1 + Math.ceil((width * this.#channels * this.#header.bitDepth) / 8)
    this.#width = width
    this.#row = new Uint8Array(bytes)
    this.#above = new Uint8Array(bytes)
    this.#count = 0
  }

  fill(piece: Uint8Array, from: number): number {
    const taken = Math.min(piece.length - from, this.#row.length - this.#count)
    this.#row.set(piece.subarray(from, from + taken), this.#count)
    this.#count += taken
    return from + taken
  }

  get isFull(): boolean {
    return this.#count === this.#row.length
  }

  /** The row as grey, into `line`; returns how many pixels it has. */
  take(line: Uint8Array): number {
    unfilter(this.#row, this.#above, this.#step)
    this.#greys(line)
    ;[this.#row, this.#above] = [this.#above, this.#row]
    this.#count = 0
    return this.#width
  }

  #greys(line: Uint8Array): void {
    const row = this.#row
    const { bitDepth, colours, palette } = this.#header
    // Of 16 bits the upper eight are seen.
    const bytes = bitDepth === 16 ? 2 : 1
    for (let x = 0; x < this.#width; x++) {
      const at = 1 + x * this.#channels * bytes
      if (bitDepth < 8) {
        const value =
          ((row[1 + ((x * bitDepth) >> 3)] as number) >> (8 - bitDepth - ((x * bitDepth) & 7))) &
          (2 ** bitDepth - 1)
        line[x] = colours === 'palette' ? (palette[value] as number) : (value * 255) / (2 ** bitDepth - 1)
      } else if (colours === 'rgb' || colours === 'rgb-alpha') {
        const grey = luma(row[at] as number, row[at + bytes] as number, row[at + 2 * bytes] as number)
        line[x] = colours === 'rgb' ? grey : onWhite(grey, row[at + 3 * bytes] as number)
      } else {
        const value = row[at] as number
        line[x] =
          colours === 'palette'
            ? (palette[value] as number)
            : colours === 'grey'
              ? value
              : onWhite(value, row[at + bytes] as number)
      }
    }
  }
}

function unfilter(row: Uint8Array, above: Uint8Array, step: number): void {
  const filter = row[0]
  const length = row.length
  if (filter === 0) return
  if (filter === 1) {
    for (let i = 1 + step; i < length; i++) row[i] = (row[i] as number) + (row[i - step] as number)
  } else if (filter === 2) {
    for (let i = 1; i < length; i++) row[i] = (row[i] as number) + (above[i] as number)
  } else if (filter === 3) {
    for (let i = 1; i < length; i++) {
      const left = i > step ? (row[i - step] as number) : 0
      row[i] = (row[i] as number) + ((left + (above[i] as number)) >> 1)
    }
  } else if (filter === 4) {
    for (let i = 1; i < length; i++) {
      const left = i > step ? (row[i - step] as number) : 0
      const up = above[i] as number
      const corner = i > step ? (above[i - step] as number) : 0
      const toLeft = Math.abs(up - corner)
      const toUp = Math.abs(left - corner)
      const toCorner = Math.abs(left + up - 2 * corner)
      const nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
      row[i] = (row[i] as number) + nearest
    }
  } else throw new DocumentError('document.unreadable')
}

const luma = (r: number, g: number, b: number): number => (r * 77 + g * 150 + b * 29) >> 8

const onWhite = (grey: number, alpha: number): number => 255 - Math.round(((255 - grey) * alpha) / 255)
