import { DocumentError } from '../../server/ocr/fault.ts'
import { withPdf } from '../../server/ocr/pdf.ts'
import { pngOf } from '../../server/qr/picture/png.ts'
import type { Picture } from './page.ts'

/**
 * The first pages of a stranger's PDF as pictures, drawn by the reader's own program, which can run nothing: so the
 * operator's browser need not open it. None when it cannot be drawn; the file itself lies beside.
 */
export async function pagesOfPdf(bytes: Uint8Array): Promise<Picture[]> {
  try {
    return await withPdf(bytes, { isCutOff: false }, async (pages) => {
      const drawn: Picture[] = []
      for (const page of pages.slice(0, mostPages)) {
        const { width, height, data } = await page.picture()
        drawn.push({ mime: 'image/png', bytes: pngOf({ width, height, pixels: data, palette: greys }) })
      }
      return drawn
    })
  } catch (error) {
    if (error instanceof DocumentError) return []
    throw error
  }
}

const mostPages = 3
const greys = Uint8Array.from({ length: 768 }, (_, at) => Math.floor(at / 3))
