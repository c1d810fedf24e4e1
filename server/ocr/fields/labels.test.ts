import { expect, test } from 'bun:test'
import { labelsIn } from './labels.ts'

const topicsOf = (text: string): (string | undefined)[] =>
  labelsIn(text).map(({ topics }) => [...topics].sort((a, b) => b[1] - a[1])[0]?.[0])

test.each([
  ['Policy Number: MF/KIG/0743', ['policy_number']],
  ['Amasezerano / N° de police / Pol. No.: PIL95', ['policy_number']],
  ['Cover starts: 29/06/2025 - Cover expires: 28/06/2026', ['valid_from', 'valid_to']],
  ['G Chassis number', ['chassis']],
  ['7. CHÂSSIS N° - CHASSIS NUMBER', ['chassis']],
  ['Immatricuiation', ['plate']],
  ['Icyo ikoreshwa', ['usage']],
  ['Marque et modèle', ['make_model']],
  ['POLICYNUMBER', ['policy_number']],
  ['Date of issue 27/06/2025. Premium 182,500 FRW.', ['issue_date', 'elsewhere']],
] as const)('finds the labels of %p', (text, topics) => {
  expect(topicsOf(text)).toEqual([...topics])
})

test.each([
  'CERT/238999/24',
  'RB 594T',
  'We hereby certify that the policy to which this certificate relates is issued in accordance with the laws',
  'PRIME INSURANCE COMPANY',
  'SANLAM GENERAL INSURANCE',
  'PRIVE',
  '',
])('sees no label in %p', (text) => {
  expect(topicsOf(text)).toEqual([])
})

test('two languages that agree on a topic outweigh what one of them may mean besides', () => {
  const [label] = labelsIn("Nom de l'assuré / Nyirayo")
  expect(label?.topics.get('owner_name')).toBeGreaterThan(label?.topics.get('insurer') ?? 0)
})
