import { format } from 'node:util'

/**
 * What is printed must arrive, or whoever asked for it must hear that it did not. Bun's own console.log drops what
 * cannot be written; a stream tells. That a reader such as "head" wants no more is no fault.
 */
export function guardOutput(): void {
  console.log = (...words: unknown[]) => {
    process.stdout.write(`${format(...words)}\n`)
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    const isFull = error.code === 'ENOSPC'
    const why = isFull ? 'the disk is full' : error.message
    const code = isFull ? 'storage.full' : 'storage.unavailable'
    process.stderr.write(
      `Error: What was printed is not all there: it could not be written, ${why}. Print it elsewhere. (${code})\n`,
    )
    process.exit(isFull ? fullExit : unavailableExit)
  })
}

/** Long output goes into a pipe piece by piece; only the end of the stream tells that all of it is through. */
export function outputWritten(): Promise<void> {
  const { stdout } = process
  return new Promise((resolve) => {
    if (stdout.destroyed || stdout.writableEnded) resolve()
    // What goes wrong is heard by the listener above, a moment after this.
    else stdout.end(() => setImmediate(resolve))
  })
}

/** As in server/error.ts, which need not be loaded to print a version. */
const fullExit = 60
const unavailableExit = 61
