import { describe, expect, test } from 'bun:test'
import { transcript } from './testing.ts'

describe('the profile', () => {
  test('shows what is known and asks nothing until a button is tapped', async () => {
    const chat = await transcript({ name: 'Aline U.' })
    await chat.says('profile')
    chat.hears('Name: Aline U.', 'Language: English', 'MoMo default: not set')
    chat.offers('Name', 'Language', 'MoMo default', 'Saved places', 'Trusted contact')
    await chat.standsAt('menu.idle')
    await chat.says('0788111222 500')
    await chat.says('profil')
    chat.hears('MoMo default: 0788 111 222')
  })

  test('the name is changed', async () => {
    const chat = await transcript({ language: 'rw', name: 'Al' })
    await chat.says('umwirondoro')
    await chat.taps('Izina')
    chat.hears('Mbite nde?')
    await chat.says('  Uwase\n Aline ')
    chat.hears('Murakoze, Uwase Aline.', 'Izina: Uwase Aline')
  })

  test('a name that is also one of our words is a name: it is asked back, never swallowed', async () => {
    for (const name of ['Aide', 'Salama', 'Rudi', 'Umuntu', 'Acha', 'Anza', 'Amakuru', 'Hey']) {
      const chat = await transcript({ language: 'fr' })
      await chat.says('profil')
      await chat.taps('Nom')
      await chat.says(name)
      chat.hears(`« ${name} » est-il votre nom ?`)
      await chat.says('oui')
      chat.hears(`Merci, ${name}.`)
      await chat.close()
    }
  })

  test('and if it was not meant as a name, the name is asked again', async () => {
    const chat = await transcript({ language: 'fr', name: 'Old' })
    await chat.says('profil')
    await chat.taps('Nom')
    await chat.says('aide')
    await chat.says('non')
    chat.hears('Comment dois-je vous appeler ?')
    await chat.says('annuler')
    chat.hears('j’ai laissé cela')
    await chat.says('profil')
    chat.hears('Nom : Old')
  })

  test('words that nobody is called still work where a name is asked', async () => {
    for (const word of ['stop', 'menu', 'cancel', 'annuler', 'help', 'ubufasha', 'agent', 'back', '0']) {
      const chat = await transcript()
      await chat.says('profile')
      await chat.taps('Name')
      await chat.says(word)
      expect(chat.visible()).not.toContain('Thank you')
      expect(chat.visible()).not.toContain('your name?')
      await chat.close()
    }
  })

  test('what is no name is told so', async () => {
    const chat = await transcript()
    await chat.says('profile')
    await chat.taps('Name')
    await chat.says('12345')
    chat.hears('type your name in letters')
    await chat.says('x'.repeat(61))
    chat.hears('at most 60 letters')
    await chat.sends({ kind: 'location', latitude: 0, longitude: 0 })
    chat.hears('type your name in letters')
  })

  test('the language is changed, and everything after it is in the new one', async () => {
    const chat = await transcript()
    await chat.says('profile')
    await chat.says('2')
    chat.offers('English', 'Français', 'Ikinyarwanda', 'Kiswahili')
    await chat.says('4')
    chat.hears('Sasa tunazungumza Kiswahili.', 'Ungependa kufanya nini?')
    await chat.says('wasifu')
    chat.hears('Lugha: Kiswahili')
  })

  test('the MoMo default is changed', async () => {
    const chat = await transcript()
    await chat.says('profile')
    await chat.taps('MoMo default')
    chat.hears('shall be your default?')
    await chat.taps('My own number')
    chat.hears('Your default is now 0788 111 222.')
  })
})

