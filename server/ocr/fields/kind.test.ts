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

test.each([
  ['INVOICE No 00417', 'Insurance of goods in transit'],
  ['REPUBULIKA Y’U RWANDA', 'INDANGAMUNTU / NATIONAL IDENTITY CARD'],
  ['TECHNICAL INSPECTION', 'RWANDA NATIONAL POLICE'],
])('another paper that names plates, owners and insurers is another paper: %p', (first, second) => {
  expect(kindOf([first, second], new Set(['plate', 'owner_name', 'make', 'chassis'])).kind).toBe('other')
})

test('a bank is no insurer’s certificate', () => {
  const texts = ['BANK OF KIGALI PLC', 'your loan has been approved']
  expect(kindOf(texts, new Set(['owner_name', 'insurer'])).kind).toBe('other')
})

test('a receipt’s number on a certificate does not make it a receipt', () => {
  const texts = ['CERTIFICATE OF MOTOR INSURANCE', 'RECEIPT No 1234']
  expect(kindOf(texts, new Set(['policy_number'])).kind).toBe('insurance')
})

test('a certificate that names the carte jaune or the COMESA countries stays an insurance', () => {
  const named = new Set(['policy_number', 'insurer', 'valid_to'] as const)
  expect(kindOf(['Carte jaune N° 0041782', 'MOTOR INSURANCE'], named).kind).toBe('insurance')
  expect(kindOf(['MOTOR INSURANCE', 'Territorial limits: COMESA countries'], named).kind).toBe('insurance')
})

test('the insurance of one’s health is none of a vehicle', () => {
  const texts = ['HEALTH INSURANCE CARD', 'RADIANT INSURANCE']
  expect(kindOf(texts, new Set(['policy_number', 'valid_to', 'owner_name'])).kind).toBe('other')
  expect(kindOf(['MOTOR INSURANCE', 'Health insurance', 'RADIANT'], new Set(['plate'])).kind).toBe(
    'insurance',
  )
})
