import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Demo, startDemo } from '../cli/demo/start.ts'
import { silentLog } from '../server/log.ts'
import type { Person } from '../server/simulator/index.ts'
import { inzira } from './inzira.ts'

// Documents are really read, on machines that are busy with other tests.
setDefaultTimeout(90_000)

let folder: string
let demo: Demo
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-papers-'))
  demo = await start()
})
afterEach(async () => {
  await demo.server.stop()
  await demo.simulator.stop()
  await rm(folder, { recursive: true })
})

const start = (options: { fresh?: boolean } = {}) =>
  startDemo({
    folder,
    fresh: options.fresh ?? true,
    drivers: 5,
    serverPort: 0,
    phonePort: 0,
    makeLog: async () => silentLog,
  })

/** Somebody who has just been asked for a photo of a certificate of that kind of vehicle. */
async function newcomer(type: string): Promise<Person> {
  const person = demo.simulator.people().find(({ name }) => name.startsWith('Aline'))
  if (person === undefined) throw new Error('Aline is gone')
  // The first word tells the language.
  await person.says('hi')
  await hears(person, 'What would you like to do?')
  await person.says('my vehicles')
  await hears(person, 'What do you drive?')
  await person.taps(`vehicles.type.${type}`)
  await hears(person, 'insurance certificate')
  return person
}

/** As the phone page does it. */
async function sends(person: Person, filename: string): Promise<void> {
  const page = (await (await fetch(`${demo.simulator.url}/simulator/state`)).json()) as {
    samples: { filename: string; mime: string }[]
  }
  const place = page.samples.findIndex((sample) => sample.filename === filename)
  const bytes = new Uint8Array(
    await (await fetch(`${demo.simulator.url}/simulator/samples/${place}`)).arrayBuffer(),
  )
  if (filename.endsWith('.pdf')) await person.sendsDocument(bytes, { filename })
  else await person.sendsImage(bytes)
}

/** Reads on until somebody is told this; everything on the way may be anything. */
async function hears(person: Person, words: string) {
  for (;;) {
    const message = await person.next(20_000)
    if (message.text.includes(words)) return message
  }
}

/** Reads on as above, and says "right" to whatever is asked on the way. */
async function agreesUntil(person: Person, words: string) {
  for (;;) {
    const message = await person.next(20_000)
    if (message.text.includes(words)) return message
    if (message.text.includes('Is this right?')) await person.taps('Right')
  }
}

const one = <Row>(sql: string) => demo.server.context.db.read.get<Row>(sql)

describe('in the demo', () => {
  test('a vehicle is registered from a sample paper, and its driver goes online', async () => {
    const aline = await newcomer('moto')
    await sends(aline, 'certificate-moto.jpg')
    await hears(aline, 'reading it')
    await agreesUntil(aline, '*RJ 482 D* is insured until')
    await aline.says('go online')
    await hears(aline, 'Share')
    await aline.sendsLocation(-1.95, 30.1)
    await hears(aline, 'online')
    expect(
      one(`select 1 from driver_presence where vehicle_id = (select id from vehicle where plate = 'RJ482D')`),
    ).toBeDefined()
  })

  test('a PDF is read as well, and what is no certificate or has expired is told', async () => {
    const aline = await newcomer('truck')
    await sends(aline, 'price-list.jpg')
    await hears(aline, 'I do not see an insurance certificate')
    await aline.says('my vehicles')
    await hears(aline, 'What do you drive?')
    await aline.taps('vehicles.type.truck')
    await hears(aline, 'insurance certificate')
    await sends(aline, 'certificate-truck.pdf')
    await agreesUntil(aline, '*RAJ 208 T* is insured until')
  })

  test('an expired certificate is told so, and of a poor photo what is doubtful is asked back', async () => {
    const aline = await newcomer('cab')
    await sends(aline, 'certificate-expired.jpg')
    await hears(aline, 'This certificate ended on')
    await aline.says('my vehicles')
    await hears(aline, 'What do you drive?')
    await aline.taps('vehicles.type.cab')
    await hears(aline, 'insurance certificate')
    await sends(aline, 'certificate-car.jpg')
    await agreesUntil(aline, '*RAJ 731 M* is insured until')
  })

  test('drivers of the town have papers, which the commands show', async () => {
    const shown = await inzira(
      ['vehicles', 'show', 'RE 200 J', '--env-file', demo.envFile, '--out', 'shown'],
      {
        cwd: folder,
      },
    )
    expect(shown.stdout).toMatch(/insurance certificate, approved/)
    expect(shown.stdout).toMatch(/vehicle +RE 200 J \(moto\), active, insured from .* until/)
    expect(one(`select count(*) as n from timer where name = 'vehicles.reminder'`)).toMatchObject({ n: 4 })
  })

  test('beginning afresh forgets what was sent, and nothing else', async () => {
    const aline = await newcomer('moto')
    await sends(aline, 'certificate-moto.jpg')
    await agreesUntil(aline, 'is insured until')
    await Bun.write(join(folder, 'media', 'holiday.jpg'), 'mine')
    await demo.server.stop()
    await demo.simulator.stop()
    demo = await start()
    const left = await readdir(join(folder, 'media'), { recursive: true, withFileTypes: true })
    expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(['holiday.jpg'])
  })
})
