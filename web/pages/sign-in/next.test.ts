import { expect, test } from 'bun:test'
import { nextOf } from './next.ts'

const home = 'https://inzira.example.rw'

test.each([
  ['?next=%2Fride%2F7%3Fa%3D1', '/ride/7?a=1'],
  ['?next=/qr', '/qr'],
  ['', '/'],
  ['?next=https://evil.example/', '/'],
  ['?next=//evil.example/', '/'],
  ['?next=/%5Cevil.example', '/'],
  ['?next=/%09/evil.example', '/'],
  ['?next=javascript:alert(1)', '/'],
  ['?next=qr', '/'],
  ['?next=/sign-in?next=/', '/'],
  ['?next=/in/abc', '/'],
])('%s leads to %s', (search, path) => {
  expect(nextOf(search, home)).toBe(path)
})
