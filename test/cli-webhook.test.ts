import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, openDb } from '../server/db/open.ts'
import { forgetSaidPositions } from '../server/queue/forget.ts'
import { markDead } from '../server/queue/inbox.ts'
import { markEnded } from '../server/queue/outbox.ts'
import { forgetPositions } from '../server/whatsapp/positions.ts'
import { inzira } from './inzira.ts'
import { type Running, settingsFor, startAll } from './running.ts'

let town: Running
let folder: string
let settings: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-webhook-'))
  town = await startAll()
  settings = {
    ...settingsFor(town.simulator, town.databasePath, folder),
    PORT: new URL(town.server.url).port,
  }
})
afterEach(async () => {
  await town[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = (...words: string[]) => inzira(words, { cwd: folder, env: settings })
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout)
const db = (): Db => town.server.context.db
const count = (sql: string) => db().read.get<{ n: number }>(`select count(*) as n from ${sql}`)?.n

/** Somebody said hi and was answered. */
async function greeted(phone = '250788123456') {
  const aline = town.simulator.person({ name: 'Aline', phone })
  await aline.says('hi')
  await aline.next()
  await town.quiet()
  return aline
}

describe('webhook list and show', () => {
  test('show what came in with numbers masked, and in full only when asked', async () => {
    await greeted()
    const { stdout, exitCode } = await run('webhook', 'list', '--kind', 'message')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/message +Aline \*\*\*456 p1 +hi +handled +answered with 1/)
    expect((await run('webhook', 'list', '--reveal')).stdout).toContain('250788123456')
    for (const words of [['list'], ['show', '1'], ['show', 'd1']]) {
      expect((await run('webhook', ...words)).stdout).not.toContain('788123456')
      expect((await run('webhook', ...words, '--json')).stdout).not.toContain('788123456')
    }
  })

  test('choose by time, person, kind and number', async () => {
    await greeted()
    await greeted('250722333444')
    expect(await json('webhook', 'list', '--kind', 'message', '--person', '333444')).toHaveLength(1)
    expect(await json('webhook', 'list', '--kind', 'message', '--limit', '1')).toMatchObject([
      { person: { id: 2 } },
    ])
    expect(await json('webhook', 'list', '--since', '1h', '--kind', 'message')).toHaveLength(2)
    expect(await json('webhook', 'list', '--until', '1h')).toEqual([])
    expect(await run('webhook', 'list', '--person', 'Nobody Here')).toMatchObject({ exitCode: 4 })
    expect(await run('webhook', 'list', '--since', 'yesterday')).toMatchObject({ exitCode: 2 })
  })

  test('show tells one story by event, by wamid, by the wamid of the answer, and by correlation id', async () => {
    const aline = await greeted()
    const answer = aline.received[0]?.id ?? ''
    const asked = db().read.get<{ id: string }>('select external_id as id from inbox where id = 1')?.id ?? ''
    for (const id of ['1', asked, answer]) {
      const story = await json('webhook', 'show', id)
      expect(story).toMatchObject({
        delivery: { id: 'd1' },
        events: [{ id: 1, said: 'hi', state: 'handled' }],
      })
      expect(story.messages).toMatchObject([{ id: 1, state: 'accepted, delivered' }])
    }
    expect((await json('webhook', 'show', 'd1', '--reveal')).delivery.body.entry).toHaveLength(1)
    expect((await run('webhook', 'show', '1')).stdout).toMatch(/delivered +2/)
    const unknown = await run('webhook', 'show', 'wamid.nothing')
    expect(unknown).toMatchObject({ exitCode: 4 })
    expect(unknown.stderr).toContain('webhook list')
  })

  test('what could not be read is listed and shown as it came', async () => {
    await town.simulator.postRaw('this is {not json')
    await town.quiet()
    expect((await run('webhook', 'list', '--failed')).stdout).toMatch(/d1 .*unread +unparsable/)
    expect((await run('webhook', 'show', 'd1')).stdout).toContain('this is {not json')
  })
})

describe('webhook replay', () => {
  const die = (id: number) =>
    db().write((tx) => {
      tx.run('update inbox set handled_at = null where id = ?', id)
      markDead(tx, id, 'a bug since mended', Date.now())
    })

  test('of what failed is taken up by the running server, answered, and told', async () => {
    const aline = await greeted()
    await die(1)
    expect((await run('webhook', 'dead')).stdout).toContain('a bug since mended')
    const { stdout, exitCode } = await run('webhook', 'replay', '--failed')
    expect(stdout).toContain('event 1  goes through the door again; handled: answered with 1')
    expect(exitCode).toBe(0)
    await aline.next()
    expect((await run('webhook', 'dead')).stdout).toContain('No event is dead')
  })

  test('of what was done changes nothing without --force, and answers again with it', async () => {
    const aline = await greeted()
    const { stdout, exitCode } = await run('webhook', 'replay', '1')
    expect(stdout).toContain('left alone')
    expect(exitCode).toBe(0)
    expect(await aline.hearsNothing(400)).toBe(true)
    await run('webhook', 'replay', '1', '--force')
    await aline.next()
    await town.quiet()
    expect(aline.received).toHaveLength(2)
  })

  test('--dry-run shows the replies and changes and sends nothing', async () => {
    const aline = await greeted()
    await die(1)
    const before = ['inbox', 'outbox', 'webhook_delivery'].map((table) =>
      db().read.all(`select * from ${table}`),
    )
    const { stdout } = await run('webhook', 'replay', '--failed', '--dry-run')
    expect(stdout).toContain('What would you like to do?')
    expect(stdout).toContain('Nothing was changed and nothing was sent')
    expect(await json('webhook', 'replay', '1', '--dry-run')).toMatchObject([
      { id: 1, said: 'hi', alreadyDone: false, replies: [{ kind: 'choices' }] },
    ])
    expect(await aline.hearsNothing(400)).toBe(true)
    expect(
      ['inbox', 'outbox', 'webhook_delivery'].map((table) => db().read.all(`select * from ${table}`)),
    ).toEqual(before)
  })

  test('of a file delivers it through the same door, once', async () => {
    const bosco = town.simulator.person({ name: 'Bosco', phone: '250733111222' })
    const file = join(folder, 'hello.json')
    await greeted()
    const body = town.simulator.deliveries[0]?.body ?? ''
    const theirs = body.replaceAll('250788123456', bosco.phone).replace(/wamid\.[^"]+/, 'wamid.fromAFile==')
    await writeFile(file, theirs.replace(/"from_user_id":"[^"]+",|,?"user_id":"[^"]+"/g, ''))
    bosco.state.lastInboundAt = Date.now()
    const stored = () => count("webhook_delivery where instr(cast(body as text), 'fromAFile') > 0")
    const dry = await json('webhook', 'replay', file, '--dry-run')
    expect(dry).toMatchObject([{ id: null, said: 'hi', alreadyDone: false, replies: [{ kind: 'choices' }] }])
    expect(stored()).toBe(0)
    expect((await run('webhook', 'replay', file)).stdout).toContain('was delivered')
    await bosco.next()
    expect((await run('webhook', 'replay', file)).stdout).toContain('left alone')
    expect(stored()).toBe(1)
    await run('webhook', 'replay', file, '--force')
    await bosco.next()
  })

  test('of what could not be read lets the unpacker try again, and says so once', async () => {
    await town.simulator.postRaw('this is {not json')
    await town.quiet()
    expect((await run('webhook', 'replay', '--failed')).stdout).toContain('delivery 1  was delivered')
    await Bun.sleep(400)
    await town.quiet()
    expect(db().read.all('select id from webhook_delivery where problem is not null')).toEqual([{ id: 2 }])
  })

  test('without a server waits for the next one', async () => {
    const aline = await greeted()
    await die(1)
    await town.server.stop()
    const { stdout } = await run('webhook', 'replay', '--failed')
    expect(stdout).toContain('No server is running: the next one will handle it')
    await town.restart()
    await aline.next()
  })

  test('of what does not exist does nothing at all', async () => {
    await greeted()
    await die(1)
    expect(await run('webhook', 'replay', '1', '999')).toMatchObject({ exitCode: 4 })
    expect(count('inbox where dead_at is not null')).toBe(1)
    expect(await run('webhook', 'replay')).toMatchObject({ exitCode: 2 })
  })
})

test('webhook send delivers a text or a file to the server of these settings, signed', async () => {
  const aline = await greeted()
  expect((await run('webhook', 'send', '--text', 'help', '--from', `+${aline.phone}`)).stdout).toStartWith(
    '200  ',
  )
  await aline.next()
  const file = join(folder, 'delivery.json')
  await writeFile(file, town.simulator.deliveries[0]?.body ?? '')
  expect((await json('webhook', 'send', file, '--times', '2')).answers).toHaveLength(2)
  await town.quiet()
  expect(aline.received).toHaveLength(2)
  const forged = await inzira(['webhook', 'send', file], {
    cwd: folder,
    env: { ...settings, META_WABA_APP_SECRET: 'not the secret'.replaceAll(' ', '') },
  })
  expect(forged).toMatchObject({ exitCode: 1 })
  expect(forged.stdout).toStartWith('401  ')
  const nobody = await run('webhook', 'send', file, '--url', 'http://127.0.0.1:1')
  expect(nobody).toMatchObject({ exitCode: 30 })
  expect(await readFile(file, 'utf8')).toBe(town.simulator.deliveries[0]?.body ?? '')
})

describe('outbox', () => {
  test('list shows states and reasons, masked; retry sends again what failed', async () => {
    const aline = await greeted()
    await db().write((tx) => markEnded(tx, 1, 'failed', 131000, 'Something went wrong', Date.now()))
    const { stdout } = await run('outbox', 'list', '--failed')
    expect(stdout).toMatch(/\*\*\*456.*failed.*131000 Something went wrong/)
    expect(await run('outbox', 'retry', '--failed')).toMatchObject({ exitCode: 0 })
    await aline.next()
    await town.quiet()
    expect(await json('outbox', 'list')).toMatchObject([{ id: 1, state: 'accepted' }])
    const again = await run('outbox', 'retry', '1')
    expect(again.stdout).toContain('left alone: Meta has taken it')
    expect(again.exitCode).toBe(5)
  })

  test('cancel takes back what waits', async () => {
    await greeted()
    await town.server.stop()
    const other = openDb(town.databasePath)
    await other.write((tx) =>
      tx.run("update outbox set state = 'queued', status = null, wa_message_id = null"),
    )
    await other.close()
    expect(await json('outbox', 'list', '--open')).toHaveLength(1)
    expect((await run('outbox', 'cancel', '--person', 'Aline')).stdout).toContain('message 1  cancelled')
    expect(await json('outbox', 'list', '--open')).toEqual([])
    expect(await run('outbox', 'cancel', '1')).toMatchObject({ exitCode: 5 })
    expect(await run('outbox', 'cancel', '99')).toMatchObject({ exitCode: 4 })
  })
})

test('a position that is forgotten is shown as such, and its event is not replayed', async () => {
  const aline = await greeted()
  await aline.sendsLocation(-1.9705794, 30.1044291)
  await town.quiet()
  const id = String(
    db().read.get<{ id: number }>(`select max(id) as id from inbox where kind = 'message'`)?.id,
  )
  await db().write((tx) => {
    tx.run('update inbox set received_at = 1, handled_at = 1 where handled_at is not null')
    tx.run('update webhook_delivery set received_at = 1')
    tx.run('update outbox set created_at = 1')
  })
  expect(await forgetPositions(db(), Date.now())).toBe(2)
  // The pin was said back.
  expect(await forgetSaidPositions(db(), Date.now())).toBe(1)
  for (const words of [['show', id], ['show', id, '--json'], ['list']]) {
    const { stdout, exitCode } = await run('webhook', ...words)
    expect([words, exitCode, stdout.includes('30.1044')]).toEqual([words, 0, false])
    expect(stdout).toContain('a position, forgotten since')
  }
  const replayed = await run('webhook', 'replay', id, '--force')
  expect(replayed).toMatchObject({
    exitCode: 0,
    stdout: `event ${id}  held a position that has been forgotten since, and cannot be handled again\n`,
  })
  const rehearsed = await run('webhook', 'replay', id, '--dry-run')
  expect(rehearsed.stdout).toContain('nothing was done: the position in it has been forgotten')
  expect(await json('webhook', 'list', '--failed')).toEqual([])
})
