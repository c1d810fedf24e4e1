import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { languages } from '../i18n/languages.ts'
import { type AmountProblem, formatAmount, maxAmountRwf, parseAmount } from './amount.ts'

describe('reads an amount as people write it', () => {
  const cases: [string, number | null][] = [
    ['1000', 1000],
    ['1,000', 1000],
    ['1.000', 1000],
    ['1 000', 1000],
    ["1'000", 1000],
    ['1\u00a0000', 1000],
    ['1k', 1000],
    ['2.5k', 2500],
    ['1,5 K', 1500],
    ['0.5m', 500_000],
    ['RWF 500', 500],
    ['RWF2,000', 2000],
    ['500 frw', 500],
    ['500frw', 500],
    ['5 000 francs', 5000],
    ['amafaranga 700', 700],
    ['500/=', 500],
    ['1,000.00', 1000],
    ['1.000,00', 1000],
    ['1.000.000', 1_000_000],
    ['10,000,000', maxAmountRwf],
    ['１０００', 1000],
    ['none', null],
    ['Sans montant', null],
    ['ntayo', null],
    ['hakuna', null],
  ]
  for (const [written, expected] of cases) {
    test(`${JSON.stringify(written)} is ${expected}`, () => {
      expect(parseAmount(written)).toEqual({ ok: true, value: expected })
    })
  }
})

describe('says what is wrong with an amount', () => {
  const cases: [string, AmountProblem][] = [
    ['', 'amount_empty'],
    ['  ', 'amount_empty'],
    ['a lot', 'amount_not_a_number'],
    ['1e3', 'amount_not_a_number'],
    ['0', 'amount_not_positive'],
    ['-500', 'amount_not_positive'],
    ['10.5', 'amount_not_whole'],
    ['1.2345k', 'amount_not_whole'],
    ['1,00', 'amount_unclear'],
    ['1,0000', 'amount_unclear'],
    ['12,34,567', 'amount_unclear'],
    ['1000 000', 'amount_unclear'],
    ['10000001', 'amount_too_large'],
    ['99999999999999999999999', 'amount_too_large'],
  ]
  for (const [written, expected] of cases) {
    test(`${JSON.stringify(written)}: ${expected}`, () => {
      expect(parseAmount(written)).toEqual({ ok: false, problem: expected })
    })
  }
})

test('reads back every amount it writes, in every language', () => {
  const amount = fc.integer({ min: 1, max: maxAmountRwf })
  fc.assert(
    fc.property(amount, fc.constantFrom(...languages), (amountRwf, language) => {
      expect(parseAmount(formatAmount(amountRwf, language))).toEqual({ ok: true, value: amountRwf })
    }),
  )
})

test('gives a whole amount in range or a problem, whatever is typed', () => {
  const likely = fc.string({ unit: fc.constantFrom(..."0123456789 .,'kmrwf-+/=") })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), likely), (typed) => {
      const read = parseAmount(typed)
      if (!read.ok || read.value === null) return
      expect(Number.isInteger(read.value)).toBe(true)
      expect(read.value).toBeGreaterThan(0)
      expect(read.value).toBeLessThanOrEqual(maxAmountRwf)
    }),
    { numRuns: 500 },
  )
})
