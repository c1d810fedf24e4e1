import { describe, expect, test } from 'bun:test'
import type { Language } from '../i18n/languages.ts'
import {
  asksAnybody,
  comeOnline,
  driverIn,
  driving,
  kimironko,
  pinAt,
  pinOf,
  taps,
} from './riding/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from './testing.ts'

const numbers = {
  en: 'In an emergency call *112*',
  fr: 'En cas d’urgence, appelez le *112*',
  rw: 'muhamagare *112*',
  sw: 'piga simu *112*',
} as const

describe('a cry for help', () => {
  const cries: [Language, string][] = [
    ['en', 'sos'],
    ['en', 'SOS!!! help me please'],
    ['fr', 'au secours'],
    ['fr', 'Au secours, je suis en danger !'],
    ['fr', 'à l’aide'],
    ['rw', 'mutabare'],
    ['rw', 'Ntabara'],
    ['rw', 'mutabare mutabare vuba'],
    ['sw', 'nisaidieni'],
    ['sw', 'Niokoeni jamani'],
  ]
  test.each(cries)('in %s, “%s”, is heard at any question, and the question stays', async (language, cry) => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline', language })
    await aline.says(cry)
    aline.hears(numbers[language])
    await aline.says('moto')
    await aline.standsAt('find-ride.from')
    await aline.says(cry)
    aline.hears(numbers[language])
    await aline.standsAt('find-ride.from')
    await aline.sends(pinAt(kimironko))
    await aline.standsAt('find-ride.to')
  })

  test.each(['please', 'SOS Village', 'vuba', '🙂'])('“%s” is none', async (words) => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    await aline.says(words)
    expect(aline.visible()).not.toContain('112')
  })

  test('“112” at a question is an amount, and at rest the number to call', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    await aline.says('112')
    aline.hears(numbers.en)
    await aline.says('moto')
    await aline.says('112')
    expect(aline.visible()).not.toContain('*112*')
  })

  test('after a ride of the last day the operator can be alerted, also from within a question', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'arrived', { language: 'rw' })
    await jean.says(pinOf(aline))
    await taps(jean, 'complete')
    await jean.says('1')
    await aline.says('moto')
    await aline.says('mutabare')
    aline.hears('muhamagare *112*', '‹Menyesha ubuyobozi›')
    await taps(aline, 'sos')
    aline.hears('Nabimenyesheje ubuyobozi.')
  })
})

describe('a contact named while a call for help is open', () => {
  const opened = async (c: Cast, language: Language = 'en') => {
    const eric = await c.person({ name: 'Eric', phone: '250788999000' })
    await eric.says('hello')
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started', { language })
    await taps(aline, 'sos')
    return { eric, aline, jean }
  }
  const names = async (person: Transcript, phone: string, name: string) => {
    await person.sends({ kind: 'choice', id: 'profile!contact!', title: 'x' })
    await person.sends({ kind: 'contacts', phones: [`+${phone}`], name })
  }

  test.each([
    ['en', 'I am writing to Eric'],
    ['fr', 'J’écris à Eric'],
    ['rw', 'Ndimo kwandikira Eric'],
    ['sw', 'Ninamwandikia Eric'],
  ] as const)('is written to at once, and that is said in %s', async (language, words) => {
    const c = await cast()
    const { eric, aline } = await opened(c, language)
    await names(aline, '250788999000', 'Eric')
    aline.hears(words)
    eric.hears('🆘 *Aline* has called for help')
    const before = eric.heard.length
    await taps(aline, 'sos')
    aline.hears(words)
    expect(eric.heard).toHaveLength(before)
  })

  test('who cannot be written to gets it by the caller’s own phone; the driver of this ride is not told', async () => {
    const c = await cast()
    const { aline, jean } = await opened(c)
    await names(aline, '250788999777', 'Mama')
    aline.hears('I cannot write to Mama', '‹Send it now› https://wa.me/250788999777')
    const { phone } = c.db.read.get<{ phone: string }>(
      'select phone from person where id = ?',
      jean.personId,
    ) ?? {
      phone: '',
    }
    await aline.sends({ kind: 'choice', id: 'profile!changeContact!', title: 'x' })
    await aline.sends({ kind: 'contacts', phones: [`+${phone}`], name: 'Jean' })
    aline.hears('Jean is on this ride with you, so I do not write to them.')
    expect(JSON.stringify(c.said(jean.personId, 0))).not.toContain('🆘')
  })

  test('is written to in this ride although they were told of another one today; nobody without a call', async () => {
    const c = await cast()
    const { eric, aline, jean } = await opened(c)
    await names(aline, '250788999000', 'Eric')
    await taps(jean, 'complete')
    await jean.says('1')
    await c.db.write((tx) => tx.run('update ride set sos_seen_at = 1'))
    await names(aline, '250788999000', 'Eric')
    await aline.sends({ kind: 'choice', id: 'profile!changeContact!', title: 'x' })
    await aline.sends({ kind: 'contacts', phones: ['+250788999000'], name: 'Eric' })
    expect(aline.visible()).not.toContain('I am writing')
    const before = c.said(eric.personId, 0).length
    await asksAnybody(aline)
    await taps(jean, 'accept')
    await aline.says('sos')
    aline.hears('I am writing to Eric')
    expect(c.said(eric.personId, 0).length).toBe(before + 1)
  })
})

