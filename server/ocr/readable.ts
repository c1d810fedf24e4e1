import type { TextLine } from './lines.ts'

/** A page full of small print has some hundred lines; a picture of grass has thousands. */
const mostLines = 140
/** Letters below this cannot be told apart. */
const minThicknessPixels = 9

/** Of what was found on a page, what is worth reading: no specks; the likeliest first. */
export function readable(found: readonly TextLine[]): TextLine[] {
  return found
    .filter((line) => line.thickness >= minThicknessPixels && line.length > line.thickness * 0.35)
    .slice(0, mostLines)
}

/** Long rows of even blobs are text, however badly they are seen; fur and leaves make few of them. */
export const looksLikeText = (found: readonly TextLine[]): boolean =>
  found.filter(({ glyphs }) => glyphs >= longGlyphs).length >= longLines

const longGlyphs = 10
const longLines = 4
