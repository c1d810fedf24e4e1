import { checkInteractive } from './check-interactive.ts'
import { type GraphFault, graphFault, invalid, missing, parameter } from './graph-fault.ts'
import { isWebAddress, type Json, listOf, longerThan, objectOf, textOf } from './json.ts'

/**
 * The first thing that Meta would refuse about a message whoever it is for, or nothing. Limits:
 * developers.facebook.com/docs/whatsapp/cloud-api/reference/messages; lengths are counted in code points.
 */
export function checkMessage(message: Json): GraphFault | undefined {
  if (message.messaging_product !== 'whatsapp')
    return parameter('messaging_product', 'is required and must be "whatsapp".')
  if (message.recipient_type !== undefined && message.recipient_type !== 'individual') {
    return parameter('recipient_type', 'must be "individual".')
  }
  if (textOf(message.to) === undefined && textOf(message.recipient) === undefined)
    return parameter('to', 'is required.')
  const callback = message.biz_opaque_callback_data
  if (callback !== undefined && (typeof callback !== 'string' || longerThan(callback, maxCallback))) {
    return parameter(
      'biz_opaque_callback_data',
      `must be a string of at most ${maxCallback} characters long.`,
    )
  }
  if (message.context !== undefined && !textOf(objectOf(message.context)?.message_id)) {
    return missing('context.message_id')
  }
  const type = message.type === undefined ? 'text' : textOf(message.type)
  const check = type === undefined ? undefined : checks[type]
  if (type === undefined || check === undefined) {
    return parameter(
      'type',
      `must be one of {${Object.keys(checks)
        .map((one) => one.toUpperCase())
        .join(', ')}}.`,
    )
  }
  if (type === 'contacts') return checkContacts(message.contacts)
  const body = objectOf(message[type])
  if (body === undefined) return missing(type)
  return check(body)
}

const checks: Record<string, (body: Json) => GraphFault | undefined> = {
  text: (body) => extraKey('text', body, ['body', 'preview_url']) ?? textIn('text', 'body', body.body, 4096),
  image: (body) => media('image', body, ['caption']),
  video: (body) => media('video', body, ['caption']),
  audio: (body) => media('audio', body, ['voice']),
  sticker: (body) => media('sticker', body, []),
  document: (body) => media('document', body, ['caption', 'filename']),
  location: checkLocation,
  contacts: () => undefined,
  reaction: (body) => (textOf(body.message_id) ? undefined : missing('reaction.message_id')),
  interactive: checkInteractive,
  template: checkTemplateShape,
}

/** `id` or `link`, one of them; the bytes behind an id are looked at by send.ts. */
function media(type: string, body: Json, more: string[]): GraphFault | undefined {
  const extra = extraKey(type, body, ['id', 'link', ...more])
  if (extra) return extra
  if (body.id === undefined && body.link === undefined) return missing(`${type}.id or ${type}.link`)
  if (body.id !== undefined && body.link !== undefined) {
    return invalid(`Parameters ${type}.id and ${type}.link cannot be given together`)
  }
  if (body.id !== undefined && !textOf(body.id)) return invalid(`Parameter ${type}.id must be a media id`)
  if (body.link !== undefined && !isWebAddress(body.link)) {
    return invalid(`Parameter ${type}.link must be an http or https address`)
  }
  if (body.caption !== undefined) return textIn(type, 'caption', body.caption, 1024, 'may be empty')
  if (body.filename !== undefined) return textIn(type, 'filename', body.filename, 240)
  return undefined
}

function checkLocation(body: Json): GraphFault | undefined {
  for (const [key, limit] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    if (body[key] === undefined || body[key] === '') return missing(`location.${key}`)
    const degrees = Number(body[key])
    if (!Number.isFinite(degrees) || Math.abs(degrees) > limit) {
      return invalid(`Parameter location.${key} must be a number from -${limit} to ${limit}`)
    }
  }
  return undefined
}

function checkContacts(value: unknown): GraphFault | undefined {
  const cards = listOf(value)
  if (cards.length === 0) return missing('contacts')
  for (const card of cards) {
    const name = objectOf(objectOf(card)?.name)
    if (!textOf(name?.formatted_name)) return missing('contacts[].name.formatted_name')
    const parts = ['first_name', 'last_name', 'middle_name', 'prefix', 'suffix']
    if (!parts.some((part) => textOf(name?.[part]))) {
      return invalid('Besides formatted_name, a contact needs at least one other part of a name')
    }
  }
  return undefined
}

function checkTemplateShape(body: Json): GraphFault | undefined {
  if (!textOf(body.name)) return missing('template.name')
  if (!textOf(objectOf(body.language)?.code)) return missing('template.language.code')
  if (body.components !== undefined && !Array.isArray(body.components)) {
    return invalid('Parameter template.components must be a list')
  }
  return undefined
}

/** Present, a string, not empty, not too long; too long is a plain "invalid parameter" in Meta's own answers. */
function textIn(
  parent: string,
  key: string,
  value: unknown,
  max: number,
  empty: 'may be empty' | 'must say something' = 'must say something',
): GraphFault | undefined {
  if (value === undefined || value === null) return missing(`${parent}.${key}`)
  if (typeof value !== 'string') return parameter(`${parent}['${key}']`, 'must be a string.')
  if (empty === 'must say something' && value.trim() === '') return missing(`${parent}.${key}`)
  if (longerThan(value, max))
    return parameter(`${parent}['${key}']`, `must be at most ${max} characters long.`)
  return undefined
}

const extraKey = (type: string, body: Json, known: string[]): GraphFault | undefined => {
  const extra = Object.keys(body).find((key) => !known.includes(key))
  return extra === undefined ? undefined : graphFault(100, `Unexpected key "${extra}" on param "${type}".`)
}

const maxCallback = 512
