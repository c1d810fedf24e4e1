import { describe, expect, test } from 'bun:test'
import { DocumentError } from './fault.ts'
import { type Sniffed, sniff } from './sniff.ts'
import { grayPng, specimenJpeg, specimenPdf } from './specimen.ts'

const text = (words: string) => new TextEncoder().encode(words)
const joined = (...parts: (Uint8Array | number[])[]) =>
  Buffer.concat(parts.map((part) => Uint8Array.from(part)))

const outcome = (bytes: Uint8Array): Sniffed | string => {
  try {
    return sniff(bytes)
  } catch (thrown) {
    if (!(thrown instanceof DocumentError)) throw thrown
    expect(thrown.message).toMatch(/^[A-Z].*\.$/)
    return thrown.code
  }
}

const png = grayPng({ width: 200, height: 100, data: new Uint8Array(20_000) })
const pngSized = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.from(png)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const chunk = (type: string, data: number[]) => joined([0, 0, 0, data.length], text(type), data, [0, 0, 0, 0])
const webp = (kind: string, rest: number[]) => joined(text('RIFF'), [22, 0, 0, 0], text(`WEBP${kind}`), rest)

describe('what is read', () => {
  test('is told by its bytes, with its size', async () => {
    expect(outcome(png)).toEqual({ kind: 'png', width: 200, height: 100 })
    expect(outcome(await specimenJpeg({ width: 300, height: 400 }))).toMatchObject({
      kind: 'jpeg',
      width: 300,
      height: 400,
    })
    expect(outcome(await specimenJpeg({ width: 300, height: 400, progressive: true }))).toMatchObject({
      kind: 'jpeg',
    })
    expect(outcome(await new Bun.Image(png).webp().bytes())).toEqual({
      kind: 'webp',
      width: 200,
      height: 100,
    })
    expect(outcome(await new Bun.Image(png).webp({ lossless: true }).bytes())).toEqual({
      kind: 'webp',
      width: 200,
      height: 100,
    })
    expect(outcome(await specimenPdf())).toEqual({ kind: 'pdf', isCutOff: false })
  })

  test('may carry something else behind its end', async () => {
    const jpeg = await specimenJpeg({ width: 300, height: 400 })
    expect(outcome(joined(jpeg, text('PK\u0003\u0004 a zip, %PDF-1.4 %%EOF and <script>')))).toMatchObject({
      kind: 'jpeg',
    })
  })
})

