import { describe, expect, test } from 'bun:test'
import type { FieldName } from '../ocr/document.ts'
import {
  type About,
  hasEnded,
  isOdd,
  isTyped,
  type JudgedField,
  knownValue,
  questionsAbout,
} from './judge.ts'

const about: About = { kind: 'insurance', vehicleType: 'cab', plate: null, today: '2026-11-22' }

type Given = [read: string | null, confidence?: number, rest?: Partial<JudgedField>]
const clean: Partial<Record<FieldName, Given>> = {
  plate: ['RAD 123 C', 0.95],
  insurer: ['SANLAM', 0.95],
  policy_number: ['MV/0743/2026', 0.95],
  valid_from: ['2026-11-20', 0.95],
  valid_to: ['2027-11-19', 0.95],
}
const fields = (given: Partial<Record<FieldName, Given>>): JudgedField[] =>
  Object.entries({ ...clean, ...given }).map(([name, [read, confidence = 0.95, rest = {}]]) => ({
    name: name as FieldName,
    read_value: read,
    confidence: read === null ? null : confidence,
    value: null,
    source: null,
    asked: 0,
    settled_at: null,
    ...rest,
  }))
const questions = (given: Partial<Record<FieldName, Given>>, also: Partial<About> = {}) =>
  questionsAbout(fields(given), { ...about, ...also })

const said = (value: string, source: 'confirmed' | 'corrected' = 'confirmed'): Partial<JudgedField> => ({
  value,
  source,
  asked: 1,
  settled_at: 1,
})

describe('what is asked back', () => {
  test('is nothing of a clean certificate', () => expect(questions({})).toEqual([]))

  test('is what was read with doubt, the most important first', () => {
    expect(
      questions({ seats: ['5', 0.8], valid_to: ['2027-11-19', 0.849], plate: ['RAD 123 C', 0.5] }),
    ).toEqual(['plate', 'valid_to', 'seats'])
    expect(questions({ plate: ['RAD 123 C', 0.85] })).toEqual([])
  })

  test('is what is needed and was not read; never what is not needed', () => {
    expect(questions({ policy_number: [null], seats: [null], make: [null] })).toEqual(['policy_number'])
    const without = fields({}).filter(({ name }) => name !== 'insurer')
    expect(questionsAbout(without, about)).toEqual(['insurer'])
  })

  test('is less of a yellow card, and nothing of what is refused anyway', () => {
    expect(questions({ policy_number: [null], insurer: [null] }, { kind: 'comesa' })).toEqual([])
    for (const kind of ['registration', 'licence', 'other'] as const) {
      expect(questions({ plate: [null] }, { kind })).toEqual([])
    }
    expect(questions({ plate: [null], valid_from: ['2025-11-22'], valid_to: ['2026-11-21'] })).toEqual([])
  })

  test('is at most six, of which the needed ones come first', () => {
    const doubt = Object.fromEntries(
      ['make', 'model', 'seats', 'chassis', 'owner_name', 'year', 'usage'].map((name) => [name, ['X', 0.2]]),
    )
    const open = questions({ ...doubt, plate: ['RAD 123 C', 0.2], policy_number: [null] })
    expect(open).toEqual(['plate', 'policy_number', 'make', 'model', 'seats', 'chassis'])
    const answered: typeof clean = {
      plate: ['RAD 123 C', 0.2, said('RAD123C')],
      make: ['X', 0.2, said('X')],
    }
    expect(questions({ ...doubt, ...answered })).toHaveLength(4)
  })

  test('is not asked twice, also when they did not know', () => {
    expect(questions({ plate: ['RAD 123 C', 0.2, said('RAD123C')] })).toEqual([])
    expect(questions({ seats: ['5', 0.2, { asked: 1, settled_at: 1 }] })).toEqual([])
  })
})

describe('what does not fit together is asked about however surely it was read', () => {
  test.each([
    ['ends before it begins', '2026-11-20', '2026-11-19'],
    ['lasts longer than a year', '2026-11-20', '2027-11-26'],
    ['seems to have ended, by a misread year', '2026-11-20', '2021-11-19'],
  ])('a cover that %s', (_, from, to) => {
    const given = { valid_from: [from], valid_to: [to] } as Partial<Record<FieldName, Given>>
    expect(questions(given)).toEqual(['valid_to', 'valid_from'])
    expect(isOdd(fields(given), about)).toBe(true)
    expect(hasEnded(fields(given), about)).toBe(false)
  })

  test('but not one of 370 days, or of one', () => {
    expect(questions({ valid_to: ['2027-11-25'] })).toEqual([])
    expect(questions({ valid_from: ['2026-11-22'], valid_to: ['2026-11-22'] })).toEqual([])
  })

  test('a plate of another kind of vehicle, of another vehicle, or of no kind we know', () => {
    expect(questions({ plate: ['RE 123 A'] })).toEqual(['plate'])
    expect(questions({ plate: ['RE 123 A'] }, { vehicleType: 'moto' })).toEqual([])
    expect(questions({}, { plate: 'RAD123D' })).toEqual(['plate'])
    expect(questions({}, { plate: 'RAD123C' })).toEqual([])
    expect(questions({ plate: ['KBA 123 C'] })).toEqual(['plate'])
  })

  test('until they have said that it is so', () => {
    const given = { plate: ['RE 123 A', 0.95, said('RE123A')] } as Partial<Record<FieldName, Given>>
    expect(questions(given)).toEqual([])
    expect(isOdd(fields(given), about)).toBe(true)
  })
})

describe('what counts', () => {
  test('is what was read surely, or what somebody said', () => {
    const [plate] = fields({ plate: ['RAD 123 C', 0.9] })
    expect(knownValue(plate)).toBe('RAD123C')
    const [doubtful] = fields({ plate: ['RAD 123 C', 0.5] })
    expect(knownValue(doubtful)).toBe(null)
    const [corrected] = fields({ plate: ['RAD 123 C', 0.5, said('RAD124C', 'corrected')] })
    expect(knownValue(corrected)).toBe('RAD124C')
    expect(knownValue(undefined)).toBe(null)
  })

  test('is typed where a needed one was not read or confirmed', () => {
    const sure = (name: FieldName): Given => [
      String(clean[name]?.[0]),
      0.95,
      { value: String(clean[name]?.[0]), source: 'read', settled_at: 1 },
    ]
    const all = Object.fromEntries(Object.keys(clean).map((name) => [name, sure(name as FieldName)]))
    expect(isTyped(fields(all), 'insurance')).toBe(false)
    expect(isTyped(fields({ ...all, seats: ['5', 0.2, said('6', 'corrected')] }), 'insurance')).toBe(false)
    expect(isTyped(fields({ ...all, policy_number: ['X', 0.2, said('Y', 'corrected')] }), 'insurance')).toBe(
      true,
    )
  })
})

test('a cover has ended on the day after its last one', () => {
  const ending = (to: string) => fields({ valid_from: ['2025-11-22'], valid_to: [to] })
  expect(hasEnded(ending('2026-11-21'), about)).toBe(true)
  expect(hasEnded(ending('2026-11-22'), about)).toBe(false)
})
