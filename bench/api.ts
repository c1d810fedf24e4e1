import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openDb } from '../server/db/open.ts'
import { goOnline } from '../server/drivers/presence.ts'
import { personOf } from '../server/people/identity.ts'
import { openSession } from '../server/sessions/session.ts'
import { createSimulator, type Person } from '../server/simulator/index.ts'
import { median, type Process, serve, serverEnv, tempFolder } from './processes.ts'
import { type LoadResult, load } from './raw-client.ts'
import { ms, perSecond, type Row } from './table.ts'

/**
 * The web app's API at 200 requests a second, every tenth a write, from 200 people who are signed in, among 2,000
 * drivers online; alone, and beside 200 webhooks a second that are handled and answered, in rounds that take turns.
 * Time counts from when a request was due.
 */
export async function api(quick: boolean): Promise<Row[]> {
  const rounds = quick ? 1 : 3
  const seconds = quick ? 5 : 20
  await using folder = await tempFolder()
  const simulator = await createSimulator({
    settings: { statusDelaysMs: { sent: 50, delivered: 200, read: null }, autoRead: false },
  })
  try {
    const { identity } = simulator
    // Meta takes one message in six seconds for each of them.
    const people = Array.from({ length: 4000 }, (_, n) =>
      simulator.person({ phone: `25078${1_000_000 + n}` }),
    )
    await using server = await serve({
      ...serverEnv(folder.path, simulator.url),
      META_PHONE_NUMBER_ID: identity.phoneNumberId,
      META_ACCESS_TOKEN: identity.accessToken,
      META_WABA_ID: identity.wabaId,
      META_WABA_APP_SECRET: identity.appSecret,
      API_REQUESTS_PER_MINUTE: '1000000',
      API_PER_PERSON_PER_MINUTE: '100000',
    })
    simulator.setWebhook(`${server.url}/webhooks/whatsapp`)
    const tokens = await town(join(folder.path, 'inzira.db'))
    const run = (count: number) => requestsOf(server, tokens, count)
    await paced(server, run(400))
    const alone: LoadResult[] = []
    const beside: LoadResult[] = []
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await paced(server, run(200 * seconds)))
      const [asked] = await Promise.all([paced(server, run(200 * seconds)), chatter(people, 200, seconds)])
      await simulator.idle()
      beside.push(asked)
      console.error(
        `  round ${round + 1}: p99 ${ms(alone.at(-1)?.p99Ms ?? 0)} alone, ${ms(asked.p99Ms)} beside`,
      )
    }
    const of = (results: LoadResult[], name: 'p50Ms' | 'p99Ms' | 'perSecond') =>
      median(results.map((one) => one[name]))
    const [besideP99, aloneP99] = [of(beside, 'p99Ms'), of(alone, 'p99Ms')]
    return [
      {
        what: `API, ${perSecond(of(beside, 'perSecond'))}, beside 200 messages/s in and their answers out`,
        measured: `p50 ${ms(of(beside, 'p50Ms'))}, p99 ${ms(besideP99)}`,
        against: `without webhooks: p50 ${ms(of(alone, 'p50Ms'))}, p99 ${ms(aloneP99)}`,
        ratio: `${(besideP99 / aloneP99).toFixed(2)} ×`,
        goal: 'p99 ≤ 20 ms',
        met: besideP99 <= 20,
      },
    ]
  } finally {
    await simulator.stop()
  }
}

/** Drivers round Kigali, and people in whose browsers one is signed in; the server notices by itself. */
async function town(path: string): Promise<string[]> {
  const db = openDb(path)
  const now = Date.now()
  const tokens: string[] = []
  await db.write((tx) => {
    for (let n = 0; n < 2000; n += 1) {
      const personId = personOf(tx, { waId: `25073${1_000_000 + n}`, name: `Driver ${n}` }, now)
      const until = now + 3_600_000
      const { lastInsertRowid } = tx.run(
        `insert into vehicle (person_id, type, plate, state, insured_until, verified_at, created_at)
           values (?, 'moto', ?, 'active', ?, ?, ?)`,
        personId,
        `RE${100 + (n % 900)}${String.fromCharCode(65 + Math.floor(n / 900))}`,
        now + 90 * 86_400_000,
        now,
        now,
      )
      const at = {
        latitude: -1.95 + ((n * 7919) % 1000) / 10_000,
        longitude: 30.06 + ((n * 104_729) % 1000) / 10_000,
      }
      const vehicleId = Number(lastInsertRowid)
      goOnline(tx, { personId, vehicleId, vehicleType: 'moto', at, source: 'web', until }, now)
    }
    for (let n = 0; n < 200; n += 1) {
      const personId = personOf(tx, { waId: `25079${1_000_000 + n}`, name: `Person ${n}` }, now)
      tokens.push(openSession(tx, { personId, loginId: null, device: 'bench' }, now).token)
    }
  })
  await db.close()
  return tokens
}

/** What a page asks for, in turns; every tenth request changes something. */
function requestsOf({ port }: Process, tokens: string[], count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, n) => {
    const token = tokens[n % tokens.length] ?? ''
    if (n % 10 === 9) {
      const body = n % 20 === 9 ? { name: `Person ${n}` } : undefined
      return body === undefined
        ? request({
            port,
            token,
            method: 'POST',
            path: '/api/qr',
            body: { payee: { kind: 'phone', value: '0788123456' }, amountRwf: 1000 + n },
          })
        : request({ port, token, method: 'PATCH', path: '/api/me', body })
    }
    return request({ port, token, method: 'GET', path: looks[n % looks.length] ?? '/api/me' })
  })
}

const looks = [
  '/api/me',
  '/api/nearby?type=moto&at=-1.9441,30.0619',
  '/api/rides/current',
  '/api/places/search?q=kimironko',
  '/api/live/state',
  '/api/trips',
  '/api/history',
  '/api/qr',
  '/api/config',
]

function request(of: {
  port: number
  token: string
  method: string
  path: string
  body?: unknown
}): Uint8Array {
  const body = of.body === undefined ? '' : JSON.stringify(of.body)
  const head = [
    `${of.method} ${of.path} HTTP/1.1`,
    `Host: 127.0.0.1:${of.port}`,
    `Cookie: inzira=${of.token}`,
    ...(body === ''
      ? []
      : [
          'Content-Type: application/json',
          'Sec-Fetch-Site: same-origin',
          `Idempotency-Key: ${randomUUID()}`,
          `Content-Length: ${Buffer.byteLength(body)}`,
        ]),
    '',
    '',
  ].join('\r\n')
  return Buffer.from(head + body)
}

/** So many say "hi" each second, evenly, each in turn. */
async function chatter(people: Person[], perSecond: number, seconds: number): Promise<void> {
  const startedAt = performance.now()
  const said: Promise<unknown>[] = []
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const waitMs = startedAt + (n / perSecond) * 1000 - performance.now()
    if (waitMs > 1) await Bun.sleep(waitMs)
    const person = people[n % people.length]
    if (person !== undefined) said.push(person.says('hi'))
  }
  await Promise.all(said)
}

async function paced({ port }: Process, requests: Uint8Array[]): Promise<LoadResult> {
  const result = await load({ hostname: '127.0.0.1', port, connections: 32, requests, perSecond: 200 })
  if (result.statuses[200] !== requests.length)
    throw new Error(`not all were answered: ${JSON.stringify(result.statuses)}`)
  return result
}
