import { parentPort, workerData } from 'node:worker_threads'
import { sentenceOf } from '../error.ts'
import { stepBack } from './background.ts'
import { documentFaultOf } from './fault.ts'
import { fieldsOf } from './fields/fields.ts'
import { type Language, languages } from './languages.ts'
import type { SecondReader } from './page-reading.ts'
import type { Answer, Asked, WorkerData } from './protocol.ts'
import { readDocument } from './read.ts'
import { nothing } from './reading.ts'
import { Tesseract } from './tesseract.ts'

if ((workerData as WorkerData | null)?.isBackground === true) stepBack()

/**
 * Reads documents off the server's thread, one at a time: the asking side waits its turn. Unpacking, finding lines
 * and recognising all happen here; whatever breaks, breaks this thread only.
 */
parentPort?.on('message', async (asked: Asked) => {
  tell(await answer(asked))
  // The program that drew a PDF is gone only when its memory is collected, and none of it counts as ours to hurry.
  Bun.gc(true)
})

async function answer({ id, bytes, options }: Asked): Promise<Answer> {
  try {
    const result = await readDocument(bytes, {
      tesseract: () => recogniser(options.languages ?? languages),
      fieldsOf,
      secondReader: options.secondReader === true ? secondReader : undefined,
      crops: options.crops ?? false,
      onStage: (stage) => tell({ id, kind: 'stage', stage }),
    })
    const problem = takeProblem()
    return { id, kind: 'read', result: problem === undefined ? result : { ...result, problem } }
  } catch (thrown) {
    return { id, kind: 'failed', fault: documentFaultOf(thrown) }
  }
}

/** The one for other languages is let go: each takes a hundred megabytes. */
function recogniser(wanted: readonly Language[]): Promise<Tesseract> {
  const key = wanted.join('+')
  if (started?.key !== key) started = { key, tesseract: Tesseract.start(wanted) }
  return started.tesseract
}

let started: { key: string; tesseract: Promise<Tesseract> } | undefined

/**
 * Loaded when it is first asked: most documents need none, and it takes a hundred and fifty megabytes. Where it cannot
 * be had, documents are read as if it were not there, and the first answer tells so.
 */
const secondReader: SecondReader = async (page, lines, isFlipped) => {
  try {
    const { readBySecond } = await import('./second/second-reader.ts')
    return await readBySecond(page, lines, isFlipped)
  } catch (thrown) {
    problem ??= { text: `the second reader fails: ${sentenceOf(thrown)}`, isTold: false }
    return lines.map(() => nothing)
  }
}

/** Once a worker: it would be the same with every document. */
function takeProblem(): string | undefined {
  if (problem === undefined || problem.isTold) return undefined
  problem.isTold = true
  return problem.text
}

let problem: { text: string; isTold: boolean } | undefined

const tell = (answer: Answer): void => parentPort?.postMessage(answer)
tell({ kind: 'ready' })

// The programs inside write their complaints about damaged files here; they are told by the answer.
console.error = () => {}
console.warn = () => {}
console.log = () => {}
