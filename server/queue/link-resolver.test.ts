import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { type Cast, cast, type Transcript } from '../flows/testing.ts'
import { silentLog } from '../log.ts'
import { mergePeople, personOf } from '../people/identity.ts'
import { addLinkJob, linkJobById } from '../places/links/jobs.ts'
import type { Resolved } from '../places/links/resolve.ts'
import { LinkResolver } from './link-resolver.ts'
import { memory } from './testing.ts'

/** What looking up a link comes to, one after the other, the last again and again; an Error is thrown. */
let answers: (Resolved | Error)[]
let asked: string[]
let db: Db
let clock: ManualClock
let personId: number
let woken: string[]
let running: LinkResolver[]

beforeEach(async () => {
  asked = []
  woken = []
  running = []
  answers = [{ spot: kimironko }]
  clock = new ManualClock()
  db = await memory()
  personId = await db.write((tx) => personOf(tx, { waId: '250788111222' }, clock.now()))
})
afterEach(async () => {
  for (const one of running) await one.stop()
  await db.close()
})

const begin = (options: { isOn?: boolean } = {}) => {
  const resolver = new LinkResolver({
    db,
    clock,
    log: silentLog,
    resolve:
      options.isOn === false
        ? undefined
        : async (url) => {
            asked.push(url)
            const answer = answers.length > 1 ? answers.shift() : answers[0]
            if (answer instanceof Error || answer === undefined) throw answer
            return answer
          },
    wake: (lanes) => woken.push(...lanes),
  })
  running.push(resolver)
  resolver.start()
  return resolver
}
const send = (url = 'https://maps.app.goo.gl/abc', from = personId) =>
  db.write((tx) =>
    addLinkJob(
      tx,
      { personId: from, url, flow: 'find-ride', step: 'pickup', correlationId: 'c1' },
      clock.now(),
    ),
  )
const job = (id = 1) => linkJobById(db.read, id)
const results = () =>
  db.read
    .all<{ external_id: string; kind: string; payload: string; person_id: number; lane: string }>(
      'select * from inbox order by id',
    )
    .map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }))
async function until(done: () => boolean, advanceMs = 0): Promise<void> {
  for (let left = 500; left > 0 && !done(); left--) {
    clock.advance(advanceMs)
    await Bun.sleep(2)
  }
  expect(done()).toBe(true)
}
const settled = (id = 1, advanceMs = 0) => until(() => job(id)?.state !== 'waiting', advanceMs)

describe('a short link somebody sent', () => {
  test('is looked up, and comes back as their answer to the question, once', async () => {
    await send()
    begin()
    await settled()
    expect(job()).toMatchObject({ state: 'done', attempts: 1, problem: null })
    expect(results()).toMatchObject([
      {
        external_id: 'link:1',
        kind: 'result',
        person_id: personId,
        payload: {
          answers: { flow: 'find-ride', step: 'pickup' },
          incoming: { kind: 'location', ...kimironko },
        },
      },
    ])
    await until(() => woken.length > 0)
    expect(woken).toEqual([`p${personId}`])
    begin().wake()
    await Bun.sleep(20)
    expect(results()).toHaveLength(1)
    expect(asked).toEqual(['https://maps.app.goo.gl/abc'])
  })

  test('is not kept once it is known where it leads', async () => {
    await send()
    begin()
    await settled()
    expect(job()?.url).toBe('')
  })

  test('that leads nowhere comes back too, with the name it held', async () => {
    answers = [{ nothing: 'no position', name: 'Nile, 5a' }]
    await send()
    begin()
    await settled()
    expect(job()).toMatchObject({ state: 'failed', problem: 'no position' })
    expect(results()).toMatchObject([
      { payload: { incoming: { kind: 'result', name: 'place.unresolvedLink', data: { name: 'Nile, 5a' } } } },
    ])
    expect(asked).toHaveLength(1)
  })

  test('that cannot be had just now is tried again, soon, and not for long', async () => {
    answers = [new Error('no route'), new Error('no route'), { spot: kimironko }]
    await send()
    begin()
    await until(() => job()?.attempts === 1 && job()?.problem === 'no route')
    expect(job()?.next_attempt_at).toBe(clock.now() + 1000)
    await settled(1, 1000)
    expect(job()).toMatchObject({ state: 'done', attempts: 3 })

    answers = [new Error('no route')]
    await send()
    running[0]?.wake()
    await settled(2, 1000)
    expect(job(2)).toMatchObject({ state: 'failed', attempts: 3, problem: 'no route' })
    expect(results()).toHaveLength(2)
  })

  test('is asked for as a pin at once where links are not looked up', async () => {
    await send()
    begin({ isOn: false })
    await settled()
    expect(asked).toEqual([])
    expect(results()).toMatchObject([{ payload: { incoming: { kind: 'result' } } }])
  })

  test('gives way to another that is sent while it waits', async () => {
    await send('https://maps.app.goo.gl/first')
    await send('https://maps.app.goo.gl/second')
    begin()
    await settled(2)
    expect(job(1)).toMatchObject({ state: 'failed', url: '' })
    expect(asked).toEqual(['https://maps.app.goo.gl/second'])
    expect(results()).toHaveLength(1)
  })

  test('of somebody who turned out to be another is answered to them', async () => {
    const other = await db.write((tx) => personOf(tx, { waId: '250788111333' }, clock.now()))
    await send()
    await db.write((tx) => mergePeople(tx, personId, other, clock.now()))
    begin()
    await settled()
    expect(results()).toMatchObject([{ person_id: other, lane: `p${other}` }])
  })

  test('survives a stop: the next start looks it up', async () => {
    answers = [new Error('no route'), { spot: kimironko }]
    await send()
    const first = begin()
    await until(() => job()?.problem === 'no route')
    await first.stop()
    expect(results()).toEqual([])
    clock.advance(2000)
    begin()
    await settled()
    expect(results()).toHaveLength(1)
  })

  test('that lay here while the server was down is not looked up any more', async () => {
    await send()
    clock.advance(6 * 60_000)
    begin()
    await settled()
    expect(job()).toMatchObject({ state: 'failed', problem: 'too late' })
    expect(asked).toEqual([])
  })

  test('that ended the process each time it was looked up is given up', async () => {
    await send()
    await db.write((tx) => tx.run('update link_job set attempts = 3'))
    begin()
    await settled()
    expect(asked).toEqual([])
    expect(job()?.state).toBe('failed')
  })
})

