import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPaper, type PaperPlan } from '../cli/vehicles/testing.ts'
import { claimVehicle } from '../server/vehicles/vehicles.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

/** What operators do with the papers that drivers sent, beside a running server. */
let town: Running
let folder: string
let settings: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-vehicles-'))
  town = await startAll()
  settings = { ...settingsFor(town.simulator, town.databasePath, folder), TMPDIR: folder }
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = (...words: string[]) => inzira(['vehicles', ...words], { cwd: folder, env: settings })
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout)
const db = () => town.server.context.db

/** Somebody who wrote once; with a paper if one is wanted. */
async function driver(name: string, phone: string, plan?: Partial<PaperPlan>) {
  const person = town.simulator.person({ name, phone })
  await person.says('hello')
  await person.next()
  await town.quiet()
  const id = db().read.get<{ id: number }>('select id from person where phone = ?', phone)?.id ?? 0
  await db().write((tx) => tx.run(`update person set language = 'en' where id = ?`, id))
  const paper =
    plan === undefined ? 0 : await addPaper(db(), join(folder, 'media'), { personId: id, ...plan })
  return { id, person, paper }
}

describe('vehicles list', () => {
  test('shows who waits for the operator, the longest first, with numbers masked', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C', submittedAt: Date.now() - 60_000 })
    await driver('Eric', '250722333444', { plate: 'RAE777B', submittedAt: Date.now() - 90_000 })
    const { stdout, exitCode } = await run('list', '--waiting')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/RAE 777 B.*\n.*RAD 123 C/)
    expect(stdout).toMatch(
      new RegExp(`RAD 123 C +cab +Jean \\*\\*\\*456 p${jean.id} +pending +- +#${jean.paper} submitted +20`),
    )
    expect((await run('list', '--reveal')).stdout).toContain('250788123456')
    expect(await json('list', '--waiting')).toMatchObject([
      { plate: 'RAE 777 B', state: 'pending', valid: false, person: { name: 'Eric', number: '***444' } },
      { plate: 'RAD 123 C', paper: { id: jean.paper, kind: 'insurance', state: 'submitted' } },
    ])
  })

  test('finds those whose insurance ends soon, and those who are not insured any more', async () => {
    const jean = await driver('Jean', '250788123456')
    await db().write((tx) => {
      for (const [plate, days] of [
        ['RAD123C', 20],
        ['RAE777B', 5],
        ['RAF555A', 90],
        ['RAG444D', -3],
      ] as const) {
        claimVehicle(tx, { personId: jean.id, type: 'cab', plate }, Date.now())
        tx.run(
          `update vehicle set state = 'active', insured_until = ? where plate = ?`,
          Date.now() + days * 86_400_000,
          plate,
        )
      }
    })
    const plates = async (...words: string[]) =>
      (await json('list', ...words)).map(({ plate }: { plate: string }) => plate)
    expect(await plates('--expiring', '30')).toEqual(['RAE 777 B', 'RAD 123 C'])
    expect(await plates('--state', 'expired')).toEqual(['RAG 444 D'])
    expect(await plates('--state', 'active')).toEqual(['RAD 123 C', 'RAE 777 B', 'RAF 555 A'])
    expect((await run('list', '--state', 'expired')).stdout).toContain('not insured')
    expect((await run('list', '--waiting')).stdout).toBe('Nothing waits for you.\n')
    expect((await run('list', '--state', 'rejected')).stdout).toBe('There is no such vehicle.\n')
  })
})

