import { PDFDocument, StandardFonts } from 'pdf-lib'
import { pngOf } from '../qr/picture/png.ts'
import type { Gray } from './gray.ts'
import { withPdf } from './pdf.ts'

/** A certificate that nobody has, for tests. */
export const specimenFields = {
  plate: 'RAD 417 K',
  policy_number: 'RAD/MOT/2026/118204',
  valid_from: '2026-02-14',
  valid_to: '2027-02-13',
  chassis: 'JTDBR32E530056781',
} as const

const rows = [
  'RADIANT INSURANCE COMPANY LTD',
  'MOTOR VEHICLE INSURANCE CERTIFICATE',
  '',
  `Policy Number: ${specimenFields.policy_number}`,
  'Insured: UWERA Solange',
  `Registration Number: ${specimenFields.plate}`,
  'Make: TOYOTA',
  'Model: COROLLA',
  `Chassis Number: ${specimenFields.chassis}`,
  'Valid from: 14/02/2026',
  'Valid to: 13/02/2027',
  'Seats: 5',
]

export async function specimenPdf({ turnDegrees = 0, pages = 1 } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let count = 0; count < pages; count++) {
    const page = pdf.addPage([595, 842])
    page.setRotation({ type: 'degrees' as never, angle: turnDegrees })
    for (const [at, row] of rows.entries()) page.drawText(row, { x: 60, y: 760 - at * 42, size: 18, font })
  }
  return pdf.save()
}

/** The same as pixels. */
export async function specimenGray(options: { turnDegrees?: number } = {}): Promise<Gray> {
  return withPdf(await specimenPdf(options), { isCutOff: false }, async ([page]) => {
    if (page === undefined) throw new Error('The specimen has no page.')
    return page.picture()
  })
}

export const grayPng = ({ width, height, data }: Gray): Uint8Array =>
  pngOf({
    width,
    height,
    pixels: data,
    palette: Uint8Array.from({ length: 768 }, (_, at) => Math.floor(at / 3)),
  })

export async function specimenJpeg(
  options: {
    turnDegrees?: number
    width?: number
    height?: number
    quality?: number
    progressive?: boolean
  } = {},
): Promise<Uint8Array> {
  const { width, height, quality = 88, progressive = false } = options
  const picture = new Bun.Image(grayPng(await specimenGray(options)))
  return (width === undefined ? picture : picture.resize(width, height))
    .jpeg({ quality, progressive })
    .bytes()
}
