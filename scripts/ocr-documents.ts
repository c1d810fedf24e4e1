import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generate, planOf, type SyntheticDocument } from '../fixtures/ocr/generate/document.ts'
import { missingFonts } from '../fixtures/ocr/generate/fonts.ts'
import type { Layout } from '../fixtures/ocr/generate/layouts/sheet.ts'
import { Studio } from '../fixtures/ocr/generate/studio.ts'

const usage = `bun scripts/ocr-documents.ts --out DIR [--from 0] [--count 60] [--half dev|score]
bun scripts/ocr-documents.ts --small

Writes pictures of invented documents and truth.json into DIR.
--from and --count number the documents of one half: number n has the seed 2n (dev) or 2n + 1 (score).
ODD SEEDS ARE FOR SCORING ONLY: never look at them while changing the reader.
--small writes fixtures/ocr/small, the few of the development half that are kept in the repository.`

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '60' },
    half: { type: 'string', default: 'dev' },
    out: { type: 'string' },
    small: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [from, count] = [Number(values.from), Number(values.count)]
const understood =
  (values.small || values.out) &&
  Number.isInteger(from) &&
  Number.isInteger(count) &&
  ['dev', 'score'].includes(values.half)
if (values.help || !understood) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}
const missing = missingFonts()
if (missing.length > 0) {
  console.error(
    `Fonts are missing, and other fonts would make other documents. apt-get install ${missing.join(' ')}`,
  )
  process.exit(1)
}
if (values.small) await writeSmall(new URL('../fixtures/ocr/small', import.meta.url).pathname)
else await write(values.out ?? '', from, count, values.half === 'score' ? 1 : 0)

async function write(folder: string, first: number, total: number, odd: 0 | 1): Promise<void> {
  await mkdir(folder, { recursive: true })
  const started = performance.now()
  const kept: About[] = []
  let next = first
  // Two studios: one draws while the other's picture is being spoilt.
  await Promise.all(
    [0, 1].map(() =>
      withStudio(async (studio) => {
        while (next < first + total) kept.push(await put(folder, await generate(next++ * 2 + odd, studio)))
      }),
    ),
  )
  await writeTruth(folder, kept)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${total} documents in ${seconds.toFixed(1)} s (${(total / seconds).toFixed(1)} a second) → ${folder}`,
  )
}

/** Of each level the first few documents that are small as files, of as many layouts as there are. */
async function writeSmall(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const wanted = { clean: 6, phone: 7, hard: 7, pdf: 2 }
  const largestBytes = 190_000
  const kept: About[] = []
  const layouts: Layout[] = []
  let totalBytes = 0
  await withStudio(async (studio) => {
    for (let seed = 0; kept.length < 22 && seed < 600; seed += 2) {
      const { level, layout } = planOf(seed)
      const often = layouts.filter((one) => one === layout).length >= (layout.kind === 'other' ? 1 : 2)
      if (often || kept.filter((one) => one.level === level).length >= wanted[level]) continue
      const document = await generate(seed, studio)
      if (document.bytes.length > largestBytes) continue
      totalBytes += document.bytes.length
      layouts.push(layout)
      kept.push(await put(folder, document))
    }
  })
  await writeTruth(folder, kept)
  console.log(`${kept.length} documents, ${(totalBytes / 1e6).toFixed(2)} MB → ${folder}`)
}

type About = Omit<SyntheticDocument, 'bytes'>

async function put(folder: string, { bytes, ...about }: SyntheticDocument): Promise<About> {
  await Bun.write(join(folder, about.name), bytes)
  return about
}

async function writeTruth(folder: string, documents: About[]): Promise<void> {
  const inOrder = documents.sort((a, b) => a.name.localeCompare(b.name))
  const truth = Object.fromEntries(inOrder.map(({ name, ...about }) => [name, about]))
  await Bun.write(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`)
}

async function withStudio(work: (studio: Studio) => Promise<void>): Promise<void> {
  const studio = await Studio.open()
  try {
    await work(studio)
  } finally {
    await studio.close()
  }
}
