import { expect, test } from 'bun:test'
import { withoutDoubles } from './doubles.ts'
import type { TextLine } from './line.ts'

const line = (changes: Partial<TextLine>): TextLine => ({
  x: 300,
  y: 100,
  length: 160,
  thickness: 24,
  angle: 0,
  light: false,
  glyphs: 8,
  ...changes,
})

test('a short word stays beside the paper between two bands around it', () => {
  const paper = line({ length: 400, thickness: 32, light: true, glyphs: 15 })
  const word = line({ glyphs: 6, thickness: 22, length: 120 })
  expect(withoutDoubles([paper, word])).toContain(word)
})

test('holes of letters are no lines', () => {
  const word = line({})
  const holes = line({ length: 90, thickness: 10, light: true, glyphs: 4 })
  expect(withoutDoubles([word, holes])).toEqual([word])
})
