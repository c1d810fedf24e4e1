import { Database } from 'bun:sqlite'
import { join } from 'node:path'
import { messageId, signedRequest, textDelivery } from './deliveries.ts'
import { appSecret, baseline, median, type Process, serve, serverEnv, tempFolder } from './processes.ts'
import { type LoadResult, load } from './raw-client.ts'
import { ms, perSecond, type Row } from './table.ts'

/**
 * Acknowledging as fast as 64 connections ask for it, in rounds that take turns, so that a machine that changes its
 * pace changes it for all. The real server runs whole: what it cannot handle during the flood it handles afterwards.
 */
export async function ack(quick: boolean): Promise<Row[]> {
  const rounds = quick ? 2 : 5
  const perRound = quick ? 15_000 : 40_000
  await using folder = await tempFolder()
  await using hmac = await baseline('hmac-only', folder.path)
  await using each = await baseline('commit-each', folder.path)
  const results: Record<'hmac' | 'each' | 'ours', LoadResult[]> = { hmac: [], each: [], ours: [] }
  for (let round = -1; round < rounds; round += 1) {
    // A server of its own each round: what a flood leaves to be handled must not slow the next round.
    await using own = await tempFolder()
    await using ours = await serve(serverEnv(own.path, nobody))
    // The names of Rwanda are loaded once in a database's life, in its first seconds; that is not what is measured.
    await namesAreLoaded(join(own.path, 'inzira.db'))
    await flood(ours, perRound / 4)
    const measured = {
      hmac: await flood(hmac, perRound),
      ours: await flood(ours, perRound),
      each: await flood(each, perRound / 10),
    }
    if (round < 0) continue
    for (const name of ['hmac', 'each', 'ours'] as const) results[name].push(measured[name])
    console.error(
      `  round ${round + 1}: hmac only ${perSecond(measured.hmac.perSecond)}, inzira ${perSecond(measured.ours.perSecond)}, commit each ${perSecond(measured.each.perSecond)}`,
    )
  }
  const rate = (name: keyof typeof results) => median(results[name].map((one) => one.perSecond))
  const ratios = (other: keyof typeof results) =>
    median(results.ours.map((one, round) => one.perSecond / (results[other][round]?.perSecond ?? Infinity)))
  const p99 = median(results.ours.map((one) => one.p99Ms))
  const measured = `${perSecond(rate('ours'))}, p99 ${ms(p99)}`
  return [
    row(measured, `checks the HMAC, stores nothing: ${perSecond(rate('hmac'))}`, ratios('hmac'), 0.6),
    row(measured, `one commit a request: ${perSecond(rate('each'))}`, ratios('each'), 3),
  ]
}

async function namesAreLoaded(path: string): Promise<void> {
  const database = new Database(path, { readonly: true })
  const isLoaded = database.query('select 1 from place_source')
  while (isLoaded.get() === null) await Bun.sleep(50)
  database.close()
}

const row = (measured: string, against: string, ratio: number, goal: number): Row => ({
  what: 'acknowledging, 64 connections',
  measured,
  against,
  ratio: `${ratio.toFixed(2)} ×`,
  goal: `≥ ${goal} ×`,
  met: ratio >= goal,
})

async function flood(server: Process, requests: number): Promise<LoadResult> {
  const result = await load({
    hostname: '127.0.0.1',
    port: server.port,
    connections: 64,
    requests: deliveries(requests, server.port),
  })
  if (result.statuses[200] !== requests)
    throw new Error(`not all acknowledged: ${JSON.stringify(result.statuses)}`)
  return result
}

/** Signed deliveries of one message each, from 5,000 people. */
export function deliveries(count: number, port: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => {
    const from = `25078${1_000_000 + (index % 5000)}`
    const body = textDelivery({
      from,
      id: messageId(from),
      body: 'hi',
      atMs: Date.now(),
      phoneNumberId: '106540352242922',
    })
    return signedRequest(body, appSecret, `127.0.0.1:${port}`)
  })
}

/** Nothing listens there: replies wait in the outbox. */
const nobody = 'http://127.0.0.1:9'
