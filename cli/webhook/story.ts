import type { Reader } from '../../server/db/open.ts'
import { AppError } from '../../server/error.ts'
import type { Message } from '../../server/flows/message.ts'
import {
  deliveryById,
  eventsMatching,
  lookUp,
  messagesMatching,
  type SeenDelivery,
  type SeenMessage,
  statusesOf,
} from '../../server/queue/browse.ts'
import { correlationIdOf } from '../../server/whatsapp/unpack.ts'
import { bubble } from '../bubbles.ts'
import { clockTime } from '../moment.ts'
import { reasonWithCode } from '../outbox/describe.ts'
import { type Entry, entryOf, whoIs } from './describe.ts'

/** One event, or one delivery with all its events, with what led to it and what it led to. */
export interface Story {
  delivery: { id: string; receivedAt: string; bytes: number; problem: string | null; body: unknown } | null
  events: (Entry & { occurredAt: string; handledAt: string | null; payload: unknown })[]
  messages: ToldMessage[]
}

interface ToldMessage {
  id: number
  to: { id: number; name: string | null; number: string | null }
  state: string
  attempts: number
  externalId: string | null
  why: string | null
  message: unknown
  createdAt: string
  statuses: { status: string; at: string; detail: string | null }[]
}

/** Throws 'not.found'. */
export function storyOf(read: Reader, typed: string): Story {
  const found = lookUp(read, typed)
  if (found === undefined) {
    throw new AppError(
      'not.found',
      `There is no event or delivery "${typed}". "inzira webhook list" shows what there is.`,
    )
  }
  const events =
    'eventId' in found
      ? eventsMatching(read, { ids: [found.eventId], limit: 1 })
      : eventsMatching(read, { deliveryId: found.deliveryId, limit: mostEvents })
  const deliveryId = 'eventId' in found ? events[0]?.delivery_id : found.deliveryId
  const delivery = deliveryId == null ? undefined : deliveryById(read, deliveryId)
  const at = Math.min(
    ...events.map(({ received_at }) => received_at),
    delivery?.received_at ?? Number.MAX_SAFE_INTEGER,
  )
  const messages = messagesMatching(read, {
    causedBy:
      'eventId' in found
        ? { eventId: found.eventId, at }
        : { correlationId: correlationIdOf(found.deliveryId), at },
    limit: mostEvents,
  })
  return {
    delivery: delivery === undefined ? null : toldDelivery(delivery),
    events: events.map((event) => ({
      ...entryOf(event),
      occurredAt: iso(event.occurred_at),
      handledAt: event.handled_at === null ? null : iso(event.handled_at),
      payload: event.payload,
    })),
    messages: messages.map((message) => toldMessage(read, message)),
  }
}

export function storyLines({ delivery, events, messages }: Story, timezone: string): string[] {
  const time = (at: string) => clockTime(Date.parse(at), timezone)
  const lines: string[] = []
  if (delivery !== null) {
    lines.push(`Delivery ${delivery.id}  ${time(delivery.receivedAt)}  ${delivery.bytes} bytes`)
    if (delivery.problem !== null) lines.push(`  could not be read: ${delivery.problem}`)
    lines.push(
      ...indented(typeof delivery.body === 'string' ? delivery.body : JSON.stringify(delivery.body, null, 2)),
    )
  }
  for (const event of events) {
    lines.push('', `Event ${event.id}  ${event.kind}  ${event.state}  ${event.externalId ?? ''}`)
    lines.push(`  from      ${whoIs(event.person)}`, `  said      ${event.said || '-'}`)
    lines.push(`  happened  ${time(event.occurredAt)}`)
    if (event.handledAt !== null) lines.push(`  handled   ${time(event.handledAt)}`)
    if (event.outcome !== null) lines.push(`  outcome   ${event.outcome}`)
    if (event.attempts > 0) lines.push(`  failures  ${event.attempts}`)
  }
  for (const { id, to, state, attempts, why, externalId, message, statuses } of messages) {
    lines.push('', `Message ${id} to ${whoIs(to)}  ${state}  ${externalId ?? ''}`)
    if (why !== null) lines.push(`  why       ${why}`)
    if (attempts > 1) lines.push(`  sent      ${attempts} times`)
    for (const { status, at, detail } of statuses)
      lines.push(`  ${status.padEnd(10)}${time(at)}  ${detail ?? ''}`.trimEnd())
    lines.push(...bubble(message as Message).map((line) => `  | ${line}`))
  }
  if (messages.length === 0) lines.push('', 'It caused no message.')
  return lines
}

function toldDelivery({ id, received_at, problem, body }: SeenDelivery): Story['delivery'] {
  const raw = Buffer.from(body).toString('utf8')
  return {
    id: correlationIdOf(id),
    receivedAt: iso(received_at),
    bytes: body.length,
    problem,
    body: parsed(raw),
  }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    // Shown as it came: that it is no JSON is what its reader wants to see.
    return raw
  }
}

function toldMessage(read: Reader, row: SeenMessage): ToldMessage {
  return {
    id: row.id,
    to: { id: row.person_id, name: row.name, number: row.phone },
    state: row.status === null || row.state !== 'accepted' ? row.state : `${row.state}, ${row.status}`,
    attempts: row.attempts,
    externalId: row.wa_message_id,
    why: reasonWithCode(row.error_code, row.error_message),
    message: row.message,
    createdAt: iso(row.created_at),
    statuses: statusesOf(read, row.id).map(({ status, detail, occurred_at }) => ({
      status,
      at: iso(occurred_at),
      detail,
    })),
  }
}

const indented = (text: string): string[] => text.split('\n').map((line) => `  ${line}`)
const iso = (at: number): string => new Date(at).toISOString()
/** A delivery holds at most a thousand. */
const mostEvents = 1000
