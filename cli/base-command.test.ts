import { expect, test } from 'bun:test'
import { printable } from './base-command.ts'

const esc = String.fromCharCode(27)
const bell = String.fromCharCode(7)

test('what strangers wrote moves nothing in the terminal', () => {
  expect(printable(`a${esc}[2Jb${esc}]8;;http://x${bell}c\u202ed\rfake`)).toBe('a�[2Jb�]8;;http://x�c�d�fake')
})

test('colours, lines, tabs and every letter stay', () => {
  const line = `${esc}[1;32m✓${esc}[0m\tMuraho 👋🏽 é\nnext`
  expect(printable(line)).toBe(line)
})
