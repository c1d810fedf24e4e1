import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '../server/db/open.ts'
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

describe('importing too much', () => {
  test('says no to a file that is too large, without reading it to its end', async () => {
    const path = join(folder, 'outlines.geojson')
    const file = Bun.file(path).writer()
    for (let mb = 0; mb < 51; mb += 1) file.write(new Uint8Array(1_000_000).fill(32))
    await file.end()
    const { exitCode, stderr } = await run('places', 'import', 'outlines.geojson')
    expect(exitCode).toBe(2)
    expect(stderr).toContain(
      'outlines.geojson has more than 50 MB. Split it, or take a simplified version of it.',
    )
    // Nor does it hang on what never ends.
    expect((await run('places', 'import', '/dev/zero')).stderr).toContain('/dev/zero has more than 50 MB.')
  })
})

test('what was learned from passengers is listed with when and from how many', async () => {
  const db = openDb(join(folder, 'data/inzira.db'))
  await db.write((tx) =>
    tx.run(
      `insert into place (kind, name, plain, latitude, longitude, source, source_ref, created_at)
         values ('learned', 'Kwa Rubangura', 'kwa rubangura', -1.95, 30.06, 'people', 'x', ?)`,
      Date.now(),
    ),
  )
  await db.close()
  expect((await run('places', 'list', '--learned', '--since', '7d')).stdout).toMatch(
    /^id +learned +name +position +people\n\d+ +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +Kwa Rubangura +-1.9500, 30.0600 +0\n$/,
  )
  const later = await run('places', 'list', '--learned', '--since', '2999-01-01')
  expect(later.stdout).toBe('Nothing was learned from passengers in that time.\n')
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
