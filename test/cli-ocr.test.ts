import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePredictions, score, type Truth } from '../fixtures/ocr/score.ts'
import { specimenFields, specimenJpeg, specimenPdf } from '../server/ocr/specimen.ts'
import { inzira, startInzira } from './inzira.ts'

/** The reader as a person meets it: in an empty folder, with an empty environment. Source or binary, as INZIRA_BIN says. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-ocr-'))
})
afterEach(() => rm(folder, { recursive: true }))

const run = (...args: string[]) => inzira(['ocr', ...args], { cwd: folder, env: { TMPDIR: folder } })
const put = (name: string, bytes: Uint8Array | string) => Bun.write(join(folder, name), bytes)

interface Line {
  file: string
  kind?: string
  fields?: Record<string, { value: string | number; confidence: number }>
  ms?: number
  error?: { code: string; message: string }
}
const linesOf = (stdout: string): Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** What it says, and the most memory it took. */
async function measured(args: string[]): Promise<{ stdout: string; peakKb: number }> {
  const child = startInzira(['ocr', ...args], { cwd: folder, env: { TMPDIR: folder } })
  // What the system itself counts for a child begins with the memory of its parent.
  let peakKb = 0
  const look = setInterval(async () => {
    const status = await Bun.file(`/proc/${child.pid}/status`)
      .text()
      .catch(() => '')
    peakKb = Math.max(peakKb, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0))
  }, 10)
  const stdout = await new Response(child.stdout).text()
  clearInterval(look)
  return { stdout, peakKb }
}

describe('inzira ocr', () => {
  test('tells of each file in a line of JSON, and leaves nothing behind', async () => {
    await put('photo.jpg', await specimenJpeg())
    await put('certificate.pdf', await specimenPdf())
    const before = await readdir(folder)
    const { exitCode, stdout, stderr } = await run('photo.jpg', 'certificate.pdf', '--json')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const lines = linesOf(stdout)
    expect(lines.map(({ file }) => file).sort()).toEqual(['certificate.pdf', 'photo.jpg'])
    for (const { kind, fields, ms } of lines) {
      expect(kind).toBe('insurance')
      expect(ms).toBeGreaterThan(0)
      // Where a gap becomes a space is a matter of taste.
      for (const [name, value] of Object.entries(specimenFields))
        expect(String(fields?.[name]?.value).replaceAll(' ', '')).toBe(value.replaceAll(' ', ''))
      for (const { confidence } of Object.values(fields ?? {})) expect(confidence).toBeWithin(0, 1.001)
    }
    expect(await readdir(folder)).toEqual(before)
  }, 60_000)

  test('draws fields and how sure they are for people', async () => {
    await put('certificate.pdf', await specimenPdf())
    const { exitCode, stdout } = await run('certificate.pdf')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^certificate\.pdf {2}insurance certificate, \d+\.\d s$/m)
    expect(stdout).toMatch(/^ {2}plate +RAD 417 K +█+░* +\d+ %/m)
  }, 30_000)

  test('goes on after a file that cannot be read, and says so by its exit code', async () => {
    await put('page.jpg', '<!DOCTYPE html><title>Sign in</title>')
    await put('certificate.pdf', await specimenPdf())
    const { exitCode, stdout } = await run(
      'page.jpg',
      'missing.jpg',
      '/dev/zero',
      'certificate.pdf',
      '--json',
    )
    expect(exitCode).toBe(43)
    const codes = Object.fromEntries(linesOf(stdout).map(({ file, error }) => [file, error?.code]))
    expect(codes).toEqual({
      'page.jpg': 'document.wrong_type',
      'missing.jpg': 'not.found',
      '/dev/zero': 'usage.invalid',
      'certificate.pdf': undefined,
    })
    expect((await run('page.jpg')).stdout).toContain(
      'This is a web page. Send a photo (JPEG or PNG) or a PDF. (document.wrong_type)',
    )
  }, 30_000)

  test('knows its languages', async () => {
    const { exitCode, stderr } = await run('photo.jpg', '--lang', 'eng+deu')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--lang knows eng and fra')
    await put('photo.jpg', await specimenJpeg())
    expect((await run('photo.jpg', '--lang', 'eng', '--no-second-reader')).exitCode).toBe(0)
  }, 30_000)

  test('asks the second reader about a hard photo unless told not to, in less than 550 MB, program and all', async () => {
    const photo = '000030-hard-stub.jpg'
    const small = join(import.meta.dir, '../fixtures/ocr/small')
    const all = (await Bun.file(join(small, 'truth.json')).json()) as Truth
    const truth = { [photo]: all[photo] as Truth[string] }
    await put(photo, await Bun.file(join(small, photo)).bytes())
    const read = async (...options: string[]) => {
      const { stdout, peakKb } = await measured([photo, '--json', ...options])
      const right = score(truth, parsePredictions(stdout)).levels['*']?.fields.part ?? 0
      return { right, fields: linesOf(stdout)[0]?.fields, peakKb }
    }
    const both = await read()
    const first = await read('--no-second-reader')
    expect(both.fields).not.toEqual(first.fields)
    expect(both.right).toBeGreaterThanOrEqual(first.right)
    expect(both.peakKb).toBeWithin(1, 550 * 1024)
    expect(first.peakKb).toBeWithin(1, 350 * 1024)
  }, 120_000)

  test('reads 43 million pixels in less than 350 MB, program and all', async () => {
    await put('large.jpg', await specimenJpeg({ width: 5_690, height: 7_560, progressive: true }))
    const { stdout, peakKb } = await measured(['large.jpg', '--json'])
    expect(linesOf(stdout)[0]?.fields?.plate?.value).toBe(specimenFields.plate)
    expect(peakKb).toBeWithin(1, 350 * 1024)
  }, 60_000)
})
