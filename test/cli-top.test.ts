import { afterAll, beforeAll, expect, test } from 'bun:test'
import { inzira } from './inzira.ts'
import { type Running, startAll } from './running.ts'
import { inTerminal } from './terminal.ts'

const esc = '\x1b'
const adminToken = 'a-token-of-this-test-only'
let all: Running
beforeAll(async () => {
  all = await startAll({ settings: { ADMIN_TOKEN: adminToken } })
  for (const [name, phone] of [
    ['Aline', '250788000001'],
    ['Ben', '250788000002'],
  ] as const)
    await all.simulator.person({ name, phone }).says('hi')
  await all.quiet()
})
afterAll(() => all[Symbol.asyncDispose]())

const env = (more: Record<string, string> = {}) => ({
  DATABASE_PATH: all.databasePath,
  PORT: new URL(all.server.url).port,
  ADMIN_TOKEN: adminToken,
  ...more,
})
const open = (
  options: { args?: string; env?: Record<string, string>; columns?: number; rows?: number } = {},
) => inTerminal(`top ${options.args ?? ''}`, { cwd: '/tmp', ...options, env: env(options.env) })

/** The keys stand on the last line of the screen. */
const isAtBottom = (shown: string): boolean => shown.split('\n').at(-1)?.includes('q quit') ?? false

/** The newest message handled becomes one that was given up; returns its id. */
async function killOne(): Promise<number> {
  const { db } = all.server.context
  return db.write((tx) => {
    const id = tx.get<{ id: number }>(`select max(id) as id from inbox where kind = 'message'`)?.id ?? 0
    tx.run(
      `update inbox set handled_at = null, dead_at = ?, attempts = 5, outcome = 'the place could not be found' where id = ?`,
      Date.now(),
      id,
    )
    return id
  })
}

test('shows all figures on 80 × 24, without a line cut off at the bottom, and leaves the terminal as it was', async () => {
  await using terminal = open()
  const screen = await terminal.until(
    (shown) => shown.includes('Meta answers') && shown.includes('All is well'),
  )
  expect(terminal.isFullScreen()).toBe(true)
  const lines = terminal.lines()
  expect(lines[0]).toMatch(/^ inzira top {2}ok {2}server \S+ answers .* \d\d:\d\d:\d\d$/)
  expect(lines[23]).toContain('q quit')
  for (const figure of [
    'In ',
    'Out ',
    'Replies',
    'nothing waits',
    '0 queued',
    '2 wrote in the last hour',
    ' free · ',
  ])
    expect(screen).toContain(figure)
  terminal.type('q')
  expect(await terminal.exited).toBe(0)
  await Bun.sleep(50)
  expect(terminal.isFullScreen()).toBe(false)
  expect(terminal.raw()).toEndWith('\x1b[?25h')
})

test('follows the traffic', async () => {
  await using terminal = open()
  const count = (shown: string) => Number(/ In +[\d.]+ +(\d+)/.exec(shown)?.[1])
  const before = count(await terminal.until((shown) => shown.includes('Meta answers')))
  const somebody = all.simulator.person({ name: 'Claire', phone: '250788000003' })
  for (let n = 0; n < 5; n += 1) await somebody.says('hi')
  await terminal.until((shown) => count(shown) >= before + 5)
})

test('shows dead events, the whole story of one, and replays it after a yes', async () => {
  const id = await killOne()
  await using terminal = open()
  await terminal.until((shown) => shown.includes('the place could not be found'))
  terminal.type('d')
  await terminal.until((shown) => shown.includes(`› ${id}`) && shown.includes('***00'))
  terminal.type('\r')
  const story = await terminal.until((shown) => shown.includes('outcome   the place'))
  expect(story).not.toContain('25078800000')
  expect(story).toContain(`Event ${id}  message  dead`)
  terminal.type('\x1b')
  await terminal.until((shown) => shown.includes('Dead events'))
  terminal.type('rn')
  await terminal.until((shown) => shown.includes('Nothing was replayed'))
  terminal.type('r')
  await terminal.until((shown) => shown.includes(`Replay event ${id}? y/n`))
  terminal.type('y')
  await terminal.until((shown) => shown.includes('No event is dead'))
  await all.quiet()
  expect(all.server.context.db.read.get('select dead_at, outcome from inbox where id = ?', id)).toMatchObject(
    {
      dead_at: null,
    },
  )
})

