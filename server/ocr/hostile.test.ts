import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { createDeflate, deflateSync } from 'node:zlib'
import { workerPath } from '../assets.ts'
import { OcrEngine, type Outcome } from './engine.ts'
import { grayPng, specimenFields, specimenGray, specimenJpeg, specimenPdf } from './specimen.ts'

/** Every file here once would have cost a server its memory, its time, or its secrets. */
let engine: OcrEngine
beforeAll(() => {
  engine = new OcrEngine({ workerPath: workerPath('server/ocr/reader-worker.ts') })
})
afterAll(() => {
  engine.stop()
})

const codeOf = (outcome: Outcome): string => (outcome.ok ? 'read' : outcome.fault.code)
const plateOf = (outcome: Outcome) =>
  outcome.ok ? outcome.value.document.fields.plate?.value : outcome.fault.code
const latin = (text: string) => Buffer.from(text, 'latin1')

describe('a PDF', () => {
  test('that is cut off, locked, or far too long is told so', async () => {
    const pdf = await specimenPdf()
    expect(codeOf(await engine.read(pdf.subarray(0, 300)))).toBe('document.truncated')
    expect(codeOf(await engine.read(locked))).toBe('document.encrypted')
    expect(codeOf(await engine.read(await specimenPdf({ pages: 200 })))).toBe('document.too_many_pages')
    expect(codeOf(await engine.read(latin('%PDF-1.7\nnothing in here\n%%EOF\n')))).toBe('document.unreadable')
  })

  test('that would start programs, run scripts, or fetch from the network does none of it', async () => {
    const asked: string[] = []
    const server = Bun.serve({
      port: 0,
      fetch: (request) => new Response(asked.push(request.url) > 0 ? '' : ''),
    })
    try {
      const outcome = await engine.read(eager(`http://127.0.0.1:${server.port}`))
      expect(outcome.ok ? outcome.value.lines.map(({ text }) => text) : codeOf(outcome)).toEqual([
        'RADIANT INSURANCE MOTOR CERTIFICATE No 2026 RAD 417 K of Kigali Rwanda',
      ])
      await Bun.sleep(100)
      expect(asked).toEqual([])
    } finally {
      await server.stop(true)
    }
  })

  test('of some kilobytes that unpacks to a gigabyte costs neither memory nor time', async () => {
    const before = process.memoryUsage.rss()
    const startedAt = performance.now()
    const outcome = await engine.read(pdfOf(await packedSpaces(1024), '/Filter /FlateDecode'))
    expect(codeOf(outcome)).toMatch(/^document\.(too_large|unreadable|no_text)$/)
    expect(performance.now() - startedAt).toBeLessThan(20_000)
    expect(process.memoryUsage.rss() - before).toBeLessThan(350 * 2 ** 20)
    // The next one is read as if nothing had been.
    expect(plateOf(await engine.read(await specimenPdf()))).toBe(specimenFields.plate)
  })

  test('that refers to itself without end, or is of no size, is given up', async () => {
    const loop = objects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Contents 4 0 R >>',
      stream('/A Do'),
    ])
    expect(codeOf(await engine.read(loop))).toMatch(/^document\.(unreadable|no_text)$/)
    const form =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> /Length 12 >>\nstream\n/A Do /A Do \nendstream'
    const nested = pageOf(['q /A Do Q'], '/XObject << /A 5 0 R >>', [form])
    expect(codeOf(await engine.read(nested))).toMatch(/^document\.(too_large|no_text)$/)
  })

  test('of a page as large as a field is drawn no larger than any other', async () => {
    const pdf = pageOf(['BT /F 400000 Tf 10 10 Td (RAD) Tj ET'], font, [], '[0 0 2000000 2000000]')
    expect(codeOf(await engine.read(pdf))).toMatch(/^(read|document\.no_text|document\.unreadable)$/)
  })
})

