import { describe, expect, test } from 'bun:test'
import { setTrustedContact } from '../people/trusted.ts'
import { asksAnybody, driving, pinOf, taps } from './riding/testing.ts'
import { cast, hourMs, type Transcript } from './testing.ts'

const openCalls = (person: Transcript) =>
  person.db.read.get<{ n: number }>(
    'select count(*) as n from ride where sos_at is not null and sos_seen_at is null',
  )

describe('a call for help', () => {
  test('one tap alerts the operator; without a trusted contact one can be added', async () => {
    const c = await cast({ publicUrl: 'https://inzira.example.rw' })
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await aline.taps('SOS')
    aline.hears('Call *112* now if you are in danger.', 'I have alerted the operator.', 'Say on the phone:')
    aline.hears('Moto · Jean', 'Plate: *RAB', 'Kimironko market → Remera', 'You have named nobody')
    aline.offers('Share trip', 'Add a contact')
    expect(aline.heard).toHaveLength(1)
    expect(openCalls(aline)?.n).toBe(1)
    jean.hears('The ride has begun.')
  })

  test('the trusted contact is written to, in the language of who called if they have chosen none', async () => {
    const c = await cast({ publicUrl: 'https://inzira.example.rw' })
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started', { name: 'Aline Uwase', language: 'fr' })
    const mother = await c.person({ phone: '250788999000', language: null })
    await mother.says('🙂')
    await c.db.write((tx) =>
      tx.run(
        `insert into trusted_contact (person_id, phone, name, updated_at) values (?, '250788999000', 'Maman', 1)`,
        aline.personId,
      ),
    )
    await aline.says('au secours')
    aline.hears('Appelez le *112*', 'J’ai alerté l’opérateur.', 'J’écris à Maman')
    aline.offers('Partager le trajet')
    mother.hears('🆘 *Aline Uwase* a appelé à l’aide pendant une course', 'Chauffeur : Jean', 'Plaque : *RAB')
    mother.hears('Départ : Kimironko market', 'Dernière position : https://maps.google.com', '/trip/')
    mother.hears('Appelez Aline Uwase maintenant.', '*112*')
    expect(JSON.stringify(jean.heard)).not.toContain('🆘')
    await mother.gets('ride.sosFor', { rideId: 77 })
    mother.hearsNothing()
  })

  test('a driver in danger calls for help too', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean', language: 'rw' })
    await driving(jean, 'arrived')
    await jean.says('ntabara')
    jean.hears('Muhamagare *112*', 'Nabimenyesheje ubuyobozi.', 'Moto · Aline')
    jean.offers('Ongeraho umuntu')
  })

  test('the word is heard in the middle of any question, and the question stays', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await aline.taps('Message')
    await aline.says('SOS!')
    aline.hears('Call *112*')
    await aline.standsAt('ride.message')
    await aline.says('qr')
    jean.hears('💬 *Aline*: qr')
  })

  test('without a ride nobody is alerted, and that is said; after a ride it is still possible', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const eve = await c.person({ name: 'Eve' })
    await eve.says('sos')
    eve.hears('In an emergency call *112*.', 'I alerted nobody.')
    expect(eve.visible()).not.toContain('‹')
    const aline = await driving(jean, 'arrived')
    await jean.says(pinOf(aline))
    await taps(jean, 'complete')
    await jean.says('1')
    await aline.says('emergency')
    aline.hears('I alerted nobody.', 'If it is about your last ride', '‹Alert about my ride›')
    expect(openCalls(aline)?.n).toBe(0)
    await aline.says('1')
    aline.hears('I have alerted the operator.')
    expect(openCalls(aline)?.n).toBe(1)
    await aline.waits(30 * hourMs)
    await aline.says('sos')
    expect(aline.visible()).not.toContain('‹')
    await taps(aline, 'sos')
    aline.hears('Call *112* now', 'I could not alert the operator')
  })

  test('is heard after “stop”, in a ride by the word and by the button, and within a day of one', async () => {
    const c = await cast({ publicUrl: 'https://inzira.example.rw' })
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await aline.says('stop')
    await aline.says('sos')
    aline.hears('Call *112* now', 'I have alerted the operator.', 'Plate: *RAB')
    aline.offers('Share trip')
    expect(openCalls(aline)?.n).toBe(1)
    await aline.taps('Share trip')
    aline.hears('/t')
    await seen(aline)
    await taps(aline, 'sos')
    aline.hears('I have alerted the operator.')
    expect(openCalls(aline)?.n).toBe(1)
    await aline.says('what is this')
    aline.hearsNothing()
    await taps(jean, 'complete')
    await jean.says('1')
    await seen(aline)
    await aline.says('emergency')
    aline.hears('I alerted nobody.', '‹Alert about my ride›')
    await aline.says('1')
    aline.hears('I have alerted the operator.')
    expect(openCalls(aline)?.n).toBe(1)
    await aline.waits(25 * hourMs)
    await aline.says('sos')
    aline.hearsNothing()
    await taps(aline, 'sos')
    aline.hearsNothing()
  })

  test('whoever said stop and had no ride is left in silence', async () => {
    const c = await cast()
    const eve = await c.person({ name: 'Eve' })
    await eve.says('stop')
    for (const words of ['sos', '112']) {
      await eve.says(words)
      eve.hearsNothing()
    }
    await eve.sends({ kind: 'choice', id: 'ride!sos!1', title: 'SOS' })
    eve.hearsNothing()
  })

  test('without a driver there is nothing to call for help about, whatever the button says', async () => {
    const c = await cast()
    const eve = await c.person({ name: 'Eve' })
    const friend = await c.person({ phone: '250788999000' })
    await friend.says('hello')
    await trusts(eve, '250788999000')
    await asksAnybody(eve)
    const sos = { kind: 'choice', id: 'ride!sos!1', title: 'SOS' } as const
    await eve.sends(sos)
    eve.hears('In an emergency call *112*.', 'I alerted nobody.')
    await eve.waits(2 * hourMs)
    await eve.sends(sos)
    eve.hears('I alerted nobody.')
    expect(openCalls(eve)?.n).toBe(0)
    expect(friend.visible()).not.toContain('🆘')
  })

  test('a contact who cannot be reached gets the words from the caller’s own phone, and no row of a person', async () => {
    const c = await cast({ publicUrl: 'https://inzira.example.rw' })
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started', { name: 'Aline' })
    const people = () => c.db.read.get<{ n: number }>('select count(*) as n from person')?.n
    const before = people()
    await trusts(aline, '250788999000', 'Maman')
    await taps(aline, 'sos')
    aline.hears(
      'I have alerted the operator.',
      'I cannot write to Maman',
      'I need help',
      'Jean',
      'Plate: *RAB',
    )
    aline.hears('Last seen: https://maps.google.com', 'See where they are: https://inzira.example.rw/')
    aline.hears('‹Send it now› https://wa.me/250788999000?text=%F0%9F%86%98%20I%20need%20help')
    expect(aline.visible()).not.toContain('I am writing to')
    expect(people()).toBe(before)
    const link = aline.heard.find(({ kind }) => kind === 'link')
    const words = new URL(link?.kind === 'link' ? link.url : '').searchParams.get('text')
    expect(words).toContain('/t')
    expect(words).toContain('Plate')
  })

  test.each([
    ['wrote more than a day ago', 25 * hourMs, 'hello'],
    ['has said stop', 0, 'stop'],
  ])('nor is a contact promised to be written to who %s', async (_who, passedMs, words) => {
    const c = await cast()
    const mother = await c.person({ phone: '250788999000' })
    await mother.says(words)
    await c.waits(passedMs)
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await trusts(aline, '250788999000')
    await taps(aline, 'sos')
    aline.hears('I cannot write to +250788999000', '‹Send it now›')
    expect(mother.visible()).not.toContain('🆘')
  })

  test('with a template configured whoever is known can be reached, however long ago they wrote', async () => {
    const c = await cast({ hasTemplate: true })
    const mother = await c.person({ phone: '250788999000' })
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await trusts(aline, '250788999000')
    await taps(aline, 'sos')
    aline.hears('I am writing to +250788999000')
    mother.hears('🆘')
  })

  test('at most three different contacts are told within a day', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    const told: boolean[] = []
    for (let nth = 0; nth < 5; nth++) {
      const phone = `25078899900${nth}`
      const friend = await c.person({ phone })
      await friend.says('hello')
      await trusts(aline, phone)
      await taps(aline, 'sos')
      told.push(friend.visible().includes('🆘'))
    }
    expect(told).toEqual([true, true, true, false, false])
    aline.hears(
      'I have alerted the operator.',
      'I have written to several people for you today',
      '‹Send it now›',
    )
  })
})

const seen = (person: Transcript) =>
  person.db.write((tx) => tx.run('update ride set sos_seen_at = ?', person.clock.now()))

const trusts = (person: Transcript, phone: string, name: string | null = null) =>
  person.db.write((tx) => setTrustedContact(tx, person.personId, { phone, name }, person.clock.now()))
