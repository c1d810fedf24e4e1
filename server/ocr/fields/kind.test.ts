import { expect, test } from 'bun:test'
import { allowedFor, kindOf } from './kind.ts'

test.each([
  ['insurance', ['RADIANT INSURANCE COMPANY', 'CERTIFICATE OF MOTOR INSURANCE']],
  ['insurance', ["ATTESTATION D'ASSURANCE"]],
  ['insurance', ["Icyemezo cy'ubwishingizi bw'ikinyabiziga"]],
  [
    'comesa',
    [
      'C0MESA YELLOW CARD No RW/76/697067',
      'SONARWA GENERAL INSURANCE',
      'MOTOR VEHICLE THIRD PARTY INSURANCE',
    ],
  ],
  ['comesa', ['CARTE JAUNE COMESA', 'ASSURANCE']],
  ['registration', ['RWANDA REVENUE AUTHORITY', 'VEHICLE REGISTRATION CERTIFICATE']],
  ['registration', ['CARTE JAUNE', 'OFFICE RWANDAIS DES RECETTES']],
  ['licence', ['REPUBLIC OF RWANDA', "URUHUSHYA RWO GUTWARA - PERMIS DE CONDUIRE - DRIVER'S LICENCE"]],
  ['other', ['Two eggs', 'a pound of flour']],
  ['other', []],
] as const)('tells %s by %p', (kind, texts) => {
  expect(kindOf(texts).kind).toBe(kind)
})

test('a label like a heading does not make a registration card', () => {
  expect(kindOf(['Registration mark', 'Insurance']).kind).toBe('insurance')
})

test('fields tell what unreadable headings do not', () => {
  expect(kindOf([], new Set(['policy_number', 'valid_to'])).kind).toBe('insurance')
  expect(kindOf([], new Set(['plate', 'chassis', 'make'])).kind).toBe('registration')
})

test('a registration card carries no cover, another paper nothing', () => {
  expect(allowedFor('registration')).not.toContain('policy_number')
  expect(allowedFor('other')).toEqual([])
})
