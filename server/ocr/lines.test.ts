import { expect, test } from 'bun:test'
import type { Gray } from './gray.ts'
import { findLines } from './lines.ts'
import { readable } from './readable.ts'

const paper = (width: number, height: number, value = 230): Gray => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(value),
})

/** Letters as strokes between points of a box of 4 by 6. */
const shapes: Record<string, [number, number, number, number][]> = {
  E: [
    [0, 0, 0, 6],
    [0, 0, 4, 0],
    [0, 3, 3, 3],
    [0, 6, 4, 6],
  ],
  H: [
    [0, 0, 0, 6],
    [4, 0, 4, 6],
    [0, 3, 4, 3],
  ],
  O: [
    [0, 0, 4, 0],
    [4, 0, 4, 6],
    [4, 6, 0, 6],
    [0, 6, 0, 0],
  ],
  I: [
    [1, 0, 1, 6],
    [0, 6, 2, 6],
    [0, 1, 1, 0],
  ],
}

/** From one letter to the next, in the same units. */
const pitch = 6.4

/** Writes so that the middle of the first letter's left edge lies at x, y. */
function write(
  page: Gray,
  text: string,
  {
    x,
    y,
    height = 24,
    degrees = 0,
    value = 30,
  }: Record<'x' | 'y', number> & Partial<Record<'height' | 'degrees' | 'value', number>>,
): void {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const unit = height / 6
  for (const [at, letter] of [...text].entries()) {
    for (const [x0, y0, x1, y1] of shapes[letter] ?? []) {
      const steps = Math.ceil(Math.hypot(x1 - x0, y1 - y0) * unit * 2)
      for (let step = 0; step <= steps; step++) {
        const along = (at * pitch + x0 + ((x1 - x0) * step) / steps) * unit
        const down = (y0 - 3 + ((y1 - y0) * step) / steps) * unit
        dot(page, x + along * cos - down * sin, y + along * sin + down * cos, height / 24, value)
      }
    }
  }
}

function dot(page: Gray, x: number, y: number, radius: number, value: number): void {
  for (let py = Math.floor(y - radius); py <= y + radius; py++)
    for (let px = Math.floor(x - radius); px <= x + radius; px++)
      if (
        Math.hypot(px + 0.5 - x, py + 0.5 - y) <= radius + 0.5 &&
        px >= 0 &&
        px < page.width &&
        py >= 0 &&
        py < page.height
      )
        page.data[py * page.width + px] = value
}

function bar(page: Gray, left: number, top: number, width: number, height: number, value: number): void {
  for (let y = top; y < top + height; y++)
    page.data.fill(value, y * page.width + left, y * page.width + left + width)
}

const linesOf = (page: Gray) => readable(findLines(page))
/** The letters beginning at x, y, of the height. */
const boxOf = (text: string, height: number) => ({
  length: (text.length * pitch + 4 - pitch) * (height / 6),
  height,
})

for (const degrees of [0, 4, 12, -23, 90, 107]) {
  test(`finds a line at ${degrees}° and measures it in its own direction`, () => {
    const page = paper(900, 900)
    const lying = Math.abs(degrees) < 45
    write(page, 'HEEOHEHOEHHE', { x: lying ? 150 : 450, y: lying ? 450 : 150, degrees })
    const lines = linesOf(page)
    expect(lines).toHaveLength(1)
    const [line] = lines
    const { length, height } = boxOf('HEEOHEHOEHHE', 24)
    expect(Math.abs((line?.length ?? 0) - length)).toBeLessThan(10)
    expect(Math.abs((line?.thickness ?? 0) - height)).toBeLessThan(8)
    const off = (((line?.angle ?? 0) * 180) / Math.PI - degrees + 270) % 180
    expect(Math.abs(off - 90)).toBeLessThan(1.5)
  })
}

test('keeps the words of a line together and columns apart', () => {
  const page = paper(900, 300)
  write(page, 'HEEO EHHO', { x: 40, y: 60 })
  write(page, 'OEEH', { x: 520, y: 60 })
  const lines = linesOf(page).sort((a, b) => a.x - b.x)
  expect(lines.map(({ glyphs }) => glyphs)).toEqual([8, 4])
})

test('a lone digit is a line of its own', () => {
  const page = paper(900, 400)
  write(page, 'HEEOHEHOEH', { x: 40, y: 60 })
  write(page, 'E', { x: 500, y: 200 })
  write(page, 'I', { x: 700, y: 300 })
  expect(linesOf(page).map(({ x }) => Math.round(x / 100))).toContainValues([5, 7])
})

