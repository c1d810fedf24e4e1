import type { SeenDelivery, SeenEvent } from '../../server/queue/browse.ts'
import { isWithoutPosition } from '../../server/queue/without-position.ts'
import { incomingOf } from '../../server/whatsapp/incoming.ts'
import { object, text } from '../../server/whatsapp/payload.ts'
import { correlationIdOf } from '../../server/whatsapp/unpack.ts'
import { sentence } from '../bubbles.ts'
import { clockTime } from '../moment.ts'
import { short, table } from '../table.ts'

/** One line of a list: an event, or a delivery out of which none could be read. */
export interface Entry {
  /** What other commands take: the number of an event, or the id of a delivery. */
  id: number | string
  externalId: string | null
  correlationId: string
  kind: string
  state: string
  receivedAt: string
  person: { id: number; name: string | null; number: string | null } | null
  said: string
  attempts: number
  outcome: string | null
}

export function entryOf(event: SeenEvent): Entry {
  return {
    id: event.id,
    externalId: event.external_id,
    correlationId: event.correlation_id,
    kind: event.kind,
    state: event.state,
    receivedAt: new Date(event.received_at).toISOString(),
    person: event.person_id === null ? null : { id: event.person_id, name: event.name, number: event.phone },
    said: saidIn(event),
    attempts: event.attempts,
    outcome: event.outcome,
  }
}

export function unreadableEntry({ id, received_at, problem, body }: SeenDelivery): Entry {
  const correlationId = correlationIdOf(id)
  return {
    id: correlationId,
    externalId: null,
    correlationId,
    kind: 'delivery',
    state: 'unread',
    receivedAt: new Date(received_at).toISOString(),
    person: null,
    said: `${body.length} bytes`,
    attempts: 0,
    outcome: problem,
  }
}

export function entryLines(entries: Entry[], timezone: string): string[] {
  return table(
    ['ID', 'RECEIVED', 'KIND', 'PERSON', 'SAID', 'STATE', 'OUTCOME'],
    entries.map((entry) => [
      String(entry.id),
      clockTime(Date.parse(entry.receivedAt), timezone),
      entry.kind,
      short(whoIs(entry.person), 28),
      short(entry.said, 32) || '-',
      entry.attempts > 0 && entry.state !== 'handled'
        ? `${entry.state} (${entry.attempts} tries)`
        : entry.state,
      short(entry.outcome ?? '', 80),
    ]),
  )
}

export const whoIs = (person: { id: number; name: string | null; number: string | null } | null): string =>
  person === null ? '-' : [person.name, person.number, `p${person.id}`].filter(Boolean).join(' ')

/** What the event is about, in a few words; of a message what was said. */
export function saidIn({ kind, payload }: { kind: string; payload: unknown }): string {
  const body = object(payload)
  if (isWithoutPosition(payload)) return 'a position, forgotten since'
  if (kind === 'message') return sentence(incomingOf(object(body?.message) ?? {}))
  if (kind === 'status') return text(object(body?.status)?.status) ?? ''
  if (kind === 'timer' || kind === 'result') return text(body?.name) ?? ''
  return text(body?.field) ?? ''
}
