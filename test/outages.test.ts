import { describe, expect, test } from 'bun:test'
import { ShiftableClock } from '../server/clock.ts'
import { receive } from '../server/events/events.ts'
import { reopen } from '../server/queue/inbox.ts'
import { startAll } from './running.ts'
import { hurried, outbox, rows, settled, until } from './town.ts'

/** Meta breaks down, the operator makes a mistake, people change: nothing is lost, nothing is said twice. */
describe('while Meta', () => {
  test('answers 5xx, the number is backed off, and everything is sent once it is well again', async () => {
    await using town = await startAll({ clock: hurried(20) })
    const outage = town.simulator.faults.add({ kind: 'send.http', status: 503 })
    const crowd = Array.from({ length: 30 }, () => town.simulator.person())
    await Promise.all(crowd.map((person) => person.says('hi')))
    await until(() => town.server.context.breaker.state === 'open')
    const asked = outage.hits()
    expect(asked).toBeLessThan(100)
    outage.remove()
    await town.quiet()
    expect(crowd.map((person) => person.received.length)).toEqual(Array(30).fill(1))
  })

  test('takes a message but never answers, its status settles it and it is not sent twice', async () => {
    await using town = await startAll({
      settings: { SEND_TIMEOUT_MS: '1000', UNCERTAIN_RESEND_AFTER_MS: '5000' },
    })
    town.simulator.faults.add({ kind: 'send.hang', accepted: true, times: 1 })
    const aline = town.simulator.person()
    await aline.saysTogether(['hi', 'help'])
    await town.quiet()
    expect(aline.received).toHaveLength(2)
    expect(outbox(town, 'state, attempts')).toEqual(Array(2).fill({ state: 'accepted', attempts: 1 }))
  })

  test('neither takes a message nor answers, it is sent again after a while, before what was said after it', async () => {
    await using town = await startAll({
      settings: { SEND_TIMEOUT_MS: '1000', UNCERTAIN_RESEND_AFTER_MS: '300' },
    })
    town.simulator.faults.add({ kind: 'send.hang', accepted: false, times: 1 })
    const aline = town.simulator.person()
    await aline.saysTogether(['hi', 'help'])
    await town.quiet()
    expect(outbox(town, 'state, attempts')).toEqual([
      { state: 'accepted', attempts: 2 },
      { state: 'accepted', attempts: 1 },
    ])
    const tokens = outbox(town, 'token').map((row) => row.token)
    expect(aline.received.map((one) => one.callback as unknown)).toEqual(tokens)
  })

  test.each([true, false])(
    'drops the connection (message taken: %p), one message arrives',
    async (accepted) => {
      await using town = await startAll({ settings: { UNCERTAIN_RESEND_AFTER_MS: '800' } })
      town.simulator.faults.add({ kind: 'send.drop', accepted, times: 1 })
      const aline = town.simulator.person()
      await aline.says('hi')
      await town.quiet()
      expect(aline.received).toHaveLength(1)
      expect(outbox(town, 'state, attempts')).toEqual([{ state: 'accepted', attempts: accepted ? 1 : 2 }])
    },
  )

  test('cannot be reached at all, messages wait and are no cause for a second one', async () => {
    await using town = await startAll({
      clock: hurried(20),
      settings: { META_GRAPH_URL: 'http://127.0.0.1:9' },
    })
    const aline = town.simulator.person()
    await aline.says('hi')
    await until(() => (outbox(town, 'attempts')[0]?.attempts as number) > 2)
    expect(['queued', 'sending']).toContain(outbox(town, 'state')[0]?.state as string)
    await town.restart({ META_GRAPH_URL: town.simulator.url })
    await town.quiet()
    expect(aline.received).toHaveLength(1)
  })

  test('loses a status, the others still tell how far the message came', async () => {
    await using town = await startAll({ simulator: { statusDelaysMs: { sent: 0, delivered: 0, read: 0 } } })
    town.simulator.faults.add({ kind: 'status.lose', statuses: ['sent', 'delivered'] })
    await town.simulator.person().says('hi')
    await until(() => outbox(town, 'status')[0]?.status === 'read')
    await town.quiet()
    expect(outbox(town, 'state, status')).toEqual([{ state: 'accepted', status: 'read' }])
  })
})

describe('a token that is no longer valid', () => {
  test('pauses sending, is told to the operator, and nothing is lost until it is mended', async () => {
    await using town = await startAll({ clock: hurried(60) })
    const refusal = town.simulator.faults.add({ kind: 'send.error', code: 190 })
    const crowd = Array.from({ length: 10 }, () => town.simulator.person())
    await Promise.all(crowd.map((person) => person.says('hi')))
    const { breaker } = town.server.context
    await until(() => breaker.state === 'open')
    expect(breaker.why).toStartWith('190')
    const asked = refusal.hits()
    await Bun.sleep(300)
    expect(refusal.hits() - asked).toBeLessThan(5)
    refusal.remove()
    await town.quiet()
    expect(crowd.map((person) => person.received.length)).toEqual(Array(10).fill(1))
    expect(breaker.state).toBe('closed')
  })

  test('found out by a status pauses sending as well', async () => {
    await using town = await startAll({ clock: hurried(60) })
    const refusal = town.simulator.faults.add({ kind: 'send.error', code: 131042, via: 'status' })
    const aline = town.simulator.person()
    await aline.says('hi')
    await until(() => town.server.context.breaker.state !== 'closed')
    refusal.remove()
    await until(() => outbox(town, 'status').at(-1)?.status === 'delivered')
    expect(outbox(town, 'state')).toEqual([{ state: 'accepted' }])
  })
})

