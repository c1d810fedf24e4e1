import { expect, test } from 'bun:test'
import type { KeptCode } from './codes.ts'
import { madeHere } from './made-here.ts'

const code = (key: string, more: Partial<KeptCode> = {}): KeptCode => ({
  key,
  payee: { country: 'RW', kind: 'merchant', value: '654321', network: null },
  amountRwf: 2000,
  ussd: '*182*8*1*654321*2000#',
  dialsOn: 'MTN',
  verified: true,
  personId: 7,
  createdAt: 1,
  id: null,
  pageUrl: null,
  ...more,
})
const theirs = { personId: 7, payee: { kind: 'merchant', value: '654321' }, amountRwf: 2000 } as const

test('a code of the account is the one made here for the same payment, each of several once', () => {
  const kept = [code('known', { id: 3 }), code('one'), code('two')]
  expect(madeHere(kept, theirs, new Set())?.key).toBe('one')
  expect(madeHere(kept, theirs, new Set(['one']))?.key).toBe('two')
  expect(madeHere(kept, theirs, new Set(['one', 'two']))).toBeUndefined()
})

test.each([
  ['of somebody else', { personId: 8 }],
  ['made without signing in', { personId: null }],
  ['for another amount', { amountRwf: null }],
  ['for another payee', { payee: { country: 'RW', kind: 'merchant', value: '654322', network: null } }],
  ['that the account knows by another number', { id: 4 }],
] as [string, Partial<KeptCode>][])('and is not one %s', (_, more) => {
  expect(madeHere([code('one', more)], theirs, new Set())).toBeUndefined()
})
