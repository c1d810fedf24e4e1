import type { Language } from '../../../server/i18n/languages.ts'
import regular from '../../../server/qr/font/inter-500.woff' with { type: 'file' }
import bold from '../../../server/qr/font/inter-800.woff' with { type: 'file' }
import { payloadOf } from '../../../server/qr/payload.ts'
import { cardScene, type Measure } from '../../../server/qr/picture/card.ts'
import type { Weight } from '../../../server/qr/picture/font.ts'
import { modulesOf } from '../../../server/qr/picture/modules.ts'
import type { Scene, TextShape } from '../../../server/qr/picture/scene.ts'
import type { Payment } from './ways.ts'

/**
 * Draws a code as the bot's picture looks: the same scene, the same squares, the digits beneath. Gives what a screen
 * reader says of it. `scale`: pixels for each of the picture's 720.
 */
export async function drawCode(
  canvas: HTMLCanvasElement,
  { payee, amountRwf, ussd }: Payment,
  { language, scale = 1 }: { language: Language; scale?: number },
): Promise<string> {
  await fontsArrive()
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws nothing')
  const payload = payloadOf({ ussd, slug: null }, 'raw', null)
  const measure: Measure = (text, weight, size) => {
    pen.font = fontOf(weight, size)
    return placed(pen, text).width
  }
  const scene = cardScene(modulesOf(payload), { payee, amountRwf, ussd, language }, measure)
  canvas.width = scene.width * scale
  canvas.height = scene.height * scale
  pen.scale(scale, scale)
  paint(pen, scene)
  return scene.title
}

/** As a file to save, share or print. */
export async function pictureFile(payment: Payment, language: Language, scale = 1): Promise<File> {
  const canvas = document.createElement('canvas')
  await drawCode(canvas, payment, { language, scale })
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob === null) throw new Error('this browser makes no pictures')
  return new File([blob], `inzira-${payment.payee.value}.png`, { type: 'image/png' })
}

function paint(pen: CanvasRenderingContext2D, { shapes }: Scene): void {
  for (const shape of shapes) {
    pen.fillStyle = shape.color
    if (shape.kind === 'text') write(pen, shape)
    else if (shape.kind === 'squares') {
      for (const { x, y, width, height } of shape.rects) pen.fillRect(x, y, width, height)
    } else {
      pen.beginPath()
      pen.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
      pen.fill()
    }
  }
}

function write(pen: CanvasRenderingContext2D, shape: TextShape): void {
  pen.font = fontOf(shape.weight, shape.size)
  const { letters, width } = placed(pen, shape.text)
  const left =
    shape.anchor === 'middle' ? shape.x - width / 2 : shape.anchor === 'end' ? shape.x - width : shape.x
  for (const { letter, x } of letters) {
    // As in the bot's picture: among dialled digits an asterisk belongs at their middle.
    pen.fillText(letter, left + x, letter === '*' ? shape.y + 0.04 * shape.size : shape.y)
  }
}

/** Figures get equal widths, so that digits stand in columns; other letters stay together. */
function placed(
  pen: CanvasRenderingContext2D,
  text: string,
): { letters: { letter: string; x: number }[]; width: number } {
  const wide = pen.measureText('0').width
  let width = 0
  const letters = (text.match(/\d|\*|[^\d*]+/g) ?? []).map((letter) => {
    const natural = pen.measureText(letter).width
    const room = /^\d$/.test(letter) ? Math.max(wide, natural) : natural
    const x = width + (room - natural) / 2
    width += room
    return { letter, x }
  })
  return { letters, width }
}

const fontOf = (weight: Weight, size: number): string =>
  `${weight === 'bold' ? 800 : 500} ${size}px "Inter QR", system-ui, sans-serif`

let fonts: Promise<unknown> | undefined
/** The letters of the picture; where they do not come in time, it is drawn with those of the phone. */
function fontsArrive(): Promise<unknown> {
  fonts ??= Promise.race([
    Promise.all(
      [
        [500, regular],
        [800, bold],
      ].map(async ([weight, url]) => {
        const face = new FontFace('Inter QR', `url(${url})`, { weight: String(weight) })
        document.fonts.add(await face.load())
      }),
    ).catch((error: unknown) => {
      fonts = undefined
      console.info('the picture is drawn with the letters of the phone', error)
    }),
    new Promise((resolve) => setTimeout(resolve, fontPatienceMs)),
  ])
  return fonts
}

const fontPatienceMs = 2500
