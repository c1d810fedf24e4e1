/** What one look at one line gave. */
export interface Reading {
  text: string
  /** 0 to 1. */
  confidence: number
}

export const nothing: Reading = { text: '', confidence: 0 }

/** One reading out of several: agreement is the best sign that it is right, disagreement that it is not. */
export function merged(readings: readonly Reading[]): Reading {
  const said = readings.filter(({ text }) => text !== '')
  const best = said.reduce((a, b) => (b.confidence > a.confidence ? b : a), nothing)
  if (said.length < 2) return best
  const same = said.filter(({ text }) => plain(text) === plain(best.text))
  if (same.length === 1) return { ...best, confidence: best.confidence * 0.85 }
  const doubt = same.reduce((product, { confidence }) => product * (1 - confidence), 1)
  return { ...best, confidence: Math.min(0.99, 1 - doubt) }
}

/** How much was read, and how surely: letters weighed by confidence. */
export const weightOf = ({ text, confidence }: Reading): number => plain(text).length * confidence

const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
