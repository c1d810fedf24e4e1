import type { TextLine } from './lines.ts'

/** A page full of small print has some hundred lines; a picture of grass has thousands. */
const mostLines = 140
/** Letters below this cannot be told apart. */
const minThicknessPixels = 9

/** Of what was found on a page, what is worth reading: no specks, and no insides of letters taken for letters. */
export function readable(found: readonly TextLine[]): TextLine[] {
  const shaped = found.filter(
    (line) =>
      line.thickness >= minThicknessPixels &&
      line.length > line.thickness * 0.35 &&
      (line.glyphs >= 2 || line.length < line.thickness * 1.2),
  )
  const dark = shaped.filter((line) => !line.light && line.glyphs >= 2)
  const kept = shaped.filter((line) => !line.light || !dark.some((other) => liesWithin(line, other)))
  return kept.sort((a, b) => b.glyphs - a.glyphs).slice(0, mostLines)
}

function liesWithin(line: TextLine, other: TextLine): boolean {
  const [ux, uy] = [Math.cos(other.angle), Math.sin(other.angle)]
  const [dx, dy] = [line.x - other.x, line.y - other.y]
  const isBeside = Math.abs(dx * ux + dy * uy) >= other.length / 2 + line.length / 2 - 2
  return !isBeside && Math.abs(-dx * uy + dy * ux) < other.thickness / 2 + line.thickness * 0.3
}