describe('what is not read has a code and a sentence:', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['an empty file', () => new Uint8Array(), 'document.empty'],
    ['20 MB', () => new Uint8Array(20 * 2 ** 20), 'document.too_large'],
    ['30,000 × 30,000 pixels', () => pngSized(30_000, 30_000), 'document.too_large'],
    ['the same without an end', () => pngSized(30_000, 30_000).subarray(0, 60), 'document.too_large'],
    ['no pixels', () => pngSized(0, 100), 'document.unreadable'],
    ['a thumbnail', () => pngSized(40, 30), 'document.too_small'],
    ['half a PNG', () => png.subarray(0, png.length >> 1), 'document.truncated'],
    ['half a JPEG', async () => (await specimenJpeg()).subarray(0, 20_000), 'document.truncated'],
    ['a JPEG of its first bytes', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'document.truncated'],
    [
      'half a WebP',
      async () => (await new Bun.Image(png).webp().bytes()).subarray(0, 40),
      'document.truncated',
    ],
    [
      'an animated PNG',
      () => joined(png.subarray(0, 33), chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]), png.subarray(33)),
      'document.animated',
    ],
    [
      'an animated WebP',
      () => webp('VP8X', [10, 0, 0, 0, 2, 0, 0, 0, 99, 0, 0, 99, 0, 0]),
      'document.animated',
    ],
    ['a GIF', () => joined(text('GIF89a'), new Uint8Array(40)), 'document.wrong_type'],
    [
      'an HEIC photo',
      () => joined([0, 0, 0, 24], text('ftypheic'), new Uint8Array(40)),
      'document.wrong_type',
    ],
    ['a video', () => joined([0, 0, 0, 24], text('ftypisom'), new Uint8Array(40)), 'document.wrong_type'],
    [
      'a web page named .jpg',
      () => text('<!DOCTYPE html><html><body>Sign in</body></html>'),
      'document.wrong_type',
    ],
    ['a web page that says it is a PDF', () => text('<html>%PDF-1.7 %%EOF'), 'document.wrong_type'],
    ['a drawing', () => text('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'document.wrong_type'],
    ['a text', () => text('RAD 417 K'), 'document.wrong_type'],
    ['a Word file', () => joined(text('PK\u0003\u0004'), new Uint8Array(99)), 'document.wrong_type'],
    ['a program', () => joined([0x7f], text('ELF'), new Uint8Array(99)), 'document.wrong_type'],
    ['noise', () => Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 251), 'document.wrong_type'],
  ])('%s', async (_, make, code) => {
    expect(outcome(await make())).toBe(code)
  })

  test('a picture in layers that would unpack to hundreds of megabytes', async () => {
    const jpeg = Buffer.from(await specimenJpeg({ width: 300, height: 400, progressive: true }))
    const frame = jpeg.indexOf(Uint8Array.of(0xff, 0xc2))
    jpeg.writeUInt16BE(7_000, frame + 5)
    jpeg.writeUInt16BE(7_000, frame + 7)
    // Three colours at full size, one after the other.
    for (const component of [0, 1, 2]) jpeg.writeUInt8(0x11, frame + 11 + component * 3)
    expect(outcome(jpeg)).toBe('document.too_large')
  })

  test('a picture of a thousand layers', async () => {
    const jpeg = Buffer.from(await specimenJpeg({ width: 300, height: 400, progressive: true }))
    const scan = jpeg.indexOf(Uint8Array.of(0xff, 0xda))
    const one = jpeg.subarray(scan, jpeg.indexOf(Uint8Array.of(0xff, 0xda), scan + 2))
    const many = Array.from({ length: 1_000 }, () => one)
    expect(outcome(joined(jpeg.subarray(0, scan), ...many, [0xff, 0xd9]))).toBe('document.unreadable')
  })

  test('and says what to do', () => {
    const heic = joined([0, 0, 0, 24], text('ftypheic'), new Uint8Array(40))
    expect(() => sniff(heic)).toThrow('Most Compatible')
    expect(() => sniff(text('<html>'))).toThrow('This is a web page. Send a photo')
    expect(() => sniff(pngSized(30_000, 30_000))).toThrow('30000 × 30000 pixels')
  })
})

describe('a file made to keep the one who looks at it busy', () => {
  const megabytes = (fill: (bytes: Uint8Array) => void): Uint8Array => {
    const bytes = new Uint8Array(15 * 2 ** 20)
    fill(bytes)
    bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 2])
    return bytes
  }
  const every = (pattern: number[]) =>
    megabytes((bytes) => {
      for (let at = 0; at + pattern.length <= bytes.length; at += pattern.length) bytes.set(pattern, at)
    })
  test.each([
    ['filling', every([0xff])],
    ['stuffed bytes', every([0xff, 0])],
    ['restart marks', every([0xff, 0xd3])],
    ['empty segments', every([0xff, 0xe0, 0, 2])],
  ])('by %s is refused as soon as that is clear', (_, bytes) => {
    expect(outcome(bytes)).toBe('document.unreadable')
  })

  test('by empty chunks is too', () => {
    const empty = chunk('IDAT', [])
    const many = joined(png.subarray(0, 33), ...Array.from({ length: 5000 }, () => empty), chunk('IEND', []))
    expect(outcome(many)).toBe('document.unreadable')
  })
})
