/** Text without accents, in capitals. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
}

/** Only letters and digits, in capitals: what remains equal when spaces and marks are misread. */
export function squash(text: string): string {
  return plain(text).replace(/[^A-Z0-9]/g, '')
}

/** As letters: the digits that readers put for letters turned back. */
export function asLetters(squashed: string): string {
  return squashed.replace(/[0124568|]/g, (c) => letterFor[c] ?? c)
}
const letterFor: Record<string, string> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '8': 'B',
  '|': 'I',
}

/** As digits: the letters that readers put for digits turned back; other letters stay. */
export function asDigits(squashed: string): string {
  return squashed.replace(/[A-Z]/g, (c) => digitFor[c] ?? c)
}
const digitFor: Record<string, string> = {
  O: '0',
  Q: '0',
  D: '0',
  U: '0',
  C: '0',
  I: '1',
  L: '1',
  J: '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
}

/** Edits a reader may have made in a word of this length without it becoming another word. */
export function editsAllowed(length: number): number {
  if (length <= 4) return 0
  if (length <= 7) return 1
  if (length <= 11) return 2
  if (length <= 17) return 3
  return 4
}

/** Which letters and digits a squashed text has, a bit each: to pass over the unlike before counting edits. */
export function lettersOf(squashed: string): number {
  let bits = 0
  for (let i = 0; i < squashed.length; i++) {
    const code = squashed.charCodeAt(i)
    bits |= 1 << (code >= 65 ? code - 65 : 26 + (code - 48) / 2)
  }
  return bits
}

/** Whether two texts of these letters are certainly further apart than so many edits. */
export function areFurtherApart(a: number, b: number, edits: number): boolean {
  return bitsIn(a & ~b) > edits || bitsIn(b & ~a) > edits
}

function bitsIn(value: number): number {
  let count = 0
  for (let left = value; left !== 0; left &= left - 1) count++
  return count
}

/** A word of a line with where it stands in it. */
export interface Token {
  text: string
  start: number
  end: number
}

/** Words, with ":", "/" and "|" apart; leaders ("....", "____") are gaps. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/[:/|]|(?:(?!\.{3}|_{2}|…)[^\s:/|])+/gu)) {
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** A value as it was understood, and how well it fits what such a value looks like (0 to 1). */
export interface Parsed<T extends string | number = string | number> {
  value: T
  fit: number
}

/** A function of a text that keeps its last answers: the words of a page are the same at each look, and on most pages. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (known.has(text)) return known.get(text) as T
    const result = answer(text)
    if (known.size >= mostRemembered) known.clear()
    known.set(text, result)
    return result
  }
}
const mostRemembered = 5000
