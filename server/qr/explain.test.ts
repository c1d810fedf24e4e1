import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { migrateOpen } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { checksum, readEmv } from './emv.ts'
import { explainQr } from './explain.ts'
import { allTemplates } from './templates.ts'
import { type DangerousUssd, dangerOf } from './ussd-danger.ts'

const db = openDb(':memory:')
await migrateOpen(db)
const options = { templates: allTemplates(db.read), publicUrl: 'https://pay.example.rw' }
await db.close()

const explain = (text: string) => explainQr(text, options)

describe('a payment is told whatever form it comes in', () => {
  for (const text of [
    'tel:*182*8*1*123456*1000#',
    'tel:*182*8*1*123456*1000%23',
    'TEL:%2A182%2A8%2A1%2A123456%2A1000%23',
    '*182*8*1*123456*1000#',
    ' *182*8*1*123456*1000# ',
    '\u202a*182*8*1*123456*1000#\u202c',
    'tel://*182*8*1*123456*1000#',
  ]) {
    test(text, () => {
      expect(explain(text)).toEqual({
        kind: 'payment',
        payee: { country: 'RW', kind: 'merchant', value: '123456', network: 'MTN' },
        amountRwf: 1000,
        ussd: '*182*8*1*123456*1000#',
        dialsOn: 'MTN',
        verified: true,
        enabled: true,
      })
    })
  }

  test('to a phone of another network, without an amount', () => {
    expect(explain('tel:*182*1*2*0731234567#')).toMatchObject({
      kind: 'payment',
      payee: { kind: 'phone', value: '0731234567', network: 'Airtel' },
      amountRwf: null,
      dialsOn: 'MTN',
    })
  })

  test('by a template that is known but not vouched for', () => {
    expect(explain('*500*1*1*0731234567*2000#')).toMatchObject({
      kind: 'payment',
      verified: false,
      enabled: false,
    })
  })
})

describe('what only looks like a payment is not called one', () => {
  const cases: [string, DangerousUssd][] = [
    ['*182*8*1*123456*1000*12345#', 'may_move_money'],
    ['*182*8*1*123456*99999999#', 'may_move_money'],
    ['*182*8*1*123456*0#', 'may_move_money'],
    ['*182*8*1*250788123456*1000#', 'may_move_money'],
    ['*182*1*1*0252123456*1000#', 'may_move_money'],
    ['*182*2*1*1*0788123456*1000#', 'may_move_money'],
    ['*182#', 'may_move_money'],
    ['**21*0788123456#', 'forwards_calls'],
    ['*21*0788123456#', 'forwards_calls'],
    ['**62*0788123456#', 'forwards_calls'],
    ['**004*0788123456#', 'forwards_calls'],
    ['##002#', 'forwards_calls'],
    ['*#21#', 'shows_information'],
    ['*#06#', 'shows_information'],
    ['*33*0000#', 'changes_settings'],
    ['**04*0000*1111*1111#', 'changes_settings'],
    ['**03*330*0000*1111*1111#', 'changes_settings'],
    ['*2767*3855#', 'phone_secret'],
    ['*#*#7780#*#*', 'phone_secret'],
    ['*131*0788123456*500#', 'unknown'],
  ]
  for (const [ussd, danger] of cases) {
    test(`${ussd}: ${danger}`, () => {
      expect(explain(`tel:${ussd}`)).toEqual({ kind: 'ussd', ussd, danger })
      expect(dangerOf(ussd)).toBe(danger)
    })
  }
})

describe('links', () => {
  test('ours, and only ours', () => {
    expect(explain('https://pay.example.rw/q/k7m2p9qrst')).toEqual({ kind: 'own', slug: 'k7m2p9qrst' })
    for (const other of [
      'https://pay.example.rw.evil.com/q/k7m2p9qrst',
      'https://pay.example.rw@evil.com/q/k7m2p9qrst',
      'https://evil@pay.example.rw/q/k7m2p9qrst',
      'https://pay.example.rw/q/../admin',
      'https://pay.example.rw/other',
    ]) {
      expect(explain(other).kind).toBe('website')
    }
  })

  test('a website is shown by its host, with what speaks against it', () => {
    expect(explain('https://momo.mtn.co.rw/pay')).toMatchObject({ host: 'momo.mtn.co.rw', warnings: [] })
    expect(explain('http://bit.ly/x')).toMatchObject({ warnings: ['not_encrypted', 'shortened'] })
    expect(explain('http://127.0.0.1/x')).toMatchObject({ warnings: ['not_encrypted', 'bare_address'] })
    expect(explain('https://mtn:pay@evil.example/')).toMatchObject({
      host: 'evil.example',
      warnings: ['user_in_front'],
    })
    expect(explain('https://mtո.com/')).toMatchObject({ warnings: ['lookalike_letters'] })
  })
})

