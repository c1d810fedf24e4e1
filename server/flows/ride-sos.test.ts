import { describe, expect, test } from 'bun:test'
import { driving, pinOf, taps } from './riding/testing.ts'
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
})
