import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, inzira } from './inzira.ts'

/** `inzira places` on a new database, one command after the other. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-places-'))
  await run('migrate', 'up')
})
afterAll(() => rm(folder, { recursive: true }))

const run = (...words: string[]): Promise<Ended> => inzira(words, { cwd: folder })
const kigali = join(import.meta.dir, '../fixtures/places/kigali.csv')

describe('importing', () => {
  test('names every bad line and imports nothing', async () => {
    await writeFile(
      join(folder, 'bad.csv'),
      'name,latitude,longitude\nGood,-1.95,30.06\n,-1.95,30.06\nSwapped,30.06,-1.95\nParis,48.85,2.35\n',
    )
    const { exitCode, stdout, stderr } = await run('places', 'import', 'bad.csv')
    expect({ exitCode, stdout }).toEqual({ exitCode: 50, stdout: '' })
    expect(stderr).toContain('Warning: line 5: "Paris" (48.85, 2.35) lies outside Rwanda.')
    expect(stderr).toContain('line 3: The name is missing.\nline 4: Latitude and longitude look swapped')
    expect(stderr).toContain('Nothing was imported: 2 lines are bad.')
    expect((await run('places', 'list')).stdout).toBe(
      'There are none yet. "inzira places import FILE" adds some.\n',
    )
  })

  test('leaves the bad ones out where that is asked for, and the exit code tells', async () => {
    const { exitCode, stdout } = await run('places', 'import', 'bad.csv', '--skip-bad', '--json')
    expect(exitCode).toBe(50)
    expect(JSON.parse(stdout)).toMatchObject({ added: 2, bad: [{ at: 'line 3' }, { at: 'line 4' }] })
  })

  test('the same file twice adds nothing twice', async () => {
    expect((await run('places', 'import', kigali, '--dry-run')).stdout).toBe('62 places could be imported.\n')
    expect((await run('places', 'import', kigali)).stdout).toBe(
      '62 added, 0 changed, 0 were there already.\n',
    )
    expect((await run('places', 'import', kigali)).stdout).toBe(
      '0 added, 0 changed, 62 were there already.\n',
    )
  })

  test('says what is wrong with a file that cannot be read', async () => {
    await writeFile(join(folder, 'odd.csv'), 'place;where\nA;B\n')
    expect((await run('places', 'import', 'odd.csv')).stderr).toContain('it has no name and no latitude')
    expect(await run('places', 'import', 'nowhere.csv')).toMatchObject({ exitCode: 2 })
  })
})

describe('searching', () => {
  test('loads the names of Rwanda when they are missing, and finds what is meant', async () => {
    const { exitCode, stdout } = await run('places', 'search', 'marché', 'kimirongo')
    expect(exitCode).toBe(0)
    expect(stdout.split('\n')[1]).toMatch(/^Kimironko Market +Kimironko, Gasabo +-1.9496, 30.1263$/)
    const named = await run('places', 'search', 'Rwezamenyo', '--json')
    expect(JSON.parse(named.stdout)).toEqual({
      found: [],
      knownByName: { name: 'Rwezamenyo', within: 'Nyarugenge, Kigali' },
    })
    expect((await run('places', 'search', 'qqqqqqqq')).stdout).toBe('There is no such place.\n')
  })

  test('puts near places first', async () => {
    const { stdout } = await run('places', 'search', 'market', '--near', '-1.9716,30.0506', '--json')
    expect(JSON.parse(stdout).found[0].name).toBe('Nyamirambo Market')
    const wrong = await run('places', 'search', 'market', '--near', 'here')
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--near must be') })
  })
})

test('landmarks can be removed, the names of Rwanda cannot', async () => {
  const { stdout } = await run('places', 'list', '--json')
  const { id, name } = (JSON.parse(stdout) as { id: number; name: string }[])[0] ?? { id: 0, name: '' }
  expect((await run('places', 'remove', String(id))).stdout).toBe(`${name} is removed.\n`)
  expect(await run('places', 'remove', String(id))).toMatchObject({ exitCode: 4 })
  const own = await run('places', 'remove', '15000')
  expect(own).toMatchObject({ exitCode: 50, stderr: expect.stringContaining('one of Rwanda’s own names') })
})
