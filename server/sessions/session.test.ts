import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { changeNumber, mergePeople, personOf } from '../people/identity.ts'
import { forgetLoginsAndSessions } from './retention.ts'
import {
  endOtherSessions,
  endSession,
  maxSessions,
  openSession,
  sessionOf,
  sessionsOf,
  touchSession,
} from './session.ts'

let db: Db
let aline: number
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  aline = await person('250788000001')
})
afterEach(() => db.close())

const start = Date.UTC(2026, 10, 22)
const day = 86_400_000
const person = (waId: string) => db.write((tx) => personOf(tx, { waId }, start))
const open = (personId = aline, now = start) =>
  db.write((tx) => openSession(tx, { personId, loginId: null, device: 'Chrome, Android' }, now))

describe('a session', () => {
  test('is found by its token, of which the database holds only the hash', async () => {
    const { token, session } = await open()
    expect(sessionOf(db.read, token, start)).toEqual(session)
    expect(session).toMatchObject({ personId: aline, device: 'Chrome, Android', expiresAt: start + 90 * day })
    expect(JSON.stringify(db.read.all('select * from web_session'))).not.toContain(token)
  })

  test.each(['', 'x', `${'a'.repeat(43)}`, "' or 1=1 --"])(
    'is nobody’s for the token "%s"',
    async (token) => {
      await open()
      expect(sessionOf(db.read, token, start)).toBeUndefined()
    },
  )

  test('lives on while it is used, ninety days without use, and a year at most', async () => {
    const { token, session } = await open()
    expect(sessionOf(db.read, token, start + 90 * day - 1)).toBeDefined()
    expect(sessionOf(db.read, token, start + 90 * day)).toBeUndefined()
    for (let now = start; now < start + 360 * day; now += 80 * day)
      await db.write((tx) => touchSession(tx, session.id, now))
    expect(sessionOf(db.read, token, start + 365 * day - 1)?.expiresAt).toBe(start + 365 * day)
    expect(sessionOf(db.read, token, start + 365 * day)).toBeUndefined()
  })

  test('is written down as used once a minute, and not once it has ended', async () => {
    const { session } = await open()
    const touch = (now: number) => db.write((tx) => touchSession(tx, session.id, now))
    expect(await touch(start + 59_999)).toBe(false)
    expect(await touch(start + 60_000)).toBe(true)
    expect(await touch(start + 61_000)).toBe(false)
    expect(await touch(start + 400 * day)).toBe(false)
  })

  test('is ended by whose it is, and by nobody else', async () => {
    const eric = await person('250788000002')
    const { token, session } = await open()
    expect(await db.write((tx) => endSession(tx, eric, session.id))).toBe(false)
    expect(sessionOf(db.read, token, start)).toBeDefined()
    expect(await db.write((tx) => endSession(tx, aline, session.id))).toBe(true)
    expect(sessionOf(db.read, token, start)).toBeUndefined()
    expect(await db.write((tx) => endSession(tx, aline, session.id))).toBe(false)
  })

  test('is listed with the last used first, and all but one are ended at once', async () => {
    const eric = await person('250788000002')
    const [first, second, third] = [await open(), await open(aline, start + 1000), await open()]
    await open(eric)
    await db.write((tx) => touchSession(tx, first.session.id, start + 70_000))
    const ids = () => sessionsOf(db.read, aline, start).map(({ id }) => id)
    expect(ids()).toEqual([first.session.id, second.session.id, third.session.id])
    expect(await db.write((tx) => endOtherSessions(tx, aline, second.session.id))).toBe(2)
    expect(ids()).toEqual([second.session.id])
    expect(await db.write((tx) => endOtherSessions(tx, aline, null))).toBe(1)
    expect(sessionsOf(db.read, eric, start)).toHaveLength(1)
  })

  test('beyond twenty ends the one that was not used for the longest', async () => {
    const first = await open()
    for (let more = 1; more <= maxSessions; more++) await open(aline, start + more)
    expect(sessionsOf(db.read, aline, start)).toHaveLength(maxSessions)
    expect(sessionOf(db.read, first.token, start)).toBeUndefined()
  })

  test('takes what is pushed to its browser with it', async () => {
    const { session } = await open()
    await db.write((tx) =>
      tx.run(
        `insert into push_subscription (person_id, session_id, endpoint, p256dh, auth, created_at)
           values (?, ?, 'https://push.example/1', 'k', 'a', ?)`,
        aline,
        session.id,
        start,
      ),
    )
    await db.write((tx) => endSession(tx, aline, session.id))
    expect(db.read.all('select id from push_subscription')).toEqual([])
  })

  test('stays with somebody who changes number, and goes over to whom two rows turn out to be', async () => {
    const { token } = await open()
    await db.write((tx) => changeNumber(tx, aline, { waId: '250788000009' }, start))
    expect(sessionOf(db.read, token, start)?.personId).toBe(aline)
    const other = await person('250788000003')
    await db.write((tx) => mergePeople(tx, aline, other, start))
    expect(sessionOf(db.read, token, start)?.personId).toBe(other)
    expect((await open(aline)).session.personId).toBe(other)
  })

  test('is forgotten a month after it expired', async () => {
    await open()
    await open(aline, start + 10 * day)
    expect(await forgetLoginsAndSessions(db, start + 121 * day)).toBe(1)
    expect(await forgetLoginsAndSessions(db, start + 121 * day)).toBe(0)
    expect(db.read.all('select id from web_session')).toHaveLength(1)
  })
})
