import type { Gray } from './gray.ts'

/**
 * Makes a picture smaller while its rows come in, each pixel of the result the mean of the area it stands for.
 * A picture that is small enough stays as it is.
 */
export class Shrinker {
  readonly #width: number
  readonly #height: number
  readonly #source: { width: number; height: number }
  readonly #data: Uint8Array
  readonly #sums: Float64Array
  readonly #across: Float64Array
  #rowsIn = 0
  #rowsOut = 0

  constructor(width: number, height: number, longSide: number) {
    const scale = Math.min(1, longSide / Math.max(width, height))
    this.#source = { width, height }
    this.#width = Math.max(1, Math.round(width * scale))
    this.#height = Math.max(1, Math.round(height * scale))
    this.#data = new Uint8Array(this.#width * this.#height)
    this.#sums = new Float64Array(this.#width)
    this.#across = new Float64Array(this.#width)
  }

  /** One row of the source, from the top. */
  add(row: Uint8Array): void {
    this.#shrinkAcross(row)
    const ratio = this.#source.height / this.#height
    const top = this.#rowsIn
    this.#rowsIn += 1
    // A row of the source lies in one or two rows of the result.
    while (this.#rowsOut < this.#height) {
      const from = this.#rowsOut * ratio
      const to = from + ratio
      const share = Math.min(this.#rowsIn, to) - Math.max(top, from)
      if (share > 0)
        for (let x = 0; x < this.#width; x++)
          this.#sums[x] = (this.#sums[x] as number) + (this.#across[x] as number) * share
      if (to > this.#rowsIn + 1e-9) return
      const at = this.#rowsOut * this.#width
      for (let x = 0; x < this.#width; x++) this.#data[at + x] = Math.round((this.#sums[x] as number) / ratio)
      this.#sums.fill(0)
      this.#rowsOut += 1
    }
  }

  result(): Gray {
    return { width: this.#width, height: this.#height, data: this.#data }
  }

  #shrinkAcross(row: Uint8Array): void {
    const ratio = this.#source.width / this.#width
    for (let x = 0; x < this.#width; x++) {
      const from = x * ratio
      const to = Math.min(from + ratio, this.#source.width)
      let sum = 0
      for (let at = Math.floor(from); at < to; at++)
        sum += (row[at] as number) * (Math.min(at + 1, to) - Math.max(at, from))
      this.#across[x] = sum / (to - from)
    }
  }
}