describe('a picture', () => {
  test('of 30,000 × 30,000 pixels is refused by its header', async () => {
    const png = Buffer.from(grayPng({ width: 100, height: 100, data: new Uint8Array(10_000) }))
    png.writeUInt32BE(30_000, 16)
    png.writeUInt32BE(30_000, 20)
    const startedAt = performance.now()
    expect(codeOf(await engine.read(png))).toBe('document.too_large')
    expect(performance.now() - startedAt).toBeLessThan(50)
  })

  test('that is large but honest is read: 12 MB, 43 million pixels, 16 bits', async () => {
    const large = await specimenJpeg({ width: 5_690, height: 8_050 })
    const padded = Buffer.concat([
      large.subarray(0, 2),
      comment(12 * 2 ** 20 - large.length),
      large.subarray(2),
    ])
    expect(padded.length).toBeGreaterThan(12_000_000)
    expect(plateOf(await engine.read(padded))).toBe(specimenFields.plate)
    expect(plateOf(await engine.read(await sixteenBits()))).toBe(specimenFields.plate)
  }, 60_000)

  test('in the colours of a printing press is read in the right ones', async () => {
    expect(
      plateOf(
        await engine.read(
          await Bun.file(join(import.meta.dir, '../../fixtures/ocr/hostile/cmyk.jpg')).bytes(),
        ),
      ),
    ).toBe(specimenFields.plate)
  }, 30_000)

  test('that is damaged inside is read as far as it goes or refused, and the reader lives', async () => {
    const jpeg = await specimenJpeg()
    for (const seed of [1, 2, 3]) {
      const damaged = Buffer.from(jpeg)
      for (let count = 0; count < 40; count++) {
        const at = 200 + ((seed * 7919 + count * 104_729) % (jpeg.length - 400))
        // Neither a new mark nor the end of one.
        if (damaged[at] !== 0xff && damaged[at - 1] !== 0xff) damaged[at] = (seed * 31 + count * 17) % 254
      }
      expect(codeOf(await engine.read(damaged))).toMatch(/^(read|document\.(unreadable|no_text|truncated))$/)
    }
    expect(plateOf(await engine.read(jpeg))).toBe(specimenFields.plate)
  }, 60_000)

  test('that is something else as well is a picture and nothing else', async () => {
    const jpeg = await specimenJpeg()
    const both = Buffer.concat([
      jpeg,
      latin('<script>fetch("http://127.0.0.1/")</script>'),
      await specimenPdf(),
    ])
    expect(plateOf(await engine.read(both))).toBe(specimenFields.plate)
  }, 30_000)
})

function objects(bodies: (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [latin('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [index, body] of bodies.entries()) {
    offsets.push(at)
    const part = Buffer.concat([
      latin(`${index + 1} 0 obj\n`),
      Buffer.from(body as Buffer),
      latin('\nendobj\n'),
    ])
    parts.push(part)
    at += part.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    latin(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

const stream = (content: Uint8Array | string, extra = ''): Buffer => {
  const bytes = typeof content === 'string' ? latin(content) : content
  return Buffer.concat([
    latin(`<< ${extra} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    latin('\nendstream'),
  ])
}

const font = '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>'

function pageOf(contents: string[], resources: string, more: string[] = [], box = '[0 0 595 842]'): Buffer {
  return objects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << ${resources} >> >>`,
    stream(contents.join('\n')),
    ...more,
  ])
}

const pdfOf = (content: Uint8Array, filter: string): Buffer =>
  objects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    stream(content, filter),
  ])

/** Everything that a reader for people may do when a file is opened. */
function eager(url: string): Buffer {
  const script = `app.launchURL("${url}/js"); this.submitForm("${url}/form"); app.alert("hello")`
  return objects([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${script}) /Next << /S /Launch /F (/bin/sh) >> >>
      /AA << /WC << /S /JavaScript /JS (${script}) >> >>
      /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (${script}) >>] >> /EmbeddedFiles << /Names [(evil.exe) 6 0 R] >> >>
      /AcroForm << /Fields [] /XFA (<xdp><script>${script}</script></xdp>) >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
      /AA << /O << /S /URI /URI (${url}/open) >> >>
      /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (${url}/link) >> >>
        << /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] /F << /FS /URL /F (${url}/media) >> >>]
      /Resources << ${font} /XObject << /I 5 0 R >> >> >>`,
    stream(
      'BT /F 14 Tf 40 700 Td (RADIANT INSURANCE MOTOR CERTIFICATE No 2026 RAD 417 K of Kigali Rwanda) Tj ET /I Do',
    ),
    `<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray
      /F << /FS /URL /F (${url}/image) >> /FFilter /DCTDecode /Length 0 >>\nstream\n\nendstream`,
    `<< /Type /Filespec /F (evil.exe) /EF << /F 7 0 R >> >>`,
    stream('MZ', '/Type /EmbeddedFile'),
  ])
}

/** Locked with a password that nobody gives (ISO 32000-1, 7.6.3). */
const locked = objects(
  [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
  ],
  '/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
)

async function packedSpaces(megabytes: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 })
  const spaces = Buffer.alloc(2 ** 20, ' ')
  const packed: Buffer[] = []
  deflate.on('data', (piece: Buffer) => packed.push(piece))
  const ended = new Promise((resolve) => deflate.on('end', resolve))
  for (let count = 0; count < megabytes; count++)
    if (!deflate.write(spaces)) await new Promise((resolve) => deflate.once('drain', resolve))
  deflate.end()
  await ended
  return Buffer.concat(packed)
}

/** Comment segments, which every reader skips. */
function comment(bytes: number): Buffer {
  const one = Buffer.alloc(65_537, 0x20)
  one.set([0xff, 0xfe, 0xff, 0xff])
  return Buffer.concat(Array.from({ length: Math.ceil(bytes / one.length) }, () => one))
}

async function sixteenBits(): Promise<Buffer> {
  const { width, height, data } = await specimenGray()
  const rows = Buffer.alloc((1 + width * 2) * height)
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    rows[y * (1 + width * 2) + 1 + x * 2] = data[at] ?? 0
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([16, 0, 0, 0, 0], 8)
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length)
    head.write(type, 4)
    return Buffer.concat([head, body, Buffer.alloc(4)])
  }
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
