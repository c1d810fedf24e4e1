import { unmarked } from './marks.ts'

/** Readers of JSON that nobody has vouched for: a value of the wrong type is as good as absent. */
export type Json = Record<string, unknown>

export const objectOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Meta's unit is uncertain; code points are what people count. */
export const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length++
  return length
}

/** The cheap test first: a string never has more code points than code units. */
export const longerThan = (text: string, max: number): boolean => text.length > max && lengthOf(text) > max

export const isWebAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\/[^\s/]+/i.test(value) && URL.canParse(value)

/** The first words of a text, on one line and without its formatting. */
export const excerpt = (text: string): string => {
  const line = unmarked(text).replace(/\s+/g, ' ').trim()
  return line.length > 32 ? `${line.slice(0, 31)}…` : line
}
