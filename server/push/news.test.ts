import { describe, expect, test } from 'bun:test'
import { flows } from '../flows/index.ts'
import { asksAnybody, driverIn, kimironko, northOf, pinOf, taps } from '../flows/riding/testing.ts'
import { agreedOn } from '../flows/scheduling/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from '../flows/testing.ts'
import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { en } from '../i18n/push/en.ts'
import { openSession } from '../sessions/session.ts'
import { pushNews } from './news.ts'
import type { PushPayload } from './push.ts'
import { subscribe } from './subscription.ts'
import { StandInBrowser } from './testing.ts'

test('everything that flows are told of is pushed or deliberately not', () => {
  const told = [...flows.values()].flatMap(({ name, events = {} }) =>
    Object.keys(events).map((event) => `${name}.${event}`),
  )
  expect(told.length).toBeGreaterThan(25)
  expect(Object.keys(pushNews).sort()).toEqual(told.sort())
})

test('every text fits a screen in every language', () => {
  for (const language of languages) {
    const say = sayIn(language) as (key: string) => string
    for (const key of Object.keys(en)) expect([...say(key)].length, `${language} ${key}`).toBeLessThan(110)
  }
})

/** Signs in in a browser and wants to be told there. */
const wantsPush = ({ personId, db, clock }: Transcript) =>
  db.write((tx) => {
    const { session } = openSession(tx, { personId, loginId: null, device: 'Chrome' }, clock.now())
    subscribe(tx, { personId, sessionId: session.id }, new StandInBrowser().subscription, clock.now())
  })

type Pushed = PushPayload & { urgency: string; expiresAt: number }

/** What somebody was pushed, the newest last. */
const pushesOf = ({ personId, db }: Transcript): Pushed[] =>
  db.read
    .all<{ payload: string; urgency: string; expiresAt: number }>(
      `select j.payload, j.urgency, j.expires_at as expiresAt from push_job j
         join push_subscription s on s.id = j.subscription_id where s.person_id = ? order by j.id`,
      personId,
    )
    .map(({ payload, ...row }) => ({ ...(JSON.parse(payload) as PushPayload), ...row }))
const titlesOf = (person: Transcript) => pushesOf(person).map(({ title }) => title)

async function pair(c?: Cast) {
  const all = c ?? (await cast({ publicUrl: 'https://inzira.example.rw' }))
  const aline = await all.person({ name: 'Aline Uwase', phone: '250788111001' })
  const jean = await driverIn(all, {
    name: 'Jean Bosco',
    phone: '250788111002',
    at: northOf(kimironko, 900),
  })
  return { c: all, aline, jean }
}

