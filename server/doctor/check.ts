import { sentenceOf } from '../error.ts'

/** One thing that can be wrong. */
export interface Check {
  name: string
  /** warn: works, but not as it should; fail: something does not work. */
  status: 'ok' | 'warn' | 'fail'
  /** What was found, in words with numbers. */
  finding: string
  /** What to do; only when not ok. */
  cure?: string
}

export type Found = Omit<Check, 'name'>

export const ok = (finding: string): Found => ({ status: 'ok', finding })
export const warn = (finding: string, cure: string): Found => ({ status: 'warn', finding, cure })
export const fail = (finding: string, cure: string): Found => ({ status: 'fail', finding, cure })

/** Looks, and takes whatever is thrown while looking for a finding too. */
export async function checked(
  name: string,
  look: () => Found | Promise<Found>,
  cure: string,
): Promise<Check> {
  try {
    return { name, ...(await look()) }
  } catch (error) {
    return { name, ...fail(sentenceOf(error), cure) }
  }
}
