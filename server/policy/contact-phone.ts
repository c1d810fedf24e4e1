import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** E.164 digits of a number that can be reached, in Rwanda where no country is written. */
export function contactPhone(written: string): string | undefined {
  const text = written.trim()
  const international = () => parsePhoneNumberFromString(`+${text.replace(/\D/g, '')}`)
  const phone = parsePhoneNumberFromString(text, 'RW') ?? international()
  const valid = phone?.isValid() ? phone : international()
  return valid?.isValid() ? valid.number.slice(1) : undefined
}

/** "+250 788 123 456" */
export const shownPhone = (e164: string): string =>
  parsePhoneNumberFromString(`+${e164}`)?.formatInternational() ?? `+${e164}`
