import type { Language } from '../../i18n/languages.ts'
import { formatAmount } from '../amount.ts'
import { formatPayee, type Payee } from '../payee-shown.ts'
import { labelOf, qrWords } from '../words.ts'
import type { Weight } from './font.ts'
import { darkRuns, type Modules, quietModules } from './modules.ts'
import type { Scene, Shape, SquaresShape } from './scene.ts'

/** What a picture or print shows beside its squares. */
export interface CardText {
  readonly payee: Pick<Payee, 'kind' | 'value' | 'network'>
  readonly amountRwf: number | null
  readonly ussd: string
  readonly language: Language
  /** The shop's or person's name, where they want it shown. */
  readonly name?: string | undefined
}

/** How wide a text is in the font of the pictures, in pixels. Phones and the server each ask their own drawing. */
export type Measure = (text: string, weight: Weight, size: number) => number

/** The chat picture: twice the 360 px of a small phone, so that it stays crisp and its digits are readable. */
export function cardScene(modules: Modules, text: CardText, measure: Measure): Scene {
  const words = qrWords[text.language]
  const shapes: Shape[] = []
  const box = (x: number, y: number, w: number, h: number, radius: number, color: string, on: string) =>
    shapes.push({ kind: 'box', x, y, width: w, height: h, radius, color, on })
  const middle = (
    y: number,
    size: number,
    weight: Weight,
    content: string,
    color: string,
    on: string,
    room: number,
  ) =>
    shapes.push({
      kind: 'text',
      x: width / 2,
      y,
      size: fitted(measure(content, weight, size), size, room),
      weight,
      anchor: 'middle',
      text: content,
      color,
      on,
    })

  const squares = squaresOf(modules, { center: width / 2, top: header, room: width })
  const qrBottom = header + squares.side
  const hasAmount = text.amountRwf !== null
  const height = qrBottom + 284

  box(0, 0, width, height, 0, colors.paper, colors.paper)
  box(0, 0, width, header, 0, colors.brand, colors.paper)
  middle(72, 46, 'bold', words.scanToPay, colors.paper, colors.brand, width - 2 * margin)
  shapes.push(squares.shape)

  const payeeLabel = labelOf(text.payee, text.language)
  middle(qrBottom + 24, 27, 'regular', payeeLabel, colors.quiet, colors.paper, width - 2 * margin)
  middle(qrBottom + 88, 58, 'bold', formatPayee(text.payee), colors.ink, colors.paper, width - 2 * margin)
  const amount = hasAmount ? formatAmount(text.amountRwf ?? 0, text.language) : words.anyAmount
  middle(
    qrBottom + 147,
    hasAmount ? 48 : 32,
    hasAmount ? 'bold' : 'regular',
    amount,
    colors.brand,
    colors.paper,
    width - 2 * margin,
  )

  const digitsTop = qrBottom + 174
  box(margin, digitsTop, width - 2 * margin, 84, 18, colors.tint, colors.paper)
  middle(digitsTop + 57, 44, 'bold', text.ussd, colors.ink, colors.tint, width - 2 * margin - 36)

  return { width, height, shapes, title: titleOf(text) }
}

/** The sentence a screen reader says. */
export function titleOf({ payee, amountRwf, ussd, language }: CardText): string {
  const amount = amountRwf === null ? '' : `, ${formatAmount(amountRwf, language)}`
  return `${qrWords[language].scanToPay}: ${labelOf(payee, language)} ${formatPayee(payee)}${amount} (${ussd})`
}

/** The squares with their quiet zone, in whole pixels, as large as the room allows. */
export function squaresOf(
  modules: Modules,
  place: { center: number; top: number; room: number },
): { shape: SquaresShape; side: number } {
  const across = modules.size + 2 * quietModules
  const scale = Math.floor(place.room / across)
  const side = across * scale
  const left = Math.floor(place.center - side / 2) + quietModules * scale
  const top = place.top + quietModules * scale
  const rects = Array.from(darkRuns(modules), ({ row, column, length }) => ({
    x: left + column * scale,
    y: top + row * scale,
    width: length * scale,
    height: scale,
  }))
  return { shape: { kind: 'squares', rects, color: colors.ink, on: colors.paper }, side }
}

/** The largest whole size at which the text fits its room. */
function fitted(natural: number, size: number, room: number): number {
  return natural <= room ? size : Math.max(10, Math.floor((size * room) / natural))
}

const width = 720
const margin = 28
const header = 112

export const colors = {
  ink: '#10231d',
  paper: '#ffffff',
  brand: '#0a6b4f',
  quiet: '#55675f',
  tint: '#e9f3ee',
} as const
