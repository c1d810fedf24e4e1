import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import type { PlainKey } from '../i18n/translation.ts'
import { commandIn, type GlobalWord, globalWordIn, plain } from '../i18n/words.ts'
import type { AnyFlow } from './flow.ts'
import type { Incoming } from './incoming.ts'

/** Nobody expects an answer to a thumbs-up, or to a message being edited or taken back. */
export const isSilent = (incoming: Incoming): boolean =>
  incoming.kind === 'other' && silentTypes.has(incoming.type)

/** Kinds that no conversation here can use: voice notes, stickers, orders, whatever Meta invents next. */
export const isUnsupported = (incoming: Incoming): boolean =>
  (incoming.kind === 'other' && incoming.type !== openedChat) ||
  (incoming.kind === 'media' && unusableMedia.has(incoming.media))

/** The chat was opened without a word, which is as good as a greeting in no language. */
export const isOpenedChat = (incoming: Incoming): boolean =>
  incoming.kind === 'other' && incoming.type === openedChat

/** A quick reply of a template carries words, not one of our ids: it counts as typed. */
export function asHeard(incoming: Incoming): Incoming {
  if (incoming.kind !== 'choice' || ourId.test(incoming.id)) return incoming
  return { kind: 'text', body: incoming.title === '' ? incoming.id : incoming.title }
}

/** The word that works everywhere; `isFree` where any words may be the answer. */
export function wordIn(incoming: Incoming, isFree: boolean): GlobalWord | undefined {
  if (incoming.kind !== 'text') return undefined
  return isFree ? commandIn(incoming.body) : globalWordIn(incoming.body)
}

/** The flow's words of every language: people mix them. */
export function opensBy({ keywords }: AnyFlow, typed: string): boolean {
  if (keywords === undefined) return false
  let known = keywordsOf.get(keywords)
  if (known === undefined) {
    const words = languages.flatMap((language) => sayIn(language)(keywords).split(','))
    known = new Set(words.map(plain))
    keywordsOf.set(keywords, known)
  }
  return known.has(plain(typed))
}

const keywordsOf = new Map<PlainKey, Set<string>>()
const silentTypes = new Set(['reaction', 'edit', 'revoke', 'system'])
const unusableMedia = new Set(['audio', 'video', 'sticker'])
const openedChat = 'request_welcome'
const ourId = /^[a-z][a-z-]*(?:\.[a-zA-Z]+\.|![a-zA-Z]+!)/
