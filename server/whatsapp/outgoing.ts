import type { Choice, Message } from '../flows/message.ts'
import type { Json } from './payload.ts'

/**
 * Meta's limits in code points; the unit Meta counts in is not documented, and code points are the strictest of those
 * seen except for UTF-16. Source: developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 */
export const limits = {
  text: 4096,
  caption: 1024,
  interactiveBody: 1024,
  footer: 60,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  listRows: 10,
  listButton: 20,
  rowTitle: 24,
  rowDescription: 72,
  rowId: 200,
  linkLabel: 20,
  filename: 240,
} as const

/** The part of a Graph request that depends on the message; `mediaId` is what its attachment was uploaded as. */
export function graphBody(message: Message, mediaId?: string): Json {
  switch (message.kind) {
    case 'text':
      return { type: 'text', text: { body: message.body, preview_url: false } }
    case 'picture':
      return { type: 'image', image: { id: mediaId, ...(message.caption && { caption: message.caption }) } }
    case 'file':
      return {
        type: 'document',
        document: {
          id: mediaId,
          filename: message.filename,
          ...(message.caption && { caption: message.caption }),
        },
      }
    case 'location_request':
      return interactive('location_request_message', message.body, { name: 'send_location' })
    case 'link':
      return interactive(
        'cta_url',
        message.body,
        { name: 'cta_url', parameters: { display_text: message.label, url: message.url } },
        header(mediaId),
      )
    case 'choices':
      return message.choices.length <= limits.buttons
        ? interactive(
            'button',
            message.body,
            { buttons: message.choices.map(button) },
            { ...header(mediaId), ...footer(message) },
          )
        : interactive(
            'list',
            message.body,
            { button: message.button ?? '☰', sections: [{ rows: message.choices.map(row) }] },
            footer(message),
          )
  }
}

/** Every way in which Meta would refuse this message, as sentences; empty when it would not. */
export function faultsOf(message: Message): string[] {
  const faults: string[] = []
  const within = (what: string, value: string | undefined, max: number) => {
    const length = [...(value ?? '')].length
    if (length > max) faults.push(`${what} has ${length} characters, at most ${max}: ${value}`)
  }
  const filled = (what: string, value: string) => {
    if (value.trim() === '') faults.push(`${what} is empty`)
  }
  switch (message.kind) {
    case 'text':
      filled('text', message.body)
      within('text', message.body, limits.text)
      break
    case 'picture':
      within('caption', message.caption, limits.caption)
      break
    case 'file':
      within('caption', message.caption, limits.caption)
      within('filename', message.filename, limits.filename)
      break
    case 'location_request':
      filled('body', message.body)
      within('body', message.body, limits.interactiveBody)
      break
    case 'link':
      filled('body', message.body)
      within('body', message.body, limits.interactiveBody)
      within('label', message.label, limits.linkLabel)
      if (!/^https?:\/\//.test(message.url)) faults.push(`link is not http(s): ${message.url}`)
      break
    case 'choices':
      filled('body', message.body)
      within('body', message.body, limits.interactiveBody)
      within('footer', message.footer, limits.footer)
      faults.push(...choiceFaults(message.choices, message.button, message.picture !== undefined))
  }
  return faults
}

function choiceFaults(choices: Choice[], label: string | undefined, hasPicture: boolean): string[] {
  const faults: string[] = []
  const isList = choices.length > limits.buttons
  const titleMax = isList ? limits.rowTitle : limits.buttonTitle
  const idMax = isList ? limits.rowId : limits.buttonId
  if (choices.length === 0) faults.push('no choices')
  if (choices.length > limits.listRows) faults.push(`${choices.length} choices, at most ${limits.listRows}`)
  if (isList && hasPicture) faults.push('a list cannot carry a picture')
  if (isList && (label === undefined || [...label].length > limits.listButton)) {
    faults.push(`a list needs a button label of at most ${limits.listButton} characters: ${label}`)
  }
  for (const { id, title, description } of choices) {
    if (title.trim() === '') faults.push(`choice ${id} has no title`)
    if ([...title].length > titleMax)
      faults.push(`title has ${[...title].length} characters, at most ${titleMax}: ${title}`)
    if ([...id].length > idMax || id === '') faults.push(`id must have 1 to ${idMax} characters: ${id}`)
    if (isList && [...(description ?? '')].length > limits.rowDescription) {
      faults.push(
        `description has ${[...(description ?? '')].length} characters, at most ${limits.rowDescription}: ${description}`,
      )
    }
  }
  if (new Set(choices.map((one) => one.id)).size < choices.length) faults.push('two choices have the same id')
  if (new Set(choices.map((one) => one.title)).size < choices.length)
    faults.push('two choices have the same title')
  return faults
}

function interactive(type: string, body: string, action: Json, extra: Json = {}): Json {
  return { type: 'interactive', interactive: { type, ...extra, body: { text: body }, action } }
}

const header = (mediaId: string | undefined): Json =>
  mediaId === undefined ? {} : { header: { type: 'image', image: { id: mediaId } } }
const footer = (message: { footer?: string }): Json =>
  message.footer ? { footer: { text: message.footer } } : {}
const button = ({ id, title }: Choice): Json => ({ type: 'reply', reply: { id, title } })
const row = ({ id, title, description }: Choice): Json => ({ id, title, ...(description && { description }) })
