/** What an unknown code is likely to touch. None of them is ever offered for dialling. */
export type DangerousUssd =
  /** Calls, and codes sent by voice, would go to somebody else. */
  | 'forwards_calls'
  /** Bars calls, changes the network's services or a PIN. */
  | 'changes_settings'
  /** Erases or tests the phone itself. */
  | 'phone_secret'
  /** Only shows something, such as the serial number. */
  | 'shows_information'
  /** A mobile-money menu, but not a payment we know: it may send money or airtime. */
  | 'may_move_money'
  | 'unknown'

/** Codes of the GSM standard (3GPP TS 22.030) are known everywhere; the rest are the networks' own. */
export function dangerOf(ussd: string): DangerousUssd {
  if (/^\*#06#$/.test(ussd)) return 'shows_information'
  if (/^(?:\*#\*#|##\d+#$)/.test(ussd) && !/^##(?:21|61|62|67|002|004)[#*]/.test(ussd)) return 'phone_secret'
  if (/^\*(?:2767|7370|7780|5005)\*/.test(ussd)) return 'phone_secret'
  const [, service] = /^(?:\*#|\*\*|##|\*|#)(\d{2,3})(?=[*#])/.exec(ussd) ?? []
  if (service !== undefined && forwarding.has(service)) {
    return ussd.startsWith('*#') ? 'shows_information' : 'forwards_calls'
  }
  if (/^\*\*0[3-5]2?\*/.test(ussd)) return 'changes_settings'
  if (service !== undefined && barring.has(service)) {
    return ussd.startsWith('*#') ? 'shows_information' : 'changes_settings'
  }
  if (moneyMenus.test(ussd)) return 'may_move_money'
  return 'unknown'
}

const forwarding = new Set(['21', '61', '62', '67', '002', '004'])
const barring = new Set([
  '33',
  '331',
  '332',
  '35',
  '351',
  '330',
  '333',
  '353',
  '43',
  '03',
  '04',
  '042',
  '05',
  '052',
  '31',
  '30',
  '76',
  '77',
])
/** The menus of the reference's mobile-money services. */
const moneyMenus = /^(?:\*(?:182|500|165|185|126|151|163)|#150)[*#]/
