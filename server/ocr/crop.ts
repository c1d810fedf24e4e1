import { pngOf } from '../qr/picture/png.ts'
import type { Box } from './document.ts'
import type { Gray } from './gray.ts'
import { cut } from './strips.ts'
import { turned } from './upright.ts'

/** Of the line itself, in the middle of its card: high enough to be read on a phone, in pixels. */
export const cropHeight = 96
/** Of the line's height, above and below: who checks a value wants to see that nothing hangs over. */
const margin = 0.45

/** The piece of a page that a line was read from, level, with good contrast, as PNG. */
export function cropOf(page: Gray, quarterTurns: number, box: Box): Uint8Array {
  return greyPng(onCard(cut(page, lineAt(page, quarterTurns, box), { height: cropHeight, margin })))
}

/** In the middle of white, so that nothing of a long line is cut off where a picture of this shape is expected. */
function onCard({ width, height, data }: Gray): Gray {
  const cardHeight = Math.max(height, Math.ceil(width / widest))
  const card = new Uint8Array(width * cardHeight).fill(255)
  card.set(data, Math.floor((cardHeight - height) / 2) * width)
  return { width, height: cardHeight, data: card }
}

const greyPng = ({ width, height, data }: Gray): Uint8Array =>
  pngOf({ width, height, pixels: data, palette: greys })

/** Width by height; above buttons WhatsApp shows no picture wider than this without cutting off its sides. */
const widest = 1.91

/** From the upright page back to the page as it came. */
export function lineAt(page: Gray, quarterTurns: number, box: Box): Parameters<typeof cut>[1] {
  const isSideways = quarterTurns % 2 === 1
  const width = isSideways ? page.height : page.width
  const height = isSideways ? page.width : page.height
  const back = ((4 - quarterTurns) % 4) as 0 | 1 | 2 | 3
  const { x, y } = turned({ x: box.x * width, y: box.y * width }, { width, height }, back)
  return {
    x,
    y,
    length: box.width * width,
    thickness: box.height * width,
    angle: box.angle - (quarterTurns * Math.PI) / 2,
    light: false,
    glyphs: 0,
  }
}

const greys = Uint8Array.from({ length: 768 }, (_, at) => Math.floor(at / 3))
