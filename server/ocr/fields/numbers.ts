import { type Parsed, plain } from './text.ts'

/** A policy, certificate or card number: groups of letters and digits as they are printed. */
export function numberIn(text: string): Parsed<string> | undefined {
  const clean = tidy(text)
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(clean)) return undefined
  // The edge of a cell, read as a letter before a plain number.
  if (/^[IL]\d{8,}$/.test(clean)) return { value: clean.slice(1), fit: 0.75 }
  const words = clean.split(' ').filter((w) => w !== '')
  if (words.length === 0 || words.length > 5) return undefined
  const groups = clean.split(/([\s/.-]+)/)
  const digits = clean.replace(/\D/g, '').length
  const letters = clean.replace(/[^A-Z]/g, '').length
  if (digits < 3 || digits + letters < 5 || digits + letters > 32 || letters > digits + 6) return undefined
  if (words.some((w) => /^[A-Z]{5,}$/.test(w))) return undefined
  let turned = 0
  const out = groups
    .map((group) => {
      const fixed = numeric(group)
      if (fixed !== group) turned++
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

function tidy(text: string): string {
  return plain(text)
    .replaceAll('$', 'S')
    .replace(/^(?:NO|NR|N[°º*'"]|NUMBER|NUMERO)[\s.:]+/, '')
    .replace(/[|[\](){}"'*°«»<>=~_;,!?]/g, ' ')
    .replace(/[—–]/g, '-')
    .replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '')
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/\s+/g, ' ')
}

/** A group that is digits but for letters that look like digits. */
function numeric(group: string): string {
  if (!/[OQILSBZ]/.test(group) || !/\d/.test(group)) return group
  const digits = group.replace(/\D/g, '').length
  const turned = group.replace(/[OQILSBZ]/g, (c) => digitFor[c] ?? c)
  if (/[^0-9]/.test(turned)) return group.replace(/(?<=\d)[OQ](?=\d|$)/g, '0')
  return digits >= group.length - 2 && digits >= 3 ? turned : group
}
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
