import type { ReadLine } from './document.ts'
import { findLines } from './lines.ts'
import { drawTwice, isSeen, type PdfInk, type TwoDrawings } from './pdf-ink.ts'
import { looksLikeText } from './readable.ts'
import { type PixelLine, upright } from './upright.ts'

/** What is used of pdfium's text interface (fpdf_text.h); pointers are numbers. */
export interface PdfText extends PdfInk {
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_HasUnicodeMapError(text: number, index: number): number
  _FPDFText_GetTextObject(text: number, index: number): number
  _FPDFTextObj_GetTextRenderMode(object: number): number
  /** Of doubles: left, right, bottom, top. */
  _FPDFText_GetCharBox(text: number, index: number, l: number, r: number, b: number, t: number): number
  /** To floats: left, top, right, bottom of the room that the font gives a letter. */
  _FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number
  /** Onto a picture of that size, the page's own turn included. */
  _FPDF_PageToDevice(
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    turn: number,
    x: number,
    y: number,
    toX: number,
    toY: number,
  ): number
  HEAPF32: Float32Array
  HEAPF64: Float64Array
  HEAP32: Int32Array
}

interface Letter {
  text: string
  /** What draws it. */
  object: number
  x: number
  y: number
  width: number
  height: number
}

/** The text of a page, and how often the page must be turned clockwise by 90° to be upright. */
export interface PrintedPage {
  lines: ReadLine[]
  quarterTurns: number
  width: number
  height: number
}

/**
 * The text of a page, by lines as a reader of pictures would find them: what stands far apart is apart. Empty if it
 * cannot be trusted: unseen text is somebody else's reading or a trick, some fonts do not say their letters, and where
 * the page shows a text in a picture as well, that is the document.
 */
export function textLinesOf(
  pdfium: PdfText,
  page: number,
  { width, height, index }: { width: number; height: number; index: number },
): PrintedPage {
  const text = pdfium._FPDFText_LoadPage(page)
  if (text === 0) return { lines: [], quarterTurns: 0, width, height }
  const scratch = pdfium.wasmExports.malloc(48)
  try {
    const told = lettersOf(pdfium, page, text, scratch, { width, height })
    const objects = new Set(told.flatMap((letter) => (typeof letter === 'string' ? [] : [letter.object])))
    const drawings = objects.size === 0 ? undefined : drawTwice(pdfium, page, { width, height }, objects)
    if (drawings === undefined || looksLikeText(findLines(drawings.without)))
      return { lines: [], quarterTurns: 0, width, height }
    const runs = runsOf(
      told.filter((letter) => typeof letter === 'string' || isOnPaper(letter, drawings, width)),
    )
    const lines = runs.map((run) => ({
      text: run
        .map((letter) => letter.text)
        .join('')
        .trim(),
      line: lineOf(run),
    }))
    const { boxes, ...turned } = upright(
      lines.map(({ line }) => line),
      { width: width * finer, height: height * finer },
    )
    const read = boxes.map((box, at) => ({
      text: lines[at]?.text ?? '',
      confidence: printedConfidence,
      page: index,
      box,
    }))
    return { lines: read, ...turned }
  } finally {
    pdfium.wasmExports.free(scratch)
    pdfium._FPDFText_ClosePage(text)
  }
}

function lettersOf(
  pdfium: PdfText,
  page: number,
  text: number,
  scratch: number,
  { width, height }: { width: number; height: number },
): (Letter | ' ' | '\n')[] {
  const letters: (Letter | ' ' | '\n')[] = []
  const doubles = scratch >> 3
  const ints = (scratch + 32) >> 2
  const count = Math.min(pdfium._FPDFText_CountChars(text), maxLetters)
  const device = (x: number, y: number): [number, number] => {
    pdfium._FPDF_PageToDevice(page, 0, 0, width * finer, height * finer, 0, x, y, scratch + 32, scratch + 36)
    return [pdfium.HEAP32[ints] ?? 0, pdfium.HEAP32[ints + 1] ?? 0]
  }
  const isTiny = (at: number): boolean => {
    if (!pdfium._FPDFText_GetLooseCharBox(text, at, scratch)) return true
    const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.HEAPF32.subarray(
      scratch >> 2,
      (scratch >> 2) + 4,
    )
    return Math.max(Math.abs(right - left), Math.abs(top - bottom)) < leastPoints
  }
  let nameless = 0
  for (let at = 0; at < count; at++) {
    const code = pdfium._FPDFText_GetUnicode(text, at)
    if (code === 13 || code === 10) letters.push('\n')
    else if (code === 32 || code === 160) letters.push(' ')
    else if (code > 32 && code < 0xfffe) {
      if (pdfium._FPDFText_HasUnicodeMapError(text, at) === 1) nameless += 1
      const object = pdfium._FPDFText_GetTextObject(text, at)
      if (unseen.has(pdfium._FPDFTextObj_GetTextRenderMode(object)) || isTiny(at)) continue
      if (!pdfium._FPDFText_GetCharBox(text, at, scratch, scratch + 8, scratch + 16, scratch + 24)) continue
      const [left, right, bottom, top] = pdfium.HEAPF64.subarray(doubles, doubles + 4) as unknown as [
        number,
        number,
        number,
        number,
      ]
      const [x0, y0] = device(left, top)
      const [x1, y1] = device(right, bottom)
      letters.push({
        text: String.fromCodePoint(code),
        object,
        x: (x0 + x1) / 2,
        y: (y0 + y1) / 2,
        width: Math.abs(x1 - x0),
        height: Math.abs(y1 - y0),
      })
    }
  }
  return nameless * 10 > letters.length ? [] : letters
}

