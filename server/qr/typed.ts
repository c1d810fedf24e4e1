import { type AmountProblem, parseAmount } from './amount.ts'
import { type Parsed, problem } from './parsed.ts'
import { type Payee, type PayeeProblem, parsePayee } from './payee.ts'

/**
 * What a person typed as a payee. Numbers that begin like a phone are phones with digits missing, however many: a
 * merchant code that begins so can be marked as one ("code 2507881").
 */
export function readPayee(typed: string): Parsed<Payee, PayeeProblem> {
  const parsed = parsePayee(typed)
  const isNoNumber = !parsed.ok && noNumbers.has(parsed.problem)
  return !isNoNumber && isPhoneCutShort(typed) ? problem('payee_phone_incomplete') : parsed
}

/** What a person typed as an amount. Nobody writes one with a zero before it: those are numbers of phones. */
export const readAmount = (typed: string): Parsed<number | null, AmountProblem> =>
  /^\D*0\s*[\d.,'’_]/.test(typed.normalize('NFKC')) ? problem('amount_unclear') : parseAmount(typed)

function isPhoneCutShort(typed: string): boolean {
  const written = typed.normalize('NFKC')
  const digits = written.replace(/\D/g, '')
  if (/^07\d{0,7}$/.test(digits)) return true
  // Exactly "2507" is as likely a price or a code.
  return /^(?:00)?2507\d{1,7}$/.test(digits) && !/\p{L}/u.test(written)
}

const noNumbers = new Set<PayeeProblem>(['payee_empty', 'payee_not_a_number', 'payee_is_a_code'])
