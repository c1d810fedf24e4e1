import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inzira } from './inzira.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-fares-'))
})
afterAll(() => rm(folder, { recursive: true }))

const run = (line: string) => inzira(line.split(' '), { cwd: folder })

test('tells fares without a database, by distance and by two points', async () => {
  expect((await run('fares estimate moto --km 3')).stdout).toBe('517 RWF   3 km\n')
  const between = await run('fares estimate moto --from=-1.9499,30.1266 --to=-1.9441,30.0619 --json')
  expect(JSON.parse(between.stdout)).toMatchObject({
    rwf: 1264,
    distanceM: 9385,
    minutes: 23,
    verified: true,
  })
  const waited = await run('fares estimate moto --km 3 --waiting 12')
  expect(waited.stdout).toStartWith('559 RWF')
})

test('sets a tariff for the night, and estimates by it', async () => {
  await run('migrate up')
  const set = await run('fares set moto --night 22:00-05:00 --night-percent 20')
  expect(set.stdout).toContain('night      22:00-05:00: 20 % more')
  const late = await run('fares estimate moto --km 3 --at 2026-11-23T23:30+02:00')
  expect(late.stdout).toBe('620 RWF   3 km, at night\n')
  await run('fares set moto --night none')
  expect((await run('fares estimate moto --km 3 --at 2026-11-23T23:30+02:00')).stdout).toStartWith('517 RWF')
  const { tariffs } = JSON.parse((await run('fares show --json')).stdout)
  expect(tariffs[0]).toMatchObject({ vehicleType: 'moto', nightFromMin: null, nightPercent: 0 })
})

test.each([
  ['--waiting-free-min 10 --waiting-per-min 21', '10 min free, then 21 RWF a minute'],
  ['--waiting-free-min 0 --waiting-per-min 21', '21 RWF a minute'],
  ['--waiting-free-min 0 --waiting-per-min 0', 'free'],
])('says in words what waiting costs with %s', async (flags, words) => {
  await run('migrate up')
  expect((await run(`fares set truck ${flags}`)).stdout).toContain(`  waiting    ${words}\n`)
})

test('marks the operator’s own prices as theirs, and says "about" until they vouch for them', async () => {
  await run('fares set cab --per-km 700')
  const { stdout } = await run('fares show')
  expect(stdout).toContain('cab   (not confirmed)')
  expect(stdout).toContain('Set by the operator.')
  await run('fares set cab --verified')
  expect((await run('fares estimate cab --km 3')).stdout).toBe('2,200 RWF   3 km\n')
})

test.each([
  ['fares set moto --per-km 1.5', 'whole number'],
  ['fares set moto --per-km -4', 'whole francs'],
  ['fares set moto --night 25:00-01:00', 'a night such as 22:00-05:00 or none'],
  ['fares set moto', 'Nothing to change'],
  ['fares set other --first 900', 'There is no tariff for other yet'],
  ['fares set moto --first-km two', 'kilometres such as 2 or 1.5'],
  ['fares estimate moto', 'Say how far'],
  ['fares estimate moto --from 91,0 --to 0,0', 'degrees such as'],
])('%s is refused in a sentence', async (line, words) => {
  const { stderr, exitCode } = await run(line)
  expect(stderr).toContain(words)
  expect(exitCode).toBe(2)
})

test('prints a card, and says which page is not confirmed', async () => {
  const { stdout } = await run('fares card truck --lang rw --out truck.pdf')
  expect(stdout).toContain('truck: the page says that it is not confirmed.')
  expect(await Bun.file(join(folder, 'truck.pdf')).bytes()).toHaveLength(
    Number(/(\d+) bytes/.exec(stdout)?.[1]),
  )
  expect((await run('fares card other')).exitCode).toBe(4)
})
