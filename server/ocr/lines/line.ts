import type { Blob } from './blobs.ts'

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
  /** The grey level from which on nothing is its ink, where a stamp lies over it. */
  white?: number
}

/** The box around letters that follow each other; its own direction counts the more, the longer it is. */
export function lineOf(chain: readonly Blob[], expected: number, light: boolean): TextLine {
  const [ux, uy] = [Math.cos(expected), Math.sin(expected)]
  const regular = ofRegularHeight(chain)
  const height = median(regular.map(({ high }) => high))
  const weights = regular.map(({ wide }) => Math.max(wide, height / 3))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mx = regular.reduce((sum, { x }, at) => sum + x * (weights[at] as number), 0) / total
  const my = regular.reduce((sum, { y }, at) => sum + y * (weights[at] as number), 0) / total
  let squares = caution * height * height
  let products = 0
  for (const { x, y } of regular) {
    const along = (x - mx) * ux + (y - my) * uy
    const across = (y - my) * ux - (x - mx) * uy
    squares += along * along
    products += along * across
  }
  const angle = expected + Math.max(-mostTurn, Math.min(mostTurn, Math.atan(products / squares)))
  return boxAround(chain, regular, { x: mx, y: my }, angle, light)
}

/** Squared letter heights: two letters prove no direction, a dozen do. */
const caution = 25
const mostTurn = 0.2

function boxAround(
  chain: readonly Blob[],
  regular: readonly Blob[],
  { x: mx, y: my }: { x: number; y: number },
  angle: number,
  light: boolean,
): TextLine {
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
  const [starts, ends, tops, bottoms]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const { x, y, wide } of chain) {
    const along = (x - mx) * ux + (y - my) * uy
    starts.push(along - wide / 2)
    ends.push(along + wide / 2)
  }
  for (const { x, y, high } of regular) {
    const across = (y - my) * ux - (x - mx) * uy
    tops.push(across - high / 2)
    bottoms.push(across + high / 2)
  }
  const [start, end, top, bottom] = [
    Math.min(...starts),
    Math.max(...ends),
    Math.min(...tops),
    Math.max(...bottoms),
  ]
  const along = (start + end) / 2
  const across = (top + bottom) / 2
  return {
    x: mx + along * ux - across * uy,
    y: my + along * uy + across * ux,
    length: end - start,
    thickness: bottom - top,
    angle,
    light,
    glyphs: chain.reduce(
      (sum, { wide }) => sum + Math.max(1, Math.round(wide / (bottom - top) / letterWidth)),
      0,
    ),
  }
}

/** Of the height of its line; letters that have grown together count as several. */
const letterWidth = 0.8

/** Without what stands out among them: a logo, a piece of a frame, a speck. */
function ofRegularHeight(chain: readonly Blob[]): readonly Blob[] {
  if (chain.length < 3) return chain
  const usual = median(chain.map(({ high }) => high))
  const regular = chain.filter(({ high }) => high <= 1.7 * usual && high >= 0.4 * usual)
  return regular.length === 0 ? chain : regular
}

export function median(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b)
  return inOrder[inOrder.length >> 1] ?? 0
}
