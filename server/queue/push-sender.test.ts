import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { checkHealth } from '../health/health.ts'
import { silentLog } from '../log.ts'
import { personOf } from '../people/identity.ts'
import { setOptedOut } from '../people/people.ts'
import { pushDelivery } from '../push/deliver.ts'
import { addPushJobs, forgetPushes, type PushJob } from '../push/jobs.ts'
import type { Push } from '../push/push.ts'
import { isSubscribed, maxSubscriptions, subscribe, subscriptionIdsOf } from '../push/subscription.ts'
import { StandInBrowser, StandInPushService } from '../push/testing.ts'
import { vapidKeys } from '../push/vapid.ts'
import { endSession, openSession } from '../sessions/session.ts'
import { PushSender } from './push-sender.ts'
import { memory } from './testing.ts'

let db: Db
let clock: ManualClock
let service: StandInPushService
let personId: number
let logged: { level: string; about: object; message: string }[]
let running: PushSender[]

beforeEach(async () => {
  clock = new ManualClock()
  service = new StandInPushService()
  logged = []
  running = []
  db = await memory()
  personId = await db.write((tx) => personOf(tx, { waId: '250788111222' }, clock.now()))
})
afterEach(async () => {
  for (const one of running) await one.stop()
  await db.close()
})

const note = (level: string) => (about: object, message: string) =>
  void logged.push({ level, about, message })

function begin(): PushSender {
  const sender = new PushSender({
    db,
    clock,
    log: { ...silentLog, error: note('error'), warn: note('warn') } as typeof silentLog,
    deliver: pushDelivery({
      keys: () => vapidKeys(db, clock.now()),
      subject: 'https://bot.example.rw',
      services: [],
      lookup: async () => ['142.250.1.1'],
      fetch: service.fetch,
    }),
  })
  running.push(sender)
  sender.start()
  return sender
}

/** Somebody signs in in a browser and wants to be told there. */
async function signsIn(browser = new StandInBrowser(), who = personId) {
  const sessionId = await db.write((tx) => {
    const { session } = openSession(tx, { personId: who, loginId: null, device: 'Chrome' }, clock.now())
    subscribe(tx, { personId: who, sessionId: session.id }, browser.subscription, clock.now())
    return session.id
  })
  return { browser, sessionId }
}

const push: Push = {
  title: 'Jean is coming',
  body: 'Open the ride.',
  url: '/ride/7',
  tag: 'ride-7',
  urgency: 'high',
  until: 0,
}
const told = (eventId = 'ride:7:1', lastsMs = 3_600_000, more: Partial<Push> = {}) =>
  db.write((tx) => {
    const now = clock.now()
    const browsers = subscriptionIdsOf(tx, personId, now)
    const about = { eventId, at: now, language: 'en' }
    const news = { ...push, until: now + lastsMs, tag: eventId, ...more }
    const subscriptions = addPushJobs(tx, browsers, news, about, now)
    return tx
      .all<{ id: number; subscription_id: number }>(
        'select id, subscription_id from push_job where event_id = ? order by id',
        eventId,
      )
      .flatMap((row) => (subscriptions.includes(row.subscription_id) ? [row.id] : []))
  })

const job = (id = 1) => db.read.get<PushJob>('select * from push_job where id = ?', id)
const health = () => checkHealth({ db, clock }).checks.find(({ name }) => name === 'push')
const subscriptions = () =>
  db.read.all<{ endpoint: string; failures: number }>(
    'select endpoint, failures from push_subscription order by id',
  )
async function until(done: () => boolean, advanceMs = 0): Promise<void> {
  for (let left = 500; left > 0 && !done(); left--) {
    clock.advance(advanceMs)
    await Bun.sleep(2)
  }
  expect(done()).toBe(true)
}
const settled = (id = 1, advanceMs = 0) => until(() => job(id)?.state !== 'waiting', advanceMs)

