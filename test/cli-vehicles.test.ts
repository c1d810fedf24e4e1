import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPaper, type PaperPlan } from '../cli/vehicles/testing.ts'
import { claimVehicle } from '../server/vehicles/vehicles.ts'
import { inzira, withoutRightsOfRoot } from './inzira.ts'
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
    expect(stdout).toMatch(/ WHY\n.*(?: {2}valid to typed by the driver\n){1}/)
    const listed = (await run('list', '--reveal')).stdout
    expect(listed).toContain('250788123456')
    expect(listed).not.toContain('WHY')
    expect(await json('list', '--waiting')).toMatchObject([
      { plate: 'RAE 777 B', state: 'pending', valid: false, person: { name: 'Eric', number: '***444' } },
      {
        plate: 'RAD 123 C',
        waitsBecause: 'valid to typed by the driver',
        paper: { id: jean.paper, kind: 'insurance', state: 'submitted' },
      },
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
    await db().write((tx) => tx.run(`update person set language = 'fr' where id = ?`, id))
    const { stdout, exitCode } = await run('show', 'RAD123C')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('It waits for you because: valid to typed by the driver.')
    expect(stdout).toMatch(/they read +French/)
    expect(stdout).toContain('Delete that folder when you are done')
    expect(stdout).toContain(`#${paper}  insurance certificate, waits for you`)
    expect(stdout).toContain(`Jean b ***456 p${id}`)
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
    // Names are cleaned where they come in (people/name.ts); what was read on a paper is only escaped.
    expect(html).toContain('Jean b ***456')
    expect(html).toContain('&#60;script&#62;')
    expect(html).toContain('It waits for you because: valid to typed by the driver.')
    expect(html).toContain('reads French')
    expect(html).toMatch(/Delete this folder .*inzira-paper-/)
    expect(html).toMatch(/<a class="piece" style="aspect-ratio:200\/60;[^"]*" href="plate.jpg"/)
    expect(html).toContain('>Radiant<')
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

describe('vehicles show --out', () => {
  const show = (out: string) => run('show', '1', '--out', out)
  const refuses = async (out: string, sentence: string) => {
    const ended = await show(out)
    expect(ended.stderr).toContain(sentence)
    expect(ended.stderr).not.toContain('fault of inzira')
    expect(ended.exitCode).toBe(2)
  }
  beforeEach(() => driver('Jean', '250788123456', { plate: 'RAD123C' }))

  test('takes the place of an earlier paper, of which nothing stays', async () => {
    expect((await show('papers')).exitCode).toBe(0)
    await writeFile(join(folder, 'papers', 'chassis.png'), 'of an earlier one', { mode: 0o600 })
    expect((await show('papers')).exitCode).toBe(0)
    expect((await readdir(join(folder, 'papers'))).sort()).toEqual(['index.html', 'paper.jpg', 'plate.jpg'])
  })

  test('follows no link that lies there, and leaves where it leads as it is', async () => {
    const victim = join(folder, 'victim')
    await writeFile(victim, 'mine')
    await chmod(victim, 0o644)
    for (const lay of [symlink, link]) {
      const out = join(folder, lay.name)
      await mkdir(out, { mode: 0o700 })
      await lay(victim, join(out, 'index.html'))
      await refuses(out, 'holds something else than a paper: index.html. Name a new one with --out.')
    }
    expect(await readFile(victim, 'utf8')).toBe('mine')
    expect((await stat(victim)).mode & 0o777).toBe(0o644)
    await symlink(folder, join(folder, 'elsewhere'))
    await refuses('elsewhere', 'is a link to another folder')
  })

  test('touches nothing of somebody else’s', async () => {
    await mkdir(join(folder, 'open'), { mode: 0o777 })
    await chmod(join(folder, 'open'), 0o777)
    await refuses('open', 'Others may look into the folder open. Close it with "chmod 700 open"')
    await mkdir(join(folder, 'site'), { mode: 0o700 })
    await writeFile(join(folder, 'site', 'index.html'), '<h1>My page</h1>')
    await refuses('site', 'The folder site holds something else than a paper: index.html.')
    await mkdir(join(folder, 'letters'), { mode: 0o700 })
    await writeFile(join(folder, 'letters', 'letter.txt'), 'Dear all')
    await refuses('letters', 'holds something else than a paper: letter.txt')
    expect(await readFile(join(folder, 'letters', 'letter.txt'), 'utf8')).toBe('Dear all')
  })

  test('says what is wrong with a folder that cannot be used', async () => {
    await mkdir(join(folder, 'odd', 'insurer.jpg'), { recursive: true, mode: 0o700 })
    await chmod(join(folder, 'odd'), 0o700)
    await refuses('odd', 'holds something else than a paper: insurer.jpg')
    await writeFile(join(folder, 'file'), '')
    await refuses('file', 'The folder file cannot be made')
    await refuses('file/papers', 'The folder file/papers cannot be made')
    await refuses('', '--out names no folder.')
    await mkdir(join(folder, 'locked'), { mode: 0o500 })
    const words = ['vehicles', 'show', '1', '--out', 'locked']
    const ended = await inzira(words, { cwd: folder, env: settings, under: withoutRightsOfRoot })
    expect(ended.stderr).toMatch(
      /locked\/\S+ cannot be written: this user may not\. Name another one with --out\./,
    )
    expect(ended.exitCode).toBe(2)
  })
})

test.each(['vehicles show', 'vehicles verify', 'drivers show', 'drivers restore'])(
  '"%s" of nobody means nobody, also where there is only one',
  async (command) => {
    await driver('Jean', '250788123456', { plate: 'RAD123C' })
    for (const nobody of ['', ' ']) {
      const words = [...command.split(' '), nobody]
      const { stderr, exitCode } = await inzira(words, { cwd: folder, env: settings })
      expect(stderr).toContain('Nothing is named.')
      expect(exitCode).toBe(2)
    }
  },
)

test('a value that every object has a name for is a value like any other', async () => {
  await driver('Jean', '250788123456', { plate: 'RAD123C' })
  expect((await run('verify', '1', '--field', 'insurer=constructor')).exitCode).toBe(0)
  expect((await run('show', '1')).stdout).toMatch(/insurer +constructor/i)
  expect((await run('verify', '1', '--field', 'insurer=yes')).stderr).toContain('"yes" is no name')
  expect((await run('verify', '1', '--field', 'constructor=1')).stderr).toContain('There is no field')
})
