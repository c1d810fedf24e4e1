import { join } from 'node:path'
import { type LevelScore, score } from '../fixtures/ocr/score.ts'
import { workerPath } from '../server/assets.ts'
import { OcrEngine } from '../server/ocr/engine.ts'
import { besideReading } from './ocr/beside.ts'
import { type Documents, drawDocuments } from './ocr/documents.ts'
import { NativeTesseract } from './ocr/native.ts'
import { type Reading, readWithBinary } from './ocr/read.ts'
import { median, share, tempFolder } from './processes.ts'
import { ms, type Row } from './table.ts'

/**
 * How well and how quickly papers of vehicles are read, by the compiled binary, on documents drawn for this run; against
 * Debian's Tesseract on the same pictures with the same models and the same extraction of fields. Then memory, and
 * what reading does to those who only chat.
 */
export async function ocr(quick: boolean): Promise<Row[]> {
  await using folder = await tempFolder()
  const documents = await drawDocuments(folder.path, quick ? 20 : 80)
  const native = await nativeOf(documents, folder.path)
  const first = await readWithBinary(documents.files, { secondReader: false })
  const second = await readWithBinary(documents.files, { secondReader: true })
  return [
    ...accuracy('the first reader alone', first, documents, native, goals.first),
    ...accuracy('with the second reader', second, documents, native, goals.second),
    await plainPass(documents, native),
    ...(await memory(documents, folder.path, quick)),
    await besideReading(documents.ofLevel('phone'), quick),
  ]
}

interface Goals {
  fields: [number, number, number]
  plates?: [number, number, number]
  silent: [number, number, number]
}
const goals: Record<'first' | 'second', Goals> = {
  first: { fields: [97, 93, 65], plates: [98, 98, 90], silent: [0.5, 1, 2] },
  second: { fields: [98.5, 96.5, 87], silent: [0.5, 1, 2] },
}
const levels = ['clean', 'phone', 'hard'] as const

function accuracy(how: string, reading: Reading, documents: Documents, native: Native, goal: Goals): Row[] {
  const ours = score(documents.truth, reading.predictions).levels
  const theirs = native && score(documents.truth, native.predictions).levels
  const each = (of: typeof ours, look: (level: LevelScore) => { part: number; of: number }) =>
    levels.map((level) => {
      const found = of[level] && look(of[level])
      return found === undefined || found.of === 0 ? 0 : (100 * found.part) / found.of
    })
  const row = (
    what: string,
    look: (level: LevelScore) => { part: number; of: number },
    wanted: number[],
    isMost = false,
  ): Row => {
    const measured = each(ours, look)
    const against = theirs && each(theirs, look)
    return {
      what: `${what}, clean / phone / hard, ${how}`,
      measured: percents(measured),
      against: against === undefined ? '–' : `native Tesseract: ${percents(against)}`,
      ratio: '–',
      goal: `${isMost ? '≤' : '≥'} ${wanted.join(' / ')} %`,
      met: measured.every((value, at) =>
        isMost ? value <= (wanted[at] ?? 0) : value >= (wanted[at] ?? Infinity),
      ),
    }
  }
  const pdf = ours.pdf?.fields
  const took = documents.ofLevel('clean', 'phone').flatMap((file) => reading.ms.get(file) ?? [])
  const mean = took.reduce((sum, one) => sum + one, 0) / took.length
  const p95 = share(took, 0.95)
  return [
    row('fields right', (level) => level.fields, goal.fields),
    ...(goal.plates === undefined ? [] : [row('plates right', (level) => level.plates, goal.plates)]),
    row('wrong among what is believed', (level) => level.silent, goal.silent, true),
    {
      ...row('believed without asking', (level) => level.accepted, [0, 0, 0]),
      goal: '–',
    },
    {
      what: `fields of PDFs with text, ${how}`,
      measured: pdf === undefined ? '–' : percents([(100 * pdf.part) / pdf.of]),
      against: '–',
      ratio: '–',
      goal: '100 %',
      met: pdf !== undefined && pdf.part === pdf.of,
    },
    {
      what: `a clean or phone page on one core, retries included, ${how}`,
      measured: `mean ${ms(mean)}, p95 ${ms(p95)}`,
      against: native === undefined ? '–' : `native Tesseract: mean ${ms(native.meanMs)}`,
      ratio: native === undefined ? '–' : `${(mean / native.meanMs).toFixed(2)} ×`,
      goal: 'mean ≤ 1.5 s, p95 ≤ 5 s',
      met: mean <= 1500 && p95 <= 5000,
    },
  ]
}

