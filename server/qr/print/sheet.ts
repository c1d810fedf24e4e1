import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib'
import { drawable, fontBytes, type Weight } from '../picture/font.ts'
import { darkRuns, type Modules, quietModules } from '../picture/modules.ts'

/** A4 in millimetres; everything on a sheet is placed in millimetres from its upper left corner. */
export const a4 = { widthMm: 210, heightMm: 297 } as const

export interface TextStyle {
  sizeMm: number
  weight: Weight
  color: string
  /** The text shrinks until it is no wider. */
  roomMm: number
  anchor?: 'start' | 'middle' | 'end'
}

/** An A4 page to draw on; the same drawing always makes the same bytes. */
export class Sheet {
  private constructor(
    readonly document: PDFDocument,
    readonly page: PDFPage,
    readonly fonts: Record<Weight, PDFFont>,
  ) {}

  static async create(title: string, language: string): Promise<Sheet> {
    // No dates and no producer: equal input gives equal bytes, so an upload is made once.
    const document = await PDFDocument.create({ updateMetadata: false })
    document.registerFontkit(fontkit)
    document.setTitle(title)
    document.setLanguage(language)
    const page = document.addPage([a4.widthMm * pointsPerMm, a4.heightMm * pointsPerMm])
    const fonts = {
      regular: await document.embedFont(fontBytes('regular'), { subset: true, features }),
      bold: await document.embedFont(fontBytes('bold'), { subset: true, features }),
    }
    return new Sheet(document, page, fonts)
  }

  /** Another page of the same document, with the same fonts. */
  nextPage(): Sheet {
    const page = this.document.addPage([a4.widthMm * pointsPerMm, a4.heightMm * pointsPerMm])
    return new Sheet(this.document, page, this.fonts)
  }

  bytes(): Promise<Uint8Array> {
    return this.document.save()
  }

  /** One line, its baseline at `yMm`. Returns its width. */
  text(text: string, xMm: number, yMm: number, style: TextStyle): number {
    const shown = drawable(text)
    const font = this.fonts[style.weight]
    const natural = font.widthOfTextAtSize(shown, style.sizeMm * pointsPerMm) / pointsPerMm
    const shrink = Math.min(1, style.roomMm / Math.max(natural, 0.001))
    const before = { start: 0, middle: 0.5, end: 1 }[style.anchor ?? 'middle']
    const left = xMm - natural * shrink * before
    this.page.drawText(shown, {
      x: left * pointsPerMm,
      y: this.#up(yMm),
      size: style.sizeMm * shrink * pointsPerMm,
      font,
      color: colorOf(style.color),
    })
    return natural * shrink
  }

  /** Breaks at spaces; returns how many lines it took. */
  lines(text: string, xMm: number, yMm: number, lineMm: number, style: TextStyle): number {
    const font = this.fonts[style.weight]
    const lines = ['']
    for (const word of drawable(text).split(' ')) {
      const longer = `${lines.at(-1)} ${word}`.trim()
      const fits = font.widthOfTextAtSize(longer, style.sizeMm * pointsPerMm) <= style.roomMm * pointsPerMm
      if (fits || lines.at(-1) === '') lines[lines.length - 1] = longer
      else lines.push(word)
    }
    lines.forEach((line, index) => {
      this.text(line, xMm, yMm + index * lineMm, style)
    })
    return lines.length
  }

  box(xMm: number, yMm: number, widthMm: number, heightMm: number, radiusMm: number, color: string): void {
    const [w, h, r] = [widthMm, heightMm, radiusMm].map((mm) => mm * pointsPerMm) as [number, number, number]
    const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
    const path = `M${r} 0H${w - r}${arc(r, r)}V${h - r}${arc(-r, r)}H${r}${arc(-r, -r)}V${r}${arc(r, -r)}Z`
    this.#fill(path, xMm, yMm, color)
  }

  circle(xMm: number, yMm: number, radiusMm: number, color: string): void {
    const radius = radiusMm * pointsPerMm
    this.page.drawCircle({ x: xMm * pointsPerMm, y: this.#up(yMm), size: radius, color: colorOf(color) })
  }

  dashes(fromX: number, fromY: number, toX: number, toY: number, color: string): void {
    this.page.drawLine({
      start: { x: fromX * pointsPerMm, y: this.#up(fromY) },
      end: { x: toX * pointsPerMm, y: this.#up(toY) },
      thickness: 0.4,
      dashArray: [3, 3],
      color: colorOf(color),
    })
  }

  /** The squares as one path, `sideMm` wide with the quiet zone; refuses to print what phones cannot read. */
  squares(modules: Modules, xMm: number, yMm: number, sideMm: number, color: string): void {
    if (sideMm < leastPrintMm)
      throw new RangeError(`a printed QR code must be at least ${leastPrintMm} mm wide`)
    const moduleSide = (sideMm / (modules.size + 2 * quietModules)) * pointsPerMm
    const at = (count: number) => Number(((count + quietModules) * moduleSide).toFixed(3))
    const path = Array.from(darkRuns(modules), ({ row, column, length }) => {
      const [left, right, top, bottom] = [at(column), at(column + length), at(row), at(row + 1)]
      return `M${left} ${top}H${right}V${bottom}H${left}Z`
    }).join('')
    this.#fill(path, xMm, yMm, color)
  }

  #fill(path: string, xMm: number, yMm: number, color: string): void {
    this.page.drawSvgPath(path, {
      x: xMm * pointsPerMm,
      y: this.#up(yMm),
      color: colorOf(color),
      borderWidth: 0,
    })
  }

  #up(yMm: number): number {
    return (a4.heightMm - yMm) * pointsPerMm
  }
}

/** Print width ≥ scan distance / 10, never under 2 cm. */
const leastPrintMm = 20
const pointsPerMm = 72 / 25.4
const features = { tnum: true }

function colorOf(hex: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return rgb(red ?? 0, green ?? 0, blue ?? 0)
}
