import { beliedPages } from './belied.ts'
import { cropOf } from './crop.ts'
import { decodePicture } from './decode.ts'
import { believed, fieldNames, type ReadDocument, type ReadLine } from './document.ts'
import { DocumentError } from './fault.ts'
import { doubtsAbout, keyFields, type Place } from './fields/doubts.ts'
import type { Gray } from './gray.ts'
import { PageReading, type SecondReader } from './page-reading.ts'
import { type PdfPage, withPdf } from './pdf.ts'
import type { ReadOutcome } from './protocol.ts'
import { sniff } from './sniff.ts'
import type { Tesseract } from './tesseract.ts'
import { fieldsByVote } from './votes.ts'

/** What reading needs. */
export interface Tools {
  /** Called when there are pixels to read: a PDF with text needs none. */
  tesseract(): Promise<Tesseract>
  fieldsOf(lines: ReadLine[]): ReadDocument
  /** Asked only about lines that are doubtful after all else. */
  secondReader?: SecondReader | undefined
  /** Told of each stage as it begins. */
  onStage?: ((stage: Stage) => void) | undefined
  /** Whether the line of each field is cut out. */
  crops?: boolean
  /** After this long nothing more is begun, and what is known by then is the answer. */
  patienceMs?: number
}

export type Stage = 'decode' | 'lines' | 'together' | 'alone' | 'sharpened' | 'second'

/** How often a page was turned clockwise by 90° to be read, and its size then, in pixels or units of its PDF. */
export interface ReadPage {
  index: number
  quarterTurns: number
  width: number
  height: number
}

/** Reads a picture or PDF; throws a DocumentError when there is nothing to read. */
export async function readDocument(bytes: Uint8Array, tools: Tools): Promise<ReadOutcome> {
  const sniffed = sniff(bytes)
  const passes = new Passes(tools)
  if (sniffed.kind !== 'pdf') {
    await passes.addPicture(0, () => decodePicture(bytes, sniffed.kind))
    return passes.finish()
  }
  return withPdf(bytes, sniffed, async (pages) => {
    const withText = pages.filter(({ printed }) => lettersIn(printed.lines) >= enoughLetters)
    for (const page of withText) passes.addPrinted(page)
    const belied = await passes.dropBelied()
    for (const page of pages.filter((one) => !withText.includes(one) || belied.includes(one)))
      if (passes.hasTime) await passes.addPicture(page.index, page.picture)
    // A stamp or the name of a scanner's maker is text as well.
    const little = withText
      .filter((page) => !belied.includes(page))
      .filter(({ printed }) => lettersIn(printed.lines) < manyLetters)
    if (passes.isEmptyHanded) for (const page of little) await passes.addPicture(page.index, page.picture)
    return passes.finish()
  })
}

/** The passes over a document, from the quick one that does for most to those that only the doubtful are worth. */
class Passes {
  readonly #tools: Tools
  readonly #printed: PdfPage[] = []
  readonly #pictures: { index: number; reading: PageReading }[] = []
  readonly #spentMs: Partial<Record<Stage, number>> = {}
  readonly #startedAt = performance.now()
  /** What the lines say, until there are more. */
  #known: ReadDocument | undefined

  constructor(tools: Tools) {
    this.#tools = tools
  }

  addPrinted(page: PdfPage): void {
    this.#printed.push(page)
    this.#known = undefined
  }

  /** Forgets the text of pages that show something else, and returns them. */
  async dropBelied(): Promise<PdfPage[]> {
    const belied = await beliedPages(this.#printed, this.#document(), () => this.#tools.tesseract())
    for (const page of belied) this.#printed.splice(this.#printed.indexOf(page), 1)
    this.#known = undefined
    return belied
  }

  async addPicture(index: number, picture: () => Promise<Gray>): Promise<void> {
    const page = await this.#stage('decode', picture)
    const left = mostLines - this.#pictures.reduce((sum, { reading }) => sum + reading.lineCount, 0)
    const reading = await this.#stage(
      'lines',
      () => new PageReading(page, index, Math.max(fewestLines, left)),
    )
    await this.#stage('together', async () => reading.readTogether(await this.#tools.tesseract()))
    this.#pictures.push({ index, reading })
    this.#known = undefined
  }

  /** Not one of the fields that matter was found. */
  get isEmptyHanded(): boolean {
    const { kind, fields } = this.#document()
    return keyFields[kind].every((name) => fields[name] === undefined)
  }

