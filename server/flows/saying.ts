import type { Choice, Message } from './message.ts'
import { prefixed } from './prefix.ts'

/** What one turn says, bubble by bubble, and the choices under the last of them. */
export class Saying {
  readonly #bubbles: Message[] = []
  /** Sentences that wait for the next bubble: fewer bubbles cost less and are kinder to limits. */
  #notes: string[] = []

  constructor(public offered: Choice[]) {}

  note(...sentences: string[]): void {
    this.#notes.push(...sentences)
  }

  say(...messages: Message[]): void {
    for (const message of messages) {
      const notes = this.#notes.splice(0).join('\n\n')
      this.#bubbles.push(...(notes === '' ? [message] : prefixed(notes, message)))
      if (message.kind === 'choices') this.offered = message.choices
    }
  }

  /** All of it; notes that no bubble has taken become one. */
  end(): Message[] {
    const notes = this.#notes.splice(0).join('\n\n')
    if (notes !== '') this.#bubbles.push({ kind: 'text', body: notes })
    return this.#bubbles
  }
}
