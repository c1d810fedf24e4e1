import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { QrScope } from '../policy/qr.ts'
import type { Payee, PayeeProblem } from '../qr/payee.ts'

/** One thing that typed digits may mean. An amount of null was asked for: whoever pays types it. */
export interface Reading {
  payee?: Payee
  amountRwf?: number | null
}

/**
 * What a line typed at rest may mean, most likely first; two meanings are asked back, because money is never guessed.
 * A phone number is a payee, "code amount" is both, a bare number of 4 to 9 digits may be a merchant code or an
 * amount: see codeOrAmount().
 */
export function readingsOf(typed: string, qr: QrScope): Reading[] {
  const line = withoutKeyword(typed)
  if (!/\d/.test(line) || payeeProblemIn(typed, qr) === 'payee_phone_incomplete') return []
  const paid = paidIn(line, qr)
  const amountRwf = amountIn(line, qr)
  if (paid === undefined) return amountRwf === undefined ? [] : [{ amountRwf }]
  const { payee } = paid
  if (payee.kind === 'phone' || paid.amountRwf !== undefined || amountRwf === undefined) return [paid]
  return codeOrAmount(payee, amountRwf, qr.default())
}

/** Who is meant where only a payee is expected, and the amount if one was typed behind it. */
export const payeeIn = (typed: string, qr: QrScope): Paid | undefined => paidIn(withoutKeyword(typed), qr)

/**
 * What is wrong with what was typed as a payee, or as a payee and an amount: then the parts are judged, because
 * "0788123 2000" is too short and not too long.
 */
export function payeeProblemIn(typed: string, qr: QrScope): PayeeProblem | undefined {
  const line = withoutKeyword(typed)
  const whole = qr.readPayee(line)
  if (whole.ok) return undefined
  const parts = line.slice(0, maxLineLength).split(/\s+/)
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const head = qr.readPayee(parts.slice(0, cut).join(' '))
    if (head.ok) return whole.problem
    const isAmount = qr.readAmount(parts.slice(cut).join(' ')).ok
    if (isAmount && head.problem === 'payee_phone_incomplete') return head.problem
  }
  return whole.problem
}

/** A reading with a payee. */
export type Paid = Reading & { payee: Payee }

/**
 * With a default a round number is meant as an amount for it; without one an odd number is a merchant code. Anything
 * else may be either.
 */
function codeOrAmount(payee: Payee, amountRwf: number, own: Payee | undefined): Reading[] {
  if (own?.kind === payee.kind && own.value === payee.value) return [{ payee }]
  const isAmount = isRound(amountRwf)
  if (own !== undefined && isAmount) return [{ amountRwf }]
  if (own === undefined && !isAmount) return [{ payee }]
  return isAmount ? [{ amountRwf }, { payee }] : [{ payee }, { amountRwf }]
}

/** Prices end in 00 or 50, large ones in 000; few merchant codes do. */
const isRound = (amountRwf: number): boolean => amountRwf % (amountRwf < 100_000 ? 50 : 1000) === 0

/** "0788123456", "123 456", or a payee and an amount: "0788 123 456 1000", "123456 2,000". */
function paidIn(line: string, qr: QrScope): Paid | undefined {
  // Each cut is tried, so what is too long to be a number and an amount is not looked at.
  if (line.length > maxLineLength) return undefined
  const whole = soleIn(line, qr)
  if (whole?.kind === 'phone') return { payee: whole }
  const parts = line.split(/\s+/)
  for (let cut = 1; cut < parts.length; cut++) {
    const payee = soleIn(parts.slice(0, cut).join(' '), qr)
    const amount = qr.readAmount(parts.slice(cut).join(' '))
    if (payee === undefined || !amount.ok) continue
    // Before an amount a code is one run of digits, and the beginning of a phone number is none.
    if (payee.kind === 'phone' || /^\D*[1-9]\d+$/.test(parts.slice(0, cut).join(' '))) {
      return { payee, amountRwf: amount.value }
    }
  }
  return whole === undefined ? undefined : { payee: whole }
}

const maxLineLength = 120

function soleIn(line: string, qr: QrScope): Payee | undefined {
  // "1.500" is an amount, though dots are also found in phone numbers.
  if (/^\d{1,3}(?:\.\d{3})+$/.test(line)) return undefined
  const parsed = qr.readPayee(line)
  return parsed.ok ? parsed.value : undefined
}

/** One or two digits are the number of a choice, not money. */
function amountIn(line: string, qr: QrScope): number | undefined {
  if (/^\d{1,2}$/.test(line)) return undefined
  const parsed = qr.readAmount(line)
  return parsed.ok && parsed.value !== null ? parsed.value : undefined
}

/** "qr 123456", "pay 0788123456 500"; "kode 1500" says that it is a code and no amount. */
function withoutKeyword(typed: string): string {
  const [, first = '', rest = ''] = /^(\p{L}+)[\s:]+(.*)$/su.exec(typed.trim()) ?? []
  const word = plain(first)
  if (codeWords.has(word)) return `code ${rest.trim()}`
  return keywords.has(word) ? rest.trim() : typed.trim()
}

const codeWords = new Set(['code', 'kode', 'msimbo', 'namba'])
const keywords = new Set(
  languages.flatMap((language) =>
    sayIn(language)('qr.keywords')
      .split(',')
      .map((word) => plain(word)),
  ),
)
