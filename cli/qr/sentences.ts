import type { AmountProblem } from '../../server/qr/amount.ts'
import type { LinkWarning, QrFacts } from '../../server/qr/explain.ts'
import type { PayeeProblem } from '../../server/qr/payee.ts'
import type { ReadProblem } from '../../server/qr/picture/header.ts'
import type { DangerousUssd } from '../../server/qr/ussd-danger.ts'

/** What is wrong and what to do, for somebody at a command line; the chat has its own words in four languages. */
export const sentenceFor: Record<PayeeProblem | AmountProblem | ReadProblem, string> = {
  payee_empty: 'The payee is missing: give a mobile number or a merchant code.',
  payee_not_a_number:
    'The payee must be a mobile number such as 0788123456, or a merchant code of 4–9 digits.',
  payee_too_short: 'A merchant code has 4–9 digits, so this one is too short.',
  payee_too_long: 'There are too many digits: a mobile number has 10, a merchant code 4–9.',
  payee_phone_incomplete: 'Digits are missing: a Rwandan mobile number has 10, such as 0788123456.',
  payee_foreign: 'This is a number of another country; only Rwandan ones can be paid.',
  payee_landline: 'This is a landline, which cannot receive mobile money.',
  payee_unknown_prefix:
    'No operator uses this prefix: a Rwandan mobile number begins with 072, 073, 078 or 079.',
  payee_is_a_code:
    'This is a dialling code. "inzira qr read --text" explains it; here the number alone is wanted.',
  amount_empty: 'The amount is empty: leave it out, or give whole francs such as 1000.',
  amount_not_a_number: 'The amount must be whole francs such as 1000, 1,000 or 2.5k.',
  amount_unclear: 'The amount can be read in two ways: write it without separators.',
  amount_not_whole: 'The franc has no cents: give whole francs.',
  amount_not_positive: 'The amount must be more than 0.',
  amount_too_large: 'The amount must not be more than 10,000,000.',
  picture_not_readable: 'This is no PNG or JPEG that can be read.',
  picture_too_large: 'The picture is too large: at most 8 MB and 25 million pixels.',
  picture_without_code:
    'There is no QR code to be found. Take the photo nearer, in more light, the whole code in view.',
}

/** What a code does, a line each; the first says the most. */
export function linesOf(facts: QrFacts): string[] {
  switch (facts.kind) {
    case 'payment':
      return [
        `Pays ${amountOf(facts.amountRwf)} to ${facts.payee.kind === 'merchant' ? 'merchant code ' : ''}${facts.payee.value}${facts.payee.network === null ? '' : ` (${facts.payee.network})`}.`,
        `Dials ${facts.ussd} on ${facts.dialsOn}.`,
        ...(facts.verified
          ? []
          : ['This way of paying is not verified: check what the phone shows before the PIN.']),
      ]
    case 'own':
      return [`Opens a payment page of this server (${facts.slug}).`]
    case 'ussd':
      return [`Dials ${facts.ussd}, which is no payment known here. ${dangers[facts.danger]}`]
    case 'emv':
      return [
        `EMV payment code of ${facts.emv.merchantName ?? 'an unnamed merchant'}${facts.emv.city === null ? '' : `, ${facts.emv.city}`}.`,
        `Amount: ${facts.amountRwf !== null ? amountOf(facts.amountRwf) : (facts.emv.amount ?? 'chosen by the payer')}${facts.isRwandanFranc ? '' : ` (currency ${facts.emv.currency ?? 'not said'})`}.`,
        ...facts.emv.accounts.map(
          ({ scheme, account, tag }) => `Account ${account ?? '-'} at ${scheme ?? `tag ${tag}`}.`,
        ),
        ...(facts.emv.isIntact
          ? []
          : ['Its checksum is wrong: it is damaged or was altered. Do not pay with it.']),
      ]
    case 'payee':
      return [
        `Only a number: ${facts.payee.kind === 'merchant' ? 'merchant code ' : ''}${facts.payee.value}${facts.payee.network === null ? '' : ` (${facts.payee.network})`}.`,
      ]
    case 'call':
      return [`Calls ${facts.number}.`]
    case 'website':
      return [
        `Opens a website at ${facts.host}: ${facts.url}`,
        ...facts.warnings.map((warning) => warnings[warning]),
      ]
    case 'action':
      return [`Asks the phone for something that is no payment (${facts.scheme}:).`]
    case 'text':
      return [`Plain text: ${facts.text}`]
    case 'nothing':
      return ['It is empty.']
  }
}

const amountOf = (amountRwf: number | null): string =>
  amountRwf === null ? 'an amount the payer chooses' : `${amountRwf.toLocaleString('en')} RWF`

const dangers: Record<DangerousUssd, string> = {
  forwards_calls: 'It would send calls to another number. Do not dial it.',
  changes_settings: 'It would change settings of the line. Do not dial it.',
  phone_secret: 'It may erase or reset the phone. Do not dial it.',
  shows_information: 'It shows information such as the serial number.',
  may_move_money: 'It may move money or airtime. Do not dial it.',
  unknown: 'What it does is not known. Do not dial it.',
}

const warnings: Record<LinkWarning, string> = {
  not_encrypted: 'The link is not encrypted.',
  bare_address: 'The link names a machine, not a website.',
  lookalike_letters: 'The name has letters of another script that look like Latin ones.',
  shortened: 'The link is shortened and hides where it leads.',
  user_in_front: 'What stands before the @ is no website: the link leads elsewhere.',
}
