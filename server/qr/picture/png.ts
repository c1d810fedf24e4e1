import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from './canvas.ts'

/** A palette PNG. Libraries at hand write true colour only, three times the bytes for a drawing of few colours. */
export function pngOf(bitmap: Bitmap): Uint8Array {
  const { width, height, palette } = bitmap
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, width)
  header.setUint32(4, height)
  header.setUint8(8, 8) // bits a pixel
  header.setUint8(9, 3) // colours by palette
  return Buffer.concat([
    signature,
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(filtered(bitmap), { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Each row as its difference from the one above: squares are many pixels high, so most rows become zeros. */
function filtered({ width, height, pixels }: Bitmap): Uint8Array {
  const rows = new Uint8Array((width + 1) * height)
  for (let row = 0; row < height; row++) {
    const from = row * width
    const to = row * (width + 1)
    rows[to] = filterUp
    for (let x = 0; x < width; x++) {
      rows[to + 1 + x] = (pixels[from + x] ?? 0) - (row === 0 ? 0 : (pixels[from - width + x] ?? 0))
    }
  }
  return rows
}

const filterUp = 2

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(name, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
