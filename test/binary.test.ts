import { Database } from 'bun:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { version } from '../package.json'
import { type Ended, inzira, shellWords, withoutRightsOfRoot } from './inzira.ts'

/** The program as a person meets it: in an empty folder, with an empty environment. Source or binary, as INZIRA_BIN says. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-cli-'))
})
afterEach(() => rm(folder, { recursive: true }))

const run = (
  line: string,
  options: { env?: Record<string, string>; under?: string[] } = {},
): Promise<Ended> => inzira(line.split(' ').filter(Boolean), { cwd: folder, ...options })

const settings = {
  META_PHONE_NUMBER_ID: '106540352242922',
  META_ACCESS_TOKEN: 'EAAG-a-token-that-nobody-may-see',
  META_WABA_VERIFY_TOKEN: 'a-word-of-our-own',
  META_WABA_APP_SECRET: '0123456789abcdef0123456789abcdef',
}

describe('the command line', () => {
  test('tells its version', async () => {
    expect(await run('--version')).toEqual({ exitCode: 0, stdout: `inzira ${version}\n`, stderr: '' })
  })

  test('shows all commands with --help, help, or nothing at all', async () => {
    const [shown, asked, bare] = await Promise.all([run('--help'), run('help'), run('')])
    expect(shown.stdout).toContain('migrate')
    expect(shown.exitCode).toBe(0)
    expect(asked).toEqual(shown)
    expect(bare).toEqual(shown)
  })

  test('shows the commands of a topic, and examples with each command', async () => {
    expect((await run('migrate')).stdout).toContain('migrate up')
    expect((await run('migrate down -h')).stdout).toContain('$ inzira migrate down --steps 2')
    expect((await run('help migrate down')).stdout).toContain('EXAMPLES')
  })

  test.each([
    ['migrat up', 'Did you mean "inzira migrate up"?'],
    ['migrate upp', 'Did you mean "inzira migrate up"?'],
    ['xyzzy', '"inzira --help" lists all commands'],
    ['migrate status --jsn', 'Did you mean --json?'],
    ['backup verify', 'file is missing: '],
    ['migrate down --steps none', '--steps must be a whole number, not "none".'],
    ['simulate load --rate 0', '--rate must be a whole number of at least 1, not "0".'],
    ['qr fee set MTN abc 1', '"abc" must be a whole number.'],
    ['webhook send --text hi', '--text is of use only with --from.'],
    ['outbox list --open --failed', '--open and --failed cannot be given together.'],
    ['outbox list --state lost', '--state must be one of queued, '],
    ['qr batch shops.csv', '--out is missing.'],
    ['qr read --text', '--text needs a value.'],
    ['qr 123456 --as poster', 'add --out poster.pdf'],
    ['chat --phone 12', '--phone "12" is no phone number'],
    ['--verison', 'Did you mean --version?'],
    ['--env-file x top', 'give the command first'],
  ])('answers "%s" with what was probably meant, and 2', async (line, hint) => {
    const { exitCode, stdout, stderr } = await run(line)
    expect(stderr).toContain(hint)
    expect(stderr).toStartWith('Error: ')
    expect(stderr).not.toMatch(/\n {4}at /)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })

  test('tells scripts the same as JSON', async () => {
    const { exitCode, stdout, stderr } = await run('migrate status --jsn --json')
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'usage.invalid', message: expect.stringContaining('--jsn') },
    })
  })

  test('gives the whole of its output to a slow reader', async () => {
    const all = await run('config show --json')
    const slow = Bun.spawn(['sh', '-c', `${shellWords} config show --json | (sleep 0.3; cat)`], {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin' },
    })
    expect(await new Response(slow.stdout).text()).toBe(all.stdout)
  })

  test('takes no part of itself from the folder it is started in', async () => {
    await writeFile(join(folder, '.env'), 'PORT=4999\n')
    await writeFile(join(folder, 'package.json'), '{"name":"other","oclif":{"bin":"other"}}')
    await writeFile(join(folder, 'bunfig.toml'), 'preload = ["./evil.ts"]\n')
    await writeFile(join(folder, 'evil.ts'), 'console.log("evil")')
    const { stdout } = await run('config show')
    expect(stdout).toMatch(/PORT +3000/)
    expect(stdout).not.toContain('evil')
  })
})

describe('config', () => {
  test('check names everything that is missing at once and exits with 78', async () => {
    const { exitCode, stderr } = await run('config check')
    expect(exitCode).toBe(78)
    for (const name of Object.keys(settings)) expect(stderr).toContain(`${name} is missing`)
  })

  test('is read from the environment and, below it, from --env-file', async () => {
    const file = join(folder, 'inzira.env')
    const lines = Object.entries({ ...settings, PORT: '4001', HOST: '::1' }).map(
      ([name, value]) => `${name}=${value}`,
    )
    await writeFile(file, lines.join('\n'))
    expect(await run('config check --env-file inzira.env')).toMatchObject({ exitCode: 0, stderr: '' })
    const { stdout } = await run('config show --env-file inzira.env', { env: { PORT: '4002' } })
    expect(stdout).toMatch(/PORT +4002/)
    expect(stdout).toMatch(/HOST +::1/)
    expect((await run('config show --env-file nowhere')).stderr).toContain('nowhere cannot be read')
  })

  test('shows no secret, not even where one is wrong', async () => {
    const env = { ...settings, ADMIN_TOKEN: 'hush hush', LOG_LEVEL: 'loud' }
    const outputs = await Promise.all([run('config show', { env: settings }), run('config check', { env })])
    for (const { stdout, stderr } of outputs)
      expect(stdout + stderr).not.toMatch(/nobody-may-see|hush|0123456789/)
    expect(outputs[0]?.stdout).toMatch(/META_ACCESS_TOKEN +\*+/)
  })

  test('warns of old names', async () => {
    const { exitCode, stderr } = await run('config check', {
      env: { ...settings, META_WABA_APP_SECRET: '', WHATSAPP_APP_SECRET: 's'.repeat(32) },
    })
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'Warning: WHATSAPP_APP_SECRET is an old name: rename it to META_WABA_APP_SECRET.\n',
    })
  })
})

describe('migrate', () => {
  const path = () => join(folder, 'data/inzira.db')

  test('goes up and down, with a backup before each change but the first', async () => {
    expect((await run('migrate status')).stdout).toContain('There is no database at ./data/inzira.db yet')
    const up = JSON.parse((await run('migrate up --json')).stdout)
    expect(up.ran).toContain('0001-spine')
    expect(up.backup).toBeNull()
    expect((await run('migrate up')).stdout).toContain('Nothing to do')
    const down = JSON.parse((await run('migrate down --all --json')).stdout)
    expect(down.ran).toEqual(up.ran.toReversed())
    expect((await run(`backup verify ${down.backup}`)).exitCode).toBe(0)
    expect(JSON.parse((await run('migrate status --json')).stdout)).toMatchObject({
      applied: [],
      pending: up.ran,
    })
  })

  test('says what is wrong with the database by a sentence and an exit code of its own', async () => {
    const found: Record<string, number> = {}
    const meet = async (state: string, line: string, under: string[] = []) => {
      const { exitCode, stderr } = await run(line, { under })
      expect(stderr).toMatch(new RegExp(`^Error: .*[.] \\(database\\.${state}\\)\\n$`))
      found[state] = exitCode
    }
    await meet('missing', 'migrate down')

    await run('migrate up')
    const database = new Database(path())
    database.run("insert into kysely_migration values ('9999-tomorrow', '2030-01-01')")
    await meet('newer', 'migrate up')
    database.run("delete from kysely_migration where name = '9999-tomorrow'")

    database.run('begin immediate')
    await meet('locked', 'migrate down')
    database.run('rollback')
    database.close()

    await chmod(path(), 0o444)
    await meet('readonly', 'migrate down', withoutRightsOfRoot)

    await rm(join(folder, 'data'), { recursive: true })
    await mkdir(join(folder, 'data'))
    await writeFile(path(), 'no database at all '.repeat(500))
    await meet('corrupt', 'migrate up')

    expect(found).toEqual({ missing: 25, newer: 20, locked: 21, readonly: 22, corrupt: 23 })
  })
})

test('backup create copies the database and backup verify tells a good copy from a bad one', async () => {
  expect((await run('backup create')).exitCode).toBe(25)
  await run('migrate up')
  const { file } = JSON.parse((await run('backup create --into copies --json')).stdout)
  expect((await run(`backup verify ${file}`)).stdout).toContain('is whole')
  await writeFile(join(folder, 'bad.db'), 'SQLite format 3\0 and then nothing')
  expect((await run('backup verify bad.db')).exitCode).toBe(23)
  expect(await readdir(join(folder, 'copies'))).toHaveLength(1)
})

test('completion in bash offers commands, flags and their values', async () => {
  const script = (await run('completion bash')).stdout
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'inzira'), `#!/bin/sh\nexec ${shellWords} "$@"\n`)
  await chmod(join(bin, 'inzira'), 0o755)
  const complete = async (...words: string[]) => {
    const press = `${script}\nCOMP_WORDS=(inzira ${words.map((word) => `'${word}'`).join(' ')})
      COMP_CWORD=${words.length}; _inzira; printf '%s\\n' "\${COMPREPLY[@]}"`
    const shell = Bun.spawn(['bash', '-c', press], { cwd: folder, env: { PATH: `${bin}:/usr/bin:/bin` } })
    return (await new Response(shell.stdout).text()).trim().split('\n')
  }
  expect(await complete('migrat')).toEqual(['migrate'])
  expect(await complete('migrate', '')).toEqual(['down', 'status', 'up'])
  expect(await complete('migrate', 'down', '--st')).toEqual(['--steps'])
  expect(await complete('config', 'check', '--for', '')).toEqual(['serve', 'tool'])
})
