import { labelsIn } from './labels.ts'
import type { Placed } from './layout.ts'

/** What the codes of the European form of registration cards stand for; cards of this form may print nothing else. */
const meanings: Record<string, string> = {
  A: 'Registration No',
  B: 'First registration',
  'C.1': 'Owner',
  'C.1.1': 'Owner',
  'C.4': 'Address',
  'D.1': 'Make',
  'D.3': 'Model',
  E: 'VIN',
  'P.1': 'Engine capacity',
  'P.3': 'Fuel',
  'P.5': 'Engine No',
  'S.1': 'Seats',
}

/** Where several such codes stand without words, words are put for them. */
export function withCodesNamed(pieces: readonly Placed[]): Placed[] {
  const coded = pieces.map(({ text }) => {
    const [, code = '', rest = ''] =
      /^[([]?([A-Z](?:\.\d){0,2})[)\].:]{0,2}(?:\s+(\S.*))?$/.exec(text.trim()) ?? []
    const name = meanings[code]
    return name === undefined || labelsIn(rest).length > 0 ? undefined : { code, named: `${name}: ${rest}` }
  })
  // A letter alone may be anything; "D.1" and its like are not.
  const certain = coded.filter((one) => one?.code.includes('.') === true).length
  if (certain < leastCodes) return [...pieces]
  return pieces.map((piece, at) => {
    const named = coded[at]?.named
    return named === undefined ? piece : { ...piece, text: named }
  })
}

const leastCodes = 3
