import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { SeenPaper } from '../../server/documents/browse.ts'
import { AppError } from '../../server/error.ts'
import { type Picture, paperPage } from './page.ts'
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
  const folder = await folderFor(out, seen.document.id)
  const put = async (name: string, content: Uint8Array | string): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, content, { mode: 0o600 })
    // The mode above is only for a new file.
    await chmod(path, 0o600)
    return path
  }
  const mime = seen.file?.mime ?? ''
  const file = bytes === undefined ? null : await put(`paper.${endings[mime] ?? 'bin'}`, bytes)
  const crops: Record<string, string> = {}
  const pieces = new Map<string, Picture>()
  for (const { name, crop } of seen.fields) {
    if (crop === null) continue
    const piece = { mime: mimeOf(crop), bytes: crop }
    pieces.set(name, piece)
    crops[name] = await put(`${name}.${endings[piece.mime] ?? 'bin'}`, crop)
  }
  const pictures =
    bytes === undefined ? [] : mime === 'application/pdf' ? await pagesOfPdf(bytes) : [{ mime, bytes }]
  const page = await put('index.html', paperPage(story, { pictures, pieces }))
  return { folder, page, file, crops }
}

async function folderFor(out: string | undefined, id: number): Promise<string> {
  // mkdtemp() gives it to this user alone.
  if (out === undefined) return mkdtemp(join(tmpdir(), `inzira-paper-${id}-`))
  const folder = resolve(out)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AppError('usage.invalid', `The folder ${out} cannot be made. Name another one with --out.`, {
      cause: error,
    })
  }
  return folder
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

const mimeOf = (picture: Uint8Array): string => (picture[0] === 0x89 ? 'image/png' : 'image/jpeg')
