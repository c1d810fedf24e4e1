import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePapers } from '../cli/demo/papers/papers.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

/** From the photo in the chat to the operator's word and back: everything real but Meta. */
let town: Running
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-operator-'))
  town = await startAll({ folder })
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

test('an operator looks at a photo that a driver sent, corrects it, approves it, and the driver hears of it', async () => {
  const jean = town.simulator.person({ name: 'Jean', phone: '250788123456', language: 'en' })
  const hears = async (words: string) => {
    for (;;) {
      const message = await jean.next(30_000)
      if (message.text.includes('Is this right?')) await jean.taps('Right')
      if (message.text.includes(words)) return message
    }
  }
  await jean.says('hi')
  await hears('What would you like to do?')
  await jean.says('my vehicles')
  await hears('What do you drive?')
  await jean.taps('vehicles.type.cab')
  await hears('insurance certificate')
  const car = samplePapers({ now: Date.now, timezone: 'Africa/Kigali' })[1]
  await jean.sendsImage((await car?.bytes()) ?? new Uint8Array())
  await hears('The operator looks at the certificate')

  const settings = settingsFor(town.simulator, town.databasePath, folder)
  const run = (...words: string[]) => inzira(['vehicles', ...words], { cwd: folder, env: settings })
  expect((await run('list', '--waiting')).stdout).toContain('RAJ 731 M')
  const shown = await run('show', 'RAJ 731 M', '--out', 'papers')
  expect(shown.stdout).toMatch(/plate +RAJ 731 M/)
  const files = await readdir(join(folder, 'papers'))
  expect(files).toEqual(expect.arrayContaining(['index.html', 'paper.jpg', 'plate.jpg', 'valid_to.jpg']))
  expect((await run('verify', 'RAJ 731 M', '--field', 'seats=4')).exitCode).toBe(0)
  await hears('*RAJ 731 M* is insured until')
  expect((await run('list', '--waiting')).stdout).toBe('Nothing waits for you.\n')
}, 90_000)
