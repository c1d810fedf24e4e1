import { getCountryCallingCode, type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core'
import { found, type Parsed, problem } from './parsed.ts'
import { networkOf, type Payee, type PayeeCountry } from './payee-shown.ts'
import metadata from './phone-metadata.json'

export { formatPayee, networkOf, type Payee, type PayeeCountry } from './payee-shown.ts'

export type PayeeProblem =
  | 'payee_empty'
  | 'payee_not_a_number'
  | 'payee_too_short'
  | 'payee_too_long'
  | 'payee_phone_incomplete'
  | 'payee_foreign'
  | 'payee_landline'
  /** Looks like a number of this country, but no operator uses its prefix. */
  | 'payee_unknown_prefix'
  /** A USSD code or a link was pasted: explainQr() reads those. */
  | 'payee_is_a_code'

/** A mobile number in any written form, or a merchant code of 4–9 digits. */
export function parsePayee(text: string, country: PayeeCountry = 'RW'): Parsed<Payee, PayeeProblem> {
  // What is longer than any way of writing a number is not looked at, because looking takes time.
  if (text.length > maxWrittenLength) return problem('payee_not_a_number')
  const written = text.normalize('NFKC').replace(invisible, '').trim()
  if (written === '') return problem('payee_empty')
  const bare = written.replace(/^(?:momo|code|tel|phone|numero|numéro|nimero|namba|no)[\s.:]+(?=[+\d(])/i, '')
  if (/[*#]/.test(bare) || /^[a-z][\w+.-]*:/i.test(bare)) return problem('payee_is_a_code')
  if (!/^[+\d][\d\s().\-–—/]*$|^\([+\d][\d\s().\-–—/]*$/.test(bare)) return problem('payee_not_a_number')
  const digits = bare.replace(/\D/g, '')
  if (bare.includes('+')) return internationalPhone(`+${digits}`, country)
  if (digits.startsWith('00') && digits.length > 10) return internationalPhone(`+${digits.slice(2)}`, country)
  return nationalPhone(digits, country) ?? merchantOrProblem(digits, country)
}

const maxWrittenLength = 80

function internationalPhone(e164: string, country: PayeeCountry): Parsed<Payee, PayeeProblem> {
  const ownPrefix = `+${getCountryCallingCode(country, phones)}`
  if (!e164.startsWith(ownPrefix))
    return problem(e164.length < 9 ? 'payee_phone_incomplete' : 'payee_foreign')
  return phoneOr(e164, country) ?? lengthProblem(e164.slice(ownPrefix.length), country)
}

/** Undefined when the digits are no phone and may be a merchant code. */
function nationalPhone(digits: string, country: PayeeCountry): Parsed<Payee, PayeeProblem> | undefined {
  const callingCode = getCountryCallingCode(country, phones)
  if (digits.startsWith(callingCode) && digits.length > 9) return internationalPhone(`+${digits}`, country)
  const asDialled = phoneOr(digits, country)
  if (asDialled?.ok) return asDialled
  // Nine digits that are no mobile number are a merchant code; more can only be meant as a phone.
  if (digits.length > 9)
    return asDialled ?? (digits.startsWith('0') ? lengthProblem(digits.slice(1), country) : undefined)
  return undefined
}

function phoneOr(number: string, country: PayeeCountry): Parsed<Payee, PayeeProblem> | undefined {
  const phone = parsePhoneNumberFromString(number, country, phones)
  if (phone?.country !== country || !phone.isValid()) return undefined
  const type = phone.getType()
  if (type === 'FIXED_LINE') return problem('payee_landline')
  if (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE') return problem('payee_unknown_prefix')
  const value = phone.formatNational().replace(/\D/g, '')
  return found({ country, kind: 'phone', value, network: networkOf(value, country) })
}

function lengthProblem(significant: string, country: PayeeCountry): Parsed<never, PayeeProblem> {
  if (country !== 'RW') return problem('payee_unknown_prefix')
  const digits = significant.replace(/^0/, '')
  if (digits.length < 9) return problem('payee_phone_incomplete')
  return problem(digits.length > 9 ? 'payee_too_long' : 'payee_unknown_prefix')
}

function merchantOrProblem(digits: string, country: PayeeCountry): Parsed<Payee, PayeeProblem> {
  if (digits.length < 4) return problem('payee_too_short')
  // "07…" with digits missing is a phone cut short, whatever its length says.
  if (/^07\d{5,7}$/.test(digits)) return problem('payee_phone_incomplete')
  if (digits.length <= 9)
    return found({ country, kind: 'merchant', value: digits, network: merchantNetwork[country] ?? null })
  const abroad = parsePhoneNumberFromString(`+${digits}`, phones)
  return problem(abroad?.isValid() ? 'payee_foreign' : 'payee_too_long')
}

/** Merchant codes carry no prefix; MoMoPay is the one scheme known to use bare codes. */
const merchantNetwork: Partial<Record<PayeeCountry, string>> = { RW: 'MTN' }

/**
 * The countries of our ways to pay and their neighbours, out of the library's 150 KB for the world: phones that make
 * codes without a network read numbers with the very same rules (phone-metadata.test.ts keeps it up to date).
 */
const phones = metadata as unknown as MetadataJson

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
