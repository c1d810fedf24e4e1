import { describe, expect, test } from 'bun:test'
import type { Reader } from './document.ts'
import { merged, nothing } from './reading.ts'

describe('several looks at a line', () => {
  test('that agree are surer than one', () => {
    const { text, confidence, alternatives } = merged([
      { text: 'RAD 417 K', confidence: 0.8 },
      { text: 'RAD417K', confidence: 0.7 },
    ])
    expect(text).toBe('RAD 417 K')
    expect(confidence).toBeGreaterThan(0.8)
    expect(alternatives).toBeUndefined()
  })

  test('that agree are surer still if it was not the same reader who looked', () => {
    const looks = (by?: Reader[]) =>
      merged([
        { text: 'RAD 417 K', confidence: 0.8 },
        { text: 'RAD417K', confidence: 0.7, ...(by && { by }) },
      ])
    expect(looks(['second']).confidence).toBeCloseTo(0.94)
    expect(looks(['second']).by).toEqual(['first', 'second'])
    expect(looks().confidence).toBeLessThan(0.9)
  })

  test('that differ are all kept, the surest first, and two doubtful ones together may be the surest', () => {
    const { text, alternatives } = merged([
      { text: 'RAD 4I7 K', confidence: 0.75 },
      { text: 'RAD 417 K', confidence: 0.7 },
      nothing,
      { text: 'RAD 417 K', confidence: 0.7 },
    ])
    expect(text).toBe('RAD 417 K')
    expect(alternatives).toEqual([{ text: 'RAD 4I7 K', confidence: 0.75 }])
  })

  test('that saw nothing are nothing', () => {
    expect(merged([nothing, nothing])).toEqual(nothing)
    expect(merged([])).toEqual(nothing)
  })
})
