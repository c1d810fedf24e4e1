import { expect, test } from 'bun:test'
import type { FieldName } from '../document.ts'
import type { Candidate } from './candidates.ts'
import { refine } from './refine.ts'

const candidate = (field: FieldName, value: string): [FieldName, Candidate] => [
  field,
  {
    field,
    value,
    fit: 1,
    label: 1,
    reading: 0.9,
    how: 'right',
    segment: {
      line: {
        text: value,
        confidence: 0.9,
        page: 0,
        box: { x: 0.5, y: 0.5, width: 0.2, height: 0.02, angle: 0 },
      },
      text: value,
      left: 0.4,
      right: 0.6,
      y: 0.5,
      height: 0.02,
    },
  },
]
const refined =
  (...all: [FieldName, Candidate][]) =>
  (field: FieldName) =>
    refine(new Map(all), true, []).get(field)?.value

test('a motorcycle that carries passengers is a taxi-moto', () => {
  expect(refined(candidate('plate', 'RC 765 T'), candidate('usage', 'PASSENGER'))('usage')).toBe('TAXI_MOTO')
  expect(refined(candidate('plate', 'RAC 765 T'), candidate('usage', 'PASSENGER'))('usage')).toBe('PASSENGER')
})

test('the make puts its model and the beginning of its VIN right', () => {
  const fields = refined(
    candidate('make', 'KIA'),
    candidate('model', 'LESPORTAGE'),
    candidate('chassis', 'USYPCAJAZKF910893'),
  )
  expect(fields('model')).toBe('SPORTAGE')
  expect(fields('chassis')).toBe('U5YPCAJAZKF910893')
})

test('a model tells the make that could not be read, without much confidence', () => {
  const made = refine(new Map([candidate('model', 'SPORTAGE')]), true, []).get('make')
  expect(made?.value).toBe('KIA')
  expect(made?.fit).toBeLessThan(0.6)
})
