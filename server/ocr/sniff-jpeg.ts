import { DocumentError } from './fault.ts'

/** A picture in several scans is unpacked as a whole before its first pixel is known. */
const maxCoefficientBytes = 150 * 2 ** 20
/** Cameras write one scan, progressive pictures about ten. Thousands of them are made to keep a reader busy. */
const maxScans = 64

/** Cameras write some dozens, and those that keep a film or a depth map beside the photo some hundreds. */
const maxSegments = 4096

/** Walks the segments (ITU T.81, B.1) to the frame, through the scans, to the end mark. */
export function sniffJpeg(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let frame: Frame | undefined
  let scans = 0
  let segments = 0
  let at = nextMarker(bytes, 2)
  while (at + 1 < bytes.length) {
    segments += 1
    if (segments > maxSegments) throw new DocumentError('document.unreadable')
    const marker = view.getUint8(at + 1)
    if (marker === endOfImage) {
      if (frame === undefined || scans === 0) throw new DocumentError('document.unreadable')
      return frame
    }
    if (at + 4 > bytes.length) break
    if (isFrame(marker)) frame ??= frameAt(view, at, marker)
    if (marker === startOfScan) {
      scans += 1
      if (frame === undefined || scans > maxScans) throw new DocumentError('document.unreadable')
      if (scans > 1 || frame.isProgressive) refuseHeavy(frame)
    }
    at = nextMarker(bytes, at + 2 + Math.max(2, view.getUint16(at + 2)))
  }
  throw new DocumentError('document.truncated')
}

interface Frame {
  width: number
  height: number
  isProgressive: boolean
  /** What it takes when all of it is held unpacked, at two bytes for each value. */
  coefficientBytes: number
}

function frameAt(view: DataView, at: number, marker: number): Frame {
  const components = at + 10 <= view.byteLength ? view.getUint8(at + 9) : 0
  if (at + 10 + components * 3 > view.byteLength) throw new DocumentError('document.truncated')
  const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
  const samplings = Array.from({ length: components }, (_, index) => view.getUint8(at + 11 + index * 3))
  const shares = samplings.map((sampling) => (sampling >> 4) * (sampling & 15))
  const valuesPerPixel = shares.reduce((sum, share) => sum + share / Math.max(1, ...shares), 0)
  const isProgressive = marker !== 0xc0 && marker !== 0xc1
  return { width, height, isProgressive, coefficientBytes: width * height * valuesPerPixel * 2 }
}

function refuseHeavy({ width, height, coefficientBytes }: Frame): void {
  if (coefficientBytes <= maxCoefficientBytes) return
  const size = `The picture has ${width} × ${height} pixels in layers, too much to unpack.`
  throw new DocumentError('document.too_large', `${size} Send a smaller photo of the document.`)
}

/** The next 0xff that is no data of a scan (there 0x00 follows it), no restart mark and no filling. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let stuffed = 0
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    let next = at + 1
    while (next < bytes.length && bytes[next] === 0xff) next++
    if (next - at > maxFilling) throw new DocumentError('document.unreadable')
    const marker = bytes[next]
    at = next - 1
    stuffed += 1
    if (stuffed > maxStuffed) throw new DocumentError('document.unreadable')
    if (marker !== 0x00 && !(marker !== undefined && marker >= 0xd0 && marker <= 0xd7)) return at
  }
  return bytes.length
}

/** In packed data every 256th byte is one: 65,536 in the largest file. */
const maxStuffed = 1_000_000
/** Writers that fill up do it by some bytes. */
const maxFilling = 65_536

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const startOfScan = 0xda
const endOfImage = 0xd9
