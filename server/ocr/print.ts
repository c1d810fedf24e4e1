import type { TextLine } from './lines.ts'

/** Tells what may be print of the same paper from grain, leaves and the insides of letters: by size and place. */
export function printLike(
  sure: readonly TextLine[],
  { fewestGlyphs }: { fewestGlyphs: number },
): (line: TextLine) => boolean {
  if (sure.length < enoughSure) return () => true
  const usual = sure.map(({ thickness }) => thickness).sort((a, b) => a - b)[sure.length >> 1] as number
  const [xs, ys] = [sure.flatMap(ends('x')), sure.flatMap(ends('y'))]
  const [left, right] = [Math.min(...xs) - 3 * usual, Math.max(...xs) + 3 * usual]
  const [top, bottom] = [Math.min(...ys) - 3 * usual, Math.max(...ys) + 3 * usual]
  return ({ x, y, thickness, glyphs }) =>
    glyphs >= fewestGlyphs &&
    thickness > 0.6 * usual &&
    thickness < (glyphs < largeGlyphs ? 2.5 : 8) * usual &&
    x > left &&
    x < right &&
    y > top &&
    y < bottom
}
const ends =
  (axis: 'x' | 'y') =>
  (line: TextLine): number[] => {
    const half = (line.length / 2) * (axis === 'x' ? Math.cos(line.angle) : Math.sin(line.angle))
    return [line[axis] - half, line[axis] + half]
  }

/** Plates and titles are much larger than the rest; what else is, has seldom so many letters in a row. */
const largeGlyphs = 4

/** With fewer lines read surely, how large print is and how far it reaches is not known. */
const enoughSure = 12
