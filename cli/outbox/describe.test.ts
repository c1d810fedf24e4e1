import { expect, test } from 'bun:test'
import { reasonWithCode, stateAndStatus } from './describe.ts'

test('what the state and Meta both say is said once', () => {
  expect(stateAndStatus({ state: 'failed', status: 'failed' })).toBe('failed')
  expect(stateAndStatus({ state: 'accepted', status: 'read' })).toBe('accepted, read')
  expect(stateAndStatus({ state: 'queued', status: null })).toBe('queued')
})

test('a reason has its code once, before the sentence', () => {
  expect(reasonWithCode(131026, '(#131026) Message undeliverable')).toBe('131026 Message undeliverable')
  expect(reasonWithCode(null, 'cancelled by the operator')).toBe('cancelled by the operator')
  expect(reasonWithCode(null, null)).toBeNull()
})
