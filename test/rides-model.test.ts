import { afterAll, beforeAll, test } from 'bun:test'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { migrateUp } from '../server/db/migrate.ts'
import { openDb } from '../server/db/open.ts'
import { mergePeople } from '../server/people/identity.ts'
import { type Town, town } from '../server/rides/testing.ts'
import { commands } from './rides/commands.ts'
import { Model } from './rides/model.ts'
import { Real } from './rides/real.ts'
import { expectSane } from './rides/truths.ts'

/** The long form: RIDES_RUNS=2000 bun test test/rides-model.test.ts */
const runs = Number(process.env.RIDES_RUNS ?? 40)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-rides-'))
  await migrateUp(join(folder, 'fresh.db'), { backupDir: folder })
})
afterAll(() => rm(folder, { recursive: true }))

test(
  `whatever ${runs} towns full of people do, the rides go as the model says`,
  async () => {
    await fc.assert(
      fc.asyncProperty(commands, (done) => live(':memory:', done)),
      { numRuns: runs },
    )
  },
  60_000 + runs * 1000,
)

test(
  'and on a disk, closed and opened again in between',
  async () => {
    let n = 0
    await fc.assert(
      fc.asyncProperty(commands, async (done) => {
        n += 1
        const path = join(folder, `${n}.db`)
        await copyFile(join(folder, 'fresh.db'), path)
        await live(path, done)
      }),
      { numRuns: Math.ceil(runs / 10) },
    )
  },
  60_000 + runs * 1000,
)

test(
  'and when two of them turn out to be one human, at whatever moment',
  async () => {
    const one = fc.integer({ min: 1, max: 8 })
    await fc.assert(
      fc.asyncProperty(commands, one, one, async (done, from, into) => {
        await live(':memory:', done, async (place) => {
          await place.db.write((tx) => mergePeople(tx, from, into, place.clock.now()))
          expectSane(place.db.read, place.clock.now())
          await place.waits(15 * 60_000)
          expectSane(place.db.read, place.clock.now())
        })
      }),
      { numRuns: runs },
    )
  },
  60_000 + runs * 1000,
)

async function live(
  path: string,
  done: Iterable<fc.AsyncCommand<Model, Real>>,
  then: (place: Town) => unknown = () => {},
) {
  const place = await town({ db: openDb(path) })
  try {
    const model = new Model(() => place.clock.now(), place.rules)
    const real = await new Real(place).peopled(model)
    await fc.asyncModelRun(() => ({ model, real }), done)
    await then(place)
  } finally {
    await place.db.close()
  }
}
