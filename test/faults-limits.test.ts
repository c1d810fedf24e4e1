import { describe, expect, test } from 'bun:test'
import { ShiftableClock } from '../server/clock.ts'
import type { Message } from '../server/flows/message.ts'
import { startAll } from './running.ts'
import { hurried, outbox, rows, settled, tells, until } from './town.ts'

/** The pain points of such systems, each by its number; the first eight are in faults.test.ts. */
describe('9 and 10. labels that are too long, and the length of emoji', () => {
  test('cost that message only, and it is seen to have failed', async () => {
    await using town = await startAll()
    const aline = await settled(town)
    const labelled = (title: string): Message => ({
      kind: 'choices',
      body: 'Which?',
      choices: [{ id: 'a', title }],
    })
    // Four people in one picture are seven code points; twenty of those fit, twenty-one do not.
    const family = '👨‍👩‍👧‍👦'
    expect([...family]).toHaveLength(7)
    await tells(
      town,
      labelled(`${family}${family}123456`),
      labelled(`${family}${family}1234567`),
      labelled('fits'),
    )
    await town.quiet()
    expect(outbox(town, 'state, error_code').slice(-3)).toEqual([
      { state: 'accepted', error_code: null },
      { state: 'failed', error_code: 131009 },
      { state: 'accepted', error_code: null },
    ])
    expect(aline.received.at(-1)?.choices[0]?.title).toBe('fits')
  })
})

describe('11. variants of a number', () => {
  test('are one person', async () => {
    await using town = await startAll({ simulator: { unknownRecipients: 'accept' } })
    for (const [n, from] of ['250788123456', '+250788123456', '+250 788 123-456', 250788123456].entries()) {
      const message = {
        from,
        id: `wamid.v${n}`,
        timestamp: `${Math.floor(Date.now() / 1000)}`,
        type: 'text',
        text: { body: 'hi' },
      }
      await town.simulator.post([{ field: 'messages', lists: { messages: [message] } }])
    }
    await town.quiet()
    expect(rows(town, 'select wa_id from person')).toEqual([{ wa_id: '250788123456' }])
  })
})

describe('12. rate limits', () => {
  test('of the whole number (130429) drop nothing: what was too much comes later', async () => {
    await using town = await startAll({ clock: hurried(20), simulator: { throughputPerSecond: 20 } })
    const crowd = Array.from({ length: 60 }, () => town.simulator.person())
    await Promise.all(crowd.map((person) => person.says('hi')))
    await town.quiet()
    expect(crowd.map((person) => person.received.length)).toEqual(Array(60).fill(1))
    expect(Object.keys(town.simulator.stats().refused)).toEqual(['130429'])
  })

  test('of one person (131056) hold up that person alone, for 4^n seconds', async () => {
    const clock = new ShiftableClock()
    await using town = await startAll({ clock })
    const [aline, eric] = [await settled(town), await settled(town)]
    town.simulator.faults.add({ kind: 'send.error', code: 131056, person: aline.phone, times: 2 })
    const startedAt = clock.now()
    await aline.says('help')
    await until(() => outbox(town, 'error_code').some((row) => row.error_code === 131056))
    await eric.says('help')
    expect((await eric.next()).text).not.toBe('')
    const [waiting] = rows<{ next_attempt_at: number; state: string }>(
      town,
      'select state, next_attempt_at from outbox where error_code = 131056',
    )
    expect(waiting?.state).toBe('queued')
    expect((waiting?.next_attempt_at ?? 0) - startedAt).toBeWithin(3900, 6000)
    expect(town.server.context.breaker.state).toBe('closed')
  })
})

describe('13. the order of sends', () => {
  test('to one person is kept when the first takes long, and nobody else waits for it', async () => {
    await using town = await startAll()
    const [aline, eric] = [await settled(town), await settled(town)]
    town.simulator.faults.add({ kind: 'send.delay', delayMs: 300, person: aline.phone, times: 1 })
    const order: string[] = []
    town.simulator.onAccepted((one) => void order.push(one.to))
    await aline.saysTogether(['help', 'menu', 'help'])
    await eric.says('help')
    await town.quiet()
    expect(order).toEqual([aline.phone, eric.phone, aline.phone, aline.phone])
    const answered = rows<{ token: string }>(
      town,
      `select token from outbox where inbox_id in
      (select id from inbox where person_id = 1) order by inbox_id, id`,
    ).map((row) => row.token)
    expect(aline.received.map((one) => one.callback ?? '')).toEqual(answered)
  })
})

describe('14. verified but no webhooks', () => {
  test('is told apart: the handshake proves the address, a delivery proves the subscription', async () => {
    await using town = await startAll()
    expect(await town.simulator.handshake()).toEqual({ passed: true, status: 200 })
    expect(rows(town, 'select 1 from webhook_delivery')).toEqual([])
  })
})

describe('15. signatures', () => {
  test('that are wrong or missing are refused, and the same message rightly signed is handled', async () => {
    await using town = await startAll()
    town.simulator.faults.add({ kind: 'webhook.bad_signature', times: 2 })
    const aline = town.simulator.person()
    const delivery = await aline.says('hi')
    expect(delivery.tries.map((one) => one.status)).toEqual([401, 401, 200])
    expect(await town.simulator.postRaw(delivery.body, { signature: null })).toBe(401)
    expect(await town.simulator.postRaw(delivery.body, { signature: 'sha256=' })).toBe(401)
    await town.quiet()
    expect(aline.received).toHaveLength(1)
  })
})

describe('16. people known only by a user id', () => {
  test('are answered at that id, keep their conversation, and are found again once their number shows', async () => {
    await using town = await startAll()
    const hidden = town.simulator.person({ bsuidOnly: true, username: 'aline.k' })
    await hidden.says('hi')
    expect((await hidden.next()).to).toBe(hidden.userId)
    hidden.state.bsuidOnly = false
    await hidden.says('help')
    expect((await hidden.next()).to).toBe(hidden.phone)
    expect(rows(town, 'select wa_id, user_id from person')).toEqual([
      { wa_id: hidden.phone, user_id: hidden.userId },
    ])
  })
})
