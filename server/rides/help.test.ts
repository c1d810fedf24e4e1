import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { checkHealth } from '../health/health.ts'
import { personOf } from '../people/identity.ts'
import { heardFrom, personById } from '../people/people.ts'
import { markSosSeen } from './sos.ts'
import { kimironko, northOf, type Town, town } from './testing.ts'

let t: Town
beforeEach(async () => {
  t = await town({ publicUrl: 'https://inzira.rw/' })
})
afterEach(() => t.db.close())

async function underWay() {
  const [eric, aline] = [await t.driver('Eric Mugisha'), await t.person('Aline Uwase')]
  const rideId = await t.asks(aline)
  await t.accepts(eric)
  return { eric, aline, rideId }
}

const trusts = (personId: number, phone: string) =>
  t.does(personId, (rides) => rides.setTrustedContact({ phone, name: 'Mama' }))
/** Somebody says hello from that number. */
const writes = (phone: string) =>
  t.db.write((tx) => heardFrom(tx, personOf(tx, { waId: phone }, t.clock.now()), t.clock.now()))
const health = () => checkHealth({ db: t.db, clock: t.clock }).checks.find(({ name }) => name === 'sos')
const told = (phone: string) => {
  const row = t.db.read.get<{ id: number }>('select id from person where wa_id = ?', phone)
  return row === undefined ? [] : t.news(row.id)
}

