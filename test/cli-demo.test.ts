import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inzira, startInzira } from './inzira.ts'
import { Lines } from './lines.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-demo-'))
})
afterEach(() => rm(folder, { recursive: true }))

interface Told {
  phonePage: string
  server: string
  envFile: string
  database: string
}

interface State {
  people: { key: string; name: string; language: string }[]
  chats: Record<string, { side: string; message: unknown }[]>
}

async function startDemo(...flags: string[]) {
  const demo = startInzira(['demo', '--json', '--port', '0', '--phone-port', '0', ...flags], { cwd: folder })
  const told = JSON.parse(await new Lines(demo.stdout).next()) as Told
  return {
    told,
    state: async () => (await (await fetch(`${told.phonePage}/simulator/state`)).json()) as State,
    says: (key: string, body: string) =>
      fetch(`${told.phonePage}/simulator/people/${key}/says`, {
        method: 'POST',
        body: JSON.stringify({ kind: 'text', body }),
      }),
    async stop() {
      demo.kill('SIGINT')
      return await demo.exited
    },
  }
}

type Demo = Awaited<ReturnType<typeof startDemo>>

async function answerTo(demo: Demo, key: string): Promise<string> {
  for (;;) {
    const answer = (await demo.state()).chats[key]?.find(({ side }) => side === 'bot')
    if (answer !== undefined) return JSON.stringify(answer.message)
    await Bun.sleep(20)
  }
}

test('demo shows three people and a driver with phones who can chat with the bot', async () => {
  const demo = await startDemo()
  expect((await fetch(demo.told.phonePage)).headers.get('content-type')).toContain('text/html')
  const { people } = await demo.state()
  expect(people.map(({ language }) => language)).toEqual(['en', 'en', 'rw', 'fr'])
  await demo.says(people[3]?.key ?? '', 'bonjour')
  expect(await answerTo(demo, people[3]?.key ?? '')).toContain('interactive')
  expect(await demo.stop()).toBe(0)
})

test('the other commands reach a demo by the settings it wrote, which only its owner may read', async () => {
  const demo = await startDemo()
  expect((await stat(join(folder, demo.told.envFile))).mode & 0o777).toBe(0o600)
  const status = await inzira(['migrate', 'status', '--json', '--env-file', demo.told.envFile], {
    cwd: folder,
  })
  expect(JSON.parse(status.stdout)).toMatchObject({ database: demo.told.database, pending: [] })
  await demo.stop()
})

test('demo begins afresh unless told to go on, and not under the feet of another one', async () => {
  const inboxed = async (demo: Demo) => {
    await demo.says('p1', 'hi')
    return answerTo(demo, 'p1')
  }
  const first = await startDemo()
  expect(await inboxed(first)).toContain('language')
  const second = await inzira(['demo', '--port', '0', '--phone-port', '0'], { cwd: folder })
  expect(second.stderr).toContain('Another inzira server is already working on')
  expect(second.exitCode).toBe(21)
  await first.stop()
  const again = await startDemo('--no-fresh')
  const { database } = again.told
  await again.stop()
  const { Database } = await import('bun:sqlite')
  const open = new Database(database, { readonly: true })
  expect(open.query(knowsAline).get()).toEqual({ n: 1 })
  open.close()
  await (await startDemo()).stop()
  const emptied = new Database(database, { readonly: true })
  expect(emptied.query(knowsAline).get()).toEqual({ n: 0 })
  emptied.close()
})

const knowsAline = `select count(*) as n from person where phone = '250788123456'`

test('demo refuses production, and a port that is taken', async () => {
  const production = await inzira(['demo'], { cwd: folder, env: { APP_ENV: 'production' } })
  expect(production.stderr).toContain('does not run where APP_ENV is production')
  expect(production.exitCode).toBe(78)
  const other = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } })
  const taken = await inzira(['demo', '--port', String(other.port)], { cwd: folder })
  expect(taken.stderr).toContain(`Port ${other.port} is taken`)
  expect(taken.exitCode).toBe(31)
  other.stop()
})
