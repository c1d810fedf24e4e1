import type { SeenPaper } from '../../server/documents/browse.ts'
import { cropHeight } from '../../server/ocr/crop.ts'
import { pageName, paperFolder } from './folder.ts'
import { type Piece, paperPage } from './page.ts'
import { pagesOfPdf } from './pdf-pages.ts'
import type { PaperStory } from './story.ts'

export interface WrittenPaper {
  folder: string
  /** Picture, pieces and values side by side, for a browser. */
  page: string
  /** As it was sent; null once it was deleted. */
  file: string | null
  /** The piece of the picture that each field was read from. */
  crops: Partial<Record<string, string>>
}

/**
 * Writes a paper into a folder that only this user can look into, a new one unless one is named. `bytes` is the file
 * as it was sent.
 */
export async function writePaper(
  seen: SeenPaper,
  story: PaperStory,
  { bytes, out }: { bytes: Uint8Array | undefined; out: string | undefined },
): Promise<WrittenPaper> {
  const { path: folder, put } = await paperFolder(out, seen.document.id)
  const mime = seen.file?.mime ?? ''
  const file = bytes === undefined ? null : await put(`paper.${endings[mime] ?? 'bin'}`, bytes)
  const crops: Record<string, string> = {}
  const pieces = new Map<string, Piece>()
  for (const { name, crop } of seen.fields) {
    if (crop === null) continue
    const mime = mimeOf(crop)
    const filename = `${name}.${endings[mime] ?? 'bin'}`
    const { width, height } = await new Bun.Image(crop).metadata()
    // The rest of the picture is the white that WhatsApp wants around it.
    pieces.set(name, { mime, bytes: crop, filename, width, height: Math.min(height, cropHeight) })
    crops[name] = await put(filename, crop)
  }
  const pictures =
    bytes === undefined ? [] : mime === 'application/pdf' ? await pagesOfPdf(bytes) : [{ mime, bytes }]
  const page = await put(pageName, paperPage(story, { pictures, pieces, folder }))
  return { folder, page, file, crops }
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

const mimeOf = (picture: Uint8Array): string => (picture[0] === 0x89 ? 'image/png' : 'image/jpeg')
