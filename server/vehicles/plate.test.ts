import { describe, expect, test } from 'bun:test'
import { type PlateKind, readPlate, shownPlate } from './plate.ts'

describe('a plate of Rwanda is read', () => {
  const plates: [string, string, PlateKind][] = [
    ['RAD 123 C', 'RAD123C', 'car'],
    ['rad123c', 'RAD123C', 'car'],
    [' Rad-123-c ', 'RAD123C', 'car'],
    ['R A D . 1 2 3 . C', 'RAD123C', 'car'],
    ['ＲＡＤ１２３Ｃ', 'RAD123C', 'car'],
    ['RE 123 A', 'RE123A', 'moto'],
    ['re-123a', 'RE123A', 'moto'],
    ['GR 456 B', 'GR456B', 'government'],
    ['GP 456 B', 'GP456B', 'government_project'],
    ['GL 456 B', 'GL456B', 'local_government'],
    ['GRM 001 A', 'GRM001A', 'government_moto'],
    ['GPM 001 A', 'GPM001A', 'government_project_moto'],
    ['RNP 123 A', 'RNP123A', 'police'],
    ['RDF 123 A', 'RDF123A', 'army'],
    ['IT 123 RX', 'IT123RX', 'temporary'],
    ['12 CD 345', '12CD345', 'diplomatic'],
    ['CD 045 R', 'CD045R', 'diplomatic'],
    ['5 CMD 12', '5CMD12', 'mission'],
    ['CC 7', 'CC7', 'consular'],
  ]
  test.each(plates)('%s', (typed, plate, kind) => {
    expect(readPlate(typed)).toEqual({ is: 'plate', plate, kind })
  })

  const wrong = [
    '',
    'x',
    'RAD 12 C',
    'RAD 1234 C',
    'RADD 123 C',
    'KBA 123 C',
    '123',
    'RAD 123',
    'R 123 A',
    'IT 123 RA',
  ]
  test.each([...wrong, 'menu', '🚗', 'RÂD 123 C'])('but not %p', (typed) => {
    expect(readPlate(typed)).toEqual({ is: 'not_a_plate' })
  })

  test('and not from a whole letter', () => {
    expect(readPlate(`RAD 123 C${' '.repeat(5000)}`)).toEqual({ is: 'not_a_plate' })
  })
})

describe('the letter O, which no series has,', () => {
  test.each([
    ['RAD 1O3 C', 'RAD 103 C'],
    ['re oo1 a', 'RE 001 A'],
  ])('typed for a zero in %s means %s', (typed, meant) => {
    expect(readPlate(typed)).toEqual({ is: 'letter_for_zero', meant })
  })

  test.each(['RAO 123 C', 'RAD 123 O', 'R0D 123 C', 'RO 123 A', 'RAO 1O3 C'])('in %s is told', (typed) => {
    expect(readPlate(typed)).toEqual({ is: 'letter_o' })
  })
})

test.each([
  ['RAD123C', 'RAD 123 C'],
  ['RE123A', 'RE 123 A'],
  ['GRM001A', 'GRM 001 A'],
  ['IT123RX', 'IT 123 RX'],
  ['12CD345', '12 CD 345'],
  ['CD045R', 'CD 045 R'],
  ['something else', 'something else'],
])('%s is shown as %s', (plate, shown) => {
  expect(shownPlate(plate)).toBe(shown)
})
