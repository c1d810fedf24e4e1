import { describe, expect, test } from 'bun:test'
import { codeIn, newCode, shownCode } from './code.ts'

describe('a code', () => {
  test('has eight characters that are not mistaken for each other, letters and figures both', () => {
    for (let made = 0; made < 500; made++) {
      const code = newCode()
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
      expect(code).toMatch(/\d.*\d/)
      expect(code).toMatch(/[A-Z].*[A-Z]/)
      expect(codeIn(shownCode(code))).toBe(code)
    }
  })

  test.each(['7K4M-2QXP', '7k4m 2qxp', ' 7K4M2QXP\n', '7k4m–2qxp', '7 K 4 M 2 Q X P', '*7K4M-2QXP*'])(
    'is read from "%s"',
    (typed) => {
      expect(codeIn(typed)).toBe('7K4M2QXP')
    },
  )

  test('is read with O for 0, and I or L for 1', () => {
    expect(codeIn('ok4i-2qxl')).toBe('0K412QX1')
  })

  test.each([
    'murakoze',
    'MURAHO A',
    '07881234',
    '10000000',
    'RAD 123 C',
    '5000 RWF',
    'Kimironko',
    '7K4M-2QX',
    '7K4M-2QXPP',
    '7K4M-2QXU',
    'abcdefg1',
    '7K4M-2QXP please sign me in to this now',
    '',
  ])('is never read from "%s"', (typed) => {
    expect(codeIn(typed)).toBeUndefined()
  })
})
