/** What one look at one line gave. */
export interface Reading {
  text: string
  /** 0 to 1. */
  confidence: number
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
  const [best = nothing, ...alternatives] = [...distinct.values()].sort((a, b) => b.confidence - a.confidence)
  return alternatives.length === 0 ? best : { ...best, alternatives }
}

/** Looks that agree are the best sign that they are right. */
function agreed(a: Reading, b: Reading): Reading {
  const surer = b.confidence > a.confidence ? b : a
  return { text: surer.text, confidence: Math.min(0.99, 1 - (1 - a.confidence) * (1 - b.confidence)) }
}

/** How much was read, and how surely: letters weighed by confidence. */
export const weightOf = ({ text, confidence }: Reading): number => plain(text).length * confidence

const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
