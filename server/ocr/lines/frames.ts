import type { Blob } from './blobs.ts'
import { Grid } from './grid.ts'

/**
 * Leaves out what is drawn around print: the frame of a plate, the ring of a stamp. Taken for letters grown together,
 * it would swallow those within it.
 */
export function withoutFrames(blobs: readonly Blob[], angleAt: (x: number, y: number) => number): Blob[] {
  const hollow = blobs.filter(isHollow)
  if (hollow.length === 0) return [...blobs]
  const grid = new Grid(blobs)
  const frames = new Set(
    hollow.filter((frame) => {
      const angle = angleAt(frame.x, frame.y)
      const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
      const reach = Math.max(frame.wide, frame.high) / 2
      const within = grid.near(frame.x, frame.y, reach).filter((at) => {
        const { x, y, wide, high } = blobs[at] as Blob
        const along = Math.abs((x - frame.x) * ux + (y - frame.y) * uy)
        const across = Math.abs((y - frame.y) * ux - (x - frame.x) * uy)
        return (
          high > leastShare * frame.high &&
          high < mostShare * frame.high &&
          along + wide / 2 < frame.wide / 2 &&
          across + high / 2 < frame.high / 2
        )
      })
      return within.length >= fewest
    }),
  )
  return blobs.filter((blob) => !frames.has(blob))
}

const isHollow = ({ wide, high, area }: Blob): boolean =>
  high >= leastHeightPixels && wide > 0.8 * high && area < mostFill * wide * high

/** Too small for letters of its own to be within it. */
const leastHeightPixels = 16
/** Ink in its box; letters fill more of theirs. */
const mostFill = 0.4
/** Of the frame's height: the letters in it. */
const leastShare = 0.25
const mostShare = 0.9
/** Letters within it. */
const fewest = 2
