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

const silentTypes = new Set(['reaction', 'edit', 'revoke', 'system'])
const unusableMedia = new Set(['audio', 'video', 'sticker'])
const openedChat = 'request_welcome'
const ourId = /^[a-z][a-z-]*(?:\.[a-zA-Z]+\.|![a-zA-Z]+!)/
