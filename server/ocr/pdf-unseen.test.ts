import { beforeAll, describe, expect, test } from 'bun:test'
import {
  PDFDocument,
  type PDFFont,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  rgb,
} from 'pdf-lib'
import { fieldsOf } from './fields/fields.ts'
import { readDocument } from './read.ts'
import { specimenFields, specimenJpeg, specimenPdf } from './specimen.ts'
import { Tesseract } from './tesseract.ts'

let photo: Uint8Array
let recogniser: Tesseract
beforeAll(async () => {
  photo = await specimenJpeg({ width: 1754, height: 2482 })
  recogniser = await Tesseract.start()
})
const read = (bytes: Uint8Array) =>
  readDocument(bytes, { tesseract: () => Promise.resolve(recogniser), fieldsOf })

/** The papers of another car. */
const claim = [
  'CERTIFICATE OF MOTOR INSURANCE',
  'Insurer: SANLAM ALLIANZ RWANDA',
  'Registration number: RAC 123 B',
  'Policy No: SAN/MOT/2026/001234',
  'Valid from: 20/11/2026',
  'Valid to: 19/11/2027',
  'Make: TOYOTA',
]

type Placing = Partial<{ x: number; size: number; colour: ReturnType<typeof rgb> }>
const write = (page: PDFPage, font: PDFFont, { x = 50, size = 10, colour = rgb(0, 0, 0) }: Placing = {}) => {
  for (const [at, text] of claim.entries())
    page.drawText(text, { x, y: 500 - at * size * 2, size, font, color: colour })
}

async function page(
  paint: (page: PDFPage, font: PDFFont, drawPhoto: () => void) => void,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const sheet = pdf.addPage([595, 842])
  const image = await pdf.embedJpg(photo)
  paint(sheet, await pdf.embedFont('Helvetica'), () => {
    sheet.drawImage(image, { x: 0, y: 0, width: 595, height: 842 })
  })
  return pdf.save()
}

const operator = (name: PDFOperatorNames, ...numbers: number[]) =>
  PDFOperator.of(
    name,
    numbers.map((number) => PDFNumber.of(number)),
  )

describe('text that nobody sees does not count', () => {
  test.each<[string, Parameters<typeof page>[0]]>([
    ['under the picture', (sheet, font, drawPhoto) => [write(sheet, font), drawPhoto()]],
    ['in white', (sheet, font, drawPhoto) => [drawPhoto(), write(sheet, font, { colour: rgb(1, 1, 1) })]],
    [
      'almost in white',
      (sheet, font, drawPhoto) => [drawPhoto(), write(sheet, font, { colour: rgb(0.95, 0.95, 0.95) })],
    ],
    ['too small', (sheet, font, drawPhoto) => [drawPhoto(), write(sheet, font, { size: 0.4 })]],
    ['beside the page', (sheet, font, drawPhoto) => [drawPhoto(), write(sheet, font, { x: 2000 })]],
    [
      'cut away',
      (sheet, font, drawPhoto) => {
        drawPhoto()
        sheet.pushOperators(
          operator(PDFOperatorNames.AppendRectangle, 0, 0, 1, 1),
          operator(PDFOperatorNames.ClipNonZero),
          operator(PDFOperatorNames.EndPath),
        )
        write(sheet, font)
      },
    ],
    [
      'as a shape to cut to',
      (sheet, font, drawPhoto) => {
        drawPhoto()
        sheet.pushOperators(operator(PDFOperatorNames.SetTextRenderingMode, 7))
        write(sheet, font)
      },
    ],
    [
      'small, beside a picture with text of its own',
      (sheet, font, drawPhoto) => [drawPhoto(), write(sheet, font, { size: 4 })],
    ],
  ])('%s', async (_, paint) => {
    const { document, lines } = await read(await page(paint))
    expect(document.fields.plate?.value).toBe(specimenFields.plate)
    expect(document.fields.valid_to?.value).toBe(specimenFields.valid_to)
    expect(lines.every(({ confidence }) => confidence < 0.99)).toBe(true)
  })

  test('and a page with nothing else is empty', async () => {
    const white = page((sheet, font) => write(sheet, font, { colour: rgb(1, 1, 1) }))
    await expect(read(await white)).rejects.toMatchObject({ code: 'document.no_text' })
  })
})

test('text that says something else than its drawing is not believed', async () => {
  // The two lie on each other; what is told is the lower one, what is seen the upper one.
  const two = await page((sheet, font) => {
    write(sheet, font, { size: 14 })
    const [y, size] = [500 - 2 * 28, 14]
    sheet.drawRectangle({ x: 40, y: y - 4, width: 400, height: 18, color: rgb(1, 1, 1) })
    sheet.drawText('Registration number: RAC 987 B', { x: 50, y, size, font })
  })
  const { document, spentMs } = await read(two)
  expect(spentMs.together).toBeGreaterThan(0)
  expect(document.fields.plate?.value).toBe('RAC 987 B')
})

test('honest text beside a picture without any is read as text', async () => {
  const pdf = await PDFDocument.load(await specimenPdf())
  const grey = await new Bun.Image(photo).resize(8, 8).jpeg().bytes()
  pdf.getPage(0).drawImage(await pdf.embedJpg(grey), { x: 300, y: 20, width: 250, height: 250 })
  const { document, spentMs } = await read(await pdf.save())
  expect(spentMs).toEqual({})
  expect(document.fields.plate).toMatchObject({ value: specimenFields.plate, confidence: 0.99 })
})