test('uses a larger terminal, and follows a change of its size', async () => {
  await using terminal = open({ columns: 160, rows: 50 })
  await terminal.until((shown) => shown.includes('last 60 seconds') && isAtBottom(shown))
  terminal.resize(80, 24)
  await terminal.until((shown) => shown.startsWith(' inzira top') && isAtBottom(shown))
  expect(terminal.lines().filter((line) => line.includes('Machine'))).toHaveLength(1)
})

test('paused it stands still', async () => {
  await using terminal = open()
  await terminal.until((shown) => shown.includes('Meta answers'))
  terminal.type('p')
  const [first] = (await terminal.until((shown) => shown.includes('paused'))).split('\n')
  await Bun.sleep(1500)
  expect(terminal.lines()[0]).toBe(first as string)
})

test.each(['SIGTERM', 'SIGHUP'] as const)('ended by %s it gives the terminal back', async (signal) => {
  await using terminal = open()
  await terminal.until((shown) => shown.includes('Machine'))
  terminal.kill(signal)
  expect(await terminal.exited).toBe(0)
  await Bun.sleep(50)
  expect(terminal.isFullScreen()).toBe(false)
})

test('has colours, but none with NO_COLOR', async () => {
  const colours = new RegExp(`${esc}\\[(3[0-7]|9[0-7]|38)`)
  await using coloured = open()
  await coloured.until((shown) => shown.includes('Machine'))
  expect(coloured.raw()).toMatch(colours)
  await using plain = open({ env: { NO_COLOR: '1' } })
  await plain.until((shown) => shown.includes('Machine'))
  expect(plain.raw()).not.toMatch(colours)
})

test('not on a terminal it prints the figures once, as lines or as JSON', async () => {
  const piped = await inzira(['top'], { cwd: '/tmp', env: env() })
  expect(piped).toMatchObject({ exitCode: 0, stderr: '' })
  expect(piped.stdout).toContain('Meta answers')
  expect(piped.stdout).not.toContain('\x1b')
  const json = await inzira(['top', '--json'], { cwd: '/tmp', env: env() })
  expect(json.exitCode).toBe(0)
  expect(JSON.parse(json.stdout)).toMatchObject({
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    traffic: { in: { perSecond: expect.any(Number) }, reply: { count: expect.any(Number) } },
    queues: { inbox: { waiting: 0 }, dead: { count: 0, newest: null } },
    machine: { diskFreeBytes: expect.any(Number) },
    health: { status: 'ok', toldBy: 'server' },
  })
})

test('--once on a terminal prints too, and what is missing is said in a sentence', async () => {
  await using once = open({ args: '--once' })
  expect(await once.exited).toBe(0)
  await once.until((shown) => shown.includes('Machine'))
  expect(once.isFullScreen()).toBe(false)
  const missing = await inzira(['top'], { cwd: '/tmp', env: { DATABASE_PATH: '/tmp/nowhere/x.db' } })
  expect(missing.stderr).toStartWith('Error: ')
  expect(missing.exitCode).toBe(25)
})

test('without a server or a token it says so and shows the rest', async () => {
  const silent = await inzira(['top', '--url', 'http://127.0.0.1:9'], { cwd: '/tmp', env: env() })
  expect(silent.stdout).toContain('nothing answers at http://127.0.0.1:9')
  const tokenless = await inzira(['top'], { cwd: '/tmp', env: env({ ADMIN_TOKEN: '' }) })
  expect(tokenless.stdout).toContain('unknown: set ADMIN_TOKEN to see it')
  expect(tokenless.exitCode).toBe(0)
})
