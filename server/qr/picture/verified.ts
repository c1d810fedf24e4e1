import { AppError } from '../../error.ts'
import { type Bitmap, draw } from './canvas.ts'
import { type CardText, cardScene, colors, squaresOf } from './card.ts'
import { decodeQr } from './decode.ts'
import { layOut, type Weight } from './font.ts'
import { type Modules, modulesOf } from './modules.ts'
import { pngOf } from './png.ts'
import { svgOf } from './svg.ts'

/** All that a picture or print is made of; nothing is looked up while drawing. */
export interface QrDrawing extends CardText {
  /** What the squares hold. */
  readonly payload: string
  /** The code opens the landing page, so the steps beside it differ. */
  readonly opensPage: boolean
}

export type DrawAs = 'picture' | 'svg' | 'sticker' | 'poster'

/**
 * Draws, then reads the drawing back and compares: a code that does not scan to exactly its payload is refused with
 * `qr.invalid`, never handed out. A PNG is read from its own bytes; vectors from a PNG of the same squares.
 */
export async function makeVerifiedPicture(drawing: QrDrawing, as: DrawAs): Promise<Uint8Array> {
  const modules = squaresFor(drawing.payload)
  if (as === 'picture') {
    const png = pngOf(draw(cardScene(modules, drawing, measure)))
    await verify(png, drawing.payload)
    return png
  }
  if (as === 'svg') {
    const scene = cardScene(modules, drawing, measure)
    await verify(pngOf(draw(scene)), drawing.payload)
    return new TextEncoder().encode(svgOf(scene))
  }
  await verify(pngOf(bareSquares(modules)), drawing.payload)
  const { posterPdf, stickerPdf } = await import('../print/prints.ts')
  return as === 'sticker' ? stickerPdf(modules, drawing) : posterPdf(modules, drawing)
}

const measure = (text: string, weight: Weight, size: number): number => layOut(text, weight, size).width

/** Reads our own picture back; throws `qr.invalid` unless it says exactly what it should. */
export async function verify(png: Uint8Array, payload: string): Promise<void> {
  const [read, ...more] = await decodeQr(png, 'clean')
  if (read === payload && more.length === 0) return
  throw new AppError(
    'qr.invalid',
    'The QR code did not read back as it was written, so it was not handed out. Try again.',
  )
}

function squaresFor(payload: string): Modules {
  if (new TextEncoder().encode(payload).length > maxPayloadBytes) {
    throw new AppError(
      'qr.invalid',
      `A QR code of ours holds at most ${maxPayloadBytes} bytes. Shorten what it should say.`,
    )
  }
  return modulesOf(payload)
}

/** Above this a printed code has squares too small for cheap phone cameras. */
const maxPayloadBytes = 200

function bareSquares(modules: Modules): Bitmap {
  const { shape, side } = squaresOf(modules, { center: bareSide / 2, top: 0, room: bareSide })
  const paper = {
    kind: 'box',
    x: 0,
    y: 0,
    width: bareSide,
    height: side,
    radius: 0,
    color: colors.paper,
    on: colors.paper,
  } as const
  return draw({ width: bareSide, height: side, shapes: [paper, shape], title: '' })
}

const bareSide = 360
