import { t } from 'elysia'

/**
 * One of these words. What is left out stays left out: t.UnionEnum alone puts the first word in its place, so that a
 * change of a name would choose a language.
 */
export const oneOf = <const Word extends string>(
  words: readonly [Word, ...Word[]],
  options: { error?: string } = {},
) => t.UnionEnum(words, { ...options, default: undefined })
