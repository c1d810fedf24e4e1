import { describe, expect, test } from 'bun:test'
import { waitingForHuman } from '../people/people.ts'
import { type AnyFlow, choices, defineFlow } from './flow.ts'
import { flows } from './index.ts'
import { hourMs, transcript } from './testing.ts'

describe('the first contact', () => {
  test('a greeting tells the language', async () => {
    const greetings: [string, string][] = [
      ['Hi!', 'What would you like to do?'],
      ['Bonjour', 'Que souhaitez-vous faire ?'],
      ['muraho', 'Murifuza gukora iki?'],
      ['Habari 😀', 'Ungependa kufanya nini?'],
    ]
    for (const [greeting, menu] of greetings) {
      const chat = await transcript({ language: null })
      await chat.says(greeting)
      chat.hears('Inzira', menu)
      expect(chat.heard).toHaveLength(1)
    }
  })

  test('anything else is asked for a language, by list, number, name or greeting', async () => {
    for (const answer of ['3', 'Ikinyarwanda', 'kinyarwanda', 'rw', 'Muraho']) {
      const chat = await transcript({ language: null })
      await chat.says('I need a code')
      chat.hears('Please choose your language.', 'Hitamo ururimi.')
      chat.offers('English', 'Français', 'Ikinyarwanda', 'Kiswahili')
      await chat.says('menu')
      chat.hears('Hitamo ururimi.')
      await chat.says('what?')
      chat.hears('type 1, 2, 3 or 4', 'Hitamo ururimi.')
      await chat.says(answer)
      chat.hears('Murifuza gukora iki?')
    }
  })

  test('naming a language at once is enough', async () => {
    for (const [name, menu] of [
      ['Kinyarwanda', 'Murifuza gukora iki?'],
      ['swahili', 'Ungependa kufanya nini?'],
      ['English', 'What would you like to do?'],
    ] as const) {
      const chat = await transcript({ language: null })
      await chat.says(name)
      chat.hears(menu)
      expect(chat.heard).toHaveLength(1)
    }
  })

  test('whoever does not find the list is told names and numbers in all languages', async () => {
    const chat = await transcript({ language: null })
    await chat.says('I need a code')
    await chat.says('what?')
    chat.hears('Mwandike 1, 2, 3', 'Tapez 1, 2, 3', 'Andika 1, 2, 3', '3 Ikinyarwanda', '4 Kiswahili')
  })

  test('a voice note or a chat opened without a word is welcomed too', async () => {
    const chat = await transcript({ language: null })
    await chat.sends({ kind: 'other', type: 'request_welcome' })
    chat.hears('Welcome to Inzira.')
    await chat.sends({ kind: 'media', media: 'audio', mediaId: 'A', mime: 'audio/ogg' })
    chat.hears('I cannot read this kind of message.', 'Welcome to Inzira.')
    await chat.taps('Kiswahili')
    chat.hears('Ungependa kufanya nini?')
  })

  test('a language guessed wrongly is changed by typing its name', async () => {
    const chat = await transcript({ language: null })
    await chat.says('hello')
    chat.hears('just type the language you prefer')
    await chat.says('FRANÇAIS')
    chat.hears('Nous parlons maintenant français.', 'Que souhaitez-vous faire ?')
  })
})

describe('a first word of exactly one language', () => {
  test('tells it, and is answered', async () => {
    const words: [string, string[]][] = [
      ['Ubufasha', ['Murakaza neza kuri Inzira.', '*menyu* – ibyo muhitamo byose', 'Murifuza gukora iki?']],
      ['Aide', ['Bienvenue chez Inzira.', '*menu* – tous les choix', 'Que souhaitez-vous faire ?']],
      ['msaada', ['Karibu Inzira.', '*menyu* – chaguo zote', 'Ungependa kufanya nini?']],
      ['Asante sana', ['Karibu Inzira.', 'Ungependa kufanya nini?']],
      ['Hagarika', ['Nta bundi butumwa nzaboherereza.']],
      ['umukozi', ['Nasabye ko umukozi abasubiza.', 'isaha imwe']],
    ]
    for (const [word, sentences] of words) {
      const chat = await transcript({ language: null })
      await chat.says(word)
      chat.hears(...sentences)
      expect(chat.heard).toHaveLength(1)
      await chat.close()
    }
  })

  test('is kept: whoever comes back after it is not asked for a language', async () => {
    const chat = await transcript({ language: null })
    await chat.says('hagarika')
    await chat.says('tangira')
    chat.hears('Murakaza neza nanone.', 'Murifuza gukora iki?')
    const other = await transcript({ language: null })
    await other.says('stop')
    other.hears('You will get no more messages')
    await other.says('commencer')
    other.hears('Content de vous revoir.', 'Que souhaitez-vous faire ?')
  })

  test('a word of several languages tells nothing', async () => {
    const chat = await transcript({ language: null })
    await chat.says('menyu')
    chat.hears('Please choose your language.')
  })
})

