import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { ManualClock } from '../../clock.ts'
import { setFlag } from '../../flags/flags.ts'
import { kimironko } from '../../rides/testing.ts'
import { signedInBrowser } from '../api/testing.ts'
import { driverBrowser, tokenFor } from './testing.ts'
import { closeCodes, type ToPage } from './wire.ts'

let running: Running
let clock: ManualClock
beforeEach(async () => {
  clock = new ManualClock()
  running = await startAll({ clock, settings: { API_PER_PERSON_PER_MINUTE: '1000' } })
  await context().db.write((tx) => setFlag(tx, 'real_time_updates', true))
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context
const hub = () => context().live

/** A connection whose other end takes what is sent, or does not. */
class Reader {
  readonly heard: ToPage[] = []
  closed: number | 'at once' | undefined
  takes = true
  #waiting = 0
  send(text: string): void {
    this.heard.push(JSON.parse(text) as ToPage)
    if (!this.takes) this.#waiting += text.length
  }
  buffered(): number {
    if (this.takes) this.#waiting = 0
    return this.#waiting
  }
  close(code: number): void {
    this.closed = code
  }
  terminate(): void {
    this.closed = 'at once'
  }
  /** The states that it was told, by the ride in them. */
  get rides() {
    return this.heard.flatMap((message) => (message.is === 'state' && message.state?.ride?.state) || [])
  }
}

async function connected(personId: number) {
  const reader = new Reader()
  const socket = hub().open(reader, { personId, token: await tokenFor(context(), personId) })
  if (socket === undefined) throw new Error('there was no place')
  hub().hear(socket, { is: 'hello', version: null })
  return { reader, socket }
}

const round = () => clock.advance(3100)

describe('a page that does not keep up', () => {
  test('is told nothing until it has caught up, and then only how things stand', async () => {
    const aline = await signedInBrowser(context(), '250788123456')
    const { reader, socket } = await connected(aline.personId)
    reader.takes = false
    for (let n = 0; n < 5; n += 1) {
      const { id } = (await aline.send('POST', '/api/rides', { type: 'moto', pickup: kimironko })).body
      round()
      await aline.send('POST', `/api/rides/${id}/cancel`, {})
      round()
    }
    // One that was on its way when it stopped taking, and nothing behind it.
    expect(reader.rides).toEqual(['requested'])
    reader.takes = true
    hub().drained(socket)
    expect(reader.rides).toEqual(['requested', 'cancelled'])
  })

  test('is let go after a minute', async () => {
    const aline = await signedInBrowser(context(), '250788123456')
    const { reader } = await connected(aline.personId)
    reader.takes = false
    for (let n = 0; n < 8; n += 1) clock.advance(20_000)
    expect(reader.closed).toBe('at once')
    expect(hub().size).toBe(0)
  })
})

describe('pages to which nothing happens', () => {
  test('hear that the line is alive, and cost next to nothing', async () => {
    const people = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        signedInBrowser(context(), `2507881${String(n).padStart(5, '0')}`),
      ),
    )
    const pages = await Promise.all(people.map(({ personId }) => connected(personId)))
    round()
    round()
    let lookedUp = 0
    const { read } = context().db
    const get = read.get.bind(read)
    Object.assign(read, {
      get: (sql: string, ...params: never[]) => {
        lookedUp += 1
        return get(sql, ...params)
      },
    })
    for (let n = 0; n < 10; n += 1) round()
    Object.assign(read, { get })
    // The whole server, deadlines and all, in half a minute: what is looked up does not grow with the pages.
    expect(lookedUp).toBeLessThan(pages.length * 10)
    for (const { reader } of pages) {
      expect(reader.heard.filter(({ is }) => is === 'state')).toHaveLength(1)
      expect(reader.heard.filter(({ is }) => is === 'beat').length).toBeGreaterThan(0)
    }
  })
})

describe('what a page is told', () => {
  test('is its own person’s and nobody else’s', async () => {
    const aline = await signedInBrowser(context(), '250788123456')
    const eric = await driverBrowser(context(), '250788000001')
    const grace = await signedInBrowser(context(), '250788000009')
    const pages = {
      aline: await connected(aline.personId),
      eric: await connected(eric.personId),
      grace: await connected(grace.personId),
    }
    const { id } = (await aline.send('POST', '/api/rides', { type: 'moto', pickup: kimironko })).body
    const { offer } = (await eric.send('GET', '/api/offers/current')).body
    await eric.send('POST', `/api/offers/${offer.id}/accept`)
    round()
    const { pin } = (await aline.send('GET', `/api/rides/${id}`)).body
    expect(JSON.stringify(pages.aline.reader.heard)).toContain(`"pin":"${pin}"`)
    expect(JSON.stringify(pages.eric.reader.heard)).not.toContain(`"pin":"${pin}"`)
    expect(pages.grace.reader.heard).toHaveLength(1)
    expect(pages.grace.reader.rides).toEqual([])
  })

  test('is found also when another process changed it, and when a session ends by itself', async () => {
    const aline = await signedInBrowser(context(), '250788123456')
    const { reader } = await connected(aline.personId)
    await aline.send('POST', '/api/rides', { type: 'moto', pickup: kimironko })
    round()
    await context().db.write((tx) =>
      tx.run(`update ride set pickup_name = 'elsewhere' where passenger_id = ?`, aline.personId),
    )
    round()
    expect(JSON.stringify(reader.heard.at(-1))).toContain('elsewhere')
    await context().db.write((tx) => tx.run('update web_session set expires_at = ?', clock.now() + 1))
    clock.advance(100_000)
    expect(reader.closed).toBe(closeCodes.signedOut)
  })
})
