import { signal } from '@preact/signals'
import { type Fee, feeIn } from '../../../server/qr/fee.ts'
import type { Payee } from '../../../server/qr/payee.ts'
import { dialLink } from '../../../server/qr/payload.ts'
import { bestWay, ussdFor, waysToPay } from '../../../server/qr/template.ts'
import { type Answer, answerOf, api, Refusal } from '../../api.ts'
import builtIn from './built-in.json'

export type Ways = Answer<typeof api.qr.templates.get>

/**
 * The ways to pay by USSD, and their fees, as the operator set them: those the server told last, or those that every
 * server begins with. Codes are made of them here, by the server's own code, so that a network is never needed.
 */
export const ways = signal<Ways>(remembered() ?? (builtIn as Ways))

/** Asks the server whether anything has changed; without a network what was known stays. */
export async function refreshWays(): Promise<void> {
  try {
    ways.value = await answerOf(api.qr.templates.get())
    localStorage.setItem(key, JSON.stringify(ways.value))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** What is known of a payment without asking anybody. */
export interface Payment {
  payee: Payee
  amountRwf: number | null
  ussd: string
  /** The network of whoever dials; null when its template is gone. */
  dialsOn: string | null
  verified: boolean
}

/** Undefined when no network can be dialled for it. */
export function paymentFor(payee: Payee, amountRwf: number | null): Payment | undefined {
  const way = bestWay(ways.value.templates, payee, amountRwf)
  if (way === undefined) return undefined
  const { network, verified } = way.template
  return { payee, amountRwf, ussd: way.ussd, dialsOn: network, verified }
}

export const canPay = (payee: Payee, amountRwf: number | null): boolean =>
  bestWay(ways.value.templates, payee, amountRwf) !== undefined

export function feeOf({ payee, amountRwf, dialsOn }: Payment): Fee | null {
  const { templates, fees } = ways.value
  const template = waysToPay(templates, payee).find(({ network }) => network === dialsOn)
  return template === undefined ? null : feeIn(fees, payee, amountRwf, template)
}

/** The same payment dialled from other networks. */
export function otherWays({ payee, amountRwf, ussd }: Payment): Payment[] {
  return waysToPay(ways.value.templates, payee).flatMap((template) => {
    const other = ussdFor(payee, amountRwf, template)
    if (other === undefined || other === ussd) return []
    return [{ payee, amountRwf, ussd: other, dialsOn: template.network, verified: template.verified }]
  })
}

export { dialLink }

const key = 'inzira.qr.ways'

function remembered(): Ways | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Ways | null
    return Array.isArray(kept?.templates) && Array.isArray(kept.fees) ? kept : undefined
  } catch {
    return undefined
  }
}
