import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { migrateUp } from '../db/migrate.ts'
import { createSimulator, type Simulator } from '../simulator/index.ts'
import type { Template } from '../simulator/templates.ts'
import type { Check } from './check.ts'
import { examine, exitCodeOf, graphOf } from './doctor.ts'
import { checkPublicDoor } from './door.ts'
import { checkMeta } from './meta.ts'

let folder: string
let meta: Simulator
let settings: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-doctor-'))
  meta = await createSimulator()
  const { identity } = meta
  settings = {
    APP_ENV: 'test',
    DATA_DIR: folder,
    META_GRAPH_URL: meta.url,
    META_PHONE_NUMBER_ID: identity.phoneNumberId,
    META_ACCESS_TOKEN: identity.accessToken,
    META_WABA_VERIFY_TOKEN: identity.verifyToken,
    META_WABA_APP_SECRET: identity.appSecret,
    META_WABA_ID: identity.wabaId,
  }
})
afterEach(async () => {
  await meta.stop()
  await rm(folder, { recursive: true })
})

const config = (more: Record<string, string> = {}): Config =>
  readConfig({ ...settings, ...more }, 'tool').config

/** What the doctor says about the side of Meta, by check. */
async function atMeta(more: Record<string, string> = {}, fix = false): Promise<Record<string, Check>> {
  const own = config(more)
  const graph = graphOf(own)
  if (graph === undefined) throw new Error('no token')
  return byName(await checkMeta(graph, own, { fix }))
}

const byName = (checks: Check[]): Record<string, Check> =>
  Object.fromEntries(checks.map((check) => [check.name, check]))

async function everything(
  more: Record<string, string> = {},
  given: { deep?: boolean; envFile?: string } = {},
) {
  const checks: Check[] = []
  const wanted = { env: { ...settings, ...more }, envFile: given.envFile, deep: given.deep ?? false }
  const asked = { ...wanted, fix: false, offline: true, localUrl: () => 'http://127.0.0.1:1', told: String }
  for await (const check of examine(asked)) checks.push(check)
  return checks
}

describe('about Meta', () => {
  test('all is well when it is', async () => {
    await atMeta({}, true)
    const { number, clock, account, subscription, template } = await atMeta({
      META_FALLBACK_TEMPLATE: 'message_waiting',
      META_FALLBACK_TEMPLATE_LANGUAGE: 'rw',
    })
    for (const check of [number, clock, account, subscription, template]) expect(check?.status).toBe('ok')
    expect(number?.finding).toContain('+250 788 000 100')
  })

  test.each([
    ['a refused token', { META_ACCESS_TOKEN: 'EAAG-expired' }, 'the token is refused', 'System users'],
    ['a wrong id', { META_PHONE_NUMBER_ID: '42' }, 'no such number', 'META_PHONE_NUMBER_ID'],
    ['no way there', { META_GRAPH_URL: 'http://127.0.0.1:1' }, '', 'cannot be reached'],
  ])('%s fails with its cure, and what depends on it is left out', async (_, wrong, finding, cure) => {
    const checks = await atMeta(wrong)
    expect(checks.number).toMatchObject({ status: 'fail', finding: expect.stringContaining(finding) })
    expect(checks.number?.cure).toContain(cure)
    expect(checks.subscription).toBeUndefined()
  })

  test('an account nobody is subscribed to fails, and is mended only when asked', async () => {
    expect((await atMeta()).subscription).toMatchObject({
      status: 'fail',
      cure: expect.stringContaining('--fix'),
    })
    expect((await atMeta()).subscription?.status).toBe('fail')
    expect((await atMeta({}, true)).subscription?.status).toBe('ok')
    expect((await atMeta()).subscription?.status).toBe('ok')
  })

  test('an account without this number fails', async () => {
    expect((await atMeta({ META_WABA_ID: '42' })).account?.status).toBe('fail')
  })

  test.each([
    ['none', undefined, 'en', 'warn', 'none is configured'],
    ['one that does not exist', 'nowhere', 'en', 'fail', 'no template nowhere'],
    ['one in another language', 'message_waiting', 'de', 'fail', 'only in en, fr, rw, sw'],
    ['one that is paused', 'paused_notice', 'en', 'fail', 'paused'],
  ])('a template: %s', async (_, name, language, status, finding) => {
    const more = { ...(name && { META_FALLBACK_TEMPLATE: name }), META_FALLBACK_TEMPLATE_LANGUAGE: language }
    const { template } = await atMeta(more)
    expect(template?.status).toBe(status as Check['status'])
    expect(template?.finding).toContain(finding)
  })

  test('a template with other than one placeholder fails', async () => {
    const two: Template = {
      id: '1',
      name: 'two_slots',
      language: 'en',
      status: 'APPROVED',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: '{{1}} and {{2}}' }],
    }
    await meta.stop()
    meta = await createSimulator({ templates: [two] })
    const { template } = await atMeta({ META_GRAPH_URL: meta.url, META_FALLBACK_TEMPLATE: 'two_slots' })
    expect(template).toMatchObject({ status: 'fail', finding: expect.stringContaining('2 placeholders') })
  })

  test('a clock that is off is noticed', async () => {
    const late = Bun.serve({
      port: 0,
      fetch: () => Response.json({}, { headers: { date: new Date(Date.now() - 3_600_000).toUTCString() } }),
    })
    const { clock } = await atMeta({ META_GRAPH_URL: `http://127.0.0.1:${late.port}` })
    expect(clock).toMatchObject({ status: 'fail', finding: expect.stringContaining('ahead of') })
    await late.stop(true)
  })

  test('fewer messages a second than are configured are told', async () => {
    meta.set({ throughputPerSecond: 80 })
    expect((await atMeta({ META_MESSAGES_PER_SECOND: '1000' })).number?.finding).toContain(
      'takes 80 messages',
    )
  })
})

