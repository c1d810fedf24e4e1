/** One after the other for the same key, beside each other for different ones. */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<unknown>>()

  take<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.#last.set(key, mine)
    const done = () => {
      if (this.#last.get(key) === mine) this.#last.delete(key)
    }
    mine.then(done, done)
    return mine
  }
}
