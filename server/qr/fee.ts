import type { Payee } from './payee.ts'
import type { UssdTemplate } from './template.ts'

export interface Fee {
  readonly feeRwf: number
  /** False: shown as "about", because the operator has not confirmed the table. */
  readonly verified: boolean
}

/** One line of the fee table: what is paid on top of amounts up to `upToRwf`. */
export interface FeeBand extends Fee {
  readonly country: string
  readonly network: string
  readonly reach: 'same' | 'cross'
  readonly upToRwf: number
}

/** What the sender pays on top; null where nothing is known (merchant codes, other countries, no amount). */
export function feeIn(
  bands: readonly FeeBand[],
  payee: Pick<Payee, 'kind'>,
  amountRwf: number | null,
  { country, network, reach }: Pick<UssdTemplate, 'country' | 'network' | 'reach'>,
): Fee | null {
  if (amountRwf === null || payee.kind === 'merchant') return null
  const [band] = bands
    .filter((each) => each.country === country && each.network === network && each.reach === reach)
    .filter((each) => each.upToRwf >= amountRwf)
    .toSorted((a, b) => a.upToRwf - b.upToRwf)
  return band === undefined ? null : { feeRwf: band.feeRwf, verified: band.verified }
}
