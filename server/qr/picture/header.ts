import { found, type Parsed, problem } from '../parsed.ts'

export type ReadProblem =
  /** Neither PNG nor JPEG, or broken. */
  'picture_not_readable' | 'picture_too_large' | 'picture_without_code'

/** WhatsApp's own limit for a picture is 5 MB. */
export const maxPictureBytes = 8 * 2 ** 20
/** Phones take 12 to 16 million pixels; beyond this lie panoramas and traps. */
export const maxPicturePixels = 25_000_000
/** Two copies of it are in memory while it is read, on a machine that has little. */
const maxUnpackedBytes = 64_000_000

/** What can be told from the first bytes, before a worker is asked. */
export function checkPicture(bytes: Uint8Array): Parsed<Uint8Array, ReadProblem> {
  if (bytes.length > maxPictureBytes) return problem('picture_too_large')
  const header = pictureHeader(bytes)
  if (header === undefined) return problem('picture_not_readable')
  const { width, height, bytesPerPixel } = header
  const isTooLarge = width * height > maxPicturePixels || width * height * bytesPerPixel > maxUnpackedBytes
  return isTooLarge ? problem('picture_too_large') : found(bytes)
}

export interface PictureHeader {
  readonly format: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
  /** As stored in the file, unpacked. */
  readonly bytesPerPixel: number
}

/** Format and size from the first bytes, so that a picture's pixels are counted before any are unpacked. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 33 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a)
    return pngHeader(view)
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return jpegHeader(view)
  return undefined
}

function pngHeader(view: DataView): PictureHeader | undefined {
  const isHeader = view.getUint32(12) === 0x49484452
  if (!isHeader) return undefined
  // 8 bits and 4 channels are the most that phones write; 16 bits double it.
  const bytesPerPixel = view.getUint8(24) === 16 ? 8 : 4
  return sized('png', view.getUint32(16), view.getUint32(20), bytesPerPixel)
}

/** Walks the segments to the one that starts the frame (ITU T.81, B.1). */
function jpegHeader(view: DataView): PictureHeader | undefined {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5), 4)
    // The frame must come before the scan; markers without a length have no business here.
    if (marker === 0xda || marker === 0xd9) return undefined
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return undefined
}

const sized = (
  format: PictureHeader['format'],
  width: number,
  height: number,
  bytesPerPixel: number,
): PictureHeader | undefined =>
  width > 0 && height > 0 ? { format, width, height, bytesPerPixel } : undefined
