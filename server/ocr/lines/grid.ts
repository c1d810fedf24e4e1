/** Points by square, to find those around one quickly. */
export class Grid {
  readonly #cells = new Map<number, number[]>()

  constructor(points: readonly { x: number; y: number }[]) {
    for (const [i, { x, y }] of points.entries()) {
      const key = keyOf(Math.floor(x / side), Math.floor(y / side))
      const cell = this.#cells.get(key)
      if (cell === undefined) this.#cells.set(key, [i])
      else cell.push(i)
    }
  }

  /** The numbers of all points within a square around this one, and some beyond it. */
  near(x: number, y: number, reach: number): number[] {
    const found: number[] = []
    for (let row = Math.floor((y - reach) / side); row <= Math.floor((y + reach) / side); row++)
      for (let column = Math.floor((x - reach) / side); column <= Math.floor((x + reach) / side); column++)
        found.push(...(this.#cells.get(keyOf(column, row)) ?? []))
    return found
  }
}

const side = 32
const keyOf = (column: number, row: number): number => row * 100_000 + column
