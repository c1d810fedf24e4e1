import { type Runs, runsOf } from './runs.ts'

/** Bits beside those of the ink while rules are looked for. */
const lowBit = 4
const narrowBit = 8

/**
 * Takes rules, frames and wavy lines out of the ink, so that letters that touch them stand alone: what is thin
 * all along and longer than letters are. Strokes of letters are thin as well, but not for so long.
 */
export function eraseRules(mask: Uint8Array, width: number, height: number, ink: number): void {
  const longSide = Math.max(width, height)
  const thickness = Math.max(5, Math.round(longSide / 280))
  const length = Math.max(30, Math.round(longSide / 36))
  markThin(mask, width, height, ink, thickness)
  erase(mask, width, runsOf(mask, width, height, lowBit), ink, length, thickness, false)
  erase(mask, width, runsOf(mask, width, height, narrowBit), ink, length, thickness, true)
}

/** Marks pixels with few of their kind above and below them, and pixels with few beside them. */
function markThin(mask: Uint8Array, width: number, height: number, ink: number, thickness: number): void {
  const heights = new Uint16Array(width)
  for (let y = 0; y <= height; y++) {
    const from = y * width
    let wide = 0
    for (let x = 0; x <= width; x++) {
      const isInk = x < width && y < height && ((mask[from + x] as number) & ink) !== 0
      if (isInk) wide++
      else if (wide > 0) {
        if (wide <= thickness)
          for (let k = 1; k <= wide; k++) mask[from + x - k] = (mask[from + x - k] as number) | narrowBit
        wide = 0
      }
      if (x === width) break
      const high = heights[x] as number
      if (isInk) heights[x] = high + 1
      else if (high > 0) {
        if (high <= thickness)
          for (let k = 1; k <= high; k++)
            mask[from + x - k * width] = (mask[from + x - k * width] as number) | lowBit
        heights[x] = 0
      }
    }
  }
}

function erase(
  mask: Uint8Array,
  width: number,
  { starts, ends, rows, blob, count }: Runs,
  ink: number,
  length: number,
  thickness: number,
  isDown: boolean,
): void {
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
    if (y > (bottom[b] as number)) bottom[b] = y
    area[b] = (area[b] as number) + end - start + 1
  }
  const isRule = new Uint8Array(count)
  for (let b = 0; b < count; b++) {
    const across = (right[b] as number) - (left[b] as number) + 1
    const down = (bottom[b] as number) - (top[b] as number) + 1
    const [long, short] = isDown ? [down, across] : [across, down]
    if (long >= length && short <= long && (area[b] as number) <= long * thickness) isRule[b] = 1
  }
  for (let k = 0; k < blob.length; k++) {
    if (isRule[blob[k] as number] === 0) continue
    const from = (rows[k] as number) * width
    for (let x = starts[k] as number; x <= (ends[k] as number); x++)
      mask[from + x] = (mask[from + x] as number) & ~ink
  }
}
