/**
 * Tells who shows somebody's things that they may have changed: after each commit that concerned them, by their lane.
 * A hint and no more: whoever listens looks for themselves, and what is missed is found by looking again.
 */
export class ChangeBoard {
  readonly #listeners = new Set<(lanes: readonly string[]) => void>()

  /** Returns how to stop listening. */
  listen(listener: (lanes: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(lanes: readonly string[]): void {
    if (lanes.length === 0) return
    for (const listener of this.#listeners) listener(lanes)
  }
}
