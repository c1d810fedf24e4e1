import type { Language } from '../i18n/languages.ts'
import type { Choice, Message } from './message.ts'

/** Where somebody stands. At rest they are in the menu. */
export interface Conversation {
  flow: string
  version: number
  step: string
  data: Record<string, unknown>
  /** Steps left behind, newest last, each with what was known then. */
  trail: { step: string; data: Record<string, unknown> }[]
  /** Choices under the last message: their numbers and words may be typed. */
  offered: Choice[]
  /** Answers in a row that could not be used. */
  misses: number
}

/** What one event came to. */
export interface Turn {
  messages: Message[]
  conversation: Conversation
  /** They want to talk to a human: whoever runs this must hear of it. */
  asksForHuman?: true
}

export interface Speaker {
  id: number
  language: Language | null
  /** They said stop: only "start" is answered, and one greeting. */
  optedOut: boolean
  /** A human answers: only "start" brings the bot back, and "stop" is still heard. */
  paused: boolean
}