describe('a call for help', () => {
  test.each([
    [90, '90 min'],
    [1504, '25 hours'],
    [5000, '3 days'],
  ])('says in words for how long nobody has looked after it, after %p min', async (minutes, words) => {
    const { aline, rideId } = await underWay()
    await t.does(aline, (rides) => rides.sos(rideId))
    t.clock.advance(minutes * 60_000)
    expect(health()?.finding).toBe(
      `calls for help nobody has looked after: 1, the oldest (ride ${rideId}) for ${words}`,
    )
  })

  test('alerts the operator until somebody has looked after it, and is not told to the other side', async () => {
    const { eric, aline, rideId } = await underWay()
    const before = t.news(eric).length
    expect(health()).toMatchObject({ status: 'ok', finding: 'none' })
    expect(await t.does(aline, (rides) => rides.sos(rideId))).toEqual({
      contact: null,
      emergencyNumber: '112',
      shareUrl: expect.stringMatching(/^https:\/\/inzira\.rw\//),
      lastSeen: { latitude: kimironko.latitude, longitude: kimironko.longitude, at: expect.any(Number) },
    })
    t.clock.advance(60_000)
    expect(t.ride(rideId)).toMatchObject({ sos_by: 'passenger' })
    expect(health()).toMatchObject({
      status: 'degraded',
      finding: `calls for help nobody has looked after: 1, the oldest (ride ${rideId}) for 60 s`,
      cure: expect.stringContaining(`inzira rides seen ${rideId}`),
    })
    const moment = { now: t.clock.now(), rules: t.rules, correlationId: 'op', wake: () => {} }
    expect(await t.db.write((tx) => markSosSeen(tx, t.ride(rideId), moment))).toBe(true)
    expect(await t.db.write((tx) => markSosSeen(tx, t.ride(rideId), moment))).toBe(false)
    expect(health()?.status).toBe('ok')
    expect(t.story(rideId).slice(-2)).toEqual(['sos by passenger', 'sos_seen by operator'])
    expect(t.news(eric)).toHaveLength(before)
    // Another call alerts anew.
    await t.does(eric, (rides) => rides.sos(rideId))
    expect(t.ride(rideId)).toMatchObject({ sos_by: 'driver', sos_at: t.clock.now(), sos_seen_at: null })
  })

  test('is told to the trusted contact, who may then see where the vehicle is', async () => {
    const { eric, aline, rideId } = await underWay()
    await trusts(aline, '250788999999')
    await writes('250788999999')
    await t.db.write((tx) => {
      tx.run(`update person set language = 'rw' where id = ?`, aline)
      t.online(tx, eric, northOf(kimironko, 700))
    })
    expect(await t.does(aline, (rides) => rides.sos(rideId))).toMatchObject({
      contact: { phone: '250788999999', name: 'Mama', how: 'written' },
    })
    expect(told('250788999999')).toEqual([{ name: 'ride.sosFor', data: { rideId } }])
    const mama = t.db.read.get<{ id: number }>(`select id from person where wa_id = '250788999999'`)?.id ?? 0
    const seen = await t.does(mama, (rides) => rides.sosOf(rideId))
    expect(seen).toEqual({
      rideId,
      name: 'Aline Uwase',
      role: 'passenger',
      language: 'rw',
      driverName: 'Eric',
      plate: 'RAB 001 C',
      pickup: kimironko,
      lastSeen: { ...northOf(kimironko, 700), at: t.clock.now() },
      shareUrl: expect.stringMatching(/^https:\/\/inzira\.rw\/trip\/[\w-]{22}$/),
      emergencyNumber: '112',
    })
    // Long after it has ended there is nothing left to be seen.
    await t.does(aline, (rides) => rides.cancel(rideId, 'x'))
    await t.db.write((tx) => tx.run('delete from driver_presence'))
    expect(await t.does(mama, (rides) => rides.sosOf(rideId))).toMatchObject({
      lastSeen: northOf(kimironko, 700),
    })
    t.clock.advance(24 * 3_600_000)
    expect(await t.does(mama, (rides) => rides.sosOf(rideId))).toBeUndefined()
    expect(await t.does(aline, (rides) => rides.sos(rideId))).toEqual({ problem: 'too_late' })
  })

  test('tapped again and again in fear is told to the contact once', async () => {
    const { aline, rideId } = await underWay()
    await trusts(aline, '250788999999')
    await writes('250788999999')
    for (let n = 0; n < 5; n += 1) await t.does(aline, (rides) => rides.sos(rideId))
    expect(told('250788999999')).toHaveLength(1)
    t.clock.advance(61_000)
    await t.does(aline, (rides) => rides.sos(rideId))
    expect(told('250788999999')).toHaveLength(2)
  })

  test('tapped again and again is one call a minute, answered the same, until somebody has looked after it', async () => {
    const { aline, rideId } = await underWay()
    const calls = () => t.story(rideId).filter((what) => what === 'sos by passenger').length
    const first = await t.does(aline, (rides) => rides.sos(rideId))
    for (let n = 0; n < 99; n += 1) expect(await t.does(aline, (rides) => rides.sos(rideId))).toEqual(first)
    expect(calls()).toBe(1)
    t.clock.advance(61_000)
    await t.does(aline, (rides) => rides.sos(rideId))
    expect(calls()).toBe(2)
    const moment = { now: t.clock.now(), rules: t.rules, correlationId: 'op', wake: () => {} }
    await t.db.write((tx) => markSosSeen(tx, t.ride(rideId), moment))
    await t.does(aline, (rides) => rides.sos(rideId))
    expect(calls()).toBe(3)
    expect(t.ride(rideId).sos_seen_at).toBeNull()
  })

  test('never reaches the other side by way of the trusted contact', async () => {
    const { eric, aline, rideId } = await underWay()
    await trusts(aline, personById(t.db.read, eric)?.phone ?? '')
    expect(await t.does(aline, (rides) => rides.sos(rideId))).toMatchObject({
      contact: { how: 'riding' },
    })
    expect(t.news(eric).map(({ name }) => name)).not.toContain('ride.sosFor')
  })

  test('nobody else sees anything of it, nor does the contact without a call', async () => {
    const { aline, rideId } = await underWay()
    await trusts(aline, '250788999999')
    const [mama, other] = await t.db.write((tx) => [
      Number(
        tx.run(`insert into person (wa_id, phone, first_seen_at) values ('250788999999', '250788999999', 1)`)
          .lastInsertRowid,
      ),
      Number(
        tx.run(`insert into person (wa_id, phone, first_seen_at) values ('250788999998', '250788999998', 1)`)
          .lastInsertRowid,
      ),
    ])
    expect(await t.does(mama ?? 0, (rides) => rides.sosOf(rideId))).toBeUndefined()
    await t.does(aline, (rides) => rides.sos(rideId))
    expect(await t.does(other ?? 0, (rides) => rides.sosOf(rideId))).toBeUndefined()
  })
})

describe('a shared ride', () => {
  test('has one link that cannot be guessed, and none where nobody can reach the server', async () => {
    const { eric, aline, rideId } = await underWay()
    const link = (personId: number) => t.does(personId, (rides) => rides.shareLink(rideId))
    const { url } = (await link(aline)) as { url: string }
    expect(url).toMatch(/^https:\/\/inzira\.rw\/trip\/[\w-]{22}$/)
    expect(await link(eric)).toEqual({ url })
    const away = await town()
    const rider = await away.person('Aline')
    const other = await away.asks(rider)
    expect(await away.does(rider, (rides) => rides.shareLink(other))).toEqual({ url: null })
    await away.db.close()
  })
})

describe('words to the other side', () => {
  test('are passed on without a number, cut where they are too long, and not kept', async () => {
    const { eric, aline, rideId } = await underWay()
    const long = '🛵'.repeat(1001)
    await t.does(aline, (rides) => rides.relay(rideId, long))
    expect(t.lastNews(eric)).toEqual({ name: 'ride.message', data: { rideId, text: '🛵'.repeat(1000) } })
    await t.does(eric, (rides) => rides.relay(rideId, 'I am at the gate'))
    expect(t.lastNews(aline)).toMatchObject({ data: { text: 'I am at the gate' } })
    expect(
      t
        .events(rideId)
        .filter(({ what }) => what === 'message')
        .map(({ detail }) => detail),
    ).toEqual([null, null])
  })
})

describe('words without end', () => {
  test('are passed on ten times a minute and sixty times a ride, for each side', async () => {
    const { eric, aline, rideId } = await underWay()
    const writes = async (personId: number, times: number) => {
      let passed = 0
      for (let n = 0; n < times; n += 1) {
        const done = await t.does(personId, (rides) => rides.relay(rideId, 'Where are you?'))
        if (!('problem' in done)) passed += 1
        else expect(done.problem).toBe('too_many_messages')
      }
      return passed
    }
    expect(await writes(aline, 30)).toBe(10)
    expect(await writes(eric, 3)).toBe(3)
    let all = 10
    for (let minute = 0; minute < 8; minute += 1) {
      t.clock.advance(60_001)
      all += await writes(aline, 12)
    }
    expect(all).toBe(60)
    expect(await writes(eric, 3)).toBe(3)
  })
})

describe('numbers', () => {
  test('are not told where messages are relayed, nor before both agreed, nor after the end', async () => {
    const relayed = await town({ rules: { contact: 'relay' } })
    const [eric, aline] = [await relayed.driver('Eric'), await relayed.person('Aline')]
    await relayed.asks(aline)
    await relayed.accepts(eric)
    for (const personId of [eric, aline]) {
      expect((await relayed.does(personId, (rides) => rides.current()))?.other).toMatchObject({ phone: null })
    }
    await relayed.db.close()
    const { eric: driver, rideId } = await underWay()
    expect((await t.does(driver, (rides) => rides.find(rideId)))?.other?.phone).toBe('250788000002')
    await t.does(driver, (rides) => rides.cancel(rideId, 'x'))
    expect((await t.does(driver, (rides) => rides.find(rideId)))?.other?.phone).toBeNull()
  })
})
