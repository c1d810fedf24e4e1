import { type Coverage, fill } from './fill.ts'
import { layOut, type Outline, outlineOf, unitsPerEm, type Weight } from './font.ts'
import type { BoxShape, Scene, TextShape } from './scene.ts'

/** One byte a pixel: an index into a palette of blends between pairs of colours. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  /** Red, green, blue; three bytes a colour. */
  readonly palette: Uint8Array
}

/** Draws a scene. Few colours make small files: each text blends only between its own colour and what lies under it. */
export function draw(scene: Scene): Bitmap {
  const { width, height } = scene
  const pixels = new Uint8Array(width * height)
  const palette = new Palette()
  for (const shape of scene.shapes) {
    switch (shape.kind) {
      case 'box':
        drawBox(pixels, width, height, shape, palette.ramp(shape.on, shape.color))
        break
      case 'squares': {
        const dark = palette.ramp(shape.on, shape.color) + levels - 1
        for (const { x, y, width: w, height: h } of shape.rects) {
          for (let row = y; row < y + h; row++) pixels.fill(dark, row * width + x, row * width + x + w)
        }
        break
      }
      case 'text':
        drawText(pixels, width, height, shape, palette.ramp(shape.on, shape.color))
    }
  }
  return { width, height, pixels, palette: palette.bytes() }
}

function drawBox(pixels: Uint8Array, width: number, height: number, box: BoxShape, ramp: number): void {
  const { x, y, radius } = box
  const right = x + box.width
  const bottom = y + box.height
  for (let row = y; row < bottom; row++) {
    const inset = row < y + radius || row >= bottom - radius ? radius : 0
    pixels.fill(ramp + levels - 1, row * width + x + inset, row * width + right - inset)
  }
  const corner = cornerOf(radius)
  const mirrored = { ...corner, alpha: corner.alpha.toReversed() }
  for (const [at, from, mask] of [
    [x, y, corner],
    [x, bottom - radius, flipped(corner)],
    [right - radius, y, flipped(mirrored)],
    [right - radius, bottom - radius, mirrored],
  ] as const) {
    paint(pixels, width, height, at, from, mask, ramp)
  }
}

/** The upper left quarter of a disc. */
function cornerOf(radius: number): Coverage {
  const alpha = new Float32Array(radius * radius)
  for (let y = 0; y < radius; y++) {
    for (let x = 0; x < radius; x++) {
      const inside = radius - Math.hypot(radius - x - 0.5, radius - y - 0.5) + 0.5
      alpha[y * radius + x] = Math.min(1, Math.max(0, inside))
    }
  }
  return { width: radius, height: radius, alpha }
}

/** Upside down. */
function flipped({ width, height, alpha }: Coverage): Coverage {
  const turned = new Float32Array(alpha.length)
  for (let row = 0; row < height; row++) {
    turned.set(alpha.subarray(row * width, (row + 1) * width), (height - 1 - row) * width)
  }
  return { width, height, alpha: turned }
}

function drawText(pixels: Uint8Array, width: number, height: number, text: TextShape, ramp: number): void {
  const line = layOut(text.text, text.weight, text.size)
  const left =
    text.anchor === 'middle' ? text.x - line.width / 2 : text.anchor === 'end' ? text.x - line.width : text.x
  for (const glyph of line.glyphs) {
    const mask = glyphMask(glyph.id, text.weight, text.size)
    if (mask === undefined) continue
    const x = Math.round(left + glyph.x) + mask.left
    const y = Math.round(text.y - glyph.lift) + mask.top
    paint(pixels, width, height, x, y, mask, ramp)
  }
}

interface GlyphMask extends Coverage {
  left: number
  top: number
}

const masks = new Map<string, GlyphMask | undefined>()

function glyphMask(id: number, weight: Weight, size: number): GlyphMask | undefined {
  const key = `${weight} ${size} ${id}`
  if (masks.has(key)) return masks.get(key)
  // Sizes are few (texts shrink in whole steps to fit), but a bound keeps a long-lived worker small.
  if (masks.size >= maxMasks) masks.clear()
  const mask = rasterise(outlineOf(id, weight), size / unitsPerEm)
  masks.set(key, mask)
  return mask
}

const maxMasks = 2_000

function rasterise(outline: Outline, scale: number): GlyphMask | undefined {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { args } of outline) {
    for (let i = 0; i + 1 < args.length; i += 2) {
      const x = (args[i] ?? 0) * scale
      const y = -(args[i + 1] ?? 0) * scale
      minX = Math.min(minX, x)
      maxX = Math.max(maxX, x)
      minY = Math.min(minY, y)
      maxY = Math.max(maxY, y)
    }
  }
  if (minX > maxX) return undefined
  const left = Math.floor(minX)
  const top = Math.floor(minY)
  const coverage = fill(outline, scale, -left, -top, Math.ceil(maxX) - left + 1, Math.ceil(maxY) - top + 1)
  return { ...coverage, left, top }
}

function paint(
  pixels: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  mask: Coverage,
  ramp: number,
): void {
  for (let row = 0; row < mask.height; row++) {
    const to = y + row
    if (to < 0 || to >= height) continue
    for (let column = 0; column < mask.width; column++) {
      const level = Math.round((mask.alpha[row * mask.width + column] ?? 0) * (levels - 1))
      const at = x + column
      if (level > 0 && at >= 0 && at < width) pixels[to * width + at] = ramp + level
    }
  }
}

const levels = 12

/** Ramps of 12 steps from one colour to another; 256 indexes hold 21 pairs. */
class Palette {
  readonly #ramps = new Map<string, number>()

  ramp(from: string, to: string): number {
    const key = `${from}${to}`
    const known = this.#ramps.get(key)
    if (known !== undefined) return known
    const start = this.#ramps.size * levels
    this.#ramps.set(key, start)
    return start
  }

  bytes(): Uint8Array {
    const bytes = new Uint8Array(Math.max(1, this.#ramps.size) * levels * 3)
    for (const [key, start] of this.#ramps) {
      const from = rgb(key.slice(0, 7))
      const to = rgb(key.slice(7))
      for (let level = 0; level < levels; level++) {
        const share = level / (levels - 1)
        for (let c = 0; c < 3; c++) {
          const a = from[c] ?? 0
          bytes[(start + level) * 3 + c] = Math.round(a + ((to[c] ?? 0) - a) * share)
        }
      }
    }
    return bytes
  }
}

const rgb = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
