import { randomBytes } from 'node:crypto'

/** What a person sends from their phone: eight characters of which no two are mistaken for each other. */
export function newCode(): string {
  for (;;) {
    const code = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')
    if (isMixed(code)) return code
  }
}

/** "7K4M-2QXP": two groups are easier to read and to type. */
export const shownCode = (code: string): string => `${code.slice(0, length / 2)}-${code.slice(length / 2)}`

/**
 * The code that somebody typed alone, in any case, with blanks, and with O for 0 or I and L for 1. Words and numbers
 * are never one: a code has both letters and figures.
 */
export function codeIn(typed: string): string | undefined {
  if (typed.length > maxTyped) return undefined
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.*]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return shape.test(code) && isMixed(code) ? code : undefined
}

function isMixed(code: string): boolean {
  const figures = code.replace(/\D/g, '').length
  return figures >= leastOfEach && figures <= length - leastOfEach
}

/** Crockford's: without I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const shape = /^[0-9A-HJKMNP-TV-Z]{8}$/
const length = 8
const leastOfEach = 2
const maxTyped = 40
