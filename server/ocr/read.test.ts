import { describe, expect, test } from 'bun:test'
import { PDFDocument } from 'pdf-lib'
import type { ReadDocument, ReadLine } from './document.ts'
import { fieldsOf } from './fields/fields.ts'
import { allowedFor } from './fields/kind.ts'
import { readDocument, type Stage, type Tools } from './read.ts'
import { grayPng, specimenFields, specimenGray, specimenJpeg, specimenPdf } from './specimen.ts'
import { Tesseract } from './tesseract.ts'

let started: Promise<Tesseract> | undefined
const tesseract = () => {
  started ??= Tesseract.start()
  return started
}
const read = (bytes: Uint8Array, tools: Partial<Tools> = {}) =>
  readDocument(bytes, { tesseract, fieldsOf, ...tools })
/** Where a gap becomes a space is a matter of taste. */
const squeezed = (lines: ReadLine[]) => textOf(lines).replaceAll(' ', '')
const textOf = (lines: ReadLine[]) => lines.map(({ text }) => text).join('\n')

describe('a PDF with text', () => {
  test('is read from its text, and its picture is only asked whether it says the same', async () => {
    const { lines, document, spentMs } = await read(await specimenPdf())
    expect(spentMs).toEqual({})
    for (const value of [
      specimenFields.plate,
      specimenFields.policy_number,
      specimenFields.chassis,
      '14/02/2026',
    ])
      expect(textOf(lines)).toContain(value)
    expect(lines.every(({ confidence }) => confidence === 0.99)).toBe(true)
    expect(document.kind).toBe('insurance')
  })

  test.each([0, 90, 180, 270])('is upright when its page is turned by %d degrees', async (turnDegrees) => {
    const { lines, pages } = await read(await specimenPdf({ turnDegrees }))
    const plate = lines.find(({ text }) => text.includes(specimenFields.plate))
    const title = lines.find(({ text }) => text.includes('RADIANT'))
    expect(plate?.box.angle).toBeCloseTo(0, 1)
    expect(plate?.box.y).toBeGreaterThan(title?.box.y ?? 1)
    expect(pages[0]).toMatchObject({ index: 0 })
  })

  test('is read on its first five pages', async () => {
    const { lines } = await read(await specimenPdf({ pages: 7 }))
    expect(new Set(lines.map(({ page }) => page))).toEqual(new Set([0, 1, 2, 3, 4]))
  })

  test('that nobody can see is read as a picture', async () => {
    const { spentMs, lines } = await read(await scanWithUnseenText('RAX 999 X '.repeat(20)))
    expect(spentMs.together).toBeGreaterThan(0)
    expect(textOf(lines)).toContain(specimenFields.plate)
    expect(textOf(lines)).not.toContain('RAX 999 X')
  })
})

