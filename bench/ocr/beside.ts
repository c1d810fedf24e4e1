import { join } from 'node:path'
import { openDb } from '../../server/db/open.ts'
import { receiveUpload } from '../../server/documents/intake.ts'
import { FolderStore } from '../../server/media/store.ts'
import { personOf } from '../../server/people/identity.ts'
import { deliveries } from '../ack.ts'
import { median, type Process, serve, serverEnv, tempFolder } from '../processes.ts'
import { load } from '../raw-client.ts'
import { ms, type Row } from '../table.ts'

/** Acknowledging at an even pace while papers are read all the time, and on a server that reads none, in turns. */
export async function besideReading(photos: string[], quick: boolean): Promise<Row> {
  console.error('  acknowledging beside the reader…')
  const rounds = quick ? 2 : 5
  const perRound = quick ? 5_000 : 10_000
  await using quiet = await tempFolder()
  await using busy = await tempFolder()
  await using resting = await serve(serverEnv(quiet.path, nobody))
  {
    // Made by the server's own migrations, then given its papers while it is down.
    await using _migrated = await serve(serverEnv(busy.path, nobody))
  }
  await fill(busy.path, photos, quick ? 60 : 300)
  await using reading = await serve(serverEnv(busy.path, nobody))
  const p99 = { resting: [] as number[], reading: [] as number[] }
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, server] of [
      ['resting', resting],
      ['reading', reading],
    ] as const) {
      const result = await acknowledge(server, perRound)
      if (round < 0) continue
      p99[name].push(result.p99Ms)
      console.error(`  round ${round + 1}, ${name}: p50 ${ms(result.p50Ms)}, p99 ${ms(result.p99Ms)}`)
    }
  }
  const left = await waiting(busy.path)
  if (left === 0)
    throw new Error('the papers were all read before the end: the reader was not busy throughout')
  const ratio = median(p99.reading) / median(p99.resting)
  return {
    what: 'acknowledgement p99 at 1,000/s while papers are read all the time',
    measured: ms(median(p99.reading)),
    against: `a server that reads none: ${ms(median(p99.resting))}`,
    ratio: `${ratio.toFixed(2)} ×`,
    goal: '≤ 1.1 ×',
    met: ratio <= 1.1,
  }
}

const acknowledge = (server: Process, requests: number) =>
  load({
    hostname: '127.0.0.1',
    port: server.port,
    connections: 64,
    requests: deliveries(requests, server.port),
    perSecond: 1000,
  })

/** A photo each of so many people. */
async function fill(folder: string, photos: string[], people: number): Promise<void> {
  const db = openDb(join(folder, 'inzira.db'))
  const store = new FolderStore(join(folder, 'media'))
  await store.open()
  const files = await Promise.all(photos.map((path) => Bun.file(path).bytes()))
  const now = Date.now()
  for (let each = 0; each < people; each += 1) {
    const personId = await db.write((tx) => personOf(tx, { waId: `25072${1_000_000 + each}` }, now))
    const bytes = files[each % files.length] as Uint8Array
    const upload = { personId, vehicleType: 'moto', vehicleId: null, source: 'web' } as const
    await receiveUpload({ db, store }, { ...upload, correlationId: `bench:${each}`, bytes }, now)
  }
  await db.close()
}

async function waiting(folder: string): Promise<number> {
  const db = openDb(join(folder, 'inzira.db'))
  const row = db.read.get<{ n: number }>(`select count(*) as n from document where state = 'waiting'`)
  await db.close()
  return row?.n ?? 0
}

/** Nothing listens there: replies wait in the outbox. */
const nobody = 'http://127.0.0.1:9'
