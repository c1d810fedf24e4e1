import { checkMessage } from './check-message.ts'
import type { ActiveFault } from './faults.ts'
import { type GraphFault, graphFault, invalid, parameter } from './graph-fault.ts'
import { keepsChat } from './inbound.ts'
import { type Json, objectOf, textOf } from './json.ts'
import type { Accepted } from './ledger.ts'
import { kindOfMime } from './media-kinds.ts'
import type { PersonState } from './people.ts'
import type { Priced } from './statuses.ts'
import { bodyParameters, slotsOf, templateFor } from './templates.ts'
import type { World } from './world.ts'

/** What becomes of one POST to /messages. */
export type Outcome =
  | { is: 'answered'; body: Json }
  | { is: 'refused'; fault: GraphFault }
  | { is: 'broken'; status: number }
  | { is: 'hung' }
  | { is: 'dropped' }

/** Takes a message for somebody's phone, or refuses it for the reason Meta would. */
export async function send(world: World, message: Json): Promise<Outcome> {
  const shape = checkMessage(message) ?? checkMedia(world, message) ?? checkTemplate(world, message)
  if (shape) return { is: 'refused', fault: shape }
  if (!world.limits.numberAllows(world.settings.throughputPerSecond)) return refused(130429, tooMany)
  const person = recipientOf(world, message)
  if ('code' in person) return { is: 'refused', fault: person }
  if (world.settings.pairLimit && !world.limits.pairAllows(person.key)) return refused(131056, tooManyToOne)

  const before = world.faults.strike(['send.error', 'send.http', 'send.hang', 'send.drop'], person.key)
  const failure =
    before?.kind === 'send.error' ? graphFault(before.code) : whyUndeliverable(world, message, person)
  const via = before?.kind === 'send.error' ? (before.via ?? 'response') : world.settings.refusals
  if (before?.kind === 'send.http') return { is: 'broken', status: before.status }
  if (isLost(before)) return silence(before)
  if (failure !== undefined && via === 'response') return { is: 'refused', fault: failure }

  const accepted = accept(world, message, person)
  const priced = pricedAs(world, message)
  if (failure !== undefined) world.statuses.fail(accepted, person, failure)
  else if (world.faults.strike(['send.status_first'], person.key)) {
    await world.statuses.tellAtOnce(accepted, person, priced)
  } else world.statuses.follow(accepted, person, priced)

  if (before !== undefined && before.kind !== 'send.error') return silence(before)
  const delayMs = world.faults.strike(['send.delay'], person.key)?.delayMs
  if (delayMs !== undefined) await new Promise<void>((resolve) => world.clock.after(delayMs, resolve))
  return { is: 'answered', body: answerOf(message, accepted, person) }
}

/** {status: "read", message_id}: ticks turn blue, and "typing…" shows until an answer or for 25 s. */
export function markRead(world: World, request: Json): Outcome {
  const id = textOf(request.message_id)
  if (id === undefined) return refused(131008, 'Parameter message_id is required')
  const indicator = request.typing_indicator
  if (indicator !== undefined && objectOf(indicator)?.type !== 'text')
    return { is: 'refused', fault: parameter('typing_indicator[type]', 'must be one of {TEXT}.') }
  const person = world.writtenBy.get(id)
  if (person === undefined)
    return { is: 'refused', fault: invalid(`Message ${id} was not written to this number`) }
  for (const entry of world.chats.of(person.key)) {
    if (entry.side === 'person') world.chats.raise(person.key, entry.id, 'read')
    if (entry.id === id) break
  }
  if (indicator !== undefined) showTyping(world, person)
  return { is: 'answered', body: { success: true } }
}

function showTyping(world: World, person: PersonState): void {
  const until = world.clock.now() + typingMs
  world.typingUntil.set(person.key, until)
  for (const watch of world.watchers.typing) watch(person, true)
  world.clock.after(typingMs, () => {
    if (world.typingUntil.get(person.key) === until) hideTyping(world, person)
  })
}

function hideTyping(world: World, person: PersonState): void {
  if (!world.typingUntil.delete(person.key)) return
  for (const watch of world.watchers.typing) watch(person, false)
}

function accept(world: World, message: Json, person: PersonState): Accepted {
  const type = textOf(message.type) ?? 'text'
  const callback = textOf(message.biz_opaque_callback_data)
  const keepsAll = world.settings.record === 'everything'
  const accepted: Accepted = {
    id: world.newMessageId(person.phone),
    personKey: person.key,
    to: textOf(message.to) ?? textOf(message.recipient) ?? '',
    type,
    ...(callback !== undefined && { callback }),
    acceptedAt: world.clock.now(),
    ...(keepsAll && { message }),
  }
  world.ledger.take(accepted)
  hideTyping(world, person)
  if (keepsChat(world, person)) show(world, accepted, message, person)
  for (const watch of world.watchers.accepted) watch(accepted, person)
  return accepted
}

function show(world: World, accepted: Accepted, message: Json, person: PersonState): void {
  const reaction = objectOf(message.reaction)
  if (accepted.type === 'reaction' && reaction !== undefined) {
    const target = textOf(reaction.message_id)
    if (target !== undefined)
      world.chats.change(person.key, target, { reaction: textOf(reaction.emoji) ?? '' })
    return
  }
  world.chats.add(person.key, {
    id: accepted.id,
    side: 'bot',
    at: accepted.acceptedAt,
    type: accepted.type,
    message: {
      type: accepted.type,
      [accepted.type]: message[accepted.type],
      ...(message.context !== undefined && { context: message.context }),
    },
    tick: 'queued',
  })
}

