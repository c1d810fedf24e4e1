import type { Gray } from '../gray.ts'
import type { TextLine } from './line.ts'

/** What the pixels say about a line, beyond the shapes of its blobs. */
export interface Evidence {
  /** Between ink and ground, as a share of the lighter of them: 1 is black on white, in any light. */
  contrast: number
  /** Share of the box. */
  ink: number
  /** Share of the pixels just around the box that are nearer to its ink than to its ground. */
  around: number
  /** Strokes crossed by a cut along the line, for each thickness of its length. */
  strokes: number
}

export function evidenceOf(page: Gray, mask: Uint8Array, bit: number, line: TextLine): Evidence {
  const { length, thickness } = line
  let [inkSum, inkCount, groundSum, groundCount] = [0, 0, 0, 0]
  const columns = Math.max(8, Math.min(80, Math.round(length / 2)))
  const rows = Math.max(5, Math.min(16, Math.round(thickness)))
  for (let u = 0; u < columns; u++) {
    for (let v = 0; v < rows; v++) {
      const at = pixelAt(
        page,
        line,
        ((u + 0.5) / columns - 0.5) * length,
        ((v + 0.5) / rows - 0.5) * thickness,
      )
      if (at === -1) continue
      const value = page.data[at] as number
      if (((mask[at] as number) & bit) === 0) {
        groundSum += value
        groundCount++
      } else {
        inkSum += value
        inkCount++
      }
    }
  }
  const ink = inkSum / Math.max(1, inkCount)
  const ground = groundSum / Math.max(1, groundCount)
  const middle = (ink + ground) / 2
  let [ringInk, ringCount] = [0, 0]
  const look = (along: number, across: number): void => {
    const at = pixelAt(page, line, along, across)
    if (at === -1) return
    ringCount++
    if ((page.data[at] as number) > middle === ink > ground) ringInk++
  }
  let strokes = 0
  for (const share of [-0.2, 0, 0.2])
    strokes = Math.max(strokes, crossed(page, line, share * thickness, middle, ink > ground))
  const away = Math.max(2, thickness * 0.18)
  for (let u = 0; u < columns; u++) {
    const along = ((u + 0.5) / columns - 0.5) * length
    look(along, -thickness / 2 - away)
    look(along, thickness / 2 + away)
  }
  for (let v = 0; v < rows; v++) {
    const across = ((v + 0.5) / rows - 0.5) * thickness
    look(-length / 2 - away, across)
    look(length / 2 + away, across)
  }
  return {
    contrast: Math.abs(ground - ink) / Math.max(ground, ink, 1),
    ink: inkCount / Math.max(1, inkCount + groundCount),
    around: ringInk / Math.max(1, ringCount),
    strokes: (strokes * thickness) / length,
  }
}

function crossed(page: Gray, line: TextLine, across: number, middle: number, isLighter: boolean): number {
  let count = 0
  let was = false
  const steps = Math.ceil(line.length)
  for (let k = 0; k <= steps; k++) {
    const at = pixelAt(page, line, (k / steps - 0.5) * line.length, across)
    const is = at !== -1 && (page.data[at] as number) > middle === isLighter
    if (is && !was) count++
    was = is
  }
  return count
}

/** -1 outside of the page. */
function pixelAt({ width, height }: Gray, { x, y, angle }: TextLine, along: number, across: number): number {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const px = Math.floor(x + along * c - across * s)
  const py = Math.floor(y + along * s + across * c)
  return px < 0 || py < 0 || px >= width || py >= height ? -1 : py * width + px
}