function isOnPaper({ x, y, width, height }: Letter, drawings: TwoDrawings, pageWidth: number): boolean {
  const scale = drawings.whole.width / (pageWidth * finer)
  const [left, right] = [(x - width / 2) * scale, (x + width / 2) * scale]
  const [top, bottom] = [(y - height / 2) * scale, (y + height / 2) * scale]
  const isOff =
    left < -1 || top < -1 || right > drawings.whole.width + 1 || bottom > drawings.whole.height + 1
  return !isOff && isSeen(drawings, { left, top, right, bottom })
}

/** Letters that follow each other closely, with a space where there is one. */
function runsOf(letters: (Letter | ' ' | '\n')[]): Letter[][] {
  const runs: Letter[][] = []
  let run: Letter[] = []
  let isSpaced = false
  for (const letter of letters) {
    if (letter === '\n') {
      if (run.length > 0) runs.push(run)
      run = []
      isSpaced = false
    } else if (letter === ' ') isSpaced = true
    else {
      const last = run.at(-1)
      // The letters of a ligature are told to be somewhere else; where a line really jumps, a space or an end is told.
      if (last !== undefined && !isSpaced && isApart(last, letter)) {
        run.push({ ...letter, x: last.x, y: last.y, width: last.width, height: last.height })
        continue
      }
      if (last !== undefined && isApart(last, letter)) {
        runs.push(run)
        run = [letter]
      } else run.push(isSpaced && last !== undefined ? { ...letter, text: ` ${letter.text}` } : letter)
      isSpaced = false
    }
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/** Like the finder of lines in pictures: more than a letter's height of nothing, or on another level. */
function isApart(a: Letter, b: Letter): boolean {
  const size = Math.max(a.height, a.width, b.height, b.width)
  const gapAcross = Math.abs(a.x - b.x) - (a.width + b.width) / 2
  const gapDown = Math.abs(a.y - b.y) - (a.height + b.height) / 2
  return Math.max(gapAcross, gapDown) > 1.5 * size
}

/** The box around a run, along the line from its first letter to its last. */
function lineOf(run: Letter[]): PixelLine {
  const first = run[0] as Letter
  const last = run.at(-1) as Letter
  const isLong = Math.hypot(last.x - first.x, last.y - first.y) > Math.max(first.width, first.height)
  // Letters have tops of different heights; over a few of them that is no turn of the line.
  const raw = isLong ? Math.atan2(last.y - first.y, last.x - first.x) : 0
  const quarter = Math.round(raw / (Math.PI / 2)) * (Math.PI / 2)
  const angle = Math.abs(raw - quarter) < 0.1 ? quarter : raw
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
  const span = (axisX: number, axisY: number): { middle: number; size: number } => {
    const at = (letter: Letter) => letter.x * axisX + letter.y * axisY
    const half = (letter: Letter) => (Math.abs(axisX) * letter.width + Math.abs(axisY) * letter.height) / 2
    const from = Math.min(...run.map((letter) => at(letter) - half(letter)))
    const to = Math.max(...run.map((letter) => at(letter) + half(letter)))
    return { middle: (from + to) / 2, size: to - from }
  }
  const along = span(ux, uy)
  const across = span(-uy, ux)
  return {
    x: along.middle * ux - across.middle * uy,
    y: along.middle * uy + across.middle * ux,
    length: along.size,
    thickness: across.size,
    angle,
  }
}

/** Device units are whole numbers: so many of them to a point (1/72 inch). */
const finer = 20
const maxLetters = 20_000
/** Neither filled nor drawn, and that with what is drawn next cut to its shape. */
const unseen: ReadonlySet<number> = new Set([3, 7])
/** The height of a font that somebody can read. */
const leastPoints = 3
const printedConfidence = 0.99
