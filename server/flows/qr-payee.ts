import type { Payee } from '../qr/payee.ts'
import { answerId, type Ctx, chosen, type Outcome } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice } from './message.ts'
import type { FlowName } from './names.ts'
import { type Paid, payeeIn, payeeProblemIn } from './qr-typed.ts'
import { explained, payeeProblem } from './qr-words.ts'

/** The payees that can be tapped: what is remembered, and the person's own number. */
export function payeeChoices(
  [flow, step]: [FlowName, string],
  also: { value: 'default' | 'suggested'; payee: Payee | undefined; title?: string },
  { say, scope }: Ctx<object>,
): Choice[] {
  const own = scope.qr.ownNumber()
  const { value, payee } = also
  const options: Choice[] = []
  if (payee !== undefined) {
    const title = also.title ?? `★ ${scope.qr.format(payee)}`
    options.push({ id: answerId(flow, step, value), title })
  }
  if (own !== undefined && own.value !== payee?.value) {
    options.push({ id: answerId(flow, step, 'own'), title: say('qr.myNumber') })
  }
  return options
}

/**
 * Reads an answer to "who is to be paid?": a tapped payee, a typed number, a contact card, a photographed or pasted
 * code.
 */
export async function whoIsPaid<Data extends object, StepName extends string>(
  incoming: Incoming,
  ctx: Ctx<Data>,
  [flow, step]: [FlowName, string],
  suggested: Payee | undefined,
  then: (paid: Paid) => Outcome<Data, StepName> | Promise<Outcome<Data, StepName>>,
): Promise<Outcome<Data, StepName>> {
  const { scope, say } = ctx
  if (incoming.kind === 'choice') {
    const tapped = chosen(incoming, flow, step)
    const payee =
      tapped === 'own' ? scope.qr.ownNumber() : tapped === 'default' ? scope.qr.default() : suggested
    return payee === undefined ? { problem: say('flow.passed') } : then({ payee })
  }
  if (isPicture(incoming)) return reading(incoming, ctx)
  if (incoming.kind === 'contacts') {
    const found = incoming.phones
      .map((phone) => payeeIn(phone, scope.qr))
      .filter((paid) => paid !== undefined)
    const [only] = found
    const isOne = only !== undefined && found.every(({ payee }) => payee.value === only.payee.value)
    return isOne ? then(only) : { problem: say('qr.payee_several') }
  }
  if (incoming.kind !== 'text') return { problem: say('qr.payee_not_a_number') }
  const paid = payeeIn(incoming.body, scope.qr)
  if (paid !== undefined) return isPayable(paid.payee, ctx) ? then(paid) : { problem: say('qr.cannotPay') }
  const facts = scope.qr.explain(incoming.body)
  if (isCode(facts.kind)) return { stay: [explained(facts, ctx)] }
  return { problem: payeeProblem(payeeProblemIn(incoming.body, scope.qr) ?? 'payee_not_a_number', ctx) }
}

/** Asks a worker to read the picture; the flow hears of it as an event. */
export function reading(
  picture: Incoming & { kind: 'media' },
  { scope, say }: Ctx<object>,
): { stay: [{ kind: 'text'; body: string }] } {
  scope.media.readQr(picture)
  return { stay: [{ kind: 'text', body: say('qr.reading') }] }
}

export const isPicture = (incoming: Incoming): incoming is Incoming & { kind: 'media' } =>
  incoming.kind === 'media' && (incoming.media === 'image' || incoming.mime.startsWith('image/'))

/** Kinds of pasted text that are certainly a code and not somebody's words. */
export const isCode = (kind: string): boolean => ['payment', 'own', 'ussd', 'emv', 'call'].includes(kind)

/** Whether any code can be made for them, with an amount if need be. */
export const isPayable = (payee: Payee, { scope }: Ctx<object>): boolean =>
  scope.qr.canPay(payee, 1000) || scope.qr.canPay(payee, null)