describe('another driver', () => {
  test('is never the one whom the passenger has just cancelled on', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await taps(aline, 'cancel')
    await aline.says('2')
    await aline.waits(5 * 60_000)
    await c.db.write((tx) => comeOnline(tx, c, jean.personId))
    await aline.taps('Another driver')
    aline.hears('Nobody is free right now.')
    const eric = await driverIn(c, { name: 'Eric' })
    await aline.waits(20_000)
    eric.hears('Somebody needs a ride')
  })

  test('nor the one who cancelled on them', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await taps(jean, 'cancel')
    await jean.says('1')
    await aline.waits(30 * 60_000)
    await c.db.write((tx) => comeOnline(tx, c, jean.personId))
    await aline.taps('Another driver')
    aline.hears('Nobody is free right now.')
  })

  test.each([
    ['en', 'Jean is not told this reason', 'Talk to a human'],
    ['fr', 'Jean n’apprend pas cette raison', 'Parler à un humain'],
    ['rw', 'Jean ntamenyeshwa iyi mpamvu', 'Vugana n’umuntu'],
    ['sw', 'Jean haambiwi sababu hii', 'Ongea na mhudumu'],
  ] as const)(
    'who did not feel safe is offered help in %s, and the driver hears only that it is cancelled',
    async (language, words, human) => {
      const c = await cast()
      const jean = await c.person({ name: 'Jean' })
      const aline = await driving(jean, 'accepted', { language })
      await taps(aline, 'cancel')
      await aline.sends({ kind: 'choice', id: 'ride.reason.unsafe', title: 'x' })
      aline.hears('112', words)
      jean.hears('❌ *Aline* has cancelled the ride.')
      expect(jean.visible()).not.toContain('Reason')
      expect(jean.visible()).not.toContain('safe')
      expect(c.db.read.get('select cancel_reason from ride')).toEqual({ cancel_reason: 'unsafe' })
      await taps(aline, 'sos')
      expect(c.db.read.get<{ sos_at: number | null }>('select sos_at from ride')?.sos_at).not.toBeNull()
      await c.db.write((tx) => comeOnline(tx, c, jean.personId))
      await aline.waits(hourMs / 2)
      await aline.says('moto')
      await aline.sends(pinAt(kimironko))
      await aline.sends({ kind: 'choice', id: 'find-ride.to.skip', title: 'x' })
      expect(aline.visible()).not.toContain('Jean')
      await aline.sends({ kind: 'choice', id: 'menu!human!', title: human })
      expect(
        c.db.read.get<{ n: number }>('select count(*) as n from person where bot_paused_until is not null')
          ?.n,
      ).toBe(1)
    },
  )
})

describe('the name of a saved place', () => {
  test.each([
    ['en', '★ Mama’s house'],
    ['fr', 'Mama’s house'],
    ['rw', 'Mama’s house'],
    ['sw', '★ Mama’s house'],
  ] as const)('never leaves its owner (%s)', async (language, typed) => {
    const c = await cast({ publicUrl: 'https://inzira.example.rw' })
    const jean = await driverIn(c, { name: 'Jean', language })
    const aline = await c.person({ name: 'Aline', language })
    await c.db.write((tx) =>
      tx.run(
        `insert into saved_place (person_id, name, plain, latitude, longitude, created_at)
           values (?, 'Mama’s house', 'mama s house', ?, ?, 1)`,
        aline.personId,
        kimironko.latitude + 0.01,
        kimironko.longitude,
      ),
    )
    await aline.says('moto')
    await aline.says(typed)
    aline.hears('📍 Mama’s house')
    await aline.says(typed)
    aline.hears('📍 Mama’s house')
    await aline.says('1')
    await taps(jean, 'accept')
    await taps(aline, 'share')
    await aline.sends({ kind: 'choice', id: 'ride!sos!1', title: 'SOS' })
    expect(JSON.stringify(c.said(jean.personId, 0))).not.toContain('Mama')
    expect(c.db.read.all('select pickup_name, dropoff_name from ride')).toEqual([
      { pickup_name: null, dropoff_name: null },
    ])
    expect(aline.visible()).not.toContain('Mama')
  })
})
