import { Database } from 'bun:sqlite'
import { join } from 'node:path'
import { deliveries } from './ack.ts'
import { median, serve, serverEnv, tempFolder } from './processes.ts'
import { load } from './raw-client.ts'
import { ms, type Row } from './table.ts'

/** Acknowledging at an even pace on an empty database and on one with millions of events, in turns. */
export async function history(quick: boolean): Promise<Row[]> {
  const events = quick ? 200_000 : 5_000_000
  const rounds = quick ? 2 : 5
  await using empty = await tempFolder()
  await using full = await tempFolder()
  await using small = await serve(serverEnv(empty.path, nobody))
  {
    // Made by the server's own migrations, then filled while it is down.
    await using _migrated = await serve(serverEnv(full.path, nobody))
  }
  console.error(`  storing ${events.toLocaleString('en')} events…`)
  fill(join(full.path, 'inzira.db'), events)
  await using large = await serve(serverEnv(full.path, nobody))
  const p99 = { small: [] as number[], large: [] as number[] }
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, server] of [
      ['small', small],
      ['large', large],
    ] as const) {
      const requests = deliveries(quick ? 4_000 : 20_000, server.port)
      const result = await load({
        hostname: '127.0.0.1',
        port: server.port,
        connections: 64,
        requests,
        perSecond: 2000,
      })
      if (round < 0) continue
      p99[name].push(result.p99Ms)
      console.error(
        `  round ${round + 1}, ${name === 'small' ? 'empty' : 'full'}: p50 ${ms(result.p50Ms)}, p99 ${ms(result.p99Ms)}`,
      )
    }
  }
  const ratio = median(p99.large) / median(p99.small)
  return [
    {
      what: `acknowledgement p99 at 2,000/s with ${events.toLocaleString('en')} stored events`,
      measured: ms(median(p99.large)),
      against: `an empty database: ${ms(median(p99.small))}`,
      ratio: `${ratio.toFixed(2)} ×`,
      goal: '≤ 1.2 ×',
      met: ratio <= 1.2,
    },
  ]
}

/** Deliveries and handled events of the usual size, with ids as scattered as Meta's. */
function fill(path: string, events: number): void {
  const database = new Database(path)
  database.run('pragma synchronous = off')
  const slice = 250_000
  const body = 'x'.repeat(700)
  for (let from = 0; from < events; from += slice) {
    database.run(`with recursive n(i) as (select ${from + 1} union all select i + 1 from n where i < ${Math.min(events, from + slice)})
      insert into webhook_delivery (id, received_at, body) select i, 1760000000000 + i, cast('${body}' as blob) from n`)
    database.run(`with recursive n(i) as (select ${from + 1} union all select i + 1 from n where i < ${Math.min(events, from + slice)})
      insert into inbox (id, external_id, kind, lane, delivery_id, correlation_id, payload, occurred_at, received_at, handled_at, outcome)
      select i, 'wamid.HBgMMjUwMjUwNzgx' || hex(randomblob(12)) || 'A=', 'message', 'p' || (i % 5000), i, 'd' || i,
        '${body.slice(0, 350)}', 1760000000000, 1760000000000 + i, 1760000000000 + i, 'answered with 1' from n`)
  }
  database.run(`update webhook_cursor set unpacked_through = ${events}`)
  database.run('pragma wal_checkpoint(truncate)')
  database.close()
}

const nobody = 'http://127.0.0.1:9'