describe('saved places', () => {
  test('are added with a place and a name, chosen by it later, and forgotten', async () => {
    const chat = await transcript()
    await chat.says('profile')
    chat.hears('Saved places: not set')
    await chat.taps('Saved places')
    chat.hears('You have saved no place yet')
    await chat.taps('Add a place')
    chat.hears('Which place shall I keep for you?', 'Tap the button')
    await chat.sends({ kind: 'location', latitude: -1.95, longitude: 30.1, name: 'Gishushu' })
    chat.hears('📍 Gishushu', 'What shall I call it?')
    chat.offers('Home', 'Work', 'Gishushu')
    await chat.taps('Home')
    chat.hears('Saved: Home.', 'Your saved places')
    chat.offers('★ Home', 'Add a place')
    await chat.taps('Add a place')
    // Where something is saved it can be tapped, and the button for the position is one of the choices.
    chat.offers('📍 My location', '★ Home')
    await chat.says('home')
    chat.hears('📍 Home', 'What shall I call it?')
    await chat.says('Kwa Sogokuru')
    chat.hears('Saved: Kwa Sogokuru.')
    await chat.says('profile')
    chat.hears('Saved places: Kwa Sogokuru, Home')
    await chat.taps('Saved places')
    await chat.taps('★ Home')
    chat.hears('*Home*', '-1.9500, 30.1000')
    await chat.taps('Forget it')
    chat.hears('That place is forgotten.')
    chat.offers('★ Kwa Sogokuru', 'Add a place')
    await chat.taps('Forget it')
    chat.hears('You have forgotten that place.')
  })

  test('a name that cannot be one is asked again; the same name takes the new place', async () => {
    const chat = await transcript()
    const add = async () => {
      await chat.says('profile')
      await chat.taps('Saved places')
      await chat.taps('Add a place')
      await chat.says('-1.95, 30.1')
    }
    await add()
    await chat.says('12')
    chat.hears('Please type a name in letters')
    await chat.says('x'.repeat(19))
    chat.hears('at most 18 letters')
    await chat.sends({ kind: 'location', latitude: 0, longitude: 0 })
    chat.hears('Please type a name in letters')
    await chat.says('Ishuri')
    await add()
    await chat.says('ISHURI')
    chat.offers('★ ISHURI', 'Add a place')
  })

  test('there are at most eight, and nobody reaches another person’s', async () => {
    const chat = await transcript()
    for (let n = 0; n < 8; n += 1) {
      await chat.says('profile')
      await chat.taps('Saved places')
      await chat.taps('Add a place')
      await chat.says('-1.95, 30.1')
      await chat.says(`Place ${'abcdefgh'[n]}`)
    }
    expect(chat.visible()).not.toContain('Add a place')
    await chat.sends({ kind: 'choice', id: 'profile!addPlace!', title: 'x' })
    chat.hears('I keep 8 places for you')
    const other = await chat.cast.person()
    await other.sends({ kind: 'choice', id: 'profile!forgetPlace!1', title: 'x' })
    other.hears('You have forgotten that place')
    expect(chat.db.read.all('select id from saved_place')).toHaveLength(8)
  })
})

describe('the trusted contact', () => {
  test('is given as a contact card with its name', async () => {
    const chat = await transcript()
    await chat.says('profile')
    await chat.taps('Trusted contact')
    chat.hears('Who shall be told if you call for help')
    await chat.sends({ kind: 'contacts', phones: ['250788123456', '0788 123 456'], name: 'Mama Boutique' })
    chat.hears('Your trusted contact is Mama Boutique (+250 788 123 456).')
    await chat.says('profile')
    chat.hears('Trusted contact: Mama Boutique (+250 788 123 456)')
    await chat.taps('Trusted contact')
    chat.offers('Change', 'Forget it')
    await chat.taps('Forget it')
    chat.hears('You have no trusted contact any more.')
    await chat.says('profile')
    chat.hears('Trusted contact: not set')
  })

  test('or typed, with or without a name, here or abroad', async () => {
    for (const [typed, shown] of [
      ['Jeanne 0788123456', 'Jeanne (+250 788 123 456)'],
      ['0788 123 456 – Jeanne', 'Jeanne (+250 788 123 456)'],
      ['+32 470 12 34 56 Papa', 'Papa (+32 470 12 34 56)'],
      ['Papa: +254712345678', 'Papa (+254 712 345678)'],
    ] as const) {
      const chat = await transcript()
      await chat.sends({ kind: 'choice', id: 'profile!contact!', title: 'x' })
      await chat.says(typed)
      chat.hears(shown)
      await chat.close()
    }
    const chat = await transcript()
    await chat.sends({ kind: 'choice', id: 'profile!contact!', title: 'x' })
    await chat.says('0788123456')
    chat.hears('What is their name?')
    await chat.taps('No name')
    chat.hears('Your trusted contact is +250 788 123 456.')
  })

  test('what is no number, several, or one’s own, is told so', async () => {
    const chat = await transcript({ phone: '250788111222' })
    await chat.sends({ kind: 'choice', id: 'profile!contact!', title: 'x' })
    for (const words of ['Jeanne', '12345', '0788 12', '+1 000 000 0000']) {
      await chat.says(words)
      chat.hears('Please share one contact')
    }
    await chat.sends({ kind: 'contacts', phones: ['250788123456', '250722000111'] })
    chat.hears('That contact has several numbers')
    await chat.says('0788 111 222')
    chat.hears('That is your own number')
    await chat.sends({ kind: 'media', media: 'image', mediaId: 'M', mime: 'image/png' })
    chat.hears('Please share one contact')
  })
})
