import type { Payee } from './payee.ts'
import type { Reads, UssdTemplate } from './template.ts'

export interface Fee {
  readonly feeRwf: number
  /** False: shown as "about", because the operator has not confirmed the table. */
  readonly verified: boolean
}

/** What the sender pays on top; null where nothing is known (merchant codes, other countries, no amount). */
export function feeFor(
  reads: Reads,
  payee: Pick<Payee, 'kind'>,
  amountRwf: number | null,
  template: Pick<UssdTemplate, 'country' | 'network' | 'reach'>,
): Fee | null {
  if (amountRwf === null || payee.kind === 'merchant') return null
  const band = reads.get<{ fee_rwf: number; verified: number }>(
    `select fee_rwf, verified from momo_fee
     where country = ? and network = ? and reach = ? and up_to_rwf >= ? order by up_to_rwf limit 1`,
    template.country,
    template.network,
    template.reach,
    amountRwf,
  )
  return band === undefined ? null : { feeRwf: band.fee_rwf, verified: band.verified === 1 }
}
