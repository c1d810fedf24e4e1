import type { ShownQr } from '../policy/qr.ts'
import type { AmountProblem } from '../qr/amount.ts'
import type { QrFacts } from '../qr/explain.ts'
import type { Payee, PayeeProblem } from '../qr/payee.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Message } from './message.ts'

/** "0788 123 456", or "merchant code 123456". */
export const nameOf = (payee: Payee, { say, scope }: Ctx<object>): string =>
  payee.kind === 'phone' ? scope.qr.format(payee) : say('qr.merchant', { code: payee.value })

/** What is wrong with a number, and what to send instead. */
export function payeeProblem(problem: PayeeProblem, { say }: Ctx<object>): string {
  return problem === 'payee_empty' || problem === 'payee_is_a_code'
    ? say('qr.payee_not_a_number')
    : say(`qr.${problem}`)
}

export function amountProblem(problem: AmountProblem, { say, scope }: Ctx<object>): string {
  if (problem === 'amount_too_large') return say('qr.amount_too_large', { max: scope.qr.maxAmountRwf })
  return problem === 'amount_empty' ? say('qr.amount_not_a_number') : say(`qr.${problem}`)
}

/** The lines beneath a picture: who gets how much, what it costs, what is dialled. */
export function captionOf(code: ShownQr, ctx: Ctx<object>): string {
  const { say } = ctx
  const fee =
    code.fee === null
      ? undefined
      : say(code.fee.verified ? 'qr.feeLine' : 'qr.aboutFeeLine', { fee: code.fee.feeRwf })
  return lines([
    ...paymentLines(code, ctx),
    fee,
    '',
    ...dialLines(code, ctx),
    code.pageUrl === null ? undefined : say('qr.share', { link: code.pageUrl }),
    ...warnings(code, ctx),
  ])
}

/** The same for whoever pays with the phone they read it on, which cannot scan itself: dialling goes first. */
export function captionForPayer(code: ShownQr, ctx: Ctx<object>): string {
  const { say } = ctx
  const { fee, dialLink: link, dialsOn: network } = code
  return lines([
    ...paymentLines(code, ctx),
    fee === null ? undefined : say(fee.verified ? 'qr.feeLine' : 'qr.aboutFeeLine', { fee: fee.feeRwf }),
    '',
    say('qr.tapToDial', { link }),
    mono(code.ussd),
    network === null ? undefined : say('ride.scan', { network }),
    ...warnings(code, ctx),
  ])
}

/** What a scanned or pasted code would do, with a button where we can make the same one. */
export function explained(facts: QrFacts, ctx: Ctx<object>): Message {
  const { say, scope } = ctx
  switch (facts.kind) {
    case 'payment':
      return paymentExplained({ ...facts, dialLink: scope.qr.dialLink(facts.ussd) }, ctx)
    case 'own': {
      const code = scope.qr.published(facts.slug)
      return code === undefined ? text(say('qr.is.ownGone')) : paymentExplained(code, ctx)
    }
    case 'ussd':
      return text(say(`qr.is.${facts.danger}`, { ussd: mono(facts.ussd) }))
    case 'emv':
      return text(emvExplained(facts, ctx))
    case 'payee':
      return payable(say('qr.is.payee', { payee: nameOf(facts.payee, ctx) }), facts.payee, null, ctx)
    case 'call':
      return text(say('qr.is.call', { number: facts.number }))
    case 'website':
      return text(
        lines([
          say('qr.is.website', { host: facts.host.slice(0, 100) }),
          facts.warnings.length === 0 ? undefined : say('qr.is.suspicious'),
        ]),
      )
    case 'action':
      return text(say('qr.is.action', { scheme: facts.scheme }))
    case 'text':
      return text(say('qr.is.text', { text: facts.text }))
    case 'nothing':
      return text(say('qr.is.nothing'))
  }
}

interface Payment {
  payee: Payee
  amountRwf: number | null
  ussd: string
  dialLink: string
  dialsOn: string | null
  verified: boolean
}

function paymentExplained(payment: Payment, ctx: Ctx<object>): Message {
  const body = lines([
    ctx.say('qr.is.payment'),
    ...paymentLines(payment, ctx),
    '',
    ...dialLines(payment, ctx),
    ...warnings(payment, ctx),
  ])
  return payable(body, payment.payee, payment.amountRwf, ctx)
}

function payable(body: string, payee: Payee, amountRwf: number | null, ctx: Ctx<object>): Message {
  if (payee.country !== 'RW' || !ctx.scope.qr.canPay(payee, amountRwf)) return text(body)
  const value = `${payee.value}:${amountRwf ?? ''}`
  return choices(body, [{ id: actionId('make-qr', 'payTo', value), title: ctx.say('qr.make') }])
}

function paymentLines({ payee, amountRwf }: Payment, { say, scope }: Ctx<object>): string[] {
  const shown = scope.qr.format(payee)
  const who =
    payee.kind === 'merchant' ? say('qr.payMerchant', { payee: shown }) : say('qr.payPhone', { payee: shown })
  return [
    payee.network === null ? who : `${who} (${payee.network})`,
    amountRwf === null ? say('qr.anyAmountLine') : say('qr.amountLine', { amount: amountRwf }),
  ]
}

const dialLines = ({ dialsOn, ussd, dialLink }: Payment, { say }: Ctx<object>): string[] => [
  dialsOn === null ? say('qr.dialAnywhere') : say('qr.dial', { network: dialsOn }),
  mono(ussd),
  say('qr.tapToDial', { link: dialLink }),
]

const warnings = ({ payee, dialsOn, verified }: Payment, { say }: Ctx<object>): string[] => [
  ...(payee.network === null && payee.kind === 'phone' ? ['', say('qr.networkUnknown')] : []),
  ...(verified || dialsOn === null ? [] : ['', say('qr.unverified', { network: dialsOn })]),
]

function emvExplained(facts: QrFacts & { kind: 'emv' }, { say }: Ctx<object>): string {
  const { emv, amountRwf, isRwandanFranc } = facts
  const name = [emv.merchantName, emv.city].filter((part) => part !== null).join(', ')
  const account = emv.accounts.find((one) => one.account !== null)?.account
  const amount = amountRwf ?? emv.amount
  return lines([
    say('qr.is.emv'),
    name === '' ? undefined : say('qr.is.emvName', { name }),
    account == null ? undefined : say('qr.is.emvAccount', { account }),
    amount === null
      ? undefined
      : say('qr.is.emvAmount', { amount, currency: isRwandanFranc ? 'RWF' : (emv.currency ?? '') }),
    emv.isIntact ? undefined : say('qr.is.emvBroken'),
  ])
}

/** Without it WhatsApp takes the asterisks of a dialled code for bold letters. */
const mono = (ussd: string): string => `\`\`\`${ussd}\`\`\``
const lines = (all: (string | undefined)[]): string => all.filter((line) => line !== undefined).join('\n')
const text = (body: string): Message => ({ kind: 'text', body })
