import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { setFlag } from '../../flags/flags.ts'
import { kimironko, northOf, remera } from '../../rides/testing.ts'
import { endOtherSessions } from '../../sessions/session.ts'
import { signedInBrowser, type TestBrowser } from '../api/testing.ts'
import { connect, driverBrowser, putOnline, type TestSocket, tokenFor } from './testing.ts'
import { closeCodes, type ToPage } from './wire.ts'

let running: Running
let aline: TestBrowser
let eric: TestBrowser
const open = new Set<TestSocket>()
beforeEach(async () => {
  running = await startAll({ settings: { API_PER_PERSON_PER_MINUTE: '1000' } })
  await switchLive(true)
  aline = await signedInBrowser(context(), '250788123456')
  eric = await driverBrowser(context(), '250788000001')
})
afterEach(async () => {
  for (const socket of open) socket.close()
  open.clear()
  await running[Symbol.asyncDispose]()
})

const context = () => running.server.context
const switchLive = (isOn: boolean) => context().db.write((tx) => setFlag(tx, 'real_time_updates', isOn))
const wish = { type: 'moto', pickup: kimironko, dropoff: remera }

async function page(who: TestBrowser, options?: Parameters<typeof connect>[3]): Promise<TestSocket> {
  const socket = await connect(context(), running.server.url, who.personId, options)
  open.add(socket)
  return socket
}

const isState = (message: ToPage) => message.is === 'state'
const rideIs = (state: string) => (_: ToPage, socket: TestSocket) => socket.state?.ride?.state === state

