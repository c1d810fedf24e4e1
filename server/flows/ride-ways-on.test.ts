import { describe, expect, test } from 'bun:test'
import { addKigali } from '../places/testing.ts'
import { driverIn, driving, kimironko, pinAt, taps, wantsRide } from './riding/testing.ts'
import { cast, hourMs, type Transcript } from './testing.ts'

const given = (person: Transcript) => person.db.read.all(`select "by", stars from rating order by "by"`)

describe('stars', () => {
  test.each([
    ['en', '5', 'Type 1 to 5 for the stars', 'Thank you for the stars.'],
    ['fr', '5', 'Tapez de 1 à 5', 'Merci'],
    ['rw', '⭐⭐⭐⭐⭐', 'Mwandike 1 kugeza kuri 5', 'Murakoze'],
    ['sw', '５', 'Andika 1 hadi 5', 'Asante'],
  ] as const)('in %s, “%s” right under the fare', async (language, typed, asked, thanks) => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean', phone: '250788123456' })
    const aline = await driving(jean, 'started', { language })
    await taps(jean, 'complete')
    await jean.says('1')
    aline.hears(asked)
    await aline.says(typed)
    aline.hears(thanks)
    expect(aline.choices().length).toBeGreaterThan(0)
    expect(given(aline)).toEqual([{ by: 'passenger', stars: 5 }])
    await aline.says('5')
    expect(given(aline)).toHaveLength(1)
  })

  test('a number an hour later is no star any more', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean', phone: '250788123456' })
    const aline = await driving(jean, 'started')
    await taps(jean, 'complete')
    await jean.says('1')
    await aline.waits(hourMs + 1)
    await aline.says('5')
    expect(given(aline)).toEqual([])
  })

  test('whoever pays with the phone in their hand is told to dial first', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean', phone: '250788123456' })
    const aline = await driving(jean, 'started')
    await taps(jean, 'complete')
    await jean.says('1')
    const said = aline.visible()
    expect(said.indexOf('Tap to dial')).toBeGreaterThan(0)
    expect(said.indexOf('Tap to dial')).toBeLessThan(said.indexOf('scan it with another phone on MTN'))
    aline.offers('Give stars')
  })
})

describe('nobody is left without a way on', () => {
  test('after a request was taken back', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    await wantsRide(aline)
    await aline.says('1')
    await aline.taps('Cancel')
    aline.offers('Try again', 'Menu')
    await aline.taps('Menu')
    aline.hears('What would you like to do?')
  })

  test('after a ride was cancelled on its way, on either side', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await taps(aline, 'cancel')
    await aline.says('1')
    aline.offers('Menu')
    jean.offers('Menu')
  })

  test('with a locked PIN, and without a trusted contact', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    await driving(jean, 'arrived')
    const { pin } = c.db.read.get<{ pin: string }>('select pin from ride') ?? { pin: '' }
    const wrong = String((Number(pin) + 1) % 10_000).padStart(4, '0')
    for (let nth = 0; nth < 5; nth++) await jean.says(wrong)
    jean.hears('the PIN is locked')
    jean.offers('Message', 'Cancel ride')
    await jean.sends({ kind: 'choice', id: 'profile!forgetContact!', title: 'x' })
    jean.offers('Add a contact')
  })
})

describe('where to', () => {
  test('is not where one is: that choice is left out', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    await aline.says('moto')
    await aline.sends(pinAt(kimironko))
    aline.hears('Where do you want to go?')
    aline.offers('No destination')
    expect(aline.visible()).not.toContain('My location')
  })

  test.each([
    ['en', 'Is it the right place?'],
    ['fr', 'Est-ce le bon endroit'],
    ['rw', 'Aho hantu ni ho koko?'],
    ['sw', 'mahali hapo ni sahihi?'],
  ] as const)('within 200 m is asked about in %s', async (language, words) => {
    const c = await cast()
    await driverIn(c)
    const aline = await c.person({ name: 'Aline', language })
    await aline.says('moto')
    await aline.sends(pinAt(kimironko))
    await aline.sends(pinAt(kimironko))
    aline.hears(words)
    const other = await c.person({ name: 'Eric', language })
    await wantsRide(other)
    expect(other.visible()).not.toContain(words)
  })

  test.each([
    ['en', 'Shall I find you a ride to Kimironko Market?'],
    ['fr', 'vers Kimironko Market'],
    ['rw', 'rujya Kimironko Market'],
    ['sw', 'kwenda Kimironko Market'],
  ] as const)('the full name of a place at rest begins a ride there, in %s', async (language, words) => {
    const c = await cast()
    await addKigali(c.db)
    const aline = await c.person({ name: 'Aline', language })
    await aline.says('kimironko market')
    aline.hears(words)
    await aline.says('moto')
    await aline.standsAt('find-ride.from')
    await aline.sends(pinAt({ latitude: -1.97, longitude: 30.1 }))
    await aline.standsAt('find-ride.driver')
    aline.hears('🏁 Kimironko Market')
  })

  test.each(['kimironko', 'good people', 'market', 'what is kimironko market'])(
    '“%s” at rest begins none',
    async (words) => {
      const c = await cast()
      await addKigali(c.db)
      const aline = await c.person({ name: 'Aline' })
      await aline.says(words)
      await aline.standsAt('menu.idle')
    },
  )

  test.each([
    ['en', '📎'],
    ['fr', '📎'],
    ['rw', '📎'],
    ['sw', '📎'],
  ] as const)('a name nobody knows brings the hint once, in %s', async (language, clip) => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline', language })
    await aline.says('moto')
    await aline.sends(pinAt(kimironko))
    await aline.says('qqqxyz')
    expect(aline.visible().split(clip)).toHaveLength(2)
  })

  test('“-2.0, 29.2” is a position', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    await aline.says('moto')
    await aline.says('-2.0, 29.2')
    await aline.standsAt('find-ride.to')
  })
})
