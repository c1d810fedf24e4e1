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
  ['?next=/in%23abc', '/'],
  ['?next=/.//evil.rw', '/'],
  ['?next=/..//evil.rw/x', '/'],
  ['?next=/x/..//evil.rw', '/'],
  ['?next=/ride//evil.rw', '/'],
  ['?next=/ride/', '/'],
  ['?next=/%2F%2Fevil.rw', '/'],
  ['?next=/api/profile/export', '/'],
  ['?next=/no/such/page', '/'],
  ['?next=http://[', '/'],
  ['?next=/schedule%3Fto%3D//evil.rw', '/schedule?to=//evil.rw'],
])('%s leads to %s', (search, path) => {
  const next = nextOf(search, home)
  expect(next).toBe(path)
  expect(new URL(next, home).origin).toBe(home)
})
