import type { Gray } from '../gray.ts'

/** What a pixel is: its surroundings are lighter (dark ink), or darker (light ink), or alike (0). */
export const dark = 1
export const light = 2

/** Marks the ink of both kinds: pixels that differ from the mean around them, the way eyes judge paper in shadow. */
export function inkOf(page: Gray): Uint8Array {
  const { width, height } = page
  const data = smoothed(page)
  const mask = new Uint8Array(width * height)
  const radius = Math.max(8, Math.round(Math.max(width, height) / 80))
  const wide = new Means(data, width, height, radius)
  // Light letters stand on narrow bands, whose light surroundings would hide them.
  const narrow = new Means(data, width, height, Math.round(radius / 2))
  for (let y = 0; y < height; y++) {
    wide.moveTo(y)
    narrow.moveTo(y)
    const from = y * width
    for (let x = 0; x < width; x++) {
      const value = data[from + x] as number
      if (value < (wide.row[x] as number) * (1 - darkShare) - leastContrast) mask[from + x] = dark
      else if (value > (narrow.row[x] as number) * (1 + lightShare) + leastContrast) mask[from + x] = light
    }
  }
  return mask
}

/** Grey levels, and share of the surroundings' own brightness. */
const leastContrast = 6
const darkShare = 0.08
/** Paper between dark letters is lighter than the mean of both, too. */
const lightShare = 0.12

/** The mean of the square around each pixel of a row; goes down a page row by row, without a table of all of it. */
class Means {
  readonly row: Float32Array
  readonly #columns: Int32Array
  readonly #data: Uint8Array
  readonly #height: number
  readonly #radius: number

  constructor(data: Uint8Array, width: number, height: number, radius: number) {
    this.row = new Float32Array(width)
    this.#columns = new Int32Array(width)
    this.#data = data
    this.#height = height
    this.#radius = radius
    for (let y = 0; y < Math.min(radius, height); y++) addRow(this.#columns, data, y * width, 1)
  }

  /** The next row, from the first. */
  moveTo(y: number): void {
    const [columns, radius, row, data] = [this.#columns, this.#radius, this.row, this.#data]
    const width = row.length
    const enters = y + radius < this.#height ? (y + radius) * width : -1
    const leaves = y > radius ? (y - radius - 1) * width : -1
    if (enters >= 0 && leaves >= 0)
      for (let x = 0; x < width; x++)
        columns[x] = (columns[x] as number) + (data[enters + x] as number) - (data[leaves + x] as number)
    else if (enters >= 0) addRow(columns, data, enters, 1)
    else if (leaves >= 0) addRow(columns, data, leaves, -1)
    const rows = Math.min(this.#height, y + radius + 1) - Math.max(0, y - radius)
    let sum = 0
    for (let x = 0; x < Math.min(radius, width); x++) sum += columns[x] as number
    let x = 0
    for (; x <= Math.min(radius, width - 1); x++) {
      if (x + radius < width) sum += columns[x + radius] as number
      row[x] = sum / (rows * Math.min(width, x + radius + 1))
    }
    // Most of the row: nothing is cut off on either side.
    const share = 1 / (rows * (2 * radius + 1))
    for (; x < width - radius; x++) {
      sum += (columns[x + radius] as number) - (columns[x - radius - 1] as number)
      row[x] = sum * share
    }
    for (; x < width; x++) {
      sum -= columns[x - radius - 1] as number
      row[x] = sum / (rows * (width - x + radius))
    }
  }
}

function addRow(columns: Int32Array, data: Uint8Array, from: number, sign: 1 | -1): void {
  for (let x = 0; x < columns.length; x++)
    columns[x] = (columns[x] as number) + sign * (data[from + x] as number)
}

/** Weights 1 2 1 both ways: the noise of a dark photo would be thousands of specks. */
function smoothed({ width, height, data }: Gray): Uint8Array {
  const out = new Uint8Array(width * height)
  const above = new Uint16Array(width)
  const here = new Uint16Array(width)
  const below = new Uint16Array(width)
  const across = (row: Uint16Array, y: number): void => {
    const from = Math.min(height - 1, y) * width
    let left = data[from] as number
    let value = left
    for (let x = 0; x < width; x++) {
      const right = x + 1 < width ? (data[from + x + 1] as number) : value
      row[x] = left + 2 * value + right
      left = value
      value = right
    }
  }
  across(here, 0)
  above.set(here)
  for (let y = 0; y < height; y++) {
    across(below, y + 1)
    for (let x = 0; x < width; x++)
      out[y * width + x] = ((above[x] as number) + 2 * (here[x] as number) + (below[x] as number) + 8) >> 4
    above.set(here)
    here.set(below)
  }
  return out
}
