import { plain } from '../i18n/words.ts'
import type { Choice } from './message.ts'

/**
 * The choice somebody typed instead of tapping: by its number, its words, or a beginning of its words that fits no
 * other. Old phones and WhatsApp Web do not always show buttons.
 */
export function matchTyped(
  typed: string,
  offered: Choice[],
  options: { exact?: boolean } = {},
): Choice | undefined {
  const words = plain(typed)
  if (words === '') return undefined
  if (/^\d{1,2}$/.test(words) && !options.exact) return offered[Number(words) - 1]
  const equal = offered.find((choice) => plain(choice.title) === words)
  if (equal !== undefined || options.exact || words.length < 3 || /^\d/.test(words)) return equal
  const beginning = offered.filter((choice) => plain(choice.title).startsWith(words))
  return beginning.length === 1 ? beginning[0] : undefined
}