  async finish(): Promise<ReadOutcome> {
    const isHopeless = !this.#isText && !this.#pictures.some(({ reading }) => reading.looksLikeText)
    const passes = this.#tools.secondReader === undefined ? furtherPasses : passesWithSecond
    for (const stage of passes) if (!isHopeless && !this.#isLate) await this.#again(stage)
    if (!this.#isText) throw new DocumentError('document.no_text')
    const document = this.#document()
    const pages = this.#pages()
    const crops = this.#tools.crops === true ? await this.#crops(document, pages) : {}
    return { document, lines: this.#lines(), pages, crops, spentMs: this.#spentMs }
  }

  #pages(): ReadPage[] {
    const pages = this.#pictures.map(({ index, reading }) => ({ index, ...reading.result() }))
    const unseen = this.#printed.filter((page) => pages.every(({ index }) => index !== page.index))
    return [...pages, ...unseen.map(({ index, printed }) => ({ index, ...printed }))].map(
      ({ index, quarterTurns, width, height }) => ({ index, quarterTurns, width, height }),
    )
  }

  async #crops({ fields }: ReadDocument, pages: ReadPage[]): Promise<ReadOutcome['crops']> {
    const crops: ReadOutcome['crops'] = {}
    for (const name of fieldNames) {
      const line = fields[name]?.line
      if (line === undefined) continue
      const picture = this.#pictures.find(({ index }) => index === line.page)?.reading.page
      const page = picture ?? (await this.#printed.find(({ index }) => index === line.page)?.picture())
      const turns = pages.find(({ index }) => index === line.page)?.quarterTurns ?? 0
      if (page !== undefined) crops[name] = cropOf(page, turns, line.box)
    }
    return crops
  }

  async #again(stage: FurtherPass): Promise<void> {
    const { secondReader } = this.#tools
    if (stage === 'second' && secondReader === undefined) return
    const document = this.#document()
    // What was read well and is no vehicle's document does not become one by reading it again.
    if (document.kind === 'other' && surenessOf(this.#lines()) >= readWell) return
    const isSecond = stage === 'second'
    const doubts = doubtsAbout(document, this.#lines(), this.#unread(), isSecond ? secondBelow : believed)
    if (doubts === undefined) return
    const { places, isLost } = doubts
    const wanted = this.#pictures.map(({ reading }) => ({
      reading,
      lines:
        isSecond && surenessOf(reading.result().lines) < readPoorly
          ? reading.allLines
          : reading.linesInDoubt(places, isLost ? lostBelow : weakBelow, isSecond ? secondBelow : settled),
    }))
    if (wanted.every(({ lines }) => lines.length === 0)) return
    await this.#stage(stage, async () => {
      for (const { reading, lines } of wanted) {
        if (lines.length === 0 || this.#isLate) continue
        if (stage !== 'second')
          reading.readAgain(stage, lines, await this.#tools.tesseract(), () => this.#isLate)
        else if (secondReader !== undefined) await reading.readBy(secondReader, lines)
      }
    })
  }

  #document(): ReadDocument {
    this.#known ??= fieldsByVote(this.#lines(), this.#tools.fieldsOf)
    return this.#known
  }

  #lines(): ReadLine[] {
    return [
      ...this.#printed.flatMap(({ printed }) => printed.lines),
      ...this.#pictures.flatMap(({ reading }) => reading.result().lines),
    ]
  }

  #unread(): Place[] {
    return this.#pictures.flatMap(({ reading }) => reading.result().unread)
  }

  get #isText(): boolean {
    return this.#lines().some(isText)
  }

  /** For another page; the first one is read in any case. */
  get hasTime(): boolean {
    return this.#pictures.length === 0 || !this.#isLate
  }

  get #isLate(): boolean {
    return performance.now() - this.#startedAt > (this.#tools.patienceMs ?? usualPatienceMs)
  }

  async #stage<T>(stage: Stage, work: () => T | Promise<T>): Promise<T> {
    this.#tools.onStage?.(stage)
    const startedAt = performance.now()
    try {
      return await work()
    } finally {
      this.#known = undefined
      // A page leaves tens of megabytes behind, which would lie around until much more is full: 60 MB less at the
      // peak, for some milliseconds.
      Bun.gc(true)
      this.#spentMs[stage] = (this.#spentMs[stage] ?? 0) + performance.now() - startedAt
    }
  }
}

/** How the lines in doubt are looked at again, one way after the other until there is no doubt. */
type FurtherPass = 'alone' | 'sharpened' | 'second'
const furtherPasses: readonly FurtherPass[] = ['alone', 'sharpened']
/** The second reader is quicker than the first one line by line, and where they differ it is right six times of seven. */
const passesWithSecond: readonly FurtherPass[] = ['second', ...furtherPasses]
/** Where a field that matters is found nowhere, every line less sure than this is looked at again. */
const lostBelow = 0.9
/** Lines less sure than this may be the label of a value in doubt, or a missing value. */
const weakBelow = 0.85
/** From here on another look by the same reader tells nothing new. */
const settled = 0.95
/**
 * The second reader also sees to values that are believed, as long as only one look speaks for them: what the first
 * one gets wrong in good print, it gets wrong surely.
 */
const secondBelow = 0.98

const readWell = 0.85

/** Of all pages of a document: two full ones; of the others the likeliest lines are read. */
const mostLines = 250
const fewestLines = 20
/** What the first reader makes of such a page is doubtful in every line, and where a value is missing it saw no name for it. */
const readPoorly = 0.86

/** Of the letters of all lines. */
function surenessOf(lines: readonly ReadLine[]): number {
  const letters = lettersIn(lines)
  return letters === 0
    ? 0
    : lines.reduce((sum, line) => sum + lettersIn([line]) * line.confidence, 0) / letters
}

/** A page of text; less is a stamp. */
const enoughLetters = 60
/** From here on the text is what the page is about. */
const manyLetters = 400

const lettersIn = (lines: readonly ReadLine[]): number =>
  lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)

/** Fur and foliage are read as letters too, but neither surely nor many in a row. */
const isText = ({ text, confidence }: ReadLine): boolean => confidence >= 0.5 && /[\p{L}\p{N}]{3}/u.test(text)

/** The time limit replaces a worker; this comes well before it, so that what is known is answered. */
const usualPatienceMs = 20_000
