import type { Stage } from '../ocr/read.ts'

/** How far a document is; told as it happens and kept nowhere: what matters in the end is an event. */
export interface DocumentProgress {
  personId: number
  documentId: number
  /** `ahead`: how many documents are read before it. */
  at: { stage: 'waiting'; ahead: number } | { stage: 'fetching' | Stage } | { stage: 'done' | 'failed' }
}

/** Whoever wants to show it listens here: the web app, the simulator's phone. */
export class ProgressBoard {
  readonly #listeners = new Set<(progress: DocumentProgress) => void>()

  /** Returns how to stop listening. */
  listen(listener: (progress: DocumentProgress) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether anybody would hear: what is dear to find out need not be found out for nobody. */
  get isWatched(): boolean {
    return this.#listeners.size > 0
  }

  tell(progress: DocumentProgress): void {
    for (const listener of this.#listeners) listener(progress)
  }
}
