import { Database } from 'bun:sqlite'
import { expect, test } from 'bun:test'
import { markerBeside } from '../server/queue/marker.ts'
import { type Running, startAll } from './running.ts'

const handled = (running: Running, sql: string) =>
  running.server.context.db.read.all<Record<string, unknown>>(sql)

test('somebody says hi, chooses a language, and sees the menu', async () => {
  await using town = await startAll()
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  expect((await aline.next()).text).toContain('What would you like to do?')
})

test("answers Meta's handshake with the bare challenge, and refuses a wrong token", async () => {
  await using town = await startAll()
  expect((await town.simulator.handshake()).passed).toBe(true)
  expect((await town.simulator.handshake('wrong')).passed).toBe(false)
})

test('a message delivered three times is answered once', async () => {
  await using town = await startAll()
  town.simulator.faults.add({ kind: 'webhook.duplicate', copies: 2 })
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await town.quiet()
  expect(aline.received).toHaveLength(1)
  expect(handled(town, `select external_id from inbox where kind = 'message'`)).toHaveLength(1)
})

test('messages of one delivery are all handled, in their order', async () => {
  await using town = await startAll()
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.saysTogether(['hi', 'help', 'something odd', 'help'])
  await town.quiet()
  expect(aline.received.map((one) => one.text.slice(0, 12))).toEqual([
    'Welcome to I',
    'You can tap ',
    'I did not un',
    'You can tap ',
  ])
})

test('a wrong signature is refused and nothing is stored', async () => {
  await using town = await startAll()
  expect(await town.simulator.postRaw({ object: 'x' }, { signature: `sha256=${'0'.repeat(64)}` })).toBe(401)
  expect(await town.simulator.postRaw({ object: 'x' }, { signature: null })).toBe(401)
  expect(handled(town, 'select id from webhook_delivery')).toHaveLength(0)
})

test('what is signed but no JSON is acknowledged and kept as unparsable', async () => {
  await using town = await startAll()
  expect(await town.simulator.postRaw('this is {not json')).toBe(200)
  await town.quiet()
  expect(handled(town, 'select problem from webhook_delivery')[0]?.problem).toStartWith('unparsable')
})

test('a delivery past 3 MiB is refused as too large', async () => {
  await using town = await startAll()
  expect(await town.simulator.postRaw({ object: 'x', filler: 'y'.repeat(3 * 1024 * 1024) })).toBe(413)
})

test('statuses settle what was sent and only rise', async () => {
  await using town = await startAll({ simulator: { statusDelaysMs: { sent: 0, delivered: 0, read: 0 } } })
  town.simulator.faults.add({ kind: 'status.shuffle' })
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await Bun.sleep(100)
  await town.quiet()
  expect(handled(town, 'select state, status from outbox')).toEqual([{ state: 'accepted', status: 'read' }])
  expect(handled(town, 'select status from message_status order by status')).toHaveLength(3)
})

test('a send whose answer never comes is settled by its status and not sent twice', async () => {
  await using town = await startAll()
  town.simulator.faults.add({ kind: 'send.drop', accepted: true, times: 1 })
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await Bun.sleep(300)
  await town.quiet()
  expect(aline.received).toHaveLength(1)
  expect(handled(town, 'select state, attempts from outbox')).toEqual([{ state: 'accepted', attempts: 1 }])
})

test('a send that never reached Meta is sent again after a while', async () => {
  await using town = await startAll()
  town.simulator.faults.add({ kind: 'send.drop', accepted: false, times: 1 })
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await aline.next()
  await town.quiet()
  expect(aline.received).toHaveLength(1)
  expect(handled(town, 'select state, attempts from outbox')).toEqual([{ state: 'accepted', attempts: 2 }])
})

test('a failure told before the answer to the send is not overwritten by that answer', async () => {
  await using town = await startAll({
    simulator: { statusDelaysMs: { sent: null, delivered: null, read: null } },
  })
  town.simulator.faults.add({ kind: 'send.error', code: 131000, via: 'status', times: 1 })
  town.simulator.faults.add({ kind: 'send.delay', delayMs: 300, times: 1 })
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await aline.next()
  await town.quiet()
  expect(handled(town, 'select state, attempts from outbox')).toEqual([{ state: 'accepted', attempts: 2 }])
})

test('a gateway that gives up after passing the message on does not double it', async () => {
  await using town = await startAll()
  // What a proxy does: Meta has the message, and the answer is a page of the proxy's own.
  const proxy = Bun.serve({
    port: 0,
    async fetch(request) {
      const url = town.simulator.url + new URL(request.url).pathname
      await fetch(url, { method: request.method, headers: request.headers, body: await request.text() })
      return new Response('<html>504 Gateway Time-out</html>', { status: 504 })
    },
  })
  await town.restart({ META_GRAPH_URL: `http://127.0.0.1:${proxy.port}` })
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await aline.next()
  await Bun.sleep(300)
  await town.quiet()
  expect(aline.received).toHaveLength(1)
  await proxy.stop(true)
})

test('somebody known only by a business-scoped id is answered', async () => {
  await using town = await startAll()
  const hidden = town.simulator.person({ name: 'Hidden', bsuidOnly: true })
  await hidden.says('bonjour')
  expect((await hidden.next()).text).not.toBe('')
})

test('somebody who changes number is still the same person', async () => {
  await using town = await startAll()
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await aline.next()
  await aline.changesNumber('250788999111')
  await aline.says('menu')
  await aline.next()
  await town.quiet()
  expect(handled(town, 'select wa_id from person where merged_into is null')).toEqual([
    { wa_id: '250788999111' },
  ])
})

test('a restart goes on where it was', async () => {
  await using town = await startAll()
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await aline.next()
  await town.restart()
  await aline.says('help')
  expect((await aline.next()).text).toContain('type its number')
})

test('an event that ended the process each time is parked as dead, and the person told', async () => {
  await using town = await startAll({ settings: { EVENT_ATTEMPTS: '2' } })
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hi')
  await aline.next()
  await town.quiet()
  for (const _death of [1, 2]) {
    await town.restart({}, () => {
      // As a process that died in the middle of handling it leaves it behind.
      const database = new Database(town.databasePath)
      database.run(`update inbox set handled_at = null where kind = 'message'`)
      const { id } = database.query(`select id from inbox where kind = 'message'`).get() as { id: number }
      database.close()
      markerBeside(town.databasePath).set(id)
    })
  }
  expect((await aline.next()).text).toContain('Something went wrong on my side')
  expect(handled(town, 'select attempts from inbox where dead_at is not null')).toEqual([{ attempts: 2 }])
})
