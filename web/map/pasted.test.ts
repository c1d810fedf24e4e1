import { expect, test } from 'bun:test'
import { mayBePosition } from './pasted.ts'

test.each([
  'https://maps.app.goo.gl/TmbeHMiLEfTBws9EA',
  'See https://www.openstreetmap.org/#map=17/-1.95/30.06',
  'maps.app.goo.gl/TmbeHMiLEfTBws9EA',
  'geo:-1.95,30.06',
  '-1.9496, 30.1263',
  '1.9496 S 30.1263 E',
  '-1,9496; 30,1263',
  '6GCRPR6C+24',
  '4V2R+8Q Kigali',
])('%p may be a position and is asked about', (text) => {
  expect(mayBePosition(text)).toBe(true)
})

test.each([
  '',
  'Kimironko market',
  'KG 11 Ave',
  'isoko rya Kimironko',
  '0788 123 456',
  'Sector 12.5',
  'C++ school',
])('%p is the name of a place', (text) => {
  expect(mayBePosition(text)).toBe(false)
})
