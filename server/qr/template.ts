import type { Reader, Tx } from '../db/open.ts'
import { AppError } from '../error.ts'
import type { Payee } from './payee.ts'

/** Both a transaction and the query-only handle can be asked. */
export type Reads = Pick<Reader, 'get' | 'all'>

/** One way to pay by USSD: rows of the operator's, never literals in the code. */
export interface UssdTemplate {
  readonly name: string
  readonly country: string
  /** The network of the one who dials. */
  readonly network: string
  readonly kind: 'phone' | 'merchant'
  /** 'same' pays inside the network, 'cross' pays a number of another one. */
  readonly reach: 'same' | 'cross'
  /** Digits, * and # with the slots {phone} or {code}, and {amount}. */
  readonly template: string
  readonly withoutAmount: string | null
  readonly verified: boolean
  readonly enabled: boolean
  /** Where it comes from and how sure it is. */
  readonly note: string
}

export function allTemplates(reads: Reads): UssdTemplate[] {
  return reads.all<Row>(`${select} order by country, network, kind, reach desc`).map(fromRow)
}

export function templateOf(reads: Reads, name: string): UssdTemplate | undefined {
  const row = reads.get<Row>(`${select} where name = ?`, name)
  return row === undefined ? undefined : fromRow(row)
}

/**
 * The ways to pay this payee that the operator switched on, best first: verified before unverified, inside the
 * network before across. The first is what a QR holds; the landing page offers them all.
 */
export function templatesFor(reads: Reads, payee: Payee): UssdTemplate[] {
  return reads
    .all<Row>(
      `${select} where enabled = 1 and country = ? and kind = ?
         and (?3 is null and reach = 'same' or reach = 'same' and network = ?3 or reach = 'cross' and network <> ?3)
       order by verified desc, reach desc, name`,
      payee.country,
      payee.kind,
      payee.network,
    )
    .map(fromRow)
}

/** What is dialled. Undefined when no amount is given and the network has no form without one. */
export function ussdFor(
  payee: Pick<Payee, 'value'>,
  amountRwf: number | null,
  template: UssdTemplate,
): string | undefined {
  const form = amountRwf === null ? template.withoutAmount : template.template
  return form
    ?.replace(/\{(?:phone|code)\}/g, payee.value)
    .replaceAll('{amount}', amountRwf === null ? '' : String(amountRwf))
}

export interface UssdMatch {
  readonly template: UssdTemplate
  readonly payee: string
  readonly amountRwf: number | null
}

/** The template a dialled code was made from, with what filled its slots. */
export function matchUssd(ussd: string, templates: readonly UssdTemplate[]): UssdMatch | undefined {
  for (const template of templates) {
    for (const form of [template.template, template.withoutAmount]) {
      const slots = form === null ? undefined : patternOf(form).exec(ussd)?.groups
      if (slots === undefined) continue
      return {
        template,
        payee: slots.payee ?? '',
        amountRwf: slots.amount === undefined ? null : Number(slots.amount),
      }
    }
  }
  return undefined
}

export interface TemplateChange {
  template?: string
  withoutAmount?: string | null
  verified?: boolean
  enabled?: boolean
  note?: string
}

/** The operator corrects a template, vouches for it, or switches it on or off. Codes already made keep their digits. */
export function changeTemplate(tx: Tx, name: string, change: TemplateChange): UssdTemplate {
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

function patternOf(form: string): RegExp {
  const source = form
    .replace(/[*#]/g, '\\$&')
    .replace(/\{(?:phone|code)\}/, '(?<payee>\\d{4,15})')
    .replace('{amount}', '(?<amount>[1-9]\\d{0,7})')
  return new RegExp(`^${source}$`)
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

const fromRow = (row: Row): UssdTemplate => ({
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
