import { parentPort } from 'node:worker_threads'
import { sentenceOf } from '../error.ts'
import { readPicture } from './picture/read.ts'
import { makeVerifiedPicture } from './picture/verified.ts'
import type { Answer, Asked } from './pictures.ts'

/** Draws and reads QR pictures, and draws statements, off the server's thread. One job at a time; the asking side waits its turn. */
parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await answer(asked))
})

async function answer({ id, job }: Asked): Promise<Answer> {
  try {
    switch (job.kind) {
      case 'draw':
        return { id, kind: 'drawn', bytes: await makeVerifiedPicture(job.drawing, job.as) }
      case 'statement': {
        const { statementPdf } = await import('../drivers/statement-pdf.ts')
        return { id, kind: 'drawn', bytes: await statementPdf(job.statement) }
      }
      case 'read':
        return { id, kind: 'read', result: await readPicture(job.bytes) }
    }
  } catch (thrown) {
    return { id, kind: 'refused', sentence: sentenceOf(thrown) }
  }
}
