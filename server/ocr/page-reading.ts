import type { ReadLine } from './document.ts'
import type { Gray } from './gray.ts'
import { findLines, type TextLine } from './lines.ts'
import { readable } from './readable.ts'
import { merged, nothing, type Reading, weightOf } from './reading.ts'
import { readAlone, readSharpened, readTogether } from './strip-reader.ts'
import type { Tesseract } from './tesseract.ts'
import { upright } from './upright.ts'

/** One page of pixels on its way to text: its lines, which way up they are, and what each look at them gave. */
export class PageReading {
  readonly page: Gray
  readonly #index: number
  readonly #lines: TextLine[]
  /** Every reading of each line, in the order of the lines. */
  readonly #readings: Reading[][]
  #isFlipped = false

  constructor(page: Gray, index: number) {
    this.page = page
    this.#index = index
    this.#lines = readable(findLines(page))
    this.#readings = this.#lines.map(() => [])
  }

  /** Long rows of even blobs are text, however badly they are seen; fur and leaves make few of them. */
  get looksLikeText(): boolean {
    return this.#lines.filter(({ glyphs }) => glyphs >= longGlyphs).length >= longLines
  }

  /** Finds out which way up the page is, on few lines, and reads all of them together. */
  readTogether(tesseract: Tesseract): void {
    const trial = this.#lines
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => line.glyphs >= trialGlyphs)
      .sort((a, b) => b.line.glyphs - a.line.glyphs)
      .slice(0, trialLines)
    const look = (isFlipped: boolean) =>
      readTogether(
        this.page,
        trial.map(({ line }) => line),
        isFlipped,
        tesseract,
      )
    let readings = look(false)
    if (sureness(readings) < sureEnough) {
      const flipped = look(true)
      this.#isFlipped = total(flipped) > total(readings)
      if (this.#isFlipped) readings = flipped
    }
    // What was read surely on the trial is not read again.
    for (const [order, { at }] of trial.entries()) {
      const reading = readings[order] ?? nothing
      if (reading.confidence >= sureEnough) this.#readings[at]?.push(reading)
    }
    const rest = [...this.#lines.keys()].filter((at) => this.#readings[at]?.length === 0)
    const others = readTogether(
      this.page,
      rest.map((at) => this.#line(at)),
      this.#isFlipped,
      tesseract,
    )
    for (const [order, at] of rest.entries()) this.#readings[at]?.push(others[order] ?? nothing)
  }

  /** Looks again at each line that is less sure than this. */
  readAgain(how: 'alone' | 'sharpened', below: number, tesseract: Tesseract): void {
    const look = how === 'alone' ? readAlone : readSharpened
    for (const at of this.#below(below))
      this.#readings[at]?.push(look(this.page, this.#line(at), this.#isFlipped, tesseract))
  }

  /** Has another reader look at each line that is less sure than this. */
  async readBy(reader: SecondReader, below: number): Promise<void> {
    const asked = this.#below(below)
    const readings = await reader(
      this.page,
      asked.map((at) => this.#line(at)),
      this.#isFlipped,
    )
    for (const [order, at] of asked.entries()) this.#readings[at]?.push(readings[order] ?? nothing)
  }

  /** The lines as they are known by now, on the upright page, from its top. */
  result(): { lines: ReadLine[]; quarterTurns: number; width: number; height: number } {
    const readings = this.#readings.map(merged)
    const heard = [...this.#lines.keys()].filter((at) => readings[at]?.text !== '')
    const pixelLines = heard.map((at) => {
      const line = this.#line(at)
      return { ...line, angle: line.angle + (this.#isFlipped ? Math.PI : 0) }
    })
    const { boxes, ...turned } = upright(pixelLines, this.page)
    const lines = boxes.map((box, order) => ({
      ...(readings[heard[order] ?? 0] ?? nothing),
      page: this.#index,
      box,
    }))
    return { lines: lines.sort((a, b) => a.box.y - b.box.y), ...turned }
  }

  #below(confidence: number): number[] {
    return [...this.#lines.keys()].filter((at) => merged(this.#readings[at] ?? []).confidence < confidence)
  }

  #line(at: number): TextLine {
    return this.#lines[at] as TextLine
  }
}

/** Reads lines by other means: one reading for each, empty where it sees nothing. Flipped lines are upside down. */
export type SecondReader = (page: Gray, lines: TextLine[], isFlipped: boolean) => Promise<Reading[]>

/** Letters that a line needs to tell which way up it is, and how many such lines are asked. */
const trialGlyphs = 5
const trialLines = 8
const longGlyphs = 10
const longLines = 4
/** Upside down, text is read as noise: nothing near this. */
const sureEnough = 0.75

const total = (readings: Reading[]): number => readings.reduce((sum, reading) => sum + weightOf(reading), 0)

const sureness = (readings: Reading[]): number => {
  const letters = readings.reduce((sum, { text }) => sum + text.length, 0)
  return letters === 0
    ? 0
    : readings.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters
}