describe('thanks', () => {
  test('are answered briefly, without the menu', async () => {
    for (const [language, thanks, answer] of [
      ['en', 'thank you!', 'You are welcome.'],
      ['fr', 'Merci beaucoup', 'Je vous en prie.'],
      ['rw', 'murakoze 🙏', 'Ntacyo bitwaye.'],
      ['sw', 'asante', 'Karibu.'],
    ] as const) {
      const chat = await transcript({ language })
      await chat.says('123456 500')
      await chat.says(thanks)
      expect(chat.visible()).toBe(answer)
      await chat.close()
    }
  })

  test('leave an open question open, and may be somebody’s name', async () => {
    const chat = await transcript()
    await chat.says('qr')
    await chat.says('merci')
    chat.hears('You are welcome.', 'Who is to be paid?')
    expect(chat.heard).toHaveLength(1)
    await chat.says('profile')
    await chat.says('cancel')
    await chat.says('profile')
    await chat.taps('Name')
    await chat.says('Merci')
    chat.hears('Thank you, Merci.')
  })
})

describe('words that work everywhere', () => {
  test('in every language at once, whatever language is spoken', async () => {
    const chat = await transcript({ language: 'sw' })
    for (const word of ['annuler', 'bireke', 'CANCEL', 'ghairi.']) {
      await chat.says('qr')
      await chat.says(word)
      chat.hears('Sawa, nimeacha hilo.', 'Ungependa kufanya nini?')
    }
    for (const word of ['menu', '0', 'ahabanza', 'Bonjour', 'hi']) {
      await chat.says('qr')
      await chat.says(word)
      chat.hears('Ungependa kufanya nini?')
      expect(chat.visible()).not.toContain('nimeacha')
    }
  })

  test('help is given together with the open question', async () => {
    const chat = await transcript({ language: 'fr' })
    await chat.says('code qr')
    await chat.says('msaada')
    chat.hears('*annuler* – quitter', 'Qui doit être payé ?')
    expect(chat.heard).toHaveLength(1)
    await chat.standsAt('make-qr.payee')
  })

  test('back asks the question before again, with what was known then', async () => {
    const chat = await transcript()
    await chat.says('qr')
    await chat.says('123456')
    await chat.says('other amount')
    await chat.says('retour')
    chat.hears('How much for merchant code 123456?')
    await chat.says('back')
    chat.hears('Who is to be paid?')
    await chat.says('back')
    chat.hears('What would you like to do?')
    await chat.says('back')
    chat.hears('What would you like to do?')
  })

  test('stop silences until start, also for timers and results', async () => {
    const chat = await transcript()
    await chat.says('qr')
    await chat.says('hagarika')
    chat.hears('You will get no more messages')
    for (const words of ['123456', 'help', 'thanks', 'stop', 'agent']) {
      await chat.says(words)
      chat.hearsNothing()
    }
    await chat.gets('make-qr.pictureRead', { texts: ['x'] })
    chat.hearsNothing()
    await chat.says('Start')
    chat.hears('Welcome back.', 'What would you like to do?')
    await chat.says('hi')
    chat.hears('What would you like to do?')
  })

  test('after stop a greeting or menu is told once how to come back, and once more after the next stop', async () => {
    const chat = await transcript()
    for (const [first, second] of [
      ['hi', 'menu'],
      ['menyu', 'muraho'],
    ] as const) {
      await chat.says('stop')
      await chat.says(first)
      chat.hears('You stopped me', 'Type *start*')
      await chat.says(second)
      chat.hearsNothing()
      await chat.waits(30 * hourMs)
      await chat.says(first)
      chat.hearsNothing()
      await chat.says('start')
      chat.hears('Welcome back.')
    }
  })

  test('whoever asks for a human waits, and operators see since when, until it is over', async () => {
    const ends: ((chat: Awaited<ReturnType<typeof transcript>>) => Promise<unknown>)[] = [
      (chat) => chat.says('start'),
      (chat) => chat.says('stop'),
      (chat) => chat.waits(hourMs + 1000),
      (chat) => chat.echoes(),
    ]
    for (const end of ends) {
      const chat = await transcript()
      await chat.says('agent')
      chat.hears('I have asked for a human.', 'silent for an hour')
      const since = chat.clock.now()
      await chat.says('hello?')
      chat.hearsNothing()
      expect(waitingForHuman(chat.db.read)).toEqual([{ id: chat.personId, since }])
      await end(chat)
      expect(waitingForHuman(chat.db.read)).toEqual([])
      await chat.close()
    }
  })

  test('the silence is told as long as it is set', async () => {
    for (const [botPauseMs, words] of [
      [3 * hourMs, '3 heures'],
      [hourMs / 2, '30 min'],
    ] as const) {
      const chat = await transcript({ language: 'fr', botPauseMs })
      await chat.says('agent')
      chat.hears(`pendant ${words}, ou jusqu’à ce que vous tapiez *commencer*`)
      await chat.close()
    }
  })

  test('agent hands over to a human until the pause has passed or start is typed', async () => {
    const chat = await transcript({ language: 'rw' })
    await chat.says('umukozi')
    chat.hears('Nasabye ko umukozi abasubiza.')
    await chat.says('muraho')
    chat.hearsNothing()
    await chat.waits(hourMs + 1000)
    chat.hears('Nagarutse')
    await chat.says('muraho')
    chat.hears('Murifuza gukora iki?')
    await chat.says('agent')
    await chat.says('stop')
    chat.hears('Nta bundi butumwa nzaboherereza.')
    await chat.says('tangira')
    chat.hears('Murakaza neza nanone.')
    await chat.waits(2 * hourMs)
    chat.hearsNothing()
  })
})

