import { describe, expect, test } from 'bun:test'
import { merged, nothing } from './reading.ts'

describe('several looks at a line', () => {
  test('that agree are surer than one', () => {
    const { text, confidence, alternatives } = merged([
      { text: 'RAD 417 K', confidence: 0.8 },
      { text: 'RAD417K', confidence: 0.7 },
    ])
    expect(text).toBe('RAD 417 K')
    expect(confidence).toBeCloseTo(0.94)
    expect(alternatives).toBeUndefined()
  })

  test('that differ are all kept, the surest first, and two doubtful ones together may be the surest', () => {
    const { text, alternatives } = merged([
      { text: 'RAD 4I7 K', confidence: 0.85 },
      { text: 'RAD 417 K', confidence: 0.7 },
      nothing,
      { text: 'RAD 417 K', confidence: 0.7 },
    ])
    expect(text).toBe('RAD 417 K')
    expect(alternatives).toEqual([{ text: 'RAD 4I7 K', confidence: 0.85 }])
  })

  test('that saw nothing are nothing', () => {
    expect(merged([nothing, nothing])).toEqual(nothing)
    expect(merged([])).toEqual(nothing)
  })
})
