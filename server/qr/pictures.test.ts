import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workerPath } from '../assets.ts'
import { sentenceOf } from '../error.ts'
import type { QrDrawing } from './picture/verified.ts'
import { Pictures, type PicturesOptions } from './pictures.ts'

const drawing: QrDrawing = {
  payload: 'tel:*182*8*1*123456#',
  opensPage: false,
  payee: { kind: 'merchant', value: '123456', network: 'MTN' },
  amountRwf: null,
  ussd: '*182*8*1*123456#',
  language: 'rw',
}

const opened: Pictures[] = []
afterEach(() => {
  for (const pictures of opened.splice(0)) pictures.stop()
})

describe('the picture worker', () => {
  test('draws and reads, many at once, and leaves when there is nothing to do', async () => {
    const pictures = open({ idleMs: 50 })
    expect(pictures.isRunning).toBe(false)
    const drawn = await Promise.all(Array.from({ length: 20 }, () => pictures.draw(drawing, 'picture')))
    expect(new Set(drawn.map((bytes) => Bun.hash(bytes))).size).toBe(1)
    expect(await pictures.read(drawn[0] ?? new Uint8Array())).toEqual({ ok: true, value: [drawing.payload] })
    expect(pictures.isRunning).toBe(true)
    await Bun.sleep(300)
    expect(pictures.isRunning).toBe(false)
    expect((await pictures.draw(drawing, 'picture')).length).toBeGreaterThan(1_000)
  })

  test('keeps the server’s own thread free', async () => {
    const pictures = open()
    await pictures.draw(drawing, 'poster')
    let longestGapMs = 0
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      longestGapMs = Math.max(longestGapMs, now - last)
      last = now
    }, 1)
    await Promise.all(Array.from({ length: 6 }, () => pictures.draw(drawing, 'poster')))
    clearInterval(beat)
    // Six posters are most of a second’s work; the bound is wide because other tests share the processor.
    expect(longestGapMs).toBeLessThan(250)
  })

  test('draws for each in turn, however much one of them wants, and for chats first', async () => {
    const pictures = open()
    const done: string[] = []
    const drawn = (whose?: string) =>
      pictures.draw(drawing, 'svg', whose).then(() => done.push(whose ?? 'chat'))
    const all = [...Array.from({ length: 12 }, () => drawn('a')), drawn('b'), drawn('c'), drawn()]
    expect(pictures.waitingOf('a')).toBe(11)
    await Promise.all(all)
    expect(done.slice(0, 5)).toEqual(['a', 'chat', 'a', 'b', 'c'])
  })

  test('says why a drawing is refused', async () => {
    await expect(open().draw({ ...drawing, payload: 'x'.repeat(300) }, 'picture')).rejects.toThrow(
      'at most 200 bytes',
    )
  })

  test('tells a file that is no picture without starting', async () => {
    const pictures = open()
    expect(await pictures.read(new TextEncoder().encode('hello'))).toEqual({
      ok: false,
      problem: 'picture_not_readable',
    })
    expect(pictures.isRunning).toBe(false)
  })

  test('is replaced when it takes too long', async () => {
    const pictures = open({ workerPath: workerOf('setInterval(() => {}, 1000)'), timeLimitMs: 100 })
    await expect(pictures.draw(drawing, 'picture')).rejects.toThrow('took too long')
    await expect(pictures.draw(drawing, 'picture')).rejects.toThrow('took too long')
  })

  test('is tried once more when it dies', async () => {
    const diesOnce = workerOf(`
      const { parentPort } = require('node:worker_threads')
      const fs = require('node:fs')
      parentPort.on('message', ({ id }) => {
        const mark = __filename + '.died'
        if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ''); process.exit(1) }
        parentPort.postMessage({ id, kind: 'drawn', bytes: new Uint8Array([7]) })
      })`)
    expect(await open({ workerPath: diesOnce }).draw(drawing, 'picture')).toEqual(new Uint8Array([7]))
  })

  test('that dies each time fails only its own job, with a sentence', async () => {
    const pictures = open({
      workerPath: workerOf(
        "require('node:worker_threads').parentPort.on('message', () => { throw new Error('out of memory') })",
      ),
    })
    await expect(pictures.draw(drawing, 'picture')).rejects.toThrow('could not be made')
    await expect(pictures.draw(drawing, 'picture')).rejects.toThrow('could not be made')
  })

  test('refuses what still waits when it is stopped', async () => {
    const pictures = open()
    const outcomes = [1, 2].map(() => pictures.draw(drawing, 'picture').catch(sentenceOf))
    pictures.stop()
    for (const outcome of await Promise.all(outcomes)) expect(outcome).toContain('stopping')
    await expect(pictures.draw(drawing, 'picture')).rejects.toThrow('stopping')
  })
})

function open(options: Partial<PicturesOptions> = {}): Pictures {
  const pictures = new Pictures({ workerPath: workerPath('server/qr/picture-worker.ts'), ...options })
  opened.push(pictures)
  return pictures
}

function workerOf(code: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'inzira-worker-')), 'worker.cjs')
  writeFileSync(path, code)
  return path
}
