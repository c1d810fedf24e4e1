/**
 * What somebody calls themselves, on one line and without what would change the words around it where others read it:
 * marks that make text bold, strike it through or quote it, and those, unseen, that turn the direction of reading.
 */
export const cleanName = (typed: string): string =>
  typed
    .replace(/[*_~`<>]+/g, ' ')
    .replace(/[\s\p{C}\p{Z}]+/gu, ' ')
    .trim()

/** The name as it is kept, or why it is none. */
export function nameIn(typed: string): { name: string } | { problem: 'no_letters' | 'too_long' } {
  const name = cleanName(typed)
  if (!/\p{L}/u.test(name)) return { problem: 'no_letters' }
  return [...name].length <= maxNameLength ? { name } : { problem: 'too_long' }
}

export const maxNameLength = 60
