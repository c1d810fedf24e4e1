import type { Payee } from './payee.ts'

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
}

/**
 * The ways to pay this payee that the operator switched on, best first: verified before unverified, inside the
 * network before across. The first is what a QR holds; the landing page offers them all.
 */
export function waysToPay<Template extends UssdTemplate>(
  templates: readonly Template[],
  payee: Pick<Payee, 'country' | 'kind' | 'network'>,
): Template[] {
  return templates
    .filter((each) => each.enabled && each.country === payee.country && each.kind === payee.kind)
    .filter(({ reach, network }) =>
      reach === 'same'
        ? payee.network === null || network === payee.network
        : payee.network !== null && network !== payee.network,
    )
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1))
}

const rankOf = ({ verified, reach }: UssdTemplate): number => (verified ? 0 : 2) + (reach === 'same' ? 0 : 1)

/** The digits for a payee by the best of these templates, and which one that was. */
export function bestWay<Template extends UssdTemplate>(
  templates: readonly Template[],
  payee: Payee,
  amountRwf: number | null,
): { template: Template; ussd: string } | undefined {
  for (const template of waysToPay(templates, payee)) {
    const ussd = ussdFor(payee, amountRwf, template)
    if (ussd !== undefined) return { template, ussd }
  }
  return undefined
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

function patternOf(form: string): RegExp {
  const source = form
    .replace(/[*#]/g, '\\$&')
    .replace(/\{(?:phone|code)\}/, '(?<payee>\\d{4,15})')
    .replace('{amount}', '(?<amount>[1-9]\\d{0,7})')
  return new RegExp(`^${source}$`)
}
