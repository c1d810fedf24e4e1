import type { Tx } from '../db/open.ts'
import { AppError } from '../error.ts'
import { type Fee, type FeeBand, feeIn } from './fee.ts'
import type { Payee } from './payee.ts'
import type { UssdTemplate } from './template.ts'
import type { Reads } from './templates.ts'

/** What the sender pays on top, by the table as it is now. */
export const feeFor = (
  reads: Reads,
  payee: Pick<Payee, 'kind'>,
  amountRwf: number | null,
  template: Pick<UssdTemplate, 'country' | 'network' | 'reach'>,
): Fee | null => (amountRwf === null ? null : feeIn(allFees(reads), payee, amountRwf, template))

export function allFees(reads: Reads): FeeBand[] {
  return reads
    .all<Omit<FeeBand, 'verified'> & { verified: number }>(
      `select country, network, reach, up_to_rwf upToRwf, fee_rwf feeRwf, verified from momo_fee
       order by country, network, reach desc, up_to_rwf`,
    )
    .map((band) => ({ ...band, verified: band.verified === 1 }))
}

/** The operator corrects or adds a band. */
export function changeFee(tx: Tx, band: FeeBand): void {
  const { country, network, reach, upToRwf, feeRwf, verified } = band
  if (!Number.isInteger(upToRwf) || upToRwf <= 0 || !Number.isInteger(feeRwf) || feeRwf < 0) {
    throw new AppError('usage.invalid', 'A band and its fee are whole francs, the band more than 0.')
  }
  tx.run(
    `insert into momo_fee (country, network, reach, up_to_rwf, fee_rwf, verified) values (?, ?, ?, ?, ?, ?)
     on conflict (country, network, reach, up_to_rwf) do update set fee_rwf = excluded.fee_rwf, verified = excluded.verified`,
    country,
    network,
    reach,
    upToRwf,
    feeRwf,
    Number(verified),
  )
}
