import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workerPath } from '../assets.ts'
import { type EngineOptions, OcrEngine } from './engine.ts'
import { specimenFields, specimenJpeg, specimenPdf } from './specimen.ts'

const opened: OcrEngine[] = []
afterEach(() => {
  for (const engine of opened.splice(0)) engine.stop()
})

function open(options: Partial<EngineOptions> = {}): OcrEngine {
  const engine = new OcrEngine({ workerPath: workerPath('server/ocr/reader-worker.ts'), ...options })
  opened.push(engine)
  return engine
}

function workerOf(code: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'inzira-worker-')), 'worker.cjs')
  writeFileSync(path, `const { parentPort } = require('node:worker_threads')\n${code}`)
  return path
}

const empty = "{ document: { kind: 'other', fields: {} }, lines: [], pages: [], crops: {}, spentMs: {} }"

describe('the engine', () => {
  test('reads, tells how far it is, and lets its worker go when there is nothing to do', async () => {
    const engine = open({ idleMs: 50 })
    const stages: string[] = []
    const outcome = await engine.read(await specimenJpeg(), {
      crops: true,
      onStage: (stage) => stages.push(stage),
    })
    expect(outcome).toMatchObject({
      ok: true,
      value: { document: { fields: { plate: { value: specimenFields.plate } } } },
    })
    expect(stages.slice(0, 3)).toEqual(['decode', 'lines', 'together'])
    expect(engine.runningWorkers).toBe(1)
    await Bun.sleep(300)
    expect(engine.runningWorkers).toBe(0)
    expect(await engine.read(await specimenPdf())).toMatchObject({ ok: true })
  })

  test('keeps the thread that asks free', async () => {
    const engine = open()
    const jpeg = await specimenJpeg()
    await engine.read(jpeg)
    let longestGapMs = 0
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      longestGapMs = Math.max(longestGapMs, now - last)
      last = now
    }, 1)
    await engine.read(jpeg)
    clearInterval(beat)
    // Reading takes most of a second; the bound is wide because other tests share the processor.
    expect(longestGapMs).toBeLessThan(250)
  })

  test('leaves no memory behind', async () => {
    const engine = open()
    const jpeg = await specimenJpeg()
    const megabytesAfter = async (documents: number): Promise<number> => {
      for (let count = 0; count < documents; count++) await engine.read(jpeg)
      Bun.gc(true)
      return process.memoryUsage.rss() / 2 ** 20
    }
    const settled = await megabytesAfter(10)
    // A page of pixels alone has three megabytes; other tests of this process leave something behind too.
    expect((await megabytesAfter(20)) - settled).toBeLessThan(50)
  }, 120_000)

  test('answers for what is no document without starting a worker', async () => {
    const engine = open()
    expect(await engine.read(new TextEncoder().encode('<html>'))).toMatchObject({
      ok: false,
      fault: { code: 'document.wrong_type', retryable: false },
    })
    expect(engine.runningWorkers).toBe(0)
  })

  test('gives up what takes too long, frees the processor, and goes on with the next', async () => {
    const path = workerOf(`parentPort.on('message', ({ id, bytes }) => {
      if (bytes[bytes.length - 1] === 1) for (;;);
      parentPort.postMessage({ id, kind: 'read', result: ${empty} })
    })`)
    const engine = open({ workerPath: path, timeLimitMs: 150 })
    const jpeg = await specimenJpeg()
    const [slow, next] = await Promise.all([
      engine.read(Buffer.concat([jpeg, Uint8Array.of(1)])),
      engine.read(jpeg),
    ])
    expect(slow).toMatchObject({ ok: false, fault: { code: 'document.timeout', retryable: false } })
    expect(next).toMatchObject({ ok: true })
    const before = process.cpuUsage()
    await Bun.sleep(200)
    const { user } = process.cpuUsage(before)
    expect(user / 1000).toBeLessThan(150)
  })

  test('tries a document once more when its worker dies, and fails only that one', async () => {
    const jpeg = await specimenJpeg()
    const diesOnce = workerOf(`
      const fs = require('node:fs')
      parentPort.on('message', ({ id }) => {
        const mark = __filename + '.died'
        if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ''); process.exit(1) }
        parentPort.postMessage({ id, kind: 'read', result: ${empty} })
      })`)
    expect(await open({ workerPath: diesOnce }).read(jpeg)).toMatchObject({ ok: true })
    const alwaysDies = open({
      workerPath: workerOf("parentPort.on('message', () => { throw new Error('no') })"),
    })
    expect(await alwaysDies.read(jpeg)).toMatchObject({
      ok: false,
      fault: { code: 'reader.failed', retryable: true },
    })
    expect(await alwaysDies.read(jpeg)).toMatchObject({ ok: false, fault: { code: 'reader.failed' } })
  })

  test('reads two at once on two workers, but never two large ones', async () => {
    const path = workerOf(`parentPort.on('message', async ({ id, bytes }) => {
      const begun = Date.now()
      await new Promise((resolve) => setTimeout(resolve, 100))
      parentPort.postMessage({ id, kind: 'read', result: { ...${empty}, spentMs: { decode: begun, lines: Date.now() } } })
    })`)
    const times = async (bytes: Uint8Array): Promise<[number, number]> => {
      const outcome = await engine.read(bytes)
      if (!outcome.ok) throw new Error(outcome.fault.message)
      return [outcome.value.spentMs.decode ?? 0, outcome.value.spentMs.lines ?? 0]
    }
    const engine = open({ workerPath: path, workers: 2 })
    const overlap = ([a, b]: [number, number][]) =>
      a !== undefined && b !== undefined && a[0] < b[1] && b[0] < a[1]
    const [small, large] = [await specimenJpeg(), await specimenPdf()]
    // Both workers are there from now on: how long they take to start is not what is asked.
    await Promise.all([times(small), times(small)])
    expect(overlap(await Promise.all([times(small), times(small)]))).toBe(true)
    expect(overlap(await Promise.all([times(large), times(large)]))).toBe(false)
    expect(overlap(await Promise.all([times(large), times(small)]))).toBe(true)
  })

  test('refuses what still waits when it is stopped', async () => {
    const engine = open()
    const jpeg = await specimenJpeg()
    const outcomes = [engine.read(jpeg), engine.read(jpeg)]
    engine.stop()
    for (const outcome of await Promise.all([...outcomes, engine.read(jpeg)]))
      expect(outcome).toMatchObject({ ok: false, fault: { code: 'reader.stopping', retryable: true } })
  })
})

test('what a worker takes to start is not taken from the time of its document', async () => {
  const path = workerOf(`
    for (const end = Date.now() + 300; Date.now() < end; );
    parentPort.postMessage({ kind: 'ready' })
    parentPort.on('message', ({ id }) =>
      setTimeout(() => parentPort.postMessage({ id, kind: 'read', result: ${empty} }), 200))`)
  const engine = open({ workerPath: path, timeLimitMs: 400 })
  expect(await engine.read(await specimenJpeg())).toMatchObject({ ok: true })
})
