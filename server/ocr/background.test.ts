import { expect, test } from 'bun:test'
import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'

// Only Linux gives threads priorities of their own.
test.if(process.platform === 'linux')('only the thread that steps back waits for the others', async () => {
  const worker = new Worker(
    `
    const { stepBack } = await import(${JSON.stringify(`${import.meta.dir}/background.ts`)})
    const { readlinkSync } = await import('node:fs')
    const { getPriority } = await import('node:os')
    const { parentPort } = await import('node:worker_threads')
    stepBack()
    parentPort.postMessage(getPriority(Number(readlinkSync('/proc/thread-self').split('/').pop())))
    `,
    { eval: true },
  )
  const before = getPriority()
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  worker.on('message', resolve)
  worker.on('error', reject)
  expect(await promise).toBe(10)
  expect(getPriority()).toBe(before)
  await worker.terminate()
})
