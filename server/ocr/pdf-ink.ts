import type { Gray } from './gray.ts'

/** What is used of pdfium's interface to drawing (fpdfview.h, fpdf_edit.h); pointers are numbers. */
export interface PdfInk {
  _FPDFPageObj_SetIsActive(object: number, isActive: number): number
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number
  _FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ): number
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    turn: number,
    flags: number,
  ): void
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void }
  HEAPU8: Uint8Array
}

/** The page as it is seen, and as it is seen without these objects. */
export interface TwoDrawings {
  whole: Gray
  without: Gray
}

/** Undefined where there is no room to draw. */
export function drawTwice(
  pdfium: PdfInk,
  page: number,
  { width, height }: { width: number; height: number },
  objects: Iterable<number>,
): TwoDrawings | undefined {
  const scale = longSidePixels / Math.max(width, height)
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const whole = drawn(pdfium, page, size)
  if (whole === undefined) return undefined
  const hidden = [...objects].filter((object) => pdfium._FPDFPageObj_SetIsActive(object, 0) === 1)
  try {
    const without = drawn(pdfium, page, size)
    return without && { whole, without }
  } finally {
    for (const object of hidden) pdfium._FPDFPageObj_SetIsActive(object, 1)
  }
}

function drawn(pdfium: PdfInk, page: number, size: { width: number; height: number }): Gray | undefined {
  const { width, height } = size
  const at = pdfium.wasmExports.malloc(width * height)
  if (at === 0) return undefined
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, gray, at, width)
  try {
    if (bitmap === 0) return undefined
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations | inGray)
    return { width, height, data: pdfium.HEAPU8.slice(at, at + width * height) }
  } finally {
    if (bitmap !== 0) pdfium._FPDFBitmap_Destroy(bitmap)
    pdfium.wasmExports.free(at)
  }
}

/** Whether text leaves ink in most rows of this box, which is in pixels: what is covered, cut off or of the paper's colour does not. */
export function isSeen(
  { whole, without }: TwoDrawings,
  box: { left: number; top: number; right: number; bottom: number },
): boolean {
  const left = Math.max(0, Math.floor(box.left))
  const right = Math.min(whole.width, Math.max(Math.ceil(box.right), left + 1))
  const top = Math.max(0, Math.floor(box.top))
  const bottom = Math.min(whole.height, Math.max(Math.ceil(box.bottom), top + 1))
  let inked = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * whole.width + x
      if (Math.abs((whole.data[at] ?? 0) - (without.data[at] ?? 0)) < leastContrast) continue
      inked += 1
      break
    }
  }
  return inked > 0 && inked >= (bottom - top) * leastRows
}

/** Small print of six points is ten pixels high then. */
const longSidePixels = 1500
/** Grey levels; paler print than this is read by nobody. */
const leastContrast = 40
/** A colon has ink in less than half of its rows. */
const leastRows = 0.3
/** FPDFBitmap_Gray, FPDF_ANNOT, FPDF_GRAYSCALE. */
const gray = 1
const annotations = 1
const inGray = 8