describe('what is to be pushed', () => {
  test('reaches every browser of the person, encrypted for each, and is not kept', async () => {
    const [phone, laptop] = [await signsIn(), await signsIn()]
    const jobs = await told()
    begin()
    await settled(jobs[0])
    await settled(jobs[1])
    expect(service.arrived).toHaveLength(2)
    for (const { browser } of [phone, laptop]) {
      const message = service.arrived.find(({ endpoint }) => endpoint === browser.endpoint)
      expect(browser.open(message?.body ?? new Uint8Array())).toMatchObject({
        id: 'ride:7:1',
        title: 'Jean is coming',
        url: '/ride/7',
        tag: 'ride:7:1',
      })
    }
    expect(job()).toMatchObject({ state: 'done', problem: null, payload: '{"tag":"ride:7:1"}', attempts: 1 })
  })

  test('is pushed once however often the event is handled', async () => {
    await signsIn()
    expect(await told()).toHaveLength(1)
    expect(await told()).toEqual([])
    begin()
    await settled()
    expect(await told()).toEqual([])
    expect(service.arrived).toHaveLength(1)
  })

  test('is sent after a crash between the commit and the sending, once', async () => {
    await signsIn()
    await told()
    begin()
    await settled()
    begin()
    await Bun.sleep(10)
    expect(service.arrived).toHaveLength(1)
  })

  test('is sent twice at most, as the same event, when the crash comes before the answer was noted', async () => {
    const { browser } = await signsIn()
    await told()
    // The service has it; this process never gets to write that down.
    const hang = Promise.withResolvers<void>()
    service.onArrived = () => hang.promise
    const crashed = begin()
    await until(() => service.arrived.length === 1)
    service.onArrived = () => undefined
    begin()
    await settled()
    expect(service.arrived.map(({ body }) => browser.open(body).id)).toEqual(['ride:7:1', 'ride:7:1'])
    expect(new Set(service.arrived.map(({ headers }) => headers.topic)).size).toBe(1)
    hang.resolve()
    await crashed.stop()
    expect(job()?.state).toBe('done')
  })

  test('is not sent to who has said stop, or has signed out, meanwhile', async () => {
    const { sessionId } = await signsIn()
    await told()
    await db.write((tx) => setOptedOut(tx, personId, 1))
    begin()
    await settled()
    expect(job()).toMatchObject({ state: 'failed', problem: 'they are not signed in there, or said stop' })
    await db.write((tx) => endSession(tx, personId, sessionId))
    expect([subscriptions(), job()]).toEqual([[], undefined])
    expect(await told('ride:7:2')).toEqual([])
    expect(service.arrived).toEqual([])
  })

  test('is not sent to a session that has expired', async () => {
    await signsIn()
    clock.advance(91 * 86_400_000)
    expect(await told()).toEqual([])
  })

  test('is tried again when the service does not answer, after as long as it asks for', async () => {
    await signsIn()
    await told()
    service.answers.push(
      Object.assign(new Error('no'), { code: 'ECONNRESET' }),
      new Response(null, { status: 429, headers: { 'retry-after': '600' } }),
    )
    begin()
    const began = clock.now()
    await settled(1, 2000)
    expect(service.arrived).toHaveLength(3)
    expect(clock.now() - began).toBeGreaterThanOrEqual(602_000)
    expect(job()).toMatchObject({ state: 'done', attempts: 3 })
  })

  test('is given up when it is not worth telling any more', async () => {
    await signsIn()
    await told('offer:1', 120_000)
    for (let n = 0; n < 50; n += 1) service.answers.push(new Response(null, { status: 503 }))
    begin()
    await settled(1, 1000)
    expect(job()).toMatchObject({ state: 'failed', problem: 'answered 503' })
    expect(await told('old', -1)).toEqual([])
  })

  test('keeps its order in each browser, and what is older never comes after what took its place', async () => {
    const { browser } = await signsIn()
    await told('ride:7:1', 3_600_000, { tag: 'ride-7' })
    service.answers.push(new Response(null, { status: 500 }))
    begin()
    await until(() => job()?.problem === 'answered 500')
    await told('ride:7:2', 3_600_000, { tag: 'ride-7' })
    await told('ride:8:1', 3_600_000, { tag: 'ride-8' })
    running[0]?.wake([1])
    await settled(3)
    await settled(1, 500)
    expect(job(1)).toMatchObject({ state: 'failed', problem: 'something newer takes its place' })
    expect(service.arrived.map(({ body }) => browser.open(body).id)).toEqual([
      'ride:7:1',
      'ride:7:2',
      'ride:8:1',
    ])
  })

  test('ends a subscription that the service knows no more', async () => {
    await signsIn()
    await told()
    service.answers.push(new Response(null, { status: 410 }))
    begin()
    await until(() => subscriptions().length === 0)
    expect(job()).toBeUndefined()
  })

  test('is given up at once when the service will never take it', async () => {
    await signsIn()
    await told()
    service.answers.push(new Response(null, { status: 413 }))
    begin()
    await settled()
    expect(job()).toMatchObject({ state: 'failed', problem: 'answered 413' })
    expect(subscriptions()).toHaveLength(1)
  })

  test('waits when the service does not believe who we are, and the log says so once', async () => {
    await signsIn()
    await told('ride:7:1')
    await told('ride:7:2')
    for (let n = 0; n < 4; n += 1) service.answers.push(new Response(null, { status: 403 }))
    begin()
    await settled(1, 1000)
    await settled(2, 1000)
    expect(service.arrived).toHaveLength(6)
    const errors = logged.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toContain('does not believe who we are')
    expect(JSON.stringify(logged)).not.toContain('/fcm/send/')
    expect(health()).toMatchObject({ status: 'ok', finding: 'within a day 2 were taken, 0 given up; 0 wait' })
  })

  test('leaves a service alone that does not answer, and others go on', async () => {
    await signsIn(new StandInBrowser('https://web.push.apple.com/deaf'))
    const { browser } = await signsIn()
    const start = clock.now()
    const tried: number[] = []
    service.onArrived = () => {
      if (!service.arrived.at(-1)?.endpoint.includes('deaf')) return
      tried.push(clock.now())
      throw new Error('no answer')
    }
    begin()
    for (let n = 0; n < 8; n += 1) await told(`ride:${n}`)
    running[0]?.wake([1, 2])
    await until(() => service.arrived.filter(({ endpoint }) => endpoint === browser.endpoint).length === 8)
    await until(() => tried.length >= 5)
    await until(() => (tried.at(-1) ?? 0) > start, 500)
    expect(tried.filter((at) => at > start && at < start + 10_000)).toEqual([])
  })
})

