import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goOnline, presenceOf } from '../server/drivers/presence.ts'
import { beginRide } from '../server/vehicles/testing.ts'
import { claimVehicle, vehiclesOf } from '../server/vehicles/vehicles.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

/** The commands beside a running server: what they change, the drivers hear of. */
let town: Running
let folder: string
let settings: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-drivers-'))
  town = await startAll()
  settings = settingsFor(town.simulator, town.databasePath, folder)
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = (...words: string[]) => inzira(['drivers', ...words], { cwd: folder, env: settings })
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout)
const db = () => town.server.context.db
const inAYear = () => new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)

/** Somebody who wrote once, with vehicles that wait to be checked. */
async function driver(name: string, phone: string, ...plates: string[]) {
  const phonePerson = town.simulator.person({ name, phone })
  await phonePerson.says('hello')
  await phonePerson.next()
  await town.quiet()
  const id = db().read.get<{ id: number }>('select id from person where phone = ?', phone)?.id ?? 0
  await db().write((tx) => {
    tx.run(`update person set language = 'en' where id = ?`, id)
    for (const plate of plates) claimVehicle(tx, { personId: id, type: 'cab', plate }, Date.now())
  })
  return { id, person: phonePerson }
}

const online = (personId: number) =>
  db().write((tx) => {
    const vehicleId = vehiclesOf(tx, personId)[0]?.id ?? 0
    const at = { latitude: -1.95, longitude: 30.06 }
    const until = Date.now() + 1_000_000
    goOnline(tx, { personId, vehicleId, vehicleType: 'cab', at, source: 'pin', until }, Date.now())
  })

/** What the phone shows next. */
const told = async (person: Awaited<ReturnType<typeof driver>>['person']) =>
  JSON.stringify(await person.next())

describe('drivers verify', () => {
  test('vouches for a vehicle until the end of a day, and the running server tells the driver', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C')
    const until = inAYear()
    const { stdout, exitCode } = await run('verify', 'rad 123 c', '--until', until)
    expect(stdout).toBe(
      `RAD 123 C (cab) of Jean (p${jean.id}) is verified, insured until ${until}. They are told.\n`,
    )
    expect(exitCode).toBe(0)
    expect(await told(jean.person)).toContain('*RAD 123 C* is verified')
    const [vehicle] = vehiclesOf(db().read, jean.id)
    expect(vehicle).toMatchObject({ state: 'active', verified_by: 'operator' })
    // Midnight in Kigali is 22:00 in UTC.
    expect(new Date(vehicle?.insured_until ?? 0).toISOString()).toBe(`${until}T22:00:00.000Z`)
    expect(await json('show', 'Jean')).toMatchObject({
      vehicles: [{ plate: 'RAD 123 C', insuredUntil: until }],
    })
  })

  test('finds the vehicle by its owner, and asks which when there are several', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C', 'RAE777B')
    const several = await run('verify', `p${jean.id}`, '--until', inAYear())
    expect(several).toMatchObject({ exitCode: 2 })
    expect(several.stderr).toContain(
      `Jean (p${jean.id}) has RAE 777 B and RAD 123 C. Say which with --plate.`,
    )
    expect(await run('verify', '123456', '--plate', 'rae 777b', '--until', inAYear())).toMatchObject({
      exitCode: 0,
    })
    // The only one that still waits is meant.
    expect((await run('verify', 'Jean', '--until', inAYear())).stdout).toContain('RAD 123 C')
    const other = await run('verify', 'Jean', '--plate', 'RAD 999 Z', '--until', inAYear())
    expect(other).toMatchObject({ exitCode: 4 })
    expect(other.stderr).toContain('but RAE 777 B and RAD 123 C')
  })

  test('lets only one person drive with a plate', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C')
    const eric = await driver('Eric', '250722333444', 'RAD123C')
    const both = await run('verify', 'RAD123C', '--until', inAYear())
    expect(both).toMatchObject({ exitCode: 2 })
    expect(both.stderr).toContain(`Jean (p${jean.id}) and Eric (p${eric.id}) claim RAD 123 C`)
    expect(await run('verify', 'Jean', '--until', inAYear())).toMatchObject({ exitCode: 0 })
    const taken = await run('verify', 'Eric', '--until', inAYear())
    expect(taken).toMatchObject({ exitCode: 5 })
    expect(taken.stderr).toContain(`p${jean.id} drives with RAD 123 C`)
    expect(await run('reject', 'Jean', '--reason', 'Sold.')).toMatchObject({ exitCode: 0 })
    expect(await run('verify', 'RAD123C', '--until', inAYear())).toMatchObject({ exitCode: 0 })
    expect(vehiclesOf(db().read, eric.id)[0]?.state).toBe('active')
  })

  test.each([
    ['tomorrow', 'is no date'],
    ['2027-02-30', 'is no date'],
    ['2020-05-31', 'has passed'],
    ['2099-05-31', 'Check the year'],
  ])('refuses the date %s', async (until, sentence) => {
    await driver('Jean', '250788123456', 'RAD123C')
    const { exitCode, stderr } = await run('verify', 'RAD123C', '--until', until)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(sentence)
  })
})

