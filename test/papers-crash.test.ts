import { expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateUp } from '../server/db/migrate.ts'
import { type Db, openDb } from '../server/db/open.ts'
import { orderDocument } from '../server/documents/intake.ts'
import { leftAtMeta } from '../server/documents/testing.ts'
import { specimenJpeg } from '../server/ocr/specimen.ts'
import { personOf } from '../server/people/identity.ts'
import { createSimulator } from '../server/simulator/index.ts'
import { startInzira } from './inzira.ts'
import { settingsFor } from './running.ts'
import { until } from './town.ts'

test('papers whose server is killed while it fetches and in mid-page are read once and told once', async () => {
  await using town = await mortal()
  town.slow.add()
  const [first, second] = [await town.sends(), await town.sends()]
  town.starts()
  // While it fetches: the try was counted, the file has not come.
  await until(() => town.one('select count(*) as n from media_job where attempts > 0') === 2)
  await town.dies()
  expect(town.one('select count(*) as n from media_file')).toBe(0)
  town.slow.remove()

  for (const id of [first, second]) {
    // In mid-page: begun, and neither read nor given up.
    town.starts()
    await until(
      () => town.one(`select count(*) as n from document where began_at is not null and id = ${id}`) === 1,
    )
    await town.dies()
  }
  expect(town.one(`select count(*) as n from document where state in ('review', 'failed')`)).toBeLessThan(2)

  town.starts()
  await until(() => town.one(`select count(*) as n from document where state = 'review'`) === 2)
  await town.dies()
  town.starts()
  await until(() => town.one(`select count(*) as n from inbox where handled_at is not null`) === 2)
  await town.dies()
  const told = town.db.read.all<{ payload: string }>('select payload from inbox order by id')
  expect(told.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual(
    expect.arrayContaining(
      [first, second].map((documentId) => ({ name: 'vehicles.read', data: { documentId } })),
    ),
  )
  expect(told).toHaveLength(2)
  expect(town.one('select count(*) as n from media_file')).toBe(2)
  expect([...new Bun.Glob('**/*').scanSync(join(town.folder, 'media'))]).toHaveLength(2)
}, 120_000)

interface Mortal extends AsyncDisposable {
  folder: string
  db: Db
  slow: { add(): void; remove(): void }
  /** A page of which Meta has told us; nobody is up to hear it. */
  sends(): Promise<number>
  starts(): void
  dies(): Promise<void>
  one(sql: string): number
}

async function mortal(): Promise<Mortal> {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-mortal-'))
  const databasePath = join(folder, 'inzira.db')
  await migrateUp(databasePath, { backupDir: folder })
  const simulator = await createSimulator()
  const env = {
    ...settingsFor(simulator, databasePath, folder),
    LOG_LEVEL: 'error',
    SEND_TIMEOUT_MS: '10000',
  }
  const db = openDb(databasePath)
  const page = await specimenJpeg()
  let child: ReturnType<typeof startInzira> | undefined
  let pages = 0
  let fault = { remove() {} }
  return {
    folder,
    db,
    slow: {
      add() {
        fault = simulator.faults.add({ kind: 'media.slow', on: 'download', delayMs: 5000 })
      },
      remove: () => fault.remove(),
    },
    async sends() {
      pages += 1
      const bytes = Buffer.concat([page, Buffer.from(`page ${pages}`)])
      const mediaId = await leftAtMeta(simulator, bytes, 'image/jpeg')
      return db.write((tx) => {
        const personId = personOf(tx, { waId: `${250788000000 + pages}` }, Date.now())
        const about = { personId, vehicleType: 'moto', vehicleId: null, correlationId: 'c1' } as const
        return orderDocument(tx, about, { mediaId }, Date.now())
      })
    },
    starts() {
      child = startInzira(['serve'], { cwd: folder, env })
      void new Response(child.stdout).text()
      void new Response(child.stderr).text()
    },
    async dies() {
      child?.kill('SIGKILL')
      await child?.exited
    },
    one: (sql) => db.read.get<{ n: number }>(sql)?.n ?? -1,
    async [Symbol.asyncDispose]() {
      child?.kill('SIGKILL')
      await child?.exited
      await db.close()
      await simulator.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
