/**
 * What waits, by whom it is for: each in turn has one taken. Somebody's hundred do not hold up the next one's single
 * one. What is for nobody in particular, `house`, comes before all of them.
 */
export class FairQueue<Item> {
  /** The first of them is the next to be served. */
  readonly #lanes = new Map<string, Item[]>()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** How many of theirs wait. */
  sizeOf(whose: string): number {
    return this.#lanes.get(whose)?.length ?? 0
  }

  push(whose: string, item: Item): void {
    const lane = this.#lanes.get(whose)
    if (lane === undefined) this.#lanes.set(whose, [item])
    else lane.push(item)
    this.#size += 1
  }

  /** What was taken and not done: the first of theirs again. */
  putBack(whose: string, item: Item): void {
    this.#lanes.set(whose, [item, ...(this.#lanes.get(whose) ?? [])])
    this.#size += 1
  }

  shift(): Item | undefined {
    const whose = this.#lanes.has(house) ? house : this.#lanes.keys().next().value
    if (whose === undefined) return undefined
    const lane = this.#lanes.get(whose) ?? []
    const item = lane.shift()
    this.#lanes.delete(whose)
    // Behind everybody else who waits.
    if (lane.length > 0) this.#lanes.set(whose, lane)
    this.#size -= 1
    return item
  }

  /** All that wait, who do so no longer. */
  clear(): Item[] {
    const all = [...this.#lanes.values()].flat()
    this.#lanes.clear()
    this.#size = 0
    return all
  }
}

/** What the server itself wants done, such as the files of a chat. */
export const house = ''
