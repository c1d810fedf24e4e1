import { inflateSync } from 'node:zlib'
import { found, type Parsed, problem } from '../parsed.ts'
import { decodeQr } from './decode.ts'
import { checkPicture, pictureHeader, type ReadProblem } from './header.ts'

/** The texts of the QR codes in somebody's photo or screenshot. Runs in the worker. */
export async function readPicture(bytes: Uint8Array): Promise<Parsed<string[], ReadProblem>> {
  const checked = checkPicture(bytes)
  if (!checked.ok) return checked
  if (pictureHeader(bytes)?.format === 'png' && !unpacksHonestly(bytes))
    return problem('picture_not_readable')
  const texts = await decodeQr(bytes, 'photo')
  const known = [...new Set(texts)].filter((text) => text !== '')
  return known.length === 0 ? problem('picture_without_code') : found(known)
}

/** A few kilobytes of PNG can unpack to gigabytes whatever its header says: unpack it once with a bound. */
function unpacksHonestly(png: Uint8Array): boolean {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const header = pictureHeader(png)
  const packed: Uint8Array[] = []
  for (let at = 8; at + 12 <= png.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === idat) packed.push(png.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  // 8 bytes a pixel is the widest PNG; interlacing adds a filter byte for each row of seven passes.
  const maxOutputLength = (header?.width ?? 0) * (header?.height ?? 0) * 8 + (header?.height ?? 0) * 8 + 1024
  try {
    inflateSync(Buffer.concat(packed), { maxOutputLength })
    return true
  } catch {
    // Broken or too large, either way not a picture to read.
    return false
  }
}

const idat = 0x49444154
