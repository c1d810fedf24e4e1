import { readFileSync } from 'node:fs'
import fontkit from '@pdf-lib/fontkit'
import regular from '../font/inter-500.woff' with { type: 'file' }
import bold from '../font/inter-800.woff' with { type: 'file' }

export type Weight = 'regular' | 'bold'

/** Inter (OFL 1.1), latin letters: covers the four languages. Kept beside the code, so no system font is needed. */
export const fontBytes = (weight: Weight): Uint8Array => readFileSync(weight === 'bold' ? bold : regular)

/** Outline commands in font units, y upwards. */
export type Outline = readonly { readonly command: string; readonly args: readonly number[] }[]

export interface PlacedGlyph {
  readonly id: number
  /** Pixels from the start of the text. */
  readonly x: number
  /** Pixels above the baseline. */
  readonly lift: number
}

export interface Line {
  readonly glyphs: readonly PlacedGlyph[]
  readonly width: number
}

export const unitsPerEm = 2048

/** Places a text's glyphs, with equal widths for figures so that digits stand in columns. */
export function layOut(text: string, weight: Weight, size: number): Line {
  const scale = size / unitsPerEm
  const { glyphs, positions } = fontOf(weight).layout(drawable(text), features)
  let x = 0
  const placed = glyphs.map((glyph, index) => {
    const at = { id: glyph.id, x, lift: isAsterisk(glyph.codePoints) ? -asteriskDrop * size : 0 }
    x += (positions[index]?.xAdvance ?? 0) * scale
    return at
  })
  return { glyphs: placed, width: x }
}

export function outlineOf(id: number, weight: Weight): Outline {
  return fontOf(weight).getGlyph(id).path.commands
}

/** Names may hold emoji or other scripts, which this font cannot draw: they are left out rather than shown as boxes. */
export function drawable(text: string): string {
  const font = fontOf('regular')
  return Array.from(text.normalize('NFC'))
    .filter((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) && !/\p{C}/u.test(letter))
    .join('')
    .replace(/\s+/g, (space) => (space === '\u00a0' ? space : ' '))
    .trim()
}

/** An asterisk hangs high in text; among dialled digits it belongs at their middle. */
const asteriskDrop = 0.04
const isAsterisk = (codePoints: readonly number[]): boolean => codePoints[0] === 0x2a

/** The part of fontkit used here; its own types lag behind it. */
interface FontkitFont {
  layout(
    text: string,
    features: readonly string[],
  ): { glyphs: { id: number; codePoints: number[] }[]; positions: { xAdvance: number }[] }
  getGlyph(id: number): { path: { commands: Outline } }
  hasGlyphForCodePoint(codePoint: number): boolean
}

const features = ['tnum']
const fonts = new Map<Weight, FontkitFont>()

function fontOf(weight: Weight): FontkitFont {
  let font = fonts.get(weight)
  if (font === undefined) {
    font = fontkit.create(fontBytes(weight)) as unknown as FontkitFont
    fonts.set(weight, font)
  }
  return font
}
