import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { createSimulator, type Simulator } from '../server/simulator/index.ts'
import { inzira } from './inzira.ts'

let folder: string
let meta: Simulator
let env: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-setup-'))
  meta = await createSimulator()
  const { identity } = meta
  env = {
    APP_ENV: 'test',
    META_GRAPH_URL: meta.url,
    META_PHONE_NUMBER_ID: identity.phoneNumberId,
    META_WABA_ID: identity.wabaId,
    META_ACCESS_TOKEN: identity.accessToken,
    META_WABA_APP_SECRET: identity.appSecret,
    META_FALLBACK_TEMPLATE: 'message_waiting',
  }
})
afterEach(async () => {
  await meta.stop()
  await rm(folder, { recursive: true })
})

const setup = (words: string[], given = env) => inzira(['setup', ...words], { cwd: folder, env: given })
const written = async () => parseEnv(await readFile(join(folder, 'inzira.env'), 'utf8'))

test('setup checks with Meta, subscribes the app, and writes a file that only its owner reads', async () => {
  const { exitCode, stdout } = await setup(['--yes'])
  expect(exitCode).toBe(0)
  expect(stdout).toContain(
    '✓ subscription   no app was subscribed to the account; the app of the token is now',
  )
  expect((await stat(join(folder, 'inzira.env'))).mode & 0o777).toBe(0o600)
  const settings = await written()
  expect(settings).toMatchObject(env)
  expect(settings.META_WABA_VERIFY_TOKEN).toMatch(/^[\w-]{32}$/)
  expect(settings.ADMIN_TOKEN).not.toBe(settings.META_WABA_VERIFY_TOKEN as string)
  for (const secret of [settings.META_ACCESS_TOKEN, settings.META_WABA_VERIFY_TOKEN, settings.ADMIN_TOKEN])
    expect(stdout).not.toContain(secret as string)
  expect(await inzira(['config', 'check', '--env-file', 'inzira.env'], { cwd: folder })).toMatchObject({
    exitCode: 0,
  })
})

test('setup once more keeps what is there, tokens too', async () => {
  await setup(['--yes'])
  const before = await written()
  const { exitCode, stdout } = await setup(['--yes', '--json'], { PORT: '4000' })
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: 'inzira.env', generated: [] })
  expect(await written()).toEqual({ ...before, PORT: '4000' })
})

test('setup writes nothing that Meta refuses, unless it is not asked', async () => {
  const wrong = { ...env, META_ACCESS_TOKEN: 'EAAG-expired' }
  const refused = await setup(['--yes'], wrong)
  expect(refused.exitCode).toBe(78)
  expect(refused.stderr).toContain('the token is refused')
  expect(await Bun.file(join(folder, 'inzira.env')).exists()).toBe(false)
  expect(await setup(['--yes', '--no-check'], wrong)).toMatchObject({ exitCode: 0 })
})

test('setup names everything that is missing, and leaves the old file as it was', async () => {
  await writeFile(join(folder, 'inzira.env'), 'PORT=4000\n')
  const { exitCode, stderr } = await setup(['--yes'], {})
  expect(exitCode).toBe(78)
  expect(stderr).toContain('META_PHONE_NUMBER_ID is missing')
  expect(stderr).toContain('META_ACCESS_TOKEN is missing')
  expect(await written()).toEqual({ PORT: '4000' })
})

test('setup asks nobody where nobody is', async () => {
  const { exitCode, stderr } = await setup([])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('--yes')
})
