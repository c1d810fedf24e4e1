import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { formatPayee, type PayeeProblem, parsePayee } from './payee.ts'

describe('a phone number is known in every written form', () => {
  for (const written of [
    '0788123456',
    '078 812 3456',
    '078-812-34-56',
    '078.812.3456',
    '(078) 812 3456',
    '788123456',
    '250788123456',
    '+250788123456',
    '+250 788 123 456',
    '00250788123456',
    'MoMo: 0788123456',
    '\u202a+250 788 123 456\u202c',
    '０７８８１２３４５６',
  ]) {
    test(written, () => {
      expect(parsePayee(written)).toEqual({
        ok: true,
        value: { country: 'RW', kind: 'phone', value: '0788123456', network: 'MTN' },
      })
    })
  }
})

test('the prefix tells the network, except 077 which is not settled', () => {
  const networks = ['078', '079', '072', '073', '077'].map((prefix) => {
    const read = parsePayee(`${prefix}1234567`)
    return read.ok ? read.value.network : read.problem
  })
  expect(networks).toEqual(['MTN', 'MTN', 'Airtel', 'Airtel', null])
})

describe('a merchant code has 4 to 9 digits', () => {
  for (const [written, value] of [
    ['1234', '1234'],
    ['123456', '123456'],
    ['003456', '003456'],
    ['123 456', '123456'],
    ['code 123456', '123456'],
    ['123456789', '123456789'],
  ] as const) {
    test(written, () => {
      expect(parsePayee(written)).toEqual({
        ok: true,
        value: { country: 'RW', kind: 'merchant', value, network: 'MTN' },
      })
    })
  }
})

describe('says what is wrong with a payee', () => {
  const cases: [string, PayeeProblem][] = [
    ['', 'payee_empty'],
    ['my shop', 'payee_not_a_number'],
    ['12', 'payee_too_short'],
    ['123', 'payee_too_short'],
    ['078812345', 'payee_phone_incomplete'],
    ['07881234', 'payee_phone_incomplete'],
    ['+25078812345', 'payee_phone_incomplete'],
    ['07881234567', 'payee_too_long'],
    ['1234567890', 'payee_too_long'],
    ['+44 7911 123456', 'payee_foreign'],
    ['0044 7911 123456', 'payee_foreign'],
    ['256772123456', 'payee_foreign'],
    ['+250 252 123 456', 'payee_landline'],
    ['0252123456', 'payee_landline'],
    ['0700123456', 'payee_unknown_prefix'],
    ['*182*8*1*123456#', 'payee_is_a_code'],
    ['tel:*182#', 'payee_is_a_code'],
  ]
  for (const [written, expected] of cases) {
    test(`${JSON.stringify(written)}: ${expected}`, () => {
      expect(parsePayee(written)).toEqual({ ok: false, problem: expected })
    })
  }
})

const phone = fc
  .tuple(fc.constantFrom('078', '079', '072', '073'), fc.stringMatching(/^\d{7}$/))
  .map(([prefix, rest]) => prefix + rest)

test('reads back every number it writes', () => {
  fc.assert(
    fc.property(fc.oneof(phone, fc.stringMatching(/^[1-6]\d{3,8}$/)), (value) => {
      const read = parsePayee(value)
      if (!read.ok) throw new Error(`${value}: ${read.problem}`)
      expect(parsePayee(formatPayee(read.value))).toEqual(read)
      expect(read.value.value).toBe(value)
    }),
  )
})

test('never throws, and takes only digits for a payee, whatever is typed', () => {
  const likely = fc.string({ unit: fc.constantFrom(...'0123456789 +-.()*#x:') })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), likely), (typed) => {
      const read = parsePayee(typed)
      if (read.ok) expect(read.value.value).toMatch(read.value.kind === 'phone' ? /^07\d{8}$/ : /^\d{4,9}$/)
    }),
    { numRuns: 500 },
  )
})
