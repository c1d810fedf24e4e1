import { describe, expect, test } from 'bun:test'
import { guess, type Shared } from './read.ts'

const shared = (given: Partial<Shared>): Shared => ({
  title: '',
  text: '',
  url: '',
  open: '',
  files: [],
  ...given,
})

describe('what was shared is', () => {
  const cases: [string, Partial<Shared>, ReturnType<typeof guess>][] = [
    [
      'a place, named by the words before its link',
      { text: 'Kigali Heights\nhttps://maps.google.com/?q=-1.9536,30.0605' },
      { is: 'place', query: '-1.9536,30.0605', name: 'Kigali Heights' },
    ],
    [
      'a place, named by the title',
      { title: 'Home', url: 'geo:-1.95361234,30.06051234' },
      { is: 'place', query: '-1.95361,30.06051', name: 'Home' },
    ],
    [
      'a place without a name',
      { text: '-1.9536, 30.0605' },
      { is: 'place', query: '-1.9536,30.0605', name: undefined },
    ],
    [
      'a place by our own protocol',
      { open: 'web+inzira:geo:-1.9536,30.0605' },
      { is: 'place', query: '-1.9536,30.0605', name: undefined },
    ],
    [
      'a place by our own protocol, in words',
      { open: 'web+inzira://share?text=-1.9536%2C30.0605' },
      { is: 'place', query: '-1.9536,30.0605', name: undefined },
    ],
    [
      'a short link, for the server to look up',
      { text: 'Meet me https://maps.app.goo.gl/abc123' },
      { is: 'place_link', query: 'https://maps.app.goo.gl/abc123' },
    ],
    [
      'a payment to dial',
      { text: 'tel:*182*8*1*123456%23' },
      { is: 'payment', text: 'tel:*182*8*1*123456%23' },
    ],
    [
      'a payment to dial, bare',
      { text: '*182*8*1*123456*500#' },
      { is: 'payment', text: '*182*8*1*123456*500#' },
    ],
    [
      'one of our own codes',
      { url: 'https://bot.example.rw/q/abcd1234' },
      { is: 'payment', text: 'https://bot.example.rw/q/abcd1234' },
    ],
    ['words', { text: ' Kimironko market ' }, { is: 'words', text: 'Kimironko market' }],
    ['the title, when there is nothing else', { title: 'Nyabugogo' }, { is: 'words', text: 'Nyabugogo' }],
    ['nothing', { text: ' \n' }, { is: 'nothing' }],
  ]
  test.each(cases)('%s', (_, given, expected) => expect(guess(shared(given))).toEqual(expected))

  test('a file, whatever words came with it', () => {
    const file = (name: string, type: string) => new File(['x'], name, { type })
    const is = (given: File) => guess(shared({ text: '*182#', files: [given] })).is
    expect(is(file('a.jpg', 'image/jpeg'))).toBe('picture')
    expect(is(file('a.PDF', ''))).toBe('pdf')
    expect(is(file('a.pdf', 'application/pdf'))).toBe('pdf')
    expect(is(file('a.mp3', 'audio/mpeg'))).toBe('other_file')
  })
})
