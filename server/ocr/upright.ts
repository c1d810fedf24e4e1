import type { Box } from './document.ts'

/** A line of text on a page as it came, in pixels: its centre, size, and the direction in which it is read. */
export interface PixelLine {
  x: number
  y: number
  length: number
  thickness: number
  /** Radians, y downwards. */
  angle: number
}

/** Boxes on the page turned so that most text of these `voters` is level, in units of that page's width. */
export function upright(
  lines: readonly PixelLine[],
  page: { width: number; height: number },
  voters = lines,
): { quarterTurns: 0 | 1 | 2 | 3; width: number; height: number; boxes: Box[] } {
  const quarterTurns = mostCommonTurn(voters)
  const isSideways = quarterTurns % 2 === 1
  const width = isSideways ? page.height : page.width
  const height = isSideways ? page.width : page.height
  const boxes = lines.map((line) => {
    const { x, y } = turned(line, page, quarterTurns)
    const angle = line.angle + (quarterTurns * Math.PI) / 2
    return {
      x: x / width,
      y: y / width,
      width: line.length / width,
      height: line.thickness / width,
      angle: Math.atan2(Math.sin(angle), Math.cos(angle)),
    }
  })
  return { quarterTurns, width, height, boxes }
}

/** How often the page must be turned clockwise by 90° for its text to be level; long lines say more. */
function mostCommonTurn(lines: readonly PixelLine[]): 0 | 1 | 2 | 3 {
  const votes: [number, number, number, number] = [0, 0, 0, 0]
  for (const { angle, length } of lines) {
    const turns = (((-Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4) as 0 | 1 | 2 | 3
    votes[turns] += length
  }
  return votes.indexOf(Math.max(...votes)) as 0 | 1 | 2 | 3
}

/** A point of the page after it was turned clockwise. */
export function turned(
  { x, y }: { x: number; y: number },
  page: { width: number; height: number },
  quarterTurns: 0 | 1 | 2 | 3,
): { x: number; y: number } {
  switch (quarterTurns) {
    case 0:
      return { x, y }
    case 1:
      return { x: page.height - y, y: x }
    case 2:
      return { x: page.width - x, y: page.height - y }
    case 3:
      return { x: y, y: page.width - x }
  }
}
