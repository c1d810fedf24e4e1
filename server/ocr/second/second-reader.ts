import type { Gray } from '../gray.ts'
import type { TextLine } from '../lines.ts'
import { nothing, type Reading } from '../reading.ts'
import { cut } from '../strips.ts'
import { charactersIn, readingOf } from './ctc.ts'
import { alphabet, Recogniser, stripHeight } from './recogniser.ts'

/** Reads lines by PaddleOCR's recogniser, one after the other: together they would only take more memory. */
export async function readBySecond(
  page: Gray,
  lines: readonly TextLine[],
  isFlipped: boolean,
): Promise<Reading[]> {
  started ??= Recogniser.start()
  const recogniser = await started
  const readings: Reading[] = []
  for (const line of lines) {
    const strip = cut(page, line, { height: stripHeight, margin, flipped: isFlipped })
    readings.push(
      strip.width > mostPixels ? nothing : readingOf(charactersIn(await recogniser.scores(strip), alphabet)),
    )
  }
  return readings
}

let started: Promise<Recogniser> | undefined

/** Of the line's height, above and below; with less or much more it reads worse. */
const margin = 0.18
/** Some hundred and fifty letters; what is longer is the edge of a table. */
const mostPixels = 3_200
