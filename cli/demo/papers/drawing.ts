import type { Pixels } from '../../../fixtures/ocr/generate/pixels.ts'
import { draw } from '../../../server/qr/picture/canvas.ts'
import type { Weight } from '../../../server/qr/picture/font.ts'
import type { Shape } from '../../../server/qr/picture/scene.ts'
import { Sheet } from '../../../server/qr/print/sheet.ts'

/** A sheet of paper, drawn once and then made into a PDF or into pixels. Everything in millimetres from its upper left. */
export interface Drawing {
  title: string
  widthMm: number
  heightMm: number
  items: Item[]
}

export type Item =
  | { kind: 'box'; xMm: number; yMm: number; widthMm: number; heightMm: number; color: string }
  | {
      kind: 'text'
      text: string
      xMm: number
      /** The baseline. */
      yMm: number
      sizeMm: number
      weight: Weight
      color: string
      /** What it is written on. */
      on: string
      anchor: 'start' | 'middle' | 'end'
    }

export const paperColor = '#ffffff'

/** On the upper part of an A4 page, with text that can be selected. */
export async function pdfOf({ title, items }: Drawing): Promise<Uint8Array> {
  const sheet = await Sheet.create(title, 'en')
  for (const item of items) {
    if (item.kind === 'box') sheet.box(item.xMm, item.yMm, item.widthMm, item.heightMm, 0, item.color)
    else sheet.text(item.text, item.xMm, item.yMm, { ...item, roomMm: 190 })
  }
  return sheet.bytes()
}

export function pixelsOf({ title, widthMm, heightMm, items }: Drawing): Pixels {
  const px = (mm: number): number => Math.round(mm * pixelsPerMm)
  const ground: Shape = {
    kind: 'box',
    x: 0,
    y: 0,
    width: px(widthMm),
    height: px(heightMm),
    radius: 0,
    color: paperColor,
    on: paperColor,
  }
  const shapes = items.map((item): Shape => {
    if (item.kind === 'text') return { ...item, x: px(item.xMm), y: px(item.yMm), size: px(item.sizeMm) }
    const size = { width: Math.max(1, px(item.widthMm)), height: Math.max(1, px(item.heightMm)) }
    return {
      kind: 'box',
      x: px(item.xMm),
      y: px(item.yMm),
      ...size,
      radius: 0,
      color: item.color,
      on: paperColor,
    }
  })
  const bitmap = draw({ title, width: px(widthMm), height: px(heightMm), shapes: [ground, ...shapes] })
  const data = new Uint8ClampedArray(bitmap.pixels.length * 3)
  for (const [at, index] of bitmap.pixels.entries()) {
    for (let k = 0; k < 3; k++) data[at * 3 + k] = bitmap.palette[index * 3 + k] ?? 0
  }
  return { width: bitmap.width, height: bitmap.height, data }
}

/** A sheet as wide as A4 is then as large as what WhatsApp leaves of a photo. */
const pixelsPerMm = 7.5
