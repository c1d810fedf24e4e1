/** Chance that can be repeated: the same seed gives the same ids and the same faults. */
export interface Random {
  /** From 0 up to but not 1. */
  share(): number
  /** Lower-case hexadecimal digits. */
  hex(length: number): string
  /** Decimal digits, the first never 0. */
  digits(length: number): string
}

/** Mulberry32: small, fast, and good enough for ids and dice that guard nothing. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const draw = (alphabet: string, length: number) => {
    let drawn = ''
    while (drawn.length < length) drawn += alphabet[Math.floor(share() * alphabet.length)]
    return drawn
  }
  return {
    share,
    hex: (length) => draw('0123456789abcdef', length),
    digits: (length) => draw('123456789', 1) + draw('0123456789', length - 1),
  }
}

export const anySeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
