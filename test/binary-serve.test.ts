import { Database } from 'bun:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, inzira, startInzira, withoutRightsOfRoot } from './inzira.ts'

/** The server as an operator starts it. Source or binary, as INZIRA_BIN says. */
const settings = {
  PORT: '0',
  META_PHONE_NUMBER_ID: '106540352242922',
  META_ACCESS_TOKEN: 'EAAG-a-token-that-nobody-may-see',
  META_WABA_VERIFY_TOKEN: 'a-word-of-our-own',
  META_WABA_APP_SECRET: '0123456789abcdef0123456789abcdef',
}

let folder: string
let path: string
const running: Server[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-serve-'))
  path = join(folder, 'data/inzira.db')
})
afterEach(async () => {
  for (const { child } of running.splice(0)) {
    child.kill('SIGKILL')
    await child.exited
  }
  await rm(folder, { recursive: true })
})

const run = (line: string, env: Record<string, string> = settings, under: string[] = []): Promise<Ended> =>
  inzira(line.split(' '), { cwd: folder, env, under })

describe('serve', () => {
  test('shakes hands with Meta, stores what is signed, refuses what is not, and leaves at SIGTERM with 0', async () => {
    await run('migrate up')
    const server = await serve()
    const hello = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${settings.META_WABA_VERIFY_TOKEN}`
    const shaken = await fetch(`${server.url}/webhooks/whatsapp?${hello}`)
    expect([shaken.status, await shaken.text()]).toEqual([200, '1158201444'])

    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
    const signature = new Bun.CryptoHasher('sha256', settings.META_WABA_APP_SECRET).update(body).digest('hex')
    const post = (header: string) =>
      fetch(`${server.url}/webhooks/whatsapp`, {
        method: 'POST',
        body,
        headers: { 'x-hub-signature-256': header },
      })
    expect((await post(`sha256=${signature}`)).status).toBe(200)
    expect([401, 403]).toContain((await post(`sha256=${'0'.repeat(64)}`)).status)

    server.child.kill('SIGTERM')
    expect(await server.child.exited).toBe(0)
    expect(await server.rest()).not.toContain('nobody-may-see')
    const database = new Database(path, { readonly: true })
    expect(database.query('select count(*) as stored from webhook_delivery').get()).toEqual({ stored: 1 })
    database.close()
  })

  test('is not started twice on one database, nor on a port that is taken, nor migrated under its feet', async () => {
    await run('migrate up')
    const { url } = await serve()
    expect(await run('serve')).toMatchObject({
      exitCode: 21,
      stderr: expect.stringContaining('Another inzira server'),
    })
    expect((await run('migrate down')).exitCode).toBe(21)
    const elsewhere = { ...settings, DATA_DIR: join(folder, 'other'), PORT: new URL(url).port }
    await run('migrate up', elsewhere)
    expect(await run('serve', elsewhere)).toMatchObject({
      exitCode: 31,
      stderr: expect.stringContaining('is taken'),
    })
  })

  test('names the fault of a database it cannot use, each with an exit code of its own', async () => {
    const found: Record<string, number> = {}
    const meet = async (state: string, under: string[] = []) => {
      const { exitCode, stderr } = await run('serve', settings, under)
      expect(stderr).toMatch(new RegExp(`^Error: .*[.] \\(database\\.${state}\\)\\n$`))
      found[state] = exitCode
    }
    await meet('missing')
    await run('migrate up')
    await run('migrate down')
    await meet('outdated')
    await run('migrate up')

    const database = new Database(path)
    database.run("insert into kysely_migration values ('9999-tomorrow', '2030-01-01')")
    await meet('newer')
    database.run("delete from kysely_migration where name = '9999-tomorrow'")
    database.run('begin immediate')
    await meet('locked')
    database.run('rollback')
    database.close()

    await chmod(path, 0o444)
    await meet('readonly', withoutRightsOfRoot)
    await chmod(path, 0o644)
    await rm(`${path}-wal`, { force: true })
    await writeFile(path, 'no database at all '.repeat(500))
    await meet('corrupt')
    expect(found).toEqual({ missing: 25, outdated: 26, newer: 20, locked: 21, readonly: 22, corrupt: 23 })
  })
})

test('demo needs no settings, serves the phone page with all its files, and leaves at SIGTERM with 0', async () => {
  const demo = await start(
    ['demo', '--json', '--port', '0', '--phone-port', '0'],
    /"phonePage":"([^"]+)"/,
    {},
  )
  const page = await fetch(demo.url)
  const html = await page.text()
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html;charset=utf-8'])
  const files = [...html.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map(
    ([, path]) => new URL(path ?? '', `${demo.url}/`),
  )
  expect(files.length).toBeGreaterThanOrEqual(2)
  for (const file of files) expect((await fetch(file)).status).toBe(200)
  demo.child.kill('SIGTERM')
  expect(await demo.child.exited).toBe(0)
})

interface Server {
  child: ReturnType<typeof startInzira>
  url: string
  /** Everything it wrote after it began to serve. */
  rest(): Promise<string>
}

const serve = (): Promise<Server> => start(['serve'], /"url":"([^"]+)"/, settings)

/** Starts something that serves and waits for the line that says where. */
async function start(args: string[], where: RegExp, env: Record<string, string>): Promise<Server> {
  const child = startInzira(args, { cwd: folder, env })
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader()
  let written = ''
  let url: string | undefined
  while (url === undefined) {
    const { done, value } = await lines.read()
    if (done) throw new Error(`it ended at once: ${await new Response(child.stderr).text()}`)
    written += value
    url = where.exec(written)?.[1]
  }
  const rest = async () => {
    for (let next = await lines.read(); !next.done; next = await lines.read()) written += next.value
    return written
  }
  const server = { child, url, rest }
  running.push(server)
  return server
}
