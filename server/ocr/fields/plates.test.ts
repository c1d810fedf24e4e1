import { expect, test } from 'bun:test'
import { readPlate } from '../../vehicles/plate.ts'
import { place } from './layout.ts'
import { isMotorcyclePlate, plateIn, platesWithin } from './plates.ts'
import { withPlatesJoined } from './split-plates.ts'
import { typedPage } from './typed-page.ts'

test.each([
  ['RAC 287 W', 'RAC 287 W'],
  ['RAH875L', 'RAH 875 L'],
  ['RB-175-X', 'RB 175 X'],
  ['RAC Z87 W', 'RAC 287 W'],
  ['RAB O5S C', 'RAB 055 C'],
  ['R4C 287 W', 'RAC 287 W'],
  ['| RAG 995 Y', 'RAG 995 Y'],
  ['RAE 36S 8', 'RAE 365 B'],
  ['GR 921 B', 'GR 921 B'],
  ['GPM 619 U', 'GPM 619 U'],
  ['IT 499 RE', 'IT 499 RE'],
  ['RDF 831 L', 'RDF 831 L'],
  ['R0F 831 L', 'RDF 831 L'],
  ['RNP 123 A', 'RNP 123 A'],
  ['GL 456 B', 'GL 456 B'],
  ['RW RAD 123 A', 'RAD 123 A'],
  ['RWANDA RE123A', 'RE 123 A'],
  ['R·A·D 123 .A', 'RAD 123 A'],
  ['12 CD 345', '12 CD 345'],
  ['CD 045 R', 'CD 045 R'],
])('reads the plate in %p by position', (text, plate) => {
  expect(plateIn(text)?.value).toBe(plate)
})

test('is surer of a plate that needed no correction', () => {
  expect(plateIn('RAC 287 W')?.fit).toBe(1)
  expect(plateIn('RAC Z8T W')?.fit ?? 1).toBeLessThan(0.85)
})

test.each(['TOYOTA', '2026-567517', 'RADIANT', 'RAC 28', '', 'ROAD 12 A'])('sees no plate in %p', (text) => {
  expect(plateIn(text)).toBeUndefined()
})

test('a plate has no O: it is a zero among the digits and a D among the letters', () => {
  expect(plateIn('RAC 2O7 W')?.value).toBe('RAC 207 W')
  expect(plateIn('RAC 287 O')?.value).toBe('RAC 287 D')
})

test('finds plates within a sentence', () => {
  expect(platesWithin('the motor vehicle registered RAJ 609 Z, make HONDA').map((p) => p.value)).toEqual([
    'RAJ 609 Z',
  ])
})

test('tells a motorcycle by its two letters', () => {
  expect(isMotorcyclePlate('RB 175 X')).toBe(true)
  expect(isMotorcyclePlate('RAB 175 X')).toBe(false)
})

test.each([
  'RAD 123 C',
  'RE 123 A',
  'GR 456 B',
  'GP 456 B',
  'GL 456 B',
  'GRM 001 A',
  'GPM 001 A',
  'RNP 123 A',
  'RDF 123 A',
  'IT 123 RX',
  '12 CD 345',
  '5 CMD 12',
])('what the vehicles know as the plate %p is read as it', (plate) => {
  expect(plateIn(plate)?.value).toBe(plate)
  expect(readPlate(plateIn(plate)?.value ?? '')).toMatchObject({ is: 'plate' })
})

test('a series that has not come yet is a letter misread', () => {
  expect(plateIn('RAP 646 V')).toMatchObject({ value: 'RAF 646 V' })
  expect(plateIn('RAP 646 V')?.fit ?? 1).toBeLessThan(0.85)
})

test.each([
  ['RE 123\n   A', 'RE 123 A'],
  ['RAD\n123 A', 'RAD 123 A'],
  ['RAD 123   A', 'RAD 123 A'],
  ['GRM 001\n B', 'GRM 001 B'],
])('a plate in two pieces is one: %p', (page, plate) => {
  expect(withPlatesJoined(place(typedPage(page))).map(({ text }) => plateIn(text)?.value)).toEqual([plate])
})

test.each(['RE 123\n\n\n\n\n   A', 'RE 12\n   A', 'TOYOTA\n   A', 'RE 123        A'])(
  'but not %p',
  (page) => {
    expect(withPlatesJoined(place(typedPage(page)))).toHaveLength(2)
  },
)
