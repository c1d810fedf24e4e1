import type { Config } from '../../server/config.ts'
import { assertCurrent, migrateOpen, migrationStatus } from '../../server/db/migrate.ts'
import { type Db, openDb } from '../../server/db/open.ts'
import { AppError } from '../../server/error.ts'
import type { Language } from '../../server/i18n/languages.ts'
import { parseAmount } from '../../server/qr/amount.ts'
import { dialFor, makeQr } from '../../server/qr/code.ts'
import type { Fee } from '../../server/qr/fee.ts'
import { feeFor } from '../../server/qr/fees.ts'
import { type DrawnCode, drawingOf } from '../../server/qr/file.ts'
import { type Payee, parsePayee } from '../../server/qr/payee.ts'
import type { PayloadMode } from '../../server/qr/payload.ts'
import { type DrawAs, makeVerifiedPicture, type QrDrawing } from '../../server/qr/picture/verified.ts'
import { templateOf } from '../../server/qr/templates.ts'
import { sentenceFor } from './sentences.ts'

/** The operator's own templates where there is a database; without one, those this version ships. */
export async function openTemplates(config: Pick<Config, 'databasePath'>): Promise<Db> {
  if (migrationStatus(config.databasePath).exists) {
    assertCurrent(config.databasePath)
    return openDb(config.databasePath)
  }
  const db = openDb(':memory:')
  await migrateOpen(db)
  return db
}

export interface Wanted {
  payee: Payee
  amountRwf: number | null
  as: DrawAs
  /** Undefined takes what suits the form: the landing page for posters where there is one, else the raw digits. */
  mode: PayloadMode | undefined
  language: Language
  name: string | undefined
}

export interface Made {
  code: DrawnCode
  drawing: QrDrawing
  bytes: Uint8Array
  fee: Fee | null
}

/** Makes one code's file. Only codes that open a page are kept: the page must find them. */
export async function makeFile(db: Db, wanted: Wanted, config: Pick<Config, 'publicUrl'>): Promise<Made> {
  const publicUrl = config.publicUrl ?? null
  const { payee, amountRwf, as, language, name } = wanted
  const mode =
    wanted.mode ?? (as === 'poster' && publicUrl !== null && db.path !== ':memory:' ? 'link' : 'raw')
  const dial = dialFor(db.read, payee, amountRwf)
  const code =
    mode === 'link' ? await kept(db, wanted) : { payee, amountRwf, ussd: dial.ussd, mode, slug: null }
  const drawing = drawingOf(code, as, { language, publicUrl, name })
  const template = templateOf(db.read, dial.template)
  return {
    code,
    drawing,
    bytes: await makeVerifiedPicture(drawing, as),
    fee: template === undefined ? null : feeFor(db.read, payee, amountRwf, template),
  }
}

function kept(db: Db, { payee, amountRwf }: Wanted): Promise<DrawnCode> {
  if (db.path === ':memory:') {
    throw new AppError(
      'database.missing',
      'A code that opens a page is kept in the database, and there is none. Run "inzira migrate up", or choose another --mode.',
    )
  }
  return db.write((tx) => makeQr(tx, null, { payee, amountRwf, mode: 'link', now: Date.now() }))
}

export function payeeFrom(written: string): Payee {
  const read = parsePayee(written)
  if (read.ok) return read.value
  throw new AppError('qr.invalid', `"${written}": ${sentenceFor[read.problem]}`)
}

export function amountFrom(written: string | undefined): number | null {
  if (written === undefined || written === '') return null
  const read = parseAmount(written)
  if (read.ok) return read.value
  throw new AppError('qr.invalid', `"${written}": ${sentenceFor[read.problem]}`)
}

/** What to draw for a file name; the two must not contradict each other. */
export function drawAsFor(path: string, as: 'picture' | 'sticker' | 'poster' | undefined): DrawAs {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase()
  if (extension === 'png' && (as ?? 'picture') === 'picture') return 'picture'
  if (extension === 'svg' && (as ?? 'picture') === 'picture') return 'svg'
  if (extension === 'pdf' && as !== 'picture') return as ?? 'poster'
  if (extension === 'png' || extension === 'svg' || extension === 'pdf') {
    throw new AppError(
      'usage.invalid',
      `A ${as ?? 'picture'} cannot be a .${extension} file: pictures are .png or .svg, stickers and posters .pdf.`,
    )
  }
  throw new AppError(
    'usage.invalid',
    `"${path}" must end in .png, .svg or .pdf, so that it is clear what to make.`,
  )
}

/** A terminal shows the squares alone. */
export function drawAsInTerminal(as: 'picture' | 'sticker' | 'poster' | undefined): DrawAs {
  if (as === undefined || as === 'picture') return 'picture'
  throw new AppError(
    'usage.invalid',
    `A ${as} is a file and cannot be drawn in the terminal: add --out ${as}.pdf.`,
  )
}