describe('the bot is silent', () => {
  test('while a human answers from the Business app, and speaks again afterwards', async () => {
    const clock = new ShiftableClock()
    await using town = await startAll({ clock, settings: { BOT_PAUSE_MS: '3600000' } })
    const aline = await settled(town)
    await aline.hearsFromHuman('Hello, this is Claudine.')
    await aline.says('help')
    await town.quiet()
    expect(aline.received).toHaveLength(1)
    clock.shift(3_600_001)
    await aline.says('help')
    await town.quiet()
    expect(aline.received).toHaveLength(2)
  })

  test('towards somebody who said stop, until they say start', async () => {
    await using town = await startAll()
    const aline = await settled(town)
    await aline.says('stop')
    await town.quiet()
    const heard = aline.received.length
    await aline.saysTogether(['help', 'what?', 'thanks'])
    await town.quiet()
    expect(aline.received).toHaveLength(heard)
    await aline.says('start')
    await town.quiet()
    expect(aline.received.length).toBeGreaterThan(heard)
  })

  test('about marketing towards those who told Meta so, and about nothing else', async () => {
    await using town = await startAll()
    const aline = await settled(town)
    const isOut = () => rows(town, 'select marketing_opted_out_at is not null as gone from person')
    await aline.stopsMarketing()
    await town.quiet()
    expect(isOut()).toEqual([{ gone: 1 }])
    await aline.says('help')
    await town.quiet()
    expect(aline.received).toHaveLength(2)
    await aline.resumesMarketing()
    await town.quiet()
    expect(isOut()).toEqual([{ gone: 0 }])
  })
})

describe('somebody whose', () => {
  test.each([false, true])(
    'number changes in the middle of a conversation (hidden: %p) goes on where they were',
    async (bsuidOnly) => {
      await using town = await startAll()
      const aline = town.simulator.person({ bsuidOnly })
      await aline.says('hi')
      await aline.says('QR codes')
      await town.quiet()
      const before = rows(town, 'select person_id, flow, step from conversation')
      expect(before).toMatchObject([{ flow: 'make-qr', step: 'payee' }])
      await aline.changesNumber()
      await town.quiet()
      await aline.says('0788123456')
      await town.quiet()
      expect(rows(town, 'select person_id, flow, step from conversation')).toEqual([
        { ...before[0], step: 'amount' },
      ])
      expect(aline.received.at(-1)?.to).toBe(bsuidOnly ? aline.userId : aline.phone)
    },
  )

  test('two accounts turn out to be one is one person from then on, with one conversation', async () => {
    await using town = await startAll({ simulator: { unknownRecipients: 'accept' } })
    const says = (who: Record<string, string>, body: string) => {
      const message = {
        ...who,
        id: `wamid.${Math.random()}`,
        timestamp: `${Math.floor(Date.now() / 1000)}`,
        type: 'text',
        text: { body },
      }
      return town.simulator.post([{ field: 'messages', lists: { messages: [message] } }])
    }
    const aline = town.simulator.person({ windowOpen: true })
    await says({ from_user_id: aline.userId }, 'hi')
    await says({ from: aline.phone }, 'bonjour')
    await town.quiet()
    expect(rows(town, 'select id from person where merged_into is null')).toHaveLength(2)
    await says({ from: aline.phone, from_user_id: aline.userId }, 'help')
    await town.quiet()
    expect(rows(town, 'select wa_id, user_id from person where merged_into is null')).toEqual([
      { wa_id: aline.phone, user_id: aline.userId },
    ])
    expect(rows(town, 'select 1 from conversation')).toHaveLength(1)
    expect(aline.received).toHaveLength(3)
  })
})

describe('an event that cannot be handled', () => {
  test('is tried, then dead; the person hears a kind word and is answered again; mended, it can be replayed', async () => {
    await using town = await startAll({ clock: hurried(10), settings: { EVENT_ATTEMPTS: '3' } })
    const aline = await settled(town)
    const { db, clock } = town.server.context
    await db.write((tx) => {
      const poison = {
        externalId: 'wamid.poison',
        kind: 'message',
        lane: 'p1',
        personId: 1,
        correlationId: 'p',
        payload: {},
        occurredAt: 0,
      }
      receive(tx, poison, clock.now())
      tx.run(`update inbox set payload = 'not JSON' where external_id = 'wamid.poison'`)
    })
    await aline.says('help')
    await until(() => aline.received.length === 3)
    await town.quiet()
    const poison = () =>
      rows(
        town,
        `select attempts, dead_at is not null as dead, handled_at is not null as handled
      from inbox where external_id = 'wamid.poison'`,
      )
    expect(poison()).toEqual([{ attempts: 3, dead: 1, handled: 0 }])
    expect(aline.received[1]?.text).toContain('went wrong')
    expect(aline.received[2]?.text).not.toContain('went wrong')

    await db.write((tx) => {
      const mended = JSON.stringify({ message: { type: 'text', text: { body: 'menu' } } })
      tx.run(`update inbox set payload = ? where external_id = 'wamid.poison'`, mended)
      reopen(tx, tx.get<{ id: number }>(`select id from inbox where external_id = 'wamid.poison'`)?.id ?? 0)
    })
    town.server.context.dispatcher.sweep()
    await until(() => aline.received.length === 4)
    expect(poison()).toEqual([{ attempts: 0, dead: 0, handled: 1 }])
  })

  test('leaves those who said stop in peace', async () => {
    await using town = await startAll({ settings: { EVENT_ATTEMPTS: '1' } })
    const aline = await settled(town)
    await aline.says('stop')
    await town.quiet()
    const heard = aline.received.length
    await town.server.context.db.write((tx) => tx.run(`update conversation set data = 'not JSON'`))
    await aline.says('hello?')
    await town.quiet()
    expect(rows(town, 'select 1 from inbox where dead_at is not null')).toHaveLength(1)
    expect(aline.received).toHaveLength(heard)
  })
})