describe('what is so already', () => {
  test('exits with 5, and is told to nobody again', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C', 'RAE777B')
    const until = inAYear()
    const told = () => db().read.get<{ n: number }>('select count(*) as n from outbox')?.n
    const twice = async (words: string[], again: string[], sentence: string) => {
      expect(await run(...words)).toMatchObject({ exitCode: 0 })
      await town.quiet()
      const before = told()
      const second = await run(...again)
      expect(second.stderr).toContain(sentence)
      expect(second.exitCode).toBe(5)
      await town.quiet()
      expect(told()).toBe(before)
    }
    const verify = ['verify', 'RAD123C', '--until', until]
    await twice(verify, verify, `RAD 123 C is verified and insured until ${until} already.`)
    const reject = ['reject', 'RAE777B', '--reason', 'Sold.']
    await twice(reject, reject, 'RAE 777 B was refused already: Sold.')
    const vehicle = ['suspend', 'RAD123C', '--reason', 'Bad brakes.']
    await twice(vehicle, vehicle, 'RAD 123 C is suspended already: Bad brakes.')
    await run('restore', 'RAD123C')
    const other = ['suspend', 'Jean', '--reason', 'Another reason.']
    const person = ['suspend', 'Jean', '--reason', 'Please call us.']
    await twice(person, other, `Jean (p${jean.id}) is suspended already: Please call us.`)
  })

  test('does not keep insurance from being renewed', async () => {
    await driver('Jean', '250788123456', 'RAD123C')
    await run('verify', 'Jean', '--until', inAYear())
    const later = new Date(Date.now() + 310 * 86_400_000).toISOString().slice(0, 10)
    expect((await run('verify', 'Jean', '--until', later)).stdout).toContain(`insured until ${later}`)
  })
})

describe('drivers list and show', () => {
  test('show who drives what, with numbers masked, and nobody’s position', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C')
    await driver('Eric', '250722333444', 'RAE777B')
    await run('verify', 'Jean', '--until', inAYear())
    await online(jean.id)
    const { stdout } = await run('list')
    expect(stdout).toMatch(/Jean \*\*\*456 p1 +online until \d\d:\d\d +RAD 123 C +cab +active +20/)
    expect(stdout).toMatch(/Eric \*\*\*444 p2 +offline +RAE 777 B +cab +pending/)
    expect((await run('list', '--reveal')).stdout).toContain('250788123456')
    expect(await json('list', '--online')).toMatchObject([{ name: 'Jean', state: 'online' }])
    expect(await json('list', '--pending')).toMatchObject([{ name: 'Eric', vehicles: [{ valid: false }] }])
    expect(await json('list', '--suspended')).toEqual([])
    expect((await run('list', '--suspended')).stdout).toBe('There is no such driver.\n')
    const shown = await run('show', 'RAD123C')
    expect(shown.stdout).toContain('RAD 123 C  cab, active')
    expect(shown.stdout).not.toMatch(/788123456|-1\.95/)
    expect(JSON.stringify(await json('show', 'RAD123C'))).not.toMatch(/788123456|-1\.95/)
  })

  test.each([
    ['RAD 124 C', 4, 'No vehicle has the plate RAD 124 C. Did you mean "RAD 123 C"?'],
    ['RAD 1O3 C', 4, 'Plates have no letter O. Did you mean "RAD 103 C"?'],
    ['jeam', 4, 'No driver is known as "jeam". Did you mean "Jean"?'],
    ['somebody else', 4, '"inzira drivers list" shows all.'],
    ['Aline', 4, 'is no driver: they have registered no vehicle.'],
    ['Je', 2, '"Je" may be Jean (p1), Jeanne (p2). Name one by its p number.'],
  ])('of %p say what is wrong', async (who, exitCode, sentence) => {
    await driver('Jean', '250788123456', 'RAD123C')
    await driver('Jeanne', '250788123457', 'RNE777B')
    await driver('Aline', '250788123458')
    const ended = await run('show', who)
    expect(ended.stderr).toContain(sentence)
    expect(ended.exitCode).toBe(exitCode)
  })
})

