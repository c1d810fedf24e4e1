import { expect, test } from 'bun:test'
import { nameIn } from './name.ts'

test.each([
  ['  Aline\nUwase\t', 'Aline Uwase'],
  ['*Inzira* operator', 'Inzira operator'],
  ['_a_ ~b~ ```c``` > d', 'a b c d'],
  ['Ali\u202Ene\u0000', 'Ali ne'],
  ['Jean-Bosco d’Amour', 'Jean-Bosco d’Amour'],
])('the name %j is kept as %j', (typed, name) => {
  expect(nameIn(typed)).toEqual({ name })
})

test.each([
  ['* * *', 'no_letters'],
  ['\u202E\u0000', 'no_letters'],
  ['0788', 'no_letters'],
  ['W'.repeat(61), 'too_long'],
])('%j is none: %s', (typed, problem) => {
  expect(nameIn(typed)).toEqual({ problem } as never)
})
