import { type GraphFault, invalid, missing } from './graph-fault.ts'
import { isWebAddress, type Json, listOf, longerThan, objectOf, textOf } from './json.ts'

/** Buttons, lists, links and location requests. Anything too long or doubled is 131009 and kills the message. */
export function checkInteractive(body: Json): GraphFault | undefined {
  const type = textOf(body.type)
  if (type === undefined) return missing('interactive.type')
  if (!known.has(type)) return invalid(`Interactive type "${type}" is not supported`)
  const action = objectOf(body.action)
  if (action === undefined) return missing('interactive.action')
  return (
    label('body.text', objectOf(body.body)?.text, maxBody) ??
    (body.footer === undefined ? undefined : label('footer.text', objectOf(body.footer)?.text, maxSmall)) ??
    (body.header === undefined ? undefined : checkHeader(type, objectOf(body.header) ?? {})) ??
    checkAction(type, action)
  )
}

function checkAction(type: string, action: Json): GraphFault | undefined {
  if (type === 'button') return checkButtons(action)
  if (type === 'list') return checkList(action)
  if (type === 'cta_url') return checkLink(action)
  return action.name === 'send_location'
    ? undefined
    : invalid('Parameter action.name must be "send_location"')
}

function checkButtons(action: Json): GraphFault | undefined {
  const buttons = listOf(action.buttons).map(objectOf)
  if (buttons.length === 0) return missing('interactive.action.buttons')
  if (buttons.length > 3)
    return invalid('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3')
  const replies = buttons.map((button) => objectOf(button?.reply))
  for (const [index, button] of buttons.entries()) {
    if (button?.type !== 'reply') return invalid('Button type must be "reply"')
    const fault =
      label('button.reply.id', replies[index]?.id, 256) ??
      label('button.reply.title', replies[index]?.title, 20)
    if (fault) return fault
  }
  return doubled('button', replies)
}

function checkList(action: Json): GraphFault | undefined {
  const fault = label('action.button', action.button, 20)
  if (fault) return fault
  const sections = listOf(action.sections).map(objectOf)
  if (sections.length === 0) return missing('interactive.action.sections')
  if (sections.length > 10) return invalid('Invalid section count. Max allowed sections: 10')
  const rows = sections.flatMap((section) => listOf(section?.rows).map(objectOf))
  if (rows.length > 10)
    return invalid(`Total row count exceed max allowed count: 10 (${rows.length} rows given)`)
  for (const section of sections) {
    if (listOf(section?.rows).length === 0) return missing('section.rows')
    const titled = section?.title !== undefined || sections.length > 1
    const fault = titled ? label('section.title', section?.title, 24) : undefined
    if (fault) return fault
  }
  for (const row of rows) {
    const fault =
      label('row.id', row?.id, 200) ??
      label('row.title', row?.title, 24) ??
      (row?.description === undefined ? undefined : label('row.description', row.description, 72))
    if (fault) return fault
  }
  return doubled('row', rows)
}

function checkLink(action: Json): GraphFault | undefined {
  if (action.name !== 'cta_url') return invalid('Parameter action.name must be "cta_url"')
  const parameters = objectOf(action.parameters)
  if (parameters === undefined) return missing('interactive.action.parameters')
  const fault = label('parameters.display_text', parameters.display_text, 20)
  if (fault) return fault
  if (parameters.url === undefined) return missing('interactive.action.parameters.url')
  return isWebAddress(parameters.url) ? undefined : invalid('Parameter url must be an http or https address')
}

function checkHeader(type: string, header: Json): GraphFault | undefined {
  const kind = textOf(header.type)
  if (kind === 'text') return label('header.text', header.text, maxSmall)
  if (type === 'location_request_message') return invalid('A location request has no header')
  if (type === 'list' || kind === undefined || !['image', 'video', 'document'].includes(kind)) {
    return invalid(`Header type "${kind ?? ''}" is not supported for ${type} messages`)
  }
  const media = objectOf(header[kind])
  if (media === undefined || (media.id === undefined && media.link === undefined))
    return missing(`header.${kind}.id`)
  return media.link === undefined || isWebAddress(media.link)
    ? undefined
    : invalid(`Parameter header.${kind}.link must be an http or https address`)
}

/** Meta refuses two choices that cannot be told apart, by id or by what is shown. */
function doubled(what: string, choices: (Json | undefined)[]): GraphFault | undefined {
  for (const key of ['id', 'title']) {
    const seen = new Set(choices.map((choice) => choice?.[key]))
    if (seen.size < choices.length) return invalid(`Duplicated ${what} ${key}`)
  }
  return undefined
}

function label(name: string, value: unknown, max: number): GraphFault | undefined {
  if (value === undefined || value === null) return missing(`interactive.${name}`)
  const tooLong = typeof value === 'string' && longerThan(value, max)
  if (typeof value !== 'string' || value.trim() === '' || tooLong) {
    return invalid(`Parameter ${name} length invalid. Min length: 1, Max length: ${max}`)
  }
  return undefined
}

const known = new Set(['button', 'list', 'cta_url', 'location_request_message'])
const maxBody = 1024
const maxSmall = 60
