import type { Gray } from '../gray.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { dark, light } from './ink.ts'
import type { TextLine } from './line.ts'

/**
 * Of what has the shape of lines, what looks like print, the likeliest first: about as strong as most print on the
 * page, ink and ground both there, and ground all around it. Wood and cloth are weaker than print; holes in letters
 * and paper between them have ink around.
 */
export function textAmong(lines: readonly TextLine[], page: Gray, mask: Uint8Array): TextLine[] {
  const seen = lines
    .map((line) => ({ line, evidence: evidenceOf(page, mask, line.light ? light : dark, line) }))
    .filter(({ line, evidence }) => isPrint(line, evidence))
  const usual = usualContrast(seen)
  return seen
    .filter(({ line, evidence: { contrast } }) => contrast > usual * (line.glyphs < few ? 0.45 : 0.3))
    .map(({ line, evidence }) => ({ line, worth: Math.min(line.glyphs, 12) * evidence.contrast }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ line }) => line)
}

/** How much like print a row of letters is, for its length; faint ink counts for little. */
export function worthOf(line: TextLine, page: Gray, mask: Uint8Array): number {
  const evidence = evidenceOf(page, mask, line.light ? light : dark, line)
  return isPrint(line, evidence) ? Math.min(40, line.glyphs) * evidence.contrast ** 2 : 0
}

const few = 4

function isPrint(
  { light, glyphs, length, thickness }: TextLine,
  { contrast, ink, around, strokes }: Evidence,
): boolean {
  return (
    contrast > (light ? 0.12 : 0.08) &&
    around < 0.42 &&
    ink > 0.12 &&
    ink < (glyphs < few ? 0.85 : 0.75) &&
    // Letters stand closely; rules and edges have no gaps. A lone letter has one stroke at least.
    strokes > (length > 4 * thickness ? 0.9 : length > thickness ? 1.2 : 0)
  )
}

/** Of the stronger print on the page; long rows of blobs are seldom anything else. */
function usualContrast(seen: readonly { line: TextLine; evidence: Evidence }[]): number {
  const ofLetters = seen.flatMap(({ line: { glyphs }, evidence: { contrast } }) =>
    glyphs < few ? [] : Array.from({ length: Math.min(40, glyphs) }, () => contrast),
  )
  return ofLetters.sort((a, b) => a - b)[Math.floor(ofLetters.length * 0.7)] ?? 0
}
