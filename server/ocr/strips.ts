import { evenOut } from './even.ts'
import type { Gray } from './gray.ts'
import type { TextLine } from './lines.ts'

/** A line cut out, upright, black on white, of a fixed height. */
export interface Strip extends Gray {
  line: TextLine
}

export function cut(page: Gray, line: TextLine, { height = 44, margin = 0.18, flipped = false } = {}): Strip {
  const thick = line.thickness * (1 + 2 * margin)
  const long = line.length + line.thickness * 2 * margin
  const scale = height / thick
  const width = Math.max(8, Math.round(long * scale))
  const angle = line.angle + (flipped ? Math.PI : 0)
  const ux = Math.cos(angle)
  const uy = Math.sin(angle)
  // Letters that are much larger than their strip are averaged, not thinned out.
  const looks = Math.min(mostLooks, Math.max(1, Math.round(1 / scale)))
  const data = new Uint8Array(width * height)
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      let sum = 0
      for (let look = 0; look < looks * looks; look++) {
        const along = (u + ((look % looks) + 0.5) / looks) / scale - long / 2
        const off = (v + (Math.floor(look / looks) + 0.5) / looks) / scale - thick / 2
        sum += sample(page, line.x + along * ux - off * uy, line.y + along * uy + off * ux)
      }
      data[v * width + u] = sum / (looks * looks)
    }
  }
  if (line.white !== undefined)
    for (let at = 0; at < data.length; at++) data[at] = Math.min(data[at] as number, line.white)
  evenOut({ width, height, data }, line.light)
  return { width, height, data, line }
}

const mostLooks = 8

function sample({ width, height, data }: Gray, x: number, y: number): number {
  const fx = Math.min(Math.max(x - 0.5, 0), width - 1.001)
  const fy = Math.min(Math.max(y - 0.5, 0), height - 1.001)
  const x0 = Math.floor(fx)
  const y0 = Math.floor(fy)
  const ax = fx - x0
  const ay = fy - y0
  const i = y0 * width + x0
  const top = (data[i] as number) * (1 - ax) + (data[i + 1] as number) * ax
  const bottom = (data[i + width] as number) * (1 - ax) + (data[i + width + 1] as number) * ax
  return top * (1 - ay) + bottom * ay
}

/** All strips under each other on white; tells where each begins. */
export function restack(strips: Strip[], gap = 14): { page: Gray; tops: number[] } {
  const width = Math.max(...strips.map((s) => s.width)) + 2 * gap
  const tops: number[] = []
  let at = gap
  for (const s of strips) {
    tops.push(at)
    at += s.height + gap
  }
  const data = new Uint8Array(width * at).fill(255)
  strips.forEach((s, k) => {
    for (let v = 0; v < s.height; v++)
      data.set(s.data.subarray(v * s.width, (v + 1) * s.width), ((tops[k] as number) + v) * width + gap)
  })
  return { page: { width, height: at, data }, tops }
}

export function pgm({ width, height, data }: Gray): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const out = new Uint8Array(head.length + data.length)
  out.set(head)
  out.set(data, head.length)
  return out
}
