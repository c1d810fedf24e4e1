import type { Tx } from '../db/open.ts'
import { countTimers, setTimer } from '../timers/timers.ts'

/** Whether this person has sent so many codes that were none that no more are looked at for a while. */
export const guessesTooMuch = (tx: Tx, personId: number): boolean =>
  countTimers(tx, personId, guessed) >= mostGuesses

/** Remembers a wrong code for ten minutes: when its timer comes due, nothing is said. */
export function rememberGuess(tx: Tx, personId: number, correlationId: string, now: number): void {
  setTimer(tx, { personId, name: guessed, dueAt: now + rememberedMs, data: {}, correlationId })
}

const guessed = 'sign-in.guessed'
const mostGuesses = 6
const rememberedMs = 10 * 60_000