describe('typed choices', () => {
  test('by number, in many shapes', async () => {
    for (const typed of ['2', '2.', '(2)', ' 2 ', '２', '2️⃣']) {
      const chat = await transcript()
      await chat.says('0788123456')
      await chat.says(typed)
      chat.hears('Amount: *2,000 RWF*')
    }
  })

  test('by words, their beginning, without accents or case', async () => {
    for (const typed of ['codes qr', 'CODES', 'Codes QR!']) {
      const chat = await transcript({ language: 'fr' })
      await chat.says('salut')
      await chat.says(typed)
      chat.hears('Qui doit être payé ?')
    }
  })

  test('a number that is not offered, a minus or a percent sign is no choice', async () => {
    const chat = await transcript()
    for (const typed of ['9', '-1', '1%']) {
      await chat.says('hi')
      await chat.says(typed)
      chat.hears('I did not understand that.')
    }
  })

  test('a quick reply of a template counts as its words', async () => {
    const chat = await transcript()
    await chat.sends({ kind: 'choice', id: 'Profile', title: 'Profile' })
    chat.hears('Your profile')
  })
})

describe('buttons', () => {
  test('of a question that has passed say so, and what is open is asked', async () => {
    const chat = await transcript()
    await chat.says('123456')
    await chat.taps('1,000 RWF')
    await chat.taps('2,000 RWF')
    chat.hears('That question has passed.', 'What would you like to do?')
    await chat.says('qr')
    await chat.taps('5,000 RWF')
    chat.hears('That question has passed.', 'Who is to be paid?')
  })

  test('with an id that is none of ours change nothing', async () => {
    const chat = await transcript()
    await chat.says('qr')
    for (const id of [
      'make-qr!toString!x',
      'make-qr.toString.x',
      'constructor!x!',
      'menu!open!toString',
      '!!',
      '',
    ]) {
      await chat.sends({ kind: 'choice', id, title: '' })
      expect(chat.heard).toHaveLength(1)
    }
  })

  test('of the menu leave whatever is open', async () => {
    const chat = await transcript()
    await chat.says('hi')
    await chat.taps('QR codes')
    await chat.taps('Profile')
    chat.hears('Your profile')
    await chat.standsAt('menu.idle')
  })
})

