import { describe, expect, test } from 'bun:test'
import { believed, type ReadDocument, type ReadLine } from '../document.ts'
import { doubtsAbout } from './doubts.ts'
import { allowedFor } from './kind.ts'

const line = (text: string, x: number, row: number): ReadLine => ({
  text,
  confidence: 0.9,
  page: 0,
  box: { x, y: 0.1 + row * 0.06, width: text.length * 0.015, height: 0.025, angle: 0 },
})
const labels = ['Plate', 'Chassis', 'Owner', 'Make', 'Model', 'Year', 'Engine No', 'Usage', 'Seats']
const named = labels.map((text, row) => line(text, 0.1, row))
const values = labels.map((_, row) => line('RAD 417 K', 0.5, row))
const known = (without: string, confidence = believed): ReadDocument => ({
  kind: 'registration',
  fields: Object.fromEntries(
    allowedFor('registration').map((name, at) => [
      name,
      { value: 'A', confidence: name === without ? confidence : 0.9, line: values[at] as ReadLine },
    ]),
  ),
})

describe('what is still open about a document', () => {
  test('is nothing when every field it can have is believed', () => {
    expect(doubtsAbout(known('plate'), [...named, ...values], [])).toBeUndefined()
  })

  test('is the line that a doubtful value was read from, and no other', () => {
    const document = known('plate', 0.6)
    const doubts = doubtsAbout(document, [...named, ...values], [])
    expect(doubts?.places).toEqual([document.fields.plate?.line as ReadLine])
    expect(doubts?.isLost).toBe(false)
  })

  test('is, for a missing value, what stands beside its label, though no look found letters there', () => {
    const document = known('')
    delete document.fields.seats
    const read = values.slice(0, -1)
    const { page, box } = values.at(-1) as ReadLine
    const doubts = doubtsAbout(document, [...named, ...read], [{ page, box }])
    expect(doubts?.places.map((place) => place.box)).toContainEqual(box)
    expect(doubts?.isLost).toBe(false)
  })

  test('is anything on the page when a field that matters was not found by its name either', () => {
    const document = known('')
    delete document.fields.plate
    expect(doubtsAbout(document, [...named.slice(1), ...values.slice(1)], [])?.isLost).toBe(true)
  })
})