describe('drivers suspend, reject and restore', () => {
  test('take offline at once, tell why, and give back', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C')
    await run('verify', 'Jean', '--until', inAYear())
    await jean.person.next()
    await online(jean.id)
    const suspended = await run('suspend', 'Jean', '--reason', 'Two passengers complained.')
    expect(suspended.stdout).toBe(
      `Jean (p${jean.id}) is suspended. They were online and are offline now. They are told why.\n`,
    )
    expect(presenceOf(db().read, jean.id)).toBeUndefined()
    expect(await told(jean.person)).toContain('Two passengers complained.')
    expect(await json('list', '--suspended')).toMatchObject([
      { state: 'suspended', suspended: { why: 'Two passengers complained.' } },
    ])
    expect((await run('show', 'Jean')).stdout).toContain('Two passengers complained.')
    expect((await run('restore', 'Jean')).stdout).toBe(
      `Jean (p${jean.id}) is not suspended any more. They are told.\n`,
    )
    expect(await told(jean.person)).toContain('You can drive again.')
    expect(await run('restore', 'Jean')).toMatchObject({ exitCode: 5 })
  })

  test('by a plate are about the vehicle alone', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C')
    await run('verify', 'Jean', '--until', inAYear())
    expect((await run('suspend', 'RAD123C', '--reason', 'Bad brakes.')).stdout).toContain(
      `RAD 123 C of Jean (p${jean.id}) is suspended. They were not online with it.`,
    )
    const refused = await run('verify', 'RAD123C', '--until', inAYear())
    expect(refused).toMatchObject({ exitCode: 5 })
    expect(refused.stderr).toContain('drivers restore RAD123C')
    expect(await json('restore', 'RAD123C')).toMatchObject({ plate: 'RAD 123 C' })
    expect(vehiclesOf(db().read, jean.id)[0]?.state).toBe('active')
  })

  test('let a ride under way be driven to its end', async () => {
    const jean = await driver('Jean', '250788123456', 'RAD123C')
    const aline = await driver('Aline', '250788123458')
    await run('verify', 'Jean', '--until', inAYear())
    await online(jean.id)
    const vehicleId = vehiclesOf(db().read, jean.id)[0]?.id ?? 0
    await db().write((tx) => beginRide(tx, { driverId: jean.id, vehicleId, passengerId: aline.id }))
    const { stdout } = await run('reject', 'RAD123C', '--reason', 'The certificate is of another car.')
    expect(stdout).toContain('They drive somebody at this moment, and go offline after that ride.')
    expect(presenceOf(db().read, jean.id)).toBeDefined()
  })

  test('want a reason that fits', async () => {
    await driver('Jean', '250788123456', 'RAD123C')
    expect((await run('suspend', 'Jean', '--reason', ' ')).stderr).toContain('write a sentence')
    expect((await run('suspend', 'Jean', '--reason', 'x'.repeat(301))).stderr).toContain('at most 300')
    expect((await run('suspend', 'Jean')).stderr).toContain('--reason is missing')
  })
})
