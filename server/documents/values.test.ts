import { describe, expect, test } from 'bun:test'
import type { FieldName } from '../ocr/document.ts'
import { isSurelyValue, shownValue, valueTyped } from './values.ts'

const typed = (name: FieldName, text: string) => valueTyped(name, text, 2026)

describe('a date is read however it is typed', () => {
  test.each([
    '31/05/2027',
    '31-5-2027',
    '31.05.27',
    '31 05 2027',
    '2027-05-31',
    '2027/5/31',
    '31 May 2027',
    '31st of May, 2027',
    'May 31, 2027',
    '31 mai 2027',
    'le 31 mai 2027',
    '31 Gicurasi 2027',
    '31 Mei 2027',
    '２０２７-０５-３１',
    '31/mai/27',
  ])('%s', (text) => expect(typed('valid_to', text)).toEqual({ value: '2027-05-31' }))

  test.each([
    ['1er février 2027', '2027-02-01'],
    ['15 août 2027', '2027-08-15'],
    ['3 juil 2027', '2027-07-03'],
    ['29/02/2028', '2028-02-29'],
    ['12 déc. 2026', '2026-12-12'],
  ])('%s', (text, value) => expect(typed('valid_from', text)).toEqual({ value }))

  test.each([
    '',
    'x',
    'tomorrow',
    '31/05',
    '30/02/2027',
    '29/02/2027',
    '5/31/2027',
    '31/13/2027',
    '1/1/1900',
    '99',
    '1 2 3 4',
  ])('but not %p', (text) => expect(typed('valid_to', text)).toEqual({ problem: 'not_a_date' }))
})

describe('a plate', () => {
  test.each(['RAD 123 C', 'rad123c', 'Rad-123-c'])('%s', (text) =>
    expect(typed('plate', text)).toEqual({ value: 'RAD123C' }),
  )
  test('with the letter O is told apart', () => {
    expect(typed('plate', 'RAD 1O3 C')).toEqual({ problem: 'letter_for_zero', meant: 'RAD 103 C' })
    expect(typed('plate', 'RAO 123 C')).toEqual({ problem: 'letter_o' })
    expect(typed('plate', 'KBA 123 C')).toEqual({ problem: 'not_a_plate' })
  })
})

describe('an insurer', () => {
  test.each([
    ['sanlam', 'SANLAM'],
    ['Radiant Insurance Company', 'RADIANT'],
    ['BK', 'BK'],
    ['Sonarwa General', 'SONARWA'],
  ])('%s is one we know', (text, value) => expect(typed('insurer', text)).toEqual({ value }))
  test('may be one we do not know', () => {
    expect(typed('insurer', 'Jubilee  Allianz Ltd')).toHaveProperty('value')
    expect(typed('insurer', 'Zebra Cover')).toEqual({ value: 'Zebra Cover' })
    expect(typed('insurer', 'Ze')).toEqual({ problem: 'not_a_name' })
    expect(typed('insurer', '1234')).toEqual({ problem: 'not_a_name' })
    expect(typed('insurer', 'Z'.repeat(41))).toEqual({ problem: 'too_long' })
  })
})

describe('numbers', () => {
  test.each([
    ['policy_number', 'mf/kig/0743/083000/2025', 'MF/KIG/0743/083000/2025'],
    ['policy_number', 'No. SON-135806', 'SON-135806'],
    ['certificate_number', 'n° 12345', '12345'],
    ['chassis', 'zre142-6012345', 'ZRE142-6012345'],
    ['engine_number', '2NZ 123456', '2NZ 123456'],
    ['year', '2010', '2010'],
    ['year', '2027', '2027'],
    ['seats', '5', '5'],
    ['seats', '5 places', '5'],
  ] as const)('%s %s', (name, text, value) => expect(typed(name, text)).toEqual({ value }))
  test.each([
    ['policy_number', '?!', 'not_a_number'],
    ['policy_number', 'SONARWA', 'not_a_number'],
    ['policy_number', '1', 'not_a_number'],
    ['chassis', 'A1'.repeat(21), 'too_long'],
    ['year', '1949', 'not_a_year'],
    ['year', '2028', 'not_a_year'],
    ['seats', '0', 'not_seats'],
    ['seats', '101', 'not_seats'],
    ['seats', 'five', 'not_seats'],
  ] as const)('%s %s is none', (name, text, problem) => expect(typed(name, text)).toEqual({ problem }))
})

test('values are shown as people write them', () => {
  expect(shownValue('plate', 'RAD123C')).toBe('RAD 123 C')
  expect(shownValue('valid_to', '2027-05-31')).toBe('31/05/2027')
  expect(shownValue('insurer', 'BK')).toBe('BK General Insurance')
  expect(shownValue('insurer', 'Zebra Cover')).toBe('Zebra Cover')
  expect(shownValue('usage', 'TAXI_MOTO')).toBe('TAXI MOTO')
  expect(shownValue('make', 'TOYOTA')).toBe('TOYOTA')
})

describe('an answer is no name', () => {
  test.each([
    'yes',
    'Oui',
    'ndiyo',
    'Yégo',
    'what?',
    'wrong',
    'it is right',
    'non merci',
    'Je ne sais pas',
    'not Sanlam',
    'no, Radiant',
    'X 12',
  ])('%s', (text) => expect(typed('insurer', text)).toEqual({ problem: 'not_a_name' }))
  test('nor one of a make or an owner', () => {
    for (const name of ['make', 'model', 'owner_name', 'usage'] as const)
      expect(typed(name, 'hapana')).toEqual({ problem: 'not_a_name' })
    expect(typed('owner_name', 'MUGISHA Juste')).toEqual({ value: 'MUGISHA Juste' })
    expect(typed('usage', 'private')).toEqual({ value: 'private' })
  })
})

test('what every object has is a name like any other', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(typed('insurer', name)).toEqual({ value: name })
    expect(shownValue('insurer', name)).toBe(name)
  }
})

test('where a button was asked for, only what can be nothing else is a value', () => {
  for (const [name, text] of [
    ['insurer', 'radiant'],
    ['plate', 'RAD 123 C'],
    ['policy_number', 'No. SON 135806'.replace('SON ', 'SON-')],
    ['engine_number', '2NZ 123456'],
  ] as const)
    expect(isSurelyValue(name, text)).toBe(true)
  for (const [name, text] of [
    ['insurer', 'Zebra Cover'],
    ['insurer', 'is it Sanlam?'],
    ['make', 'TOYOTA'],
    ['owner_name', 'Jean'],
    ['policy_number', 'the 2 is wrong'],
  ] as const)
    expect(isSurelyValue(name, text)).toBe(false)
})
