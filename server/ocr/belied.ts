import { lineAt } from './crop.ts'
import type { Field, ReadDocument } from './document.ts'
import { keyFields } from './fields/doubts.ts'
import type { PdfPage } from './pdf.ts'
import { readAlone, readSharpened, readTogether } from './strip-reader.ts'
import type { Tesseract } from './tesseract.ts'

/**
 * The pages of a PDF whose text tells other values than people see there: fonts may draw any letter for any other, and
 * text may lie under text. The lines of the fields that matter are read as they are drawn and compared.
 */
export async function beliedPages(
  pages: readonly PdfPage[],
  { kind, fields }: ReadDocument,
  tesseract: () => Promise<Tesseract>,
): Promise<PdfPage[]> {
  const belied: PdfPage[] = []
  for (const page of pages) {
    const told = keyFields[kind].flatMap((name) => {
      const field = fields[name]
      return field?.line?.page === page.index ? { ...field, line: field.line } : []
    })
    if (told.length > 0 && !isDrawn(await page.picture(), page, told, await tesseract())) belied.push(page)
  }
  return belied
}

type Told = Field & { line: NonNullable<Field['line']> }

function isDrawn(
  picture: Awaited<ReturnType<PdfPage['picture']>>,
  { printed }: PdfPage,
  told: readonly Told[],
  tesseract: Tesseract,
): boolean {
  const lines = told.map(({ line }) => lineAt(picture, printed.quarterTurns, line.box))
  const together = readTogether(picture, lines, false, tesseract)
  return told.every((field, at) => {
    if (saysSame(field, together[at]?.text ?? '')) return true
    const line = lines[at]
    return (
      line !== undefined &&
      [readAlone, readSharpened].some((look) => saysSame(field, look(picture, line, false, tesseract).text))
    )
  })
}

/** All that has figures is there, and nearly all of the rest. */
function saysSame({ value, line }: Told, seen: string): boolean {
  const drawn = folded(seen)
  const figures = line.text.split(/[\s:]+/).filter((word) => /\d/.test(word))
  const needed = [...figures, ...(/\d/.test(String(value)) ? lettersOf(String(value), line.text) : [])]
  const told = folded(line.text)
  return (
    needed.every((word) => drawn.includes(folded(word))) &&
    (drawn.includes(told) || likeness(told, drawn) >= leastLikeness)
  )
}

/** A plate as it stands, its letters apart from its figures too; a date stands in the line in other words. */
const lettersOf = (value: string, text: string): string[] =>
  folded(text).includes(folded(value)) ? [value] : []

/** Without what a reader of good print still mistakes for each other. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[G€]/g, '6')
    .replace(/[^A-Z0-9|]/g, '')
    .replace(/[ODQ]/g, '0')
    .replace(/[IL|]/g, '1')
    .replace(/S/g, '5')
    .replace(/B/g, '8')
    .replace(/Z/g, '2')

/** 1 less the share of letters that must be changed (Levenshtein). */
function likeness(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return 1 - (row[b.length] ?? 0) / Math.max(1, a.length, b.length)
}

const leastLikeness = 0.8
