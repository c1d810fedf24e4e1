import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isOn } from '../server/flags/flags.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

/** What an operator switches beside a running server. */
let town: Running
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-flags-'))
  town = await startAll()
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = (...words: string[]) =>
  inzira(['flags', ...words], {
    cwd: folder,
    env: settingsFor(town.simulator, town.databasePath, folder),
  })
const isReadingOn = () => isOn(town.server.context.db.read, 'ocr_processing')

test('a flag is switched while the server runs, which sees it at once', async () => {
  const off = await run('set', 'ocr_processing', 'off')
  expect(off).toMatchObject({
    exitCode: 0,
    stdout: 'ocr_processing is off. A running server follows at once.\n',
  })
  expect(isReadingOn()).toBe(false)
  expect((await run('list')).stdout).toMatch(/ocr_processing +off +Papers of vehicles/)
  expect(JSON.parse((await run('list', '--json')).stdout)).toContainEqual(
    expect.objectContaining({ name: 'ocr_processing', isOn: false }),
  )
  expect((await run('set', 'ocr_processing', 'off')).stdout).toBe('ocr_processing was off already.\n')
  await run('set', 'ocr_processing', 'on')
  expect(isReadingOn()).toBe(true)
})

test.each([
  ['ocr_procesing', 'off', 4, 'There is no flag "ocr_procesing". Did you mean "ocr_processing"?'],
  ['colours', 'off', 4, 'There is no flag "colours". There are '],
  ['ocr_processing', 'maybe', 2, 'maybe'],
])('%p %p is refused with what there is', async (name, to, exitCode, sentence) => {
  const ended = await run('set', name, to)
  expect(ended.stderr).toContain(sentence)
  expect(ended.exitCode).toBe(exitCode)
  expect(isReadingOn()).toBe(true)
})
