import { parseArgs } from 'node:util'
import { workerPath } from '../../server/assets.ts'
import { OcrEngine } from '../../server/ocr/engine.ts'

/** Reads the files round and round in one process and prints its memory in MB after each batch, one line each. */
const { values, positionals: files } = parseArgs({
  options: { pages: { type: 'string' }, batch: { type: 'string' } },
  allowPositionals: true,
})
const [pages, batch] = [Number(values.pages), Number(values.batch)]
const loaded = await Promise.all(files.map((file) => Bun.file(file).bytes()))
const engine = new OcrEngine({ workerPath: workerPath('server/ocr/reader-worker.ts'), workers: 1 })
for (let page = 0; page < pages; page += 1) {
  // A copy each, as a server would have it.
  const bytes = new Uint8Array(loaded[page % loaded.length] as Uint8Array)
  const outcome = await engine.read(bytes, { secondReader: false })
  if (!outcome.ok && outcome.fault.retryable) throw new Error(outcome.fault.message)
  if ((page + 1) % batch === 0) console.log(Math.round(process.memoryUsage.rss() / 2 ** 20))
}
engine.stop()
