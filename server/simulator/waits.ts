/**
 * What a person waits for. Meta knows nothing of it and real phones show "typing…" at most: the bot's own server tells,
 * where it runs beside the simulator, so that whoever tries it sees what happens.
 */
export interface Wait {
  /** Tells it from others of the same person. */
  id: string
  step: WaitStep
  /** While it is queued: how many come before it. */
  ahead?: number
}

type WaitStep =
  | 'queued'
  | 'fetching'
  | 'lines'
  | 'reading'
  | 'again'
  | 'second'
  /** It is over: nothing is kept of it. */
  | 'done'
  | 'failed'

/** What everybody waits for, in the order in which it began. */
export class Waits {
  readonly #of = new Map<string, Map<string, Wait>>()
  onChange: (personKey: string, wait: Wait) => void = () => {}

  tell(personKey: string, wait: Wait): void {
    const waits = this.#of.get(personKey) ?? new Map<string, Wait>()
    if (wait.step === 'done' || wait.step === 'failed') waits.delete(wait.id)
    else waits.set(wait.id, wait)
    if (waits.size > 0) this.#of.set(personKey, waits)
    else this.#of.delete(personKey)
    this.onChange(personKey, wait)
  }

  of(personKey: string): Wait[] {
    return [...(this.#of.get(personKey)?.values() ?? [])]
  }

  clear(): void {
    this.#of.clear()
  }
}
