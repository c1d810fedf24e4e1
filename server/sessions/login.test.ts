import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { mergePeople, personOf } from '../people/identity.ts'
import {
  askForCode,
  claimCode,
  endLogin,
  finishCode,
  isLinkOpen,
  makeLink,
  stateOf,
  useLink,
} from './login.ts'
import { forgetLoginsAndSessions } from './retention.ts'
import { openSession, sessionOf, sessionsOf } from './session.ts'

let db: Db
let aline: number
let eric: number
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  aline = await person('250788000001')
  eric = await person('250788000002')
})
afterEach(() => db.close())

const start = Date.UTC(2026, 10, 22)
const minute = 60_000
const device = 'Chrome, Android'
const person = (waId: string) => db.write((tx) => personOf(tx, { waId }, start))
const ask = (before?: string, now = start) => db.write((tx) => askForCode(tx, { before, device }, now))
const claim = (code: string, personId = aline, now = start) =>
  db.write((tx) => claimCode(tx, { code, personId }, now))
const finish = (browser: string, now = start, replaces?: string) =>
  db.write((tx) => finishCode(tx, { browser, replaces }, now))
const use = (token: string, now = start, replaces?: string) =>
  db.write((tx) => useLink(tx, { token, device, replaces }, now))

describe('a code', () => {
  test('signs in the browser that asked for it, once its person has sent it', async () => {
    const { code, browser, expiresAt } = await ask()
    expect(expiresAt).toBe(start + 10 * minute)
    expect(stateOf(db.read, browser, start)).toEqual({ is: 'waiting', expiresAt })
    expect(await finish(browser)).toBeUndefined()
    expect(await claim(code)).toMatchObject({ device })
    expect(stateOf(db.read, browser, start)).toEqual({ is: 'claimed' })
    const done = await finish(browser)
    expect(sessionOf(db.read, done?.token ?? '', start)).toMatchObject({ personId: aline, device })
  })

  test('is kept as a hash, and so is what the browser knows', async () => {
    const { code, browser } = await ask()
    const rows = JSON.stringify(db.read.all('select * from web_login'))
    expect(rows).not.toContain(code)
    expect(rows).not.toContain(browser)
  })

  test('signs in no other browser, whatever it knows of the code', async () => {
    const [first, second] = [await ask(), await ask()]
    await claim(first.code)
    expect(await finish(second.browser)).toBeUndefined()
    expect(await finish(first.code)).toBeUndefined()
    expect(stateOf(db.read, second.browser, start)).toMatchObject({ is: 'waiting' })
  })

  test('is of no use after ten minutes', async () => {
    const { code, browser } = await ask()
    expect(await claim(code, aline, start + 10 * minute)).toBeUndefined()
    expect(stateOf(db.read, browser, start + 10 * minute)).toEqual({ is: 'expired' })
  })

  test('that was sent waits ten minutes for a page in the background', async () => {
    const { code, browser } = await ask()
    await claim(code, aline, start + 9 * minute)
    expect(await finish(browser, start + 19 * minute)).toBeUndefined()
    const other = await ask()
    await claim(other.code, aline, start + 9 * minute)
    expect(await finish(other.browser, start + 18 * minute)).toBeDefined()
  })

  test('dies when its browser asks for a new one, also when it was sent already', async () => {
    const first = await ask()
    const second = await ask(first.browser)
    expect(await claim(first.code)).toBeUndefined()
    await claim(second.code)
    await ask(second.browser, start + minute)
    expect(await finish(second.browser, start + minute)).toBeUndefined()
  })

  test('that one person has sent is none any more for others, and says the same again to them', async () => {
    const { code } = await ask()
    const first = await claim(code)
    expect(await claim(code, eric)).toBeUndefined()
    expect(await claim(code)).toEqual(first)
  })

  test('comes to one session when two tabs ask at once, and when an answer was lost', async () => {
    const { code, browser } = await ask()
    await claim(code)
    const [one, two] = await Promise.all([finish(browser), finish(browser)])
    expect(one?.token).toBe(two?.token ?? '')
    expect((await finish(browser, start + minute))?.token).toBe(one?.token ?? '')
    expect(sessionsOf(db.read, aline, start)).toHaveLength(1)
    expect(await finish(browser, start + 3 * minute)).toBeUndefined()
  })

  test('of a browser in which somebody is signed in ends that session', async () => {
    const before = await db.write((tx) => openSession(tx, { personId: eric, loginId: null, device }, start))
    const { code, browser } = await ask()
    await claim(code)
    const done = await finish(browser, start, before.token)
    expect(sessionOf(db.read, before.token, start)).toBeUndefined()
    expect(sessionOf(db.read, done?.token ?? '', start)?.personId).toBe(aline)
  })

  test('whose person says it was not them signs nobody in, before and after the page has asked', async () => {
    const early = await ask()
    const claimed = await claim(early.code)
    await db.write((tx) => endLogin(tx, { loginId: claimed?.loginId ?? 0, personId: aline }, start))
    expect(await finish(early.browser)).toBeUndefined()

    const late = await ask()
    const loginId = (await claim(late.code))?.loginId ?? 0
    const done = await finish(late.browser)
    const end = (personId: number) => db.write((tx) => endLogin(tx, { loginId, personId }, start))
    expect(await end(eric)).toBe(false)
    expect(await end(aline)).toBe(true)
    expect(sessionOf(db.read, done?.token ?? '', start)).toBeUndefined()
    expect(await finish(late.browser)).toBeUndefined()
    expect(await end(aline)).toBe(false)
  })

  test('of somebody who turned out to be another signs that one in', async () => {
    const { code, browser } = await ask()
    await claim(code)
    await db.write((tx) => mergePeople(tx, aline, eric, start))
    expect((await finish(browser))?.session.personId).toBe(eric)
  })
})

