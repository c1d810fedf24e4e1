/** The pixels of a mask that touch each other, as runs of each row with the number of the blob they belong to. */
export interface Runs {
  starts: Uint16Array
  /** The last pixel of each run. */
  ends: Uint16Array
  rows: Uint16Array
  /** By run, from 0 to `count` - 1. */
  blob: Int32Array
  /** Of blobs. */
  count: number
}

/** Joins the pixels that have the bit, corners included. */
export function runsOf(mask: Uint8Array, width: number, height: number, bit: number): Runs {
  const total = countRuns(mask, width, height, bit)
  const starts = new Uint16Array(total)
  const ends = new Uint16Array(total)
  const rows = new Uint16Array(total)
  const parent = new Int32Array(total)
  let at = 0
  let above = 0
  let aboveEnd = 0
  for (let y = 0; y < height; y++) {
    const first = at
    const from = y * width
    for (let x = 0; x < width; x++) {
      if (((mask[from + x] as number) & bit) === 0) continue
      const start = x
      while (x < width && ((mask[from + x] as number) & bit) !== 0) x++
      starts[at] = start
      ends[at] = x - 1
      rows[at] = y
      parent[at] = at
      while (above < aboveEnd && (ends[above] as number) + 1 < start) above++
      for (let k = above; k < aboveEnd && (starts[k] as number) <= x; k++) join(parent, k, at)
      at++
    }
    above = first
    aboveEnd = at
  }
  let count = 0
  // A root comes before all that belong to it, so its number is known when they are met.
  for (let k = 0; k < total; k++) {
    const root = parent[k] as number
    if (root === k) parent[k] = -1 - count++
    else parent[k] = parent[root] as number
  }
  for (let k = 0; k < total; k++) parent[k] = -1 - (parent[k] as number)
  return { starts, ends, rows, blob: parent, count }
}

function countRuns(mask: Uint8Array, width: number, height: number, bit: number): number {
  let count = 0
  for (let y = 0; y < height; y++) {
    let before = 0
    const end = (y + 1) * width
    for (let at = y * width; at < end; at++) {
      const value = (mask[at] as number) & bit
      if (value !== 0 && before === 0) count++
      before = value
    }
  }
  return count
}

function join(parent: Int32Array, a: number, b: number): void {
  const first = rootOf(parent, a)
  const second = rootOf(parent, b)
  if (first < second) parent[second] = first
  else if (second < first) parent[first] = second
}

function rootOf(parent: Int32Array, of: number): number {
  let at = of
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number
    at = parent[at] as number
  }
  return at
}
