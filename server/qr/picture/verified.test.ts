import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import fc from 'fast-check'
import { readBarcodes } from 'zxing-wasm/reader'
import { languages } from '../../i18n/languages.ts'
import { maxAmountRwf } from '../amount.ts'
import { draw } from './canvas.ts'
import { cardScene } from './card.ts'
import { decodeQr, prepareReader } from './decode.ts'
import { drawable, layOut } from './font.ts'
import { maxPictureBytes, pictureHeader } from './header.ts'
import { modulesOf } from './modules.ts'
import { readPicture } from './read.ts'
import { makeVerifiedPicture, type QrDrawing, verify } from './verified.ts'

const drawing: QrDrawing = {
  payload: 'tel:*182*8*1*123456*1000#',
  opensPage: false,
  payee: { kind: 'merchant', value: '123456', network: 'MTN' },
  amountRwf: 1000,
  ussd: '*182*8*1*123456*1000#',
  language: 'en',
}

const anyDrawing: fc.Arbitrary<QrDrawing> = fc
  .record({
    value: fc.stringMatching(/^07[2389]\d{7}$/),
    amountRwf: fc.option(fc.integer({ min: 1, max: maxAmountRwf })),
    language: fc.constantFrom(...languages),
    isLink: fc.boolean(),
    slug: fc.stringMatching(/^[0-9a-z]{10}$/),
    name: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
  })
  .map(({ value, amountRwf, language, isLink, slug, name }) => {
    const ussd = `*182*1*1*${value}${amountRwf === null ? '' : `*${amountRwf}`}#`
    return {
      payload: isLink ? `https://pay.example.rw/q/${slug}` : `tel:${ussd}`,
      opensPage: isLink,
      payee: { kind: 'phone', value, network: 'MTN' },
      amountRwf,
      ussd,
      language,
      name,
    }
  })

describe('a picture', () => {
  test('of any code reads back as its payload, is small and twice as wide as a small phone', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, async (any) => {
        const png = await makeVerifiedPicture(any, 'picture')
        expect(await decodeQr(png, 'photo')).toEqual([any.payload])
        expect(png.length).toBeLessThan(40_000)
        expect(pictureHeader(png)).toMatchObject({ format: 'png', width: 720 })
      }),
      { numRuns: 25 },
    )
  })

  test('leaves the quiet zone of four modules clear on every side', async () => {
    for (const payload of [
      drawing.payload,
      'tel:*182*1*1*0788123456*10000000#',
      'https://pay.example.rw/q/k7m2p9qrst',
    ]) {
      const bitmap = draw(
        cardScene(modulesOf(payload), drawing, (text, weight, size) => layOut(text, weight, size).width),
      )
      const data = new Uint8ClampedArray(bitmap.pixels.length * 4).fill(255)
      bitmap.pixels.forEach((index, at) => {
        data.set(bitmap.palette.subarray(index * 3, index * 3 + 3), at * 4)
      })
      const [code] = await codesIn({ data, width: bitmap.width, height: bitmap.height })
      expect(code).toEqual({ text: payload, quietZoneIsClear: true })
    }
  })

  test('is the same bytes each time', async () => {
    for (const as of ['picture', 'svg', 'sticker', 'poster'] as const) {
      const [first, second] = [await makeVerifiedPicture(drawing, as), await makeVerifiedPicture(drawing, as)]
      expect(Buffer.compare(first, second)).toBe(0)
    }
  })

  test('that says something else than it should is not handed out', async () => {
    const png = await makeVerifiedPicture(drawing, 'picture')
    await expect(verify(png, 'tel:*182*8*1*123457*1000#')).rejects.toThrow('did not read back')
  })

  test('of an endless payload is refused', async () => {
    await expect(makeVerifiedPicture({ ...drawing, payload: 'x'.repeat(300) }, 'picture')).rejects.toThrow(
      'at most 200 bytes',
    )
  })

  test('as SVG needs no font and escapes what strangers wrote', async () => {
    const evil = { ...drawing, payee: { ...drawing.payee, network: '<script>"&' } }
    const svg = new TextDecoder().decode(await makeVerifiedPicture(evil, 'svg'))
    expect(svg).toStartWith('<svg xmlns')
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('<text')
  })
})

