import { beforeAll, describe, expect, test } from 'bun:test'
import { degrees, PDFDocument, type PDFImage, type PDFPage, rgb } from 'pdf-lib'
import { decodePicture } from './decode.ts'
import type { Gray } from './gray.ts'
import { withPdf } from './pdf.ts'
import { specimenJpeg } from './specimen.ts'

let scan: Uint8Array
let unpacked: Gray
beforeAll(async () => {
  scan = await specimenJpeg({ width: 1754, height: 2482 })
  unpacked = await decodePicture(scan, 'jpeg')
})

const whole = { x: 0, y: 0, width: 595, height: 842 }

async function pageWith(paint: (page: PDFPage, image: PDFImage) => void, jpeg = scan): Promise<Gray> {
  const pdf = await PDFDocument.create()
  paint(pdf.addPage([whole.width, whole.height]), await pdf.embedJpg(jpeg))
  return withPdf(await pdf.save(), { isCutOff: false }, async ([page]) => {
    if (page === undefined) throw new Error('There is no page.')
    return page.picture()
  })
}

describe('a page that is one large photo', () => {
  test('is that photo, unpacked as a photo is', async () => {
    expect(await pageWith((page, image) => page.drawImage(image, whole))).toEqual(unpacked)
  })

  test('is that photo beside an edge of white, and however its page is turned', async () => {
    const inset = { x: 20, y: 28.3, width: 555, height: 785.4 }
    expect(await pageWith((page, image) => page.drawImage(image, inset))).toEqual(unpacked)
    const turned = await pageWith((page, image) => {
      page.drawImage(image, whole)
      page.setRotation(degrees(90))
    })
    expect(turned).toEqual(unpacked)
  })

  test.each<[string, (page: PDFPage, image: PDFImage) => void]>([
    [
      'something lies over it',
      (page, image) => {
        page.drawImage(image, whole)
        page.drawRectangle({ x: 100, y: 100, width: 300, height: 300, color: rgb(0, 0, 0) })
      },
    ],
    [
      'there is another one',
      (page, image) => {
        page.drawImage(image, whole)
        page.drawImage(image, { x: 0, y: 0, width: 100, height: 140 })
      },
    ],
    ['it is turned', (page, image) => page.drawImage(image, { ...whole, x: 300, rotate: degrees(5) })],
    ['it is mirrored', (page, image) => page.drawImage(image, { ...whole, x: 595, width: -595 })],
    ['it is squeezed', (page, image) => page.drawImage(image, { ...whole, height: 400 })],
    ['a part of it is off the page', (page, image) => page.drawImage(image, { ...whole, y: -200 })],
    ['it lets something through', (page, image) => page.drawImage(image, { ...whole, opacity: 0.5 })],
  ])('is drawn when %s', async (_, paint) => {
    const { width, height, data } = await pageWith(paint)
    expect(Math.max(width, height)).toBe(2000)
    expect(Buffer.compare(data, unpacked.data)).not.toBe(0)
  })

  test('is drawn, and made larger, when it is small', async () => {
    const small = await specimenJpeg({ width: 700, height: 990 })
    const { height } = await pageWith((page, image) => page.drawImage(image, whole), small)
    expect(height).toBe(2000)
  })
})
