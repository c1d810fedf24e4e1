import { expect, test } from 'bun:test'
import { unmarked } from './marks.ts'

test.each([
  ['*Bold*, _italic_, ~gone~ and `mono`', 'Bold, italic, gone and mono'],
  ['*all _of ~it~_*', 'all of it'],
  ['> quoted\n> *twice*', 'quoted\ntwice'],
  ['```as *it* is``` and `_here_` too', 'as *it* is and _here_ too'],
  ['Dial *182*8*1*123456*2000# now', 'Dial *182*8*1*123456*2000# now'],
  ['2 * 3 * 4 in snake_case_words', '2 * 3 * 4 in snake_case_words'],
])('%p reads %p without its formatting', (written, read) => {
  expect(unmarked(written)).toBe(read)
})