describe('a print', () => {
  const longest: QrDrawing = {
    ...drawing,
    payload: 'https://a-rather-long-name.cooperative.example.rw/q/k7m2p9qrst',
    opensPage: true,
    payee: { kind: 'phone', value: '0788123456', network: 'MTN' },
    amountRwf: maxAmountRwf,
    ussd: '*182*1*1*0788123456*10000000#',
    name: 'Coopérative des Motards de Nyabugogo et Kimironko',
  }
  for (const language of languages) {
    test(`in ${language}: every code on the rendered page reads back`, async () => {
      for (const each of [drawing, longest]) {
        const poster = await makeVerifiedPicture({ ...each, language }, 'poster')
        expect(await codesOnPage(poster)).toEqual([{ text: each.payload, quietZoneIsClear: true }])
        const stickers = await makeVerifiedPicture({ ...each, language }, 'sticker')
        expect(await codesOnPage(stickers)).toEqual(
          Array(9).fill({ text: each.payload, quietZoneIsClear: true }),
        )
        expect(poster.length + stickers.length).toBeLessThan(120_000)
      }
    })
  }

  test('leaves out letters it cannot draw', async () => {
    expect(drawable('Iduka rya Élise 🎉 متجر\u202e')).toBe('Iduka rya Élise')
    await makeVerifiedPicture({ ...drawing, name: '🎉' }, 'poster')
  })
})

describe('reading a picture', () => {
  const fixture = async (name: string) =>
    new Uint8Array(await Bun.file(join(import.meta.dir, '../../../fixtures/qr', name)).arrayBuffer())

  test('a photo from the side in dim light', async () => {
    const read = await readPicture(await fixture('sticker-on-a-counter.jpg'))
    expect(read).toEqual({ ok: true, value: ['tel:*182*8*1*123456*1000#'] })
  })
  test('a screenshot in dark mode', async () => {
    const read = await readPicture(await fixture('inverted-screenshot.png'))
    expect(read).toEqual({ ok: true, value: ['tel:*182*1*1*0788123456*10000000#'] })
  })
  test('a photo without a code', async () => {
    expect(await readPicture(await fixture('no-code.jpg'))).toEqual({
      ok: false,
      problem: 'picture_without_code',
    })
  })

  const bad: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'picture_not_readable'],
    ['no picture', new TextEncoder().encode('%PDF-1.7'), 'picture_not_readable'],
    ['too many bytes', new Uint8Array(maxPictureBytes + 1), 'picture_too_large'],
    ['too many pixels', pngClaiming(60_000, 60_000, new Uint8Array(10)), 'picture_too_large'],
    [
      'a bomb: few bytes that unpack to many',
      pngClaiming(10, 10, new Uint8Array(50_000_000)),
      'picture_not_readable',
    ],
    ['pixels that are missing', pngClaiming(200, 200, new Uint8Array(0)), 'picture_without_code'],
  ]
  for (const [name, bytes, problem] of bad) {
    test(name, async () => {
      expect(await readPicture(bytes)).toMatchObject({ ok: false, problem })
    })
  }

  test('broken bytes never throw', async () => {
    const whole = [await fixture('no-code.jpg'), await makeVerifiedPicture(drawing, 'picture')]
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        edits,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (bytes, changes, keep) => {
          const broken = bytes.slice(0, Math.ceil(bytes.length * keep))
          for (const [at, value] of changes) if (broken.length > 0) broken[at % broken.length] = value
          const read = await readPicture(broken)
          expect(typeof read.ok).toBe('boolean')
        },
      ),
      { numRuns: 60 },
    )
  })
})

async function codesOnPage(pdf: Uint8Array): Promise<{ text: string; quietZoneIsClear: boolean }[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const [page] = document.pages()
  if (page === undefined) throw new Error('no page')
  const { width, height, data } = await page.render({ scale: 3, render: 'bitmap' })
  document.destroy()
  library.destroy()
  return codesIn({ width, height, data: new Uint8ClampedArray(data) })
}

/** Every code in an upright picture, and whether all pixels of the quiet zone round it are as light as paper. */
async function codesIn(image: { width: number; height: number; data: Uint8ClampedArray }) {
  prepareReader()
  const codes = await readBarcodes({ ...image, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 20,
  })
  const isLight = (x: number, y: number) => (image.data[(y * image.width + x) * 4 + 1] ?? 0) > 230
  return codes.map(({ text, position, symbol }) => {
    const { topLeft, bottomRight } = position
    // Half a module less: the reader's corners are not exact to the pixel.
    const quiet = Math.floor(((bottomRight.x - topLeft.x) / symbol.width) * 3.5)
    let quietZoneIsClear = true
    for (let y = topLeft.y - quiet; y < bottomRight.y + quiet; y++) {
      for (let x = topLeft.x - quiet; x < bottomRight.x + quiet; x++) {
        const margin = 3
        const isInside =
          x > topLeft.x - margin &&
          x < bottomRight.x + margin &&
          y > topLeft.y - margin &&
          y < bottomRight.y + margin
        if (!isInside && !isLight(x, y)) quietZoneIsClear = false
      }
    }
    return { text, quietZoneIsClear }
  })
}

/** A PNG whose header says one size and whose data says another; checksums are left zero, which stb ignores. */
function pngClaiming(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const chunk = (name: string, data: Uint8Array) => {
    const bytes = Buffer.alloc(12 + data.length)
    bytes.writeUInt32BE(data.length)
    bytes.write(name, 4, 'latin1')
    bytes.set(data, 8)
    return bytes
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0], 8)
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ])
}
