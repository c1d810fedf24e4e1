import type { Gray } from './gray.ts'

/**
 * Makes the paper of a strip white and its ink black all along it, in place: a shadow across a line, or a noisy
 * ground, is otherwise taken for ink where the recogniser looks for letters. Light text becomes dark.
 */
export function evenOut({ width, height, data }: Gray, light: boolean): void {
  if (light) for (let at = 0; at < data.length; at++) data[at] = 255 - (data[at] as number)
  const stops = Math.max(1, Math.round(width / (height * stopShare)))
  const reach = (reachStops * width) / stops
  const whole = levelsOf(data, width, 0, width)
  const leastRange = (whole.paper - whole.ink) * leastShare
  const paper = new Float64Array(stops)
  const ink = new Float64Array(stops)
  for (let k = 0; k < stops; k++) {
    const middle = ((k + 0.5) * width) / stops
    const from = Math.max(0, Math.floor(middle - reach))
    const here = levelsOf(data, width, from, Math.min(width, Math.ceil(middle + reach)))
    paper[k] = here.paper
    // Between two words there is no ink to see: what is darkest there stays light.
    ink[k] = Math.min(here.ink, here.paper - leastRange)
  }
  for (let x = 0; x < width; x++) {
    const place = Math.min(stops - 1, Math.max(0, ((x + 0.5) * stops) / width - 0.5))
    const before = Math.floor(place)
    const after = Math.min(stops - 1, before + 1)
    const share = place - before
    const white = (paper[before] as number) * (1 - share) + (paper[after] as number) * share
    const black = (ink[before] as number) * (1 - share) + (ink[after] as number) * share
    const factor = 255 / Math.max(1, (white - black) * whiteFrom)
    for (let at = x; at < data.length; at += width)
      data[at] = Math.min(255, Math.max(0, ((data[at] as number) - black) * factor))
  }
}

/** Of the strip's height: how far apart paper and ink are measured, and over how much of it, in such stops. */
const stopShare = 0.75
const reachStops = 1.5
/** Of the contrast of the whole strip. */
const leastShare = 0.5
/** Of the way from ink to paper: the noise of the paper lies above. */
const whiteFrom = 0.92
/** Of the pixels, from the darkest. */
const inkShare = 0.03
const paperShare = 0.7

function levelsOf(data: Uint8Array, width: number, from: number, to: number): { ink: number; paper: number } {
  const counts = new Uint32Array(256)
  let total = 0
  for (let row = 0; row < data.length; row += width) {
    for (let x = from; x < to; x++) {
      const value = data[row + x] as number
      counts[value] = (counts[value] as number) + 1
      total++
    }
  }
  const levelAt = (share: number): number => {
    let sum = 0
    for (let value = 0; value < 256; value++) {
      sum += counts[value] as number
      if (sum >= total * share) return value
    }
    return 255
  }
  return { ink: levelAt(inkShare), paper: levelAt(paperShare) }
}