describe('a page that is connected', () => {
  test('sees a ride change on both sides as it changes', async () => {
    const [passenger, driver] = [await page(aline), await page(eric)]
    await Promise.all([passenger.until(isState), driver.until(isState)])
    expect(passenger.state).toEqual({ ride: null, offer: null, online: null, papers: [], toAnswer: 0 })
    const { id } = (await aline.send('POST', '/api/rides', wish)).body
    await passenger.until(rideIs('offered'))
    await driver.until((_, { state }) => state?.offer?.rideId === id)
    await eric.send('POST', `/api/offers/${driver.state?.offer?.id}/accept`)
    await Promise.all([passenger.until(rideIs('accepted')), driver.until(rideIs('accepted'))])
    expect(passenger.state?.ride?.pin).toMatch(/^\d{4}$/)
    expect(driver.state?.ride?.pin).toBeNull()
    // A driver who comes nearer changes what the passenger sees.
    const before = passenger.state?.ride?.etaMinutes
    await putOnline(context(), eric.personId, northOf(kimironko, 5000))
    await passenger.until((_, { state }) => state?.ride?.etaMinutes !== before)
  })

  test('that was away gets what it missed, and nothing when nothing changed', async () => {
    const before = await page(aline)
    await before.until(isState)
    before.close()
    await before.closed
    const same = await page(aline, { version: before.version })
    expect(await same.until(isState)).toEqual({
      is: 'state',
      version: before.version ?? '',
      at: expect.any(Number),
    })
    same.close()
    await aline.send('POST', '/api/rides', wish)
    const back = await page(aline, { version: before.version })
    await back.until(isState)
    expect(back.state?.ride?.state).toBe('offered')
  })

  test('is told to come back when the server stops, and finds everything as it is then', async () => {
    const before = await page(aline)
    await before.until(isState)
    const [{ code }] = await Promise.all([before.closed, running.restart()])
    expect(code).toBe(closeCodes.restart)
    const same = await page(aline, { version: before.version })
    expect(await same.until(isState)).toEqual({
      is: 'state',
      version: before.version ?? '',
      at: expect.any(Number),
    })
  })

  test('sees drivers nearby as they come and go', async () => {
    const socket = await page(aline)
    await socket.until(isState)
    socket.say({ is: 'watch', type: 'moto', at: kimironko, radiusM: 5000 })
    const found = (n: number) => (message: ToPage) => message.is === 'nearby' && message.drivers?.length === n
    await socket.until(found(1))
    await driverBrowser(context(), '250788000002', northOf(kimironko, 900))
    await socket.until(found(2))
  })

  test('hears how far its own papers are, and not those of others', async () => {
    const [hers, his] = [await page(aline), await page(eric)]
    await Promise.all([hers.until(isState), his.until(isState)])
    const progress = { documentId: 7, at: { stage: 'fetching' } } as const
    context().documentProgress.tell({ personId: eric.personId, ...progress })
    context().documentProgress.tell({ personId: aline.personId, ...progress, documentId: 8 })
    await Promise.all([his.until(({ is }) => is === 'document'), hers.until(({ is }) => is === 'document')])
    expect(hers.heard.filter(({ is }) => is === 'document')).toEqual([
      { is: 'document', documentId: 8, at: { stage: 'fetching' } },
    ])
  })

  test('is closed when its session ends', async () => {
    const token = await tokenFor(context(), aline.personId)
    const socket = await page(aline, { token })
    await socket.until(isState)
    await context().db.write((tx) => endOtherSessions(tx, aline.personId, null))
    expect((await socket.closed).code).toBe(closeCodes.signedOut)
  })

  test.each([
    ['POST', '/api/sign-out'],
    ['DELETE', '/api/sessions?which=all'],
  ])('is closed in every tab of a browser that is signed out by %s %s', async (method, path) => {
    const token = await tokenFor(context(), aline.personId)
    const tabs = [await page(aline, { token }), await page(aline, { token })]
    const elsewhere = await page(aline)
    for (const socket of [...tabs, elsewhere]) await socket.until(isState)
    await aline.send(method, path, undefined, { cookie: `inzira=${token}` })
    for (const { closed } of tabs) expect((await closed).code).toBe(closeCodes.signedOut)
    if (path.endsWith('all')) expect((await elsewhere.closed).code).toBe(closeCodes.signedOut)
    else expect(Bun.peek.status(elsewhere.closed)).toBe('pending')
  })

  test('is closed when the flag goes off, and may come again when it is on', async () => {
    const socket = await page(aline)
    await socket.until(isState)
    await switchLive(false)
    expect((await socket.closed).code).toBe(closeCodes.off)
    expect((await (await page(aline)).closed).code).toBe(closeCodes.off)
    const polled = await aline.send('GET', '/api/live/state')
    expect(polled.body).toMatchObject({ hasSocket: false, version: socket.version, state: { ride: null } })
    const etag = polled.headers.get('etag') ?? ''
    expect((await aline.send('GET', '/api/live/state', undefined, { 'if-none-match': etag })).status).toBe(
      304,
    )
    await switchLive(true)
    await (await page(aline)).until(isState)
  })

  test.each(['{"is":"shout"}', 'hello', '[]', '{"is":"watch","type":"moto","at":{"latitude":"x"}}'])(
    'is closed when it says %s',
    async (words) => {
      const socket = await page(aline)
      await socket.until(isState)
      socket.say(words)
      expect((await socket.closed).code).toBe(closeCodes.misused)
    },
  )

  test('is closed when it says too much, or too much at once', async () => {
    const talker = await page(aline)
    await talker.until(isState)
    for (let n = 0; n < 40; n += 1) talker.say({ is: 'unwatch' })
    expect((await talker.closed).code).toBe(closeCodes.misused)
    const shouter = await page(aline)
    await shouter.until(isState)
    shouter.say(`{"is":"${'x'.repeat(5000)}"}`)
    expect((await shouter.closed).code).not.toBe(1000)
  })

  test('gives way to the seventh of the same person', async () => {
    const first = await page(aline)
    await first.until(isState)
    for (let n = 0; n < 6; n += 1) await (await page(aline)).until(isState)
    expect((await first.closed).code).toBe(closeCodes.tooMany)
    expect(context().live.size).toBe(6)
  })
})

describe('nobody connects', () => {
  const upgrade = (headers: Record<string, string>) =>
    fetch(`${running.server.url}/api/live`, {
      headers: {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    })

  test('from a page of another site, or from one that does not say', async () => {
    const cookie = `inzira=${await tokenFor(context(), aline.personId)}`
    for (const foreign of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}] as Record<
      string,
      string
    >[]) {
      const answer = await upgrade({ cookie, ...foreign })
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        403,
        'request.foreign',
      ])
    }
  })

  test('who is not signed in', async () => {
    for (const cookie of ['', `inzira=${'x'.repeat(43)}`]) {
      const answer = await upgrade({ cookie, origin: running.server.url })
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        401,
        'session.missing',
      ])
    }
  })
})
