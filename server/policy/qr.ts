import type { Tx } from '../db/open.ts'
import { type AmountProblem, maxAmountRwf } from '../qr/amount.ts'
import { defaultOf, forgetDefault, makeQr, type QrCode, qrById, qrBySlug, setDefault } from '../qr/code.ts'
import { explainQr, type QrFacts } from '../qr/explain.ts'
import { type Fee, feeFor } from '../qr/fee.ts'
import type { Parsed } from '../qr/parsed.ts'
import { formatPayee, type Payee, type PayeeProblem, parsePayee } from '../qr/payee.ts'
import { dialLink, payloadOf } from '../qr/payload.ts'
import { allTemplates, templatesFor, ussdFor } from '../qr/template.ts'
import { readAmount, readPayee } from './qr-read.ts'

/** A code with everything a bubble about it says. */
export interface ShownQr {
  readonly id: number
  readonly payee: Payee
  readonly amountRwf: number | null
  readonly ussd: string
  /** Opens the dialler when tapped. */
  readonly dialLink: string
  /** The landing page, where the server can be reached from outside. */
  readonly pageUrl: string | null
  readonly fee: Fee | null
  /** The network of whoever dials; null when its template is gone. */
  readonly dialsOn: string | null
  /** Whether the operator or a good source vouches for the digits. */
  readonly verified: boolean
}

/** What one person may do with QR codes. */
export interface QrScope {
  readPayee(typed: string): Parsed<Payee, PayeeProblem>
  readAmount(typed: string): Parsed<number | null, AmountProblem>
  readonly maxAmountRwf: number
  /** "0788 123 456", or the merchant code as it is. */
  format(payee: Payee): string
  /** Their own WhatsApp number, when mobile money can reach it. */
  ownNumber(): Payee | undefined
  default(): Payee | undefined
  setDefault(payee: Payee, lastAmountRwf: number | null): void
  forgetDefault(): void
  /** Whether a code can be made; some networks need an amount in it. */
  canPay(payee: Payee, amountRwf: number | null): boolean
  /** Throws `qr.invalid` where canPay() says no. */
  make(payee: Payee, amountRwf: number | null): ShownQr
  /** Only their own. */
  find(id: number): ShownQr | undefined
  /** What a landing page of ours shows to anybody who has its address. */
  published(slug: string): ShownQr | undefined
  /** What scanned or pasted text would do. */
  explain(scanned: string): QrFacts
  /** A link that opens the dialler with these digits. */
  dialLink(ussd: string): string
}

export function qrScope(
  personId: number,
  tx: Tx,
  { now, phone, publicUrl }: { now: number; phone: string | null; publicUrl: string | null },
): QrScope {
  const shown = (code: QrCode): ShownQr => {
    const template = allTemplates(tx).find(({ name }) => name === code.template)
    return {
      id: code.id,
      payee: code.payee,
      amountRwf: code.amountRwf,
      ussd: code.ussd,
      dialLink: dialLink(code.ussd),
      pageUrl: publicUrl === null ? null : payloadOf(code, 'link', publicUrl),
      fee: template === undefined ? null : feeFor(tx, code.payee, code.amountRwf, template),
      dialsOn: template?.network ?? null,
      verified: template?.verified ?? false,
    }
  }
  return {
    readPayee,
    readAmount,
    maxAmountRwf,
    format: formatPayee,
    ownNumber() {
      const own = phone === null ? undefined : parsePayee(`+${phone}`)
      return own?.ok && own.value.kind === 'phone' ? own.value : undefined
    },
    default: () => defaultOf(tx, personId)?.payee,
    setDefault: (payee, lastAmountRwf) => setDefault(tx, personId, payee, lastAmountRwf, now),
    forgetDefault: () => forgetDefault(tx, personId),
    canPay: (payee, amountRwf) =>
      templatesFor(tx, payee).some((template) => ussdFor(payee, amountRwf, template) !== undefined),
    make: (payee, amountRwf) => shown(makeQr(tx, personId, { payee, amountRwf, now })),
    find(id) {
      const code = qrById(tx, id)
      return code?.personId === personId ? shown(code) : undefined
    },
    published(slug) {
      const code = qrBySlug(tx, slug)
      return code === undefined ? undefined : shown(code)
    },
    explain: (scanned) => explainQr(scanned, { templates: allTemplates(tx), publicUrl }),
    dialLink,
  }
}
