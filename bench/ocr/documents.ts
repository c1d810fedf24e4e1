import { join } from 'node:path'
import { generate } from '../../fixtures/ocr/generate/document.ts'
import { missingFonts } from '../../fixtures/ocr/generate/fonts.ts'
import { Studio } from '../../fixtures/ocr/generate/studio.ts'
import type { Truth } from '../../fixtures/ocr/score.ts'

/** Documents drawn for this run, of the half of the seeds that nobody looks at while changing the reader. */
export interface Documents {
  truth: Truth
  /** Paths of all of them, and of those of these levels. */
  files: string[]
  ofLevel(...levels: string[]): string[]
}

export async function drawDocuments(folder: string, count: number): Promise<Documents> {
  const missing = missingFonts()
  if (missing.length > 0) {
    throw new Error(`Fonts are missing that documents are drawn with: apt-get install ${missing.join(' ')}`)
  }
  console.error(`  drawing ${count} documents…`)
  const truth: Truth = {}
  let next = 0
  const draw = async (): Promise<void> => {
    const studio = await Studio.open()
    try {
      while (next < count) {
        const { bytes, ...about } = await generate(next++ * 2 + 1, studio)
        await Bun.write(join(folder, about.name), bytes)
        truth[about.name] = about
      }
    } finally {
      await studio.close()
    }
  }
  await Promise.all([draw(), draw()])
  const names = Object.keys(truth).sort()
  const paths = (wanted: string[]) => wanted.map((name) => join(folder, name))
  return {
    truth,
    files: paths(names),
    ofLevel: (...levels) => paths(names.filter((name) => levels.includes(truth[name]?.level ?? ''))),
  }
}
