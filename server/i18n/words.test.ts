import { describe, expect, test } from 'bun:test'
import { sayIn } from './catalogue.ts'
import { type Language, languages } from './languages.ts'
import { commandIn, type GlobalWord, globalWordIn, greetingIn, isThanks, languageOf, plain } from './words.ts'

describe('words that work everywhere', () => {
  test('every word that a text tells people to type does what it says', () => {
    // The order in which the help text of each language names them.
    const named: GlobalWord[] = ['menu', 'back', 'cancel', 'agent', 'stop']
    for (const language of languages) {
      expect(bold(sayIn(language)('help')).map(globalWordIn)).toEqual(named)
      expect(bold(sayIn(language)('stop.done')).map(globalWordIn)).toEqual(['start'])
      expect(bold(sayIn(language)('stop.still')).map(globalWordIn)).toEqual(['start'])
      expect(bold(sayIn(language)('agent.coming', { time: 'x' })).map(globalWordIn)).toEqual(['start'])
      expect(bold(sayIn(language)('agent.released')).map(globalWordIn)).toEqual(['menu'])
      expect(bold(sayIn(language)('flow.stuck')).map(globalWordIn)).toEqual(['help', 'agent'])
      expect(bold(sayIn(language)('flow.failed')).map(globalWordIn)).toEqual(['menu'])
      // Where a name is asked, the word must be one that nobody is called.
      expect(bold(sayIn(language)('profile.askName')).map(commandIn)).toEqual(['cancel'])
    }
  })

  test('are never also the title of a button, which would be swallowed', () => {
    for (const language of languages) {
      for (const key of titles) {
        const title = sayIn(language)(key)
        const word = globalWordIn(title)
        expect(word === undefined || key === 'menu.help', `${language} ${key}: ${title}`).toBe(true)
        expect(greetingIn(title)).toBeUndefined()
        expect(isThanks(title)).toBe(false)
      }
    }
  })

  test('are heard whatever the case, accents, emoji and punctuation', () => {
    const written: [string, GlobalWord][] = [
      ['Précédent', 'back'],
      ['STOP!!!', 'stop'],
      [' menu 🙏', 'menu'],
      ['*annuler*', 'cancel'],
      ['?', 'help'],
      ['subira   inyuma', 'back'],
    ]
    for (const [typed, word] of written) expect(globalWordIn(typed)).toBe(word)
  })

  test('are not heard inside longer answers', () => {
    for (const typed of ['stop by the market', 'menu du jour', 'Agent 47', 'hello Alice', '00', '10']) {
      expect(globalWordIn(typed)).toBeUndefined()
      expect(greetingIn(typed)).toBeUndefined()
    }
  })
})

test('greetings tell the language', () => {
  const greetings: [string, Language][] = [
    ['Good morning', 'en'],
    ['Allô ?', 'fr'],
    ['Mwaramutse', 'rw'],
    ['Hujambo!', 'sw'],
  ]
  for (const [typed, language] of greetings) expect(greetingIn(typed)).toBe(language)
})

test('a word of exactly one language tells it, one of several tells nothing', () => {
  const words: [string, Language | undefined][] = [
    ['Ubufasha', 'rw'],
    ['Aide !', 'fr'],
    ['msaada', 'sw'],
    ['human', 'en'],
    ['Murakoze', 'rw'],
    ['Habari', 'sw'],
    ['stop', undefined],
    ['menyu', undefined],
    ['agent', undefined],
    ['0', undefined],
    ['?', undefined],
    ['toString', undefined],
  ]
  for (const [typed, language] of words) expect(languageOf(typed)).toBe(language)
})

test('what does not matter is stripped', () => {
  expect(plain('  Élan — ÇA va?  ')).toBe('elan ca va')
  expect(plain('👍')).toBe('')
})

const bold = (text: string): string[] => [...text.matchAll(/\*([^*]+)\*/g)].map(([, word]) => word ?? '')

const titles = [
  'menu.help',
  'qr.title',
  'qr.myNumber',
  'qr.otherAmount',
  'qr.noAmount',
  'qr.again',
  'qr.changeDefault',
  'qr.print',
  'qr.sticker',
  'qr.poster',
  'qr.noDefault',
  'qr.make',
  'profile.title',
  'profile.name',
  'profile.language',
  'profile.momo',
  'profile.itIs',
  'profile.itIsNot',
] as const
