import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { ReadLine } from '../document.ts'
import { fieldsOf } from './fields.ts'

/** A line of text with its left edge, its middle and the height of its letters; the paper lies at `turn`. */
function line(
  text: string,
  x: number,
  y: number,
  { confidence = 0.95, height = 0.02, turn = 0 } = {},
): ReadLine {
  const width = text.length * height * 0.5
  const [mx, my] = [x + width / 2 - 0.5, y - 0.5]
  return {
    text,
    confidence,
    page: 0,
    box: {
      x: 0.5 + mx * Math.cos(turn) - my * Math.sin(turn),
      y: 0.5 + mx * Math.sin(turn) + my * Math.cos(turn),
      width,
      height,
      angle: turn,
    },
  }
}

const values = (lines: ReadLine[]): Record<string, string | number> =>
  Object.fromEntries(Object.entries(fieldsOf(lines).fields).map(([name, field]) => [name, field.value]))

const form = (turn: number): ReadLine[] => [
  line('RADIANT INSURANCE COMPANY LTD', 0.25, 0.1, { height: 0.03, turn }),
  line('CERTIFICATE OF MOTOR INSURANCE', 0.25, 0.15, { turn }),
  ...(
    [
      ['Policy No', 'RAD-6236974-26'],
      ['Certificate No', 'RIC 3734415'],
      ['Insured', 'KABERA Espérance'],
      ['Reg. No', 'RAE 365 R'],
      ['Make', 'NISSAN'],
      ['Model', 'CIVILIAN'],
      ['Chassis', 'JN6MHBDC2YU073104'],
      ['Engine', 'TD42 5857916'],
      ['Seats', '26'],
      ['Use', 'Public transport'],
      ['From', '11/07/2026'],
      ['To', '10/07/2027'],
      ['Date of issue', '10/07/2026'],
    ] as const
  ).flatMap(([label, value], i) => [
    line(label, 0.08, 0.22 + i * 0.035, { turn }),
    line(value, 0.45, 0.22 + i * 0.035, { turn }),
  ]),
]
const said = {
  insurer: 'RADIANT',
  policy_number: 'RAD-6236974-26',
  certificate_number: 'RIC 3734415',
  owner_name: 'KABERA Espérance',
  plate: 'RAE 365 R',
  make: 'NISSAN',
  model: 'CIVILIAN',
  chassis: 'JN6MHBDC2YU073104',
  engine_number: 'TD425857916',
  seats: 26,
  usage: 'PASSENGER',
  valid_from: '2026-07-11',
  valid_to: '2027-07-10',
}

test.each([0, 0.06, -0.12])('reads labels on the left with values on the right, turned by %p', (turn) => {
  expect(values(form(turn))).toEqual(said)
  expect(fieldsOf(form(turn)).kind).toBe('insurance')
})

test('believes what is read well under its label, and nothing that is read badly', () => {
  const { plate, valid_to } = fieldsOf(form(0)).fields
  expect(plate?.confidence).toBeGreaterThanOrEqual(0.85)
  expect(valid_to?.confidence).toBeGreaterThanOrEqual(0.85)
  const poor = form(0).map((l) => ({ ...l, confidence: 0.4 }))
  expect(fieldsOf(poor).fields.policy_number?.confidence).toBeLessThan(0.85)
})

test('reads values below labels in header bars, column by column', () => {
  const lines = [
    line('SONARWA GENERAL INSURANCE', 0.05, 0.08),
    line('Immatriculation', 0.05, 0.2),
    line('Marque', 0.4, 0.2),
    line('Modèle', 0.7, 0.2),
    line('RAC 399 M', 0.05, 0.235),
    line('MITSUBISHI', 0.4, 0.235),
    line('PAJERO', 0.7, 0.235),
    line("Date d'effet", 0.05, 0.28),
    line("Date d'échéance", 0.4, 0.28),
    line('Délivrée le', 0.7, 0.28),
    line('31.05.2024', 0.05, 0.315),
    line('29.06.2024', 0.4, 0.315),
    line('30.05.2024', 0.7, 0.315),
  ]
  expect(values(lines)).toEqual({
    insurer: 'SONARWA',
    plate: 'RAC 399 M',
    make: 'MITSUBISHI',
    model: 'PAJERO',
    valid_from: '2024-05-31',
    valid_to: '2024-06-29',
  })
})

