import { expect, test } from 'bun:test'
import { isWorthSending } from './renewal.ts'

const sent = { latitude: -1.95, longitude: 30.06, at: 1_000_000 }
const later = (seconds: number, northM = 0) =>
  isWorthSending(
    { latitude: sent.latitude + northM / 111_195, longitude: sent.longitude, at: sent.at + seconds * 1000 },
    sent,
  )

test('a position is sent when they have moved a hundred metres, or two minutes have passed', () => {
  expect(isWorthSending(sent, undefined)).toBe(true)
  expect(later(30)).toBe(false)
  expect(later(30, 90)).toBe(false)
  expect(later(30, 120)).toBe(true)
  expect(later(120)).toBe(true)
})

test('but not again and again while a phone makes up its mind', () => {
  expect(later(3, 500)).toBe(false)
})
