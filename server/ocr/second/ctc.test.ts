import { describe, expect, test } from 'bun:test'
import { charactersIn, readingOf } from './ctc.ts'

const alphabet = ['', 'R', 'A', '1', ',', ' ']

/** Steps in which one class has this probability and another one all that is left. */
const steps = (...all: [character: string, probability: number, other?: string][]): Float32Array =>
  Float32Array.from(
    all.flatMap(([character, probability, other = character === '' ? 'A' : '']) =>
      alphabet.map((one) => (one === character ? probability : one === other ? 1 - probability : 0)),
    ),
  )
const textOf = (...all: Parameters<typeof steps>): string =>
  readingOf(charactersIn(steps(...all), alphabet)).text

describe('from scores to text', () => {
  test('a character that lasts is one, and two with nothing between them are two', () => {
    expect(textOf(['R', 0.9], ['R', 0.8], ['', 1], ['A', 0.9], ['', 1], ['A', 0.9])).toBe('RAA')
  })

  test('no character, no text', () => {
    expect(readingOf(charactersIn(steps(['', 1], ['', 1]), alphabet))).toEqual({ text: '', confidence: 0 })
  })

  test('a gap that may be a space is one, although nothing is likelier', () => {
    expect(textOf(['R', 1], ['', 0.97, ' '], ['A', 1])).toBe('R A')
    expect(textOf(['R', 1], ['', 0.998, ' '], ['A', 1])).toBe('RA')
    expect(textOf(['R', 1], [' ', 0.9], ['A', 1])).toBe('R A')
  })

  test('no space stands at either end or before a comma', () => {
    expect(textOf([' ', 1], ['R', 1], ['', 0.9, ' '], [',', 1], [' ', 1])).toBe('R,')
  })

  test('one doubtful character makes the whole doubtful', () => {
    const { confidence } = readingOf(
      charactersIn(steps(['R', 1], ['A', 1], ['1', 0.6], ['1', 0.7]), alphabet),
    )
    expect(confidence).toBeCloseTo((0.9 + 0.7) / 2)
  })
})