describe('about the way in', () => {
  const door = async (answer: (request: Request) => Response) => {
    const proxy = Bun.serve({ port: 0, fetch: answer })
    const checks = await checkPublicDoor({ publicUrl: `http://127.0.0.1:${proxy.port}`, verifyToken: 'word' })
    await proxy.stop(true)
    return checks.map(({ status }) => status)
  }
  const challenge = (request: Request) => new URL(request.url).searchParams.get('hub.challenge')

  test('a server that proves itself and refuses forgeries is well', async () => {
    const good = (request: Request) =>
      request.method === 'GET' ? new Response(challenge(request)) : new Response('', { status: 401 })
    expect(await door(good)).toEqual(['ok', 'ok'])
  })

  test('a proxy that answers in its place, or passes nothing on, is not', async () => {
    expect(await door((request) => new Response(challenge(request)))).toEqual(['ok', 'fail'])
    expect(await door(() => new Response('Welcome to nginx!'))).toEqual(['fail', 'fail'])
    expect(await door(() => new Response('', { status: 403 }))).toEqual(['fail', 'ok'])
    expect(await door(() => new Response('', { status: 502 }))).toEqual(['fail', 'fail'])
  })
})

describe('about this machine', () => {
  test('every fault of the settings is told, each as one', async () => {
    const checks = await everything({ META_ACCESS_TOKEN: '', META_WABA_APP_SECRET: '', PORT: 'x' })
    const faults = checks.filter(({ status }) => status === 'fail').map(({ finding }) => finding)
    expect(faults).toHaveLength(3)
    expect(faults.join()).toMatch(/PORT "x".*META_ACCESS_TOKEN is missing.*META_WABA_APP_SECRET is missing/s)
    expect(exitCodeOf(checks)).toBe(2)
  })

  test('the database: missing, outdated, damaged, sound', async () => {
    const path = join(folder, 'inzira.db')
    const found = async () => byName(await everything({}, { deep: true }))
    expect((await found()).database?.cure).toContain('migrate up')
    await migrateUp(path, { backupDir: folder, to: '1' })
    expect((await found()).database?.finding).toContain('to be applied')
    await migrateUp(path, { backupDir: folder })
    expect(await found()).toMatchObject({ database: { status: 'ok' }, 'every page': { status: 'ok' } })
    await writeFile(path, 'no database at all '.repeat(500))
    expect((await found()).database?.status).toBe('fail')
  })

  test('secrets and what people wrote are for nobody else to read', async () => {
    const envFile = join(folder, 'inzira.env')
    await writeFile(envFile, '')
    await migrateUp(join(folder, 'inzira.db'), { backupDir: folder })
    for (const [mode, status] of [
      [0o644, 'warn'],
      [0o600, 'ok'],
    ] as const) {
      await chmod(envFile, mode)
      await chmod(join(folder, 'inzira.db'), mode)
      await chmod(folder, 0o755)
      const checks = byName(await everything({}, { envFile }))
      expect(checks['secrets file']?.status).toBe(status)
      expect(checks['database file']?.status).toBe(status)
    }
  })

  test('the folder for files: to be made, for everybody to look into, none, and as it should be', async () => {
    const path = join(folder, 'media')
    const found = async () => byName(await everything()).files
    expect(await found()).toMatchObject({ status: 'ok', finding: expect.stringContaining('is made when') })
    await mkdir(path, { mode: 0o755 })
    await chmod(path, 0o755)
    expect(await found()).toMatchObject({ status: 'warn', cure: `chmod 700 ${path}` })
    await chmod(path, 0o700)
    expect(await found()).toMatchObject({ status: 'ok' })
    await rm(path, { recursive: true })
    await writeFile(path, '')
    expect(await found()).toMatchObject({ status: 'fail', cure: expect.stringContaining('MEDIA_DIR') })
  })

  test('no server running is told, and no secret ever', async () => {
    await migrateUp(join(folder, 'inzira.db'), { backupDir: folder })
    const checks = await everything()
    expect(byName(checks).server).toMatchObject({ status: 'warn', cure: expect.stringContaining('serve') })
    const { identity } = meta
    for (const secret of [identity.accessToken, identity.appSecret, identity.verifyToken])
      expect(JSON.stringify(checks)).not.toContain(secret)
  })
})