test('reads the dates of a yellow card out of their cells', () => {
  const lines = [
    line('COMESA YELLOW CARD No RW/76/697067', 0.2, 0.08),
    line('SONARWA GENERAL INSURANCE', 0.05, 0.13),
    line('FROM', 0.2, 0.2),
    line('TO', 0.7, 0.2),
    ...['Day', 'Month', 'Year', 'Day', 'Month', 'Year'].map((name, i) => line(name, 0.08 + i * 0.15, 0.23)),
    ...['16', '06', '2026', '15', '09', '2026'].map((cell, i) => line(cell, 0.09 + i * 0.15, 0.265)),
  ]
  expect(fieldsOf(lines).kind).toBe('comesa')
  expect(values(lines)).toEqual({
    insurer: 'SONARWA',
    certificate_number: 'RW/76/697067',
    valid_from: '2026-06-16',
    valid_to: '2026-09-15',
  })
})

test('reads a typed text, words broken at the ends of lines', () => {
  const lines = [
    line('Motor Vehicle Insurance Certificate', 0.25, 0.18),
    line(
      'This is to certify that the motor vehicle registered RAJ 609 Z, make HONDA, model CR-V, chassis number RE4-',
      0.05,
      0.25,
      { height: 0.016 },
    ),
    line(
      '406231, belonging to Musoni Liliane, is insured with OLD MUTUAL INSURANCE RWANDA PLC against third party',
      0.05,
      0.28,
      { height: 0.016 },
    ),
    line('The cover is valid from 18-MAR-2024 to 17-MAR-2025, both days included.', 0.05, 0.34, {
      height: 0.016,
    }),
    line('Issued on: 14-MAR-2024', 0.05, 0.38, { height: 0.016 }),
  ]
  expect(values(lines)).toEqual({
    plate: 'RAJ 609 Z',
    make: 'HONDA',
    model: 'CR-V',
    chassis: 'RE4-406231',
    owner_name: 'Musoni Liliane',
    insurer: 'OLDMUTUAL',
    valid_from: '2024-03-18',
    valid_to: '2025-03-17',
  })
})

test('a registration card has neither cover nor insurer', () => {
  const lines = [
    line('RWANDA REVENUE AUTHORITY', 0.3, 0.08),
    line('VEHICLE REGISTRATION CERTIFICATE', 0.3, 0.12),
    line('Plate number', 0.05, 0.2),
    line('RAG 883 P', 0.4, 0.2),
    line('TIN', 0.05, 0.24),
    line('105330847', 0.4, 0.24),
    line('First registration', 0.05, 0.28),
    line('12/03/2020', 0.4, 0.28),
  ]
  expect(fieldsOf(lines).kind).toBe('registration')
  expect(values(lines)).toEqual({ plate: 'RAG 883 P' })
})

test('labels too small to read leave what can be told by its look, but not believed', () => {
  const { fields } = fieldsOf([
    line('MUA INSURANCE RWANDA LTD', 0.3, 0.1),
    line('RB 224 V', 0.35, 0.2, { height: 0.06 }),
    line('11/03/2026', 0.2, 0.3),
    line('09/04/2026', 0.6, 0.3),
    line('LBPKG40M2NK374801', 0.2, 0.4),
  ])
  expect(fields.plate?.value).toBe('RB 224 V')
  expect(fields.valid_from?.value).toBe('2026-03-11')
  expect(fields.chassis?.value).toBe('LBPKG40M2NK374801')
  expect(fields.chassis?.confidence).toBeLessThan(0.85)
})

test('another paper, and none at all, have no fields', () => {
  expect(fieldsOf([])).toEqual({ kind: 'other', fields: {} })
  expect(fieldsOf([line('Two eggs, a pound of flour', 0.1, 0.1), line('12', 0.5, 0.1)])).toEqual({
    kind: 'other',
    fields: {},
  })
})

test('a file full of words costs no minutes', () => {
  const startedAt = performance.now()
  fieldsOf([line('a '.repeat(50_000), 0, 0)])
  fieldsOf(Array.from({ length: 5000 }, (_, i) => line('Policy No 12/03/2026', (i % 10) / 10, i / 500)))
  expect(performance.now() - startedAt).toBeLessThan(5000)
})

test('is total: whatever was read, it answers, with confidences between 0 and 1', () => {
  const number = fc.oneof(fc.double({ min: -2, max: 3, noNaN: true }), fc.double())
  const words = fc.constantFrom(
    'Policy No',
    'From',
    'To',
    'RAC 287 W',
    '12/03/2026',
    'TOYOTA',
    'Year',
    '2026',
    '12',
    '/',
    ':',
    'COMESA',
    'INSURANCE',
    'Seats',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
  )
  const any = fc.record({
    text,
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    page: fc.nat(3),
    box: fc.record({ x: number, y: number, width: number, height: number, angle: number }),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (lines) => {
      for (const field of Object.values(fieldsOf(lines).fields)) {
        if (!(field.confidence > 0 && field.confidence < 1)) return false
      }
      return true
    }),
    { numRuns: 200 },
  )
}, 30_000)
