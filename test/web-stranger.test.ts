import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { problems } from '../server/http/api/problems.ts'
import type { TestAnswer } from '../server/http/api/testing.ts'
import { publicOperations } from '../server/http/openapi/public.ts'
import { type Running, startAll } from './running.ts'
import { hostileBodies, hostileValues, hostileWords, waysInto, withAt } from './web-samples.ts'
import { type Victim, victimIn } from './web-victim.ts'
import { addressOf, idsIn, type Sender, type Walk, walkOver } from './web-walk.ts'

// Every route that the API's document names, so that a new one is walked over by itself: by nobody, by a stranger with
// the ids of somebody else, and with values that nobody should believe.

setDefaultTimeout(240_000)

let running: Running
let walk: Walk
let victim: Victim
let stranger: Sender
beforeAll(async () => {
  running = await startAll({
    settings: { API_REQUESTS_PER_MINUTE: '10000000', API_PER_PERSON_PER_MINUTE: '1000000' },
  })
  walk = await walkOver(running.server.context)
  victim = await victimIn(running.server.context)
  stranger = await walk.signedIn('250788999999')
  await running.quiet()
})
afterAll(() => running[Symbol.asyncDispose]())

describe('without a session', () => {
  test('every route is closed but those that are open on purpose', async () => {
    const open: string[] = []
    for (const route of walk.routes) {
      const address = addressOf(route, () => 1)
      if (route.isSocket) {
        expect([route.name, await knocks(address)]).toEqual([route.name, 401])
        continue
      }
      const { status, body } = await walk.nobody(route.method, address, route.body)
      if (status !== 401) open.push(route.name)
      else expect([route.name, body.code]).toEqual([route.name, 'session.missing'])
    }
    expect(open.sort()).toEqual([...publicOperations].sort())
  })

  test('or from another page, or without the key that the document asks for, nothing is changed', async () => {
    for (const { method, name, body, ...route } of walk.routes) {
      if (method === 'GET') continue
      const address = addressOf(route, () => noId)
      const foreign = await stranger(method, address, body, { 'sec-fetch-site': 'cross-site' })
      expect([name, foreign.body.code]).toEqual([name, 'request.foreign'])
      if (!(route.operation.parameters ?? []).some((one) => one.name === 'Idempotency-Key')) continue
      const keyless = await stranger(method, address, body, { 'idempotency-key': '' })
      // What a route refuses before it looks for the key is no worse.
      const isFine = ['key.missing', 'request.invalid', 'not.found'].includes(keyless.body.code)
      expect([name, isFine || keyless.body]).toEqual([name, true])
    }
  })
})

describe('a stranger', () => {
  test('learns nothing by the ids of others, and changes nothing', async () => {
    const before = await dump()
    for (const route of walk.routes) {
      const kinds = idsIn(route)
      if (kinds.length === 0) continue
      const { name, method, body } = route
      // Whose ids these are is to be said in web-victim.ts.
      for (const kind of kinds)
        expect([name, kind, victim.ids[kind]?.length ?? 0]).not.toEqual([name, kind, 0])
      const none = await stranger(
        method,
        addressOf(route, () => noId),
        body,
      )
      expect([name, none.status, none.body.code]).toEqual([name, 404, 'not.found'])
      const most = Math.max(...kinds.map((kind) => victim.ids[kind]?.length ?? 0))
      for (let n = 0; n < most; n += 1) {
        const idFor = (kind: string) => victim.ids[kind]?.[n % victim.ids[kind].length] ?? noId
        const theirs = await stranger(method, addressOf(route, idFor), body)
        expect([name, theirs.status, theirs.body]).toEqual([name, 404, none.body])
      }
    }
    expect(changed(before, await dump())).toEqual([])
  })

  test('gets as far with an id of others in a body as with one of nobody', async () => {
    const before = await dump()
    const fields = new Set<string>()
    for (const { name, method, body, ...route } of walk.routes) {
      if (body instanceof FormData) continue
      for (const way of [...waysInto(body)].filter((one) => /Id$/.test(one.at(-1) ?? ''))) {
        const field = way.at(-1) ?? ''
        const ids = victim.ids[ofField[field] ?? ''] ?? []
        // What such a field names is to be said below.
        expect([field, ids.length]).not.toEqual([field, 0])
        fields.add(field)
        const send = async (id: number) => {
          // Somebody new each time: what is done once may not be done again.
          const visitor = await walk.signedIn(`2507886${String(++visitors).padStart(5, '0')}`)
          const answer = await visitor(
            method,
            addressOf(route, () => noId),
            withAt(body, way, id),
          )
          return [name, field, answer.status, answer.body.code]
        }
        const none = await send(noId)
        for (const id of ids) expect(await send(id)).toEqual(none)
      }
    }
    expect(fields.size).toBeGreaterThanOrEqual(4)
    expect(changed(before, await dump())).toEqual([])
  })

  test('may do what is for everybody, in which nothing of others is told or changed', async () => {
    const before = await dump()
    for (const route of walk.routes) {
      if (idsIn(route).length > 0 || route.isSocket) continue
      const visitor = await walk.signedIn('250788999998')
      const { status, body } = await visitor(
        route.method,
        addressOf(route, () => noId),
        route.body,
      )
      expect([route.name, status < 500]).toEqual([route.name, true])
      const text = JSON.stringify(body)
      for (const secret of victim.secrets)
        expect([route.name, text.includes(secret)]).toEqual([route.name, false])
    }
    expect(changed(before, await dump())).toEqual([])
  })
})

