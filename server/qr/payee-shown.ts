/** Who is paid. */
export interface Payee {
  /** ISO 3166, two letters. */
  readonly country: string
  readonly kind: 'phone' | 'merchant'
  /** Digits as they are dialled inside the country: "0788123456", or the merchant code. */
  readonly value: string
  /** Null where the number does not tell. */
  readonly network: string | null
}

/** Countries for which there are ways to pay by USSD. */
export type PayeeCountry = 'BI' | 'CM' | 'RW' | 'UG'

/** Spaced for the eye: "0788 123 456"; merchant codes stay as people know them. */
export function formatPayee(payee: Pick<Payee, 'kind' | 'value'>): string {
  if (payee.kind === 'merchant' || payee.value.length !== 10) return payee.value
  return payee.value.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
}

/** The operator of a Rwandan mobile number in national form; 077 is not settled, so it tells nothing. */
export function networkOf(national: string, country: PayeeCountry): string | null {
  if (country !== 'RW') return null
  return rwandaNetworks[national.slice(0, 3)] ?? null
}

const rwandaNetworks: Record<string, string> = {
  '078': 'MTN',
  '079': 'MTN',
  '072': 'Airtel',
  '073': 'Airtel',
}

/**
 * A mobile number of Rwanda in international digits as a payee: "250788123456". For numbers that are known to exist;
 * what people type is read by parsePayee().
 */
export function mobileOf(e164: string): Payee | undefined {
  const significant = /^250(7[237-9]\d{7})$/.exec(e164)?.[1]
  if (significant === undefined) return undefined
  const value = `0${significant}`
  return { country: 'RW', kind: 'phone', value, network: networkOf(value, 'RW') }
}