test('takes letters out of the frame they touch', () => {
  const page = paper(1200, 600)
  write(page, 'HEEOHEHOEH', { x: 100, y: 60 })
  write(page, 'HOEHOE', { x: 300, y: 300 })
  bar(page, 240, 311, 500, 3, 40)
  bar(page, 240, 240, 500, 3, 40)
  bar(page, 240, 240, 3, 74, 40)
  bar(page, 740, 240, 3, 74, 40)
  const framed = linesOf(page).filter(({ y }) => y > 200)
  expect(framed).toHaveLength(1)
  expect(framed[0]?.glyphs).toBe(6)
  expect(framed[0]?.thickness).toBeLessThan(34)
})

test('finds what stands large within a thick frame of its own', () => {
  const page = paper(1200, 900)
  write(page, 'HEEOHEHOEH', { x: 100, y: 60 })
  write(page, 'HEHE', { x: 290, y: 450, height: 80 })
  for (const top of [370, 520]) bar(page, 230, top, 440, 10, 40)
  for (const left of [230, 661]) bar(page, left, 370, 10, 160, 40)
  const framed = linesOf(page).filter(({ y }) => y > 200)
  expect(framed).toHaveLength(1)
  expect(framed[0]?.glyphs).toBe(4)
  expect(framed[0]?.thickness).toBeLessThan(100)
})

test('letters under a stamp are a line as if it were not there', () => {
  const page = paper(1200, 900)
  for (let at = 0; at < 720; at++) {
    const angle = (at * Math.PI) / 360
    dot(page, 500 + 110 * Math.cos(angle), 400 + 110 * Math.sin(angle), 5, 150)
  }
  write(page, 'HEEOHEHOEHEHHEO', { x: 200, y: 420 })
  const [line] = linesOf(page).filter(({ glyphs }) => glyphs > 3)
  expect(Math.abs((line?.length ?? 0) - boxOf('HEEOHEHOEHEHHEO', 24).length)).toBeLessThan(10)
  expect(line?.thickness).toBeLessThan(34)
  expect(line?.white).toBeWithin(100, 151)
})

test('reads light letters on a band, and not the holes in letters', () => {
  const page = paper(1200, 500)
  bar(page, 0, 80, 1200, 44, 50)
  write(page, 'HEOOHEHO', { x: 100, y: 102, value: 235 })
  write(page, 'HOOOHEHO', { x: 100, y: 300, height: 60 })
  const lines = linesOf(page).sort((a, b) => a.y - b.y)
  expect(lines.map(({ light }) => light)).toEqual([true, false])
})

test('finds no lines on noise, grain and an edge', () => {
  const page = paper(1000, 800, 90)
  let seed = 1
  const next = (): number => {
    seed = (seed * 48271) % 0x7fffffff
    return seed / 0x7fffffff
  }
  for (let y = 0; y < page.height; y++) {
    const grain = Math.sin(y / 3) * 6 + next() * 6
    for (let x = 0; x < page.width; x++) page.data[y * page.width + x] = 90 + grain + next() * 16
  }
  bar(page, 0, 500, 1000, 300, 210)
  expect(linesOf(page).filter(({ glyphs }) => glyphs > 3)).toEqual([])
})

test('the lines of a page in perspective each have their own direction', () => {
  const page = paper(1200, 1200)
  for (const [row, degrees] of [-6, -3, 0, 3, 6].entries())
    write(page, 'HEEOHEHOEHHEHOHE', { x: 150, y: 200 + row * 180 - degrees * 4, degrees })
  write(page, 'E', { x: 900, y: 1100, degrees: 6 })
  const lone = linesOf(page).find(({ glyphs, y }) => glyphs === 1 && y > 1050)
  expect(((lone?.angle ?? 0) * 180) / Math.PI).toBeGreaterThan(3.5)
})

test('print on a small sheet keeps its direction among more rows of a cloth that run another way', () => {
  const page = paper(1200, 1200)
  for (let row = 0; row < 22; row++) {
    const isBeside = row > 4 && row < 15
    for (const x of isBeside ? [20, 940] : [20, 330, 640, 940])
      write(page, 'EHIOEHOE', { x, y: 40 + row * 54, value: 180 })
  }
  for (let column = 0; column < 7; column++)
    write(page, 'HEEOHEHOEHHE', { x: 380 + column * 70, y: 360, degrees: 88 })
  const long = linesOf(page).filter(({ glyphs }) => glyphs >= 10)
  const across = long.filter(({ angle }) => Math.abs((angle * 180) / Math.PI - 88) < 4)
  expect(across).toHaveLength(7)
})

test('an empty page has no lines', () => {
  expect(findLines(paper(640, 480))).toEqual([])
  expect(findLines(paper(3, 2))).toEqual([])
})
