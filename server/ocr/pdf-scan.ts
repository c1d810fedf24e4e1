/** What is used of pdfium's interface to what lies on a page (fpdf_edit.h); pointers are numbers. */
export interface PdfObjects {
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFPage_GetAnnotCount(page: number): number
  _FPDFPage_GetRotation(page: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_HasTransparency(object: number): number
  _FPDFPageObj_GetClipPath(object: number): number
  _FPDFClipPath_CountPaths(path: number): number
  /** To six floats a b c d e f: x' = ax + cy + e, y' = bx + dy + f. */
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number
  _FPDFTextObj_GetTextRenderMode(object: number): number
  _FPDFImageObj_GetImageFilterCount(object: number): number
  _FPDFImageObj_GetImageFilter(object: number, index: number, name: number, bytes: number): number
  _FPDFImageObj_GetImageMetadata(object: number, page: number, metadata: number): number
  _FPDFImageObj_GetImageDataRaw(object: number, data: number, bytes: number): number
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void }
  HEAPU8: Uint8Array
  HEAP32: Int32Array
  HEAPF32: Float32Array
}

/**
 * The JPEG that a page consists of, as scanners and phones make them: upright, whole, with nothing over it that can
 * be seen. It is unpacked by what unpacks photos, in a quarter of the memory that drawing the page would take.
 */
export function soleJpegOf(
  pdfium: PdfObjects,
  page: number,
  { width, height, minSidePixels }: { width: number; height: number; minSidePixels: number },
): Uint8Array | undefined {
  const object = soleImageOf(pdfium, page)
  if (object === undefined) return undefined
  const scratch = pdfium.wasmExports.malloc(scratchBytes)
  try {
    if (!isJpeg(pdfium, object, scratch)) return undefined
    const isSideways = pdfium._FPDFPage_GetRotation(page) % 2 === 1
    const shape = isSideways ? { width: height, height: width } : { width, height }
    const placed = placeOf(pdfium, object, scratch)
    if (placed === undefined || !liesOn(placed, shape)) return undefined
    const picture = pictureOf(pdfium, page, object, scratch)
    if (picture === undefined || Math.max(picture.width, picture.height) < minSidePixels) return undefined
    const stretch = placed.width / placed.height / (picture.width / picture.height)
    if (stretch < 0.95 || stretch > 1.05) return undefined
    return bytesOf(pdfium, object)
  } finally {
    pdfium.wasmExports.free(scratch)
  }
}

/** Beside it there may be text that is not drawn: what a scanner's own reader put there. */
function soleImageOf(pdfium: PdfObjects, page: number): number | undefined {
  if (pdfium._FPDFPage_GetAnnotCount(page) > 0) return undefined
  const count = pdfium._FPDFPage_CountObjects(page)
  if (count > mostObjects) return undefined
  let image: number | undefined
  for (let index = 0; index < count; index++) {
    const object = pdfium._FPDFPage_GetObject(page, index)
    const type = pdfium._FPDFPageObj_GetType(object)
    if (type === textType && pdfium._FPDFTextObj_GetTextRenderMode(object) === invisible) continue
    if (type !== imageType || image !== undefined) return undefined
    image = object
  }
  if (image === undefined || pdfium._FPDFPageObj_HasTransparency(image) !== 0) return undefined
  const clip = pdfium._FPDFPageObj_GetClipPath(image)
  return clip !== 0 && pdfium._FPDFClipPath_CountPaths(clip) > 0 ? undefined : image
}

function isJpeg(pdfium: PdfObjects, object: number, scratch: number): boolean {
  if (pdfium._FPDFImageObj_GetImageFilterCount(object) !== 1) return false
  const bytes = pdfium._FPDFImageObj_GetImageFilter(object, 0, scratch, scratchBytes)
  const name = pdfium.HEAPU8.subarray(scratch, scratch + Math.min(bytes, scratchBytes))
  return ['DCTDecode\0', 'DCT\0'].includes(String.fromCharCode(...name))
}

interface Rectangle {
  left: number
  bottom: number
  width: number
  height: number
}

/** Neither turned nor mirrored nor slanted. */
function placeOf(pdfium: PdfObjects, object: number, scratch: number): Rectangle | undefined {
  if (pdfium._FPDFPageObj_GetMatrix(object, scratch) === 0) return undefined
  const [width = 0, b = 0, c = 0, height = 0, left = 0, bottom = 0] = pdfium.HEAPF32.subarray(
    scratch >> 2,
    (scratch >> 2) + 6,
  )
  const isLevel = Math.abs(b) + Math.abs(c) < 1e-3 * (Math.abs(width) + Math.abs(height))
  return isLevel && width > 0 && height > 0 ? { left, bottom, width, height } : undefined
}

/** What hangs over the edge of a page is not seen. */
function liesOn(placed: Rectangle, page: { width: number; height: number }): boolean {
  const [slackX, slackY] = [page.width * 0.02, page.height * 0.02]
  return (
    placed.left >= -slackX &&
    placed.bottom >= -slackY &&
    placed.left + placed.width <= page.width + slackX &&
    placed.bottom + placed.height <= page.height + slackY
  )
}

/** Grey or red-green-blue; other colours mean something else in a PDF than in a file of their own. */
function pictureOf(
  pdfium: PdfObjects,
  page: number,
  object: number,
  scratch: number,
): { width: number; height: number } | undefined {
  if (pdfium._FPDFImageObj_GetImageMetadata(object, page, scratch) === 0) return undefined
  const [width = 0, height = 0, , , bitsPerPixel = 0, colours = 0] = pdfium.HEAP32.subarray(
    scratch >> 2,
    (scratch >> 2) + 6,
  )
  const isPlain = (bitsPerPixel === 8 || bitsPerPixel === 24) && plainColours.has(colours)
  return isPlain ? { width, height } : undefined
}

function bytesOf(pdfium: PdfObjects, object: number): Uint8Array | undefined {
  const size = pdfium._FPDFImageObj_GetImageDataRaw(object, 0, 0)
  const at = size === 0 ? 0 : pdfium.wasmExports.malloc(size)
  if (at === 0) return undefined
  try {
    return pdfium._FPDFImageObj_GetImageDataRaw(object, at, size) === size
      ? pdfium.HEAPU8.slice(at, at + size)
      : undefined
  } finally {
    pdfium.wasmExports.free(at)
  }
}

const scratchBytes = 64
/** A scanner's own reading is an object a word; more than this is no scan. */
const mostObjects = 20_000
const textType = 1
const imageType = 3
const invisible = 3
/** DeviceGray, DeviceRGB, CalGray, CalRGB, ICCBased. */
const plainColours: ReadonlySet<number> = new Set([1, 2, 4, 5, 7])
