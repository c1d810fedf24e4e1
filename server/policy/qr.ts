import type { Tx } from '../db/open.ts'
import { type AmountProblem, maxAmountRwf } from '../qr/amount.ts'
import {
  defaultOf,
  disownQr,
  forgetDefault,
  makeQr,
  type QrCode,
  type QrDefault,
  qrById,
  qrBySlug,
  qrsOf,
  setDefault,
} from '../qr/code.ts'
import { explainQr, type QrFacts } from '../qr/explain.ts'
import type { Fee } from '../qr/fee.ts'
import { feeFor } from '../qr/fees.ts'
import type { Parsed } from '../qr/parsed.ts'
import { formatPayee, type Payee, type PayeeProblem, parsePayee } from '../qr/payee.ts'
import { dialLink, payloadOf } from '../qr/payload.ts'
import { bestWay, ussdFor, waysToPay } from '../qr/template.ts'
import { allTemplates } from '../qr/templates.ts'
import { readAmount, readPayee } from '../qr/typed.ts'

/** A code with everything a bubble about it says. */
export interface ShownQr {
  readonly id: number
  /** Names it in the address of its landing page. */
  readonly slug: string
  readonly createdAt: number
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

/** One way to pay: the digits, and what they cost. */
export type Way = Pick<ShownQr, 'ussd' | 'dialLink' | 'fee' | 'verified'> & { dialsOn: string }

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
  /** With the amount it was last used with. */
  defaultWithAmount(): QrDefault | undefined
  /**
   * The default remembers the amount it was used with; who has none gets their own number so, and no other payee unless
   * they choose it: rides are paid to the default.
   */
  remember(payee: Payee, amountRwf: number | null): void
  forgetDefault(): void
  /** Whether a code can be made; some networks need an amount in it. */
  canPay(payee: Payee, amountRwf: number | null): boolean
  /** What is dialled from each network, the best first, without keeping a code; none where canPay() says no. */
  waysFor(payee: Payee, amountRwf: number | null): Way[]
  /** Throws `qr.invalid` where canPay() says no. */
  make(payee: Payee, amountRwf: number | null): ShownQr
  /** Only their own. */
  find(id: number): ShownQr | undefined
  /** Theirs, the latest first; those made before the one with the id `before`, when given. */
  list(page: { before?: number | undefined; limit: number }): ShownQr[]
  /** No longer theirs: it leaves their list, and what was printed of it goes on working. False when it is not theirs. */
  forget(id: number): boolean
  /** One of theirs as it is drawn. */
  drawn(id: number): QrCode | undefined
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
      slug: code.slug,
      createdAt: code.createdAt,
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
  const own = (id: number): QrCode | undefined => {
    const code = qrById(tx, id)
    return code?.personId === personId ? code : undefined
  }
  const ownNumber = () => {
    const read = phone === null ? undefined : parsePayee(`+${phone}`)
    return read?.ok && read.value.kind === 'phone' ? read.value : undefined
  }
  return {
    readPayee,
    readAmount,
    maxAmountRwf,
    format: formatPayee,
    ownNumber,
    defaultWithAmount: () => defaultOf(tx, personId),
    remember(payee, amountRwf) {
      const usual = defaultOf(tx, personId)?.payee ?? ownNumber()
      if (usual?.value === payee.value) setDefault(tx, personId, payee, amountRwf, now)
    },
    default: () => defaultOf(tx, personId)?.payee,
    setDefault: (payee, lastAmountRwf) => setDefault(tx, personId, payee, lastAmountRwf, now),
    forgetDefault: () => forgetDefault(tx, personId),
    canPay: (payee, amountRwf) => bestWay(allTemplates(tx), payee, amountRwf) !== undefined,
    waysFor: (payee, amountRwf) =>
      waysToPay(allTemplates(tx), payee).flatMap((template) => {
        const ussd = ussdFor(payee, amountRwf, template)
        if (ussd === undefined) return []
        const { network: dialsOn, verified } = template
        const fee = feeFor(tx, payee, amountRwf, template)
        return [{ ussd, dialLink: dialLink(ussd), dialsOn, verified, fee }]
      }),
    make: (payee, amountRwf) => shown(makeQr(tx, personId, { payee, amountRwf, now })),
    find(id) {
      const code = own(id)
      return code === undefined ? undefined : shown(code)
    },
    list: (page) => qrsOf(tx, personId, page).map(shown),
    forget: (id) => disownQr(tx, personId, id),
    drawn: own,
    published(slug) {
      const code = qrBySlug(tx, slug)
      return code === undefined ? undefined : shown(code)
    },
    explain: (scanned) => explainQr(scanned, { templates: allTemplates(tx), publicUrl }),
    dialLink,
  }
}
