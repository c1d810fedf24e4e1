import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePapers } from '../cli/demo/papers/papers.ts'
import type { Message } from '../server/flows/message.ts'
import { inzira } from './inzira.ts'
import { settingsFor, startAll } from './running.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-chat-'))
})
afterEach(() => rm(folder, { recursive: true }))

const chat = (lines: string[], words: string[] = [], env = {}) =>
  inzira(['chat', '--save', folder, ...words], { cwd: folder, env, stdin: lines.join('\n') })

interface Turn {
  said: string
  replies: Message[]
}

test('chat reads a script and answers as the bot does, with numbers to type and pictures to look at', async () => {
  const { stdout, exitCode } = await chat(['hi', 'qr codes', '123456', '2000', '', '/quit', 'never said'])
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/\d {2}QR codes/)
  expect(stdout).toContain('*182*8*1*123456*2000#')
  expect(stdout).not.toContain('never said')
  const [picture] = await readdir(folder)
  expect(stdout).toContain(`[${join(folder, picture ?? '')}]`)
  expect(await Bun.file(join(folder, picture ?? '')).bytes()).toEqual(expect.any(Uint8Array))
})

test('chat takes taps, pictures and places, in the language that is asked for', async () => {
  const sticker = join(import.meta.dir, '../fixtures/qr/sticker-on-a-counter.jpg')
  const lines = ['muraho', `/image ${sticker}`, '/tap 1', '/location -1.9536,30.0605', '/wait 2d']
  const { stdout } = await chat(lines, ['--language', 'rw', '--json'])
  const turns = JSON.parse(stdout) as Turn[]
  expect(turns.map(({ said }) => said)).toEqual(lines)
  expect(JSON.stringify(turns[0]?.replies)).toContain('Murifuza gukora iki?')
  expect(JSON.stringify(turns[1]?.replies)).toContain('*182*8*1*123456*1000#')
  expect(turns[2]?.replies.length).toBeGreaterThan(0)
})

test('chat reads the papers of a vehicle, and keeps the pictures of the lines that are doubtful', async () => {
  const papers = samplePapers({ now: Date.now, timezone: 'Africa/Kigali' })
  const car = papers.find(({ filename }) => filename === 'certificate-car.jpg')
  const small = join(folder, 'small.jpg')
  // With so few pixels nothing on it can be certain.
  const sharp = new Bun.Image((await car?.bytes()) ?? new Uint8Array())
  await Bun.write(small, await sharp.resize(500).jpeg({ quality: 60 }).bytes())
  const { stdout } = await chat(['hi', 'my vehicles', 'cab', `/image ${small}`])
  expect(stdout).toContain('Received, reading it…')
  expect(stdout).toContain('Is this right?')
  const crops = (await readdir(folder)).filter((file) => file.startsWith('document-1-'))
  expect(crops).toHaveLength(1)
  expect(stdout).toContain(`[${join(folder, crops[0] ?? '')}]`)
  // Sent unasked, it is read turns later.
  const pdf = join(import.meta.dir, '../fixtures/ocr/small/000012-pdf-grid.pdf')
  const unasked = await chat(['hi', `/document ${pdf}`, 'Yes, read it', 'moto'])
  expect(unasked.stdout).toContain('This certificate ended on 03/04/2026')
})

test('chat on the database of a running server leaves nothing for it to do or to send', async () => {
  await using town = await startAll()
  const settings = settingsFor(town.simulator, town.databasePath, folder)
  const { stdout } = await chat(['hi', 'help'], ['--database', town.databasePath], settings)
  expect(stdout).toContain('What would you like to do?')
  await Bun.sleep(600)
  await town.quiet()
  const { read } = town.server.context.db
  expect(read.all('select distinct state from outbox')).toEqual([{ state: 'accepted' }])
  expect(town.simulator.stats().accepted).toBe(0)
  const wait = await chat(['/wait 1d'], ['--database', town.databasePath], settings)
  expect(wait).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('only in memory') })
})

test('chat goes on after a line of a script that it does not understand, and says so in the end', async () => {
  const ended = await chat(['/dance', 'hi'])
  expect(ended).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('/tap 2') })
  expect(ended.stdout).toContain('What would you like to do?')
  const told = await chat(['/dance', 'hi'], ['--json'])
  expect((JSON.parse(told.stdout) as Turn[]).at(-1)).toMatchObject({ said: 'hi' })
})

test('chat ends a script at what it cannot do, with a sentence', async () => {
  expect(await chat(['/tap 1'])).toMatchObject({ exitCode: 2 })
  expect(await chat(['/image nowhere.jpg'])).toMatchObject({ exitCode: 4 })
  expect(await chat(['hi'], ['--database', 'nowhere.db'])).toMatchObject({ exitCode: 25 })
})

test('chat leaves no files behind that nobody asked to keep', async () => {
  const lines = ['hi', 'qr codes', '123456', '2000'].join('\n')
  const { exitCode, stdout } = await inzira(['chat'], { cwd: folder, env: { TMPDIR: folder }, stdin: lines })
  expect(exitCode).toBe(0)
  expect(stdout).toContain(join(folder, 'inzira-chat-'))
  expect(await readdir(folder)).toEqual([])
})
