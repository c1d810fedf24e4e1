import { afterAll, beforeAll, expect, test } from 'bun:test'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manifest } from '../cli/generated/manifest.ts'
import { type Ended, inzira, shellWords } from './inzira.ts'

/** What every --help shows is tried by newcomers word for word: in one folder, one after the other. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-examples-'))
  await cp(join(import.meta.dir, '../fixtures/qr/sticker-on-a-counter.jpg'), join(folder, 'photo.jpg'))
  await cp(join(import.meta.dir, '../fixtures/places/kigali.csv'), join(folder, 'kigali.csv'))
  await writeFile(join(folder, 'shops.csv'), 'payee,amount\n123456,1000\n')
  await inzira(['migrate', 'up'], { cwd: folder, env: settings })
})
afterAll(() => rm(folder, { recursive: true }))

/** Nobody answers there: neither a server nor Meta. */
const settings = {
  PORT: '1',
  META_GRAPH_URL: 'http://127.0.0.1:1',
  META_PHONE_NUMBER_ID: '106540352242922',
  META_ACCESS_TOKEN: 'EAAG-a-token-that-nobody-may-see',
  META_WABA_VERIFY_TOKEN: 'a-word-of-our-own',
  META_WABA_APP_SECRET: '0123456789abcdef0123456789abcdef',
}

/** Those that ask another machine are left out as well. These go on until they are stopped, or put load on the machine; tests of their own start them. */
const endless = ['serve', 'demo', 'simulate:load']

const examples = Object.entries(manifest)
  .filter(([id, { hidden }]) => !hidden && !endless.includes(id))
  .flatMap(([, { examples: shown = [] }]) =>
    shown.map((example) => (typeof example === 'string' ? example : example.command)),
  )
  .map((example) => example.replaceAll('<%= config.bin %>', 'inzira'))
  .filter((example) => !/https?:\/\/(?!127\.0\.0\.1)/.test(example))

test('help shows examples', () => {
  expect(examples.length).toBeGreaterThan(50)
})

test.each(examples)('%s', async (example) => {
  const { exitCode, stdout, stderr } = await shell(example)
  expect({ exitCode, stderr }).not.toMatchObject({ exitCode: 70 })
  expect(`${stdout}${stderr}`).not.toContain('fault of inzira itself')
  // An example may find nothing to do here, but nobody may have typed it wrongly.
  if (exitCode === 2) expect(stderr).not.toMatch(usageFaults)
})

/** Setup without its answers has nobody to ask in a test, and says so. */
const usageFaults =
  /There is no (?:flag|command)|is missing|must be|is of use only with|cannot be given together/

async function shell(line: string): Promise<Ended> {
  const child = Bun.spawn(['sh', '-c', `inzira() { ${shellWords} "$@"; }\n${line}`], {
    cwd: folder,
    env: { ...settings, PATH: '/usr/bin:/bin', HOME: folder },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [stdout, stderr, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { exitCode, stdout, stderr }
}
