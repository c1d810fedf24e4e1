import { closest, distance } from 'fastest-levenshtein'

/** The candidate that was probably meant, or undefined when none is near. */
export function nearestOf(typed: string, candidates: readonly (string | undefined)[]): string | undefined {
  const words = candidates.filter((candidate) => candidate !== undefined)
  if (words.length === 0) return undefined
  const nearest = closest(typed, words)
  return distance(typed, nearest) <= Math.max(1, Math.floor(typed.length / 3)) ? nearest : undefined
}
