import { expect, test } from 'bun:test'
import type { TextLine } from './lines.ts'
import { printLike } from './print.ts'

const line = (changes: Partial<TextLine> = {}): TextLine => ({
  x: 500,
  y: 500,
  length: 300,
  thickness: 20,
  angle: 0,
  light: false,
  glyphs: 12,
  ...changes,
})
const rows = (count: number) => Array.from({ length: count }, (_, row) => line({ y: 300 + row * 40 }))

test('print is about as large as what was read surely, and stands about there', () => {
  const isPrint = printLike(rows(12), { fewestGlyphs: 1 })
  expect(isPrint(line({ length: 20, glyphs: 1 }))).toBe(true)
  expect(isPrint(line({ thickness: 45 }))).toBe(true)
  expect(isPrint(line({ thickness: 9 }))).toBe(false)
  expect(isPrint(line({ thickness: 90, glyphs: 3 }))).toBe(false)
  expect(isPrint(line({ x: 60 }))).toBe(false)
  expect(isPrint(line({ y: 900 }))).toBe(false)
})

test('a row of letters may be several times as large as the rest', () => {
  const isPrint = printLike(rows(12), { fewestGlyphs: 1 })
  expect(isPrint(line({ thickness: 90, glyphs: 6 }))).toBe(true)
  expect(isPrint(line({ thickness: 200, glyphs: 6 }))).toBe(false)
})

test('single marks can be left out', () => {
  expect(printLike(rows(12), { fewestGlyphs: 2 })(line({ glyphs: 1 }))).toBe(false)
})

test('anything may be print while little was read surely', () => {
  expect(printLike(rows(11), { fewestGlyphs: 2 })(line({ x: 60, thickness: 90, glyphs: 1 }))).toBe(true)
})
