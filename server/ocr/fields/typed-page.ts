import type { ReadLine } from '../document.ts'

/**
 * The lines a reader would make of a page typed out in a fixed pitch: three blanks or more part two pieces of a row.
 * For tests; `width` is the page's in letters.
 */
export function typedPage(text: string, { width = 100, confidence = 0.96, page = 0 } = {}): ReadLine[] {
  const pitch = 1 / width
  const height = 1.8 * pitch
  return text.split('\n').flatMap((row, at) =>
    [...row.matchAll(/\S(?:\s{0,2}\S)*/g)].map((piece) => ({
      text: piece[0],
      confidence,
      page,
      box: {
        x: (piece.index + piece[0].length / 2) * pitch,
        y: (at + 1) * 2.9 * pitch,
        width: piece[0].length * pitch,
        height,
        angle: 0,
      },
    })),
  )
}