describe('vehicles show', () => {
  test('tells what was read and what the driver said, and writes it as a page for the browser', async () => {
    const { paper, id } = await driver('Jean <b>', '250788123456', { plate: 'RAD123C' })
    const { stdout, exitCode } = await run('show', 'RAD123C')
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`#${paper}  insurance certificate, waits for you`)
    expect(stdout).toContain(`Jean <b> ***456 p${id}`)
    expect(stdout).toMatch(/plate +RAD 123 C +█+░* +97 % {2}as read/)
    expect(stdout).toMatch(/valid to .* corrected by the driver; read: 2020-01-01/)
    expect(stdout).toMatch(/insurer .* confirmed by the driver/)
    expect(stdout).toMatch(/chassis +\? .*the driver could not tell; read: JT0/)
    const page = /\S+index\.html/.exec(stdout)?.[0] ?? ''
    const made = join(page, '..')
    expect((await stat(made)).mode & 0o777).toBe(0o700)
    expect((await readdir(made)).sort()).toEqual(['index.html', 'paper.jpg', 'plate.jpg'])
    for (const file of await readdir(made)) expect((await stat(join(made, file))).mode & 0o777).toBe(0o600)
    const html = await readFile(page, 'utf8')
    expect(html).toContain('Jean &#60;b&#62; ***456')
    expect(html).toContain('&#60;script&#62;')
    expect(html).not.toMatch(/<script|<b>|https?:|src="(?!data:)/)
    expect(html).not.toContain('788123456')
  })

  test('of a PDF shows its pages as pictures', async () => {
    const { paper } = await driver('Jean', '250788123456', { plate: 'RAD123C', file: 'pdf' })
    const shown = await json('show', String(paper), '--out', 'papers')
    expect(shown).toMatchObject({
      paper: { id: paper, state: 'submitted' },
      person: { number: '***456' },
      vehicle: { plate: 'RAD 123 C', state: 'pending' },
      page: join(folder, 'papers', 'index.html'),
      file: join(folder, 'papers', 'paper.pdf'),
    })
    expect(shown.fields[0]).toMatchObject({ name: 'plate', value: 'RAD 123 C', source: 'read', asked: false })
    expect(await readFile(shown.page, 'utf8')).toContain('data:image/png;base64')
    expect(await json('show', '#1', '--reveal')).toMatchObject({ person: { number: '250788123456' } })
  })

  test('names the vehicle’s other papers, and goes on when the picture is kept no more', async () => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C', state: 'rejected', file: 'none' })
    const second = await addPaper(db(), join(folder, 'media'), {
      personId: jean.id,
      plate: 'RAD123C',
      file: 'none',
    })
    const { stdout } = await run('show', 'Jean')
    expect(stdout).toContain(`#${second}  insurance certificate`)
    expect(stdout).toMatch(
      new RegExp(`its other papers\n {2}#${jean.paper} {2}insurance certificate, rejected`),
    )
    expect(stdout).toContain('What was sent is not kept any more.')
  })

  test('of a vehicle without papers shows the vehicle', async () => {
    const jean = await driver('Jean', '250788123456')
    await db().write((tx) =>
      claimVehicle(tx, { personId: jean.id, type: 'cab', plate: 'RAD123C' }, Date.now()),
    )
    expect((await run('show', 'RAD 123 C')).stdout).toBe(
      `RAD 123 C (cab), pending. Jean (p${jean.id}) has sent no paper of it.\n`,
    )
  })

  test.each([
    ['99', 4, 'There is no paper #99. "inzira vehicles list" shows them.'],
    ['RAD 124 C', 4, 'No vehicle has the plate RAD 124 C. Did you mean "RAD 123 C"?'],
    ['Jeam', 4, 'No driver is known as "Jeam". Did you mean "Jean"?'],
    ['Aline', 4, 'has no vehicle and has sent no papers.'],
    ['Jean', 2, 'wait: #1 (RAD 123 C of Jean (p1)) and #2 (RAE 777 B of Jean (p1)). Name one by its number.'],
  ])('of %p says what is wrong', async (which, exitCode, sentence) => {
    const jean = await driver('Jean', '250788123456', { plate: 'RAD123C' })
    await addPaper(db(), join(folder, 'media'), { personId: jean.id, plate: 'RAE777B' })
    await driver('Aline', '250788123458')
    const ended = await run('show', which)
    expect(ended.stderr).toContain(sentence)
    expect(ended.exitCode).toBe(exitCode)
  })
})
