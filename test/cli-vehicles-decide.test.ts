import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPaper, type PaperPlan } from '../cli/vehicles/testing.ts'
import { vehiclesOf } from '../server/vehicles/vehicles.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

/** An operator decides about papers beside a running server, which tells the drivers. */
let town: Running
let folder: string
let settings: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-decide-'))
  town = await startAll()
  settings = settingsFor(town.simulator, town.databasePath, folder)
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = (...words: string[]) => inzira(['vehicles', ...words], { cwd: folder, env: settings })
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout)
const db = () => town.server.context.db
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const vehicleOf = (personId: number, plate = 'RAD123C') =>
  vehiclesOf(db().read, personId).find((vehicle) => vehicle.plate === plate)
const paper = (id: number) =>
  db().read.get<{ state: string; decided_by: string; why: string }>('select * from document where id = ?', id)
const field = (id: number, name: string) =>
  db().read.get('select * from document_field where document_id = ? and name = ?', id, name)

async function driver(name: string, phone: string, plan?: Partial<PaperPlan>) {
  const person = town.simulator.person({ name, phone })
  await person.says('hello')
  await person.next()
  await town.quiet()
  const id = db().read.get<{ id: number }>('select id from person where phone = ?', phone)?.id ?? 0
  await db().write((tx) => tx.run(`update person set language = 'en' where id = ?`, id))
  const paperId = plan === undefined ? 0 : await another(id, plan)
  return { id, person, paper: paperId, told: async () => JSON.stringify(await person.next()) }
}

const another = (personId: number, plan: Partial<PaperPlan> = {}) =>
  addPaper(db(), join(folder, 'media'), { personId, file: 'none', ...plan })

describe('vehicles verify', () => {
  test('lets a vehicle drive for as long as its paper says, and the driver is told', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C', validTo: dayIn(200) })
    const { stdout, exitCode } = await run('verify', 'rad 123 c')
    expect(stdout).toBe(
      `#${jean.paper} is approved: RAD 123 C of Jean (p${jean.id}) is insured until ${dayIn(200)}. They are told.\n`,
    )
    expect(exitCode).toBe(0)
    expect(vehicleOf(jean.id)).toMatchObject({ state: 'active', verified_by: 'operator', document_id: 1 })
    expect(paper(jean.paper)).toMatchObject({ state: 'approved', decided_by: 'operator' })
    expect(await jean.told()).toContain('RAD 123 C')
    const again = await run('verify', String(jean.paper))
    expect(again.stderr).toContain(`#${jean.paper} was approved already, by operator.`)
    expect(again.exitCode).toBe(5)
  })

  test('takes over what the operator reads on it, and keeps that it was them', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C' })
    const until = dayIn(120)
    const verified = await json(
      'verify',
      'Jean',
      '--until',
      until.split('-').reverse().join('/'),
      '--field',
      'insurer=Sanlam',
      '--field',
      'policy-number=rad/77/12',
      '--note',
      'Confirmed by phone.',
    )
    expect(verified).toMatchObject({
      id: jean.paper,
      plate: 'RAD 123 C',
      insuredUntil: until,
      corrected: ['insurer', 'policy_number', 'valid_to'],
    })
    expect(field(jean.paper, 'insurer')).toMatchObject({
      value: 'SANLAM',
      source: 'operator',
      read_value: 'RADIANT',
    })
    expect(field(jean.paper, 'policy_number')).toMatchObject({ value: 'RAD/77/12', asked: 0 })
    expect(paper(jean.paper)).toMatchObject({ why: 'Confirmed by phone.' })
    expect((await run('show', String(jean.paper), '--out', 'papers')).stdout).toMatch(
      /insurer +Sanlam .*set by the operator; read: Radiant/,
    )
  })

  test('says what it changes of what the driver sent', async () => {
    const { paper: id } = await driver('Jean', '250788123456', { plate: 'RAD123C', validTo: dayIn(200) })
    const words = ['--until', dayIn(120), '--field', 'plate=RAD 123 C', '--field', 'insurer=Sanlam']
    const { stdout } = await run('verify', String(id), ...words)
    expect(stdout.split('\n').slice(1)).toEqual([
      '  insurer: Sanlam, was Radiant',
      `  valid to: ${dayIn(120)}, was ${dayIn(200)}`,
      '',
    ])
  })

  test('of another plate than was read leaves nothing waiting', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C' })
    expect((await run('verify', 'RAD123C', '--field', 'plate=RAD 128 C')).stdout).toContain(
      'RAD 128 C of Jean',
    )
    expect(vehicleOf(jean.id)).toBeUndefined()
    expect(vehicleOf(jean.id, 'RAD128C')).toMatchObject({ state: 'active' })
    expect(await json('list', '--waiting')).toEqual([])
  })

  test('lets only one person drive with a plate, and changes nothing for the other', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C' })
    const eric = await driver('Eric', '250722333444', { plate: 'RAD123C' })
    const both = await run('verify', 'RAD 123 C')
    expect(both.stderr).toContain(
      `#${jean.paper} (RAD 123 C of Jean (p${jean.id})) and #${eric.paper} (RAD 123 C of Eric (p${eric.id})). Name one`,
    )
    expect(both.exitCode).toBe(2)
    expect(await run('verify', String(jean.paper))).toMatchObject({ exitCode: 0 })
    const taken = await run('verify', 'RAD 123 C', '--field', 'insurer=Sanlam')
    expect(taken.stderr).toContain(`p${jean.id} drives with RAD 123 C`)
    expect(taken.stderr).toContain('"inzira drivers suspend RAD123C --reason …"')
    expect((await run('list', '--waiting')).stdout).toContain(`plate held by p${jean.id}, who drives with it`)
    expect(taken.exitCode).toBe(5)
    expect(paper(eric.paper)).toMatchObject({ state: 'submitted' })
    expect(field(eric.paper, 'insurer')).toMatchObject({ value: 'RADIANT' })
  })

  test('works for a paper that could not be read, once it is told what stands on it', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C', state: 'failed' })
    await db().write((tx) => tx.run('delete from document_field'))
    expect((await run('verify', '1')).stderr).toContain('Say it: --field plate="RAD 123 C".')
    expect((await run('verify', '1', '--field', 'plate=RAD 123 C')).stderr).toContain('--until 2027-05-31')
    expect(await run('verify', '1', '--field', 'plate=rad123c', '--until', dayIn(90))).toMatchObject({
      exitCode: 0,
    })
    expect(vehicleOf(jean.id)).toMatchObject({ state: 'active' })
  })

  test.each([
    [['--until', '2020-05-31'], 2, 'has passed'],
    [['--until', '2099-05-31'], 2, 'is no date'],
    [['--field', 'plat=RAD 123 C'], 2, 'There is no field "plat". Did you mean "plate"?'],
    [['--field', 'colour=red'], 2, 'There are plate, insurer'],
    [['--field', 'plate'], 2, 'is no --field'],
    [['--field', 'plate=RAD 1O3 C'], 2, 'Did you mean "RAD 103 C"?'],
    [['--field', 'valid_from=2028-05-31', '--until', dayIn(30)], 2, 'would end before it begins'],
    [['--field', 'seats=many'], 2, '"many" is no number of seats.'],
  ] as const)('refuses %p', async (words, exitCode, sentence) => {
    const { paper: id } = await driver('Jean', '250788123456', { plate: 'RAD123C' })
    const ended = await run('verify', String(id), ...words)
    expect(ended.stderr).toContain(sentence)
    expect(ended.exitCode).toBe(exitCode)
    expect(paper(id)).toMatchObject({ state: 'submitted' })
  })
})

