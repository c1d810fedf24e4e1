import type { ChatEntry } from './chat.ts'
import type { Delivery } from './courier.ts'
import type { Update } from './envelope.ts'
import type { Json } from './json.ts'
import type { Medium } from './media.ts'
import type { PersonState } from './people.ts'
import { contactOf } from './statuses.ts'
import type { World } from './world.ts'

export interface Said {
  /** Quoted message. */
  replyTo?: string
  /** Further keys of the message, such as referral or errors. */
  extra?: Json
  /** Instead of now; milliseconds. */
  at?: number
}

/** A message as the business will see it, not yet on its way. */
export function inboundUpdate(
  world: World,
  person: PersonState,
  type: string,
  content: Json | undefined,
  { replyTo, extra, at = world.clock.now() }: Said = {},
): { id: string; update: Update; message: Json } {
  const id = world.newMessageId(person.phone)
  const business = world.identity.displayPhoneNumber.replace(/\D/g, '')
  const message: Json = {
    ...(replyTo !== undefined && { context: { from: business, id: replyTo } }),
    ...(!person.bsuidOnly && { from: person.phone }),
    from_user_id: person.userId,
    id,
    timestamp: String(Math.floor(at / 1_000)),
    ...(content !== undefined && { [type]: content }),
    type,
    ...extra,
  }
  person.lastInboundAt = world.clock.now()
  world.writtenBy.set(id, person)
  const contacts = type === 'system' ? undefined : [contactOf(person)]
  const update: Update = {
    field: 'messages',
    personKey: person.key,
    ...(contacts !== undefined && { contacts }),
    lists: { messages: [message] },
  }
  return { id, update, message }
}

/** Sends it, shows it in the chat, and resolves when the business has acknowledged it. */
export async function write(
  world: World,
  person: PersonState,
  type: string,
  content: Json | undefined,
  said: Said = {},
): Promise<Delivery> {
  const { id, update, message } = inboundUpdate(world, person, type, content, said)
  if (!keepsChat(world, person)) return await world.courier.post(update)
  show(world, person, id, type, message)
  const delivery = await world.courier.post(update)
  settle(world, person, id, delivery)
  return delivery
}

/** Several messages in one webhook. */
export async function writeTogether(world: World, person: PersonState, bodies: string[]): Promise<Delivery> {
  const said = bodies.map((body) => inboundUpdate(world, person, 'text', { body }))
  const shown = keepsChat(world, person) ? said : []
  for (const { id, message } of shown) show(world, person, id, 'text', message)
  const delivery = await world.courier.postTogether(said.map(({ update }) => update))
  for (const { id } of shown) settle(world, person, id, delivery)
  return delivery
}

export const keepsChat = ({ settings }: World, person: PersonState): boolean =>
  settings.record === 'everything' && !person.hidden

/** Reactions, edits and deletions change another bubble; everything else is one. */
function show(world: World, person: PersonState, id: string, type: string, message: Json): void {
  const content = (message[type] ?? {}) as Json
  const change = (of: unknown, to: Partial<ChatEntry>) => world.chats.change(person.key, String(of), to)
  if (type === 'reaction') change(content.message_id, { reaction: String(content.emoji ?? '') })
  else if (type === 'edit') {
    change(content.original_message_id, { edited: true, message: content.message as Json })
  } else if (type === 'revoke') change(content.original_message_id, { revoked: true })
  else {
    const side: ChatEntry['side'] = type === 'system' ? 'system' : 'person'
    world.chats.add(person.key, { id, side, at: world.clock.now(), type, message, tick: 'sent' })
  }
}

export function settle(world: World, person: PersonState, id: string, delivery: Delivery): void {
  if (delivery.state === 'delivered') world.chats.raise(person.key, id, 'delivered')
  else world.chats.raise(person.key, id, 'failed', 'The bot never acknowledged it')
}

/** As webhooks describe a file: its digest in base64. */
export function mediaContent(medium: Medium, more: Json): Json {
  return {
    mime_type: medium.mime,
    sha256: Buffer.from(medium.sha256, 'hex').toString('base64'),
    id: medium.id,
    ...more,
  }
}

/** A human answered from the WhatsApp Business app. */
export async function echoFromApp(world: World, person: PersonState, body: string): Promise<Delivery> {
  const id = world.newMessageId(person.phone)
  const at = world.clock.now()
  const echo: Json = {
    from: world.identity.displayPhoneNumber.replace(/\D/g, ''),
    ...(!person.bsuidOnly && { to: person.phone }),
    to_user_id: person.userId,
    id,
    timestamp: String(Math.floor(at / 1_000)),
    type: 'text',
    text: { body },
  }
  if (keepsChat(world, person))
    world.chats.add(person.key, { id, side: 'human', at, type: 'text', message: echo, tick: 'delivered' })
  return await world.courier.post({
    field: 'smb_message_echoes',
    personKey: person.key,
    lists: { message_echoes: [echo] },
  })
}

/** The person stops, or again wants, marketing messages. */
export async function prefer(world: World, person: PersonState, value: 'stop' | 'resume'): Promise<Delivery> {
  person.marketingStopped = value === 'stop'
  const preference: Json = {
    ...(!person.bsuidOnly && { wa_id: person.phone }),
    user_id: person.userId,
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(world.clock.now() / 1_000),
  }
  note(world, person, value === 'stop' ? 'Stopped marketing messages' : 'Wants marketing messages again')
  return await world.courier.post({
    field: 'user_preferences',
    personKey: person.key,
    contacts: [contactOf(person)],
    lists: { user_preferences: [preference] },
  })
}

/** New number, new user id: first the system message, then user_id_update, as Meta tells it. */
export async function changeNumber(world: World, person: PersonState, phone: string): Promise<Delivery> {
  const before = { phone: person.phone, userId: person.userId }
  world.people.changeNumber(person, phone)
  const system: Json = person.bsuidOnly
    ? { body: `User ${person.name} has a new user id`, user_id: person.userId, type: 'user_changed_user_id' }
    : {
        body: `User ${person.name} changed from ${before.phone} to ${person.phone}`,
        wa_id: person.phone,
        user_id: person.userId,
        type: 'user_changed_number',
      }
  const message: Json = {
    ...(!person.bsuidOnly && { from: before.phone }),
    from_user_id: before.userId,
    id: world.newMessageId(before.phone),
    timestamp: String(Math.floor(world.clock.now() / 1_000)),
    type: 'system',
    system,
  }
  note(world, person, `Number is now +${person.phone}`)
  await world.courier.post({ field: 'messages', personKey: person.key, lists: { messages: [message] } })
  const changed: Json = {
    ...(!person.bsuidOnly && { wa_id: person.phone }),
    user_id: { previous: before.userId, current: person.userId },
    detail: 'User id changed with the phone number',
    timestamp: Math.floor(world.clock.now() / 1_000),
  }
  return await world.courier.post({
    field: 'user_id_update',
    personKey: person.key,
    lists: { user_id_update: [changed] },
  })
}

/** A line in the middle of the chat that nobody sent. */
export function note(world: World, person: PersonState, body: string): void {
  if (!keepsChat(world, person)) return
  world.chats.add(person.key, {
    id: `note:${world.newMessageId(person.phone)}`,
    side: 'system',
    at: world.clock.now(),
    type: 'system',
    message: { type: 'system', system: { body } },
    tick: 'read',
  })
}
