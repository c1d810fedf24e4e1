import { DocumentError } from './fault.ts'
import { sniffJpeg } from './sniff-jpeg.ts'

/** What a file is by its bytes, and how large, before anything of it is decoded. Names of files are not believed. */
export type Sniffed =
  | { kind: 'jpeg' | 'png' | 'webp'; width: number; height: number }
  /** Without its end mark a PDF may still open; if it does not, this is why. */
  | { kind: 'pdf'; isCutOff: boolean }

/** WhatsApp's limit for a picture is 5 MB; its documents may be larger, and so may uploads. */
export const maxFileBytes = 16 * 2 ** 20
/** A page of A4 at 600 dpi has 35 million pixels, the largest phone pictures sent have 50. */
export const maxPixels = 50_000_000
/** WebP is decoded whole. */
const maxWebpPixels = 16_000_000
/** Of 4 KB, the smallest that encoders write, a file of 16 MB has as many. */
const maxChunks = 4096
/** Letters are at least ten pixels high to be read: nothing useful fits into less. */
const minSidePixels = 64

/** Throws a DocumentError for everything that is not read. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) throw new DocumentError('document.empty')
  if (bytes.length > maxFileBytes) {
    const limit = `The file has ${megabytes(bytes.length)} MB; at most ${megabytes(maxFileBytes)} can be read.`
    throw new DocumentError('document.too_large', `${limit} Send a smaller photo of the document.`)
  }
  if (startsWith(bytes, 0, 'ÿØÿ')) return checked('jpeg', sniffJpeg(bytes), maxPixels)
  if (startsWith(bytes, 0, '\u0089PNG\r\n\u001a\n')) return checked('png', sniffPng(bytes), maxPixels)
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP'))
    return checked('webp', sniffWebp(bytes), maxWebpPixels)
  const head = textOf(bytes, 0, 1024)
  const isMarkup = /^(\u00ef\u00bb\u00bf)?\s*</.test(head)
  // Readers of PDF tolerate some bytes before its mark; a web page is not made a PDF by them.
  if (!isMarkup && head.includes('%PDF-')) {
    return { kind: 'pdf', isCutOff: !textOf(bytes, bytes.length - 2048, bytes.length).includes('%%EOF') }
  }
  throw new DocumentError(
    'document.wrong_type',
    `${nameOf(bytes, head, isMarkup)} Send a photo (JPEG or PNG) or a PDF.`,
  )
}

interface Size {
  width: number
  height: number
}

function checked(kind: 'jpeg' | 'png' | 'webp', { width, height }: Size, mostPixels: number): Sniffed {
  if (width === 0 || height === 0) throw new DocumentError('document.unreadable')
  if (width * height > mostPixels) {
    const limit = `The picture has ${width} × ${height} pixels; at most ${mostPixels / 1e6} million can be read.`
    throw new DocumentError('document.too_large', `${limit} Send a smaller photo of the document.`)
  }
  if (Math.min(width, height) < minSidePixels) throw new DocumentError('document.too_small')
  return { kind, width, height }
}

/** Walks the chunks (PNG specification, 5.3): a picture has a header, no animation, and an end. */
function sniffPng(bytes: Uint8Array): Size {
  const view = viewOf(bytes)
  if (bytes.length < 33) throw new DocumentError('document.truncated')
  if (!startsWith(bytes, 12, 'IHDR')) throw new DocumentError('document.unreadable')
  for (let at = 8, chunks = 0; at + 12 <= bytes.length; chunks++) {
    if (chunks > maxChunks) throw new DocumentError('document.unreadable')
    const type = textOf(bytes, at + 4, at + 8)
    if (type === 'acTL') throw new DocumentError('document.animated')
    if (type === 'IEND') return { width: view.getUint32(16), height: view.getUint32(20) }
    at += 12 + view.getUint32(at)
  }
  // Of a monster that also was cut off, its size is the news that helps.
  checked('png', { width: view.getUint32(16), height: view.getUint32(20) }, maxPixels)
  throw new DocumentError('document.truncated')
}

/** The three kinds of WebP (RFC 9649, 2.5 to 2.7). */
function sniffWebp(bytes: Uint8Array): Size {
  const view = viewOf(bytes)
  if (bytes.length < 30 || view.getUint32(4, true) + 8 > bytes.length)
    throw new DocumentError('document.truncated')
  switch (textOf(bytes, 12, 16)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const sides = view.getUint32(21, true)
      return { width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X': {
      if ((view.getUint8(20) & 2) !== 0) throw new DocumentError('document.animated')
      const threeBytes = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 2 ** 16
      return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 }
    }
    default:
      throw new DocumentError('document.unreadable')
  }
}

/** What it is instead, in words that a person knows. */
function nameOf(bytes: Uint8Array, head: string, isMarkup: boolean): string {
  if (isMarkup) return /<svg/i.test(head) ? 'This is a drawing (SVG).' : 'This is a web page.'
  const brand = head.slice(4, 8) === 'ftyp' ? head.slice(8, 12) : ''
  if (/^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand))
    return 'This is an HEIC photo: on an iPhone choose Settings, Camera, Formats, "Most Compatible", or take a screenshot of it.'
  if (/^avi[fs]$/.test(brand)) return 'This is an AVIF picture: take a screenshot of it.'
  if (brand !== '' || head.startsWith('\u001aE\u00df\u00a3')) return 'This is a video.'
  const known = signatures.find(([start]) => head.startsWith(start))
  if (known !== undefined) return known[1]
  const isText = !Array.from(bytes.subarray(0, 512)).some((byte) => byte < 9 || (byte > 13 && byte < 32))
  return isText ? 'This is a text.' : 'This is no kind of picture that is known.'
}

const signatures: [string, string][] = [
  ['GIF8', 'This is a GIF: take a screenshot of it.'],
  ['BM', 'This is a BMP picture: take a screenshot of it.'],
  ['II*\0', 'This is a TIFF picture: take a screenshot of it.'],
  ['MM\0*', 'This is a TIFF picture: take a screenshot of it.'],
  ['PK\u0003\u0004', 'This is a Word, Excel or ZIP file.'],
  ['\u00d0\u00cf\u0011\u00e0', 'This is a Word or Excel file.'],
  ['OggS', 'This is a recording.'],
  ['ID3', 'This is a recording.'],
  ['RIFF', 'This is a recording or a video.'],
  ['\u007fELF', 'This is a program.'],
  ['MZ', 'This is a program.'],
]

const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, from), Math.max(0, to)))

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  textOf(bytes, at, at + text.length) === text

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const megabytes = (count: number): string => (count / 2 ** 20).toFixed(1)
