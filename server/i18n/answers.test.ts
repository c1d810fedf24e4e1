import { describe, expect, test } from 'bun:test'
import { answerIn } from './answers.ts'

describe('an answer is understood in every language, with and without accents', () => {
  test.each([
    'yes',
    'Yes!',
    'it is right',
    'oui',
    'c’est ça, oui',
    'Exacte',
    'yego',
    'Ni byo koko',
    'ndiyo',
    'Ndio, sawa',
  ])('%s confirms', (typed) => expect(answerIn(typed)).toBe('yes'))
  test.each(['no', 'wrong', 'that is not right', 'non merci', 'pas exact', 'Oya', 'hapana', 'si sahihi'])(
    '%s denies',
    (typed) => expect(answerIn(typed)).toBe('no'),
  )
  test.each(['what?', 'I do not know', 'Je ne sais pas', 'peut-être', 'simbizi', 'sijui'])(
    '%s tells neither',
    (typed) => expect(answerIn(typed)).toBe('what'),
  )
  test.each([
    'Sanlam',
    'Radiant Insurance',
    'Toyota',
    'RAD 123 C',
    '31/05/2027',
    'no. 1234',
    '',
    '👍',
    'constructor',
  ])('%p is none', (typed) => expect(answerIn(typed)).toBeUndefined())
})
