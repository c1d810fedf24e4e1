import { type Parsed, plain } from './text.ts'

/** A policy, certificate or card number: groups of letters and digits as they are printed. */
export function numberIn(text: string): Parsed<string> | undefined {
  const clean = tidy(text)
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(clean)) return undefined
  // The edge of a cell, read as a letter before a plain number.
  if (/^[IL]\d{8,}$/.test(clean)) return { value: clean.slice(1), fit: 0.75 }
  const words = clean.split(' ').filter((w) => w !== '')
  if (words.length === 0 || words.length > 5) return undefined
  // Slashes read as letters, where another one was read right: "PIBRI963583/24".
  const slashed = clean.replace(/^([A-Z]{1,4})[IL]([A-Z]{2,4})[IL](?=\d{3,}\/\d)/, '$1/$2/')
  const groups = slashed.split(/([\s/.-]+)/)
  const digits = clean.replace(/\D/g, '').length
  const letters = clean.replace(/[^A-Z]/g, '').length
  if (digits < 3 || digits + letters < 5 || digits + letters > 32 || letters > digits + 6) return undefined
  if (words.some((w) => /^[A-Z]{5,}$/.test(w))) return undefined
  let turned = slashed === clean ? 0 : 2
  const out = groups
    .map((group) => {
      const { text: fixed, doubts } = settled(group)
      turned += doubts
      return fixed
    })
    .join('')
  return {
    value: out,
    fit: Math.max(0.5, 1 - 0.08 * turned - (words.length > 2 ? 0.15 : 0) - (digits < 5 ? 0.2 : 0)),
  }
}

/** An engine number: letters and digits in one or two groups. */
export function engineIn(text: string): Parsed<string> | undefined {
  if (/^\W*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\W*$/.test(text)) return undefined
  const clean = tidy(text).replaceAll('/', '')
  const squashed = clean.replace(/[^A-Z0-9]/g, '')
  const digits = squashed.replace(/\D/g, '').length
  if (squashed.length < 5 || squashed.length > 18 || digits < 4) return undefined
  if (/\b[A-Z]{5,}\b/.test(clean) && !/[A-Z]{1,5}-?\d/.test(clean)) return undefined
  // Codes and serials run into each other, so that a letter among digits may be right; an O hardly ever is.
  const out = squashed.replace(/(?<=\d)O(?=\d)/g, '0')
  const fit = out === squashed ? 1 : 0.8
  return { value: out, fit: clean.split(' ').length > 2 ? fit * 0.8 : fit }
}

/** Whether a text without a label has the shape of a policy number: several groups, mostly digits. */
export function isPolicyShape(text: string): boolean {
  const tidied = tidy(text)
  const clean = (tidied.match(/\//g)?.length ?? 0) >= 2 ? tidied.replaceAll(' ', '') : tidied
  return /^(?:[A-Z0-9]{1,8}[/-]){2,}[A-Z0-9]{2,8}$/.test(clean) && clean.replace(/\D/g, '').length >= 6
}

/** A policy number among a few other words. */
export function policyWithin(text: string): string | undefined {
  const found =
    plain(text).match(/(?<![A-Z0-9/-])(?:[A-Z0-9]{1,8}[/-]){2,}[A-Z0-9]{2,8}(?![A-Z0-9/-])/g) ?? []
  const [only] = found
  const isOne = found.length === 1 && only !== undefined && text.trim().split(/\s+/).length <= 4
  return isOne && isPolicyShape(only) && !/^\d{1,4}[/-]\d{1,2}[/-]\d{2,4}$/.test(only) ? only : undefined
}

function tidy(text: string): string {
  return (
    plain(text)
      .replaceAll('$', 'S')
      // "(avenant n° 2)"
      .replace(/(?<=\d{3}.*)\((?!.*\d{3})[^)]*\)\s*$/, '')
      .replace(/^S\/N[\s.:]*(?=\d)/, '')
      .replace(/^(?:NO|NR|N[°º*'"]|NUMBER|NUMERO)[\s.:]+/, '')
      .replace(/[|[\](){}"'*°«»<>=~_;,!?]/g, ' ')
      .replace(/[—–]/g, '-')
      .replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '')
      .replace(/\s*([/-])\s*/g, '$1')
      .replace(/\s+/g, ' ')
  )
}

/** A group with letters put where letters stand and digits where digits do; `doubts`: how often that was a guess. */
function settled(group: string): { text: string; doubts: number } {
  if (!/\d/.test(group) || !/[A-Z]/.test(group)) return { text: group, doubts: 0 }
  const digits = group.replace(/\D/g, '').length
  const turned = group.replace(/[OQILSBZ]/g, (c) => digitFor[c] ?? c)
  if (!/\D/.test(turned) && digits >= group.length - 2 && digits >= 3) return { text: turned, doubts: 1 }
  let doubts = 0
  const put = (from: string, to: string): string => {
    if (from !== to) doubts++
    return to
  }
  const text = group
    // A digit alone in the letters before the number: "M0T", "R1C".
    .replace(
      /^([A-Z]+)([0158])(?=[A-Z]{1,4}(?:\d{3,}|$))/,
      (_, head: string, digit: string) => head + put(digit, letterFor[digit] ?? digit),
    )
    // A letter alone in a run of digits.
    .replace(/(?<=\d)[OQILSBZ](?=\d)/g, (c) => put(c, digitFor[c] ?? c))
    .replace(/(?<=\d{2})[OQ]$/, (c) => put(c, '0'))
    // "RWO980444": numbers are filled up with zeros more often than their letters end in O.
    .replace(/^([A-Z]{1,4})O(?=\d{4,}$)/, (all, head: string) =>
      endsInO.has(`${head}O`) ? all : `${head}${put('O', '0')}`,
    )
  return {
    text,
    doubts: doubts > 0 && /^[A-Z]{1,4}0/.test(text) && /^[A-Z]{1,4}O/.test(group) ? doubts + 1 : doubts,
  }
}
const endsInO: ReadonlySet<string> = new Set(['AUTO', 'MOTO', 'PRO', 'NO', 'CO', 'SO', 'EURO', 'ECO', 'BO'])
const letterFor: Record<string, string> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B' }
const digitFor: Record<string, string> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
}
