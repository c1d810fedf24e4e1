import type { Incoming } from '../flows/incoming.ts'
import { type Json, list, object, text } from './payload.ts'

/** A stored message of Meta's as what a person did. Any JSON is accepted; what no flow can use becomes 'other'. */
export function incomingOf(message: Json): Incoming {
  const type = text(message.type) ?? 'unknown'
  // The type is anybody's word: "constructor" must find no reader.
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  return read?.(object(message[type]) ?? {}, message) ?? { kind: 'other', type }
}

/** A contact card with more is not a person to be paid. */
const maxPhones = 10
const maxPhoneLength = 40
const maxNameLength = 60

type ReaderOf = (body: Json, message: Json) => Incoming | undefined

const readers: Record<string, ReaderOf> = {
  text: (body) => (text(body.body) === undefined ? undefined : { kind: 'text', body: text(body.body) ?? '' }),
  interactive(body) {
    const reply = object(body.button_reply) ?? object(body.list_reply)
    return choice(text(reply?.id), text(reply?.title))
  },
  // A template's quick reply carries the payload we gave it.
  button(body) {
    const label = text(body.text)
    return (
      choice(text(body.payload), label) ?? (label === undefined ? undefined : { kind: 'text', body: label })
    )
  },
  location(body) {
    const latitude = Number(text(body.latitude))
    const longitude = Number(text(body.longitude))
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
    const name = text(body.name)
    const address = text(body.address)
    return { kind: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) }
  },
  image: media('image'),
  video: media('video'),
  audio: media('audio'),
  document: media('document'),
  sticker: media('sticker'),
  contacts(_body, message) {
    const cards = list(message.contacts)
    const name = cards.length === 1 ? text(object(object(cards[0])?.name)?.formatted_name) : undefined
    const phones = cards
      .flatMap((contact) => list(object(contact)?.phones))
      .map((phone) => text(object(phone)?.wa_id) ?? text(object(phone)?.phone))
      .filter((phone) => phone !== undefined)
      .slice(0, maxPhones)
      .map((phone) => phone.slice(0, maxPhoneLength))
    return { kind: 'contacts', phones, ...(name && { name: name.slice(0, maxNameLength) }) }
  },
}

function choice(id: string | undefined, title: string | undefined): Incoming | undefined {
  return id === undefined ? undefined : { kind: 'choice', id, title: title ?? '' }
}

function media(kind: 'image' | 'video' | 'audio' | 'document' | 'sticker'): ReaderOf {
  return (body) => {
    const mediaId = text(body.id)
    if (mediaId === undefined) return undefined
    const sha256 = text(body.sha256)
    const caption = text(body.caption)
    const filename = text(body.filename)
    return {
      kind: 'media',
      media: kind,
      mediaId,
      mime: text(body.mime_type) ?? 'application/octet-stream',
      ...(sha256 && { sha256 }),
      ...(caption && { caption }),
      ...(filename && { filename }),
    }
  }
}