/** A phone in `to` wins over a user id in `recipient`, as with Meta. */
function recipientOf(world: World, message: Json): PersonState | GraphFault {
  const phone = textOf(message.to)
  const userId = textOf(message.recipient)
  if (phone === undefined && userId !== undefined && !/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(userId)) {
    return invalid('Parameter recipient must be a business-scoped user id')
  }
  if (phone !== undefined) {
    const digits = phone.replace(/\D/g, '')
    if (!/^\+?[\d\s()-]+$/.test(phone) || digits.length < 6 || digits.length > 15) {
      return invalid('Parameter to is not a phone number')
    }
    if (digits === world.identity.displayPhoneNumber.replace(/\D/g, '')) return graphFault(131021)
  }
  const person = phone === undefined ? world.people.byUserId(userId ?? '') : world.people.byPhone(phone)
  if (person !== undefined) return person
  if (world.settings.unknownRecipients === 'refuse' || phone === undefined)
    return graphFault(131026, notOnWhatsApp)
  const newcomer = world.people.add({ phone }, world.settings.autoRead)
  newcomer.lastInboundAt = world.clock.now()
  return newcomer
}

function whyUndeliverable(world: World, message: Json, person: PersonState): GraphFault | undefined {
  if (person.blocked) return graphFault(131026, notOnWhatsApp)
  if (message.type === 'template') {
    const isMarketing = pricedAs(world, message).category === 'marketing'
    return isMarketing && person.marketingStopped ? graphFault(131050) : undefined
  }
  const open = person.lastInboundAt !== undefined && world.clock.now() - person.lastInboundAt < windowMs
  return open ? undefined : graphFault(131047, windowClosed)
}

/** Every picture and file of the message must exist here and be of its kind. */
function checkMedia(world: World, message: Json): GraphFault | undefined {
  const holders = [message, objectOf(objectOf(message.interactive)?.header)]
  for (const holder of holders) {
    for (const kind of ['image', 'video', 'audio', 'document', 'sticker'] as const) {
      const id = textOf(objectOf(holder?.[kind])?.id)
      if (id === undefined || (holder?.type !== undefined && holder.type !== kind)) continue
      const medium = world.media.find(id)
      if (medium === undefined) return graphFault(131053, `Media ${id} does not exist or has expired`)
      const found = kindOfMime(medium.mime)
      if (found !== kind)
        return graphFault(131053, `Media ${id} is ${medium.mime}, which cannot be sent as ${kind}`)
    }
  }
  return undefined
}

function checkTemplate(world: World, message: Json): GraphFault | undefined {
  if (message.type !== 'template') return undefined
  const given = objectOf(message.template) ?? {}
  const template = templateFor(world.templates, objectOf(message.template))
  if (template === undefined) {
    const language = textOf(objectOf(given.language)?.code)
    return graphFault(132001, `template name (${textOf(given.name)}) does not exist in ${language}`)
  }
  if (template.status === 'PAUSED') return graphFault(132015)
  if (template.status !== 'APPROVED')
    return graphFault(132001, `template ${template.name} is ${template.status}`)
  const wanted = slotsOf(template)
  const parameters = bodyParameters(given)
  if (parameters.length !== wanted) {
    return graphFault(
      132000,
      `body: number of localizable_params (${parameters.length}) does not match the expected number of params (${wanted})`,
    )
  }
  const empty = parameters.some((one) => (textOf(one?.text) ?? '').trim() === '' && one?.type === 'text')
  if (empty) return graphFault(131008, 'Parameter template.components[].parameters[].text is required')
  const spaced = parameters.some((one) => /[\n\t]| {5,}/.test(textOf(one?.text) ?? ''))
  return spaced
    ? graphFault(132012, 'Parameters cannot have new lines, tabs or more than four spaces in a row')
    : undefined
}

function pricedAs(world: World, message: Json): Priced {
  if (message.type !== 'template') return { category: 'service' }
  const category = templateFor(world.templates, objectOf(message.template))?.category ?? 'UTILITY'
  return { category: category.toLowerCase() as Priced['category'] }
}

function answerOf(message: Json, accepted: Accepted, person: PersonState): Json {
  const phone = textOf(message.to)
  return {
    messaging_product: 'whatsapp',
    contacts: [
      phone === undefined
        ? { input: accepted.to, user_id: person.userId }
        : { input: phone, wa_id: person.phone },
    ],
    messages: [{ id: accepted.id, ...(message.type === 'template' && { message_status: 'accepted' }) }],
  }
}

const isLost = (fault: ActiveFault | undefined): boolean =>
  (fault?.kind === 'send.hang' || fault?.kind === 'send.drop') && !fault.accepted

const silence = (fault: ActiveFault | undefined): Outcome => ({
  is: fault?.kind === 'send.hang' ? 'hung' : 'dropped',
})

const refused = (code: number, details: string): Outcome => ({
  is: 'refused',
  fault: graphFault(code, details),
})

const windowMs = 24 * 3_600_000
const typingMs = 25_000
const tooMany =
  'Message failed to send because there were too many messages sent from this phone number in a short period of time'
const tooManyToOne =
  'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time'
const windowClosed =
  'Message failed to send because more than 24 hours have passed since the customer last replied to this number.'
const notOnWhatsApp = 'Message Undeliverable.'