describe('of a ride', () => {
  test('each is pushed what the other does, and nothing that a lock screen should not show', async () => {
    const { aline, jean } = await pair()
    await wantsPush(aline)
    await wantsPush(jean)
    await asksAnybody(aline)
    const [offer] = pushesOf(jean)
    expect(offer).toMatchObject({
      title: 'A ride request: Moto',
      url: '/drive?offer=1',
      tag: 'offer-1',
      urgency: 'high',
      action: 'Answer',
      lang: 'en',
    })
    expect(offer?.body).toMatch(/^900 m from you, about [\d,]+ RWF. Answer within 2 minutes?|min/)
    expect(offer?.expiresAt).toBeLessThanOrEqual(jean.clock.now() + 120_000)
    await taps(jean, 'accept')
    await taps(jean, 'arrived')
    const pin = pinOf(aline)
    await jean.says(pin)
    await taps(jean, 'message')
    await jean.says('my secret is 4711, call +250788999888')
    expect(titlesOf(aline)).toEqual([
      'Jean is coming',
      'Jean is waiting for you',
      'The ride has begun',
      'Jean has written to you',
    ])
    expect(pushesOf(aline)[0]).toMatchObject({ url: '/ride/1', tag: 'ride-1', urgency: 'high' })
    const shown = JSON.stringify([...pushesOf(aline), ...pushesOf(jean)])
    for (const hidden of [pin, '250788', '4711', 'Kimironko', 'Remera', 'RAB', 'Uwase', 'Bosco']) {
      expect(shown).not.toContain(hidden)
    }
  })

  test('an offer that is over takes the place of itself, quietly', async () => {
    const { c, aline, jean } = await pair()
    await wantsPush(jean)
    await asksAnybody(aline)
    await c.waits(3 * 60_000)
    expect(pushesOf(jean)).toMatchObject([{ tag: 'offer-1' }, { tag: 'offer-1', quiet: true }])
  })

  test('nobody is pushed what they did themselves', async () => {
    const { aline, jean } = await pair()
    await wantsPush(jean)
    await asksAnybody(aline)
    await taps(jean, 'accept')
    expect(titlesOf(jean)).toEqual(['A ride request: Moto'])
    await aline.taps('Cancel ride')
    await aline.says('1')
    expect(titlesOf(jean).slice(1)).toEqual(['The ride was cancelled'])
  })

  test('who has said stop, or wants no pushes, gets none', async () => {
    const { aline, jean } = await pair()
    await wantsPush(jean)
    await asksAnybody(aline)
    await jean.says('stop')
    await aline.gets('ride.offerEnded', { offerId: 1, why: 'expired' })
    await jean.gets('drive.restored', {})
    expect(pushesOf(jean)).toHaveLength(1)
    expect(pushesOf(aline)).toEqual([])
  })

  test('an event that is handled again is not pushed again', async () => {
    const { c, aline, jean } = await pair()
    await wantsPush(jean)
    await asksAnybody(aline)
    await c.db.write((tx) => tx.run('update inbox set handled_at = null where person_id = ?', jean.personId))
    await c.settles()
    expect(pushesOf(jean)).toHaveLength(1)
  })

  test('is told in the language of the person', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    const jean = await driverIn(c, { name: 'Jean', language: 'rw' })
    await wantsPush(jean)
    await asksAnybody(aline)
    expect(pushesOf(jean)[0]).toMatchObject({ title: 'Hari ushaka gutwarwa: Moto', lang: 'rw' })
  })

  test('a fault in the words of a push does not keep the conversation from going on', async () => {
    const { c, jean } = await pair()
    await wantsPush(jean)
    const texts = pushNews as Record<string, unknown>
    const usual = texts['drive.restored']
    texts['drive.restored'] = () => {
      throw new Error('a fault')
    }
    try {
      await jean.gets('drive.restored', {})
    } finally {
      texts['drive.restored'] = usual
    }
    jean.hears('You can drive again')
    expect(pushesOf(jean)).toEqual([])
    const outcome = c.db.read.get<{ outcome: string }>('select outcome from inbox order by id desc limit 1')
    expect(outcome?.outcome).toContain('not pushed: a fault')
  })
})

describe('of a trip', () => {
  test('both hear of the question, the agreement, the reminders and the end of it', async () => {
    const c = await cast()
    const { aline, jean } = await agreedOn({}, c)
    await wantsPush(aline)
    await wantsPush(jean)
    await c.waits(30 * hourMs)
    expect(titlesOf(aline)).toEqual(['Your trip is in an hour', 'Your trip is in 15 min'])
    expect(titlesOf(jean)).toEqual([
      'Your trip is in an hour',
      'Your trip is in 15 min',
      'It is time to pick up Aline',
    ])
    expect(pushesOf(jean)[0]).toMatchObject({ url: '/schedule', urgency: 'high' })
    expect(pushesOf(jean)[0]?.body).toMatch(/^Monday 23 November at \d\d:\d\d$/)
  })

  test('a reminder that comes late is not pushed at all', async () => {
    const c = await cast()
    const { aline } = await agreedOn({}, c)
    await wantsPush(aline)
    // The server was down meanwhile.
    c.clock.advance(30 * hourMs)
    await c.settles()
    expect(titlesOf(aline).filter((title) => title.startsWith('Your trip is in'))).toEqual([])
  })
})

test('is written in the transaction in which the event is handled, or not at all', async () => {
  const { c, aline, jean } = await pair()
  await wantsPush(jean)
  const dies = `create trigger dies before update of handled_at on inbox
    when (select count(*) from push_job) > 0 begin select raise(abort, 'power cut'); end`
  await c.db.write((tx) => tx.run(dies))
  await expect(asksAnybody(aline)).rejects.toThrow('power cut')
  expect(pushesOf(jean)).toEqual([])
  await c.db.write((tx) => tx.run('drop trigger dies'))
  await c.settles()
  expect(titlesOf(jean)).toEqual(['A ride request: Moto'])
})
