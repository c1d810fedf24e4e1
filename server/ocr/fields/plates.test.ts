import { expect, test } from 'bun:test'
import { isMotorcyclePlate, plateIn, platesWithin } from './plates.ts'

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
