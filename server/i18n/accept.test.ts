import { expect, test } from 'bun:test'
import { acceptedLanguage } from './accept.ts'

test('takes the most wanted of the languages we speak', () => {
  const cases: [string | null | undefined, string][] = [
    [undefined, 'en'],
    [null, 'en'],
    ['', 'en'],
    ['rw', 'rw'],
    ['fr-CA', 'fr'],
    ['de-DE,de;q=0.9,sw;q=0.5,fr;q=0.7', 'fr'],
    ['FR;q=0.2, rw;q=0.8', 'rw'],
    ['*;q=0.5', 'en'],
    ['fr;q=0', 'en'],
    [',;;q=,'.repeat(1_000), 'en'],
  ]
  for (const [header, language] of cases) expect(acceptedLanguage(header)).toBe(language as 'en')
})
