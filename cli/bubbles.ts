import type { Incoming } from '../server/flows/incoming.ts'
import type { Attachment, Message } from '../server/flows/message.ts'

/** A message as lines of text: what is said, then what can be chosen, each with the number that may be typed. */
export function bubble(message: Message): string[] {
  const picture = 'picture' in message && message.picture ? [attached(message.picture)] : []
  switch (message.kind) {
    case 'text':
      return message.body.split('\n')
    case 'picture':
      return [...picture, ...(message.caption?.split('\n') ?? [])]
    case 'file':
      return [`[${message.filename}: ${attached(message.file)}]`, ...(message.caption?.split('\n') ?? [])]
    case 'location_request':
      return [...message.body.split('\n'), '[Send location]']
    case 'link':
      return [...picture, ...message.body.split('\n'), `[${message.label}] ${message.url}`]
    case 'choices':
      return [
        ...picture,
        ...message.body.split('\n'),
        ...message.choices.map(
          ({ title, description }, index) =>
            `  ${index + 1}  ${title}${description ? `  (${description})` : ''}`,
        ),
        ...(message.footer ? [message.footer] : []),
      ]
  }
}

function attached(attachment: Attachment): string {
  switch (attachment.source) {
    case 'statement':
      return `[statement of p${attachment.personId}]`
    case 'crop':
      return `[${attachment.field} of document ${attachment.documentId}]`
    case 'qr':
      return `[${attachment.as} of ${attachment.source} ${attachment.qrId}]`
  }
}

/** What somebody sent, in a few words. */
export function sentence(incoming: Incoming): string {
  switch (incoming.kind) {
    case 'text':
      return incoming.body
    case 'choice':
      return `[${incoming.title}]`
    case 'location':
      return `location ${incoming.latitude}, ${incoming.longitude}${incoming.name ? ` ${incoming.name}` : ''}`
    case 'media':
      return [incoming.media, incoming.filename, incoming.caption].filter(Boolean).join(' ')
    case 'contacts':
      return `contact ${incoming.phones.join(', ')}`
    case 'timer':
    case 'result':
      return incoming.name
    case 'other':
      return incoming.type
  }
}
