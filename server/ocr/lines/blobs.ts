import { type Runs, runsOf } from './runs.ts'

/** A piece of ink: where it lies, and how far it reaches along and across the direction it was last measured in. */
export interface Blob {
  /** Centre of its box in that direction. */
  x: number
  y: number
  /** Along. */
  wide: number
  /** Across. */
  high: number
  /** In pixels of ink. */
  area: number
}

/** The blobs of one ink that may be letters, words grown together, or marks between letters. */
export class Blobs {
  readonly all: Blob[] = []
  readonly #runs: Runs
  /** By number of the blob among the runs: its place in `all`, or -1. */
  readonly #places: Int32Array

  constructor(mask: Uint8Array, width: number, height: number, ink: number) {
    this.#runs = runsOf(mask, width, height, ink)
    const { starts, ends, rows, blob, count } = this.#runs
    const left = new Uint16Array(count).fill(0xffff)
    const right = new Uint16Array(count)
    const top = new Uint16Array(count).fill(0xffff)
    const bottom = new Uint16Array(count)
    const area = new Uint32Array(count)
    for (let k = 0; k < blob.length; k++) {
      const b = blob[k] as number
      const start = starts[k] as number
      const end = ends[k] as number
      const y = rows[k] as number
      if (start < (left[b] as number)) left[b] = start
      if (end > (right[b] as number)) right[b] = end
      if (y < (top[b] as number)) top[b] = y
      bottom[b] = y
      area[b] = (area[b] as number) + end - start + 1
    }
    const most = Math.max(width, height) * longestShare
    this.#places = new Int32Array(count).fill(-1)
    const wideOf = (b: number) => (right[b] as number) - (left[b] as number) + 1
    const highOf = (b: number) => (bottom[b] as number) - (top[b] as number) + 1
    let worth: number[] = []
    for (let b = 0; b < count; b++) {
      const [wide, high, ink] = [wideOf(b), highOf(b), area[b] as number]
      if (ink >= leastArea && Math.max(wide, high) <= most && ink >= wide * high * leastFill) worth.push(b)
    }
    if (worth.length > mostBlobs) {
      worth = worth.sort((a, b) => (area[b] as number) - (area[a] as number)).slice(0, mostBlobs)
      worth.sort((a, b) => a - b)
    }
    for (const b of worth) {
      const [wide, high] = [wideOf(b), highOf(b)]
      this.#places[b] = this.all.length
      const x = (left[b] as number) + wide / 2
      const y = (top[b] as number) + high / 2
      this.all.push({ x, y, wide, high, area: area[b] as number })
    }
  }

  /** Measures each blob along and across the direction that text has where it lies. */
  measure(angleAt: (x: number, y: number) => number): void {
    const { starts, ends, rows, blob } = this.#runs
    const count = this.all.length
    const cos = new Float64Array(count)
    const sin = new Float64Array(count)
    for (const [b, { x, y }] of this.all.entries()) {
      const angle = angleAt(x, y)
      cos[b] = Math.cos(angle)
      sin[b] = Math.sin(angle)
    }
    const near = new Float32Array(count).fill(Infinity)
    const far = new Float32Array(count).fill(-Infinity)
    const high = new Float32Array(count).fill(Infinity)
    const low = new Float32Array(count).fill(-Infinity)
    for (let k = 0; k < blob.length; k++) {
      const b = this.#places[blob[k] as number] as number
      if (b < 0) continue
      const c = cos[b] as number
      const s = sin[b] as number
      const y = (rows[k] as number) + 0.5
      for (const x of [(starts[k] as number) + 0.5, (ends[k] as number) + 0.5]) {
        const along = x * c + y * s
        const across = y * c - x * s
        if (along < (near[b] as number)) near[b] = along
        if (along > (far[b] as number)) far[b] = along
        if (across < (high[b] as number)) high[b] = across
        if (across > (low[b] as number)) low[b] = across
      }
    }
    for (const [b, one] of this.all.entries()) {
      const c = cos[b] as number
      const s = sin[b] as number
      const along = ((near[b] as number) + (far[b] as number)) / 2
      const across = ((high[b] as number) + (low[b] as number)) / 2
      one.wide = (far[b] as number) - (near[b] as number) + 1
      one.high = (low[b] as number) - (high[b] as number) + 1
      one.x = along * c - across * s
      one.y = along * s + across * c
    }
  }
}

/** Of the page's long side: words grown together are long, frames are longer. */
const longestShare = 0.4
/** A page full of print has one or two thousand; gravel and what is made to keep a reader busy have many more. */
const mostBlobs = 4000
/** Pixels of a full stop. */
const leastArea = 6
/** Ink in its upright box; a word grown together that lies askew fills little of it. */
const leastFill = 0.04
