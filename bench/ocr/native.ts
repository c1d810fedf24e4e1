import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Prediction } from '../../fixtures/ocr/score.ts'
import type { ReadLine } from '../../server/ocr/document.ts'
import { fieldsOf } from '../../server/ocr/fields/fields.ts'

const models = join(import.meta.dir, '../../server/ocr/models')

/** Debian's Tesseract with the same models, on pictures as they are; the same extraction of fields behind it. */
export class NativeTesseract {
  readonly #data: string

  private constructor(data: string) {
    this.#data = data
  }

  static async inFolder(folder: string): Promise<NativeTesseract | undefined> {
    if (Bun.which('tesseract') === null) return undefined
    const data = join(folder, 'tessdata')
    await mkdir(join(data, 'configs'), { recursive: true })
    await Bun.write(join(data, 'configs/tsv'), 'tessedit_create_tsv 1\n')
    for (const language of ['eng', 'fra']) {
      const packed = await Bun.file(join(models, `${language}.traineddata.gz`)).bytes()
      await Bun.write(join(data, `${language}.traineddata`), gunzipSync(packed))
    }
    return new NativeTesseract(data)
  }

  async read(file: string): Promise<{ prediction: Prediction; ms: number }> {
    const startedAt = performance.now()
    const child = Bun.spawn(
      ['tesseract', file, 'stdout', '--tessdata-dir', this.#data, '-l', 'eng+fra', 'tsv'],
      { env: { ...process.env, OMP_THREAD_LIMIT: '1' }, stderr: 'ignore', stdin: 'ignore' },
    )
    const tsv = await new Response(child.stdout).text()
    await child.exited
    const ms = performance.now() - startedAt
    const { kind, fields } = fieldsOf(linesOf(tsv))
    return { prediction: { kind, fields: fields as Prediction['fields'] }, ms }
  }
}

/** Rows of level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function linesOf(tsv: string): ReadLine[] {
  const rows = tsv.split('\n').map((row) => row.split('\t'))
  const pageWidth = Number(rows.find(([level]) => level === '1')?.[8] ?? 1000)
  const lines = new Map<string, string[][]>()
  for (const row of rows) {
    if (row[0] !== '5' || (row[11] ?? '').trim() === '') continue
    const key = row.slice(1, 5).join('.')
    lines.set(key, [...(lines.get(key) ?? []), row])
  }
  return [...lines.values()].map((words) => {
    const at = (cell: number) => words.map((word) => Number(word[cell]))
    const [left, top] = [Math.min(...at(6)), Math.min(...at(7))]
    const right = Math.max(...words.map((word) => Number(word[6]) + Number(word[8])))
    const bottom = Math.max(...words.map((word) => Number(word[7]) + Number(word[9])))
    const confidences = at(10)
    return {
      text: words.map((word) => word[11]?.trim()).join(' '),
      confidence: confidences.reduce((sum, one) => sum + Math.max(0, one), 0) / confidences.length / 100,
      page: 0,
      box: {
        x: (left + right) / 2 / pageWidth,
        y: (top + bottom) / 2 / pageWidth,
        width: (right - left) / pageWidth,
        height: (bottom - top) / pageWidth,
        angle: 0,
      },
    }
  })
}
