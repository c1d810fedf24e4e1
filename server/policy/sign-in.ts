import type { Tx } from '../db/open.ts'
import { codeIn } from '../sessions/code.ts'
import { guessesTooMuch, rememberGuess } from '../sessions/guesses.ts'
import { claimCode, endLogin, linkPath, makeLink } from '../sessions/login.ts'

/** What somebody in a chat may do about browsers in which they are, or want to be, signed in. */
export interface SignInScope {
  /** Whether the web app has an address that people can open. */
  readonly hasAddress: boolean
  /** Signs in the browser that shows what was typed. */
  claim(typed: string): Claim
  /** A link that signs in whoever opens it first; call it only where hasAddress. */
  link(): string
  /** Ends what came of a login of theirs; false when nothing was left of it. */
  signOut(loginId: number): boolean
}

export type Claim =
  | { is: 'claimed'; loginId: number; device: string }
  /** It has the shape of a code, and none such is open. */
  | { is: 'wrong' }
  /** They sent so many wrong ones that none is looked at for some minutes. */
  | { is: 'slowed' }
  | { is: 'nothing' }

export function signInScope(
  personId: number,
  tx: Tx,
  { now, correlationId, publicUrl }: { now: number; correlationId: string; publicUrl: string | null },
): SignInScope {
  return {
    hasAddress: publicUrl !== null,
    claim(typed) {
      const code = codeIn(typed)
      if (code === undefined) return { is: 'nothing' }
      if (guessesTooMuch(tx, personId)) return { is: 'slowed' }
      const claimed = claimCode(tx, { code, personId }, now)
      if (claimed !== undefined) return { is: 'claimed', ...claimed }
      rememberGuess(tx, personId, correlationId, now)
      return { is: 'wrong' }
    },
    link() {
      if (publicUrl === null) throw new Error('no link can be made without PUBLIC_URL')
      return `${publicUrl}${linkPath}${makeLink(tx, personId, now).token}`
    },
    signOut: (loginId) => endLogin(tx, { loginId, personId }, now),
  }
}
