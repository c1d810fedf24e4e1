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
  const number = options.exact ? undefined : numberIn(typed)
  if (number !== undefined) return offered[number - 1]
  const equal = offered.find((choice) => plain(choice.title) === words)
  if (equal !== undefined || options.exact || words.length < 3 || /^\d/.test(words)) return equal
  const beginning = offered.filter((choice) => plain(choice.title).startsWith(words))
  return beginning.length === 1 ? beginning[0] : undefined
}

/** "2", "2.", "(2)", "２" and the keycap emoji; "-2" and "2%" are something else. */
function numberIn(typed: string): number | undefined {
  const bare = typed
    .normalize('NFKC')
    .replace(/[\ufe0f\u20e3]/g, '')
    .trim()
  const [, digits] = /^\(?(\d{1,2})[.):]?$/.exec(bare) ?? []
  return digits === undefined ? undefined : Number(digits)
}