const percents = (values: number[]): string => `${values.map((value) => value.toFixed(1)).join(' / ')} %`

type Native = Awaited<ReturnType<typeof nativeOf>>

async function nativeOf({ files, ofLevel }: Documents, folder: string) {
  const tesseract = await NativeTesseract.inFolder(folder)
  if (tesseract === undefined) {
    console.error('  Tesseract is not installed (apt-get install tesseract-ocr): nothing to compare with')
    return undefined
  }
  console.error('  native Tesseract…')
  const predictions: Parameters<typeof score>[1] = {}
  const took = new Map<string, number>()
  for (const file of files) {
    if (file.endsWith('.pdf')) continue
    const read = await tesseract.read(file)
    predictions[file] = read.prediction
    took.set(file, read.ms)
  }
  const times = ofLevel('clean', 'phone').flatMap((file) => took.get(file) ?? [])
  return { predictions, took, meanMs: times.reduce((sum, one) => sum + one, 0) / times.length }
}

/** Unpacking, finding the lines and reading them once, in a warm worker; native Tesseract as a process a page. */
async function plainPass(documents: Documents, native: Native): Promise<Row> {
  const engine = new OcrEngine({ workerPath: workerPath('server/ocr/reader-worker.ts'), workers: 1 })
  const ratios: number[] = []
  let [ours, theirs] = [0, 0]
  try {
    for (const file of documents.ofLevel('clean', 'phone')) {
      const nativeMs = native?.took.get(file)
      const outcome = await engine.read(await Bun.file(file).bytes(), { secondReader: false })
      if (!outcome.ok || nativeMs === undefined) continue
      const { decode = 0, lines = 0, together = 0 } = outcome.value.spentMs
      ours += decode + lines + together
      theirs += nativeMs
      ratios.push((decode + lines + together) / nativeMs)
    }
  } finally {
    engine.stop()
  }
  const ratio = ours / theirs
  return {
    what: 'the plain pass over a clean or phone page',
    measured: ratios.length === 0 ? '–' : `mean ${ms(ours / ratios.length)}`,
    against: `native Tesseract, a process each: ${ratios.length === 0 ? '–' : ms(theirs / ratios.length)}; median page ${median(ratios).toFixed(2)} ×`,
    ratio: `${ratio.toFixed(2)} ×`,
    goal: '≤ 1.25 ×',
    met: ratio <= 1.25,
  }
}

async function memory(documents: Documents, folder: string, quick: boolean): Promise<Row[]> {
  console.error('  memory…')
  const [some = ''] = documents.ofLevel('phone').filter((file) => file.endsWith('.jpg'))
  const huge = join(folder, 'huge.jpg')
  const { width, height } = await new Bun.Image(await Bun.file(some).bytes()).metadata()
  const scale = Math.sqrt(43_000_000 / (width * height))
  const bytes = await new Bun.Image(await Bun.file(some).bytes())
    .resize(Math.round(width * scale), Math.round(height * scale))
    .jpeg({ quality: 85 })
    .bytes()
  await Bun.write(huge, bytes)
  const mixed = levels.flatMap((level) => documents.ofLevel(level).slice(0, quick ? 1 : 8))
  const row = async (what: string, files: string[], secondReader: boolean, goalMb: number): Promise<Row> => {
    const { peakMb } = await readWithBinary(files, { secondReader, oneCore: true })
    return {
      what,
      measured: `${peakMb.toFixed(0)} MB at most`,
      against: '–',
      ratio: '–',
      goal: `≤ ${goalMb} MB`,
      met: peakMb <= goalMb,
    }
  }
  return [
    await row(`memory of the process that reads, ${mixed.length} photos`, mixed, false, 350),
    await row('… a photo of 43 megapixels', [huge], false, 350),
    await row(`… with the second reader, ${mixed.length} photos and that one`, [...mixed, huge], true, 550),
  ]
}