describe('vehicles reject', () => {
  test('refuses the paper and the vehicle that waited for it, and the driver is told why', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C' })
    const { stdout, exitCode } = await run('reject', 'Jean', '--why', 'The certificate is of another car.')
    expect(stdout).toBe(
      `#${jean.paper} of Jean (p${jean.id}) is rejected. They are told why, in your words; they read English.\n`,
    )
    expect(exitCode).toBe(0)
    expect(await jean.told()).toContain('The certificate is of another car.')
    expect(vehicleOf(jean.id)).toMatchObject({ state: 'rejected' })
    expect(paper(jean.paper)).toMatchObject({ state: 'rejected', why: 'The certificate is of another car.' })
    const again = await run('reject', String(jean.paper), '--why', 'Once more.')
    expect(again).toMatchObject({ exitCode: 5 })
    expect((await run('reject', 'RAD123C', '--why', ' ')).stderr).toContain('the --why: write a sentence')
  })

  test('leaves a vehicle that is insured by an earlier paper as it is', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C', validTo: dayIn(20) })
    await run('verify', String(jean.paper))
    const renewal = await another(jean.id, { plate: 'RAD123C' })
    const { stdout } = await run('reject', 'RAD123C', '--why', 'Too dark.')
    expect(stdout).toContain(`#${renewal} of Jean`)
    expect(stdout).toContain(
      `RAD 123 C (cab), active, insured from ${dayIn(-10)} until ${dayIn(20)}, as before.`,
    )
    expect(vehicleOf(jean.id)).toMatchObject({ state: 'active' })
  })

  test('says that a vehicle without papers is for the commands about drivers', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C' })
    await db().write((tx) => tx.run('delete from document'))
    const ended = await run('reject', 'RAD123C', '--why', 'Sold.')
    expect(ended.stderr).toContain(
      `Jean (p${jean.id}) has sent no paper of RAD 123 C. "inzira drivers verify`,
    )
    expect(ended.exitCode).toBe(4)
  })
})

test('drivers verify needs no papers, and says when some still wait', async () => {
  const jean = await driver('Jean', '250788123456', { plate: 'RAD123C' })
  const { stdout } = await inzira(['drivers', 'verify', 'RAD123C', '--until', dayIn(100)], {
    cwd: folder,
    env: settings,
  })
  expect(stdout).toContain(`Of its papers #${jean.paper} still waits: "inzira vehicles show ${jean.paper}".`)
  const reminders = db().read.all(
    'select 1 from timer where name = ? and cancelled_at is null',
    'vehicles.reminder',
  )
  expect(reminders.length).toBeGreaterThanOrEqual(3)
})
