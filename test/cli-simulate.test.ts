import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSimulator } from '../server/simulator/index.ts'
import { inzira, startInzira } from './inzira.ts'
import { settingsFor, startAll } from './running.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-load-'))
})
afterEach(() => rm(folder, { recursive: true }))

const load = (words: string[], env: Record<string, string> = {}) =>
  inzira(['simulate', 'load', '--seconds', '1', '--warm-up', '0', ...words], {
    cwd: folder,
    env: { TMPDIR: folder, ...env },
  })

test('simulate load says how many messages only warmed it up', async () => {
  const words = ['simulate', 'load', '--seconds', '1', '--rate', '20', '--people', '5']
  const { stdout } = await inzira(words, { cwd: folder, env: { TMPDIR: folder } })
  expect(stdout).toMatch(/messages +40 sent, 20 of them to warm up/)
})

test('simulate load counts every message, its acknowledgement and its reply, and leaves nothing behind', async () => {
  const { stdout, stderr, exitCode } = await load(['--rate', '60', '--people', '20', '--json'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    sent: 60,
    acknowledged: 60,
    replies: 60,
    unacknowledged: 0,
    lost: 0,
    doubled: 0,
    statuses: { 200: 60 },
    acknowledgedMs: { p50: expect.any(Number), p99: expect.any(Number) },
  })
  expect(await readdir(folder)).toEqual([])
})

test('faults on the way cost time, but no message', async () => {
  const faults = ['--duplicate', '0.5', '--drop', '0.2', '--bad-order', '0.5']
  const { stdout, exitCode } = await load(['--rate', '40', '--people', '40', ...faults])
  expect(stdout).toContain('40 came   0 lost   0 doubled')
  expect(exitCode).toBe(0)
})

test('a server that does not acknowledge, or that says nothing, is noticed', async () => {
  const deaf = Bun.serve({ port: 0, fetch: () => new Response('', { status: 200 }) })
  const free = await createSimulator()
  const env = { ...settingsFor(free, join(folder, 'x.db'), folder), TMPDIR: folder }
  await free.stop()
  const words = ['--rate', '5', '--people', '5', '--patience', '1', '--json', '--target']
  const silent = await load([...words, `http://127.0.0.1:${deaf.port}`], env)
  expect(silent.exitCode).toBe(1)
  expect(JSON.parse(silent.stdout)).toMatchObject({ sent: 5, acknowledged: 5, lost: 5 })
  await deaf.stop(true)
  const nobody = await load([...words, `http://127.0.0.1:${deaf.port}`], env)
  expect(nobody.exitCode).toBe(1)
  expect(JSON.parse(nobody.stdout)).toMatchObject({ acknowledged: 0, unacknowledged: 5, lost: 0 })
})

test('a running server is loaded when its Meta is a port of this machine', async () => {
  await using town = await startAll()
  const settings = settingsFor(town.simulator, town.databasePath, folder)
  // The stand-in of the load takes the place of the one the server knew.
  await town.simulator.stop()
  const { stdout, exitCode } = await load(
    ['--rate', '20', '--people', '10', '--target', town.server.url],
    settings,
  )
  expect(stdout).toContain('20 came   0 lost   0 doubled')
  expect(exitCode).toBe(0)
  const real = { ...settings, META_GRAPH_URL: 'https://graph.facebook.com' }
  expect(await load(['--target', town.server.url], real)).toMatchObject({ exitCode: 78 })
  expect(await load(['--drop', '2'])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('from 0 to 1'),
  })
})

test('told to stop, it takes its server along', async () => {
  const command = startInzira(['simulate', 'load', '--seconds', '60', '--rate', '20'], {
    cwd: folder,
    env: { TMPDIR: folder },
  })
  while ((await readdir(folder)).length === 0) await Bun.sleep(20)
  await Bun.sleep(1000)
  command.kill('SIGTERM')
  expect(await command.exited).toBe(130)
  expect(await readdir(folder)).toEqual([])
})