test('health tells when nobody believes who we are', async () => {
  expect(health()).toMatchObject({ status: 'ok', finding: 'none within a day' })
  await signsIn()
  await told()
  for (let n = 0; n < 99; n += 1) service.answers.push(new Response(null, { status: 401 }))
  begin()
  await until(() => job()?.problem === 'our keys were refused: answered 401')
  expect(health()).toMatchObject({ status: 'degraded', cure: expect.stringContaining('CONTACT_EMAIL') })
  await settled(1, 10_000)
  expect(health()).toMatchObject({ status: 'degraded' })
})

describe('a subscription', () => {
  test('that a browser changed takes the place of its old one', async () => {
    const { sessionId } = await signsIn()
    const next = new StandInBrowser()
    await db.write((tx) => subscribe(tx, { personId, sessionId }, next.subscription, clock.now()))
    expect(subscriptions().map(({ endpoint }) => endpoint)).toEqual([next.endpoint])
  })

  test('of a browser that somebody else has signed in to is theirs alone, without what waited', async () => {
    const shared = new StandInBrowser()
    await signsIn(shared)
    await told()
    const other = await db.write((tx) => personOf(tx, { waId: '250788333444' }, clock.now()))
    const { sessionId } = await signsIn(shared, other)
    expect(subscriptions()).toHaveLength(1)
    expect(isSubscribed(db.read, sessionId)).toBe(true)
    expect(job()).toBeUndefined()
  })

  test('gives way when somebody has too many', async () => {
    const first = await signsIn()
    for (let n = 0; n < maxSubscriptions; n += 1) await signsIn()
    expect(subscriptions()).toHaveLength(maxSubscriptions)
    expect(isSubscribed(db.read, first.sessionId)).toBe(false)
  })

  test('ends after thirty days on which nothing reached it, and not before', async () => {
    await signsIn()
    for (let day = 1; day <= 30; day += 1) {
      const [id = 0] = await told(`ride:7:${day}`)
      await db.write((tx) => tx.run(`update push_job set state = 'failed', settled_at = 1 where id = ?`, id))
      expect(subscriptions()).toHaveLength(1)
      await forgetPushes(db, clock.now())
      clock.advance(86_400_000)
    }
    expect(subscriptions()).toEqual([])
  })

  test('that is reached counts from anew, and days on which nothing was sent do not count', async () => {
    await signsIn()
    const [id = 0] = await told('ride:7:1')
    await db.write((tx) => tx.run(`update push_job set state = 'failed', settled_at = 1 where id = ?`, id))
    await forgetPushes(db, clock.now())
    clock.advance(2 * 86_400_000)
    await forgetPushes(db, clock.now())
    expect(subscriptions()).toMatchObject([{ failures: 1 }])
    const [next = 0] = await told('ride:7:2')
    begin()
    await settled(next)
    expect(subscriptions()).toMatchObject([{ failures: 0 }])
  })

  test('leaves no trace of what was pushed after a week', async () => {
    await signsIn()
    await told()
    clock.advance(8 * 86_400_000)
    await forgetPushes(db, clock.now())
    expect(job()).toBeUndefined()
  })
})

test('the keys are made once', async () => {
  const [one, two] = await Promise.all([vapidKeys(db, 1), vapidKeys(db, 2)])
  expect(one).toEqual(two)
  expect(await vapidKeys(db, 3)).toEqual(one)
  expect(Buffer.from(one.publicKey, 'base64url')).toHaveLength(65)
})
