import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { signatureMatches, signatureOf } from './signature.ts'

const secret = 'an app secret of some length'
const body = new TextEncoder().encode('{"text":"caf\\u00e9"}')
const right = signatureOf(body, secret)

describe('a signature', () => {
  test('is right for exactly these bytes under exactly this secret', () => {
    expect(signatureMatches(body, right, secret)).toBe(true)
    expect(signatureMatches(body, right, `${secret}.`)).toBe(false)
    expect(signatureMatches(new TextEncoder().encode('{"text":"café"}'), right, secret)).toBe(false)
    // RFC-style known answer, so that both sides cannot be wrong together.
    expect(signatureOf('what do ya want for nothing?', 'Jefe')).toBe(
      'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  test.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['without its prefix', right.slice(7)],
    ['of another kind', right.replace('sha256', 'sha512')],
    ['cut short', right.slice(0, -1)],
    ['with something behind it', `${right}0`],
    ['with a letter that is no hex digit', `${right.slice(0, -1)}g`],
    ['of zeros', `sha256=${'0'.repeat(64)}`],
  ])('%s is refused', (_name, header) => {
    expect(signatureMatches(body, header, secret)).toBe(false)
  })

  test('is refused when no secret is set, whatever it says', () => {
    expect(signatureMatches(body, signatureOf(body, 'x').replace(/./g, '0'), '')).toBe(false)
    fc.assert(fc.property(fc.string(), (header) => !signatureMatches(body, header, '')))
  })

  test('that differs in any one character is wrong', () => {
    fc.assert(
      fc.property(fc.nat(right.length - 1), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
        const forged = right.slice(0, at) + digit + right.slice(at + 1)
        expect(signatureMatches(body, forged, secret)).toBe(forged === right)
      }),
    )
  })
})
