import { layOut, outlineOf, unitsPerEm } from './font.ts'
import type { Scene, Shape, TextShape } from './scene.ts'

/** The same drawing as vectors. Letters are outlines: the file looks alike everywhere and needs no font. */
export function svgOf(scene: Scene): string {
  const { width, height, title } = scene
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    ...scene.shapes.map(element),
    '</svg>',
    '',
  ].join('\n')
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'box':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" fill="${shape.color}"/>`
    case 'squares': {
      const path = shape.rects
        .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`)
        .join('')
      return `<path fill="${shape.color}" shape-rendering="crispEdges" d="${path}"/>`
    }
    case 'text':
      return `<path fill="${shape.color}" d="${outlines(shape)}"/>`
  }
}

function outlines(text: TextShape): string {
  const line = layOut(text.text, text.weight, text.size)
  const left =
    text.anchor === 'middle' ? text.x - line.width / 2 : text.anchor === 'end' ? text.x - line.width : text.x
  const scale = text.size / unitsPerEm
  return line.glyphs
    .flatMap(({ id, x, lift }) =>
      outlineOf(id, text.weight).map(({ command, args }) => {
        const points = args.map((value, index) =>
          index % 2 === 0 ? left + x + value * scale : text.y - lift - value * scale,
        )
        return `${letters[command] ?? ''}${points.map((value) => Number(value.toFixed(2))).join(' ')}`
      }),
    )
    .join('')
}

const letters: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}
