import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tx } from '../server/db/open.ts'
import { goOnline } from '../server/drivers/presence.ts'
import { personOf } from '../server/people/identity.ts'
import { scopeTo } from '../server/policy/scope.ts'
import { rulesOf } from '../server/rides/rules.ts'
import { addVehicle, kimironko, northOf, remera } from '../server/rides/testing.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

let town: Running
let folder: string
let settings: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-rides-cli-'))
  town = await startAll()
  settings = settingsFor(town.simulator, town.databasePath, folder)
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = (...words: string[]) => inzira(['rides', ...words], { cwd: folder, env: settings })
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout)

const rides = (tx: Tx, personId: number) => {
  const { clock, config } = town.server.context
  const about = { now: clock.now(), correlationId: 'test', botPauseMs: 1, publicUrl: null, wake: () => {} }
  return scopeTo(personId, tx, { ...about, rules: rulesOf(config) }).rides
}

/** Aline has asked for a ride, and Eric has accepted it. */
async function underWay() {
  const aline = town.simulator.person({ name: 'Aline', phone: '250788111001' })
  const eric = town.simulator.person({ name: 'Eric', phone: '250788111002' })
  await Promise.all([aline.says('hi'), eric.says('hi')])
  await town.quiet()
  const { db, clock } = town.server.context
  const ids = await db.write((tx) => {
    const [passenger, driver] = [aline, eric].map(({ phone }) => personOf(tx, { waId: phone }, clock.now()))
    if (passenger === undefined || driver === undefined) throw new Error('nobody')
    const vehicleId = addVehicle(tx, driver)
    const at = northOf(kimironko, 300)
    const until = clock.now() + 60_000
    goOnline(tx, { personId: driver, vehicleId, vehicleType: 'moto', at, source: 'live', until }, clock.now())
    rides(tx, passenger).request({ vehicleType: 'moto', pickup: kimironko, dropoff: remera })
    rides(tx, driver).accept(1)
    return { passenger, driver }
  })
  town.server.context.dispatcher.sweep()
  await town.quiet()
  return { aline, eric, ...ids }
}

describe('rides list and show', () => {
  test('write plates and amounts as people read them', async () => {
    const { driver } = await underWay()
    await town.server.context.db.write((tx) => {
      tx.run(`update vehicle set plate = 'RE200J' where person_id = ?`, driver)
      tx.run('update ride set estimate_rwf = 1676')
      tx.run('update ride_offer set distance_m = 2300')
    })
    expect((await run('list')).stdout).toContain('about 1,676 RWF')
    const { stdout } = await run('show', '1')
    expect(stdout).toContain(', RE 200 J (moto)')
    expect(stdout).toContain('2,300 m away')
    expect(await json('show', '1')).toMatchObject({ plate: 'RE 200 J', estimateRwf: 1676 })
  })

  test('tell who, where, when and how much, with numbers masked', async () => {
    expect((await run('list')).stdout).toBe('There is no such ride.\n')
    const { passenger } = await underWay()
    const { stdout } = await run('list', '--active')
    expect(stdout).toMatch(
      /1 +\d{4}-\S+ \S+ +accepted +moto +Aline \*\*\*001 p\d +Eric \*\*\*002 p\d +Kimironko market +Remera +about 447 RWF/,
    )
    expect((await run('list', '--reveal')).stdout).toContain('250788111001')
    expect(await json('list', '--person', '111001')).toMatchObject([{ id: 1, passenger: { id: passenger } }])
    expect(await json('list', '--state', 'completed')).toEqual([])
    expect(await json('list', '--since', '1h')).toHaveLength(1)
  })

  test('name what ended by itself because nobody did anything', async () => {
    await underWay()
    // A day goes by: both step and reminder lie behind.
    await town.server.context.db.write((tx) =>
      tx.run('update ride set accepted_at = accepted_at - 86400000, check_at = 1'),
    )
    while ((await json('list', '--active')).length > 0) await Bun.sleep(50)
    expect((await run('list', '--state', 'cancelled')).stdout).toContain('cancelled: never_met')
  })

  test('mark a fare that is far above the estimate', async () => {
    const { driver } = await underWay()
    await town.server.context.db.write((tx) => {
      const pin = tx.get<{ pin: string }>('select pin from ride')?.pin ?? ''
      rides(tx, driver).start(1, pin)
      rides(tx, driver).complete(1, 2000)
    })
    expect((await run('list')).stdout).toContain('2,000 RWF (HIGH: estimate 447)')
    expect(await json('list')).toMatchObject([{ fareRwf: 2000, isFarAboveEstimate: true }])
    expect((await run('show', '1')).stdout).toMatch(/completed +driver Eric p\d +above_limit/)
  })

  test('show the whole story, but never the PIN', async () => {
    await underWay()
    const { stdout } = await run('show', '1', '--reveal')
    expect(stdout).toMatch(/driver +Eric 250788111002 p\d, RAB 00\d C \(moto\)/)
    expect(stdout).toMatch(/Asked:\n +\S+ \S+ +Eric 250788111002 p\d +300 m away +accepted/)
    expect(stdout).toMatch(/accepted +driver Eric p\d +https:\/\/maps\.google\.com\/\?q=-1\.94660,30\.12610/)
    const { pin } = town.server.context.db.read.get<{ pin: string }>('select pin from ride') ?? { pin: '' }
    expect(JSON.stringify(await json('show', '1', '--reveal'))).not.toContain(`"${pin}"`)
    const missing = await run('show', '9')
    expect([missing.exitCode, missing.stderr]).toEqual([
      4,
      'Error: There is no ride 9. "inzira rides list" shows the newest. (not.found)\n',
    ])
    expect((await run('show', 'x')).exitCode).toBe(2)
  })
})

describe('rides cancel', () => {
  test('ends it, and the running server tells both', async () => {
    const { aline, eric } = await underWay()
    aline.catchesUp()
    eric.catchesUp()
    expect((await run('cancel', '1', '--reason', 'road closed')).stdout).toBe(
      'ride 1  cancelled; its people are told\n',
    )
    for (const one of [aline, eric]) expect((await one.next()).text).toContain('road closed')
    const again = await run('cancel', '1', '--reason', 'x')
    expect([again.exitCode, again.stderr]).toEqual([
      5,
      'Error: Ride 1 has ended already: it is cancelled. (conflict.already_done)\n',
    ])
  })
})

describe('rides seen', () => {
  test('closes a call for help', async () => {
    const { passenger } = await underWay()
    expect((await run('seen', '1')).exitCode).toBe(5)
    await town.server.context.db.write((tx) => rides(tx, passenger).sos(1))
    expect((await run('list', '--sos')).stdout).toContain('OPEN')
    expect((await run('seen', '1')).stdout).toBe('ride 1  looked after\n')
    expect((await run('list', '--sos')).stdout).toBe('There is no such ride.\n')
  })
})
