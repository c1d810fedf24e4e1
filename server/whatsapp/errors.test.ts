import { expect, test } from 'bun:test'
import { classify } from './errors.ts'

const table: [string, Parameters<typeof classify>[0][]][] = [
  ['number', [4, 80007, 130429, 1, 2, 131000, 131016, 131057, 133004]],
  ['recipient', [131056]],
  ['media', [131053]],
  ['pause', [0, 3, 10, 190, 200, 230, 299, 33, 368, 131005, 131031, 131042, 131045, 131048, 131064, 133010]],
  ['window', [131047]],
  ['opted_out', [131050]],
  [
    'never',
    [
      100, 131008, 131009, 131021, 131026, 131049, 130403, 130472, 130497, 131051, 131062, 132000, 132001,
      132015, 135000,
    ],
  ],
]
test.each(table)('%s: what to do is told by the code', (refusal, codes) => {
  for (const code of codes)
    expect({ code, refusal: classify(code, 400) as string }).toEqual({ code, refusal })
})

test('a passing fault is one whatever its code, and any 5xx or 429 is', () => {
  expect(classify(999_999, 400, true)).toBe('number')
  expect([500, 502, 503, 504, 429].map((status) => classify(null, status))).toEqual(Array(5).fill('number'))
})

test('an answer without a code of Meta’s comes from something on the way and gives no message up', () => {
  expect([400, 404, 407, 413].map((status) => classify(null, status))).toEqual(Array(4).fill('number'))
  expect([401, 403].map((status) => classify(null, status))).toEqual(['pause', 'pause'])
})

test('an unknown code is final, unless it is about who we are', () => {
  expect(classify(777_777, 400)).toBe('never')
  expect(classify(104, 401)).toBe('pause')
  expect(classify(null, null)).toBe('never')
})
