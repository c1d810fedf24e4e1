import type { Box, ReadLine } from './document.ts'
import type { Place } from './fields/doubts.ts'
import type { Gray } from './gray.ts'
import { findLines, type TextLine } from './lines.ts'
import { printLike } from './print.ts'
import { looksLikeText, readable } from './readable.ts'
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
  #boxes: ReadonlyMap<number, Box> = new Map()
  #isFlipped = false
  /** Whether print was seen that can be no other way up. */
  #isDirectionSure = false

  constructor(page: Gray, index: number, mostLines = Number.POSITIVE_INFINITY) {
    this.page = page
    this.#index = index
    this.#lines = readable(findLines(page)).slice(0, mostLines)
    this.#readings = this.#lines.map(() => [])
  }

  get looksLikeText(): boolean {
    return looksLikeText(this.#lines)
  }

  get lineCount(): number {
    return this.#lines.length
  }

  /** Finds out which way up the page is, on few lines, and reads all of them together. */
  readTogether(tesseract: Tesseract): void {
    const trial = this.#trial()
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
    this.#isDirectionSure = sureness(readings) >= sureEnough
    // What was read surely on the trial is not read again.
    for (const [order, { at }] of trial.entries()) {
      const reading = readings[order] ?? nothing
      if (reading.confidence >= sureEnough) this.#readings[at]?.push(reading)
    }
    const rest = [...this.#lines.keys()].filter((at) => this.#readings[at]?.length === 0)
    // The longest come first: once they are read it is known what print looks like here, and what is none is left.
    for (const some of [rest.slice(0, firstLines), rest.slice(firstLines)]) {
      const isPrint = this.#printLike({ fewestGlyphs: 1 })
      const wanted = some.filter((at) => isPrint(this.#line(at)))
      const others = readTogether(
        this.page,
        wanted.map((at) => this.#line(at)),
        this.#isFlipped,
        tesseract,
      )
      for (const [order, at] of wanted.entries()) this.#readings[at]?.push(others[order] ?? nothing)
    }
  }

  /** Looks again at the lines of these numbers, as long as there is time. */
  readAgain(
    how: 'alone' | 'sharpened',
    wanted: readonly number[],
    tesseract: Tesseract,
    isLate: () => boolean,
  ): void {
    const look = how === 'alone' ? readAlone : readSharpened
    for (const at of wanted) {
      if (isLate()) return
      this.#readings[at]?.push(look(this.page, this.#line(at), this.#isFlipped, tesseract))
    }
  }

  /**
   * Has another reader look at the lines of these numbers; at all lines, if it finds that the page was held upside
   * down so far: what was read that way is forgotten.
   */
  async readBy(reader: SecondReader, wanted: readonly number[]): Promise<void> {
    const isTurned = !this.#isDirectionSure && (await this.#isUpsideDown(reader))
    this.#isDirectionSure = true
    if (isTurned) {
      this.#isFlipped = !this.#isFlipped
      for (const readings of this.#readings) readings.length = 0
    }
    const asked = (isTurned ? [...this.#lines.keys()] : wanted).slice(0, mostAsked)
    const readings = await reader(
      this.page,
      asked.map((at) => this.#line(at)),
      this.#isFlipped,
    )
    for (const [order, at] of asked.entries())
      this.#readings[at]?.push({ ...(readings[order] ?? nothing), by: ['second'] })
  }

  /** Line by line both ways, until one way says clearly more. */
  async #isUpsideDown(reader: SecondReader): Promise<boolean> {
    let lead = 0
    for (const { line } of this.#trial()) {
      const here = await reader(this.page, [line], this.#isFlipped)
      const there = await reader(this.page, [line], !this.#isFlipped)
      lead += total(there) - total(here)
      if (Math.abs(lead) > clearLead) break
    }
    return lead > 0
  }

  /** The lines that tell best which way up the page is. */
  #trial(): { line: TextLine; at: number }[] {
    return this.#lines
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => line.glyphs >= trialGlyphs)
      .sort((a, b) => b.line.glyphs - a.line.glyphs)
      .slice(0, trialLines)
  }

  /** The lines as they are known by now, on the upright page, from its top; those without letters are `unread`. */
  result(): { lines: ReadLine[]; unread: Place[]; quarterTurns: number; width: number; height: number } {
    const readings = this.#readings.map(merged)
    const isHeard = (at: number): boolean => readings[at]?.text !== ''
    const all = [...this.#lines.keys()]
    const order = [...all.filter(isHeard), ...all.filter((at) => !isHeard(at))]
    const pixelLines = order.map((at) => {
      const line = this.#line(at)
      return { ...line, angle: line.angle + (this.#isFlipped ? Math.PI : 0) }
    })
    const heard = all.filter(isHeard).length
    const { boxes, ...turned } = upright(pixelLines, this.page, pixelLines.slice(0, heard))
    const places = boxes.map((box) => ({ page: this.#index, box }))
    const lines = places
      .slice(0, heard)
      .map((place, at) => ({ ...(readings[order[at] as number] ?? nothing), ...place }))
    this.#boxes = new Map(order.map((at, n) => [at, boxes[n] as Box]))
    return { lines: lines.sort((a, b) => a.box.y - b.box.y), unread: places.slice(heard), ...turned }
  }

  /** The numbers of the lines worth another look: those in these places unless `settled`, and all less sure than `below`. */
  linesInDoubt(places: readonly Place[], below: number, settled: number): number[] {
    const here = places.filter(({ page }) => page === this.#index)
    const readings = this.#readings.map(merged)
    const isPrint = this.#printLike({ fewestGlyphs: 2 })
    return [...this.#lines.keys()].filter((at) => {
      const { confidence, alternatives } = readings[at] ?? nothing
      // Two looks that agree are not bettered by a third.
      if (confidence >= settled && alternatives === undefined) return false
      const box = this.#boxes.get(at)
      const isHere = box !== undefined && here.some((place) => liesIn(box, place.box))
      return isHere || (confidence < below && isPrint(this.#line(at)))
    })
  }

  get allLines(): number[] {
    return [...this.#lines.keys()]
  }

  #printLike(options: { fewestGlyphs: number }): (line: TextLine) => boolean {
    return printLike(
      this.#lines.filter((_, at) => isSure(merged(this.#readings[at] ?? []))),
      options,
    )
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
/** Letters, weighed by confidence. */
const clearLead = 12
/** Lines of a page that another reader is asked about, the longest first; each takes it some 40 ms. */
const mostAsked = 80
/** Of those that are read after the trial; a page of a document has about so many. */
const firstLines = 40
/** Upside down, text is read as noise: nothing near this. */
const sureEnough = 0.75

const total = (readings: Reading[]): number => readings.reduce((sum, reading) => sum + weightOf(reading), 0)

const sureness = (readings: Reading[]): number => {
  const letters = readings.reduce((sum, { text }) => sum + text.length, 0)
  return letters === 0
    ? 0
    : readings.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters
}

const isSure = ({ text, confidence }: Reading): boolean => confidence >= 0.75 && lettersIn(text) >= 4
const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length

/** Whether the middle of one box lies in another. */
function liesIn({ x, y }: Box, box: Box): boolean {
  const [dx, dy] = [x - box.x, y - box.y]
  const [ux, uy] = [Math.cos(box.angle), Math.sin(box.angle)]
  return Math.abs(dx * ux + dy * uy) <= box.width / 2 && Math.abs(dy * ux - dx * uy) <= box.height / 2
}
