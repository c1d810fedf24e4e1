import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inzira, startInzira } from './inzira.ts'
import { Lines } from './lines.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-serve-'))
})
afterEach(() => rm(folder, { recursive: true }))

const settings = {
  PORT: '0',
  META_PHONE_NUMBER_ID: '106540352242922',
  META_ACCESS_TOKEN: 'EAAG-a-token-that-nobody-may-see',
  META_WABA_VERIFY_TOKEN: 'a-word-of-our-own',
  META_WABA_APP_SECRET: '0123456789abcdef0123456789abcdef',
}
const serve = (...flags: string[]) => startInzira(['serve', ...flags], { cwd: folder, env: settings })

/** The address out of the log. */
async function urlOf(server: ReturnType<typeof serve>): Promise<string> {
  const line = await new Lines(server.stdout).next((one) => one.includes('"serving"'))
  return (JSON.parse(line) as { url: string }).url
}

test('serve --migrate makes the database, answers, and ends with 0 on SIGTERM and SIGINT', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = serve('--migrate')
    const url = await urlOf(server)
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok' })
    server.kill(signal)
    expect(await server.exited).toBe(0)
    expect(await new Response(server.stderr).text()).toBe('')
  }
})

test('serve says what to do about a missing database, and about missing settings', async () => {
  const missing = await inzira(['serve'], { cwd: folder, env: settings })
  expect(missing.stderr).toContain('Run "inzira migrate up"')
  expect(missing.exitCode).toBe(25)
  const bare = await inzira(['serve', '--json'], { cwd: folder })
  expect(JSON.parse(bare.stdout).error.code).toBe('config.invalid')
  expect(JSON.parse(bare.stdout).error.message).toContain('"inzira setup" asks for them')
  expect(bare.exitCode).toBe(78)
})

test('a second server is refused the same database, and another one the same port', async () => {
  const first = serve('--migrate')
  const { port } = new URL(await urlOf(first))
  const same = await inzira(['serve'], { cwd: folder, env: settings })
  expect(same.stderr).toContain('Another inzira server is already working on')
  expect(same.exitCode).toBe(21)
  const other = { ...settings, PORT: port, DATABASE_PATH: join(folder, 'other.db') }
  const taken = await inzira(['serve', '--migrate'], { cwd: folder, env: other })
  expect(taken.stderr).toContain(`Port ${port} is taken`)
  expect(taken.exitCode).toBe(31)
  first.kill()
  expect(await first.exited).toBe(0)
})
