import type { Gray } from './gray.ts'

/** A light blur against noise, then Sauvola's threshold: each pixel against mean and contrast around it. */
export function sharpened({ width, height, data }: Gray): Gray {
  const soft = blurred({ width, height, data })
  const radius = Math.round(height / 3)
  const out = new Uint8Array(width * height)
  const columns = new Float64Array(width * 2)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)]
    for (let x = 0; x < width; x++) {
      let sum = 0
      let squares = 0
      for (let row = top; row <= bottom; row++) {
        const value = soft[row * width + x] as number
        sum += value
        squares += value * value
      }
      columns[x * 2] = sum
      columns[x * 2 + 1] = squares
    }
    let sum = 0
    let squares = 0
    for (let x = -radius; x < width; x++) {
      const enters = x + radius
      if (enters < width) {
        sum += columns[enters * 2] as number
        squares += columns[enters * 2 + 1] as number
      }
      const leaves = x - radius - 1
      if (leaves >= 0) {
        sum -= columns[leaves * 2] as number
        squares -= columns[leaves * 2 + 1] as number
      }
      if (x < 0) continue
      const count = (bottom - top + 1) * (Math.min(width - 1, enters) - Math.max(0, x - radius) + 1)
      const mean = sum / count
      const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
      const threshold = mean * (1 + 0.2 * (deviation / 128 - 1))
      out[y * width + x] = (soft[y * width + x] as number) < threshold ? 0 : 255
    }
  }
  return { width, height, data: out }
}

/** Weights 1 2 1 in both directions. */
function blurred({ width, height, data }: Gray): Uint8Array {
  const across = new Uint16Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const value = data[at] as number
      across[at] =
        (x > 0 ? (data[at - 1] as number) : value) +
        2 * value +
        (x < width - 1 ? (data[at + 1] as number) : value)
    }
  }
  const out = new Uint8Array(width * height)
  for (let at = 0; at < out.length; at++) {
    const value = across[at] as number
    const above = at >= width ? (across[at - width] as number) : value
    const below = at + width < out.length ? (across[at + width] as number) : value
    out[at] = (above + 2 * value + below) / 16
  }
  return out
}
