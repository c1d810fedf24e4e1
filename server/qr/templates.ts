import type { Reader, Tx } from '../db/open.ts'
import { AppError } from '../error.ts'
import type { Payee } from './payee.ts'
import { type UssdTemplate, waysToPay } from './template.ts'

/** Both a transaction and the query-only handle can be asked. */
export type Reads = Pick<Reader, 'get' | 'all'>

/** A template as it is kept. */
export interface KeptTemplate extends UssdTemplate {
  /** Where it comes from and how sure it is. */
  readonly note: string
}

export function allTemplates(reads: Reads): KeptTemplate[] {
  return reads.all<Row>(`${select} order by country, network, kind, reach desc`).map(fromRow)
}

export function templateOf(reads: Reads, name: string): KeptTemplate | undefined {
  const row = reads.get<Row>(`${select} where name = ?`, name)
  return row === undefined ? undefined : fromRow(row)
}

/** The ways to pay this payee that the operator switched on, best first. */
export const templatesFor = (reads: Reads, payee: Payee): KeptTemplate[] =>
  waysToPay(allTemplates(reads), payee)

export interface TemplateChange {
  template?: string
  withoutAmount?: string | null
  verified?: boolean
  enabled?: boolean
  note?: string
}

/** The operator corrects a template, vouches for it, or switches it on or off. Codes already made keep their digits. */
export function changeTemplate(tx: Tx, name: string, change: TemplateChange): KeptTemplate {
  const template = templateOf(tx, name)
  if (template === undefined) {
    throw new AppError(
      'not.found',
      `There is no USSD template "${name}". "inzira qr template list" shows them all.`,
    )
  }
  const next = { ...template, ...change }
  checkForm(next.template, next.kind, true)
  if (next.withoutAmount !== null) checkForm(next.withoutAmount, next.kind, false)
  tx.run(
    `update ussd_template set template = ?, template_without_amount = ?, verified = ?, enabled = ?, note = ? where name = ?`,
    next.template,
    next.withoutAmount,
    Number(next.verified),
    Number(next.enabled),
    next.note,
    name,
  )
  return next
}

/** Only what a dialler takes, each slot once, and a closing #: a typing slip here would reach every QR code. */
function checkForm(form: string, kind: UssdTemplate['kind'], withAmount: boolean): void {
  const slot = kind === 'phone' ? '{phone}' : '{code}'
  const wanted = withAmount ? [slot, '{amount}'] : [slot]
  const rest = wanted.reduce((left, each) => left.replace(each, '1'), form)
  if (wanted.every((each) => form.includes(each)) && /^[*#][\d*#]*#$/.test(rest)) return
  throw new AppError(
    'usage.invalid',
    `"${form}" is no USSD template: write digits, * and #, ${wanted.join(' and ')} once each, and end with #.`,
  )
}

interface Row {
  name: string
  country: string
  network: string
  kind: 'phone' | 'merchant'
  reach: 'same' | 'cross'
  template: string
  template_without_amount: string | null
  verified: number
  enabled: number
  note: string
}

const select = `select name, country, network, kind, reach, template, template_without_amount, verified, enabled, note
  from ussd_template`

const fromRow = (row: Row): KeptTemplate => ({
  name: row.name,
  country: row.country,
  network: row.network,
  kind: row.kind,
  reach: row.reach,
  template: row.template,
  withoutAmount: row.template_without_amount,
  verified: row.verified === 1,
  enabled: row.enabled === 1,
  note: row.note,
})
