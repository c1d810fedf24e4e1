import type { Selectable } from 'kysely'
import type { Tx } from '../db/open.ts'
import type * as schema from '../db/schema.ts'
import { AppError } from '../error.ts'
import type { Payee } from './payee.ts'
import type { PayloadMode } from './payload.ts'
import { bestWay } from './template.ts'
import { allTemplates, type Reads } from './templates.ts'

type QrCodeRow = Selectable<schema.QrCodeRow>
type QrDefaultRow = Selectable<schema.QrDefaultRow>

/** A QR code somebody made. Its digits never change, whatever becomes of the templates. */
export interface QrCode {
  readonly id: number
  /** The landing page's address: /q/<slug>. */
  readonly slug: string
  /** Null for codes made on the command line. */
  readonly personId: number | null
  readonly payee: Payee
  readonly amountRwf: number | null
  /** The name of the template the digits came from. */
  readonly template: string
  readonly ussd: string
  readonly mode: PayloadMode
  readonly createdAt: number
}

export interface NewQr {
  payee: Payee
  amountRwf: number | null
  /** Default 'raw'. */
  mode?: PayloadMode
  now: number
  /** Stands in for randomness in tests. */
  slug?: string
}

/** Keeps a code by the best enabled template. A network that cannot be paid yet is refused with `qr.invalid`. */
export function makeQr(
  tx: Tx,
  personId: number | null,
  { payee, amountRwf, mode = 'raw', now, slug = randomSlug() }: NewQr,
): QrCode {
  const { template, ussd } = dialFor(tx, payee, amountRwf)
  const row = tx.get<QrCodeRow>(
    `insert into qr_code (slug, person_id, country, network, kind, payee, amount_rwf, template, ussd, mode, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning *`,
    slug,
    personId,
    payee.country,
    payee.network,
    payee.kind,
    payee.value,
    amountRwf,
    template,
    ussd,
    mode,
    now,
  )
  if (row === undefined) throw new AppError('database.unavailable', 'The QR code was not kept. Try again.')
  return fromRow(row)
}

/** The digits for a payee by the best enabled template, without keeping anything. */
export function dialFor(
  reads: Reads,
  payee: Payee,
  amountRwf: number | null,
): { template: string; ussd: string } {
  const way = bestWay(allTemplates(reads), payee, amountRwf)
  if (way !== undefined) return { template: way.template.name, ussd: way.ussd }
  throw new AppError(
    'qr.invalid',
    `No USSD template is switched on for ${payee.network ?? 'this network'} in ${payee.country}${amountRwf === null ? ' without an amount' : ''}. "inzira qr template list" shows them.`,
  )
}

export const qrById = (reads: Reads, id: number): QrCode | undefined => one(reads, 'id = ?', id)

/** For the landing page, which anybody may open who has the code. */
export const qrBySlug = (reads: Reads, slug: string): QrCode | undefined =>
  slugShape.test(slug) ? one(reads, 'slug = ?', slug) : undefined

/** The one "Again" makes anew. */
export const lastQr = (reads: Reads, personId: number): QrCode | undefined =>
  one(reads, 'person_id = ? order by id desc limit 1', personId)

/** Somebody's codes, the latest first. */
export const qrsOf = (
  reads: Reads,
  personId: number,
  { before, limit }: { before?: number | undefined; limit: number },
): QrCode[] =>
  reads
    .all<QrCodeRow>(
      'select * from qr_code where person_id = ? and id < ? order by id desc limit ?',
      personId,
      before ?? Number.MAX_SAFE_INTEGER,
      limit,
    )
    .map(fromRow)

/**
 * It is nobody's any more, but stays: stickers and posters hang in shops, and their landing page must not go away.
 * False when it was not theirs.
 */
export const disownQr = (tx: Tx, personId: number, id: number): boolean =>
  tx.run('update qr_code set person_id = null where id = ? and person_id = ?', id, personId).changes > 0

export interface QrDefault {
  readonly payee: Payee
  readonly lastAmountRwf: number | null
}

export function defaultOf(reads: Reads, personId: number): QrDefault | undefined {
  const row = reads.get<QrDefaultRow>('select * from qr_default where person_id = ?', personId)
  return row === undefined ? undefined : { payee: payeeOf(row), lastAmountRwf: row.last_amount_rwf }
}

export function setDefault(
  tx: Tx,
  personId: number,
  payee: Payee,
  lastAmountRwf: number | null,
  now: number,
): void {
  tx.run(
    `insert into qr_default (person_id, country, network, kind, payee, last_amount_rwf, updated_at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (person_id) do update set country = excluded.country, network = excluded.network,
       kind = excluded.kind, payee = excluded.payee, last_amount_rwf = excluded.last_amount_rwf,
       updated_at = excluded.updated_at`,
    personId,
    payee.country,
    payee.network,
    payee.kind,
    payee.value,
    lastAmountRwf,
    now,
  )
}

export function forgetDefault(tx: Tx, personId: number): void {
  tx.run('delete from qr_default where person_id = ?', personId)
}

/** Two rows turned out to be one human: the codes follow, and the kept person's own default wins. */
export function moveQr(tx: Tx, fromPersonId: number, toPersonId: number): void {
  tx.run('update qr_code set person_id = ? where person_id = ?', toPersonId, fromPersonId)
  tx.run('update or ignore qr_default set person_id = ? where person_id = ?', toPersonId, fromPersonId)
  forgetDefault(tx, fromPersonId)
}

/** 50 random bits in letters that cannot be misread: short enough to type, too many to guess. */
export function randomSlug(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => slugLetters[byte & 31]).join('')
}

const slugLetters = '23456789abcdefghjkmnpqrstuvwxyz0'
const slugShape = /^[0-9a-z]{6,16}$/

function one(reads: Reads, where: string, param: string | number): QrCode | undefined {
  const row = reads.get<QrCodeRow>(`select * from qr_code where ${where}`, param)
  return row === undefined ? undefined : fromRow(row)
}

const payeeOf = (row: Pick<QrCodeRow, 'country' | 'network' | 'kind' | 'payee'>): Payee => ({
  country: row.country,
  network: row.network,
  kind: row.kind,
  value: row.payee,
})

const fromRow = (row: QrCodeRow): QrCode => ({
  id: row.id,
  slug: row.slug,
  personId: row.person_id,
  payee: payeeOf(row),
  amountRwf: row.amount_rwf,
  template: row.template,
  ussd: row.ussd,
  mode: row.mode,
  createdAt: row.created_at,
})
