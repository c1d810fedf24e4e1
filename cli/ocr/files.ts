import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { workerPath } from '../../server/assets.ts'
import { AppError } from '../../server/error.ts'
import type { FieldName, ReadDocument } from '../../server/ocr/document.ts'
import { OcrEngine, type ReadRequest } from '../../server/ocr/engine.ts'
import { DocumentError } from '../../server/ocr/fault.ts'
import { maxFileBytes } from '../../server/ocr/sniff.ts'
import { faultOf } from '../report.ts'

/** What is told of one file. */
export type FileRead =
  | { file: string; kind: ReadDocument['kind']; fields: Fields; ms: number }
  | { file: string; error: { code: string; message: string } }

type Fields = Partial<Record<FieldName, { value: string | number; confidence: number }>>

/** Reads files, as many at once as there are cores, and tells of each as soon as it is read. Returns how many failed. */
export async function readFiles(
  files: readonly string[],
  request: ReadRequest,
  tell: (read: FileRead) => void,
): Promise<number> {
  const workers = Math.min(availableParallelism(), files.length)
  const engine = new OcrEngine({ workerPath: workerPath('server/ocr/reader-worker.ts'), workers })
  const waiting = [...files]
  let failed = 0
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const read = await readOne(engine, file, request)
      if ('error' in read) failed += 1
      tell(read)
    }
  }
  try {
    await Promise.all(Array.from({ length: workers }, work))
  } finally {
    engine.stop()
  }
  return failed
}

async function readOne(engine: OcrEngine, file: string, request: ReadRequest): Promise<FileRead> {
  const startedAt = performance.now()
  try {
    const outcome = await engine.read(await bytesOf(file), request)
    if (!outcome.ok) return { file, error: { code: outcome.fault.code, message: outcome.fault.message } }
    if (outcome.value.problem !== undefined) process.stderr.write(`${outcome.value.problem}\n`)
    const { kind, fields } = outcome.value.document
    return { file, kind, fields: shown(fields), ms: Math.round(performance.now() - startedAt) }
  } catch (thrown) {
    if (thrown instanceof DocumentError)
      return { file, error: { code: thrown.code, message: thrown.message } }
    const fault = faultOf(thrown)
    return { file, error: { code: fault?.code ?? 'internal', message: fault?.message ?? String(thrown) } }
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined)
    throw new AppError('not.found', `There is no file ${file}, or this user may not see it. Check its name.`)
  // A device or a pipe may never end.
  if (!found.isFile()) throw new AppError('usage.invalid', `${file} is no file.`)
  if (found.size > maxFileBytes)
    throw new DocumentError(
      'document.too_large',
      `The file has ${Math.round(found.size / 2 ** 20)} MB; at most ${maxFileBytes / 2 ** 20} can be read.`,
    )
  try {
    return new Uint8Array(await readFile(file))
  } catch (thrown) {
    throw new AppError('usage.invalid', `${file} cannot be read. Check that this user may.`, {
      cause: thrown,
    })
  }
}

function shown(fields: ReadDocument['fields']): Fields {
  const all = Object.entries(fields) as [FieldName, { value: string | number; confidence: number }][]
  return Object.fromEntries(
    all.map(([name, { value, confidence }]) => [
      name,
      { value, confidence: Math.round(confidence * 1000) / 1000 },
    ]),
  )
}
