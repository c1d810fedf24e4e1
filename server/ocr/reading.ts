import type { Reader } from './document.ts'

/** What one look at one line gave. */
export interface Reading {
  text: string
  /** 0 to 1. */
  confidence: number
  /** Whose look it was, or of whom several were of one mind; the first reader's unless told. */
  by?: readonly Reader[]
  /** How sure each character but spaces is, where that is known. */
  certainties?: readonly number[]
}

export const nothing: Reading & { alternatives?: Reading[] } = { text: '', confidence: 0 }

/** Several looks at a line as one: the surest reading, and what else was read, the surest first. */
export function merged(readings: readonly Reading[]): Reading & { alternatives?: Reading[] } {
  const distinct = new Map<string, Reading>()
  for (const reading of readings) {
    const key = plain(reading.text)
    if (key === '') continue
    const same = distinct.get(key)
    distinct.set(key, same === undefined ? reading : agreed(same, reading))
  }
  const sorted = [...distinct.values()].sort((a, b) => b.confidence - a.confidence)
  const both = togetherOf(sorted)
  if (both !== undefined && !distinct.has(plain(both.text))) sorted.unshift(both)
  const [best = nothing, ...alternatives] = sorted.map(({ certainties: _, ...reading }) => reading)
  return alternatives.length === 0 ? best : { ...best, alternatives }
}

/**
 * What two readers make of a line together: as the second one has it, but with the first one's character wherever the
 * second one was in doubt. Only for readings of one length that hardly differ: then it is clear which is which.
 */
function togetherOf(sorted: readonly Reading[]): Reading | undefined {
  const second = sorted.find(({ certainties }) => certainties !== undefined)
  const first = sorted.find((one) => readersOf(one).includes('first'))
  if (second?.certainties === undefined || first === undefined || first === second) return undefined
  const theirs = [...first.text.replace(/\s/g, '')]
  const { certainties } = second
  if (theirs.length !== certainties.length) return undefined
  const characters = [...second.text]
  let seen = 0
  let differing = 0
  const text = characters.map((character) => {
    if (character === ' ') return character
    const at = seen++
    const other = theirs[at] ?? character
    if (other === character) return character
    differing++
    return (certainties[at] ?? 1) < doubtfulCharacter ? other : character
  })
  if (differing > theirs.length / 3) return undefined
  const confidence = Math.max(first.confidence, second.confidence)
  // It is nobody's whole reading, so it must not count as one that both have.
  return { text: text.join(''), confidence, by: ['second'] }
}
const doubtfulCharacter = 0.7

export const readersOf = ({ by }: { by?: readonly Reader[] }): readonly Reader[] => by ?? ['first']

/** Looks that agree are the best sign that they are right, and more so if it was not the same who looked. */
function agreed(a: Reading, b: Reading): Reading {
  const [surer, other] = b.confidence > a.confidence ? [b, a] : [a, b]
  const by = [...new Set([...readersOf(a), ...readersOf(b)])]
  const isNew = readersOf(b).some((reader) => !readersOf(a).includes(reader))
  const share = isNew ? 1 : sameReaderShare
  const confidence = 1 - (1 - surer.confidence) * (1 - share * other.confidence)
  return {
    text: surer.text,
    confidence: Math.min(0.99, confidence),
    ...(by.length > 1 || by[0] === 'second' ? { by } : {}),
  }
}
const sameReaderShare = 0.4

/** How much was read, and how surely: letters weighed by confidence. */
export const weightOf = ({ text, confidence }: Reading): number => plain(text).length * confidence

const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