describe('values that nobody should believe are refused as a problem', () => {
  const ownIds = (kind: string) => victim.ids[kind]?.[0] ?? noId
  const faults: string[] = []
  /** The answer must be one of ours, whatever was sent. */
  const looksAt = (name: string, sent: unknown, { status, headers, body }: TestAnswer) => {
    const type = headers.get('content-type') ?? ''
    const isProblem = type === 'application/problem+json' && body.code in problems && body.status === status
    if (status < 400 || (status < 500 && isProblem)) return
    faults.push(`${name} answered ${status} ${type} to ${JSON.stringify(sent)?.slice(0, 150)}`)
  }
  /** Signing out is among what is tried. */
  const owner = () => walk.signedIn(victim.waId)
  const mustBeFine = () => expect(faults.splice(0)).toEqual([])

  test('in an address', async () => {
    for (const { name, method, body, path, operation, isSocket } of walk.routes) {
      if (isSocket) continue
      const sends = await owner()
      for (const { name: parameter, in: at } of operation.parameters ?? []) {
        if (at !== 'path' && at !== 'query') continue
        for (const word of hostileWords) {
          const own = addressOf({ path, operation }, ownIds)
          const others = own.replace(new RegExp(`([?&])${parameter}=[^&]*`), '$1x=1')
          const address =
            at === 'path'
              ? addressOf({ path: path.replace(`{${parameter}}`, word || '%20'), operation }, ownIds)
              : `${others}${others.includes('?') ? '&' : '?'}${parameter}=${word}`
          looksAt(name, `${parameter}=${word}`, await sends(method, address, body))
        }
      }
    }
    mustBeFine()
  })

  test('in a field', async () => {
    for (const { name, method, body, ...route } of walk.routes) {
      if (body === undefined || body instanceof FormData) continue
      const sends = await owner()
      const address = addressOf(route, ownIds)
      for (const way of waysInto(body)) {
        for (const value of hostileValues) {
          looksAt(name, { [way.join('/')]: value }, await sends(method, address, withAt(body, way, value)))
        }
      }
    }
    mustBeFine()
  })

  test('as a whole body', async () => {
    for (const { name, method, ...route } of walk.routes) {
      if (method === 'GET') continue
      const sends = await owner()
      const address = addressOf(route, ownIds)
      for (const [at, text] of hostileBodies.entries()) {
        for (const type of at === 1 ? contentTypes : ['application/json']) {
          const answer = await sends(method, address, text, { 'content-type': type })
          looksAt(name, `${type}: ${text.slice(0, 60)}`, answer)
        }
      }
    }
    mustBeFine()
    // Nor is anything else changed by what is called as every object's own.
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect((await fetch(`${running.server.url}/health`)).status).toBe(200)
  })

  test('in headers', async () => {
    const sends = await owner()
    for (const { name, method, body, isSocket, ...route } of walk.routes) {
      if (isSocket) continue
      for (const header of hostileHeaders)
        looksAt(name, header, await sends(method, addressOf(route, ownIds), body, header))
    }
    mustBeFine()
  })
})

const contentTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/xml',
  'x',
  '',
]

const hostileHeaders: Record<string, string>[] = [
  { cookie: `inzira=${'x'.repeat(5000)}` },
  { cookie: 'inzira=%00; inzira=__proto__; =; ;' },
  { 'idempotency-key': '__proto__' },
  { 'idempotency-key': 'x'.repeat(101) },
  { 'if-none-match': '"'.repeat(3000) },
  { 'content-length': '-1' },
  { origin: 'null' },
  { origin: 'http://' },
  { 'accept-language': ','.repeat(3000) },
  { 'user-agent': '\u00ff'.repeat(3000) },
]

let visitors = 0
/** An id that nothing has. */
const noId = 987_654_321

/** What the ids in a body are of. */
const ofField: Record<string, string> = {
  dayId: 'days',
  otherDayId: 'days',
  driverId: 'people',
  vehicleId: 'vehicles',
}

/** The status with which somebody who is not signed in is turned away from a WebSocket. */
async function knocks(address: string): Promise<number> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    origin: running.server.url,
  }
  return (await fetch(`${running.server.url}${address}`, { headers })).status
}

/** Everything that is kept, row by row, but what a visit alone changes. */
async function dump(): Promise<Map<string, string[]>> {
  await running.quiet()
  const { read } = running.server.context.db
  const tables = read
    .all<{ name: string }>(`select name from sqlite_schema where type = 'table' and sql not like '%virtual%'`)
    .filter(({ name }) => !/^(web_session|web_action|web_login|server_key|sqlite_|place_|webhook)/.test(name))
  return new Map(
    tables.map(({ name }) => [
      name,
      read.all<object>(`select * from "${name}"`).map((row) => JSON.stringify(row)),
    ]),
  )
}

/** Rows that are gone or changed, and new ones that are about the victim. */
function changed(before: Map<string, string[]>, after: Map<string, string[]>): string[] {
  const ofVictim = new RegExp(`"(person|passenger|driver)_id":${victim.personId}\\b`)
  return [...before].flatMap(([table, rows]) => {
    const [was, is] = [new Set(rows), new Set(after.get(table))]
    return [
      ...rows.filter((row) => !is.has(row)).map((row) => `${table} lost ${row}`),
      ...[...is].filter((row) => !was.has(row) && ofVictim.test(row)).map((row) => `${table} got ${row}`),
    ]
  })
}
