import { timingSafeEqual } from 'node:crypto'

/** Compares in a time that tells nothing of where they differ; an empty secret matches nothing. */
export function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return expected !== '' && a.length === b.length && timingSafeEqual(a, b)
}