describe('nobody is hammered:', () => {
  test('after five failures in a row nobody is asked for half a minute, and people hear so at once', async () => {
    answers = [new Error('HTTP 429')]
    const resolver = begin()
    for (let n = 1; asked.length < 5; n += 1) {
      await send()
      resolver.wake()
      await settled(n, 1000)
    }
    await send()
    resolver.wake()
    const last = db.read.get<{ id: number }>('select max(id) as id from link_job')?.id ?? 0
    await settled(last)
    expect(asked).toHaveLength(5)
    expect(job(last)).toMatchObject({ state: 'failed', attempts: 0 })

    answers = [{ spot: kimironko }]
    clock.advance(30_000)
    await send()
    resolver.wake()
    await settled(last + 1)
    expect(job(last + 1)?.state).toBe('done')
  })

  test('one person gets twenty links an hour looked up, others theirs', async () => {
    const resolver = begin()
    for (let n = 1; n <= 21; n += 1) {
      await send()
      resolver.wake()
      await settled(n)
    }
    expect(asked).toHaveLength(20)
    expect(job(21)).toMatchObject({ state: 'failed', problem: 'too many links in an hour' })
    const other = await db.write((tx) => personOf(tx, { waId: '250788111333' }, clock.now()))
    await send('https://maps.app.goo.gl/other', other)
    resolver.wake()
    await settled(22)
    expect(job(22)?.state).toBe('done')
  })
})

describe('in a conversation', () => {
  let town: Cast
  let aline: Transcript
  beforeEach(async () => {
    town = await cast()
    aline = await town.person({ name: 'Aline' })
    await aline.says('find a ride')
    await aline.taps('Moto')
    await aline.says('here: https://maps.app.goo.gl/abc')
  })
  afterEach(() => town.db.close())

  /** The worker looks up what waits, and what it found is heard. */
  const lookUp = async (found: Resolved) => {
    const done = Promise.withResolvers<void>()
    const resolver = new LinkResolver({
      db: town.db,
      clock: town.clock,
      log: silentLog,
      resolve: async () => found,
      wake: () => done.resolve(),
    })
    resolver.start()
    await done.promise
    await resolver.stop()
    aline.heard = []
    await town.settles()
  }

  test('a link is the place that was asked for', async () => {
    await aline.standsAt('find-ride.from')
    await lookUp({ spot: kimironko })
    aline.hears('Kimironko Market', 'Where do you want to go?')
    await aline.standsAt('find-ride.to')
  })

  test('a link that leads nowhere makes us ask for a pin', async () => {
    await lookUp({ nothing: 'no position' })
    aline.hears('send a pin')
    await aline.standsAt('find-ride.from')
  })

  test('nothing is said to somebody who has moved on', async () => {
    await aline.says('menu')
    await lookUp({ spot: kimironko })
    aline.hearsNothing()
  })
})

const kimironko = { latitude: -1.9494947, longitude: 30.1262872, name: 'Kimironko Market' }
