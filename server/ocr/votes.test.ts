import { describe, expect, test } from 'bun:test'
import type { Reader, ReadLine } from './document.ts'
import { fieldsOf } from './fields/fields.ts'
import type { Reading } from './reading.ts'
import { fieldsByVote } from './votes.ts'

const sure = 0.93
const vote = (...values: (string | Reading[])[]) => fieldsByVote(values.map(lineAt), fieldsOf)

describe('a document read several times', () => {
  test('is what its lines say, where all looks agree', () => {
    const values = ['MOTOR INSURANCE CERTIFICATE', 'Plate: RAD 417 K', 'Seats: 5']
    const lines = values.map(lineAt)
    expect(fieldsByVote(lines, fieldsOf)).toEqual(fieldsOf(lines))
  })

  test('has the value that can be one, though another reading was surer', () => {
    const { fields } = vote('MOTOR INSURANCE CERTIFICATE', [
      { text: 'Plate: RAD 4T7 KK', confidence: 0.94 },
      { text: 'Plate: RAD 417 K', confidence: 0.9 },
    ])
    expect(fields.plate?.value).toBe('RAD 417 K')
  })

  test('has the dates that make a term, from whichever looks', () => {
    const { fields } = vote('MOTOR INSURANCE CERTIFICATE', [
      { text: 'Valid from 12/03/2026 to 11/03/2021', confidence: 0.95 },
      { text: 'Valid from 12/03/2026 to 11/03/2027', confidence: 0.9 },
    ])
    expect(fields.valid_from?.value).toBe('2026-03-12')
    expect(fields.valid_to?.value).toBe('2027-03-11')
  })

  test('loses certainty where the looks differ about the value, and none where they differ beside it', () => {
    const certainty = (other: string) =>
      vote('MOTOR INSURANCE CERTIFICATE', [
        { text: 'Policy No: P/2026/448812', confidence: sure },
        { text: other, confidence: 0.9 },
      ]).fields.policy_number?.confidence ?? 0
    const once =
      vote('MOTOR INSURANCE CERTIFICATE', 'Policy No: P/2026/448812').fields.policy_number?.confidence ?? 1
    expect(certainty('Pelicy No: P/2026/448812')).toBeGreaterThanOrEqual(once)
    expect(certainty('Policy No: P/2026/448872')).toBeLessThan(once)
  })

  test('is surer of what two readers see than of what one saw twice', () => {
    const certainty = (by: Reader[]) =>
      vote('MOTOR INSURANCE CERTIFICATE', [
        { text: 'Policy No: P/2026/448812', confidence: 0.8 },
        { text: 'Pelicy No: P/2026/448812', confidence: 0.8, by },
      ]).fields.policy_number?.confidence ?? 0
    expect(certainty(['second'])).toBeGreaterThan(certainty(['first']))
  })

  test('has what a reader sees only in the light of his other lines', () => {
    const { fields } = vote(
      'MOTOR INSURANCE CERTIFICATE',
      [
        { text: 'Plete nunber', confidence: 0.5 },
        { text: '#~ Xx', confidence: 0.3 },
        { text: 'Number plate: RAD 417 K', confidence: 0.2, by: ['second'] },
      ],
      'Seats: 5',
    )
    expect(fields.plate?.value).toBe('RAD 417 K')
  })

  test('has what only one look found', () => {
    const { fields } = vote('MOTOR INSURANCE CERTIFICATE', [
      { text: '~~ %% ..', confidence: 0.6 },
      { text: 'Plate: RAD 417 K', confidence: 0.5 },
    ])
    expect(fields.plate?.value).toBe('RAD 417 K')
  })
})

function lineAt(readings: string | Reading[], row: number): ReadLine {
  const [first, ...alternatives] =
    typeof readings === 'string' ? [{ text: readings, confidence: sure }] : readings
  if (first === undefined) throw new Error('A line has a reading.')
  const box = { x: 0.4, y: 0.1 + row * 0.06, width: 0.6, height: 0.025, angle: 0 }
  return { ...first, ...(alternatives.length > 0 ? { alternatives } : {}), page: 0, box }
}
