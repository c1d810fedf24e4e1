import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receive } from '../server/events/events.ts'
import { markDead } from '../server/queue/inbox.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

const adminToken = 'a-token-for-the-operator-only'

let town: Running
let folder: string
let settings: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-doctor-'))
  town = await startAll({ settings: { ADMIN_TOKEN: adminToken } })
  settings = {
    ...settingsFor(town.simulator, town.databasePath, folder),
    PORT: new URL(town.server.url).port,
    ADMIN_TOKEN: adminToken,
    META_MESSAGES_PER_SECOND: '80',
  }
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = (words: string[], env = settings) => inzira(words, { cwd: folder, env })

const killOne = () =>
  town.server.context.db.write((tx) => {
    const event = {
      externalId: 'x',
      kind: 'message',
      lane: 'x',
      correlationId: 'd1',
      payload: {},
      occurredAt: 1,
    }
    receive(tx, event, Date.now())
    markDead(tx, 1, 'it broke', Date.now())
  })

test('doctor finds what is wrong with a cure each, mends the subscription, and tells all by its exit code', async () => {
  const before = await run(['doctor'])
  expect(before.exitCode).toBe(2)
  expect(before.stdout).toMatch(
    /✗ subscription .*nothing will ever be delivered\n +→ Run "inzira doctor --fix"/,
  )
  expect(before.stdout).toMatch(/✓ server +runs/)
  const after = await run(['doctor', '--fix', '--json'])
  const { status, checks } = JSON.parse(after.stdout)
  expect({ exitCode: after.exitCode, status }).toEqual({ exitCode: 1, status: 'warn' })
  expect(checks).toContainEqual(expect.objectContaining({ name: 'arrivals', status: 'warn' }))
  await killOne()
  expect((await run(['doctor', '--offline'])).stdout).toContain('! dead events')
})

test('doctor tells what only the running server knows, or that it could not be asked', async () => {
  town.server.context.breaker.trip('190 (#190) Access token has expired')
  const asked = await run(['doctor', '--offline'])
  expect(asked.exitCode).toBe(2)
  expect(asked.stdout).toMatch(/✗ sending +paused: 190 Access token has expired\n +→ It tries again/)
  for (const [token, why] of [
    ['', 'set ADMIN_TOKEN'],
    ['another-word-than-the-one-of-the-server', 'another ADMIN_TOKEN'],
  ] as const) {
    const { stdout } = await run(['doctor', '--offline'], { ...settings, ADMIN_TOKEN: token })
    expect(stdout).toMatch(/! sending +the running server could not be asked/)
    expect(stdout).toContain(why)
  }
})

test('doctor sees the web app come through, and goes past nobody for it when it is offline', async () => {
  const env = { ...settings, PUBLIC_URL: town.server.url }
  const { stdout } = await run(['doctor'], env)
  expect(stdout).toMatch(/✓ web app +answers with its page/)
  expect(stdout).toMatch(/✓ live +WebSockets get through/)
  expect(stdout).toMatch(/✓ compression +files come as br/)
  expect(stdout).toMatch(/✓ push key +is made when/)
  const offline = await run(['doctor', '--offline'], env)
  expect(offline.stdout).not.toContain('web app')
  expect((await run(['doctor', '--offline'])).stdout).toContain('PUBLIC_URL is not set')
})

test('doctor where nothing is yet says what to start with', async () => {
  const { stdout } = await run(['doctor', '--offline'], { PORT: '1' })
  expect(stdout).toMatch(/✗ database +there is none.*\n +→ Run "inzira migrate up"/)
  expect(stdout).toMatch(/! server +none is running.*\n +→ Start it with "inzira serve"/)
})

test('a clock that was set back makes nothing younger than new', async () => {
  const { db } = town.server.context
  const later = Date.now() + 90_000_000
  await db.write((tx) => {
    tx.run("insert into webhook_delivery (received_at, body) values (?, x'7b7d')", later)
  })
  const { stdout } = await run(['health', '--database'])
  expect(stdout).toMatch(/webhook +the last delivery is stamped 25 hours ahead/)
  expect(stdout).not.toMatch(/ -\d/)
})

test('health asks the running server and answers by its exit code', async () => {
  expect(await run(['health'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('sending') })
  const { ADMIN_TOKEN: _, ...withoutToken } = settings
  expect(await run(['health'], withoutToken)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('says it is ok'),
  })
  await killOne()
  const degraded = await run(['health', '--json'])
  expect(degraded.exitCode).toBe(1)
  expect(JSON.parse(degraded.stdout).status).toBe('degraded')
  town.server.context.breaker.trip('190 the token has expired')
  expect(await run(['health', '--url', town.server.url])).toMatchObject({ exitCode: 2 })
})

test('health without a server is unhealthy, unless only the database is asked', async () => {
  await town.server.stop()
  expect(await run(['health'])).toMatchObject({
    exitCode: 2,
    stdout: expect.stringContaining('nothing answers'),
  })
  expect(await run(['health', '--database'])).toMatchObject({ exitCode: 0 })
  const nothing = { ...settings, DATABASE_PATH: join(folder, 'none.db') }
  expect(await run(['health'], nothing)).toMatchObject({ exitCode: 2 })
  await town.restart()
})