describe('other things', () => {
  test('a bare payee', () => {
    expect(explain('0788 123 456')).toMatchObject({ kind: 'payee', payee: { value: '0788123456' } })
    expect(explain('tel:+250788123456')).toMatchObject({ kind: 'payee', payee: { value: '0788123456' } })
    expect(explain('123456')).toMatchObject({ kind: 'payee', payee: { kind: 'merchant' } })
  })
  test('a call abroad', () => {
    expect(explain('tel:+447911123456')).toEqual({ kind: 'call', number: '+447911123456' })
    expect(explain('tel:112')).toEqual({ kind: 'call', number: '112' })
  })
  test('what a phone would do by itself', () => {
    expect(explain('WIFI:S:cafe;T:WPA;P:x;;')).toEqual({ kind: 'action', scheme: 'wifi' })
    expect(explain('sms:+250788123456?body=hi')).toEqual({ kind: 'action', scheme: 'sms' })
    expect(explain('javascript:alert(1)')).toEqual({ kind: 'action', scheme: 'javascript' })
  })
  test('plain words and nothing', () => {
    expect(explain('Muraho neza')).toEqual({ kind: 'text', text: 'Muraho neza' })
    expect(explain(' \u200b ')).toEqual({ kind: 'nothing' })
  })
})

describe('EMV codes', () => {
  const sealed = (body: string) => `${body}6304${checksum(`${body}6304`)}`
  const field = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`
  const shop = sealed(
    [
      field('00', '01'),
      field('01', '12'),
      field('26', field('00', 'rw.example.pay') + field('01', '123456')),
      field('52', '5411'),
      field('53', '646'),
      field('54', '2500'),
      field('58', 'RW'),
      field('59', 'MAMA KEZA SHOP'),
      field('60', 'KIGALI'),
      field('62', field('01', 'INV-17') + field('05', 'R9')),
    ].join(''),
  )

  test('the checksum is the standard’s', () => {
    expect(checksum('123456789')).toBe('29B1')
  })

  test('every field is read', () => {
    expect(explain(shop)).toEqual({
      kind: 'emv',
      amountRwf: 2500,
      isRwandanFranc: true,
      emv: {
        isIntact: true,
        accounts: [{ tag: '26', scheme: 'rw.example.pay', account: '123456' }],
        merchantName: 'MAMA KEZA SHOP',
        city: 'KIGALI',
        amount: '2500',
        currency: '646',
        country: 'RW',
        categoryCode: '5411',
        billNumber: 'INV-17',
        reference: 'R9',
      },
    })
  })

  test('one that was altered is not intact', () => {
    expect(readEmv(shop.replace('2500', '9500'))).toMatchObject({ isIntact: false, amount: '9500' })
  })

  test('cents and other moneys are never taken for francs', () => {
    const code = (currency: string, amount: string) =>
      explain(sealed(field('00', '01') + field('53', currency) + field('54', amount)))
    expect(code('840', '25')).toMatchObject({ amountRwf: null, isRwandanFranc: false })
    expect(code('646', '25.50')).toMatchObject({ amountRwf: null })
    expect(code('646', '25.00')).toMatchObject({ amountRwf: 25 })
  })

  test('a broken one is plain text', () => {
    expect(explain(`${shop}99`).kind).not.toBe('emv')
    expect(explain('00020126990000').kind).toBe('text')
  })

  test('a hostile name loses its tricks', () => {
    const name = 'MTN\u202e\u0000\n OFFICIAL'
    expect(readEmv(sealed(field('00', '01') + field('59', name)))?.merchantName).toBe('MTN OFFICIAL')
  })
})

test('nothing that is scanned makes it throw, and only payments we know are payments', () => {
  const ussdish = fc.string({ unit: fc.constantFrom(...'*#0123456789%tel:AF+'), maxLength: 60 })
  const emvish = fc
    .string({ unit: fc.constantFrom(...'0123456789AB'), maxLength: 120 })
    .map((rest) => `000201${rest}`)
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 5_000 }), ussdish, emvish, fc.webUrl()),
      (text) => {
        const facts = explain(text)
        if (facts.kind === 'payment') expect(facts.ussd).toMatch(/^[*#][\d*#]+#$/)
      },
    ),
    { numRuns: 1_000 },
  )
})
