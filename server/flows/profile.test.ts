import { describe, expect, test } from 'bun:test'
import { transcript } from './testing.ts'

describe('the profile', () => {
  test('shows what is known and asks nothing until a button is tapped', async () => {
    const chat = await transcript({ name: 'Aline U.' })
    await chat.says('profile')
    chat.hears('Name: Aline U.', 'Language: English', 'MoMo default: not set')
    chat.offers('Name', 'Language', 'MoMo default')
    await chat.standsAt('menu.idle')
    await chat.says('123456 500')
    await chat.says('profil')
    chat.hears('MoMo default: merchant code 123456')
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
