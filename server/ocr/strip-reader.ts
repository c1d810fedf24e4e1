import type { Gray } from './gray.ts'
import type { TextLine } from './lines.ts'
import { nothing, type Reading } from './reading.ts'
import { sharpened } from './sharpen.ts'
import { cut, restack, type Strip } from './strips.ts'
import type { Tesseract, Word } from './tesseract.ts'

/** White between strips that are read together, in pixels. */
const gap = 14

/** All lines under each other as one page: one call instead of many, and what the recogniser likes best. */
export function readTogether(
  page: Gray,
  lines: readonly TextLine[],
  isFlipped: boolean,
  tesseract: Tesseract,
): Reading[] {
  const readings: Reading[] = []
  for (let from = 0; from < lines.length; from += mostTogether) {
    const strips = lines
      .slice(from, from + mostTogether)
      .map((line) => cut(page, line, { flipped: isFlipped }))
    const { page: stacked, tops } = restack(strips, gap)
    const words = tesseract.read(stacked, 'block')
    readings.push(
      ...strips.map((strip, at) => readingOf(words.filter((word) => isOn(word, tops[at] ?? 0, strip)))),
    )
  }
  return readings
}

/** Line by line: slower, and right where lines of very different width confuse each other. */
export function readAlone(page: Gray, line: TextLine, isFlipped: boolean, tesseract: Tesseract): Reading {
  return readingOf(tesseract.read(restack([cut(page, line, { flipped: isFlipped })], gap).page, 'line'))
}

/** Smoothed and in pure black and white: helps the weakest lines and harms all others. */
export function readSharpened(page: Gray, line: TextLine, isFlipped: boolean, tesseract: Tesseract): Reading {
  const strip = cut(page, line, { flipped: isFlipped })
  return readingOf(tesseract.read(restack([{ ...strip, ...sharpened(strip) }], gap).page, 'line'))
}

/** The taller the page, the more memory at once. */
const mostTogether = 40

const isOn = ({ top, height }: Word, from: number, strip: Strip): boolean => {
  const middle = top + height / 2
  return middle >= from - gap / 2 && middle < from + strip.height + gap / 2
}

function readingOf(words: Word[]): Reading {
  if (words.length === 0) return nothing
  const inOrder = words.toSorted((a, b) => a.left - b.left)
  const letters = inOrder.reduce((sum, { text }) => sum + text.length, 0)
  const sure = inOrder.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0)
  return { text: inOrder.map(({ text }) => text).join(' '), confidence: sure / letters }
}
