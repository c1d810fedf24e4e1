import type { TextLine } from './line.ts'

/**
 * Leaves out lines within others: holes of letters look like letters of the other ink, and the other way round on
 * coloured bands.
 */
export function withoutDoubles(lines: readonly TextLine[]): TextLine[] {
  const kept = new Set<TextLine>()
  for (const line of lines.toSorted((a, b) => weightOf(b) - weightOf(a)))
    if (!kept.values().some((other) => isWithin(line, other))) kept.add(line)
  return lines.filter((line) => kept.has(line))
}

/** Most print is dark; what is light beside it is mostly the paper between two lines. */
const weightOf = ({ length, thickness, glyphs, light }: TextLine): number =>
  Math.min(glyphs * thickness, length) * (light ? 0.6 : 1)

function isWithin(line: TextLine, other: TextLine): boolean {
  const reach = (other.length + line.length) / 2
  const dx = line.x - other.x
  const dy = line.y - other.y
  if (Math.abs(dx) > reach || Math.abs(dy) > reach) return false
  if (other.glyphs < 2) return false
  const [ux, uy] = [Math.cos(other.angle), Math.sin(other.angle)]
  const beside = Math.abs(dx * ux + dy * uy)
  const across = Math.abs(dy * ux - dx * uy)
  const shared = Math.min(reach - beside, line.length)
  // Paper between two rules around a line of text.
  if (line.light !== other.light && line.glyphs > 2 * other.glyphs && line.thickness > 0.35 * other.thickness)
    return false
  // Paper between two bands around a short one.
  if (other.light && !line.light && line.glyphs >= wordGlyphs && line.thickness > 0.6 * other.thickness)
    return false
  const isAcross = across < (line.light === other.light ? 0.35 : 0.5) * other.thickness
  return isAcross && shared > 0.6 * line.length && line.thickness < 1.3 * other.thickness
}

/** Between light letters there are gaps that look like dark ones, but few that chain and are as high. */
const wordGlyphs = 4
