import { expect, test } from 'bun:test'
import type { Gray } from './gray.ts'
import { cut, restack } from './strips.ts'

/** Upright strokes on paper whose light falls off from left to right. */
function shaded({ light = false } = {}): Gray {
  const page: Gray = { width: 400, height: 100, data: new Uint8Array(400 * 100) }
  for (let y = 0; y < 100; y++) {
    for (let x = 0; x < 400; x++) {
      const isInk = y >= 40 && y < 60 && x >= 50 && x < 350 && x % 12 < 4
      const reflects = isInk !== light ? 0.35 : 1
      page.data[y * 400 + x] = (230 - x * 0.4) * reflects
    }
  }
  return page
}
const line = { x: 200, y: 50, length: 300, thickness: 20, angle: 0, light: false, glyphs: 25 }

test('a strip under a shadow is black on white from end to end', () => {
  for (const light of [false, true]) {
    const { width, height, data } = cut(shaded({ light }), { ...line, light })
    const middle = Math.round(height / 2) * width
    for (const from of [Math.round(width * 0.1), Math.round(width * 0.85)]) {
      const part = data.subarray(middle + from, middle + from + 40)
      expect(Math.min(...part)).toBeLessThan(40)
      expect(Math.max(...part)).toBeGreaterThan(240)
    }
  }
})

test('letters many times the height of the strip are averaged', () => {
  const page: Gray = { width: 600, height: 400, data: new Uint8Array(600 * 400).fill(255) }
  for (let y = 100; y < 300; y++) for (let x = 200; x < 400; x += 2) page.data[y * 600 + x] = 0
  const { data, width, height } = cut(page, { ...line, x: 300, y: 200, length: 500, thickness: 300 })
  const middle = Math.round(height / 2) * width + Math.round(width / 2)
  const hatched = data.subarray(middle - 6, middle + 6)
  expect(Math.max(...hatched) - Math.min(...hatched)).toBeLessThan(60)
})

test('a flipped strip is the same, turned by half', () => {
  const upright = cut(shaded(), line)
  const flipped = cut(shaded(), line, { flipped: true }).data.toReversed()
  const other = flipped.filter((value, at) => Math.abs(value - (upright.data[at] ?? 0)) > 40)
  expect(other.length).toBeLessThan(flipped.length * 0.02)
})

test('strips are stacked on white, each where it is said to begin', () => {
  const strip = cut(shaded(), line)
  const { page, tops } = restack([strip, strip], 10)
  expect(tops).toEqual([10, 10 + strip.height + 10])
  expect(page.height).toBe(2 * strip.height + 30)
  expect(page.data[0]).toBe(255)
})

test('what is fainter than the ink of a line under a stamp is white', () => {
  const page: Gray = { width: 400, height: 100, data: new Uint8Array(400 * 100).fill(240) }
  for (let y = 40; y < 60; y++)
    for (let x = 50; x < 350; x++) page.data[y * 400 + x] = x % 12 < 4 ? 30 : x > 200 ? 150 : 240
  const { width, height, data } = cut(page, { ...line, white: 140 })
  const middle = Math.round(height / 2) * width + Math.round(width * 0.8)
  expect(data.subarray(middle, middle + 60)).toContain(255)
  expect(Math.min(...data.subarray(middle, middle + 60))).toBeLessThan(40)
})
