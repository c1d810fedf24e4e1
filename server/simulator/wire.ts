/** One request between Meta and the business, whichever way it went. */
export interface WireEntry {
  id: number
  at: number
  /** webhook: Meta → business · graph: business → Meta. */
  way: 'webhook' | 'graph'
  method: string
  path: string
  /** What it was about, in a few words. */
  about: string
  /** Key of the person concerned, when it is one. */
  person?: string
  /** HTTP status; absent while it waits, or when there never was an answer. */
  status?: number
  ms?: number
  problem?: string
  request?: string
  response?: string
}

/** The last requests, for the phone page. */
export class WireLog {
  readonly #entries: WireEntry[] = []
  #count = 0
  recording = true
  /** People whose requests are not written down. */
  isHidden: (personKey: string) => boolean = () => false
  onEntry: (entry: WireEntry) => void = () => {}

  begin(entry: Omit<WireEntry, 'id'>): WireEntry | undefined {
    if (!this.recording || (entry.person !== undefined && this.isHidden(entry.person))) return undefined
    const begun = { ...entry, id: ++this.#count }
    this.#entries.push(begun)
    if (this.#entries.length > maxEntries) this.#entries.shift()
    this.onEntry(begun)
    return begun
  }

  end(entry: WireEntry | undefined, result: Partial<WireEntry>): void {
    if (entry === undefined) return
    Object.assign(entry, result)
    this.onEntry(entry)
  }

  /** Without the bodies, which the page asks for one by one. */
  summaries(): WireEntry[] {
    return this.#entries.map(withoutBodies)
  }

  find(id: number): WireEntry | undefined {
    return this.#entries.find((entry) => entry.id === id)
  }

  clear(): void {
    this.#entries.length = 0
  }
}

export function withoutBodies({ request: _, response: __, ...rest }: WireEntry): WireEntry {
  return rest
}

/** Older ones are forgotten, here and on the page. */
export const maxEntries = 400