describe('what no conversation can use', () => {
  test('reactions, edits and messages taken back are met with silence and change nothing', async () => {
    const chat = await transcript()
    await chat.says('qr')
    const before = await chat.conversation()
    for (const type of ['reaction', 'edit', 'revoke', 'system']) {
      await chat.sends({ kind: 'other', type })
      chat.hearsNothing()
    }
    expect(await chat.conversation()).toMatchObject({ ...before, updatedAt: expect.any(Number) })
  })

  test('voice notes, stickers and what Meta invents next get one polite sentence with the open question', async () => {
    const chat = await transcript({ language: 'sw' })
    await chat.says('qr')
    await chat.sends({ kind: 'media', media: 'sticker', mediaId: 'S', mime: 'image/webp' })
    chat.hears('Siwezi kusoma ujumbe wa aina hii.', 'Nani atalipwa?')
    await chat.sends({ kind: 'other', type: 'unsupported' })
    chat.hears('Siwezi kusoma ujumbe wa aina hii.')
    expect(chat.heard).toHaveLength(1)
  })

  test('a document at the menu is told to be of no use there', async () => {
    const chat = await transcript()
    await chat.sends({ kind: 'media', media: 'document', mediaId: 'D', mime: 'application/zip' })
    chat.hears('I cannot use that here.', 'What would you like to do?')
  })

  test('three misses in a row offer help and a human, and a good answer begins the count anew', async () => {
    const chat = await transcript()
    await chat.says('qr')
    await chat.says('one')
    await chat.says('two')
    expect(chat.visible()).not.toContain('*agent*')
    await chat.says('three')
    chat.hears('no number I can use', 'Type *help*', '*agent*', 'Who is to be paid?')
    await chat.says('123456')
    await chat.says('lots')
    await chat.says('lots')
    expect(chat.visible()).not.toContain('*agent*')
    await chat.says('menu')
    for (const words of ['blah', 'blah', 'blah']) await chat.says(words)
    chat.hears('I did not understand that.', '*agent*', 'What would you like to do?')
  })
})

describe('time and upgrades', () => {
  test('a question left open for more than a day is put aside kindly; what was said is heard as at rest', async () => {
    const chat = await transcript()
    await chat.says('qr')
    await chat.waits(23 * hourMs)
    await chat.says('123456')
    chat.hears('How much for')
    await chat.waits(25 * hourMs)
    await chat.says('0788123456 500')
    chat.hears('[▣ picture]', 'We had not finished (QR codes), so I put it aside.', '*0788 123 456*')
    expect(chat.visible().match(/put it aside/g)).toHaveLength(1)
    await chat.waits(25 * hourMs)
    await chat.says('hi')
    expect(chat.visible()).not.toContain('put it aside')
  })

  test('a flow that knows its older version carries the conversation over', async () => {
    const chat = await transcript({ flows: withFlow(counting(2)) })
    await stand(chat, 'make-qr', 1, 'oldStep', { n: 4 })
    await chat.says('one more')
    chat.hears('counted 5')
  })

  test('a flow that does not begins anew and leaves aside what was said', async () => {
    const chat = await transcript()
    await stand(chat, 'make-qr', 99, 'amount', {})
    await chat.says('5000')
    chat.hears('I was improved while we were talking', 'Who is to be paid?')
    await stand(chat, 'gone-flow', 1, 'x', {})
    await chat.says('5000')
    chat.hears('I was improved while we were talking', 'What would you like to do?')
  })
})

const withFlow = (flow: AnyFlow) => new Map([...flows, [flow.name, flow]])

const counting = (version: number) =>
  defineFlow<{ n: number }, 'count'>()({
    name: 'make-qr',
    version,
    first: 'count',
    blank: { n: 0 },
    steps: {
      count: {
        ask: ({ data }) => choices(`counted ${data.n}`, [{ id: 'make-qr.count.x', title: 'x' }]),
        answer: (_incoming, { data }) => ({ goTo: 'count', data: { n: data.n + 1 } }),
      },
    },
    upgrade: ({ data }) => ({ step: 'count', data: data as { n: number } }),
  })

async function stand(
  chat: Awaited<ReturnType<typeof transcript>>,
  flow: string,
  version: number,
  step: string,
  data: object,
): Promise<void> {
  await chat.db.write((tx) =>
    tx.run(
      `insert or replace into conversation (person_id, flow, version, step, data, trail, offered, updated_at)
         values (?, ?, ?, ?, ?, '[]', '[]', ?)`,
      chat.personId,
      flow,
      version,
      step,
      JSON.stringify(data),
      chat.clock.now(),
    ),
  )
}
