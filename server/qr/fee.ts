import type { Tx } from '../db/open.ts'
import { AppError } from '../error.ts'
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

/** One line of the fee table: what is paid on top of amounts up to `upToRwf`. */
export interface FeeBand extends Fee {
  readonly country: string
  readonly network: string
  readonly reach: 'same' | 'cross'
  readonly upToRwf: number
}

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