describe('a picture', () => {
  test('is read, each line with its place on the upright page', async () => {
    const { lines, pages, document } = await read(await specimenJpeg())
    expect(document.fields.plate?.value).toBe(specimenFields.plate)
    const plate = lines.find(({ text }) => text.includes(specimenFields.plate))
    expect(plate).toMatchObject({ page: 0 })
    expect(plate?.confidence).toBeGreaterThan(0.8)
    expect(plate?.box.y).toBeCloseTo((82 + 5 * 42 - 6) / 595, 1)
    expect(pages[0]?.quarterTurns).toBe(0)
  })

  test.each([
    [90, 3],
    [180, 2],
    [270, 1],
  ])('turned by %d degrees reads the same', async (turnDegrees, quarterTurns) => {
    const turned = await new Bun.Image(grayPng(await specimenGray())).rotate(turnDegrees).jpeg().bytes()
    const { lines, pages } = await read(turned)
    expect(textOf(lines)).toContain(specimenFields.plate)
    expect(squeezed(lines)).toContain(specimenFields.policy_number)
    expect(pages[0]?.quarterTurns).toBe(quarterTurns)
    const at = (words: string) => lines.find(({ text }) => text.includes(words))?.box.y ?? -1
    expect(at('RADIANT')).toBeLessThan(at(specimenFields.plate))
  })

  test('gives the piece of paper that each field was read from', async () => {
    const { crops, document } = await read(await specimenJpeg(), { crops: true })
    expect(Object.keys(crops).sort()).toEqual(Object.keys(document.fields).sort())
    const { lines } = await read(await enlarged(crops.plate ?? new Uint8Array()))
    expect(textOf(lines)).toContain(specimenFields.plate)
  })

  test('is looked at again only while something is in doubt', async () => {
    const blurred = await new Bun.Image(await specimenJpeg()).resize(420).jpeg({ quality: 40 }).bytes()
    const stages = async (fieldsOf: (lines: readonly ReadLine[]) => ReadDocument): Promise<Stage[]> => {
      const seen: Stage[] = []
      await read(blurred, { fieldsOf, onStage: (stage) => seen.push(stage) })
      return seen
    }
    const sure: ReadDocument['fields'] = Object.fromEntries(
      allowedFor('registration').map((name) => [name, { value: 'RAD 417 K', confidence: 0.9 }]),
    )
    expect(await stages(() => ({ kind: 'registration', fields: sure }))).toEqual([
      'decode',
      'lines',
      'together',
    ])
    const doubtful = (lines: readonly ReadLine[]): ReadDocument => {
      const line = lines.toSorted((a, b) => a.confidence - b.confidence)[0]
      const plate = { value: 'RAD 417 K', confidence: 0.6, ...(line && { line }) }
      return { kind: 'registration', fields: { ...sure, plate } }
    }
    expect(await stages(doubtful)).toContain('alone')
  })

  test('has its doubtful lines, and no others, shown to a second reader', async () => {
    let asked = 0
    let all = 0
    const unsure = (lines: readonly ReadLine[]): ReadDocument => {
      all = lines.length
      return { kind: 'insurance', fields: {} }
    }
    const blurred = await new Bun.Image(await specimenJpeg()).resize(420).jpeg({ quality: 40 }).bytes()
    const { lines } = await read(blurred, {
      fieldsOf: unsure,
      secondReader: async (_, doubtful) => {
        asked = doubtful.length
        return doubtful.map(() => ({ text: 'SEEN BY ANOTHER', confidence: 0.99 }))
      },
    })
    expect(asked).toBeLessThan(all)
    expect(lines.filter(({ text }) => text === 'SEEN BY ANOTHER')).toHaveLength(asked)
  })

  test('is answered with what is known when time runs out', async () => {
    const stages: Stage[] = []
    const onStage = (stage: Stage) => stages.push(stage)
    const pdf = await PDFDocument.create()
    const scan = await pdf.embedJpg(await specimenJpeg())
    for (const page of [pdf.addPage([595, 842]), pdf.addPage([595, 842])])
      page.drawImage(scan, { x: 0, y: 0, width: 595, height: 842 })
    const { pages, lines } = await read(await pdf.save(), { patienceMs: 1, onStage })
    expect(stages).toEqual(['decode', 'lines', 'together'])
    expect(pages.map(({ index }) => index)).toEqual([0])
    expect(textOf(lines)).toContain(specimenFields.plate)
  })

  test('without text is told from a bad photo of a document', async () => {
    const noise = {
      width: 800,
      height: 600,
      data: Uint8Array.from({ length: 480_000 }, (_, at) => 100 + ((at * 2654435761) >>> 27)),
    }
    await expect(read(grayPng(noise))).rejects.toMatchObject({ code: 'document.no_text' })
    const plain = { width: 800, height: 600, data: new Uint8Array(480_000).fill(255) }
    await expect(read(grayPng(plain))).rejects.toMatchObject({ code: 'document.no_text' })
  })
})

async function scanWithUnseenText(words: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([595, 842])
  const font = await pdf.embedFont('Helvetica')
  page.drawImage(await pdf.embedJpg(await specimenJpeg()), { x: 0, y: 0, width: 595, height: 842 })
  // How scanners put their own reading behind the picture: rendering mode 3, neither filled nor drawn.
  const { PDFOperator, PDFOperatorNames, PDFNumber } = await import('pdf-lib')
  page.pushOperators(PDFOperator.of(PDFOperatorNames.SetTextRenderingMode, [PDFNumber.of(3)]))
  page.drawText(words, { x: 10, y: 400, size: 10, font })
  return pdf.save()
}

const enlarged = async (png: Uint8Array): Promise<Uint8Array> => {
  const { width, height } = await new Bun.Image(png).metadata()
  return new Bun.Image(png).resize(width, Math.max(64, height)).png().bytes()
}
