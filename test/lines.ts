/** The lines of an output that goes on, one at a time. */
export class Lines {
  readonly seen: string[] = []
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  #rest = ''

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader()
  }

  /** The next line that passes; throws with everything seen when the output ends before. */
  async next(passes: (line: string) => boolean = () => true): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\n')
      if (end === -1) {
        const { value, done } = await this.#reader.read()
        if (done) throw new Error(`the output ended; it was:\n${[...this.seen, this.#rest].join('\n')}`)
        this.#rest += this.#decoder.decode(value, { stream: true })
        continue
      }
      const line = this.#rest.slice(0, end)
      this.#rest = this.#rest.slice(end + 1)
      this.seen.push(line)
      if (passes(line)) return line
    }
  }
}
