import type { AmountProblem } from '../../../server/qr/amount.ts'
import { maxAmountRwf } from '../../../server/qr/amount.ts'
import type { PayeeProblem } from '../../../server/qr/payee.ts'
import { formatPayee, type Payee } from '../../../server/qr/payee-shown.ts'
import { money, say } from '../../i18n/say.ts'

/** "0788 123 456", or "merchant code 123456". */
export const nameOf = (payee: Payee): string =>
  payee.kind === 'phone' ? formatPayee(payee) : say('qr.merchant', { code: payee.value })

export const amountOf = (amountRwf: number | null): string =>
  amountRwf === null ? say('qr.amountAny') : money(amountRwf)

/** What is wrong with a number, and what to type instead. */
export const payeeProblem = (problem: PayeeProblem): string =>
  problem === 'payee_empty' || problem === 'payee_is_a_code'
    ? say('qr.payee_not_a_number')
    : say(`qr.${problem}`)

export function amountProblem(problem: AmountProblem): string {
  if (problem === 'amount_too_large') return say('qr.amount_too_large', { max: maxAmountRwf })
  return problem === 'amount_empty' ? say('qr.amount_not_a_number') : say(`qr.${problem}`)
}
