import { taken } from '../../../fixtures/ocr/generate/degrade.ts'
import type { Pixels } from '../../../fixtures/ocr/generate/pixels.ts'
import { Random } from '../../../fixtures/ocr/generate/random.ts'
import type { Scene } from '../../../fixtures/ocr/generate/scene.ts'

/** The sheet as a phone sees it on a table: held a little askew, a shadow over a part of it, noise, not quite sharp. */
export function photograph(sheet: Pixels): Pixels {
  const isWide = sheet.width > sheet.height
  const [widthPx, heightPx] = isWide ? [1600, 1200] : [1200, 1600]
  const scene: Scene = {
    widthPx,
    heightPx,
    corners: cornersOf(sheet, widthPx, heightPx),
    ground: 'wood',
    groundTint: [1, 1, 1],
    creases: [{ at: 0.51, across: false, tilt: 0.01, depth: 0.12, step: 0.03 }],
    wave: { size: 0.001, turns: 1.5, phase: 1 },
    light: {
      slope: [0.18, -0.12],
      shadows: [{ kind: 'edge', at: [0.75, 0.8], angle: 0.7, softness: 0.2, radius: 0.3, darkness: 0.3 }],
      glares: [],
    },
    thumb: undefined,
    blurPx: 0.5,
    motionPx: 0,
    motionAngle: 0,
    noise: 3.5,
    exposure: 0.93,
    cast: [1.02, 1, 0.93],
    contrast: 0.95,
    grey: false,
    quality: 78,
    savedBefore: undefined,
  }
  return taken(sheet, scene, new Random(seed))
}

/** Turned by some degrees, and the far side a little shorter than the near one. */
function cornersOf({ width, height }: Pixels, widthPx: number, heightPx: number): Scene['corners'] {
  const scale = fills * Math.min(widthPx / width, heightPx / height)
  const [cos, sin] = [Math.cos(turnRadians), Math.sin(turnRadians)]
  const corner = (sideX: number, sideY: number): [number, number] => {
    const far = sideY < 0 ? farShorter : 1
    const [x, y] = [(sideX * far * width * scale) / 2, (sideY * height * scale) / 2]
    return [widthPx / 2 + x * cos - y * sin, heightPx / 2 + x * sin + y * cos]
  }
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

const turnRadians = -0.07
const farShorter = 0.96
const fills = 0.93
/** Of the noise; any number will do. */
const seed = 5
