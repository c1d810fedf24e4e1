import { expect, test } from 'bun:test'
import { withCodesNamed } from './item-codes.ts'
import { place } from './layout.ts'
import { typedPage } from './typed-page.ts'

const named = (page: string): string[] =>
  withCodesNamed(place(typedPage(page))).map(({ text }) => text.trim())

test('codes that stand alone are given their words, their values beside them or apart', () => {
  expect(named('A RAF 417 C\nC.1   BIZIMANA Patrick\n(D.1) TOYOTA\nS.1 14').sort()).toEqual(
    ['BIZIMANA Patrick', 'Make: TOYOTA', 'Owner:', 'Registration No: RAF 417 C', 'Seats: 14'].sort(),
  )
})

test('but not where words stand already, nor a few letters on any paper', () => {
  const page = 'A\nB\nD.1 Make   TOYOTA'
  expect(named(page).sort()).toEqual(['A', 'B', 'D.1 Make', 'TOYOTA'].sort())
})
