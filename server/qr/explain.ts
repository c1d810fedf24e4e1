import { maxAmountRwf } from './amount.ts'
import { cleaned, type EmvCode, readEmv } from './emv.ts'
import { networkOf, type Payee, parsePayee } from './payee.ts'
import { matchUssd, type UssdTemplate } from './template.ts'
import { type DangerousUssd, dangerOf } from './ussd-danger.ts'

/** What a scanned or pasted code says. Only 'payment' and 'own' may be offered for dialling. */
export type QrFacts =
  /** Dials a payment by a template we know. */
  | {
      readonly kind: 'payment'
      readonly payee: Payee
      readonly amountRwf: number | null
      readonly ussd: string
      /** The network that is dialled, which for a payment across networks is not the payee's. */
      readonly dialsOn: string
      readonly verified: boolean
      readonly enabled: boolean
    }
  /** One of our landing pages: look the slug up. */
  | { readonly kind: 'own'; readonly slug: string }
  /** Dials something that is no payment we know; never advise to dial it. */
  | { readonly kind: 'ussd'; readonly ussd: string; readonly danger: DangerousUssd }
  | {
      readonly kind: 'emv'
      readonly emv: EmvCode
      readonly amountRwf: number | null
      readonly isRwandanFranc: boolean
    }
  /** A bare number: a payee, but no amount and no promise that it takes payments. */
  | { readonly kind: 'payee'; readonly payee: Payee }
  /** Calls a number which is none of this country's mobile numbers. */
  | { readonly kind: 'call'; readonly number: string }
  | {
      readonly kind: 'website'
      readonly url: string
      readonly host: string
      readonly warnings: readonly LinkWarning[]
    }
  /** Joins a network, adds a contact, writes an SMS, opens an app …: its scheme only. */
  | { readonly kind: 'action'; readonly scheme: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' }

export type LinkWarning =
  | 'not_encrypted'
  | 'bare_address'
  | 'lookalike_letters'
  | 'shortened'
  | 'user_in_front'

export interface ExplainOptions {
  /** All of them, also those not enabled: what is known is better explained than called unknown. */
  templates: readonly UssdTemplate[]
  publicUrl: string | null
  /** ISO 3166; default RW. */
  country?: 'RW'
}

/** Says what a code would do, without doing any of it. Whatever the text, it never throws. */
export function explainQr(
  scanned: string,
  { templates, publicUrl, country = 'RW' }: ExplainOptions,
): QrFacts {
  const text = scanned
    .slice(0, maxTextLength)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
  if (text === '') return { kind: 'nothing' }
  const emv = readEmv(text)
  if (emv !== undefined) return emvFacts(emv)
  const dialled = dialledIn(text)
  if (dialled !== undefined) return dialFacts(dialled, templates, country)
  const slug = ownSlug(text, publicUrl)
  if (slug !== undefined) return { kind: 'own', slug }
  if (/^https?:\/\//i.test(text)) return linkFacts(text)
  const payee = parsePayee(text, country)
  if (payee.ok) return { kind: 'payee', payee: payee.value }
  const scheme = /^([a-z][a-z0-9+.-]{1,20}):/i.exec(text)?.[1]
  if (scheme !== undefined && !/\s/.test(text.slice(0, scheme.length + 1))) {
    return { kind: 'action', scheme: scheme.toLowerCase() }
  }
  return { kind: 'text', text: cleaned(text) ?? '' }
}

/** The digits a tel: link or a bare code would dial; undefined for anything else. */
function dialledIn(text: string): string | undefined {
  const link = /^tel:(?:\/\/)?(.*)$/is.exec(text)
  const raw = (link?.[1] ?? text)
    .replace(/%2a/gi, '*')
    .replace(/%23/g, '#')
    .replace(/%2b/gi, '+')
    .replace(/%20/g, ' ')
  const dialled = raw.replace(/[\s().\-–]/g, '')
  if (link !== null) return dialled
  return /^[*#][\d*#]*[*#]?$/.test(dialled) && dialled.length > 2 ? dialled : undefined
}

function dialFacts(dialled: string, templates: readonly UssdTemplate[], country: 'RW'): QrFacts {
  if (/^[*#]/.test(dialled) || /[*#]/.test(dialled)) return ussdFacts(dialled, templates)
  const payee = parsePayee(dialled, country)
  if (payee.ok && payee.value.kind === 'phone') return { kind: 'payee', payee: payee.value }
  return /^\+?\d{2,15}$/.test(dialled) ? { kind: 'call', number: dialled } : { kind: 'action', scheme: 'tel' }
}

function ussdFacts(ussd: string, templates: readonly UssdTemplate[]): QrFacts {
  const match = matchUssd(ussd, templates)
  const amountFits = match === undefined || match.amountRwf === null || match.amountRwf <= maxAmountRwf
  const payee = match === undefined ? undefined : payeeOf(match.payee, match.template)
  if (match === undefined || payee === undefined || !amountFits) {
    return { kind: 'ussd', ussd: ussd.slice(0, 60), danger: dangerOf(ussd) }
  }
  const { network: dialsOn, verified, enabled } = match.template
  return { kind: 'payment', payee, amountRwf: match.amountRwf, ussd, dialsOn, verified, enabled }
}

/** The slots must hold what their kind demands: `*182*8*1*<12 digits>#` is no merchant payment. */
function payeeOf(digits: string, template: UssdTemplate): Payee | undefined {
  const { country, kind } = template
  if (country !== 'RW') return { country, kind, value: digits, network: null }
  if (kind === 'merchant') {
    return /^\d{4,9}$/.test(digits) ? { country, kind, value: digits, network: template.network } : undefined
  }
  const parsed = parsePayee(digits)
  if (!parsed.ok || parsed.value.kind !== 'phone') return undefined
  return { ...parsed.value, network: networkOf(parsed.value.value, country) }
}

function emvFacts(emv: EmvCode): QrFacts {
  const isRwandanFranc = emv.currency === '646'
  const francs = Number(emv.amount ?? Number.NaN)
  const isUsable = isRwandanFranc && Number.isInteger(francs) && francs > 0 && francs <= maxAmountRwf
  return { kind: 'emv', emv, isRwandanFranc, amountRwf: isUsable ? francs : null }
}

/** The path must be exactly ours: our address followed by something else belongs to nobody we know. */
function ownSlug(text: string, publicUrl: string | null): string | undefined {
  if (publicUrl === null || !URL.canParse(text) || !URL.canParse(publicUrl)) return undefined
  const url = new URL(text)
  const own = new URL(publicUrl)
  const prefix = `${own.pathname.replace(/\/+$/, '')}/q/`
  if (url.host !== own.host || url.username !== '' || !url.pathname.startsWith(prefix)) return undefined
  return /^[0-9a-z]{6,16}$/.exec(url.pathname.slice(prefix.length))?.[0]
}

function linkFacts(text: string): QrFacts {
  if (!URL.canParse(text)) return { kind: 'text', text: cleaned(text) ?? '' }
  const url = new URL(text)
  const warnings: LinkWarning[] = []
  if (url.protocol === 'http:') warnings.push('not_encrypted')
  if (/^[\d.]+$|^\[/.test(url.hostname)) warnings.push('bare_address')
  if (url.hostname.split('.').some((part) => part.startsWith('xn--'))) warnings.push('lookalike_letters')
  if (shorteners.has(url.hostname.replace(/^www\./, ''))) warnings.push('shortened')
  if (url.username !== '' || url.password !== '') warnings.push('user_in_front')
  return { kind: 'website', url: cleaned(url.href) ?? '', host: url.host, warnings }
}

/** They hide where a link leads. */
const shorteners = new Set([
  'bit.ly',
  'tinyurl.com',
  't.co',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'cutt.ly',
  'rb.gy',
  'shorturl.at',
  'tiny.cc',
  's.id',
  'qrco.de',
  'me-qr.com',
])

/** The largest QR code holds 2,953 bytes. */
const maxTextLength = 4_000
