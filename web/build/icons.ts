import { plainMark, roundedMark, shortcutMark, squareMark } from '../icons/mark.ts'
import { hashedName } from './names.ts'

/** One picture of the app, drawn at build. */
export interface Icon {
  /** With a hash of its content: below /-/ it never changes. */
  file: string
  bytes: Uint8Array<ArrayBuffer>
  sizePx: number
}

export type Icons = Record<keyof typeof wanted, Icon> & { favicon: Icon }

const wanted = {
  any192: { svg: roundedMark, sizePx: 192 },
  any512: { svg: roundedMark, sizePx: 512 },
  maskable192: { svg: squareMark, sizePx: 192 },
  maskable512: { svg: squareMark, sizePx: 512 },
  monochrome: { svg: plainMark, sizePx: 512 },
  apple: { svg: squareMark, sizePx: 180 },
  badge: { svg: plainMark, sizePx: 96 },
  nearby: { svg: shortcutMark('nearby'), sizePx: 96 },
  qr: { svg: shortcutMark('qr'), sizePx: 96 },
  schedule: { svg: shortcutMark('schedule'), sizePx: 96 },
}

/** Draws all icons from the one mark. */
export async function drawIcons(): Promise<Icons> {
  // Here and nowhere else: what draws is native code, of use only where the app is built.
  const { Resvg } = await import('@resvg/resvg-js')
  const icons = Object.entries(wanted).map(([name, { svg, sizePx }]): [string, Icon] => {
    const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: sizePx } }).render().asPng()
    const bytes = new Uint8Array(drawn)
    return [name, { file: hashedName(`icon-${name}`, 'png', bytes), bytes, sizePx }]
  })
  const bytes = new TextEncoder().encode(roundedMark)
  const favicon: Icon = { file: hashedName('icon', 'svg', bytes), bytes, sizePx: 512 }
  return { ...(Object.fromEntries(icons) as Omit<Icons, 'favicon'>), favicon }
}