describe('a link', () => {
  const make = (personId = aline, now = start) => db.write((tx) => makeLink(tx, personId, now))

  test('signs one browser in, once; looking at it does not use it up', async () => {
    const { token } = await make()
    expect([isLinkOpen(db.read, token, start), isLinkOpen(db.read, token, start)]).toEqual([true, true])
    expect((await use(token))?.session).toMatchObject({ personId: aline, device })
    expect(isLinkOpen(db.read, token, start)).toBe(false)
    expect(await use(token)).toBeUndefined()
    expect(JSON.stringify(db.read.all('select * from web_login'))).not.toContain(token)
  })

  test('works for ten minutes, and not after the next one was asked for', async () => {
    const { token } = await make()
    expect(await use(token, start + 10 * minute)).toBeUndefined()
    const next = await make(aline, start + 1)
    await make(eric, start + 2)
    expect(await use(token, start + 2)).toBeUndefined()
    expect(await use(next.token, start + 2)).toBeDefined()
  })

  test('is opened by two at once for one of them', async () => {
    const { token } = await make()
    const both = await Promise.all([use(token), use(token)])
    expect(both.filter((one) => one !== undefined)).toHaveLength(1)
  })

  test('is no code, and a code is no link', async () => {
    const { token } = await make()
    const { code, browser } = await ask()
    expect(await claim(token)).toBeUndefined()
    expect(await use(code)).toBeUndefined()
    expect(await use(browser)).toBeUndefined()
  })
})

test('logins are forgotten a day after they expired, but for the newest, whose number must not be given again', async () => {
  const day = 86_400_000
  await ask()
  const { code, browser } = await ask()
  await claim(code)
  await finish(browser)
  expect(await forgetLoginsAndSessions(db, start + day)).toBe(0)
  expect(await forgetLoginsAndSessions(db, start + day + 11 * minute)).toBe(1)
  expect(sessionsOf(db.read, aline, start + day)).toHaveLength(1)
})
