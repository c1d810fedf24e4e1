import { readFileSync } from 'node:fs'
import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import wasm from '@hyzyla/pdfium/pdfium.wasm' with { type: 'file' }
import { decodePicture, workingSidePixels } from './decode.ts'
import { DocumentError } from './fault.ts'
import type { Gray } from './gray.ts'
import { type PdfObjects, soleJpegOf } from './pdf-scan.ts'
import { type PdfText, type PrintedPage, textLinesOf } from './pdf-text.ts'
import { sniff } from './sniff.ts'

/** Pages that are read; certificates have one or two, the rest is small print. */
const maxPagesRead = 5
/** A PDF with more pages is no vehicle's document. */
const maxPages = 50
/**
 * All that a PDF may take while it is open: a stream of some kilobytes can unpack to gigabytes. It is enough for
 * a page scanned in colour at 600 dpi.
 */
const maxHeapBytes = 160 * 2 ** 20

/** A page as it lies in the PDF: its text, if it has any that can be trusted, and its picture on demand. */
export interface PdfPage {
  /** From 0. */
  index: number
  printed: PrintedPage
  picture(): Promise<Gray>
}

/**
 * Calls `work` with the first pages of a PDF. Scripts, actions, attachments and links are never looked at: the
 * program that draws it has no scripting, no network and no disk, only its own bounded memory, new for each PDF.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  { isCutOff }: { isCutOff: boolean },
  work: (pages: PdfPage[]) => Promise<T>,
): Promise<T> {
  const library = await openLibrary()
  const explained = (thrown: unknown): DocumentError => explain(thrown, library, isCutOff)
  let pages: PdfPage[]
  try {
    const document = await library.pdfium.loadDocument(bytes)
    const count = document.getPageCount()
    if (count > maxPages) {
      const size = `The PDF has ${count} pages; at most ${maxPages} can be read.`
      throw new DocumentError('document.too_many_pages', `${size} Send only the pages of the document.`)
    }
    pages = Array.from({ length: Math.min(count, maxPagesRead) }, (_, index) =>
      pageOf(library, document, index, explained),
    ).filter((page) => page !== undefined)
  } catch (thrown) {
    throw explained(thrown)
  }
  if (pages.length === 0) throw explained(undefined)
  return work(pages)
}

interface Library {
  pdfium: PDFiumLibrary
  /** Whether something in the PDF wanted more memory than there is for it. */
  isFull: boolean
}

/** A new one each time costs ten milliseconds; one that ran out of memory could not be used again. */
async function openLibrary(): Promise<Library> {
  compiled ??= WebAssembly.compile(readFileSync(wasm))
  const module = await compiled
  const memory = { isFull: false }
  const options = {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const env = imports.env as { emscripten_resize_heap(bytes: number): boolean }
      const resize = env.emscripten_resize_heap
      env.emscripten_resize_heap = (bytes) => {
        if (bytes >>> 0 <= maxHeapBytes) return resize(bytes)
        memory.isFull = true
        return false
      }
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  }
  // The declared type of the callback names a module where the program takes an instance.
  const pdfium = await PDFiumLibrary.init(options as unknown as Parameters<typeof PDFiumLibrary.init>[0])
  return Object.assign(memory, { pdfium })
}

let compiled: Promise<WebAssembly.Module> | undefined

function pageOf(
  library: Library,
  document: PDFiumDocument,
  index: number,
  explained: (thrown: unknown) => DocumentError,
): PdfPage | undefined {
  const page = document.getPage(index)
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
  if (!(width > 0 && height > 0)) return undefined
  // The library hands out bare text only; where each letter stands, and what a page is made of, is asked of the
  // program below it.
  const program = library.pdfium['module'] as unknown as PdfText & PdfObjects
  const printed = textLinesOf(program, page['pageIdx'], { width, height, index })
  const draw = async (): Promise<Gray> => {
    // A JPEG as large as the page is read at has nothing to gain from being drawn.
    const jpeg = soleJpegOf(program, page['pageIdx'], { width, height, minSidePixels: workingSidePixels })
    const scan = jpeg === undefined ? undefined : await scanOf(jpeg)
    if (scan !== undefined) return scan
    const drawn = await pictureOf(page, width, height).catch((thrown: unknown) => {
      throw explained(thrown)
    })
    // It leaves out what it had no room for.
    if (library.isFull) throw explained(undefined)
    return drawn
  }
  // Drawing closes the page: the second time is given the first.
  let drawn: Promise<Gray> | undefined
  const picture = () => {
    drawn ??= draw()
    return drawn
  }
  return { index, printed, picture }
}

/** What is no JPEG by itself may still be one by the rules of PDF: then the page is drawn. */
async function scanOf(jpeg: Uint8Array): Promise<Gray | undefined> {
  try {
    return sniff(jpeg).kind === 'jpeg' ? await decodePicture(jpeg, 'jpeg') : undefined
  } catch (thrown) {
    if (thrown instanceof DocumentError && thrown.code !== 'document.too_large') return undefined
    throw thrown
  }
}

async function pictureOf(page: PDFiumPage, width: number, height: number): Promise<Gray> {
  const scale = workingSidePixels / Math.max(width, height)
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const drawn = await page.render({ ...size, colorSpace: 'Gray' })
  return { ...size, data: drawn.data }
}

function explain(thrown: unknown, { isFull }: Library, isCutOff: boolean): DocumentError {
  if (thrown instanceof DocumentError) return thrown
  const isLocked = thrown instanceof Error && /password|security/i.test(thrown.message)
  const code = isLocked
    ? 'document.encrypted'
    : isFull
      ? 'document.too_large'
      : isCutOff
        ? 'document.truncated'
        : 'document.unreadable'
  return new DocumentError(code, undefined, { cause: thrown })
}
