import type { Blob } from './blobs.ts'
import { Grid } from './grid.ts'

/** How letters may follow each other, as shares of their height. */
export interface Habits {
  /** White between two of them. */
  gap: number
  /** Off the line through the first. */
  off: number
  /** What the direction may be wrong by: off for each pixel along. */
  slope: number
}

/** Letters in the order they are read: each has at most one before and one behind it, the likeliest first. */
export function chainsOf(
  letters: readonly Blob[],
  angleAt: (x: number, y: number) => number,
  habits: Habits,
): Blob[][] {
  const next = new Int32Array(letters.length).fill(-1)
  const previous = new Int32Array(letters.length).fill(-1)
  for (const { from, to } of linksOf(letters, angleAt, habits).sort((a, b) => a.cost - b.cost)) {
    if (next[from] !== -1 || previous[to] !== -1) continue
    next[from] = to
    previous[to] = from
  }
  const chains: Blob[][] = []
  for (let first = 0; first < letters.length; first++) {
    if (previous[first] !== -1) continue
    const chain: Blob[] = []
    for (let at = first; at !== -1; at = next[at] as number) chain.push(letters[at] as Blob)
    chains.push(chain)
  }
  return chains
}

interface Link {
  from: number
  to: number
  cost: number
}

function linksOf(
  letters: readonly Blob[],
  angleAt: (x: number, y: number) => number,
  { gap: mostGap, off: mostOff, slope }: Habits,
): Link[] {
  const directions = letters.map(({ x, y }) => {
    const angle = angleAt(x, y)
    return { ux: Math.cos(angle), uy: Math.sin(angle) }
  })
  // Looked for by where they begin: the centre of a word grown together is far away.
  const grid = new Grid(
    letters.map(({ x, y, wide }, at) => {
      const { ux, uy } = directions[at] as (typeof directions)[number]
      return { x: x - (ux * wide) / 2, y: y - (uy * wide) / 2 }
    }),
  )
  const links: Link[] = []
  for (const [from, a] of letters.entries()) {
    const { ux, uy } = directions[from] as (typeof directions)[number]
    const reach = (mostGap + 0.2) * a.high * mostRatio
    for (const to of grid.near(a.x + (ux * a.wide) / 2, a.y + (uy * a.wide) / 2, reach)) {
      if (to === from) continue
      const b = letters[to] as Blob
      const dx = b.x - a.x
      const dy = b.y - a.y
      const along = dx * ux + dy * uy
      if (along <= 0) continue
      const height = Math.max(a.high, b.high)
      if (height > mostRatio * Math.min(a.high, b.high)) continue
      const gap = along - (a.wide + b.wide) / 2
      if (gap > mostGap * height || gap < -mostOverlap * height) continue
      const off = Math.abs(dy * ux - dx * uy)
      if (off > mostOff * height + slope * along) continue
      const cost = (Math.max(0, gap) + 1.5 * off + 0.5 * Math.abs(a.high - b.high)) / height
      links.push({ from, to, cost })
    }
  }
  return links
}

/** Between the heights of two letters that stand beside each other. */
const mostRatio = 2.4
const mostOverlap = 0.5
